"""Scores an edition of the five reports of `../shared/data/memo`, read as other programs read it: as JSON."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from truth import Json, Row, Truth, Word


def files_of(edition: Json, truth: Truth) -> dict[str, str]:
    """siglum → the number of the file, by digest."""
    names = {facts["sha256"]: name for name, facts in truth.facts["files"].items()}
    return {w["siglum"]: names[w["sha256"]] for w in edition["witnesses"] if w["sha256"] in names}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def printed_spans(edition: Json, truth: Truth, kinds: frozenset[str]) -> dict[tuple[str, int, int], Json]:
    """(file, start, end) of each span of the quotations of these kinds → the quotation."""
    files = files_of(edition, truth)
    return {
        (files[q["witness"]], *trimmed(truth.texts[files[q["witness"]]], *span)): q
        for q in edition["quotations"]
        if q["kind"] in kinds and not q["within"]
        for span in q["spans"]
    }


SPEECH = frozenset({"direct", "mixed"})


def place_of(pair: Json, truth: Truth) -> tuple[str, int, int]:
    return (pair["file"], *trimmed(truth.texts[pair["file"]], pair["start"], pair["end"]))


def segments(edition: Json, truth: Truth) -> dict[str, Any]:
    """Marked speech told right: F1 of spans, what was missed, and what was taken for speech and is none."""
    want = {place_of(pair, truth) for pair in truth.speech}
    got = set(printed_spans(edition, truth, SPEECH))
    right = len(want & got)
    f1 = 2 * right / max(1, len(want) + len(got))
    return {"f1": f1, "missed": sorted(want - got), "invented": sorted(got - want)}


def speakers(edition: Json, truth: Truth) -> dict[str, Any]:
    """Of all pairs that are speech: whose speaker is right, wrong (each named) and null.

    Someone left unnamed ("the actor") where the truth has a person is not known, which is no misattribution.
    """
    named = {s["id"]: [s["name"], *s["names"]] for s in edition["speakers"]}
    unnamed = {s["id"] for s in edition["speakers"] if s["kind"] == "unnamed"}
    spans = printed_spans(edition, truth, SPEECH)
    right, null, wrong = 0, [], []
    for pair in truth.speech:
        place = place_of(pair, truth)
        found = (spans.get(place) or {"speaker": None})["speaker"]
        names = named.get(found, [found])
        if found is None:
            null.append(place)
        elif any(truth.is_speaker(key, names) for key in [pair["speaker"], *pair.get("also", [])]):
            right += 1
        elif found in unnamed and truth.facts["speakers"][pair["speaker"]]["kind"] == "person":
            null.append(place)
        else:
            wrong.append((place, names[0], pair["speaker"]))
    return {"right": right / len(truth.speech), "wrong": wrong, "null": null}


def main_utterance(edition: Json, truth: Truth) -> str | None:
    """The utterance that holds most of the voice message's quotations."""
    spans = printed_spans(edition, truth, SPEECH)
    count = Counter(q["utterance"] for p in truth.voice if (q := spans.get(place_of(p, truth))))
    count.pop(None, None)
    return max(sorted(count), key=lambda u: count[u]) if count else None


def gathered(edition: Json, truth: Truth) -> dict[str, Any]:
    """How many of the 92 are in one utterance, which are not, and what else is in it."""
    main, spans = main_utterance(edition, truth), printed_spans(edition, truth, SPEECH)
    want = {place_of(pair, truth) for pair in truth.voice}
    inside = {place for place, q in spans.items() if q["utterance"] == main}
    nested = [q["id"] for q in edition["quotations"] if q["within"] and q["utterance"] == main]
    return {
        "inside": len(want & inside),
        "left_out": sorted(want - inside),
        "strangers": sorted(inside - want) + nested,
    }


# --- words lined up ---------------------------------------------------------------------------------------------


def words_in(words: Sequence[Word], start: int, end: int) -> list[int]:
    return [n for n, word in enumerate(words) if word.start < end and word.end > start]


def norm(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def same_words(truth: Truth) -> set[frozenset[Row]]:
    """Every two words of two files that print the same spoken word."""
    by_column: dict[int, list[Row]] = defaultdict(list)
    for file, words in truth.words.items():
        for n, word in enumerate(words):
            for column in word.columns:
                by_column[column].append((file, n))
    return {frozenset((a, b)) for rows in by_column.values() for a in rows for b in rows if a[0] < b[0]}


@dataclass
class LinedUp:
    """Pairs of words that passages set against each other, one by one; and those inside one block of unequal length."""

    pairs: set[frozenset[Row]]
    blocks: set[frozenset[Row]]


def rows_of(passage: Json, files: Mapping[str, str], truth: Truth) -> list[tuple[str, list[int]]]:
    return [
        (file, words_in(truth.words[file], place["start"], place["end"]))
        for reading in passage["readings"]
        for place in reading["places"]
        if (file := files.get(place["witness"])) and place["start"] < place["end"]
    ]


def line_up(passage: Json, files: Mapping[str, str], truth: Truth, into: LinedUp) -> None:
    """What one passage says of which words are the same.

    Where two places have the same words these answer to each other; runs between them of one length word by word; runs
    of unequal length (I'm / I am; a paraphrase) as blocks, which claim nothing of single words.
    """
    rows = rows_of(passage, files, truth)
    for x, (file, mine) in enumerate(rows):
        for other, theirs in rows[x + 1 :]:
            if file == other:
                continue
            a = [norm(truth.texts[file][truth.words[file][n].start : truth.words[file][n].end]) for n in mine]
            b = [norm(truth.texts[other][truth.words[other][n].start : truth.words[other][n].end]) for n in theirs]
            for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
                if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
                    pairs = zip(mine[i1:i2], theirs[j1:j2], strict=True)
                    into.pairs.update(frozenset(((file, i), (other, j))) for i, j in pairs)
                elif tag == "replace":
                    into.blocks.update(frozenset(((file, i), (other, j))) for i in mine[i1:i2] for j in theirs[j1:j2])


def is_false(pair: frozenset[Row], truth: Truth) -> bool:
    one, two = (truth.words[file][n] for file, n in pair)
    if not (one.compared and two.compared):
        return False
    return not ((one.columns | one.maybe) & two.columns or one.columns & (two.columns | two.maybe))


def lined_up(edition: Json, truth: Truth) -> dict[str, Any]:
    """The share of pairs of the same words that the passages line up, those missed, and the false pairs."""
    files, got, want = files_of(edition, truth), LinedUp(set(), set()), same_words(truth)
    for utterance in edition["utterances"]:
        for passage in utterance["passages"]:
            line_up(passage, files, truth, got)
    missed = sorted(sorted(pair) for pair in want - got.pairs - got.blocks)
    false = sorted(sorted(pair) for pair in got.pairs if is_false(pair, truth))
    return {"recall": 1 - len(missed) / len(want), "missed": missed, "false": false}


# --- order, completeness, kinds ---------------------------------------------------------------------------------


def passage_columns(passage: Json, files: Mapping[str, str], truth: Truth) -> list[int]:
    """The columns of the words of the lemma, in their order."""
    lemma = {**passage, "readings": passage["readings"][:1]}
    words = [truth.words[file][n] for file, ns in rows_of(lemma, files, truth)[:1] for n in ns]
    return [min(word.columns) for word in words if word.columns]


def order(edition: Json, truth: Truth) -> dict[str, Any]:
    """The share of pairs of passages of the voice message that stand in spoken order, and where the order breaks."""
    files, main = files_of(edition, truth), main_utterance(edition, truth)
    firsts: list[int] = []
    for utterance in edition["utterances"]:
        if utterance["id"] == main:
            firsts = [c[0] for p in utterance["passages"] if (c := passage_columns(p, files, truth))]
    pairs = [(a, b) for n, a in enumerate(firsts) for b in firsts[n + 1 :]]
    breaks = [(a, b) for a, b in pairwise(firsts) if b < a]
    return {"in_order": sum(a <= b for a, b in pairs) / max(1, len(pairs)), "breaks": breaks, "passages": len(firsts)}


def sentences(truth: Truth) -> Iterator[tuple[str, list[Word]]]:
    """Every sentence (or part of one) of the voice message that a report prints: its file and its words."""
    for pair in truth.voice:
        text = truth.texts[pair["file"]]
        words = [w for w in truth.words[pair["file"]] if pair["start"] <= w.start < pair["end"]]
        row: list[Word] = []
        for n, word in enumerate(words):
            row.append(word)
            after = text[word.end : words[n + 1].start] if n + 1 < len(words) else "."
            if re.search(r"[.!?](?!\.)", after.replace("…", "").replace("....", "")):
                yield pair["file"], row
                row = []
        if row:
            yield pair["file"], row


NEAR = 30
"""How many spoken words away a report must go on for it to have been there: more than the longest sentence's tail."""


def printed_without(column: int, held: Sequence[int], truth: Truth, file: str) -> bool:
    """Whether another report prints the words on both sides of this one, and not it.

    `held` are the words of the same sentence in the reading text; at the sentence's edge any near word will do.
    """
    before, after = [c for c in held if c < column][-1:], [c for c in held if c > column][:1]
    for other, words in truth.words.items():
        at = {min(w.columns) for w in words if w.columns}
        if other == file or column in at:
            continue
        left = before[0] in at if before else any(c in at for c in range(column - NEAR, column))
        right = after[0] in at if after else any(c in at for c in range(column + 1, column + NEAR))
        if left and right:
            return True
    return False


def completeness(edition: Json, truth: Truth) -> dict[str, Any]:
    """Sentences that any report printed, and those of them that the reading text does not hold in any printed wording.

    A word of a sentence may be missing from the reading text only where another report prints the words around it
    without it.
    """
    files, main = files_of(edition, truth), main_utterance(edition, truth)
    held: set[int] = set()
    for utterance in edition["utterances"]:
        for passage in utterance["passages"] if utterance["id"] == main else ():
            lemma = {**passage, "readings": passage["readings"][:1]}
            if passage["at"][0] < passage["at"][1]:
                words = [truth.words[file][n] for file, ns in rows_of(lemma, files, truth) for n in ns]
                held.update(*(word.columns for word in words))
    lost, count = [], 0
    for file, words in sentences(truth):
        wanted = sorted({c for w in words for c in w.columns})
        if not wanted:
            continue
        count += 1
        here = [c for c in wanted if c in held]
        if not here or not all(printed_without(c, here, truth, file) for c in wanted if c not in held):
            lost.append((file, words[0].start, words[-1].end))
    return {"sentences": count, "lost": lost}


def differences(edition: Json, truth: Truth) -> dict[str, Any]:
    """Where reports differ in substance: the share whose kind is one of those that would be right, and the others."""
    files, wrong = files_of(edition, truth), []
    places = [
        (files[place["witness"]], place["start"], place["end"], kind)
        for utterance in edition["utterances"]
        for passage in utterance["passages"]
        for reading in passage["readings"]
        for place in reading["places"]
        for kind in {reading["kind"], "disputed" if passage["disputed"] else reading["kind"]}
        if place["witness"] in files
    ]
    for fact in truth.facts["differences"]:
        low, high = fact["start"], fact["end"]
        kinds = sorted({kind for f, s, e, kind in places if f == fact["file"] and touches(s, e, low, high)})
        if not set(kinds) & set(fact["kinds"]):
            wrong.append((fact["file"], low, high, fact["kinds"], kinds))
    return {"right": 1 - len(wrong) / len(truth.facts["differences"]), "wrong": wrong}


SUBSTANCE = frozenset({"substitution", "paraphrase", "insertion", "omission", "splice", "disputed", "grammar"})
"""Kinds by which a passage differs in more than form."""


def substance(edition: Json, truth: Truth) -> list[tuple[str, list[tuple[str, int, str, str, list[str]]]]]:
    """Each passage of the message whose wording differs in substance, by our kinds or by the truth: its lemma, and for
    every witness its file, offset, words, our kind and the kinds that a reader would give (none: nothing is wrong)."""
    files = files_of(edition, truth)
    facts = truth.facts["differences"]
    out = []
    for passage in next(u for u in edition["utterances"] if u["id"] == main_utterance(edition, truth))["passages"]:
        rows = []
        for reading in passage["readings"]:
            for place in reading["places"]:
                file, start, end = files[place["witness"]], place["start"], place["end"]
                fact = [x for x in facts if x["file"] == file and touches(start, end, x["start"], x["end"])]
                asked = sorted({kind for x in fact for kind in x["kinds"]})
                rows.append((file, start, truth.texts[file][start:end], reading["kind"], asked))
        if any(kind in SUBSTANCE or not SUBSTANCE.isdisjoint(asked) for _, _, _, kind, asked in rows):
            out.append((passage["readings"][0]["text"], sorted(rows)))
    return out


JOIN = 2
"""A gap stands at a join: between two words there may be a mark and a space, and either side of them is right."""


def touches(start: int, end: int, low: int, high: int) -> bool:
    """Whether a place is the difference at [low, high): a gap is met by what has no width, words by words."""
    if low == high:
        return start == end and abs(start - low) <= JOIN
    return start < high and end > low


def outlets(edition: Json, truth: Truth) -> dict[str, tuple[str | None, str | None, bool]]:
    """File → the outlet in truth, the outlet found, and whether they are the same (`The` and case apart)."""

    def plain(name: str | None) -> str | None:
        return re.sub(r"^the ", "", name.casefold()) if name else None

    files = files_of(edition, truth)
    found = {files[w["siglum"]]: w["outlet"] for w in edition["witnesses"] if w["siglum"] in files}
    facts = truth.facts["files"]
    return {n: (f["outlet"], found.get(n), plain(f["outlet"]) == plain(found.get(n))) for n, f in sorted(facts.items())}
