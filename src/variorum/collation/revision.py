"""Lines up two versions of one text, word by word: what stayed, what moved, what was put in the place of what.

An edit script of fewest words (Levenshtein, bit-parallel: Hyyrö 2003) finds what stayed in place. Words that it keeps
inside what is otherwise rewritten are chance ("the", "of"), and are let go. What is then left over on both sides in the
same words, and long enough, has moved.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq, Levenshtein

from variorum.collation.draft import Draft

__all__ = ["CHANCE", "MOVED", "common", "in_place", "is_rewording", "matched", "rising", "shared"]

MOVED = 6
"""Words in a row that must stand in both versions to have moved: five are a phrase of the trade ("within thirty days of
the") that any clause may begin with."""

CHANCE = 3
"""Words that may stand in two wordings by chance; four in a row hardly do."""

FEW, ALIKE = 8, 0.3
"""More than `FEW` words for as many are a rewording only if this share of them is the same: two sentences on other
matters share a fifth of theirs, all of them little words."""

SMALL = 4_000_000
"""Pairs of words up to which a common subsequence is asked for; beyond that its table takes megabytes."""

FAR = 400
"""Places where the first words of a moved stretch may stand; one that stands in more is a refrain, and not looked
for."""


def matched(old: Draft, new: Draft) -> list[int]:
    """For each word of a version the word of the other that it is, or -1.

    >>> from variorum.collation.draft import draft_of
    >>> numbers = {}
    >>> matched(draft_of("A", "We shall pay you.", numbers), draft_of("B", "We may pay them.", numbers))
    [0, -1, 2, -1]
    """
    out = [-1] * len(new.words)
    whole = same_lines(old, new)
    for i, j, size, _ in whole:
        out[j : j + size] = range(i, i + size)
    gone = {k for i, _, size, stayed in whole if not stayed for k in range(i, i + size)}
    low = first = 0
    for i, j, size in [*((i, j, size) for i, j, size, stayed in whole if stayed), (len(old.words), len(new.words), 0)]:
        olds = [k for k in range(low, i) if k not in gone]
        news = [k for k in range(first, j) if out[k] < 0]
        for x, y, n in kept(old, new, olds, news):
            for k in range(n):
                out[news[y + k]] = olds[x + k]
        low, first = i + size, j + size
    for i, j, size in moved(old.keys, new.keys, out):
        out[j : j + size] = range(i, i + size)
    return out


Block = tuple[int, int, int]
"""Words that are the same in two versions: the first of them in both, and how many."""

Step = tuple[Callable[[Sequence[int], Sequence[int]], list[Block]], Sequence[int], Sequence[int]]

Lines = list[tuple[int, int, int, bool]]


def same_lines(old: Draft, new: Draft) -> Lines:
    """The lines of `MOVED` words or more that stand once in each version, in the same words: where each begins in both,
    its words, and whether it stayed in place (patience diff: Cohen). They are told first, so that of five items in
    nearly the same words each is taken for itself."""
    there = lines_of(old)
    found = [(there[line], first, len(line)) for line, first in lines_of(new).items() if line in there]
    found.sort(key=lambda f: f[1])
    places = [low + k for low, _, size in found for k in range(size)]
    stayed: list[bool] = []
    for low, high, here in in_place(places):
        stayed += [here] * (high - low)
    out, at = [], 0
    for low, first, size in found:
        out.append((low, first, size, stayed[at]))
        at += size
    return out


def lines_of(draft: Draft) -> dict[tuple[int, ...], int]:
    """The lines of `MOVED` words or more that stand once in a version, and where."""
    seen: dict[tuple[int, ...], list[int]] = {}
    for low, high in pairwise([*sorted(draft.begins), len(draft.words)]):
        if high - low >= MOVED:
            seen.setdefault(draft.keys[low:high], []).append(low)
    return {line: places[0] for line, places in seen.items() if len(places) == 1}


def kept(old: Draft, new: Draft, olds: Sequence[int], news: Sequence[int]) -> list[Block]:
    """The stretches of some words that stayed in place: (which of `olds`, which of `news`, how many).

    What is the same to the letter is found first, then between it what is the same word (a name in capitals at the head
    of a speech is not the name inside the next).
    """
    letters = [old.exact[i] for i in olds], [new.exact[j] for j in news]
    words = [old.keys[i] for i in olds], [new.keys[j] for j in news]
    steps: list[Step] = [(edited, *letters), (shared, *letters), (shared, *words)]
    return without_chance(found(steps, (0, len(olds), 0, len(news))), len(olds), len(news))


def found(steps: Sequence[Step], window: tuple[int, int, int, int]) -> Iterator[Block]:
    """The stretches that the first step finds in a window, in order, and between them those of the steps after it."""
    low, high, first, last = window
    if not steps or low == high or first == last:
        return
    (find, theirs, ours), rest = steps[0], steps[1:]
    at, there = low, first
    for i, j, size in [*find(theirs[low:high], ours[first:last]), (high - low, last - first, 0)]:
        yield from found(rest, (at, low + i, there, first + j))
        if size:
            yield low + i, first + j, size
        at, there = low + i + size, first + j + size


def edited(theirs: Sequence[int], ours: Sequence[int]) -> list[Block]:
    """What an edit script of fewest words keeps."""
    return [
        (x.src_start, x.dest_start, x.src_end - x.src_start)
        for x in Levenshtein.opcodes(theirs, ours)
        if x.tag == "equal"
    ]


def shared(theirs: Sequence[int], ours: Sequence[int]) -> list[Block]:
    """The longest common subsequence, where there is memory for it: an edit script would rather replace two words than
    keep the one that stands aslant."""
    if len(theirs) * len(ours) > SMALL:
        return edited(theirs, ours)
    return [
        (x.src_start, x.dest_start, x.src_end - x.src_start) for x in LCSseq.opcodes(theirs, ours) if x.tag == "equal"
    ]


def common(theirs: Sequence[int], ours: Sequence[int]) -> list[Block]:
    """The stretches that two sequences have in common, in order, those that are chance left out.

    >>> common([1, 2, 3, 4, 5], [1, 9, 3, 4, 5])
    [(0, 0, 1), (2, 2, 3)]
    """
    return without_chance(shared(theirs, ours), len(theirs), len(ours))


def without_chance(blocks: Iterable[Block], olds: int, news: int) -> list[Block]:
    """The stretches, those that follow on one another as one; not those of `CHANCE` words or fewer where more than
    twice as many are replaced around them: a rewritten sentence has a "the" in it too."""
    out: list[Block] = [(0, 0, 0)]
    for low, first, size in blocks:
        i, j, before = out[-1]
        if before and (i + before, j + before) == (low, first):
            out[-1] = (i, j, before + size)
        else:
            settled(out, (low, first))
            out.append((low, first, size))
    settled(out, (olds, news))
    return out[1:]


def settled(stretches: list[Block], following: tuple[int, int]) -> None:
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
    there = sorted(filter((-1).__lt__, places))
    out: list[tuple[int, int]] = []
    last = first = end = -1
    for n, place in enumerate(places):
        if place < 0:
            continue
        if first < 0:
            first = n
        elif place != last + 1 and (place < last or there[bisect_right(there, last)] != place):
            out.append((first, end))
            first = n
        last, end = place, n + 1
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
        weight = sum(map((-1).__lt__, places[low:high]))
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
