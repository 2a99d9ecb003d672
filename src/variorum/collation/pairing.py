"""Pairs the words between two anchors with the columns between them: which word stands for which.

A global alignment with affine gaps over the columns (Gotoh 1982): to pass over one column costs nearly as much as to
pass
over ten, because what newsrooms cut, they cut in one piece. At an ellipsis columns are passed over for next to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence

__all__ = ["pair_up"]

REPLACED = 0.75
"""Cost of a word standing where another is printed; less than one lost and one added."""
SAME = -0.3
"""Cost of a word standing where it is printed by others: it is worth passing over two columns for, as over a filler."""
ADDED = 0.8
"""Cost of a word that stands in no column."""
PASSED = 0.7
PASSED_MORE = 0.1
"""Cost of the first and of each further column passed over."""
WEAK, WEAK_BELOW = 0.25, 3
"""A column with a third or fewer of the words that the fullest one near it has costs only `WEAK` of that: an addition
of one
report's, which the others pass over."""
CUT = 0.1
"""Cost of passing over any columns at an ellipsis."""
EDITORS_REPLACED, EDITORS_ADDED = 0.4, 0.3
"""Cost of an editor's word standing for a column, and of one that stands for none: whatever it does, it is marked."""
MOST_REPLACED = 4
"""Strange words in a row, from one true match to the next, that are paired with columns one by one; more are other
words."""
LARGEST = 6000
"""Cells of the table beyond which the words and columns are not compared: nothing that long is one variant."""
FAR = 1e9
PAIR, ADD = -1, -2


def pair_up(
    words: Sequence[int],
    columns: Sequence[Container[int]],
    side: str,
    cuts: Collection[int] = (),
    counts: Sequence[int] = (),
    closed: Collection[int] = (),
    own: Collection[int] = (),
) -> list[int]:
    """For each word the number of the column it shares, or -1; both rise together.

    `side` is where an anchor is missing: at the "head" or "tail" of a run the columns beyond its last word are free.
    `cuts` holds the numbers of the words that an ellipsis stands before, `counts` how many runs have a word in each
    column:
    one that few others have is passed over cheaply; `closed` are columns that only the same word may enter, `own` words
    that enter only a column of theirs. Words equal to 0 (the editor's) match nothing.

    >>> pair_up([1, 9, 4], [{1}, {2}, {3}, {4}], "both")
    [0, 2, 3]
    """
    n, m = len(words), len(columns)
    if not m or not n or n * m > LARGEST:
        return [-1] * n
    if side == "head":
        turned = pair_up(
            words[::-1], columns[::-1], "tail", [n - c for c in cuts], counts[::-1], [m - 1 - c for c in closed],
            [n - 1 - i for i in own],
        )  # fmt: skip
        return [m - 1 - p if p >= 0 else -1 for p in turned[::-1]]
    top = max(counts, default=0)
    weak = [WEAK if WEAK_BELOW * count <= top else 1.0 for count in counts] or [1.0] * m
    return without_long_swaps(
        words, columns, traced(words, columns, side, frozenset(cuts), weak, frozenset(closed), own)
    )


def without_long_swaps(words: Sequence[int], columns: Sequence[Container[int]], pairs: list[int]) -> list[int]:
    """The pairs without those of long stretches in which no word is the same, or now and then one by chance."""
    out: list[int] = list(pairs)
    strange: list[int] = []
    odd = [pair < 0 or word not in columns[pair] for word, pair in zip(words, pairs, strict=True)]
    for i in range(len(words) + 1):
        alone = 0 < i < len(words) - 1 and odd[i - 1] and odd[i + 1]
        if i < len(words) and (odd[i] or (alone and len(strange) > 1)):
            strange.append(i)
            continue
        if len(strange) > MOST_REPLACED:
            for n in strange:
                out[n] = -1
        strange = []
    return out


def traced(
    words: Sequence[int],
    columns: Sequence[Container[int]],
    side: str,
    cuts: frozenset[int],
    weak: Sequence[float],
    closed: frozenset[int],
    own: Collection[int],
) -> list[int]:
    """The pairs of the cheapest alignment; between equals a true match is taken before a swap, a swap before an
    addition."""
    n, m = len(words), len(columns)
    swaps = [FAR if i in own else REPLACED if w else EDITORS_REPLACED for i, w in enumerate(words)]
    added = [ADDED if w else EDITORS_ADDED for w in words]
    above: list[float] = []
    steps: list[list[int]] = []
    for i in range(n + 1):
        opening, more = (CUT, 0.0) if i in cuts else (PASSED, PASSED_MORE)
        row = [above[0] + added[i - 1] if i else 0.0]
        step = [-1]
        passing, origin = FAR, 0
        for j in range(1, m + 1):
            if row[j - 1] + opening * weak[j - 1] < passing + more:
                passing, origin = row[j - 1] + opening * weak[j - 1], j - 1
            else:
                passing += more
            best, how = passing, origin
            if i:
                paired = (
                    above[j - 1] + SAME
                    if words[i - 1] in columns[j - 1]
                    else above[j - 1] + (FAR if j - 1 in closed else swaps[i - 1])
                )
                if above[j] + added[i - 1] <= best:
                    best, how = above[j] + added[i - 1], ADD
                if paired <= best:
                    best, how = paired, PAIR
            row.append(best)
            step.append(how)
        steps.append(step)
        above = row
    j = m if side == "both" else min(range(m + 1), key=lambda k: (above[k], k))
    out = [-1] * n
    i = n
    while i:
        how = steps[i][j]
        if how == PAIR and j:
            out[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif how == ADD or not j:
            i -= 1
        else:
            j = how
    return out
