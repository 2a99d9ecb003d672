"""Two versions side by side: which paragraph of the one stands beside which of the other.

Outside its changes the later version says, letter by letter, what the earlier one says; the paragraphs that hold the
same letters stand in one row. What was added, removed or moved as a whole has a row with one side empty.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from variorum.model import Change, Revision, Span

__all__ = ["Block", "RowPair", "blocks", "rows"]

BLANK = re.compile(r"\n[^\S\n]*\n\s*|\f\s*")
LINE = re.compile(r"\n")


class Block(NamedTuple):
    """A paragraph: where it stands, and which of the letters that both versions share it holds."""

    start: int
    end: int
    low: int
    high: int


class RowPair(NamedTuple):
    """The paragraphs of one row."""

    before: tuple[Block, ...]
    after: tuple[Block, ...]


def blocks(text: str) -> list[Span]:
    """The paragraphs of a text: what stands between blank lines, or each line where there are none. They tile it.

    >>> [tuple(b) for b in blocks("One.\\n\\nTwo\\nthree.")]
    [(0, 6), (6, 16)]
    """
    ends = [m.end() for m in BLANK.finditer(text)] or [m.end() for m in LINE.finditer(text)]
    starts = [0, *ends]
    return [Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if a < b]


def rows(revision: Revision, before: str, after: str) -> list[RowPair]:
    """The rows, in the order of the later version; what is only in the earlier one where it stood."""
    own, other = outer(revision.changes), [c for c in revision.changes if c.kind == "moved"]
    olds = held(before, [(c.before.start, c.before.end) for c in (*own, *other)])
    news = held(after, [(c.after.start, c.after.end) for c in (*own, *other)])
    return paired(olds, news, own)


def outer(changes: Sequence[Change]) -> list[Change]:
    """The changes that are not inside a moved stretch, nor one."""
    moves = sorted((c for c in changes if c.kind == "moved"), key=lambda c: c.after.start)
    starts = [m.after.start for m in moves]
    out = []
    for change in changes:
        at = bisect_right(starts, change.after.start) - 1
        if change.kind != "moved" and not (at >= 0 and is_inside(change, moves[at])):
            out.append(change)
    return out


def is_inside(change: Change, move: Change) -> bool:
    """Whether a change was made in words that moved."""
    return change.after.end <= move.after.end and move.before.start <= change.before.start <= move.before.end


def held(text: str, taken: Sequence[tuple[int, int]]) -> list[Block]:
    """The paragraphs of a text with the letters outside some stretches of it, counted from the beginning."""
    out, count = [], 0
    stretches = sorted(s for s in taken if s[0] < s[1])
    n = 0
    for block in blocks(text):
        low, at = count, block.start
        while n < len(stretches) and stretches[n][0] < block.end:
            start, end = stretches[n]
            if start > at:
                count += letters(text[at:start])
            at = max(at, min(end, block.end))
            if end > block.end:
                break
            n += 1
        if at < block.end:
            count += letters(text[at : block.end])
        out.append(Block(block.start, block.end, low, count))
    return out


def letters(text: str) -> int:
    """How many characters that are not white space."""
    return sum(map(len, text.split()))


def paired(olds: Sequence[Block], news: Sequence[Block], changes: Sequence[Change]) -> list[RowPair]:
    """The paragraphs of both sides in rows."""
    partners = sorted((c.before.start, c.after.start) for c in changes if c.before.text and c.after.text)
    out: list[RowPair] = []
    i = j = 0
    while i < len(olds) or j < len(news):
        left: list[Block] = []
        right: list[Block] = []
        old, new = olds[i] if i < len(olds) else None, news[j] if j < len(news) else None
        if old and new and (empty(old) or empty(new)) and empty(old) and empty(new) and replaces(old, new, partners):
            left, right, i, j = [old], [new], i + 1, j + 1
        elif old and (empty(old) or new is None):
            left, i = [old], i + 1
        elif new and (empty(new) or old is None):
            right, j = [new], j + 1
        elif old and new:
            left, right, i, j = [old], [new], i + 1, j + 1
            while left[-1].high != right[-1].high:
                if left[-1].high < right[-1].high:
                    if i == len(olds):
                        break
                    left.append(olds[i])
                    i += 1
                else:
                    if j == len(news):
                        break
                    right.append(news[j])
                    j += 1
        out.append(RowPair(tuple(left), tuple(right)))
    return out


def empty(block: Block) -> bool:
    """Whether a paragraph holds no letter that stood still."""
    return block.low == block.high


def replaces(old: Block, new: Block, partners: Sequence[tuple[int, int]]) -> bool:
    """Whether a change puts something of one paragraph in the place of something of the other."""
    at = bisect_left(partners, (old.start, 0))
    while at < len(partners) and partners[at][0] < old.end:
        if new.start <= partners[at][1] < new.end:
            return True
        at += 1
    return False
