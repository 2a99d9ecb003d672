"""Narration that reports share, and which report is a copy of another.

Ten words of narration in a row (outside quotation marks) are not written twice by chance: where two reports share them,
they have that passage from one source and one vote between them. A report whose text is nearly all another's is a copy:
a witness in its place, without a vote.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct

from variorum.model import Article, Findings, Span

__all__ = ["Shared", "Word", "copies", "narration", "shared_narration"]

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
    seeds = sorted(
        (n, m, k, j)
        for held in repeated.values()
        if len(held) <= CROWD
        for (n, k), (m, j) in combinations(sorted(held), 2)
        if n != m
    )
    return tuple(sorted(_runs(seeds, narrations)))


def copies(
    articles: Sequence[Article], narrations: Sequence[Sequence[Word]], shared: Sequence[Shared]
) -> dict[int, int]:
    """Copy → the report it copies, both by number.

    The original is the earlier, else the longer, else the one whose id sorts first.
    """
    sizes = [len(words) for words in narrations]
    spans: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
    common: Counter[tuple[int, int]] = Counter()
    for run in shared:
        for pair, span in (((run.a, run.b), run.span), ((run.b, run.a), run.other)):
            spans[pair].append(span)
            common[pair] += run.words
    order = sorted(range(len(articles)), key=lambda n: _precedence(articles[n], sizes[n]))
    place = {n: k for k, n in enumerate(order)}
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for n, m in spans:
        if place[m] < place[n] and sizes[n] >= LEAST and common[n, m] >= COPY * sizes[n]:
            beside[n].add(m)
    out: dict[int, int] = {}
    first: dict[str, int] = {}
    for n in order:
        same = first.setdefault(articles[n].text, n)
        if same != n:
            beside[n].add(same)
        for m in sorted(beside[n], key=place.__getitem__):
            if m not in out and (m == same or _covered(narrations[n], spans[n, m]) >= COPY * sizes[n]):
                out[n] = m
                break
    return out


def _covered(words: Sequence[Word], spans: Sequence[Span]) -> int:
    """How many of the words stand in one of the spans, each counted once."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    starts = [s.start for s in merged]
    return sum(bool(k := bisect_right(starts, w.start)) and w.end <= merged[k - 1].end for w in words)


def _precedence(article: Article, size: int) -> tuple[str, int, str, str]:
    return article.published or "9999", -size, article.id, article.origin.uri if article.origin else ""


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
