"""Where the words of a row stand in the report, to the character."""

from __future__ import annotations

from variorum.collation.passages import Row
from variorum.collation.runs import Run
from variorum.model import Place

__all__ = ["exact", "place_of", "separator"]


def place_of(run: Run, row: Row) -> Place:
    """Where a row stands: its words with the marks directly attached, its ellipsis, or the point where it cuts."""
    if row.first < row.last:
        start, end = run.opens[row.first], run.closes[row.last - 1]
    elif row.first in run.cuts:
        start, end = run.cuts[row.first]
    else:
        start = end = run.closes[row.first - 1]
    return Place(run.siglum, run.fragment, start, end, run.text[start:end])


def separator(run: Run, row: Row) -> str:
    """What stands between a row's place and the next word of its run, white space made one space.

    Between two spans that is only a space: the marks there are the report's, not the speaker's.
    """
    if row.last >= len(run.words) or row.last in run.cuts:
        return " "
    if any(span.start > run.closes[row.last - 1] - 1 and span.start <= run.opens[row.last] for span in run.spans[1:]):
        return " "
    between = run.text[run.closes[row.last - 1] : run.opens[row.last]]
    words = between.split()
    if not between or not words:
        return " " if between else ""
    head = " " if between[0].isspace() else ""
    tail = " " if between[-1].isspace() else ""
    return head + " ".join(words) + tail


def exact(run: Run, row: Row) -> str:
    """The words of a row with their marks, and what parts them from the next."""
    if row.last < len(run.words) and len(run.spans) == 1 and row.last not in run.cuts:
        opens, closes = run.opens, run.closes
        if run.text[closes[row.last - 1] : opens[row.last]] == " ":
            return run.text[opens[row.first] : opens[row.last]]
    return place_of(run, row).text + separator(run, row)
