"""Which report is a copy of another: a witness in its place, without a vote.

A wire text stands under many mastheads, whole or cut short. A report nearly all of whose narration stands in another is
a copy of it; what an outlet wrote anew keeps less, and shares with the wire only the passages it took over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.linking.versions import Later
from variorum.model import Article

__all__ = ["copies", "sources_of"]

COPY = 0.8
"""The share of a report's narration that stands in another for it to be a copy; syndicated texts that a desk has
trimmed keep more, rewrites of an agency's report less."""

LEAST = 40
"""Words of narration below which a report is too short to be called a copy of anything."""


def copies(
    articles: Sequence[Article], sizes: Sequence[int], covered: Mapping[tuple[int, int], float],
    later: Mapping[int, Later],
) -> dict[int, int]:  # fmt: skip
    """Copy → the report it copies, both by number.

    `sizes`: the words of narration of each report; `covered`: for (a, b) the share of `a` that stands in `b`; `later`:
    the next version of a page. The original is the earlier, else the longer, else the one whose id sorts first; but a
    short text that stands in a longer one copies it, whichever came first. A version that has a later one copies
    nothing, and copying it is copying its page.
    """
    page = {n: last_version(n, later) for n in range(len(articles))}
    first_day: dict[int, str] = {}
    for n, last in page.items():
        first_day[last] = min(first_day.get(last, "9999"), articles[n].published or "9999")
    roots = [n for n in page if n not in later]
    order = sorted(roots, key=lambda n: (first_day[n], -sizes[n], articles[n].id, _path(articles[n])))
    place = {n: k for k, n in enumerate(order)}
    held_by: defaultdict[int, list[int]] = defaultdict(list)
    for (n, m), share in covered.items():
        if n in place and page[m] != n and share >= COPY and sizes[n] >= LEAST:
            held_by[n].append(m)

    def likeliest(n: int, originals: Sequence[int]) -> int:
        return min(originals, key=lambda m: (place[page[m]], -covered[n, m], m in later, m))

    same = {articles[n].text: n for n in later}
    out: dict[int, int] = {}
    for n in order:
        twin = same.setdefault(articles[n].text, n)
        before = [m for m in held_by[n] if place[page[m]] < place[n] and page[m] not in out]
        if twin != n:
            out[n] = twin
        elif before:
            out[n] = likeliest(n, before)
    for n in sorted((n for n in order if n not in out), key=lambda n: (sizes[n], place[n])):
        longer = [
            m for m in held_by[n] if page[m] not in out and (sizes[page[m]], place[page[m]]) > (sizes[n], place[n])
        ]
        if longer:
            out[n] = likeliest(n, longer)
    return {n: _original(m, out) for n, m in out.items()}


def sources_of(size: int, copied: Mapping[int, int], later: Mapping[int, Later]) -> tuple[int, ...]:
    """For each report the one that has its vote: the last version of the original of its page."""
    out = []
    for n in range(size):
        last, seen = last_version(n, later), {n}
        while last in copied and last not in seen:  # a person may decide that a page copies its own earlier version
            seen.add(last)
            last = last_version(copied[last], later)
        out.append(last)
    return tuple(out)


def last_version(n: int, later: Mapping[int, Later]) -> int:
    """The last version of the page that a report is a version of: itself, where there is no other."""
    while n in later:
        n = later[n].report
    return n


def _original(m: int, copied: Mapping[int, int]) -> int:
    while m in copied:
        m = copied[m]
    return m


def _path(article: Article) -> str:
    return article.origin.uri if article.origin else ""
