"""What is said of a fragment as a whole: truncated, reordered."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.apparatus import sentences_of
from variorum.collation.layout import Layout

__all__ = ["described"]

AGREED = 2
"""Independent others who must have two fragments in one order before a witness that has them in another is
"reordered"."""

Described = tuple[str, str | int, tuple[str, ...]]


def described(layout: Layout) -> tuple[Described, ...]:
    """The fragments of which something is to be said, by siglum and place in the report; none of a transcript's."""
    cut = truncated(layout)
    moved = set(reordered(layout))
    out: dict[tuple[str, int], tuple[str | int, list[str]]] = {}
    for r, run in enumerate(layout.runs):
        if run.siglum in layout.transcripts:
            continue
        words = out.setdefault((run.siglum, run.place[0]), (run.fragment, []))[1]
        for name, said in (("truncated", r in cut), ("reordered", r in moved)):
            if said and name not in words:
                words.append(name)
    return tuple((siglum, f, tuple(sorted(words, reverse=True))) for (siglum, _), (f, words) in out.items() if words)


def truncated(layout: Layout) -> set[int]:
    """The first and last runs of fragments that begin or end inside a sentence of the reading text."""
    ranges = [(layout.passages[s[0]].low, layout.passages[s[-1]].high) for s in sentences_of(layout)]
    inner: set[int] = set()
    for low, high in ranges:
        inner.update(range(low + 1, high))
    out = set()
    runs = layout.runs
    for r, run in enumerate(runs):
        first = not r or runs[r - 1].place[0] != run.place[0]
        last = r + 1 == len(runs) or runs[r + 1].place[0] != run.place[0]
        if (first and layout.cells[r][0] in inner) or (last and layout.cells[r][-1] + 1 in inner):
            out.add(r)
    return out


def reordered(layout: Layout) -> list[int]:
    """The runs that stand elsewhere in their report than others have them: as few words as possible are called moved,
    and none that the report prints a second time in their place."""
    by_witness: dict[str, list[int]] = {}
    for r, run in enumerate(layout.runs):
        by_witness.setdefault(run.siglum, []).append(r)
    out = []
    for siglum, mine in by_witness.items():
        if siglum in layout.transcripts:
            continue
        kept = heaviest_rising(layout, mine)
        for r in mine:
            if r in kept or any(q != r and stands_in(layout, r, q) for q in mine):
                continue
            against = [q for q in kept if (q < r) != (layout.cells[q][0] < layout.cells[r][0])]
            if any(vouched(layout, siglum, r, q) for q in against):
                out.append(r)
    return out


def heaviest_rising(layout: Layout, mine: Sequence[int]) -> set[int]:
    """The runs of one witness, in printed order, that rise in the line and hold the most words together."""
    best: list[tuple[int, int]] = []
    for n, r in enumerate(mine):
        start = layout.cells[r][0]
        before = [(best[m][0], -m) for m in range(n) if layout.cells[mine[m]][0] <= start]
        weight, m = max(before, default=(0, 1))
        best.append((weight + len(layout.runs[r].words), -m if weight else -1))
    at = max(range(len(mine)), key=lambda n: (best[n][0], -n))
    kept = set()
    while at >= 0:
        kept.add(mine[at])
        at = best[at][1]
    return kept


def vouched(layout: Layout, siglum: str, r: int, q: int) -> bool:
    """Whether enough others (or a transcript) print words of both runs in the order of the line."""
    low, high = sorted((r, q), key=lambda n: layout.cells[n][0])
    own = layout.runs[r].source
    begun: dict[str, set[str]] = {}
    others: set[str] = set()
    for n, run in enumerate(layout.runs):
        if run.source == own or run.siglum == siglum:
            continue
        if overlaps(layout, n, low):
            begun.setdefault(run.siglum, set()).add(run.source)
        if run.siglum in begun and overlaps(layout, n, high):
            others |= begun[run.siglum]
            if len(others) >= AGREED or run.siglum in layout.transcripts:
                return True
    return False


def stands_in(layout: Layout, r: int, q: int) -> bool:
    """Whether all words of run r stand in columns of run q."""
    return overlaps(layout, r, q) and set(layout.cells[r]) <= set(layout.cells[q])


def overlaps(layout: Layout, n: int, r: int) -> bool:
    a, b = layout.cells[n], layout.cells[r]
    return a[0] <= b[-1] and b[0] <= a[-1]
