"""Lines up the runs of all witnesses word by word: every word gets a column, and columns stand in contigs.

The method is read assembly on words (Li 2016) with the columns of sequence annealing (Schwartz & Pachter 2007): runs
are woven in one at a time, longest first, each against all columns made so far. Three words in a row that stand in
columns too are a seed; seeds on one diagonal are a stretch; the best chain of stretches is kept if what it matches is
worth more than what diverges at its two ends (the dovetail rule: flanks that differ on both sides mean a shared phrase,
not a shared utterance). A chain that runs from one contig into another joins them.

Nothing here depends on sigla or on the order in which runs are given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum.collation.anchors import anchored, is_crowded
from variorum.collation.doubles import contradictions, reunite
from variorum.collation.loom import Loom, agreed, index, place, remember
from variorum.collation.runs import Run
from variorum.collation.short import SHORT, spot
from variorum.collation.strays import settle_strays
from variorum.collation.stretches import ORDER, TIE, Strand, best_chain

__all__ = ["Woven", "weave"]

SEED = 3
"""Words of a seed: four lose runs that are edited every few words, two are mostly chance."""
ROUNDS = 2
"""Times that all runs are woven: a second time gains half a point of F1 and halves the words that stand twice on
generated quotations; a third gains nothing."""
COMMON = 0.6
"""What the commonest word is worth: several of them in a row are as good as rarer ones."""


@dataclass(slots=True)
class Woven:
    """Where every word stands: `columns[r][i]` is the column of word i of run r; `contigs` the columns in order.

    `reworded` are the runs that say in other words what stands in their columns.
    """

    columns: list[list[int]]
    contigs: list[list[int]]
    reworded: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Yarn:
    """All runs, ready to be woven: the keys of their words, their seeds (with the word each begins at), the words at
    which
    seeds begin that some witness prints twice, what each key is worth, the order in which to take the runs, and those
    that lie there before."""

    runs: Sequence[Run]
    keys: Sequence[list[int]]
    seeds: Sequence[list[tuple[int, int]]]
    again: Sequence[frozenset[int]]
    weights: Sequence[float]
    order: Sequence[int]
    ground: Sequence[int]


Columns = list[list[int]]


def weave(runs: Sequence[Run], ground: Sequence[int] = ()) -> Woven:
    """Gives every word of every run its column.

    The runs `ground` (by number) are the words of one transcript: they stand in one contig, each word in a column of
    its own, and all others are woven into them.

    Words of one run stand in different columns, in their printed order within one contig. The runs are woven twice:
    the second time along what two or more of them made the first time, so that no run is placed before the words
    around its own are known.
    """
    yarn = spun(runs, ground)
    loom = Loom()
    columns: Columns = [[] for _ in runs]
    for turn in range(ROUNDS):
        columns = weave_all(loom, yarn, columns)
        if turn < ROUNDS - 1:
            loom, columns = scaffold(loom, yarn, columns)
    reunite(loom, runs, yarn.keys, columns)
    reworded = settle_strays(loom, runs, yarn.keys, columns, loom.contig[columns[ground[0]][0]] if ground else -1)
    used = [False] * len(loom.keys)
    for row in columns:
        for column in row:
            used[column] = True
    contigs = [[c for c in loom.contigs[n] if used[c]] for n in sorted(loom.contigs)]
    return Woven(columns, [contig for contig in contigs if contig], reworded)


def spun(runs: Sequence[Run], ground: Sequence[int]) -> Yarn:
    """The runs with everything that is known of them before they are woven."""
    keys = numbered(runs)
    weights = rarities(runs, keys)
    seeds = [seeds_of(row, run.cuts, len(weights) + 1) for row, run in zip(keys, runs, strict=True)]
    norms = [[w.norm for w in run.words] for run in runs]
    again, late = said_twice(runs, seeds)
    order = sorted(range(len(runs)), key=lambda r: (r in late, -len(norms[r]), norms[r], context(runs, r)))
    woven_in = [r for r in order if r not in set(ground)]
    return Yarn(runs, keys, seeds, again, weights, woven_in, ground)


def weave_all(loom: Loom, yarn: Yarn, guesses: Sequence[Sequence[int]]) -> Columns:
    """The columns of all runs, woven one by one; those too short for a seed come last.

    `guesses` are the columns that the runs had when they were woven before.
    """
    columns: Columns = [[] for _ in yarn.runs]
    held: dict[str, dict[int, int]] = {run.siglum: {} for run in yarn.runs}
    for run, guess in zip(yarn.runs, guesses, strict=True):
        take(held[run.siglum], guess)
    lay(loom, yarn, columns, guesses)
    order = TIE if yarn.ground else ORDER
    late = []
    for r in yarn.order:
        keys, run = yarn.keys[r], yarn.runs[r]
        mine = held[run.siglum]
        leave(mine, guesses[r])
        beside = neighbours(yarn.runs, r, columns, guesses)
        strand = Strand(keys, yarn.seeds[r], run.cuts, yarn.again[r], mine, *beside, run.marks, order)
        find = anchored if is_crowded(loom, strand) else best_chain
        chain = find(loom, strand, yarn.weights)
        if chain or len(keys) > SHORT:
            columns[r] = place(loom, keys, chain, run, mine)
            keep(loom, yarn, r, columns[r], mine)
        else:
            take(mine, guesses[r])
            late.append(r)
    for r in late:
        mine = held[yarn.runs[r].siglum]
        leave(mine, guesses[r])
        found = spot(loom, yarn.keys[r], *neighbours(yarn.runs, r, columns, guesses))
        columns[r] = place(loom, yarn.keys[r], [found] if found else [], yarn.runs[r], mine)
        keep(loom, yarn, r, columns[r], mine)
    return columns


def lay(loom: Loom, yarn: Yarn, columns: Columns, guesses: Sequence[Sequence[int]]) -> None:
    """Gives the words of the ground their columns, all in one contig, if they have none yet."""
    for r in yarn.ground:
        columns[r] = list(guesses[r]) or [loom.new_column(key) if key else loom.new_column() for key in yarn.keys[r]]
    if yarn.ground and not guesses[yarn.ground[0]]:
        loom.new_contig([c for r in yarn.ground for c in columns[r]])
    for r in yarn.ground:
        remember(loom, columns[r], yarn.keys[r], yarn.runs[r])
        index(loom, columns[r], yarn.seeds[r])


def keep(loom: Loom, yarn: Yarn, r: int, columns: Sequence[int], held: dict[int, int]) -> None:
    """Adds a run that has its columns to the loom and to what its witness holds."""
    take(held, columns)
    remember(loom, columns, yarn.keys[r], yarn.runs[r])
    index(loom, columns, yarn.seeds[r])


def take(held: dict[int, int], columns: Sequence[int]) -> None:
    """Counts words of a witness into columns (-1: none)."""
    for column in columns:
        if column >= 0:
            held[column] = held.get(column, 0) + 1


def leave(held: dict[int, int], columns: Sequence[int]) -> None:
    """Takes them out again."""
    for column in columns:
        if column >= 0:
            held[column] -= 1
            if not held[column]:
                del held[column]


def scaffold(loom: Loom, yarn: Yarn, columns: Columns) -> tuple[Loom, Columns]:
    """A loom with only the columns and seeds that two sources or more have, as the ground for weaving again.

    With it, the columns of every run as they are numbered there (-1: not there). The ground lies in it already.
    """
    wrong = contradictions(yarn.runs, yarn.keys, columns, loom.keys)
    stays = {r: columns[r] for r in yarn.ground}
    columns = [stays.get(r, row) for r, row in enumerate(without(columns, yarn.keys, wrong))]
    shared = shared_columns(yarn.runs, columns, len(loom.keys))
    ground = {c for r in yarn.ground for c in columns[r]}
    out = Loom()
    new = [-1] * len(loom.keys)
    kinships: list[list[int]] = []
    for contig in sorted(loom.contigs):
        kept = [c for c in loom.contigs[contig] if shared[c] or c in ground]
        for c in kept:
            if c in ground:
                new[c] = out.new_column()
                continue
            said = agreed({key: n for key, n in loom.keys[c].items() if key not in wrong.get(c, ())})
            new[c] = out.new_column(*said)
            out.keys[new[c]] = said
            out.count[new[c]], out.stops[new[c]] = loom.count[c] // 2, loom.stops[c] // 2
            if c in loom.broken or c in wrong:
                out.broken.add(new[c])
        kinships.append([new[c] for c in kept])
    moved = [[new[c] if c >= 0 else -1 for c in row] for row in columns]
    linked = {pair for row in moved for pair in pairwise([c for c in row if c >= 0])}
    lying = {new[c] for c in ground}
    for kept in kinships:
        for part in parted(kept, linked) if lying.isdisjoint(kept) else [kept]:
            out.new_contig(part)
    first: dict[tuple[int, int, int, int], str] = {}
    for r in yarn.order:
        row, source, common = moved[r], yarn.runs[r].source, []
        for i, seed in yarn.seeds[r]:
            a, b, c = row[i : i + SEED]
            together = a >= 0 and b >= 0 and c >= 0 and out.contig[a] == out.contig[b] == out.contig[c]
            if together and first.setdefault((seed, a, b, c), source) != source:
                common.append((i, seed))
        index(out, row, common)
    out.follows = successions(out, yarn.runs, moved)
    return out, moved


def without(columns: Columns, keys: Sequence[Sequence[int]], wrong: Mapping[int, Container[int]]) -> Columns:
    """The columns of all runs, -1 for words that do not belong in theirs."""
    if not wrong:
        return columns
    return [
        [-1 if c in wrong and key in wrong[c] else c for c, key in zip(row, words, strict=True)]
        for row, words in zip(columns, keys, strict=True)
    ]


def parted(columns: Sequence[int], linked: Container[tuple[int, int]]) -> list[list[int]]:
    """Columns in order, parted wherever no run goes on from the one to the next: nothing but chance set them so."""
    out: list[list[int]] = []
    last = -1
    for column in columns:
        if (last, column) in linked:
            out[-1].append(column)
        else:
            out.append([column])
        last = column
    return out


def shared_columns(runs: Sequence[Run], columns: Columns, size: int) -> list[bool]:
    """Of each column, whether runs of two sources or more have it."""
    first: list[str | None] = [None] * size
    out = [False] * size
    for run, row in zip(runs, columns, strict=True):
        source = run.source
        for column in row:
            if column < 0:
                continue
            if first[column] is None:
                first[column] = source
            elif first[column] != source:
                out[column] = True
    return out


def successions(loom: Loom, runs: Sequence[Run], columns: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """The pairs of contigs of which one ends where a run ends, and the other begins where the next run of the same
    witness begins: nothing that is known stands between them."""
    out = set()
    for r in range(1, len(runs)):
        if runs[r].siglum != runs[r - 1].siglum or not columns[r] or not columns[r - 1]:
            continue
        last, first = columns[r - 1][-1], columns[r][0]
        if min(last, first) < 0:
            continue
        here, there = loom.contig[last], loom.contig[first]
        if here != there and loom.contigs[here][-1] == last and loom.contigs[there][0] == first:
            out.add((here, there))
    return out


def said_twice(
    runs: Sequence[Run], seeds: Sequence[Sequence[tuple[int, int]]]
) -> tuple[list[frozenset[int]], set[int]]:
    """For each run the words at which seeds begin that some witness prints twice; and the runs that are mostly such
    words, but of a witness that prints them once: where they belong is known when the others lie."""
    by_witness: dict[str, Counter[int]] = {run.siglum: Counter() for run in runs}
    for run, found in zip(runs, seeds, strict=True):
        by_witness[run.siglum].update([seed for _, seed in found])
    again = {seed for counts in by_witness.values() for seed, count in counts.items() if count > 1}
    words = [frozenset([i for i, seed in found if seed in again]) for found in seeds]
    late = set()
    for r, (run, found) in enumerate(zip(runs, seeds, strict=True)):
        if 2 * len(words[r]) > len(found):
            counts = by_witness[run.siglum]
            if 2 * sum(i in words[r] and counts[seed] == 1 for i, seed in found) > len(found):
                late.add(r)
    return words, late


def neighbours(
    runs: Sequence[Run], r: int, columns: Sequence[Sequence[int]], guesses: Sequence[Sequence[int]]
) -> tuple[int, int]:
    """A column of the nearest run that the same witness prints before run r and has one, and of the nearest after
    it."""
    out = [-1, -1]
    for side, step in enumerate((-1, 1)):
        n = r + step
        while 0 <= n < len(runs) and runs[n].siglum == runs[r].siglum and out[side] < 0:
            row = [c for c in columns[n] or guesses[n] if c >= 0]
            if row:
                out[side] = row[-1] if step < 0 else row[0]
            n += step
    return out[0], out[1]


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


def seeds_of(keys: Sequence[int], cuts: Mapping[int, object], base: int) -> list[tuple[int, int]]:
    """Each seed of a run with the number of its first word; none crosses an ellipsis or holds an editor's word."""
    return [
        (i, (a * base + b) * base + c)
        for i, (a, b, c) in enumerate(zip(keys, keys[1:], keys[2:], strict=False))
        if a and b and c and not (cuts and (i + 1 in cuts or i + 2 in cuts))
    ]
