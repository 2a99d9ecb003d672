"""Which reports tell the same story, judged by the names and telling words they share.

Reports given in one call are meant to be of one story. Where they are not, that is said, and nothing is linked across.
Average linkage over the cosine of word counts (a name counting double): a report joins a story that it is like on the
whole, not one that happens to hold a report like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.linking.rows import weight
from variorum.model import Article

__all__ = ["stories"]

NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][\w’-]+|(?<=[a-z,;] [“\"‘'])[A-Z][\w’-]+")
WORD = re.compile(r"[a-z]{5,}")

LIKENESS = 0.17
"""The least mean likeness that makes one story of two groups of reports. On the twenty development stories and the
memo, reports are at .20 and more to the rest of their story (but for a boilerplate page at .05 and a weekly digest at
.11), and different stories at .18 and less to each other, save four pairs about one politician (up to .25)."""

NAME_WEIGHT = 2.0
"""What a name counts for against any other word: with 1 or 4 the two groups above lie closer together."""

DAMPING = 0.75
"""The power of a word's count: the tenth time that a report names somebody says less than the second."""

READ = 20_000
"""Code points of a report that are read for this: a story shows in its first pages."""


def stories(articles: Sequence[Article]) -> tuple[int, ...]:
    """The story of each article, as numbers from 0: 0 for the one with most reports, then by size and content."""
    vectors = [_vector(a.text[:READ]) for a in articles]
    clusters: dict[int, list[int]] = {n: [n] for n in range(len(articles))}
    likeness = {n: {m: _likeness(vectors[n], vectors[m]) for m in clusters if m != n} for n in clusters}
    while len(clusters) > 1:
        best, a, b = max((score, -a, -b) for a in clusters for b, score in likeness[a].items() if b > a)
        if best < LIKENESS:
            break
        _merge(-a, -b, clusters, likeness)
    return _by_size(list(clusters.values()), articles)


def _merge(a: int, b: int, clusters: dict[int, list[int]], likeness: dict[int, dict[int, float]]) -> None:
    size_a, size_b = len(clusters[a]), len(clusters[b])
    for c in clusters:
        if c not in (a, b):
            mean = (likeness[a][c] * size_a + likeness[b][c] * size_b) / (size_a + size_b)
            likeness[a][c] = likeness[c][a] = round(mean, 9)
            del likeness[c][b]
    clusters[a] += clusters.pop(b)
    del likeness[b], likeness[a][b]


def _vector(text: str) -> dict[str, float]:
    names = Counter(m.group().removesuffix("’s").removesuffix("'s").lower() for m in NAME.finditer(text))
    words = Counter(w for w in WORD.findall(text.lower()) if weight(w) == 1.0 and w not in names)
    counts = {w: n**DAMPING for w, n in words.items()} | {w: NAME_WEIGHT * n**DAMPING for w, n in names.items()}
    norm = sum(x * x for x in counts.values()) ** 0.5
    return {w: x / norm for w, x in sorted(counts.items())}


def _likeness(a: dict[str, float], b: dict[str, float]) -> float:
    small, large = sorted((a, b), key=len)
    return round(sum(x * large[w] for w, x in small.items() if w in large), 9)


def _by_size(clusters: Sequence[Sequence[int]], articles: Sequence[Article]) -> tuple[int, ...]:
    order = sorted(clusters, key=lambda members: (-len(members), min(articles[n].id for n in members)))
    return tuple(next(k for k, members in enumerate(order) if n in members) for n in range(len(articles)))
