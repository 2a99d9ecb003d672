"""The independent sources behind quotations: reports that share the narration round one have it from one source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.linking.narrations import Shared
from variorum.linking.rows import Row
from variorum.model import Article, Link, Span

__all__ = ["sources"]

PARAGRAPH = 2_000
"""Code points on each side of a quotation within which its paragraph ends; longer ones have no line breaks."""


def sources(
    said: Sequence[Row], articles: Sequence[Article], shared: Sequence[Shared], source_of: Sequence[int]
) -> tuple[Link, ...]:
    """For each quotation the article that stands for its source: its own, or one for all that share its narration.

    `source_of`: for each report the one that has its vote, itself unless it is a copy or an earlier version.
    """
    beside: defaultdict[int, list[tuple[Span, int]]] = defaultdict(list)
    for run in shared:
        beside[run.a].append((run.span, run.b))
        beside[run.b].append((run.other, run.a))
    out = []
    for row in said:
        here = _paragraphs(articles[row.report].text, row)
        others = {m for span, m in beside[row.report] if span.start < here.end and here.start < span.end}
        first = min(source_of[n] for n in (*others, row.report))
        rule = "shared narration" if others or source_of[row.report] != row.report else "own"
        out.append(Link(row.id, articles[first].id, rule, 1.0))
    return tuple(out)


def _paragraphs(text: str, row: Row) -> Span:
    """The paragraphs that a quotation stands in."""
    first, last = row.quotation.spans[0].start, row.quotation.spans[-1].end
    floor, ceiling = max(0, first - PARAGRAPH), min(len(text), last + PARAGRAPH)
    start, end = text.rfind("\n", floor, first), text.find("\n", last, ceiling)
    return Span(start + 1 if start >= 0 else floor, end if end >= 0 else ceiling)
