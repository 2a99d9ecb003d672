"""Spans in which nothing counts: quotations for the masthead, furniture for the headline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from variorum.model import Span

__all__ = ["Silence"]


class Silence:
    """Spans in which nothing counts, merged so that a place is looked up in one step."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for span in sorted(spans):
            if self.ends and span.start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], span.end)
            else:
                self.starts.append(span.start)
                self.ends.append(span.end)

    def holds(self, position: int) -> bool:
        """Whether a code point lies in one of the spans."""
        at = bisect_right(self.starts, position) - 1
        return at >= 0 and position < self.ends[at]
