"""Which quotations of different reports print the same words.

Seeds are shared runs of three words; two wordings that share one are compared whole (`wordings`), once for all the
quotations that print them. A seed that a crowd of wordings shares points each of them only to those that go on, or
lead up to it, most like it, so that the cost grows with the reports and not with their square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from msgspec import Struct

from variorum.linking.rows import Row
from variorum.linking.wordings import SEED, Seed, Wording, shared

__all__ = ["Overlap", "overlaps"]

CROWD = 30
"""Wordings that may share a seed for each to be compared with each. The most that share one in a story of thirteen
reports are eleven."""

NEAR = 6
"""Those before it and behind it, in the alphabetical order of what goes on from the seed and of what leads up to it,
that a wording is compared with in a larger crowd: excerpts of one passage come next to one another."""

FLANK = 12
"""Words on a side of a seed that make this order."""

HUBS = 12
"""Quotations of one wording that are each linked with all others of it and of the wordings like it; the others are
linked with these alone, which makes one set of them all the same."""

REPEATED = 0.6
"""The least weight for a quotation that stands whole in another of its own report, which prints its words again in
headlines and summaries: four function words."""


class Overlap(Struct, frozen=True, order=True):
    """Two rows (by number, the smaller first) that share words, how much these weigh, and whether one is all in the
    other."""

    first: int
    second: int
    weight: float
    whole: bool = False


def overlaps(rows: Sequence[Row], among: Sequence[int] | None = None) -> tuple[Overlap, ...]:
    """The pairs of rows, by their number, that print the same words; of one report only where one is all in the
    other. `among`: the numbers of the rows that are compared (all)."""
    printing: defaultdict[tuple[tuple[str, str], ...], list[int]] = defaultdict(list)
    for n in among if among is not None else range(len(rows)):
        printing[tuple((t.key, t.norm) for t in rows[n].words)].append(n)
    held = list(printing.values())
    wordings = [Wording(rows[numbers[0]].words) for numbers in held]
    pairs = _candidates(wordings) | {(k, k) for k, numbers in enumerate(held) if len(numbers) > 1}
    return tuple(sorted(o for a, b in pairs for o in _of_pair(wordings[a], wordings[b], held[a], held[b], rows)))


def _of_pair(
    a: Wording, b: Wording, held: Sequence[int], others: Sequence[int], rows: Sequence[Row]
) -> Iterator[Overlap]:
    """The rows that print one wording, each with those that print the other."""
    across, whole = shared(a, b)
    beside = not {rows[n].report for n in held}.isdisjoint(rows[m].report for m in others)
    inside = shared(a, b, REPEATED)[0] if whole and beside else 0.0
    if not across and not inside:
        return
    for n, m in {(min(n, m), max(n, m)) for n, m in _linked(held, others) if n != m}:
        weight = inside if rows[n].report == rows[m].report else across
        if weight > 0:
            yield Overlap(n, m, round(weight, 3), whole)


def _linked(a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from product(a[:HUBS], b)
    yield from product(a[HUBS:], b[:HUBS])


def _candidates(wordings: Sequence[Wording]) -> set[tuple[int, int]]:
    """The pairs of wordings that share a seed."""
    holders: defaultdict[Seed, list[int]] = defaultdict(list)
    for n, wording in enumerate(wordings):
        for seed in wording.places if len(wording) >= SEED else [wording.keys] if len(wording) else []:
            holders[seed].append(n)
    _add_short(wordings, holders)
    return {
        pair
        for seed, held in holders.items()
        for pair in (combinations(held, 2) if len(held) <= CROWD else _neighbours(seed, held, wordings))
    }


def _neighbours(seed: Seed, held: Sequence[int], wordings: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of a crowd that go on from a seed alike, and that lead up to it alike."""
    where = {n: wordings[n].keys.index(seed[0]) if len(seed) < SEED else wordings[n].places[seed][0] for n in held}
    before = {n: wordings[n].keys[max(0, at - FLANK) : at][::-1] for n, at in where.items()}
    behind = {n: wordings[n].keys[at : at + FLANK] for n, at in where.items()}
    for flank in (before, behind):
        order = sorted(held, key=lambda n: (flank[n], n))
        for k, n in enumerate(order):
            yield from ((min(n, m), max(n, m)) for m in order[k + 1 : k + 1 + NEAR])


def _add_short(wordings: Sequence[Wording], holders: defaultdict[Seed, list[int]]) -> None:
    """Quotations of fewer words than a seed are sought as they are in the longer ones."""
    wanted = {w.keys for w in wordings if 0 < len(w) < SEED}
    for size in sorted({len(keys) for keys in wanted}):
        for n, wording in enumerate(wordings):
            if len(wording) > size:
                keys = wording.keys
                for seed in {keys[k : k + size] for k in range(len(keys) - size + 1)} & wanted:
                    holders[seed].append(n)
