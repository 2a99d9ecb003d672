"""What a run passes over without a word, and whether that is an omission, a splice or a cleaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collation.layout import Layout
from variorum.collation.variants import is_filler
from variorum.model import ReadingKind

__all__ = ["Gap", "gaps_of", "is_repeated"]

Gap = tuple[int, int]
"""A run, and the word of it before which the gap is."""


def gaps_of(layout: Layout) -> Mapping[Gap, ReadingKind]:
    """The kind of every gap in which words of the reading text are passed over: ellipsis where a mark shows it."""
    lost: dict[Gap, list[int]] = {}
    for n, passage in enumerate(layout.passages):
        if layout.choices[n].row is not None:
            for row in passage.rows:
                if row.first == row.last:
                    lost.setdefault((row.run, row.first), []).append(n)
    return {gap: kind_of_gap(layout, gap, passages) for gap, passages in lost.items()}


def kind_of_gap(layout: Layout, gap: Gap, lost: Sequence[int]) -> ReadingKind:
    run, i = layout.runs[gap[0]], gap[1]
    if i in run.cuts:
        return "ellipsis"
    gone: list[str] = []
    begun_again = True
    for n in lost:
        lemma = layout.lemma(n)
        if lemma:
            gone += lemma[0].norms[lemma[1].first : lemma[1].last]
            begun_again = begun_again and lemma[0].restarts.issuperset(range(lemma[1].first, lemma[1].last))
    if begun_again or is_filler(gone) or is_repeated(gone, run.norms, i, i):
        return "cleaned"
    return "splice" if crosses(layout, lost, len(gone)) else "omission"


def is_repeated(gone: Sequence[str], norms: Sequence[str], first: int, last: int) -> bool:
    """Whether the words dropped stand directly beside, so that what was said twice running is printed once."""
    n, words = len(gone), tuple(gone)
    return tuple(norms[last : last + n]) == words or (n <= first and tuple(norms[first - n : first]) == words)


def crosses(layout: Layout, lost: Sequence[int], words: int) -> bool:
    """Whether the end of a sentence is lost, and more than that sentence's last word with it."""
    return any(layout.ends[n] for n in lost[:-1]) or (layout.ends[lost[-1]] and words > 1)
