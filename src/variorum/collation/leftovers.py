"""Gives a fragment of a few words that nothing held its place, once the order of the contigs is known.

A word or two ("healing") has no seed, and may stand in several contigs. Where the one witness that prints it says, by
what it prints before and after, between which columns it belongs, and its words stand there once, they are these
words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.align import Woven
from variorum.collation.runs import Run
from variorum.text.tokens import Token, agree

__all__ = ["rejoined"]

FEW = 4
"""Columns of a contig that may be taken back; a longer one has words of its own to say."""


def rejoined(runs: Sequence[Run], woven: Woven, contigs: Sequence[Sequence[int]]) -> Woven:
    """The weave with each small contig of a single run taken back into the columns where its words stand already."""
    columns = [list(c) for c in woven.columns]
    line = [c for contig in contigs for c in contig]
    gone: set[int] = set()
    small = {c for contig in contigs if len(contig) <= FEW for c in contig}
    held: dict[int, set[int]] = {c: set() for c in small}
    for r, own in enumerate(columns):
        for c in small.intersection(own):
            held[c].add(r)
    for contig in contigs:
        if len(contig) > FEW:
            continue
        holders = sorted(set().union(*(held[c] for c in contig)))
        if len(holders) != 1 or columns[holders[0]] != list(contig):
            continue
        place = _only_place(runs, columns, [c for c in line if c not in gone and c not in contig], holders[0])
        if place is not None:
            columns[holders[0]] = place
            for c in small.intersection(place):
                held[c].add(holders[0])
            gone |= set(contig)
    if not gone:
        return woven
    return replace(woven, columns=columns, contigs=[list(c) for c in woven.contigs if gone.isdisjoint(c)])


def _only_place(runs: Sequence[Run], columns: Sequence[Sequence[int]], line: Sequence[int], r: int) -> list[int] | None:
    """The columns that hold the words of run r, between what its witness prints before and after; None unless once."""
    at = {column: k for k, column in enumerate(line)}
    own = [n for n, run in enumerate(runs) if run.siglum == runs[r].siglum and n != r and columns[n][0] in at]
    before = max((n for n in own if runs[n].place < runs[r].place), key=lambda n: runs[n].place, default=None)
    after = min((n for n in own if runs[n].place > runs[r].place), key=lambda n: runs[n].place, default=None)
    if before is None or after is None:
        return None
    low, high = at[columns[before][-1]] + 1, at[columns[after][0]]
    taken = {c for n in own for c in columns[n]}
    words = runs[r].words
    held: defaultdict[int, list[Token]] = defaultdict(list)
    for n, cs in enumerate(columns):
        for column, word in zip(cs, runs[n].words, strict=True):
            if n != r and low <= at.get(column, -1) < high and column not in taken:
                held[column].append(word)
    windows = [list(line[k : k + len(words)]) for k in range(low, high - len(words) + 1)]
    fits = [w for w in windows if all(any(agree(a, b) for b in held[c]) for c, a in zip(w, words, strict=True))]
    return fits[0] if len(fits) == 1 else None
