"""Which utterance a passage of indirect speech tells of in other words, and who is said to have said it.

It may point to an utterance of the same speaker (or of nobody named) some stretch of which holds most of its telling
words, weighed by how rare they are in the story, and clearly more of them than any other utterance. It is never a
witness of the words: it joins no collation and has no vote. Verbs and plurals are compared by their stems, and pronouns
not at all, so that "she would sue" tells of "I will be suing".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from variorum.linking.rows import Row, weight
from variorum.linking.speakers import Identity, alike
from variorum.linking.utterances import Group

__all__ = ["Retelling", "retellings"]

FEW, TELLING = 2, 3
"""Telling words that must agree: two are often shared by two remarks on one matter, and must be most of the words."""
SHARE, SHARE_OF_FEW, SHARE_UNNAMED = 0.4, 0.55, 0.7
"""The share of a retelling's weight that must stand in the utterance; more where so few words agree, or where nobody is
named for it. Read by eye on the twenty stories and the memo: see docs/method.md."""
CLEAR = 0.8
"""What the second-best utterance may have of the best one's share."""
ROOM = 2.5
"""A stretch of an utterance may be so many times as long as what retells it."""
NAMED = frozenset({"person", "organisation", "group"})
CROWD = 200
"""Places of a word that are looked at; more common ones tell nothing."""


class Retelling(Struct, frozen=True):
    """The row (by number) that retells the utterance of a group (by number), and the share of its words that agree."""

    row: int
    group: int
    share: float


class _Place(Struct, frozen=True, order=True):
    at: int
    stem: str


def retellings(
    told: Sequence[Row], tellers: Mapping[int, Identity], said: Sequence[Row], groups: Sequence[Group],
    stories: Sequence[int],
) -> tuple[Retelling, ...]:  # fmt: skip
    """The rows of indirect speech `told` that retell an utterance. `tellers`: whom their reports name for them; `said`:
    the rows that the groups number."""
    if not told or not groups:
        return ()
    rarity = _rarity([*said, *told])
    where: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, row in enumerate(said):
        for at, stem in _telling(row):
            where[stem].append((n, at))
    group_of = {n: k for k, g in enumerate(groups) for n in g.members}
    out = []
    for number, row in enumerate(told):
        stems = {stem for _, stem in _telling(row)}
        if len(stems) < FEW:
            continue
        places: defaultdict[int, list[_Place]] = defaultdict(list)
        for stem in sorted(stems):
            for n, at in where[stem] if len(where[stem]) <= CROWD else ():
                if n in group_of and stories[said[n].report] == stories[row.report]:
                    places[n].append(_Place(at, stem))
        whole = sum(rarity[stem] for stem in stems)
        shares: dict[int, tuple[float, int]] = {}
        for n, found in sorted(places.items()):
            weighed, words = _densest(sorted(found), rarity, ROOM * len(row.words))
            shares[group_of[n]] = max((weighed / whole, words), shares.get(group_of[n], (0.0, 0)))
        best = _best(shares, tellers.get(number), groups)
        if best is not None:
            out.append(Retelling(number, *best))
    return tuple(out)


def _best(
    shares: Mapping[int, tuple[float, int]], teller: Identity | None, groups: Sequence[Group]
) -> tuple[int, float] | None:
    """The utterance that is clearly the one, if the speakers agree."""
    fits = {k: share for k, (share, _) in shares.items() if _may_tell(teller, groups[k].speaker)}
    ranked = sorted(fits.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return None
    k, share = ranked[0]
    named = teller is not None and teller.kind in NAMED and groups[k].speaker is not None
    many = shares[k][1] >= TELLING
    least = (SHARE if many else SHARE_OF_FEW) if named else (SHARE_UNNAMED if many else math.inf)
    clear = len(ranked) == 1 or ranked[1][1] <= CLEAR * share
    return (k, round(share, 3)) if share >= least and clear else None


def _may_tell(teller: Identity | None, speaker: Identity | None) -> bool:
    """Whether one who is not named by name, or a document ("in the message"), can be the speaker."""
    return teller is None or speaker is None or teller.kind not in NAMED or alike(teller, speaker)


def _densest(places: Sequence[_Place], rarity: Mapping[str, int], room: float) -> tuple[int, int]:
    """The most weight of different words that stand within so many words of one another, and how many they are; 0 for
    too few."""
    best, first, weighed = (0, 0), 0, 0
    inside: Counter[str] = Counter()
    for place in places:
        weighed += rarity[place.stem] if place.stem not in inside else 0
        inside[place.stem] += 1
        while place.at - places[first].at > room:
            gone = places[first].stem
            first += 1
            inside[gone] -= 1
            if not inside[gone]:
                del inside[gone]
                weighed -= rarity[gone]
        if len(inside) >= FEW:
            best = max(best, (weighed, len(inside)))
    return best


def _rarity(rows: Sequence[Row]) -> Mapping[str, int]:
    """How much a word tells in this story: the logarithm of how many quotations there are to one that has it, in
    thousandths."""
    having = Counter(stem for row in rows for stem in {stem for _, stem in _telling(row)})
    return {stem: round(1000 * math.log(1 + len(rows) / n)) for stem, n in having.items()}


def _telling(row: Row) -> Iterator[tuple[int, str]]:
    """The words of a row that are no function words, as stems, with their places among all its words."""
    for at, token in enumerate(row.words):
        if weight(token.norm) == 1.0 and len(token.norm) > 1:
            yield at, _stem(token.norm)


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """A word without the endings of verbs and plurals.

    >>> [_stem(word) for word in ("suing", "sued", "sue", "worries", "worried", "bridge")]
    ['su', 'su', 'su', 'worry', 'worry', 'bridg']
    """
    for ending, left in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith("ss"):
            word = word.removesuffix(ending) + left
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 2 else word
