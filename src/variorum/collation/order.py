"""The order of the contigs: what every report's own order implies, reports weighed."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.align import Woven
from variorum.collation.runs import Run

__all__ = ["Line", "line_up"]

Line = list[list[int]]


def line_up(runs: Sequence[Run], woven: Woven) -> tuple[list[list[int]], list[bool]]:
    """The contigs in spoken order, and of each but the first whether anything orders it after the one before."""
    contig_of = {c: n for n, columns in enumerate(woven.contigs) for c in columns}
    position = {c: p for columns in woven.contigs for p, c in enumerate(columns)}
    size = len(woven.contigs)
    votes = [[0.0] * size for _ in range(size)]
    seen: dict[str, list[tuple[int, int]]] = {}
    for r, run in enumerate(runs):
        first = woven.columns[r][0]
        seen.setdefault(run.siglum, []).append((contig_of[first], len(run.words)))
    for visits in seen.values():
        total = sum(n for _, n in visits)
        done: list[int] = []
        for contig, _ in visits:
            if contig in done:
                continue
            for earlier in done:
                votes[earlier][contig] += 1 + total / 1e4
            done.append(contig)
    forms = [-len(columns) for columns in woven.contigs]
    order = arrange(votes, forms)
    known = [True] + [votes[a][b] + votes[b][a] > 0 for a, b in zip(order, order[1:])]
    del position
    return [woven.contigs[n] for n in order], known


def arrange(votes: Sequence[Sequence[float]], forms: Sequence[int]) -> list[int]:
    """An order of the numbers that goes against few votes: by insertion, then by moving single ones while it helps."""
    size = len(votes)
    net = [[votes[a][b] - votes[b][a] for b in range(size)] for a in range(size)]
    order: list[int] = []
    for n in sorted(range(size), key=lambda n: (forms[n], n)):
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
