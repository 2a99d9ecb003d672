"""Pairs the words between two anchors with the columns between them: which word stands for which."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["pair_up"]

REPLACED = 1.0
"""Cost of a word standing where another is printed; less than one lost and one added (2 × ADDED)."""
ADDED = 0.7
LARGEST = 4000
"""Cells of the table beyond which the words and columns are not compared: nothing that long is one variant."""
FLANK_REPLACED = 0.65
"""At an end of a run, one or two strange words stand where others print theirs; more are words nobody else prints."""


def pair_up(words: Sequence[int], columns: Sequence[set[int]], side: str) -> list[int]:
    """For each word the number of the column it shares, or -1.

    `side` is where an anchor is missing: at the "head" or "tail" of a run the columns beyond its last word are free.
    Words equal to 0 (the editor's) match nothing. Order is kept.
    """
    n, m = len(words), len(columns)
    if not m or not n or n * m > LARGEST:
        return [-1] * n
    if side == "head":
        reversed_pairs = pair_up(words[::-1], columns[::-1], "tail")
        return [m - 1 - p if p >= 0 else -1 for p in reversed_pairs[::-1]]
    replaced = FLANK_REPLACED if side == "tail" and n <= 2 else REPLACED
    table = [[0.0] * (m + 1) for _ in range(n + 1)]
    for j in range(1, m + 1):
        table[0][j] = j * ADDED
    for i in range(1, n + 1):
        row, above, word = table[i], table[i - 1], words[i - 1]
        row[0] = i * ADDED
        cost_of_word = REPLACED + 0.3 if side == "tail" and not word else replaced
        for j in range(1, m + 1):
            diagonal = above[j - 1] + (0.0 if word in columns[j - 1] else cost_of_word)
            row[j] = min(diagonal, above[j] + ADDED, row[j - 1] + ADDED)
    j = m if side == "both" else min(range(m + 1), key=lambda k: (table[n][k], k))
    out = [-1] * n
    i = n
    while i and j:
        word = words[i - 1]
        cost_of_word = REPLACED + 0.3 if side == "tail" and not word else replaced
        here = table[i][j]
        if here == table[i - 1][j - 1] + (0.0 if word in columns[j - 1] else cost_of_word):
            out[i - 1] = j - 1
            i, j = i - 1, j - 1
        elif here == table[i - 1][j] + ADDED:
            i -= 1
        else:
            j -= 1
    return out
