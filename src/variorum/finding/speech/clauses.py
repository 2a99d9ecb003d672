"""A sentence as a row of items: marked segments, mentions, verbs, marks of punctuation and other words.

This is all the grammar that finding the speaker needs; `cues` walks along the row from a segment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Literal

from msgspec import Struct

from variorum.finding.speech.marks import FILLER
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.verbs import Verb, verb
from variorum.finding.speech.words import Remembered, Words
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["Item", "items", "subject_before", "subject_of_clause"]

_PREPOSITIONS = words("en", "speech", "cues", "prepositions")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_CONJUNCTIONS = frozenset({"and", "but", "then", "or"})
_CLAUSE = words("en", "speech", "cues", "clause")
"""Words that begin a clause: what stands after them hangs on no preposition before them."""


Kind = Literal["Q", "T", "M", "V", "P", "W"]


class Item(Struct, frozen=True, gc=False):
    """One item of a sentence, at `[start, end)`. `Q`: a marked segment (`ref` is the segment's index), `M`: a mention
    (the candidate's), `V`: a verb, `P`: punctuation, `W`: any other word. Of a verb, `strength` tells how surely it
    introduces speech, and `finite` whether it can head a clause."""

    kind: Kind
    start: int
    end: int
    text: str
    ref: int = -1
    verb: Verb | None = None
    strength: str = ""
    finite: bool = False

    @property
    def span(self) -> Span:
        """Where the item stands."""
        return Span(self.start, self.end)


def items(
    sentence: Words, mentions: Mapping[int, tuple[int, Candidate]], segments: Mapping[int, int],
    titles: Set[int],
) -> tuple[list[Item], str]:  # fmt: skip
    """The items of a sentence that is given as words, and their shape. `mentions`: the longest candidate (with its
    index) by where it starts; `segments`: the index of a segment by where its marks start; `titles`: the segments that
    are titles by their shape.

    The shape has one letter for each item, so that items are counted and found as letters are: its kind, but `D` for a
    mention of a document, `v` for a participle, and a comma or colon as itself.
    """
    out: list[Item] = []
    shape: list[str] = []
    at = 0
    read = map(_READ.__getitem__, sentence.texts)
    for start, end, (kind, letter, word, found, strength, finite) in zip(
        sentence.starts, sentence.ends, read, strict=True
    ):
        if start < at:
            continue
        if start in mentions:
            index, c = mentions[start]
            at = c.span.end
            out.append(Item("M", start, at, c.text, index))
            shape.append("D" if c.form == "document" else "M")
        elif kind == "Q":
            ref = segments.get(start, -1)
            kind = "T" if ref in titles else "Q"
            out.append(Item(kind, start, end, "", ref))
            shape.append(kind)
        else:
            out.append(Item(kind, start, end, word, -1, found, strength, finite))
            shape.append(letter)
    return out, "".join(shape)


def _read(printed: str) -> tuple[Kind, str, str, Verb | None, str, bool]:
    """The kind of a word or mark, its letter in the shape, its text in the row, the verb that it may be, and of that
    the strength and whether it is finite."""
    if printed[0] == FILLER:
        return "Q", "Q", "", None, "", False
    if not printed[0].isalnum():
        return "P", printed if printed in {",", ":"} else "P", printed, None, "", False
    text = printed.lower()
    found = verb(text)
    if found is None:
        return "W", "W", text, None, "", False
    finite = found.form != "participle"
    return "V", "V" if finite else "v", text, found, found.strength, finite


_READ = Remembered(_read)


def in_phrase(row: Sequence[Item], i: int) -> bool:
    """Whether the mention at `i` hangs on a preposition ("for Poe", "of the former mayor")."""
    for k in range(i - 1, max(-1, i - 4), -1):
        item = row[k]
        if item.kind == "W" and item.text in _PREPOSITIONS:
            return True
        if item.kind != "W" or item.text in _AUXILIARIES or item.text in _CONJUNCTIONS or item.text in _CLAUSE:
            return False
    return False


def _eligible(row: Sequence[Item], i: int, mentions: Sequence[Candidate]) -> bool:
    return row[i].kind == "M" and not mentions[row[i].ref].possessive and not in_phrase(row, i)


def subject_before(row: Sequence[Item], v: int, mentions: Sequence[Candidate], floor: int = 0) -> int | None:
    """The subject of the finite verb at `v`, looking left: appositions, relative clauses and what hangs on
    prepositions are skipped. Where the verb follows "and", the subject of the clause."""
    k = v - 1
    while k >= floor and row[k].kind in {"W", "V"} and _adverbial(row[k]):
        k -= 1
    if k >= floor and row[k].kind == "W" and row[k].text in _CONJUNCTIONS:
        return subject_of_clause(row, v, mentions, floor)
    if k >= floor and row[k].kind == "P" and row[k].text in {",", ")", "—", "–", "-"}:
        before = _before_apposition(row, k, floor)
        if before is not None:
            head = _nearest(row, before, mentions, floor)
            if head is not None:
                return head
    return _nearest(row, k, mentions, floor)


def _adverbial(item: Item) -> bool:
    return item.text in _AUXILIARIES or item.text.endswith("ly")


def _before_apposition(row: Sequence[Item], k: int, floor: int) -> int | None:
    """Left of a bracketed clause that ends at `k`: the item before its opening comma, dash or bracket."""
    opening = {",": ",", ")": "(", "—": "—", "–": "–", "-": "-"}[row[k].text]
    for j in range(k - 1, floor - 1, -1):
        if row[j].kind == "Q":
            return None
        if row[j].kind == "P" and row[j].text == opening:
            return j - 1 if j > floor else None
    return None


def _nearest(row: Sequence[Item], k: int, mentions: Sequence[Candidate], floor: int) -> int | None:
    relative = None
    for j in range(k, floor - 1, -1):
        if row[j].kind == "Q":
            break
        if _eligible(row, j, mentions):
            if row[j].text.lower() == "who":
                relative = j
                continue
            return j
    return relative


def subject_of_clause(row: Sequence[Item], v: int, mentions: Sequence[Candidate], floor: int = 0) -> int | None:
    """The subject of the clause that the verb at `v` belongs to, looking right from `floor`: the first mention that
    hangs on no preposition and has a verb after it."""
    first = None
    for j in range(floor, v):
        if _eligible(row, j, mentions) and row[j].text.lower() != "who":
            if first is None:
                first = j
            if any(row[i].kind == "V" or row[i].text in _AUXILIARIES for i in range(j + 1, min(v, j + 4))):
                return j
    return first
