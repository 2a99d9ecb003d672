"""A generated edition of two hundred reports with five thousand quotations of twenty-five utterances."""

from __future__ import annotations

from random import Random

from variorum.ids import digest, quotation_id
from variorum.model import Edition, Passage, Place, Quoted, Reading, Share, Span, Speaker, Utterance, Witness

UTTERANCES, PASSAGES, REPORTS, EACH, LONG = 25, 150, 200, 25, 9
TEXT = (
    "harbour lantern tide the a of bell crane we not never winter ferry rope captain open closed engine they will "
    "was signal paper light under over seven twelve promise question water stone bridge and but who asked told"
)
WORDS = TEXT.split()


def edition(seed: int = 5) -> Edition:
    """The edition; every place gives back its text."""
    chance = Random(seed)
    said = [[spoken(chance, n) for n in range(PASSAGES)] for _ in range(UTTERANCES)]
    places: dict[tuple[int, int], list[tuple[str, Place]]] = {}
    witnesses, quotations = [], []
    for report in range(REPORTS):
        siglum, text = f"R{report:03d}", ""
        for n in range(EACH):
            u, first = chance.randrange(4) + report % (UTTERANCES - 3), chance.randrange(PASSAGES - LONG)
            text += f"{' '.join(chance.choices(WORDS, k=30)).capitalize()}.\n\n“"
            start, mine = len(text), []
            for p in range(first, first + LONG):
                kind, words = printed(chance, said[u][p].strip())
                text += " " if len(text) > start and words else ""
                mine.append((u, p, kind, len(text), words))
                text += words
            span = Span(start, len(text))
            name = quotation_id(siglum, (span,))
            for u, p, kind, at, words in mine:
                places.setdefault((u, p), []).append((kind, Place(siglum, name, at, at + len(words), words)))
            quotations.append(
                Quoted(name, siglum, *span, (span,), text[start:], "direct", None, f"s{u}", None, "carried on", 0.9,
                       None, None, f"u{u}")
            )  # fmt: skip
            text += f"” said speaker {n}.\n\n"
        witnesses.append(
            Witness(siglum, f"{siglum}.txt", digest(text, length=64), len(text), "report", f"The Town {report} Herald",
                    published=f"2031-05-{1 + report % 28:02d}", text=text)
        )  # fmt: skip
    utterances = tuple(utterance(u, said[u], places) for u in range(UTTERANCES))
    speakers = tuple(Speaker(f"s{u}", f"Speaker {u}", "person", (f"Speaker {u}",)) for u in range(UTTERANCES))
    return Edition("0.1.0", 1, tuple(witnesses), speakers, tuple(quotations), utterances)


def spoken(chance: Random, n: int) -> str:
    """The words of a passage: four of them, every third one ending a sentence."""
    return " ".join(chance.choices(WORDS, k=4)) + (". " if n % 3 == 2 else " ")


def printed(chance: Random, words: str) -> tuple[str, str]:
    """What a report prints of a passage: mostly its words, now and then another, or none."""
    throw = chance.random()
    if throw < 0.05:
        return "substitution", f"{chance.choice(WORDS)} {words.split(' ', 1)[1]}"
    return ("omission", "") if throw < 0.08 else ("verbatim", words)


def utterance(u: int, said: list[str], places: dict[tuple[int, int], list[tuple[str, Place]]]) -> Utterance:
    passages, at, sigla = [], 0, set()
    for n, words in enumerate(said):
        held: dict[tuple[str, str], list[Place]] = {("verbatim", words.strip()): []}
        for kind, place in places.get((u, n), ()):
            held.setdefault((kind, place.text), []).append(place)
            sigla.add(place.siglum)
        readings = tuple(Reading(text, kind, tuple(where)) for (kind, text), where in held.items())  # type: ignore[arg-type]
        passages.append(Passage(Span(at, at + len(words)), False, False, readings))
        at += len(words)
    shares = tuple(Share(s, 0.1, {}) for s in sorted(sigla))
    return Utterance(f"u{u}", f"s{u}", "speech", "".join(said), True, tuple(passages), shares)
