"""Narration that reports share, and which report is a copy of another.

Ten words of narration in a row (outside quotation marks) are not written twice by chance: where two reports share them,
they have that passage from one source and one vote between them. A report whose text is nearly all another's is a copy:
a witness in its place, without a vote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from variorum.model import Article, Findings, Span

__all__ = ["Shared", "copies", "shared_narration"]

RUN = 10
"""Words of narration in a row that two reports do not both write by chance (METHODS, claims)."""

CROWD = 50
"""A run that more reports than this share is a house's boilerplate and says nothing of a pair."""

COPY = 0.8
"""The share of a report's narration that stands in another for it to be a copy; syndicated texts that a desk has
trimmed keep more, rewrites of an agency's report less."""

LEAST = 40
"""Words of narration below which a report is too short to be called a copy of anything."""

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


class Shared(Struct, frozen=True, order=True):
    """A run of narration: at `span` in report `a` and `other` in report `b` (`a` < `b`), and how many words it has."""

    a: int
    b: int
    span: Span
    other: Span
    words: int


def shared_narration(articles: Sequence[Article], findings: Sequence[Findings]) -> tuple[Shared, ...]:
    """Every longest run of RUN or more words that two reports both narrate, by report and place."""
    narrated = [_narration(a, f) for a, f in zip(articles, findings, strict=True)]
    holders: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for n, words in enumerate(narrated):
        for k in range(len(words) - RUN + 1):
            if words[k + RUN - 1][2] == words[k][2]:
                holders[tuple(w[0] for w in words[k : k + RUN])].append((n, k))
    seeds = sorted(
        (n, m, k, j)
        for held in holders.values()
        if 1 < len(held) <= CROWD
        for (n, k), (m, j) in combinations(sorted(held), 2)
        if n != m
    )
    return tuple(sorted(_runs(seeds, narrated)))


def copies(articles: Sequence[Article], findings: Sequence[Findings], shared: Sequence[Shared]) -> dict[int, int]:
    """Copy → the report it copies, both by number. The original is the earlier, the longer, or the one whose id sorts
    first."""
    sizes = [len(_narration(a, f)) for a, f in zip(articles, findings, strict=True)]
    covered: defaultdict[tuple[int, int], int] = defaultdict(int)
    for run in shared:
        covered[run.a, run.b] += run.words
    order = sorted(
        range(len(articles)),
        key=lambda n: (articles[n].published or "9999", -sizes[n], articles[n].id, _path(articles[n])),
    )
    rank = {n: k for k, n in enumerate(order)}
    out: dict[int, int] = {}
    for n in order:
        first = [m for m in order if rank[m] < rank[n] and m not in out and _is_copy(n, m, covered, sizes, articles)]
        if first:
            out[n] = first[0]
    return out


def _path(article: Article) -> str:
    return article.origin.uri if article.origin else ""


def _is_copy(
    n: int, m: int, covered: dict[tuple[int, int], int], sizes: Sequence[int], articles: Sequence[Article]
) -> bool:
    if articles[n].text == articles[m].text:
        return True
    common = covered.get((min(n, m), max(n, m)), 0)
    return min(sizes[n], sizes[m]) >= LEAST and common >= COPY * max(sizes[n], min(sizes[m], 2 * sizes[n]) / 2)


def _narration(article: Article, found: Findings) -> list[tuple[str, Span, int]]:
    """The words outside marks and furniture: normal form, where, and the number of the stretch they stand in."""
    out = [s for q in found.quotations for s in q.spans] + [Span(f.start, f.end) for f in found.furniture]
    words: list[tuple[str, Span, int]] = []
    at = 0
    for stretch, span in enumerate([*sorted(out), Span(len(article.text), len(article.text))]):
        for m in WORD.finditer(article.text, at, max(at, span.start)):
            words.append((m.group().lower().replace("’", "'"), Span(*m.span()), stretch))
        at = max(at, span.end)
    return words


def _runs(
    seeds: Sequence[tuple[int, int, int, int]], narrated: Sequence[Sequence[tuple[str, Span, int]]]
) -> list[Shared]:
    """Seeds on one diagonal that touch are one run."""
    out: list[Shared] = []
    open_runs: dict[tuple[int, int, int], tuple[int, int, int]] = {}
    for n, m, k, j in seeds:
        diagonal = (n, m, k - j)
        start = open_runs.get(diagonal)
        if start is not None and k <= start[2] + RUN:
            open_runs[diagonal] = (start[0], start[1], k)
            continue
        if start is not None:
            out.append(_run(n, m, start, narrated))
        open_runs[diagonal] = (k, j, k)
    out.extend(_run(n, m, run, narrated) for (n, m, _), run in open_runs.items())
    return out


def _run(n: int, m: int, run: tuple[int, int, int], narrated: Sequence[Sequence[tuple[str, Span, int]]]) -> Shared:
    first, other, last = run
    length = last - first + RUN
    a, b = narrated[n], narrated[m]
    span = Span(a[first][1].start, a[last + RUN - 1][1].end)
    return Shared(n, m, span, Span(b[other][1].start, b[other + length - 1][1].end), length)
