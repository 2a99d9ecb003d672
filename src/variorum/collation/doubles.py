"""Words in the wrong column, told by what one witness prints twice in one place, or by the same word standing beside.

Nobody says two words at once: where one report has two different words in one column, from two stretches of which
neither repeats the other, two neighbouring stretches were laid upon each other ("… make us a fortune." and "Not just …"
beside a report that leaves both words out).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.collation.loom import Loom
from variorum.collation.runs import Run

__all__ = ["contradictions", "reunite"]

NEAREST = 12
"""Columns between the words before and after a word among which its own is looked for: a sentence's worth."""

Columns = list[list[int]]


def contradictions(
    runs: Sequence[Run], keys: Sequence[Sequence[int]], columns: Columns, said: Sequence[Mapping[int, int]]
) -> dict[int, set[int]]:
    """The columns in which one witness has different words, each with those of the words that do not belong there.

    `said` are the words of every column, with how many runs have each.
    """
    first: dict[str, dict[int, tuple[int, int]]] = {run.siglum: {} for run in runs}
    alike: set[tuple[int, int]] = set()
    apart: defaultdict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for r, (run, row) in enumerate(zip(runs, columns, strict=True)):
        seen = first[run.siglum]
        for i, column in enumerate(row):
            if column not in seen:
                seen[column] = (r, i)
                continue
            q, n = seen[column]
            if q == r or not (keys[q][n] and keys[r][i]):
                continue
            if keys[q][n] == keys[r][i]:
                alike.add((q, r))
            else:
                apart[q, r].append((column, n, i))
    rivals: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (q, r), found in apart.items():
        if (q, r) not in alike:
            for column, n, i in found:
                rivals[column] |= {keys[q][n]: runs[q].norms[n], keys[r][i]: runs[r].norms[i]}
    out = {}
    for column, words in rivals.items():
        stays = min(words, key=lambda key: (-said[column][key], words[key]))
        out[column] = set(words) - {stays}
    return out


def reunite(loom: Loom, runs: Sequence[Run], keys: Sequence[Sequence[int]], columns: Columns) -> None:
    """Moves each word that no other run has in its column to the column beside it where others have it, if the words
    before and after it leave it free to."""
    held: dict[str, set[int]] = {}
    for r, (run, row, words) in enumerate(zip(runs, columns, keys, strict=True)):
        for i, (column, key) in enumerate(zip(row, words, strict=True)):
            if not key or loom.keys[column].get(key, 0) != 1:
                continue
            for other in beside(loom, run, row, i):
                if key in loom.keys[other] and other != column:
                    if run.siglum not in held:
                        held[run.siglum] = {
                            c for q, mine in enumerate(columns) if runs[q].siglum == run.siglum for c in mine
                        }
                    if other not in held[run.siglum]:
                        move(loom, column, other, key)
                        columns[r][i] = other
                        break


def beside(loom: Loom, run: Run, row: Sequence[int], i: int) -> Sequence[int]:
    """The columns between the words before and after word i; none where it has no word on both sides, or too many."""
    if not 0 < i < len(row) - 1:
        return ()
    low, high = row[i - 1], row[i + 1]
    if loom.contig[low] != loom.contig[high]:
        return ()
    start, end = loom.position[low] + 1, loom.position[high]
    return loom.contigs[loom.contig[low]][start:end] if 1 < end - start <= NEAREST else ()


def move(loom: Loom, column: int, other: int, key: int) -> None:
    """Takes one printing of a word from a column to another."""
    del loom.keys[column][key]
    loom.keys[other][key] += 1
    loom.count[column] -= 1
    loom.count[other] += 1
