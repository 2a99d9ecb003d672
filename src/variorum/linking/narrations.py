"""Narration that reports share.

Ten words of narration in a row (outside quotation marks and furniture) are not written twice by chance: where two
reports share them, they have that passage from one source and one vote between them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, repeat

from msgspec import Struct

from variorum.model import Article, Findings, Span

__all__ = ["Shared", "Word", "coverage", "narration", "shared_narration"]

RUN = 10
"""Words of narration in a row that two reports do not both write by chance (METHODS, claims)."""

CROWD = 30
"""Reports that may share a run for each to be told of each; in a larger crowd all share it with the first of them, so
that the cost, and what is told, grow with the reports and not with their square."""

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


class Shared(Struct, frozen=True, order=True):
    """A run of narration: at `span` in report `a` and `other` in report `b` (`a` < `b`), and how many words it has."""

    a: int
    b: int
    span: Span
    other: Span
    words: int


class Word(Struct, frozen=True, gc=False):
    """A word of narration: its normal form, where it stands, and the number of the stretch between quotations."""

    norm: str
    start: int
    end: int
    stretch: int


def narration(article: Article, found: Findings) -> tuple[Word, ...]:
    """The words of a report outside marks and furniture."""
    out = [s for q in found.quotations if q.kind != "indirect" for s in q.spans] + [
        Span(f.start, f.end) for f in found.furniture
    ]
    text = article.text.lower().replace("’", "'") if len(article.text.lower()) == len(article.text) else article.text
    words: list[Word] = []
    at = 0
    for stretch, span in enumerate([*sorted(out), Span(len(text), len(text))]):
        words.extend(Word(m.group(), *m.span(), stretch) for m in WORD.finditer(text, at, max(at, span.start)))
        at = max(at, span.end)
    return tuple(words)


def shared_narration(narrations: Sequence[Sequence[Word]]) -> tuple[Shared, ...]:
    """Every longest run of RUN or more words that two reports both narrate, by report and place."""
    if len(narrations) < 2:
        return ()
    first_at: dict[tuple[str, ...], tuple[int, int]] = {}
    repeated: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for n, words in enumerate(narrations):
        norms, stretches = [w.norm for w in words], [w.stretch for w in words]
        runs = zip(*(norms[k:] for k in range(RUN)), strict=False)
        for k, (run, first, last) in enumerate(zip(runs, stretches, stretches[RUN - 1 :], strict=False)):
            if first == last:
                at = first_at.setdefault(run, (n, k))
                if at != (n, k):
                    repeated.setdefault(run, [at]).append((n, k))
    seeds = sorted((n, m, k, j) for held in repeated.values() for (n, k), (m, j) in _pairs(held) if n != m)
    return tuple(sorted(_runs(seeds, narrations)))


def _pairs(held: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Two places at a time, the earlier report first: each with each, or of a crowd each with the first."""
    ordered = sorted(held)
    yield from combinations(ordered, 2) if len(ordered) <= CROWD else zip(repeat(ordered[0]), ordered[1:])


def coverage(narrations: Sequence[Sequence[Word]], shared: Sequence[Shared]) -> dict[tuple[int, int], float]:
    """For (a, b) the share of the narration of report `a` that stands in report `b`, where they share any."""
    spans: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
    for run in shared:
        spans[run.a, run.b].append(run.span)
        spans[run.b, run.a].append(run.other)
    starts = [[w.start for w in words] for words in narrations]
    return {(n, m): _words_in(found, starts[n]) / len(starts[n]) for (n, m), found in spans.items()}


def _words_in(spans: Sequence[Span], starts: Sequence[int]) -> int:
    """How many words begin in one of the spans, each counted once."""
    count = at = 0
    for span in sorted(spans):
        first, last = bisect_left(starts, max(at, span.start)), bisect_left(starts, span.end)
        count += max(0, last - first)
        at = max(at, span.end)
    return count


def _runs(seeds: Sequence[tuple[int, int, int, int]], narrations: Sequence[Sequence[Word]]) -> list[Shared]:
    """Seeds on one diagonal, each a word on from the last, are one run."""
    out: list[Shared] = []
    growing: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for n, m, k, j in seeds:
        diagonal = (n, m, k - j)
        first, other, last = growing.get(diagonal, (k, j, k))
        if k > last + 1:
            out.append(_run(n, m, (first, other, last), narrations))
            first, other = k, j
        growing[diagonal] = (first, other, k)
    out.extend(_run(n, m, run, narrations) for (n, m, _), run in growing.items())
    return out


def _run(n: int, m: int, run: tuple[int, int, int], narrations: Sequence[Sequence[Word]]) -> Shared:
    first, other, last = run
    length = last - first + RUN
    a, b = narrations[n], narrations[m]
    span = Span(a[first].start, a[first + length - 1].end)
    return Shared(n, m, span, Span(b[other].start, b[other + length - 1].end), length)
