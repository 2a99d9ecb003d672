"""Lines up two versions of one text, word by word: what stayed, what moved, what was put in the place of what.

An edit script of fewest words (Levenshtein, bit-parallel: Hyyrö 2003) finds what stayed in place. Words that it keeps
inside what is otherwise rewritten are chance ("the", "of"), and are let go. What is then left over on both sides in the
same words, and long enough, has moved.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

__all__ = ["MOVED", "in_place", "is_rewording", "matched", "rising"]

MOVED = 6
"""Words in a row that must stand in both versions to have moved: five are a phrase of the trade ("within thirty days of
the") that any clause may begin with."""

CHANCE = 3
"""Words that may stand in two wordings by chance; four in a row hardly do."""

FEW, ALIKE = 8, 0.3
"""More than `FEW` words for as many are a rewording only if this share of them is the same: two sentences on other
matters share a fifth of theirs, all of them little words."""

FAR = 400
"""Places where the first words of a moved stretch may stand; one that stands in more is a refrain, and not looked
for."""


def matched(before: Sequence[int], after: Sequence[int]) -> list[int]:
    """For each word of `after` the word of `before` that it is, or -1. Words are given as numbers.

    >>> matched([1, 2, 3, 4], [1, 9, 3, 4])
    [0, -1, 2, 3]
    """
    out = [-1] * len(after)
    for old, new, size in kept(before, after):
        out[new : new + size] = range(old, old + size)
    for old, new, size in moved(before, after, out):
        out[new : new + size] = range(old, old + size)
    return out


def kept(before: Sequence[int], after: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches that stayed in place: (word of `before`, word of `after`, how many).

    Not those of `CHANCE` words or fewer where more than twice as many are replaced around them: a rewritten sentence
    has a "the" in it too.
    """
    out: list[tuple[int, int, int]] = [(0, 0, 0)]
    for op in Levenshtein.opcodes(before, after):
        if op.tag == "equal":
            settled(out, (op.src_start, op.dest_start))
            out.append((op.src_start, op.dest_start, op.src_end - op.src_start))
    settled(out, (len(before), len(after)))
    return out[1:]


def settled(stretches: list[tuple[int, int, int]], following: tuple[int, int]) -> None:
    """Takes stretches off the end that are chance, now that it is known where the one after them begins."""
    while len(stretches) > 1:
        size, (old, new, before) = stretches[-1][2], stretches[-2]
        replaced = min(following[0] - old, following[1] - new) - before - size
        if size > CHANCE or 2 * size >= replaced:
            return
        stretches.pop()


def moved(before: Sequence[int], after: Sequence[int], held: Sequence[int]) -> list[tuple[int, int, int]]:
    """The stretches of `MOVED` words or more that stand in both among the words that no one has matched, the longest
    first."""
    taken = {old for old in held if old >= 0}
    free = [word not in taken for word in range(len(before))]
    seeds: dict[tuple[int, ...], list[int]] = {}
    for i in windows(free):
        seeds.setdefault(tuple(before[i : i + MOVED]), []).append(i)
    open_words = [old < 0 for old in held]
    found: dict[tuple[int, int], tuple[int, int, int]] = {}
    for j in windows(open_words):
        for i in seeds.get(tuple(after[j : j + MOVED]), ())[:FAR]:
            start = found.pop((i - 1, j - 1), (i, j, MOVED - 1))
            found[i, j] = (start[0], start[1], start[2] + 1)
    out = []
    for old, new, size in sorted(found.values(), key=lambda s: (-s[2], s[1], s[0])):
        low = next((n for n in range(size) if free[old + n] and open_words[new + n]), size)
        high = next((n for n in range(low, size) if not (free[old + n] and open_words[new + n])), size)
        if high - low >= MOVED:
            out.append((old + low, new + low, high - low))
            free[old + low : old + high] = [False] * (high - low)
            open_words[new + low : new + high] = [False] * (high - low)
    return out


def windows(free: Sequence[bool]) -> list[int]:
    """Where `MOVED` free words in a row begin."""
    out, run = [], 0
    for i, is_free in enumerate(free):
        run = run + 1 if is_free else 0
        if run >= MOVED:
            out.append(i - MOVED + 1)
    return out


def is_rewording(before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether words that stand where others stood can be the same thing put otherwise: a few words always can, more of
    them if a good part of the words is the same."""
    if min(len(before), len(after)) <= FEW:
        return True
    same = len(set(before) & set(after))
    return same >= ALIKE * min(len(set(before)), len(set(after)))


def rising(places: Sequence[int]) -> list[tuple[int, int]]:
    """The numbers (-1: none) in stretches that rise without passing over one that stands elsewhere: (first, last + 1)
    of each.

    >>> rising([0, 1, 5, 6, 2, 3])
    [(0, 2), (2, 4), (4, 6)]
    """
    rank = {place: n for n, place in enumerate(sorted(place for place in places if place >= 0))}
    out: list[tuple[int, int]] = []
    last = first = end = -1
    for n, place in enumerate(places):
        if place < 0:
            continue
        here = rank[place]
        if here != last + 1 or first < 0:
            if first >= 0:
                out.append((first, end))
            first = n
        last, end = here, n + 1
    return [*out, (first, end)] if first >= 0 else out


def in_place(places: Sequence[int]) -> list[tuple[int, int, bool]]:
    """The stretches of `rising`, each with whether it stayed in place: those that rise together and hold the most
    words did (heaviest increasing subsequence), the others moved.

    >>> in_place([0, 1, 2, 6, 7, 3, 4, 5])
    [(0, 3, True), (3, 5, False), (5, 8, True)]
    """
    blocks = rising(places)
    best: list[tuple[int, int]] = []
    ends = sorted({places[low] for low, _ in blocks})
    at = {place: n for n, place in enumerate(ends, 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ends) + 1)  # Fenwick: the heaviest chain that ends below a place
    for n, (low, high) in enumerate(blocks):
        weight = sum(place >= 0 for place in places[low:high])
        k, before = at[places[low]] - 1, (0, -1)
        while k > 0:
            before = max(before, tree[k], key=lambda t: t[0])
            k -= k & -k
        best.append((before[0] + weight, before[1]))
        k = at[places[low]]
        while k < len(tree):
            tree[k] = max(tree[k], (best[n][0], n), key=lambda t: t[0])
            k += k & -k
    stayed = set()
    n = max(range(len(blocks)), key=lambda n: best[n][0], default=-1)
    while n >= 0:
        stayed.add(n)
        n = best[n][1]
    return [(low, high, n in stayed) for n, (low, high) in enumerate(blocks)]
