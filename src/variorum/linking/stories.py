"""Which reports tell the same story, judged by the names and telling words they share.

Reports given in one call are meant to be of one story. Where they are not, that is said, and nothing is linked across.
Average linkage over the cosine of word counts (a name counting double): a report joins a story that it is like on the
whole, not one that happens to hold a report like it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import count
from typing import NamedTuple

from variorum.linking.rows import weight
from variorum.model import Article

__all__ = ["stories"]

NAME = re.compile(r"(?<=[a-z,;’'] )[A-Z][\w’-]+|(?<=[a-z,;] [“\"‘'])[A-Z][\w’-]+")
WORD = re.compile(r"[a-z]{5,}")

LIKENESS = 0.17
"""The least mean likeness that makes one story of two groups of reports. On the twenty development stories and the
memo (`benchmarks/stories.py`), .17 puts two of 139 reports out of their own story (a page of boilerplate, a weekly
digest) and 826 of 840 strangers; .15 leaves 16 more strangers in, .19 puts two more reports out."""

NAME_WEIGHT = 2.0
"""What a name counts for against any other word: with 1, three more reports are put out of their own story."""

DAMPING = 0.5
"""The power of a word's count: the tenth time that a report names somebody says less than the second. With .75 one
politician's name makes one story of two, eighteen strangers more."""

BLOCK = 64
"""Clusters that are each compared with each. More are clustered so many at a time, and then what came of it, so that
the cost grows with the reports and not with their square."""

WORTH = 0.9
"""A round that leaves more of them than this ends the rounds: so many strangers are compared each with each."""

READ = 20_000
"""Code points of a report that are read for this: a story shows in its first pages."""


def stories(articles: Sequence[Article]) -> tuple[int, ...]:
    """The story of each article, as numbers from 0: 0 for the one with most reports, then by size and content."""
    told = [Cluster((n,), _vector(a.text[:READ])) for n, a in enumerate(articles)]
    while len(told) > BLOCK:
        clustered = [c for k in range(0, len(told), BLOCK) for c in _clustered(told[k : k + BLOCK])]
        if len(clustered) > WORTH * len(told):
            break
        told = clustered
    return _by_size([c.members for c in _clustered(told)], articles)


class Cluster(NamedTuple):
    """Reports (by number) and the sum of their vectors: the mean likeness of two clusters is the product of their sums
    over the product of their sizes."""

    members: tuple[int, ...]
    words: dict[str, float]


def _clustered(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters merged, the two most alike first, as long as two are alike enough."""
    known = dict(enumerate(clusters))
    pairs = [pair for m in known for pair in _pairs(m, range(m), known)]
    heapify(pairs)
    number = count(len(clusters))
    while pairs:
        _, a, b = heappop(pairs)
        if a in known and b in known:
            merged = next(number)
            known[merged] = _merged(known.pop(a), known.pop(b))
            for pair in _pairs(merged, known.keys() - {merged}, known):
                heappush(pairs, pair)
    return list(known.values())


def _pairs(n: int, others: Iterable[int], known: Mapping[int, Cluster]) -> Iterator[tuple[float, int, int]]:
    """A cluster and each of the others that it is alike enough to: how much (less than 0, so that the most sorts
    first), and their numbers."""
    for m in others:
        likeness = _likeness(known[m], known[n])
        if likeness >= LIKENESS:
            yield -likeness, min(m, n), max(m, n)


def _merged(a: Cluster, b: Cluster) -> Cluster:
    words = dict(a.words)
    for word, x in b.words.items():
        words[word] = words.get(word, 0.0) + x
    return Cluster((*a.members, *b.members), words)


def _vector(text: str) -> dict[str, float]:
    names = Counter(m.group().removesuffix("’s").removesuffix("'s").lower() for m in NAME.finditer(text))
    words = Counter(w for w in WORD.findall(text.lower()) if weight(w) == 1.0 and w not in names)
    counts = {w: n**DAMPING for w, n in words.items()} | {w: NAME_WEIGHT * n**DAMPING for w, n in names.items()}
    norm = sum(x * x for x in counts.values()) ** 0.5
    return {w: x / norm for w, x in sorted(counts.items())}


def _likeness(a: Cluster, b: Cluster) -> float:
    small, large = sorted((a.words, b.words), key=len)
    return round(sum(x * large[w] for w, x in small.items() if w in large) / (len(a.members) * len(b.members)), 9)


def _by_size(clusters: Sequence[Sequence[int]], articles: Sequence[Article]) -> tuple[int, ...]:
    order = sorted(clusters, key=lambda members: (-len(members), min(articles[n].id for n in members)))
    story_of = {n: story for story, members in enumerate(order) for n in members}
    return tuple(story_of[n] for n in range(len(articles)))
