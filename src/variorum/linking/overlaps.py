"""Which quotations of different reports print the same words.

Seeds are shared runs of three words; a pair of quotations that shares one is looked at whole. What counts is how much
their common runs weigh (a function word little, any other word 1) and how the longest run ends: two excerpts of one
utterance run on together until one of them, or a sentence, ends (the dovetail rule of read assembly, Li 2016), while
two utterances that share a phrase go different ways on both sides of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from variorum.linking.rows import Row, weight
from variorum.text.tokens import Token

__all__ = ["CONTAINED", "ENOUGH", "SEED", "Overlap", "overlaps", "runs", "shared"]

SEED = 3
"""Words in a seed. Two are shared by chance ("I think"); of four, a fragment of three words would have none."""

CROWD = 60
"""A seed that stands in more quotations than this says nothing and is left out, so that the cost stays linear."""

REPEATS = 12
"""How often one quotation may repeat a seed before the rest of its repeats are not looked at (chants, counted
votes)."""

ENOUGH = 2.4
"""The least weight of the common runs: three telling words, or two and a handful of function words. Read on the memo
and the twenty stories: below 2 "I don't know what to say" links strangers; above 3 short excerpts of one statement
stay apart."""

DIVERGING = 6.0
"""The same, for a pair whose longest common run ends in the middle of a sentence on both sides in both."""


LONG, CLOSE = 7, 2.2
"""A longest run of seven words is enough. A shorter one must be made good by the share of the shorter quotation that is
common: run times share, read on every pair of the twenty stories. Four words in half of a quotation (2.0) is how two
survivors of one crash both speak; five in half of it (2.5) or four in four of seven (2.3) is one utterance."""

MOSTLY = 0.7
"""The share of the shorter quotation that makes up for a run of fewer than LONG words that breaks off on a side: two
survivors begin alike and go different ways; a report that has changed a word in seven still tells the same words."""

CONTAINED = 4
"""Words of a quotation that stands whole in another from which on one telling word is enough: what a headline
repeats."""

REPEATED = 0.6
"""The same within one report, which prints its own words again in headlines and summaries: four function words."""


class Overlap(Struct, frozen=True, order=True):
    """Two rows (by number, the smaller first) that share words, how much these weigh, and whether one is all in the
    other."""

    first: int
    second: int
    weight: float
    whole: bool = False


def overlaps(rows: Sequence[Row]) -> tuple[Overlap, ...]:
    """The pairs of rows, by their number, that print the same words; of one report only where one is all in the
    other."""
    found = []
    for a, b in sorted(_candidates(rows)):
        own = rows[a].report == rows[b].report
        weight, whole = shared(rows[a].words, rows[b].words, REPEATED if own else 1.0)
        if weight > 0 and (whole or not own):
            found.append(Overlap(a, b, round(weight, 3), whole))
    return tuple(found)


def _candidates(rows: Sequence[Row]) -> set[tuple[int, int]]:
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        keys = [t.key for t in row.words]
        for seed in sorted({tuple(keys[k : k + SEED]) for k in range(max(1, len(keys) - SEED + 1)) if keys}):
            holders[seed].append(n)
    _add_short(rows, holders)
    return {p for held in holders.values() if len(held) <= CROWD for p in combinations(sorted(set(held)), 2)}


def _add_short(rows: Sequence[Row], holders: defaultdict[tuple[str, ...], list[int]]) -> None:
    """Quotations of fewer words than a seed are sought as they are in the longer ones."""
    lengths = sorted({len(r.words) for r in rows if 0 < len(r.words) < SEED})
    wanted = {tuple(t.key for t in r.words) for r in rows if len(r.words) in lengths}
    for n, row in enumerate(rows):
        keys = [t.key for t in row.words]
        for size in lengths:
            if len(keys) > size:
                for seed in sorted({tuple(keys[k : k + size]) for k in range(len(keys) - size + 1)} & wanted):
                    holders[seed].append(n)


def shared(a: Sequence[Token], b: Sequence[Token], whole_enough: float) -> tuple[float, bool]:
    """How much the common runs of two word lists weigh (0: too little for one utterance), and if one is all in the
    other."""
    common_runs = runs([t.key for t in a], [t.key for t in b])
    if not common_runs:
        return 0.0, False
    weighed = [(sum(weight(t.norm) for t in a[i : i + n]), i, j, n) for i, j, n in common_runs]
    total = sum(w for w, *_ in weighed)
    _, i, j, n = max(weighed, key=lambda run: (run[0], -run[1], -run[2]))
    whole = n == min(len(a), len(b))
    if whole and n <= SEED:
        return (total if total >= 1 else 0.0), True
    common, shortest = sum(n for *_, n in common_runs), min(len(a), len(b))
    left, right = i == 0 or j == 0, i + n == len(a) or j + n == len(b)
    if not whole and n < LONG:
        most = common >= LONG and common >= MOSTLY * shortest
        if n * common < CLOSE * shortest or not (most or (left and right)):
            return 0.0, False
    dovetails = left or right
    least = whole_enough if whole and n >= CONTAINED else ENOUGH if dovetails else DIVERGING
    return (total if total >= least and (whole or min(len(a), len(b)) > SEED) else 0.0), whole


def runs(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """The common runs of at least SEED words (or of a whole shorter list), greedily, the longest first, none
    overlapping."""
    size = min(SEED, len(a), len(b))
    if size == 0:
        return []
    where: Mapping[tuple[str, ...], list[int]] = _positions(b, size)
    found = {
        run
        for i in range(len(a) - size + 1)
        for j in where.get(tuple(a[i : i + size]), ())
        for run in _grown(a, b, i, j, size)
    }
    taken_a, taken_b, out = set[int](), set[int](), []
    for i, j, n in sorted(found, key=lambda run: (-run[2], run[0], run[1])):
        if taken_a.isdisjoint(range(i, i + n)) and taken_b.isdisjoint(range(j, j + n)):
            taken_a.update(range(i, i + n))
            taken_b.update(range(j, j + n))
            out.append((i, j, n))
    return out


def _positions(words: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    out: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for k in range(len(words) - size + 1):
        held = out[tuple(words[k : k + size])]
        if len(held) < REPEATS:
            held.append(k)
    return out


def _grown(a: Sequence[str], b: Sequence[str], i: int, j: int, size: int) -> Iterable[tuple[int, int, int]]:
    """The run that begins at (i, j), where nothing common stands before it."""
    if i > 0 and j > 0 and a[i - 1] == b[j - 1]:
        return
    n = size
    while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
        n += 1
    yield (i, j, n)
