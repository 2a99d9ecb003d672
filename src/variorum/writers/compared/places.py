"""Where a change stands in a version: line and column, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

__all__ = ["Lines", "Where"]

AROUND = 48
"""Characters of the version shown on either side of a change: with the change itself, two lines of a terminal."""


class Where(NamedTuple):
    """A place, counted from 1 as editors of texts do; a column is a code point."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


class Lines:
    """The lines of a text.

    >>> str(Lines("one\\ntwo three").where(8))
    '2:5'
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        at = text.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = text.find("\n", at + 1)

    def where(self, at: int) -> Where:
        """The line and column of an offset."""
        line = bisect_right(self.starts, at)
        return Where(line, at - self.starts[line - 1] + 1)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Some words before and after a stretch, within its paragraph."""
        low, high = max(0, start - AROUND), min(len(self.text), end + AROUND)
        before, after = self.text[low:start], self.text[end:high]
        before = before.rpartition("\n\n")[2] if "\n\n" in before else before.partition(" ")[2] if low else before
        after = (
            after.partition("\n\n")[0]
            if "\n\n" in after
            else after.rpartition(" ")[0]
            if high < len(self.text)
            else after
        )
        return before, after
