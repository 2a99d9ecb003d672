"""An utterance's differences as a reader meets them: one entry a place, and one a cut, however long.

The passages of an apparatus are as small as the words that differ. A cut of forty words therefore lies over many of
them; here it is one thing again, with every report that makes the same cut beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from variorum.model import Edition, Passage, Place, Reading, ReadingKind, Utterance
from variorum.text.lexicon import words as word_list
from variorum.writers.kinds import CUTS, GRAVITY, KINDS, SUBSTANCE, gravest

__all__ = [
    "Difference",
    "differences",
    "done_by",
    "is_cut",
    "lemma",
    "numbered",
    "printing",
    "shared_utterances",
    "sigla_of",
    "words_in",
]


BRIEF = 40
"""Utterances of fewer words are set small, without bars or strips: the words say as much."""

BESIDE = 2
"""Characters between two wordings of one report that still stand side by side: a space, with a mark before it."""

SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]{0,4}\s*\Z")
"""The end of a sentence of the reading text: a passage never crosses one."""


class Difference(Struct, frozen=True):
    """Where reports differ: passages `first` to `last` (both included), the words of the reading text there and who
    prints them, and the other readings, gravest first. For a cut the one reading is empty."""

    first: int
    last: int
    kind: ReadingKind
    cut: bool
    words: str
    printed_by: tuple[Place, ...]
    readings: tuple[Reading, ...]

    @property
    def substance(self) -> bool:
        """Whether it may change what a reader understands: by its kind, and by more than an *and* come or gone."""
        return self.kind in SUBSTANCE and not light(self)


class Cut(Struct):
    """A cut of one report, while its passages are being gathered."""

    place: Place
    passages: list[int]
    kinds: list[str]


def differences(utterance: Utterance) -> tuple[Difference, ...]:
    """Every difference of the utterance, in the order of the reading text; a cut stands before a wording."""
    found = [*wordings(utterance), *cuts(utterance)]
    return tuple(sorted(found, key=lambda d: (d.first, not d.cut, d.last, GRAVITY[d.kind])))


def light(difference: Difference) -> bool:
    """Whether words are only added or left out, and all of them are light: and, so, that."""
    sides = [difference.words, *(reading.text for reading in difference.readings)]
    present = [side for side in sides if side]
    if difference.words and not difference.cut and any(reading.text for reading in difference.readings):
        return False
    known = word_list("en", "review", "light")
    return all(word.strip(".,;:!?—–-… ").lower() in known for side in present for word in side.split())


def numbered(found: Sequence[Difference]) -> tuple[tuple[int, Difference], ...]:
    """The differences in substance with the numbers that the text and the page give them, from 1."""
    return tuple(enumerate((d for d in found if d.substance), 1))


def lemma(passage: Passage) -> Reading | None:
    """The reading whose words stand in the reading text; None where the passage has no width or nothing is printed."""
    return passage.readings[0] if passage.readings and passage.at.start < passage.at.end else None


def is_cut(reading: Reading, passage: Passage) -> bool:
    """Whether the reading leaves words out (and does not put others in their place)."""
    if reading.kind == "ellipsis":
        return True
    return reading.kind in CUTS and not any(place.end > place.start for place in reading.places) and wide(passage)


def wide(passage: Passage) -> bool:
    """Whether the passage holds words of the reading text."""
    return passage.at.start < passage.at.end


def wordings(utterance: Utterance) -> list[Difference]:
    """The passages at which other words are printed than those of the reading text."""
    out: list[Difference] = []
    for n, passage in enumerate(utterance.passages):
        first = lemma(passage)
        others = [r for r in passage.readings if r is not first and r.kind != "verbatim" and not is_cut(r, passage)]
        if not others:
            continue
        others.sort(key=lambda r: GRAVITY[r.kind])
        kept = first.places if first else without(passage)
        words = utterance.text[passage.at.start : passage.at.end].strip()
        found = Difference(n, n, others[0].kind, False, words, kept, tuple(others))
        if out and run_on(out[-1], found):
            out[-1] = joined(utterance, out[-1], found)
        else:
            out.append(found)
    return out


def run_on(a: Difference, b: Difference) -> bool:
    """Whether the second wording goes on where the first ends: the next passage, the same reports, side by side in
    their texts. An apparatus takes a reworded clause word by word; a reader takes it as one."""
    if b.first != a.last + 1 or len(a.readings) != 1 or len(b.readings) != 1:
        return False
    if a.kind not in SUBSTANCE or b.kind not in SUBSTANCE:
        return False
    if not (a.words and b.words) and a.first == a.last:
        return False  # an addition beside one changed word is a thing of its own
    before = {(p.siglum, p.fragment): p for p in a.readings[0].places}
    after = {(p.siglum, p.fragment): p for p in b.readings[0].places}
    return before.keys() == after.keys() and all(
        0 <= after[key].start - before[key].end <= BESIDE for key in before if before[key].text and after[key].text
    )


def joined(utterance: Utterance, a: Difference, b: Difference) -> Difference:
    """Two wordings that run on, as one."""
    after = {(p.siglum, p.fragment): p for p in b.readings[0].places}
    places = tuple(
        Place(p.siglum, p.fragment, p.start, max(p.end, q.end), f"{p.text} {q.text}".strip())
        for p in a.readings[0].places
        for q in (after[p.siglum, p.fragment],)
    )
    kind: ReadingKind = min(a.kind, b.kind, key=lambda k: GRAVITY[k])
    passages = utterance.passages
    words = utterance.text[passages[a.first].at.start : passages[b.last].at.end].strip()
    text = f"{a.readings[0].text} {b.readings[0].text}".strip()
    return Difference(a.first, b.last, kind, False, words, a.printed_by or b.printed_by, (Reading(text, kind, places),))


def without(passage: Passage) -> tuple[Place, ...]:
    """Who prints nothing at a passage without width, where others print an addition."""
    return tuple(p for r in passage.readings if r.kind == "verbatim" for p in r.places)


def cuts(utterance: Utterance) -> list[Difference]:
    """The cuts, each as long as it is, with every report that makes it."""
    alike: dict[tuple[int, int, str], list[Place]] = {}
    for cut in gathered(utterance.passages):
        key = (cut.passages[0], cut.passages[-1], gravest(cut.kinds))
        alike.setdefault(key, []).append(cut.place)
    return [the_cut(utterance, *key, places) for key, places in alike.items()]


def the_cut(utterance: Utterance, first: int, last: int, kind: str, places: list[Place]) -> Difference:
    """The difference for one cut that the reports at `places` make."""
    over = utterance.passages[first : last + 1]
    words = utterance.text[over[0].at.start : over[-1].at.end].strip()
    who = {place.siglum: place for passage in over for place in reversed(printing(passage))}
    reading = Reading("", kind, tuple(places))  # type: ignore[arg-type]
    by = tuple(who[siglum] for siglum in sorted(who))
    return Difference(first, last, reading.kind, True, words, by, (reading,))


def gathered(passages: Sequence[Passage]) -> list[Cut]:
    """Each report's cuts: passages in a row that it passes over at one and the same place of its text."""
    done: list[Cut] = []
    open_cuts: dict[tuple[str, str | int, int, int], Cut] = {}
    for n, passage in enumerate(passages):
        here = {}
        for reading in passage.readings:
            if is_cut(reading, passage):
                for place in reading.places:
                    key = (place.siglum, place.fragment, place.start, place.end)
                    cut = open_cuts.get(key) or Cut(place, [], [])
                    cut.passages.append(n)
                    cut.kinds.append(reading.kind)
                    here[key] = cut
        if wide(passage):
            done += [cut for key, cut in open_cuts.items() if key not in here]
            open_cuts = here
        else:
            open_cuts |= here
    return done + list(open_cuts.values())


def printing(passage: Passage) -> tuple[Place, ...]:
    """Every place at which a report prints words for the passage, those of the reading text first."""
    return tuple(
        p for r in passage.readings for p in r.places if p.end > p.start and r.kind not in ("ellipsis", "pause")
    )


def done_by(found: Sequence[Difference]) -> Mapping[str, Mapping[str, int]]:
    """For each siglum how often it differs, and how: one cut counts once, however long."""
    counts: dict[str, Counter[str]] = {}
    for difference in found:
        for reading in difference.readings:
            for siglum in dict.fromkeys(p.siglum for p in reading.places):
                counts.setdefault(siglum, Counter())[reading.kind] += 1
    return {s: {kind: c[kind] for kind in KINDS if c[kind]} for s, c in counts.items()}


def paragraphs(
    utterance: Utterance, words: int, beside: Mapping[int, int] = MappingProxyType({}), most: int = 1,
    folded: Sequence[tuple[int, int]] = (),
) -> tuple[tuple[int, int], ...]:  # fmt: skip
    """The reading text in paragraphs, each as its first and last passage: whole sentences, and never across a gap in
    the order or from one turn of a speaker to the next. One ends with the first sentence after so many `words`, or
    after half as many where `most` things stand `beside` its passages (how many, by passage). A stretch that is
    `folded` is one paragraph."""
    edges = {low - 1 for low, _ in folded} | {high for _, high in folded}
    inside = {n for low, high in folded for n in range(low, high)}
    out, first, held, things = [], 0, 0, 0
    for n, passage in enumerate(utterance.passages):
        text = utterance.text[passage.at.start : passage.at.end]
        held += words_in(text)
        things += beside.get(n, 0)
        full = held >= words or (things >= most and held * 2 >= words)
        if n in inside:
            continue
        if n in edges or text.endswith("\n") or (full and SENTENCE_END.search(text)):
            out.append((first, n))
            first, held, things = n + 1, 0, 0
    if first < len(utterance.passages):
        out.append((first, len(utterance.passages) - 1))
    return tuple(out)


def shared_utterances(edition: Edition) -> tuple[Utterance, ...]:
    """Utterances that more than one report prints: what most reports print first, then the longest."""
    several = [u for u in edition.utterances if len(sigla_of(u)) > 1]
    return tuple(sorted(several, key=lambda u: (-len(sigla_of(u)), -words_in(u.text), u.id)))


def sigla_of(utterance: Utterance) -> tuple[str, ...]:
    """The witnesses that have a place in the utterance, in alphabetical order."""
    return tuple(sorted({p.siglum for passage in utterance.passages for r in passage.readings for p in r.places}))


def words_in(text: str) -> int:
    """How many words the text has."""
    return len(text.split())
