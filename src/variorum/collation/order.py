"""The order of the contigs: what every report's own order implies, reports weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from variorum.collation.align import Woven
from variorum.collation.runs import Run

__all__ = ["line_up"]

FULL = 12
"""Words that a run must have for its report's order to count in full."""
DECISIVE = 1000.0
"""The order of a transcript outweighs any number of reports."""


def line_up(runs: Sequence[Run], woven: Woven, transcripts: Collection[str] = ()) -> tuple[list[list[int]], list[bool]]:
    """The contigs in spoken order, and of each whether anything orders it after the one before (the first: yes)."""
    contig_of = {c: n for n, columns in enumerate(woven.contigs) for c in columns}
    size = len(woven.contigs)
    votes = [[0.0] * size for _ in range(size)]
    visits: dict[str, list[tuple[int, int]]] = {}
    sources: dict[str, str] = {}
    for columns, run in zip(woven.columns, runs, strict=True):
        visits.setdefault(run.siglum, []).append((contig_of[columns[0]], len(run.words)))
        sources[run.siglum] = run.source
    copies = Counter(sources.values())
    for siglum, seen in visits.items():
        weight = DECISIVE if siglum in transcripts else 1 / copies[sources[siglum]]
        for (a, b), vote in sorted(own_order(seen).items()):
            votes[a][b] += weight * vote
    order = arrange(votes, [(-len(columns), n) for n, columns in enumerate(woven.contigs)])
    known = [True] + [votes[a][b] != votes[b][a] for a, b in pairwise(order)]
    return [woven.contigs[n] for n in order], known


def own_order(seen: Sequence[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """What one report's order says of pairs of contigs: up to 1 for the first standing before the second.

    Runs of few words say little: a teaser at the head of a report stands where it does for other reasons.
    """
    net: dict[tuple[int, int], float] = {}
    for n, (b, late) in enumerate(seen):
        for a, early in seen[:n]:
            if a != b:
                pair, sign = ((a, b), 1) if a < b else ((b, a), -1)
                net[pair] = net.get(pair, 0.0) + sign * min(early, late, FULL)
    return {pair if v > 0 else pair[::-1]: min(1.0, abs(v) / FULL) for pair, v in net.items() if v}


def arrange(votes: Sequence[Sequence[float]], sizes: Sequence[tuple[int, int]]) -> list[int]:
    """An order of the numbers that goes against few votes: by insertion, then by moving single ones while it helps."""
    size = len(votes)
    net = [[votes[a][b] - votes[b][a] for b in range(size)] for a in range(size)]
    order: list[int] = []
    for n in sorted(range(size), key=lambda n: sizes[n]):
        order.insert(best_slot(net, order, n), n)
    for _ in range(20):
        moved = False
        for n in list(order):
            at = order.index(n)
            rest = order[:at] + order[at + 1 :]
            slot = best_slot(net, rest, n, at)
            if slot != at:
                order = [*rest[:slot], n, *rest[slot:]]
                moved = True
        if not moved:
            break
    return order


def best_slot(net: Sequence[Sequence[float]], order: Sequence[int], n: int, stay: int | None = None) -> int:
    """Where in the order n goes against the fewest votes; where it is, if nothing is better."""
    gain = sum(net[n][m] for m in order)
    gains = [gain]
    for m in order:
        gain += 2 * net[m][n]
        gains.append(gain)
    best = max(gains)
    if stay is not None and gains[stay] == best:
        return stay
    return len(gains) - 1 - gains[::-1].index(best)
