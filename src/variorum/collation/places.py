"""Where the words of a row stand in the report, to the character."""

from __future__ import annotations

from variorum.collation.passages import Row
from variorum.collation.runs import Run
from variorum.model import Place

__all__ = ["leading", "place_of", "separator", "trailing"]

OPENERS = frozenset("“‘\"'([¿¡«„‚`")


def place_of(run: Run, row: Row) -> Place:
    """Where a row stands: its words with the marks directly attached, its ellipsis, or the point where it cuts."""
    if row.first < row.last:
        start, end = leading(run, row.first), trailing(run, row.last - 1)
    elif row.first in run.cuts:
        start, end = run.cuts[row.first]
    else:
        start = end = trailing(run, row.first - 1)
    return Place(run.siglum, run.fragment, start, end, run.text[start:end])


def trailing(run: Run, i: int) -> int:
    """Where the marks directly attached to word i end."""
    at, text = run.words[i].end, run.text
    limit = run.limits(run.words[i].start).end
    if i + 1 < len(run.words):
        limit = min(limit, run.words[i + 1].start)
    if i + 1 in run.cuts:
        limit = min(limit, run.cuts[i + 1].start)
    while at < limit and not text[at].isspace():
        at += 1
    if at == limit and i + 1 < len(run.words) and i + 1 not in run.cuts:
        while at > run.words[i].end and text[at - 1] in OPENERS and text[at - 1] not in "'\"":
            at -= 1
    return at


def leading(run: Run, i: int) -> int:
    """Where the opening marks directly attached to word i begin."""
    at = run.words[i].start
    limit = run.limits(at).start
    if i:
        limit = max(limit, trailing(run, i - 1))
    if i in run.cuts:
        limit = max(limit, run.cuts[i].end)
    while at > limit and run.text[at - 1] in OPENERS:
        at -= 1
    return at


def separator(run: Run, row: Row) -> str:
    """What stands between a row's place and the next word of its run, white space made one space."""
    if row.last >= len(run.words) or row.last in run.cuts:
        return " "
    between = run.text[trailing(run, row.last - 1) : leading(run, row.last)]
    words = between.split()
    if not between or not words:
        return " " if between else ""
    head = " " if between[0].isspace() else ""
    tail = " " if between[-1].isspace() else ""
    return head + " ".join(words) + tail
