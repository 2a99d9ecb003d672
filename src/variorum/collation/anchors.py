"""Finds where a long or endlessly repetitive run belongs, in nearly linear time: rare seeds first, then what lies
between.

A run of a few hundred words is compared by all its seeds (`stretches`). In one of a hundred thousand most seeds are
phrases that stand in fifty places, and comparing every place with every other would take hours. So only seeds that
hardly any other place shares are chained; what lies between two links of the chain is compared by an edit script of
fewest words (Levenshtein, bit-parallel: Hyyrö 2003), of which stretches of `BLOCK` words or more are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from variorum.collation.stretches import Columns, Strand, Stretch, chained, stretches

__all__ = ["anchored", "is_crowded"]

LONG = 1000
"""Seeds of a run from which on only the rare ones are chained: ten times the longest quotation in the news."""
CROWDED, FEW = 4, 40
"""Places that a run's seeds may have on average in the columns, as if it had `FEW` more; in quotations of one utterance
it is one or two."""
RARE = 4
"""A seed is rare if the places that it has in the run, times those in the columns, are no more than this: one word may
have been replaced in the second, but a phrase that comes back is left out."""
BACK = 30
"""Stretches before it that a rare one is linked to: those between two neighbours in the right chain are chance, and
fewer."""
BLOCK = 3
"""Words of a stretch between two links: fewer are chance in an edit script."""
SMALL = 64
"""Words times columns up to which nothing is done here: pairing looks at every cell."""
MARGIN = 24
"""Columns beyond its own length that the part of a run before its first link or after its last is looked for in."""
MOSTLY = 0.5
"""Share of a run that must stand in such stretches where nothing in it is rare."""


def is_crowded(columns: Columns, strand: Strand) -> bool:
    """Whether the run is too long, or its words too often in the columns, for every seed to be chained."""
    seeds = strand.seeds
    if len(seeds) > LONG:
        return True
    most, places, index = CROWDED * (len(seeds) + FEW), 0, columns.seeds
    for _, seed in seeds:
        places += len(index.get(seed, ()))
        if places > most:
            return True
    return False


def anchored(columns: Columns, strand: Strand, weights: Sequence[float]) -> list[Stretch]:
    """The best chain of stretches of a long run, or an empty list; as `best_chain`, but not every seed is looked at."""
    printed = Counter(seed for _, seed in strand.seeds)
    index = columns.seeds
    rare = [(i, seed) for i, seed in strand.seeds if seed in index and printed[seed] * len(index[seed]) <= RARE]
    found = stretches(columns, rare)
    if not found:
        return unanchored(columns, strand)
    return filled(columns, strand, chained(columns, strand, weights, found, BACK))


def unanchored(columns: Columns, strand: Strand) -> list[Stretch]:
    """The stretches of a run in which no seed is rare: those of the largest contig that it shares a seed with, if they
    hold most of it."""
    shared = {columns.contig[next(iter(columns.seeds[seed]))[0]] for _, seed in strand.seeds if seed in columns.seeds}
    if not shared:
        return []
    home = max(sorted(shared), key=lambda contig: len(columns.contigs[contig]))
    found = blocks(columns, strand.keys, 0, len(strand.keys), home, 0, len(columns.contigs[home]))
    held = sum(len(stretch.pairs) for stretch in found)
    return found if held >= MOSTLY * len(strand.keys) else []


def filled(columns: Columns, strand: Strand, chain: Sequence[Stretch]) -> list[Stretch]:
    """The chain, with what stands before, between and after its links where that is alike."""
    if not chain:
        return []
    keys, position = strand.keys, columns.position
    (i, first), (j, last) = chain[0].pairs[0], chain[-1].pairs[-1]
    start, end = position[first], position[last] + 1
    size = len(columns.contigs[chain[-1].contig])
    ahead, behind = i + MARGIN, len(keys) - j - 1 + MARGIN
    out = blocks(columns, keys, 0, i, chain[0].contig, max(0, start - ahead), start)
    for here, there in pairwise(chain):
        out.append(here)
        if here.contig == there.contig:
            low, high = here.pairs[-1], there.pairs[0]
            out += blocks(columns, keys, low[0] + 1, high[0], here.contig, position[low[1]] + 1, position[high[1]])
    out.append(chain[-1])
    return out + blocks(columns, keys, j + 1, len(keys), chain[-1].contig, end, min(size, end + behind))


def blocks(
    columns: Columns, keys: Sequence[int], low: int, high: int, contig: int, start: int, end: int
) -> list[Stretch]:
    """The stretches of words `low` to `high` and the columns at `start` to `end` of a contig that are the same."""
    if (high - low) * (end - start) <= SMALL:
        return []
    row = columns.contigs[contig][start:end]
    said = [max(columns.keys[c].items(), key=lambda known: (known[1], known[0]), default=(-1, 0))[0] for c in row]
    out = []
    for op in Levenshtein.opcodes(keys[low:high], said):
        if op.tag == "equal" and op.src_end - op.src_start >= BLOCK:
            words = range(low + op.src_start, low + op.src_end)
            out.append(Stretch(contig, list(zip(words, row[op.dest_start : op.dest_end], strict=True))))
    return out
