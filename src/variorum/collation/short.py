"""Places runs too short or too much changed for a seed: "really good", "safe enough", "face to face"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from variorum.collation.runs import Run
from variorum.collation.stretches import Stretch

__all__ = ["spot"]

SHARE = 0.6
"""Share of a short run's words that must stand, in order, where it is placed."""
PAIR = 2
"""Of two words one is enough, if it stands in one spot only and no witness prints it twice ("very grateful")."""


def spot(loom: Any, runs: Sequence[Run], columns: Sequence[Sequence[int]], numbers: Sequence[Sequence[int]], weights: Sequence[float], r: int) -> Stretch | None:
    """Where a short run belongs: the one place that holds its words, or, of several, the one its report's order points to."""
    keys = numbers[r]
    best: list[tuple[float, Stretch]] = []
    wanted = set(keys) - {0}
    for number in sorted(loom.contigs):
        row = loom.contigs[number]
        for p, column in enumerate(row):
            if loom.keys[column].isdisjoint(wanted):
                continue
            for lead in range(len(keys)):
                if keys[lead] not in loom.keys[column] or not keys[lead]:
                    continue
                pairs, at = [(lead, column)], p
                for i in range(lead + 1, len(keys)):
                    for step in (1, 2):
                        if at + step < len(row) and keys[i] and keys[i] in loom.keys[row[at + step]]:
                            at += step
                            pairs.append((i, row[at]))
                            break
                skipped = at - p + 1 - len(pairs)
                best.append((len(pairs) - 0.3 * skipped, Stretch(number, pairs)))
                break
    if not best:
        return None
    top = max(score for score, _ in best)
    fits = [s for score, s in best if score == top]
    if top < SHARE * len(keys) and not (len(fits) == 1 and len(keys) == PAIR and weights[keys[fits[0].pairs[0][0]]] == 1):
        return None
    if len(fits) == 1:
        return fits[0]
    return nearest(loom, runs, columns, r, fits)


def nearest(loom: Any, runs: Sequence[Run], columns: Sequence[Sequence[int]], r: int, fits: Sequence[Stretch]) -> Stretch | None:
    """Of several spots, the one nearest after the run that the same report prints before it (else before the one after)."""
    for step in (-1, 1):
        n = r + step
        while 0 <= n < len(runs) and runs[n].siglum == runs[r].siglum:
            if columns[n]:
                column = columns[n][-1] if step < 0 else columns[n][0]
                contig, at = loom.contig[column], loom.position[column]
                ahead = [s for s in fits if s.contig == contig and (loom.position[s.pairs[0][1]] - at) * -step > 0]
                if ahead:
                    return min(ahead, key=lambda s: abs(loom.position[s.pairs[0][1]] - at))
                break
            n += step
    return fits[0]
