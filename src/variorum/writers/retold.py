"""What reports tell of an utterance in other words: shown apart from it, beside the passage that it is nearest to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, UnsetType

from variorum.model import Edition, Quoted, Utterance, Witness

__all__ = ["Retold", "retold"]

TELLING = re.compile(r"[^\W\d_]{4,}")
STEM = 5
"""Letters by which words are compared: "worries" and "worried" agree."""
ROOM = 2.5
"""A stretch of the utterance may be so many times as long as what retells it."""
LONGEST = 400
"""Characters of a report shown: a sentence. Of a longer one only what is reported, without who reports it."""


class Retold(Struct, frozen=True):
    """A passage of indirect speech: the words of the report with its cue, and the passage (by index) that it is nearest
    to."""

    quoted: Quoted
    words: str
    passage: int


def retold(edition: Edition, utterance: Utterance) -> tuple[Retold, ...]:
    """What reports tell of the utterance in other words, in the order of its passages."""
    witnesses = {w.siglum: w for w in edition.witnesses}
    mine = [q for q in edition.quotations if q.kind == "indirect" and q.utterance == utterance.id]
    found = [Retold(q, as_told(q, witnesses.get(q.witness)), nearest(utterance, q)) for q in mine]
    return tuple(sorted(found, key=lambda r: (r.passage, r.quoted.witness, r.quoted.start)))


def as_told(quoted: Quoted, witness: Witness | None) -> str:
    """The words from who speaks to the end of what is reported, as the report prints them, on one line."""
    text = witness.text if witness is not None else ""
    spans = [*quoted.spans, *(s for s in (quoted.cue, quoted.mention) if s is not None)]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if isinstance(text, UnsetType) or not text or end - start > LONGEST:
        return " ".join(quoted.text.split())
    return " ".join(text[start:end].split())


def nearest(utterance: Utterance, quoted: Quoted) -> int:
    """The passage (by index) where the stretch begins that has most words in common with what is reported."""
    wanted = set(stems(quoted.text))
    places = [(m.start(), m[0].lower()[:STEM]) for m in TELLING.finditer(utterance.text)]
    agreeing = [(at, stem) for at, stem in places if stem in wanted]
    at = densest(agreeing, ROOM * len(quoted.text))
    return next((n for n, p in enumerate(utterance.passages) if p.at.start <= at < p.at.end), 0)


def stems(text: str) -> Iterator[str]:
    """The telling words of a text, cut to what is compared."""
    return (m[0].lower()[:STEM] for m in TELLING.finditer(text))


def densest(places: Sequence[tuple[int, str]], room: float) -> int:
    """Where the stretch begins that holds most different words; 0 where there are none."""
    best, begins, first = 0, 0, 0
    for last in range(len(places)):
        while places[last][0] - places[first][0] > room:
            first += 1
        different = len({stem for _, stem in places[first : last + 1]})
        if different > best:
            best, begins = different, places[first][0]
    return begins
