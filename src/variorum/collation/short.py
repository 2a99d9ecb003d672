"""Places runs too short or too much changed for a seed: "really good", "safe enough", "face to face"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from variorum.collation.stretches import Stretch

__all__ = ["SHORT", "spot"]

SHORT = 6
"""Runs up to this many words that no seed places are placed by their single words, if they fit one spot best."""

SHARE = 0.6
"""Share of a short run's words that must stand, in order, where it is placed."""
PAIR = 2
"""Of two words one is enough, if the report's own order leaves it one spot only ("very grateful" for "really
grateful")."""
SKIPPED = 0.3
"""What a column passed over takes off, in words."""


class Columns(Protocol):
    keys: list[dict[int, int]]
    contig: list[int]
    position: list[int]
    contigs: dict[int, list[int]]
    standing: dict[int, list[int]]


def spot(columns: Columns, keys: Sequence[int], before: int, after: int) -> Stretch | None:
    """Where a short run belongs: the one place that holds its words, or, of several, the one its report's order
    points to.

    `before` and `after` are columns of the runs that the same witness prints before and after it, or -1.
    """
    found = spots(columns, keys)
    if not found:
        return None
    top = max(score for score, _ in found)
    fits = [stretch for score, stretch in found if score == top]
    inside = [stretch for stretch in fits if stands_between(columns, stretch, before, after)]
    if top < SHARE * len(keys):
        return inside[0] if len(keys) == PAIR and len(inside) == 1 else None
    fitting = [stretch for stretch in fits if not contradicts(columns, stretch, before, after)]
    return nearest(columns, inside or fitting or fits, before, after)


def spots(columns: Columns, keys: Sequence[int]) -> list[tuple[float, Stretch]]:
    """Every place where words of the run stand in order, with how many do, less what is passed over between them."""
    standing = {column for key in set(keys) - {0} for column in columns.standing.get(key, ())}
    where = sorted((columns.contig[column], columns.position[column], column) for column in standing)
    out = []
    for number, p, column in where:
        row = columns.contigs.get(number)
        if row is not None:
            lead = next(i for i, key in enumerate(keys) if key and key in columns.keys[column])
            pairs, at = [(lead, column)], p
            for i in range(lead + 1, len(keys)):
                step = next((s for s in (1, 2) if at + s < len(row) and keys[i] in columns.keys[row[at + s]]), 0)
                if step and keys[i]:
                    at += step
                    pairs.append((i, row[at]))
            out.append((len(pairs) - SKIPPED * (at - p + 1 - len(pairs)), Stretch(number, pairs)))
    return out


def contradicts(columns: Columns, stretch: Stretch, before: int, after: int) -> bool:
    """Whether a stretch stands before the column it should follow, or after the one it should precede, in one
    contig."""
    first, last = columns.position[stretch.pairs[0][1]], columns.position[stretch.pairs[-1][1]]
    early = before >= 0 and columns.contig[before] == stretch.contig and first <= columns.position[before]
    return early or (after >= 0 and columns.contig[after] == stretch.contig and last >= columns.position[after])


def stands_between(columns: Columns, stretch: Stretch, before: int, after: int) -> bool:
    """Whether a stretch stands after the one column and before the other, and both are in its contig."""
    if before < 0 or after < 0 or not columns.contig[before] == columns.contig[after] == stretch.contig:
        return False
    first, last = columns.position[stretch.pairs[0][1]], columns.position[stretch.pairs[-1][1]]
    return columns.position[before] < first and last < columns.position[after]


def nearest(columns: Columns, fits: Sequence[Stretch], before: int, after: int) -> Stretch:
    """The spot nearest after the run printed before it, else nearest before the run printed after it, else the
    first."""
    for neighbour, sign in ((before, 1), (after, -1)):
        if neighbour >= 0:
            contig, at = columns.contig[neighbour], columns.position[neighbour]
            ahead = [s for s in fits if s.contig == contig and sign * (columns.position[s.pairs[0][1]] - at) > 0]
            if ahead:
                return min(ahead, key=lambda s: abs(columns.position[s.pairs[0][1]] - at))
    return fits[0]
