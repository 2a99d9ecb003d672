"""Runs that stand alone when all are woven: a few words, or a sentence in other words.

What a witness prints before and after such a run says where to look. If enough of its telling words stand there in
order, it says in other words what others say there: it is threaded in along them (a longest common subsequence by
weight). If not, it keeps a contig of its own, which `order` sets among the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from variorum.collation.loom import Loom, remember, thread
from variorum.collation.runs import Run
from variorum.collation.short import SHORT, spot
from variorum.collation.stretches import Stretch
from variorum.text.lexicon import words as listed

__all__ = ["settle_strays"]

WINDOW = 40
"""Columns beyond twice its own length that a run in other words is looked for in, next to its neighbours: a few
sentences."""
LITTLE = 0.2
"""What a common word is worth beside a telling one: a hundred of them in order say nothing."""
TELLING = 3
"""Telling words that must stand there in order: two of them ("gate three") are a name, and may be said of anything."""
REWORDED = 0.5
"""Share of the run's telling words that must. Below half, what is said is another thing about the same matter."""
SPREAD = 3
"""The words found may stand over up to this many times as many columns as the run has words."""
LARGEST = 20000
"""Cells of the table beyond which nothing is compared: no sentence is that long."""

Columns = list[list[int]]


def settle_strays(
    loom: Loom, runs: Sequence[Run], keys: Sequence[list[int]], columns: Columns, ground: int = -1
) -> frozenset[int]:
    """Moves the runs that stand alone to where they belong, in `loom` and `columns`; which say it in other words.

    The contig `ground` is a transcript's, and stays.
    """
    reworded = set()
    for r in strays(loom, columns, ground):
        before, after = beside(runs, r, columns)
        contig = loom.contig[columns[r][0]]
        own = loom.contigs.pop(contig)
        few = spot(loom, keys[r], before, after) if len(keys[r]) <= SHORT else None
        pairs = few.pairs if few else in_other_words(loom, runs[r], keys[r], windows(loom, before, after, len(own)))
        if pairs:
            home = loom.contig[pairs[0][1]]
            columns[r] = thread(loom, keys[r], [Stretch(home, pairs)], runs[r], ())
            remember(loom, columns[r], keys[r], runs[r])
            if not few:
                reworded.add(r)
        else:
            loom.contigs[contig] = own
    return frozenset(reworded)


def strays(loom: Loom, columns: Columns, ground: int) -> list[int]:
    """The runs that have a contig to themselves, the longest first."""
    holders: dict[int, list[int]] = {}
    for r, row in enumerate(columns):
        holders.setdefault(loom.contig[row[0]], []).append(r)
    holders.pop(ground, None)
    alone = [held[0] for contig, held in holders.items() if len(held) == 1 and len(loom.contigs[contig]) > 1]
    return sorted(alone, key=lambda r: (-len(columns[r]), r))


def telling(norm: str) -> float:
    return LITTLE if norm in listed("en", "common", "words") else 1.0


def beside(runs: Sequence[Run], r: int, columns: Columns) -> tuple[int, int]:
    """The last column of the run that the same witness prints before run r, and the first of the one after it; or
    -1."""
    before = r > 0 and runs[r - 1].siglum == runs[r].siglum
    after = r + 1 < len(runs) and runs[r + 1].siglum == runs[r].siglum
    return columns[r - 1][-1] if before else -1, columns[r + 1][0] if after else -1


def windows(loom: Loom, before: int, after: int, words: int) -> list[list[int]]:
    """The columns next after the one and next before the other."""
    reach = 2 * words + WINDOW
    out = []
    if before >= 0:
        row, at = loom.contigs[loom.contig[before]], loom.position[before]
        out.append(row[at + 1 : at + 1 + reach])
    if after >= 0:
        row, at = loom.contigs[loom.contig[after]], loom.position[after]
        out.append(row[max(0, at - reach) : at])
    return out


def in_other_words(loom: Loom, run: Run, keys: Sequence[int], places: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The words of a run and the columns where it is said in other words, or nothing."""
    worth = [telling(word.norm) if key else 0.0 for key, word in zip(keys, run.words, strict=True)]
    needed = max(float(TELLING), REWORDED * sum(w for w in worth if w >= 1))
    best: list[tuple[int, int]] = []
    most = 0.0
    for place in places:
        pairs = compact(common(loom, keys, worth, place), worth, SPREAD * len(keys), loom)
        score = sum(worth[i] for i, _ in pairs)
        if sum(worth[i] >= 1 for i, _ in pairs) >= needed and score > most:
            best, most = pairs, score
    return best


def common(loom: Loom, keys: Sequence[int], worth: Sequence[float], place: Sequence[int]) -> list[tuple[int, int]]:
    """The heaviest common subsequence of a run and some columns (Wagner & Fischer 1974)."""
    n, m = len(keys), len(place)
    if not n * m or n * m > LARGEST:
        return []
    said = [loom.keys[c] for c in place]
    table = [[0.0] * (m + 1)]
    for i in range(n):
        above, row = table[-1], [0.0]
        for j in range(m):
            same = above[j] + worth[i] if keys[i] in said[j] else 0.0
            row.append(max(same, above[j + 1], row[j]))
        table.append(row)
    out, i, j = [], n, m
    while i and j:
        if table[i][j] == table[i - 1][j]:
            i -= 1
        elif table[i][j] == table[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            out.append((i, place[j]))
    return out[::-1]


def compact(pairs: Sequence[tuple[int, int]], worth: Sequence[float], widest: int, loom: Loom) -> list[tuple[int, int]]:
    """The part of the pairs that is worth most among those that stand close enough together.

    A little word at either end of it counts only next to the others: "I" stands before every sentence.
    """
    at = [loom.position[column] for _, column in pairs]
    best, most = (0, 0), 0.0
    for a in range(len(pairs)):
        b = bisect_left(at, at[a] + widest)
        score = sum(worth[i] for i, _ in pairs[a:b])
        if score > most:
            best, most = (a, b), score
    a, b = best
    while b - a > 1 and worth[pairs[a][0]] < 1 and at[a + 1] - at[a] > 1:
        a += 1
    while b - a > 1 and worth[pairs[b - 1][0]] < 1 and at[b - 1] - at[b - 2] > 1:
        b -= 1
    return list(pairs[a:b])
