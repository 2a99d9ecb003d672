"""One line of columns for all versions of a text: the words of the base, and between them what the others have there.

Versions come in the order in which they were written, so that each is lined up with the neighbour that it was made
from or into, outwards from the base; what two neighbours share has one column, and so on to the last.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import chain, pairwise

from variorum.collation.draft import Draft
from variorum.collation.revision import CHANCE, common, in_place, is_rewording, matched
from variorum.collation.rewritten import completed, rewritten

__all__ = ["columns_of", "paired"]

BESIDE = 6
"""Words at the edge of a moved stretch, up to the end of their line, that are taken to have moved with it in another
wording: the number of the clause."""


FARTHEST = 20_000
"""Columns between two words of a version among which those that its neighbour lacks are looked for: a long chapter."""


class Line:
    """Columns in order, as a list that can be added to anywhere; each with the number of the word it was made for."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.keys = [-1, *keys]
        self.next = [*range(1, len(self.keys)), -1]
        self.before = [*range(-1, len(keys))]

    def add_after(self, column: int, key: int) -> int:
        """A new column behind another (0 is the head of the line, before all columns)."""
        new = len(self.next)
        self.keys.append(key)
        self.next.append(self.next[column])
        self.before.append(column)
        if self.next[new] >= 0:
            self.before[self.next[new]] = new
        self.next[column] = new
        return new

    def between(self, low: int, high: int, most: int) -> list[int]:
        """The columns from one to another (-1: the end), without the two; none where there are more than `most` or
        the second does not come after the first."""
        out: list[int] = []
        at = self.next[low]
        while at not in (high, -1) and len(out) <= most:
            out.append(at)
            at = self.next[at]
        return out if at == high and len(out) <= most else []

    def places(self) -> list[int]:
        """For each column where it stands, the head not counted."""
        out = [-1] * len(self.next)
        at, n = self.next[0], 0
        while at >= 0:
            out[at] = n
            at, n = self.next[at], n + 1
        return out


def columns_of(drafts: Sequence[Draft], base: int) -> tuple[list[list[int]], int]:
    """Where every word of every version stands in the line, and how many places the line has."""
    line = Line(drafts[base].keys)
    columns: list[list[int]] = [[] for _ in drafts]
    columns[base] = list(range(1, len(drafts[base].words) + 1))
    outwards = [(n, n + 1) for n in range(base - 1, -1, -1)] + [(n, n - 1) for n in range(base + 1, len(drafts))]
    for n, neighbour in outwards:
        columns[n] = woven_in(line, drafts[neighbour], drafts[n], columns[neighbour])
    places = line.places()
    return [[places[c] for c in row] for row in columns], len(line.next) - 1


def woven_in(line: Line, old: Draft, new: Draft, held: Sequence[int]) -> list[int]:
    """The columns of a version, beside a neighbour that has its own."""
    partners = moved_lines(old, new)
    out = [held[i] if i >= 0 else -1 for i in partners]
    theirs = set(held)
    for low, high in unplaced(out):
        restored(line, theirs, new, out, low, high)
    for olds, news in seams(old, new, partners):
        if all(out[j] < 0 for j in news):
            for i, j in zip(olds, news, strict=False):
                out[j] = held[i]
    for low, high in unplaced(out):
        after = low and not (high < len(out) and goes_with_next(new, partners, low, high))
        last = out[low - 1] if after else line.before[out[high]] if high < len(out) else 0
        for j in range(low, high):
            last = out[j] = line.add_after(last, new.keys[j])
    return out


def paired(old: Draft, new: Draft) -> list[int]:
    """For each word of a version the word of another that it is, or that it stands in the place of; or -1."""
    out = moved_lines(old, new)
    for olds, news in seams(old, new, out):
        for i, j in zip(olds, news, strict=False):
            out[j] = i
    return out


def unplaced(columns: Sequence[int]) -> list[tuple[int, int]]:
    """The stretches of words without a column."""
    out: list[tuple[int, int]] = []
    for j, column in enumerate(columns):
        if column < 0:
            if out and out[-1][1] == j:
                out[-1] = (out[-1][0], j + 1)
            else:
                out.append((j, j + 1))
    return out


def restored(line: Line, theirs: Container[int], new: Draft, columns: list[int], low: int, high: int) -> None:
    """Gives words that the neighbour has not the columns of the same words in a version beyond it: what one draft took
    out and another put back is the same."""
    first, last = columns[low - 1] if low else 0, columns[high] if high < len(columns) else -1
    found = [c for c in line.between(first, last, FARTHEST + high - low) if c not in theirs]
    if found:
        for old, word, size in common([line.keys[c] for c in found], new.keys[low:high]):
            columns[low + word : low + word + size] = found[old : old + size]


def goes_with_next(new: Draft, partners: Sequence[int], j: int, end: int) -> bool:
    """Whether added words between two stretches that stand apart elsewhere belong to the second: no line begins
    between."""
    if -1 < partners[j - 1] < partners[end]:
        return False
    return j in new.begins and end not in new.begins


def moved_lines(old: Draft, new: Draft) -> list[int]:
    """For each word of a version the word of its neighbour that it is, or -1; a line that moved is taken whole."""
    out = matched(old, new)
    for find in (rewritten, completed):
        for i, j in find(old, new, out):
            out[j] = i
    held = {i: j for j, i in enumerate(out) if i >= 0}
    for low, high, stayed in in_place(out):
        if not stayed:
            whole_lines(old, new, out, held, low, high)
    return out


def whole_lines(old: Draft, new: Draft, partners: list[int], held: dict[int, int], low: int, high: int) -> None:
    """Where a moved stretch is a line in both versions but for a few words at its edges (the number of a clause), those
    moved with it, whatever else they may have been matched with by chance."""
    mine = (edge(new, low, -1), edge(new, high - 1, 1))
    theirs = (edge(old, partners[low], -1), edge(old, partners[high - 1], 1))
    if max(map(len, (*mine, *theirs))) > BESIDE:
        return
    for news, olds in zip(mine, theirs, strict=True):
        if max(sum(partners[j] >= 0 for j in news), sum(i in held for i in olds)) > CHANCE:
            continue
        for j in news:
            held.pop(partners[j], None)
            partners[j] = -1
        for i in olds:
            if i in held:
                partners[held.pop(i)] = -1
        for j, i in zip(news, olds, strict=False):
            partners[j] = i
            held[i] = j


def edge(draft: Draft, at: int, step: int) -> list[int]:
    """The words from one word on to the beginning or the end of its line, at most one more than `BESIDE`."""
    out: list[int] = []
    while len(out) <= BESIDE and 0 <= at + step < len(draft.words) and (at if step < 0 else at + 1) not in draft.begins:
        at += step
        out.append(at)
    return out


def seams(old: Draft, new: Draft, partners: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """The words without a partner between each two that follow one another in place, or inside a moved stretch: those
    of the old version, and those of the new that may stand for them.

    Where something moved in or out between them, nothing says which stands for which but at the head of a line.
    """
    taken = [False] * len(old.words)
    for i in partners:
        if i >= 0:
            taken[i] = True
    blocks = in_place(partners)
    stayed = [pair for low, high, kept in blocks if kept for pair in pairs(partners, low, high)]
    chains = [[(-1, -1), *stayed, (len(old.words), len(new.words))]]
    chains += [pairs(partners, low, high) for low, high, kept in blocks if not kept]
    heads = [links[0] for links in chains[1:]]
    out = []

    def is_free(olds: Sequence[int], news: Sequence[int]) -> bool:
        return not any(taken[i] for i in olds) and all(partners[j] < 0 for j in news)

    for (i, j), (i_next, j_next) in chain.from_iterable(map(pairwise, chains)):
        if i_next - i > 1 and j_next - j > 1:
            olds, news = list(range(i + 1, i_next)), list(range(j + 1, j_next))
            if is_free(olds, news):
                out.append((olds, news))
            elif i_next < len(old.words):
                heads.append((i_next, j_next))
    for i, j in heads:
        olds, news = edge(old, i, -1)[::-1], edge(new, j, -1)[::-1]
        if len(olds) == len(news) <= BESIDE and is_free(olds, news):
            out.append((olds, news))
    return [(i, j) for i, j in out if i and is_rewording([old.keys[k] for k in i], [new.keys[k] for k in j])]


def pairs(partners: Sequence[int], low: int, high: int) -> list[tuple[int, int]]:
    """The words of a stretch that have a partner, each after it: (old, new)."""
    return [(partners[j], j) for j in range(low, high) if partners[j] >= 0]
