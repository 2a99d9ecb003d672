"""Finds where a run belongs among the columns: stretches of seeds, and the best chain of stretches."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

__all__ = ["ORDER", "TIE", "Columns", "Strand", "Stretch", "best_chain", "chained", "stretches"]

ENOUGH = 1.6
"""Worth that a chain must have, in words that no witness repeats."""
HELD = 0.2
"""Share of its worth that a word keeps in a column where its own witness has a word already, unless the whole run is
printed a second time: what one witness prints twice was mostly said twice."""
REPEATED = 0.7
"""Share of a stretch's seeds that one witness prints twice, from which on only what stands around it can place it."""
ORDER = 1.0
"""What it is worth that a stretch stands after the run printed before it, or before the one after: it decides ties."""
TIE = 0.1
"""The same among the words of a transcript, where every word has its place: less than any word is worth."""


class Flank(NamedTuple):
    """What words cost by which run and columns go on differently at an end of the chain: each `cost`, up to `longest`
    words; `farthest` words are looked at. A word of the flank found among the next `SLACK` columns counts `shared`
    words against its divergence."""

    cost: float
    longest: int
    farthest: int
    shared: float


ONCE = Flank(0.55, 5, 20, 2.0)
TWICE = Flank(2.0, 40, 40, 1.0)
"""The same for words that some witness prints twice: a long sentence that goes on differently is the sentence said
again."""
GROWTH = 0.1
"""Words beyond `longest` cost this much each. At .1 a phrase of seven words no longer ties two sentences of thirty that
have nothing else in common; more loses short quotations that a report runs on into words nobody else prints."""
BOTH = 1.0
"""Words beyond `longest` by which both ends diverge cost as much more: the same sentence said on two occasions."""
SLACK = 3
LOST = 0.3
SPLICE = 0.8
SPLICE_GROWTH = 0.08
SPLICE_MOST = 4.0
JUMP = 1.0
FARTHEST_JUMP = 30
SHOWN = 0.3
"""What it costs a chain to pass over columns without an ellipsis, more for longer ones, and to enter another contig."""
AGAIN = 4.0
"""What it costs more to tie two contigs by words that some witness prints twice: a turn of phrase ties nothing."""


REACH = 100
"""Stretches before it that a stretch is linked to: a quotation seldom has as many in all."""


class Columns(Protocol):
    """What is known of the columns made so far; a `Loom` is one."""

    keys: list[dict[int, int]]
    contig: list[int]
    position: list[int]
    contigs: dict[int, list[int]]
    seeds: dict[int, dict[tuple[int, int, int], None]]
    follows: set[tuple[int, int]]


@dataclass(slots=True)
class Strand:
    """A run on its way into the columns: the keys of its words (0: the editor's) and its seeds.

    `again` are the words at which seeds begin that some witness prints twice; `held` are the columns in which its
    witness already has a word; `before` and `after` a column of the run that its
    witness prints before it and of the one after it (-1 where none has a place yet).
    `marks` are the words with a mark of punctuation before them; `order` is what its report's order is worth.
    """

    keys: list[int]
    seeds: list[tuple[int, int]]
    cuts: Mapping[int, object]
    again: frozenset[int] | set[int] = frozenset()
    held: Collection[int] = frozenset()
    before: int = -1
    after: int = -1
    marks: Collection[int] = frozenset()
    order: float = ORDER


@dataclass(slots=True)
class Stretch:
    """Words of a run that stand one by one in columns of one contig: (word, column), both rising."""

    contig: int
    pairs: list[tuple[int, int]]


def stretches(columns: Columns, seeds: Sequence[tuple[int, int]]) -> list[Stretch]:
    """All stretches of seeds that follow on one another, word by word."""
    out: list[Stretch] = []
    index, contig = columns.seeds, columns.contig
    growing: dict[int, list[tuple[int, int]]] = {}
    last = -2
    for i, seed in seeds:
        places = index.get(seed)
        if places is None:
            continue
        if i > last + 1:
            growing = {}
        grown = {}
        for a, b, c in places:
            pairs = growing.pop(b, None)
            if pairs is None or pairs[-2][1] != a:
                pairs = [(i, a), (i + 1, b)]
                out.append(Stretch(contig[a], pairs))
            pairs.append((i + 2, c))
            grown[c] = pairs
        growing, last = grown, i
    return out


def best_chain(columns: Columns, strand: Strand, weights: Sequence[float]) -> list[Stretch]:
    """The best chain of stretches of a run, or an empty list where none is worth `ENOUGH`."""
    found = stretches(columns, strand.seeds)
    return chained(columns, strand, weights, found, REACH) if found else []


def chained(
    columns: Columns, strand: Strand, weights: Sequence[float], found: list[Stretch], reach: int
) -> list[Stretch]:
    """The best chain of some stretches, each linked to one of the `reach` before it."""
    keys = strand.keys
    found.sort(key=lambda s: (s.pairs[0][0], s.pairs[-1][0]))
    total: list[float] = []
    heads: list[float] = []
    back: list[tuple[int, int]] = []
    best, best_at = ENOUGH, -1
    for x, stretch in enumerate(found):
        (i, first), (j, last) = stretch.pairs[0], stretch.pairs[-1]
        worth = worth_of(columns, strand, stretch, weights)
        flank = ONCE if is_once(strand, stretch) else TWICE
        score, choice, head = worth - flank.cost * flank.longest, (-1, 0), 0.0
        for y in range(x - 1, max(-1, x - 1 - reach), -1):
            if total[y] + worth < score or found[y].pairs[-1][0] >= j:
                continue
            step = transition(columns, strand, found, back, y, x, weights)
            if step is not None and (so_far := total[y] + worth - step[0]) >= score:
                score, choice, head = so_far, (y, step[1]), heads[y]
        if choice[0] < 0 or score <= worth:
            own = divergence(columns, keys, i, first, -1, flank)
            alone = worth - cost_of(own, flank)
            if choice[0] < 0 or alone >= score:
                score, choice, head = alone, (-1, 0), own
        total.append(score)
        heads.append(head)
        back.append(choice)
        if score > best:
            tail = divergence(columns, keys, j, last, 1, flank)
            end = score - cost_of(tail, flank) - BOTH * max(0.0, min(head, tail) - ONCE.longest)
            if end > best:
                best, best_at = end, x
    chain = []
    while best_at >= 0:
        y, trim = back[best_at]
        stretch = found[best_at]
        chain.append(Stretch(stretch.contig, stretch.pairs[trim:]))
        if trim and y >= 0 and found[y].contig == stretch.contig:
            share(columns, strand, found[y], max(0, back[y][1]), chain[-1], stretch)
        best_at = y
    return chain[::-1]


def share(columns: Columns, strand: Strand, here: Stretch, kept: int, later: Stretch, there: Stretch) -> None:
    """Gives words that two stretches could both have to the later one from where the run prints a mark between them.

    `kept` pairs of the earlier stretch are not its to give.
    """
    own = len(there.pairs) - len(later.pairs)
    for s in range(own):
        i, column = there.pairs[s]
        left = [pair for pair in here.pairs if pair[0] < i]
        if i in strand.marks and kept < len(left) < len(here.pairs):
            if columns.position[column] > columns.position[left[-1][1]]:
                later.pairs, here.pairs = there.pairs[s:], left
            return


def worth_of(columns: Columns, strand: Strand, stretch: Stretch, weights: Sequence[float]) -> float:
    """What a stretch is worth as evidence that the run belongs there."""
    keys, held, pairs = strand.keys, strand.held, stretch.pairs
    worth = 0.0
    for w, _ in pairs:
        worth += weights[keys[w]]
    if held and len(pairs) < len(keys):
        again = [weights[keys[w]] for w, c in pairs if c in held]
        if again:
            worth -= (1 - HELD) * sum(again)
    first = pairs[0][1]
    for neighbour, sign in ((strand.before, 1), (strand.after, -1)):
        if neighbour >= 0 and columns.contig[neighbour] == stretch.contig:
            rises = sign * (columns.position[first] - columns.position[neighbour]) > 0
            worth += strand.order if rises else -strand.order
    return worth


def cost_of(words: float, flank: Flank) -> float:
    """What it costs that an end of a chain diverges by some words."""
    return flank.cost * min(words, flank.longest) + GROWTH * max(0.0, words - flank.longest)


def divergence(columns: Columns, keys: Sequence[int], i: int, column: int, step: int, flank: Flank) -> float:
    """How many words run and columns go on differently beyond word i, less those they share there."""
    row = columns.contigs[columns.contig[column]]
    at = columns.position[column]
    words = i if step < 0 else len(keys) - 1 - i
    left = at if step < 0 else len(row) - 1 - at
    length = min(words, left, flank.farthest)
    if not length:
        return 0.0
    said = columns.keys
    shared = 0.0
    end = at + step * left
    for n in range(1, min(words, length + SLACK) + 1):
        key = keys[i + step * n]
        for ahead in range(step, step * (SLACK + 1), step):
            if (end - at - ahead) * step < 0:
                break
            if key in said[row[at + ahead]]:
                at += ahead
                shared += flank.shared
                break
    return max(0.0, length - shared)


def is_once(strand: Strand, stretch: Stretch) -> bool:
    """Whether nothing shows that these words were said twice."""
    if not strand.again:
        return True
    return sum(i in strand.again for i, _ in stretch.pairs) < REPEATED * (len(stretch.pairs) - 2)


def transition(
    columns: Columns, strand: Strand, found: Sequence[Stretch], back: Sequence[tuple[int, int]], y: int, x: int,
    weights: Sequence[float],
) -> tuple[float, int] | None:  # fmt: skip
    """What it costs to go on from stretch y to stretch x, and how many words of x are already y's; None if it
    cannot."""
    keys, cuts = strand.keys, strand.cuts
    here, there = found[y], found[x]
    end = here.pairs[-1][0]
    trim = max(0, end + 1 - there.pairs[0][0])
    position = columns.position
    if here.contig == there.contig:
        floor = position[here.pairs[-1][1]]
        while trim < len(there.pairs) and position[there.pairs[trim][1]] <= floor:
            trim += 1
        if trim == len(there.pairs):
            return None
    first_word, first = there.pairs[trim]
    cost = sum(weights[keys[w]] for w, _ in there.pairs[:trim]) if trim else 0
    shown = any(k in cuts for k in range(end + 1, first_word + 1)) if cuts else False
    apart = first_word - end - 1
    if here.contig == there.contig:
        passed = position[first] - position[here.pairs[-1][1]] - 1 - apart
        return cost + passing(0 if shown else passed) + 0.15 * apart, trim
    last = y
    while last >= 0:
        if found[last].contig == there.contig:
            if position[found[last].pairs[-1][1]] >= position[first]:
                return None
            break
        last = back[last][0]
    over = len(columns.contigs[here.contig]) - 1 - position[here.pairs[-1][1]]
    under = position[first]
    if (here.contig, there.contig) in columns.follows:
        return cost + passing(0 if shown else over + under - apart) + 0.15 * apart, trim
    if not (is_once(strand, here) and is_once(strand, there)):
        cost += AGAIN
    cost += JUMP + ONCE.cost * (min(over, FARTHEST_JUMP) + min(under, FARTHEST_JUMP)) * (SHOWN if shown else 1)
    return cost + 0.15 * apart, trim


def passing(words: int) -> float:
    """What it costs to pass over words that no ellipsis stands for."""
    if words <= 0:
        return 0.0
    return LOST * min(2, words) if words < 3 else SPLICE + min(SPLICE_MOST, SPLICE_GROWTH * words)
