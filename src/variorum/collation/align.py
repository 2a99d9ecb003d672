"""Lines up the runs of all witnesses word by word: every word gets a column, and columns stand in contigs.

The method is read assembly on words (Li 2016) with the columns of sequence annealing (Schwartz & Pachter 2007): runs are
woven in one at a time, longest first, each against all columns made so far. Three words in a row that stand in a column
too are a seed; seeds on one diagonal are a stretch; the best chain of stretches is kept if what it matches is worth
more than what diverges at its two ends (the dovetail rule: flanks that differ on both sides mean a shared phrase, not a
shared utterance). A chain that runs from one contig into another joins them.

Nothing here depends on sigla or on the order in which runs are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import log2

from variorum.collation.pairing import pair_up
from variorum.collation.runs import Run
from variorum.collation.short import spot
from variorum.collation.stretches import Strand, Stretch, best_chain

__all__ = ["Woven", "weave"]

SEED = 3
"""Words of a seed. Two give five times as many false seeds on generated quotations; four lose runs edited every few words."""

SHORT = 6
"""Runs up to this many words that no seed places are placed by their single words, if they fit one spot best."""


ROUNDS = 2
"""Times that all runs are woven; a third changes fewer than one pair in a thousand."""

COMMON = 0.6
"""What the commonest word is worth: several of them in a row are as good as rarer ones."""

REACH = 24
"""Columns beyond its own length that the end of a run is looked for in: the few words after a cut have no seed."""


NOTHING: dict[int, int] = {}


@dataclass(slots=True)
class Woven:
    """Where every word stands: `columns[r][i]` is the column of word i of run r; `contigs` the columns in order."""

    columns: list[list[int]]
    contigs: list[list[int]]


@dataclass(slots=True)
class Loom:
    """The columns made so far."""

    keys: list[dict[int, int]] = field(default_factory=list)
    count: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    contig: list[int] = field(default_factory=list)
    position: list[int] = field(default_factory=list)
    contigs: dict[int, list[int]] = field(default_factory=dict)
    seeds: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    made: int = 0

    def new_column(self, key: int) -> int:
        self.keys.append({key: 0} if key else {})
        self.count.append(0)
        self.stops.append(0)
        self.contig.append(-1)
        self.position.append(-1)
        return len(self.keys) - 1

    def new_contig(self, columns: list[int]) -> None:
        self.contigs[self.made] = columns
        self.renumber(self.made)
        self.made += 1

    def renumber(self, contig: int) -> None:
        for position, column in enumerate(self.contigs[contig]):
            self.contig[column] = contig
            self.position[column] = position

    def insert(self, contig: int, after: dict[int, list[int]]) -> None:
        """Puts new columns after the given ones (-1: before the first)."""
        columns = list(after.get(-1, ()))
        for column in self.contigs[contig]:
            columns.append(column)
            if column in after:
                columns.extend(after[column])
        self.contigs[contig] = columns
        self.renumber(contig)

    def join(self, first: int, second: int, after: int | None) -> None:
        """Puts the columns of the second contig into the first, after a column or at the end."""
        columns, added = self.contigs[first], self.contigs.pop(second)
        at = len(columns) if after is None else self.position[after] + 1
        self.contigs[first] = columns[:at] + added + columns[at:]
        self.renumber(first)


def weave(runs: Sequence[Run]) -> Woven:
    """Gives every word of every run its column.

    Words of one run stand in different columns, in their printed order within one contig. The runs are woven twice:
    the second time along what two or more of them made the first time, so that no run is placed before the words
    around its own are known.
    """
    numbers = numbered(runs)
    weights = rarities(runs, numbers)
    base = len(weights) + 1
    seeds = [seeds_of(keys, run.cuts, base) for keys, run in zip(numbers, runs, strict=True)]
    order = sorted(range(len(runs)), key=lambda r: (-len(runs[r].words), [w.norm for w in runs[r].words], context(runs, r)))
    loom = Loom()
    columns: list[list[int]] = [[] for _ in runs]
    for turn in range(ROUNDS):
        columns = weave_all(loom, runs, numbers, seeds, weights, order, columns)
        if turn < ROUNDS - 1:
            loom, columns = scaffold(loom, runs, columns, seeds, order)
    used = [False] * len(loom.keys)
    for row in columns:
        for column in row:
            used[column] = True
    contigs = [[c for c in loom.contigs[n] if used[c]] for n in sorted(loom.contigs)]
    return Woven(columns, [contig for contig in contigs if contig])


def weave_all(
    loom: Loom, runs: Sequence[Run], numbers: Sequence[list[int]], seeds: Sequence[list[tuple[int, int]]],
    weights: Sequence[float], order: Sequence[int], guesses: Sequence[Sequence[int]],
) -> list[list[int]]:  # fmt: skip
    """The columns of all runs, woven one by one; those too short for a seed come last.

    `guesses` are the columns that the runs had when they were woven before.
    """
    columns: list[list[int]] = [[] for _ in runs]
    twice = said_twice(runs, seeds)
    held: dict[str, Counter[int]] = {run.siglum: Counter() for run in runs}
    for run, guess in zip(runs, guesses, strict=True):
        held[run.siglum].update(guess)
    late = []
    for r in order:
        keys, run = numbers[r], runs[r]
        held[run.siglum] -= Counter(guesses[r])
        strand = Strand(keys, seeds[r], run.cuts, twice[r], held[run.siglum], *neighbours(runs, r, columns, guesses))
        chain = best_chain(loom, strand, weights)
        if chain or len(keys) > SHORT:
            columns[r] = place(loom, keys, chain, run, held[run.siglum])
            held[run.siglum].update(columns[r])
            remember(loom, columns[r], keys, run)
            index(loom, columns[r], seeds[r])
        else:
            held[run.siglum].update(guesses[r])
            late.append(r)
    for r in late:
        held[runs[r].siglum] -= Counter(guesses[r])
        found = spot(loom, numbers[r], *neighbours(runs, r, columns, guesses))
        columns[r] = place(loom, numbers[r], [found] if found else [], runs[r], held[runs[r].siglum])
        held[runs[r].siglum].update(columns[r])
        remember(loom, columns[r], numbers[r], runs[r])
        index(loom, columns[r], seeds[r])
    return columns


def said_twice(runs: Sequence[Run], seeds: Sequence[Sequence[tuple[int, int]]]) -> list[set[int]]:
    """For each run the words at which seeds begin that some witness prints twice."""
    seen: dict[str, set[int]] = {run.siglum: set() for run in runs}
    again: set[int] = set()
    for run, found in zip(runs, seeds, strict=True):
        mine = seen[run.siglum]
        for _, seed in found:
            if seed in mine:
                again.add(seed)
            mine.add(seed)
    return [{i for i, seed in found if seed in again} for found in seeds]


def neighbours(runs: Sequence[Run], r: int, columns: Sequence[Sequence[int]], guesses: Sequence[Sequence[int]]) -> tuple[int, int]:
    """A column of the nearest run that the same witness prints before run r and has one, and of the nearest after it."""
    out = [-1, -1]
    for side, step in enumerate((-1, 1)):
        n = r + step
        while 0 <= n < len(runs) and runs[n].siglum == runs[r].siglum and out[side] < 0:
            row = [c for c in columns[n] or guesses[n] if c >= 0]
            if row:
                out[side] = row[-1] if step < 0 else row[0]
            n += step
    return out[0], out[1]


def place(loom: Loom, keys: Sequence[int], chain: Sequence[Stretch], run: Run, held: Collection[int]) -> list[int]:
    """The columns of a run: along its chain, or, where it has none, in a contig of its own."""
    if chain:
        return thread(loom, keys, chain, run, held)
    columns = [loom.new_column(key) for key in keys]
    loom.new_contig(list(columns))
    return columns


def scaffold(loom: Loom, runs: Sequence[Run], columns: Sequence[Sequence[int]], seeds: Sequence[list[tuple[int, int]]], order: Sequence[int]) -> tuple[Loom, list[list[int]]]:
    """A loom with only the columns and seeds that two sources or more have, as the ground for weaving again."""
    sources: list[set[str]] = [set() for _ in loom.keys]
    for run, row in zip(runs, columns, strict=True):
        for column in row:
            sources[column].add(run.source)
    out = Loom()
    new = [-1] * len(loom.keys)
    for contig in sorted(loom.contigs):
        kept = [c for c in loom.contigs[contig] if len(sources[c]) > 1]
        for c in kept:
            new[c] = out.new_column(0)
            out.keys[new[c]] = agreed(loom.keys[c])
            out.count[new[c]], out.stops[new[c]] = loom.count[c] // 2, loom.stops[c] // 2
        if kept:
            out.new_contig([new[c] for c in kept])
    moved = [[new[c] for c in row] for row in columns]
    known: dict[tuple[int, tuple[int, ...]], str] = {}
    for r in order:
        row, source = moved[r], runs[r].source
        for i, seed in seeds[r]:
            where = tuple(row[i : i + SEED])
            if min(where) >= 0 and known.setdefault((seed, where), source) != source:
                index(out, row, [(i, seed)])
    return out, moved


def context(runs: Sequence[Run], r: int) -> list[list[str]]:
    """The words that the same witness prints in the neighbouring runs: tells two runs of the same words apart."""
    out = []
    for step in (-1, 1):
        n = r + step
        same = 0 <= n < len(runs) and runs[n].siglum == runs[r].siglum
        out.append([w.norm for w in runs[n].words] if same else [])
    return out


def numbered(runs: Sequence[Run]) -> list[list[int]]:
    """The keys of all words as numbers from 1; 0 for the editor's words, which seed nothing."""
    known: dict[str, int] = {}
    out = []
    for run in runs:
        out.append([0 if w.kind == "bracket" else known.setdefault(w.key, len(known) + 1) for w in run.words])
    return out


def rarities(runs: Sequence[Run], numbers: Sequence[Sequence[int]]) -> list[float]:
    """What a word is worth as evidence: 1 for one that no witness prints twice, less the more often one does."""
    size = max((max(keys, default=0) for keys in numbers), default=0) + 1
    most = [1] * size
    by_witness: dict[str, dict[int, int]] = {}
    for run, keys in zip(runs, numbers, strict=True):
        seen = by_witness.setdefault(run.siglum, {})
        for key in keys:
            seen[key] = count = seen.get(key, 0) + 1
            if count > most[key]:
                most[key] = count
    weights = [max(COMMON, 1.0 / count**0.5) for count in most]
    weights[0] = 0.0
    return weights


def seeds_of(keys: Sequence[int], cuts: dict[int, object], base: int) -> list[tuple[int, int]]:
    """Each seed of a run with the number of its first word; none crosses an ellipsis or holds an editor's word."""
    out = []
    for i in range(len(keys) - 2):
        a, b, c = keys[i], keys[i + 1], keys[i + 2]
        if a and b and c and not (cuts and (i + 1 in cuts or i + 2 in cuts)):
            out.append((i, (a * base + b) * base + c))
    return out


def barred(loom: Loom, row: Sequence[int], side: str, at: int, start: int, end: int) -> bool:
    """Whether the end of a sentence lies between the anchor of a run's end and a column: no word is replaced across it."""
    between = range(max(start - 1, 0), at) if side == "tail" else range(at, end) if side == "head" else ()
    return any(2 * loom.stops[row[k]] > loom.count[row[k]] for k in between)


def agreed(keys: dict[int, int]) -> dict[int, int]:
    """The words of a column that two runs or more have, or, where there are none, all."""
    return {key: count // 2 for key, count in keys.items() if count > 1} or keys


def remember(loom: Loom, columns: Sequence[int], keys: Sequence[int], run: Run) -> None:
    """Adds the run's words to its columns."""
    for i, (column, key) in enumerate(zip(columns, keys, strict=True)):
        loom.count[column] += 1
        if i + 1 in run.stops:
            loom.stops[column] += 1
        if key:
            loom.keys[column][key] = loom.keys[column].get(key, 0) + 1


def index(loom: Loom, columns: Sequence[int], seeds: Sequence[tuple[int, int]]) -> None:
    """Adds the run's seeds to the index."""
    for i, seed in seeds:
        where = (columns[i], columns[i + 1], columns[i + 2])
        known = loom.seeds.get(seed)
        if known is None:
            loom.seeds[seed] = [where]
        elif where not in known:
            known.append(where)


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


def between(loom: Loom, home: int, keys: Sequence[int], columns: list[int], low: int, high: int, new: dict[int, list[int]], run: Run, held: Collection[int]) -> None:
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
    closed = [n for n in range(len(free)) if n in taken or barred(loom, row, side, start + n, start, end)]
    paired = pair_up([keys[i] for i in words], said, side, cuts, counts, closed)
    # a new column stands after the column of the word before it, or, at the head of the run, right before the next
    last = columns[low] if low >= 0 else None
    for i, partner in zip(words, paired, strict=True):
        if partner >= 0:
            columns[i] = last = free[partner]
            continue
        columns[i] = loom.new_column(keys[i])
        if last is None:
            following = next((free[p] for p in paired[i - words[0] :] if p >= 0), columns[high] if high < len(keys) else -1)
            anchor = loom.position[following] - 1
            after = row[anchor] if anchor >= 0 else -1
        else:
            after = last
        new.setdefault(after, []).append(columns[i])
