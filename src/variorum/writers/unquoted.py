"""What a transcript has and no report prints: long stretches are folded, so that what is quoted stands out."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from variorum.model import Passage, Utterance
from variorum.writers.variants import SENTENCE_END, words_in
from variorum.writers.wording import clock

__all__ = ["begins_at", "unquoted"]

FOLDED = 60
"""Words from which on a stretch that nobody prints is folded: a shorter one stands between two quotations."""

Stretch = tuple[int, int]


def unquoted(utterance: Utterance, spoken: Collection[str]) -> tuple[Stretch, ...]:
    """The stretches of whole sentences, as first and last passage, that only the transcripts `spoken` have."""
    if not spoken:
        return ()
    alone = [all(p.siglum in spoken for r in passage.readings for p in r.places) for passage in utterance.passages]
    ends = [0]
    for n, passage in enumerate(utterance.passages):
        text = utterance.text[passage.at.start : passage.at.end]
        if SENTENCE_END.search(text) or text.endswith("\n"):
            ends.append(n + 1)
    if ends[-1] < len(alone):
        ends.append(len(alone))
    out: list[Stretch] = []
    for first, end in pairwise(ends):
        if all(alone[first:end]):
            joins = bool(out) and out[-1][1] == first - 1
            out[-1:] = [(out[-1][0], end - 1)] if joins else [*out[-1:], (first, end - 1)]
    return tuple(s for s in out if words_in(text_of(utterance, s)) >= FOLDED)


def text_of(utterance: Utterance, stretch: Stretch) -> str:
    passages = utterance.passages
    return utterance.text[passages[stretch[0]].at.start : passages[stretch[1]].at.end]


def begins_at(passages: Collection[Passage]) -> str:
    """When the first of some passages that has a time is spoken; empty where none has."""
    return next((clock(p.time[0]) for p in passages if p.time is not None), "")
