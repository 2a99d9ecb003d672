"""The columns of words made so far, in contigs, and how one run is threaded into them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import islice

from variorum.collation.pairing import pair_up
from variorum.collation.runs import Run
from variorum.collation.stretches import Stretch

__all__ = ["Loom", "agreed", "index", "place", "remember"]

REACH = 24
"""Columns beyond its own length that the end of a run is looked for in: the few words after a cut have no seed."""

FULL_ANCHOR = 3
"""Words in a stretch's anchoring columns, from which on a word that one run alone has there is its own:
nothing says that the strange word of another run replaces it."""

STRAGGLING = 3
"""Columns at an end of a contig that a run which goes on beyond it has dropped: its own words stand beyond them. Gains
a point of `kinds` and half of one of `gaps` on generated quotations."""

NOTHING: dict[int, int] = {}


@dataclass(slots=True)
class Loom:
    """The columns made so far, in contigs; `follows` are pairs of contigs of which reports print the second next after
    the first, `broken` the columns of false starts. `standing` are the columns in which each key stands."""

    keys: list[dict[int, int]] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    contig: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    contigs: dict[int, list[int]] = field(default_factory=dict)
    seeds: dict[int, dict[tuple[int, int, int], None]] = field(default_factory=dict)
    follows: set[tuple[int, int]] = field(default_factory=set)
    broken: set[int] = field(default_factory=set)
    standing: dict[int, list[int]] = field(default_factory=dict)
    made: int = 0

    def new_column(self, *keys: int) -> int:
        for key in keys:
            self.standing.setdefault(key, []).append(len(self.keys))
        self.keys.append(dict.fromkeys(keys, 0))
        self.count.append(0)
        self.stops.append(0)
        self.contig.append(-1)
        self.position.append(-1)
        return len(self.keys) - 1

    def new_contig(self, columns: list[int]) -> None:
        self.contigs[self.made] = columns
        self.renumber(self.made)
        self.made += 1

    def renumber(self, contig: int, start: int = 0) -> None:
        """Gives the columns of a contig from a position on their place in it."""
        position, contig_of = self.position, self.contig
        for at, column in enumerate(islice(self.contigs[contig], start, None), start):
            position[column] = at
            contig_of[column] = contig

    def insert(self, contig: int, after: dict[int, list[int]]) -> None:
        """Puts new columns after the given ones (-1: before the first)."""
        columns, position = self.contigs[contig], self.position
        places = sorted((position[column] + 1 if column >= 0 else 0, column) for column in after)
        out, done = [], 0
        for at, column in places:
            out += columns[done:at]
            out += after[column]
            done = at
        out += columns[done:]
        self.contigs[contig] = out
        self.renumber(contig, places[0][0])

    def join(self, first: int, second: int, after: int | None) -> None:
        """Puts the columns of the second contig into the first, after a column or at the end."""
        columns, added = self.contigs[first], self.contigs.pop(second)
        at = len(columns) if after is None else self.position[after] + 1
        self.contigs[first] = columns[:at] + added + columns[at:]
        self.renumber(first)
        if self.follows and after is None:
            self.follows = {(first if a == second else a, b) for a, b in self.follows if a != first}


def remember(loom: Loom, columns: Sequence[int], keys: Sequence[int], run: Run) -> None:
    """Adds the run's words to its columns."""
    count, known = loom.count, loom.keys
    for column, key in zip(columns, keys, strict=True):
        count[column] += 1
        if key:
            said = known[column]
            if key in said:
                said[key] += 1
            else:
                said[key] = 1
                loom.standing.setdefault(key, []).append(column)
    for i in run.stops:
        loom.stops[columns[i - 1]] += 1
    for i in run.restarts:
        loom.broken.add(columns[i])


def index(loom: Loom, columns: Sequence[int], seeds: Sequence[tuple[int, int]]) -> None:
    """Adds the run's seeds to the index."""
    known = loom.seeds
    for i, seed in seeds:
        where = (columns[i], columns[i + 1], columns[i + 2])
        places = known.get(seed)
        if places is None:
            known[seed] = {where: None}
        else:
            places[where] = None


def agreed(keys: dict[int, int]) -> dict[int, int]:
    """The words of a column that two runs or more have, or, where there are none, all; none counted yet."""
    return dict.fromkeys([key for key, count in keys.items() if count > 1] or keys, 0)


def place(loom: Loom, keys: Sequence[int], chain: Sequence[Stretch], run: Run, held: Collection[int]) -> list[int]:
    """The columns of a run: along its chain, or, where it has none, in a contig of its own."""
    if chain:
        return thread(loom, keys, chain, run, held)
    columns = [loom.new_column(key) if key else loom.new_column() for key in keys]
    loom.new_contig(list(columns))
    return columns


def thread(loom: Loom, keys: Sequence[int], chain: Sequence[Stretch], run: Run, held: Collection[int]) -> list[int]:
    """The columns of a run along its chain: matched words in theirs, the rest paired up between, or in new ones."""
    home = chain[0].contig
    for n, stretch in enumerate(chain):
        contig = loom.contig[stretch.pairs[0][1]]
        if contig != home:
            back = any(loom.contig[s.pairs[0][1]] == home for s in chain[n + 1 :])
            loom.join(home, contig, chain[n - 1].pairs[-1][1] if back else None)
    columns = [-1] * len(keys)
    for stretch in chain:
        for i, column in stretch.pairs:
            columns[i] = column
    matched = [i for i, column in enumerate(columns) if column >= 0]
    new: dict[int, list[int]] = {}
    before = -1
    for i in [*matched, len(keys)]:
        if i - before > 1:
            between(loom, home, keys, columns, before, i, new, run, held)
        before = i
    if new:
        loom.insert(home, new)
    return columns


def between(
    loom: Loom, home: int, keys: Sequence[int], columns: list[int], low: int, high: int,
    new: dict[int, list[int]], run: Run, held: Collection[int],
) -> None:  # fmt: skip
    """Gives columns to the words between the matched words `low` and `high` (-1 and len(keys): the run's ends)."""
    row = loom.contigs[home]
    start = loom.position[columns[low]] + 1 if low >= 0 else 0
    end = loom.position[columns[high]] if high < len(keys) else len(row)
    words = list(range(low + 1, high))
    if low < 0:
        start = max(start, end - len(words) - REACH)
    elif high == len(keys):
        end = min(end, start + len(words) + REACH)
    free = row[start:end]
    side = "head" if low < 0 else "tail" if high == len(keys) else "both"
    cuts = [c - low - 1 for c in run.cuts if low < c <= high]
    counts = [loom.count[c] for c in free]
    again = any(0 <= i < len(keys) and columns[i] in held for i in (low, high))
    taken = set() if again else {n for n, c in enumerate(free) if c in held}
    said = [NOTHING if n in taken else loom.keys[c] for n, c in enumerate(free)]
    anchors = [loom.count[columns[i]] for i in (low, high) if 0 <= i < len(keys)]
    alone = min(anchors) >= FULL_ANCHOR
    across = barred(loom, row, side, start, end)
    closed = [
        n for n, c in enumerate(free) if n in taken or c in loom.broken or (alone and counts[n] == 1) or n in across
    ]
    own = [i - low - 1 for i in run.restarts if low < i < high]
    paired = pair_up([keys[i] for i in words], said, side, cuts, counts, closed, own)
    # a new column stands after the column of the word before it, or, at the head of the run, right before the next
    last = columns[low] if low >= 0 else None
    leading = next((n for n, partner in enumerate(paired) if partner >= 0), len(paired))
    following = free[paired[leading]] if leading < len(paired) else columns[high] if high < len(keys) else -1
    goes_on = 1 + max((n for n, partner in enumerate(paired) if partner >= 0), default=-1)
    for i, partner in zip(words, paired, strict=True):
        if partner >= 0:
            columns[i] = last = free[partner]
            continue
        if side == "tail" and i - words[0] == goes_on and last is not None:
            last = beyond(loom, row, last, len(paired) - goes_on)
        columns[i] = loom.new_column(keys[i]) if keys[i] else loom.new_column()
        if last is None:
            anchor = loom.position[following] - 1
            straggling = side == "head" and anchor < STRAGGLING and anchor + 1 < leading
            after = row[anchor] if anchor >= 0 and not straggling else -1
        else:
            after = last
        new.setdefault(after, []).append(columns[i])


def beyond(loom: Loom, row: Sequence[int], last: int, words: int) -> int:
    """The column after which a run goes on that leaves the others at `last`: the end of the contig, if it is near.

    A word lost there is likelier than that the others stop at a word which came after all that this run prints.
    """
    left = len(row) - 1 - loom.position[last]
    return row[-1] if left <= STRAGGLING and left < words else last


def barred(loom: Loom, row: Sequence[int], side: str, start: int, end: int) -> Collection[int]:
    """The columns (by number from `start`) between which and the anchor of a run's end the end of a sentence lies: no
    word is replaced across it."""
    if side == "both":
        return ()
    low = max(start - 1, 0) if side == "tail" else start
    ends = [k for k in range(low, end) if 2 * loom.stops[row[k]] > loom.count[row[k]]]
    if not ends:
        return ()
    return range(ends[0] + 1 - start, end - start) if side == "tail" else range(ends[-1] + 1 - start)
