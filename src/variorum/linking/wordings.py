"""How much two wordings have in common: their common runs of words, and what these weigh.

What counts is how much the common runs weigh (a function word little, any other word 1) and how the longest run ends:
two excerpts of one utterance run on together until one of them, or a sentence, ends (the dovetail rule of read
assembly, Li 2016), while two utterances that share a phrase go different ways on both sides of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from variorum.linking.rows import weight
from variorum.text.tokens import Token

__all__ = ["CONTAINED", "ENOUGH", "SEED", "Seed", "Wording", "runs", "shared"]

Seed = tuple[str, ...]

SEED = 3
"""Words in a seed. Two are shared by chance ("I think"); of four, a fragment of three words would have none."""

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


class Wording:
    """A list of words, ready to be compared with many others: their keys, and what the first so many of them weigh, in
    thousandths (so that no sum depends on the order of its parts)."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.keys = tuple(t.key for t in words)
        self.weighed = (0, *accumulate(round(1000 * weight(t.norm)) for t in words))

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def places(self) -> Mapping[Seed, Sequence[int]]:
        """Where each seed begins."""
        return _places(self.keys, SEED)

    @cached_property
    def repeats(self) -> bool:
        """Whether it says any seed twice."""
        return len(self.places) < len(self.keys) - SEED + 1


def _places(keys: Sequence[str], size: int) -> Mapping[Seed, Sequence[int]]:
    out: defaultdict[Seed, list[int]] = defaultdict(list)
    for k, seed in enumerate(zip(*(keys[n:] for n in range(size)), strict=False)):
        out[seed].append(k)
    return out


def shared(a: Wording, b: Wording, whole_enough: float = 1.0) -> tuple[float, bool]:
    """How much the common runs of two wordings weigh (0: too little for one utterance), and if one is all in the
    other, for which a weight of `whole_enough` will do."""
    shortest = min(len(a), len(b))
    if _too_little(a, b, shortest) or not (common_runs := runs(a, b)):
        return 0.0, False
    weighed = [(a.weighed[i + n] - a.weighed[i], i, j, n) for i, j, n in common_runs]
    total = sum(w for w, *_ in weighed) / 1000
    _, i, j, n = max(weighed, key=lambda run: (run[0], -run[1], -run[2]))
    whole = n == shortest
    if whole and n <= SEED:
        return (total if total >= 1 else 0.0), True
    common = sum(n for *_, n in common_runs)
    left, right = i == 0 or j == 0, i + n == len(a) or j + n == len(b)
    if not whole and n < LONG:
        most = common >= LONG and common >= MOSTLY * shortest
        if n * common < CLOSE * shortest or not (most or (left and right)):
            return 0.0, False
    dovetails = left or right
    least = whole_enough if whole and n >= CONTAINED else ENOUGH if dovetails else DIVERGING
    return (total if total >= least and (whole or shortest > SEED) else 0.0), whole


def _too_little(a: Wording, b: Wording, shortest: int) -> bool:
    """Whether so few seeds are common that what they make can be neither long, nor whole, nor much of the shorter: most
    pairs share "I think that" and no more, and need not be laid side by side."""
    if shortest <= SEED or a.repeats or b.repeats:
        return False
    seeds = len(a.places.keys() & b.places.keys())
    longest, common = seeds + SEED - 1, seeds * SEED
    return longest < min(LONG, shortest) and longest * common < CLOSE * shortest


def runs(a: Wording, b: Wording) -> list[tuple[int, int, int]]:
    """The common runs of at least SEED words (or of a whole shorter list), greedily, the longest first, none
    overlapping, as (place in `a`, place in `b`, words)."""
    size = min(SEED, len(a), len(b))
    if size == 0:
        return []
    in_a, in_b = (w.places if size == SEED else _places(w.keys, size) for w in (a, b))
    found = [
        run
        for seed in in_a.keys() & in_b.keys()
        for i in in_a[seed]
        for j in in_b[seed][:REPEATS]
        for run in _grown(a.keys, b.keys, i, j, size)
    ]
    if len(found) == 1:
        return found
    taken_a, taken_b, out = set[int](), set[int](), []
    for i, j, n in sorted(found, key=lambda run: (-run[2], run[0], run[1])):
        if taken_a.isdisjoint(range(i, i + n)) and taken_b.isdisjoint(range(j, j + n)):
            taken_a.update(range(i, i + n))
            taken_b.update(range(j, j + n))
            out.append((i, j, n))
    return out


def _grown(a: Sequence[str], b: Sequence[str], i: int, j: int, size: int) -> Iterator[tuple[int, int, int]]:
    """The run that begins at (i, j), where nothing common stands before it."""
    if i > 0 and j > 0 and a[i - 1] == b[j - 1]:
        return
    n = size
    while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
        n += 1
    yield (i, j, n)
