"""One paragraph of one version as HTML: its lines, numbered, with what was changed in them marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from markupsafe import escape
from msgspec import Struct

from variorum.writers.compared.kinds import KINDS
from variorum.writers.compared.places import Lines
from variorum.writers.shown import shown

__all__ = ["Mark", "Move", "Side", "cell", "escaped"]

MEASURE = 72
"""Columns after which a longer line is broken on the revised pages, so that a star stands beside a line and not beside
a whole clause; drafts that are typed in lines keep their own."""


class Mark(Struct, frozen=True):
    """A stretch of a version that a change touches: `tag` is ins or del; `gone` the words that stood there before."""

    start: int
    end: int
    tag: str
    kind: str
    name: str = ""
    gone: str = ""


class Move(Struct, frozen=True):
    """A stretch that stands elsewhere in the other version: its name on the page, that of the other, what to say."""

    start: int
    end: int
    name: str
    other: str
    said: str


class Side(Struct, frozen=True):
    """One version with its marks and moves, in order."""

    lines: Lines
    marks: Sequence[Mark]
    moves: Sequence[Move]
    starts: Sequence[int]
    move_starts: Sequence[int]

    def moved(self, start: int, end: int) -> Iterator[Move]:
        """The moves that touch a stretch."""
        n = max(0, bisect_right(self.move_starts, start) - 1)
        while n < len(self.moves) and self.moves[n].start < end:
            if self.moves[n].end > start:
                yield self.moves[n]
            n += 1


def escaped(text: str) -> str:
    """Text for HTML, what is invisible or reorders the line shown as a sign."""
    return str(escape(text if text.isprintable() else shown(text)))


def cell(side: Side, start: int, end: int) -> str:
    """The lines of a paragraph; a piece of a line in which something changed has a class for each group of
    kinds (`c-words` …)."""
    text = side.lines.text
    end = start + len(text[start:end].rstrip())
    out = []
    at, number = start, side.lines.where(start).line
    while True:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        inner = "".join(piece(side, low, high, high == stop) for low, high in broken(text, at, stop))
        out.append(f'<span class="l" data-n="{number}">{inner}</span>')
        if stop >= end:
            return "".join(out)
        at, number = stop + 1, number + 1


def broken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line in pieces of at most `MEASURE` columns, at spaces."""
    while end - start > MEASURE:
        cut = text.rfind(" ", start + 1, start + MEASURE)
        if cut < 0:
            cut = start + MEASURE - 1
        yield start, cut + 1
        start = cut + 1
    yield start, end


def piece(side: Side, start: int, end: int, last: bool) -> str:
    """A piece of a line with its marks. A mark without width stands in the piece that begins with it."""
    out: list[str] = []
    at, groups = start, set()
    for mark in within(side, start, end, last):
        low, high = max(mark.start, start), min(mark.end, end)
        out.append(plain(side, at, low))
        out.append(marked(side, mark, low, high))
        groups.add(KINDS[mark.kind].group)  # type: ignore[index]
        at = max(at, high)
    out.append(plain(side, at, end))
    if any(side.moved(start, end)):
        groups.add("words")
    return f'<span class="p{"".join(f" c-{group}" for group in sorted(groups))}">{"".join(out)}</span>'


def within(side: Side, start: int, end: int, last: bool) -> Iterator[Mark]:
    """The marks that touch a piece."""
    n = bisect_left(side.starts, start)
    while n and side.marks[n - 1].end > start:
        n -= 1
    for mark in side.marks[n:]:
        if mark.start > end or (mark.start == end and not (last and mark.start == mark.end)):
            return
        if mark.end > start or mark.start == mark.end >= start:
            yield mark


def plain(side: Side, start: int, end: int) -> str:
    """Some text, marked where it is part of what moved; where that begins, a link to where it stood."""
    if start >= end:
        return ""
    out, at = [], start
    for move in side.moved(start, end):
        low, high = max(move.start, start), min(move.end, end)
        out.append(escaped(side.lines.text[at:low]))
        out.append(sign(move) if low == move.start else "")
        out.append(f'<span class="moved">{escaped(side.lines.text[low:high])}</span>')
        at = high
    return "".join([*out, escaped(side.lines.text[at:end])])


def sign(move: Move) -> str:
    """The sign of a move, which leads to the other place."""
    return f'<a class="mv" id="{move.name}" href="#{move.other}">⇅ {escaped(move.said)}</a> '


def marked(side: Side, mark: Mark, low: int, high: int) -> str:
    """Some words inside a mark: a change's, with what stood there before (shown only where the text is marked up)."""
    first = low == mark.start
    words = side.lines.text[low:high]
    move = next((m for m in side.moved(low, high) if first and m.start == low), None)
    name = f' id="{mark.name}"' if first and mark.name else ""
    about = f'{name} title="{KINDS[mark.kind].name}"'  # type: ignore[index]
    before = sign(move) if move else ""
    if first and mark.gone:
        lead, trail = ("", "") if words else spaces(side.lines.text, low, mark.gone)
        before += f'<del class="was {mark.kind}">{lead}{escaped(mark.gone)}{trail}</del>'
    if not words:
        return f'<span class="at {mark.kind}"{about}>{before}</span>'
    return f'{before}<{mark.tag} class="{mark.kind}"{about}>{escaped(words)}</{mark.tag}>'


def spaces(text: str, at: int, gone: str) -> tuple[str, str]:
    """What parts words that stood at a point from the words around it."""
    lead = " " if gone[0].isalnum() and at and not text[at - 1].isspace() else ""
    return lead, " " if not lead and gone[-1].isalnum() and text[at : at + 1].isalnum() else ""
