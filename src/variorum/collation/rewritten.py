"""Finds the sentences that were moved and rewritten at once: taken out in one place, put back elsewhere in other words.

What is left of such a sentence is words in the same order, and how rare they are says how sure it is (Spärck Jones
1972). A sentence is told only where nothing else in either version comes near: of a formula, which many sentences hold,
nobody can say which of them it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import log2
from typing import NamedTuple

from variorum.collation.draft import Draft
from variorum.collation.revision import common, in_place, shared
from variorum.text.lexicon import words

__all__ = ["completed", "rewritten"]

SENTENCE = 20
"""Words of a usual sentence: a word that stands in as many as there are sentences is in any of them by chance."""

USUAL = 2000
"""Words of text from which on its own words tell how rare each is; in less, a word that is not a common one is taken to
be as rare as in so many."""

SHORTEST = 5
"""Words of a sentence from which on it is looked for."""

SAME = 0.45
"""Share of what two sentences tell, words weighed by rarity, that must stand in both, in order; two sentences on one
matter share a quarter."""

CLEAR = 0.7
"""A sentence is not told where another comes as near as this share of it."""

FLANK = 0.4
"""Share of what a sentence tells that may stand before all, or behind all, that both have, where the other goes its own
way there too: a beginning in common is a formula."""

SURE = 8.0
"""Bits beyond chance (one pair in 2^8, of all pairs of sentences that there are)."""

CROWD = 50
"""Sentences from which on a word that stands in them says too little to be followed."""


class Piece(NamedTuple):
    """A sentence: its words `low` to `high`."""

    low: int
    high: int


class Near(NamedTuple):
    """The sentence of the other version with the most rare words of one, how much they tell, and the next best."""

    piece: int
    bits: float
    second: float


def rewritten(old: Draft, new: Draft, partners: Sequence[int]) -> list[tuple[int, int]]:
    """The words of sentences without a partner that stand elsewhere in other words: (old, new), the first of each
    sentence with the first, and the last with the last.

    >>> from variorum.collation.draft import draft_of
    >>> numbers = {}
    >>> before = draft_of("A", "Masons mended the cracked tower with slate. Gulls nest there.", numbers)
    >>> after = draft_of("B", "Gulls nest there. With slate the masons mended a cracked tower.", numbers)
    >>> rewritten(before, after, [7, 8, 9, *[-1] * 8])
    [(0, 6), (1, 7), (3, 9), (4, 10)]
    """
    taken = set(partners)
    olds, news = pieces(old), pieces(new)
    free_olds = [n for n, p in enumerate(olds) if is_free(p, [i not in taken for i in range(*p)])]
    free_news = [n for n, p in enumerate(news) if is_free(p, [partners[j] < 0 for j in range(*p)])]
    if not free_olds or not free_news:
        return []
    bits = rarity(old, new, [olds[n] for n in free_olds], [news[n] for n in free_news])
    theirs = nearest(new, news, free_news, old, olds, bits)
    ours = nearest(old, olds, free_olds, new, news, bits)
    chance = log2(len(free_olds) * len(free_news)) + SURE
    out: list[tuple[int, int]] = []
    for q, near in theirs.items():
        back = ours.get(near.piece)
        if back and back.piece == q and near.bits >= chance and max(near.second, back.second) < CLEAR * near.bits:
            mine = [j for j in range(*news[q]) if partners[j] < 0]
            other = [i for i in range(*olds[near.piece]) if i not in taken]
            out += lined_up(old, new, other, mine, bits, chance)
    return out


def pieces(draft: Draft) -> list[Piece]:
    """The sentences of a version; a line that begins in lower case goes on with the one before."""
    heads = {i for i in draft.begins if not draft.text[draft.words[i].start].islower()}
    edges = sorted({0, len(draft.words)} | draft.stops | heads)
    return [Piece(low, high) for low, high in pairwise(edges) if low < high]


def is_free(piece: Piece, free: Sequence[bool]) -> bool:
    """Whether most words of a sentence have no partner."""
    return sum(free) >= max(SHORTEST, (piece.high - piece.low) / 2)


def rarity(old: Draft, new: Draft, olds: Iterable[Piece], news: Iterable[Piece]) -> Mapping[int, float]:
    """What each word of some sentences tells, in bits: how much less likely than not it stands in any one sentence."""
    counts = Counter(old.keys)
    counts.update(new.keys)
    total = max(USUAL, len(old.keys) + len(new.keys)) / SENTENCE
    usual = words("en", "common", "words")
    here = {
        draft.keys[i]: draft.words[i].norm
        for draft, those in ((old, olds), (new, news))
        for piece in those
        for i in range(*piece)
    }
    return {k: log2(total / counts[k]) for k, norm in here.items() if counts[k] < total and norm not in usual}


def nearest(
    one: Draft, ones: Sequence[Piece], wanted: Iterable[int],
    two: Draft, twos: Sequence[Piece], bits: Mapping[int, float],
) -> dict[int, Near]:  # fmt: skip
    """For each sentence wanted the one of the other version that is nearest to it."""
    held = {n: {k for k in one.keys[slice(*ones[n])] if k in bits} for n in wanted}
    rare = set().union(*held.values())
    where: dict[int, list[int]] = {}
    for n, (low, high) in enumerate(twos):
        for k in rare.intersection(two.keys[low:high]):
            where.setdefault(k, []).append(n)
    out: dict[int, Near] = {}
    for n, keys in held.items():
        votes: dict[int, float] = {}
        for k in sorted(keys):
            there = where.get(k, ())
            if len(there) <= CROWD:
                for m in there:
                    votes[m] = votes.get(m, 0.0) + bits[k]
        if votes:
            first, *rest = sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:2]
            out[n] = Near(first[0], first[1], rest[0][1] if rest else 0)
    return out


def lined_up(
    old: Draft, new: Draft, olds: Sequence[int], news: Sequence[int], bits: Mapping[int, float], least: float
) -> list[tuple[int, int]]:  # fmt: skip
    """The words of two sentences that are the same in order, if they tell enough; else none."""
    theirs, ours = [old.keys[i] for i in olds], [new.keys[j] for j in news]
    told = telling(theirs, ours, bits)
    both = sum(bits[theirs[x]] for x, _ in told)
    a, b = [bits.get(k, 0.0) for k in theirs], [bits.get(k, 0.0) for k in ours]
    if both < least or 2 * both < SAME * (sum(a) + sum(b)):
        return []
    (x, y), (x_last, y_last) = told[0], told[-1]
    flanks = (a[:x], b[:y]), (a[x_last + 1 :], b[y_last + 1 :])
    if any(sum(p) > FLANK * sum(a) and sum(q) > FLANK * sum(b) for p, q in flanks):
        return []
    same = whole(between(theirs, ours, told), theirs, ours)
    return [(olds[x], news[y]) for x, y in same]


def telling(theirs: Sequence[int], ours: Sequence[int], bits: Mapping[int, float]) -> list[tuple[int, int]]:
    """The words in common, in order, that tell something."""
    x_told, y_told = ([n for n, k in enumerate(keys) if k in bits] for keys in (theirs, ours))
    blocks = shared([theirs[x] for x in x_told], [ours[y] for y in y_told])
    return [(x_told[x + k], y_told[y + k]) for x, y, size in blocks for k in range(size)]


def between(theirs: Sequence[int], ours: Sequence[int], told: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words in common of two sentences, and between them all others that are the same."""
    out = []
    for (x, y), (x_next, y_next) in pairwise([(-1, -1), *told, (len(theirs), len(ours))]):
        inside = common(theirs[x + 1 : x_next], ours[y + 1 : y_next])
        out += [(x + 1 + i + k, y + 1 + j + k) for i, j, size in inside for k in range(size)]
        out.append((x_next, y_next))
    return out[:-1]


def completed(old: Draft, new: Draft, partners: Sequence[int]) -> list[tuple[int, int]]:
    """The words that go with a stretch that moved, before it and behind it in its sentence, where the sentence has
    something else in common there: its first words with the first, and its last with the last."""
    moves = [(low, high) for low, high, stayed in in_place(partners) if not stayed]
    if not moves:
        return []
    heads, theirs = [p.low for p in pieces(old)], [p.low for p in pieces(new)]
    sides: list[tuple[Piece, Piece]] = []
    for low, high in moves:
        first, last = partners[low], partners[high - 1] + 1
        sides.append((Piece(start(heads, first), first), Piece(start(theirs, low), low)))
        sides.append((Piece(last, end(heads, last, old)), Piece(high, end(theirs, high, new))))
    bits = rarity(old, new, *zip(*sides, strict=True))
    taken, out = set(partners), []
    for n, (olds, news) in enumerate(sides):
        if taken.isdisjoint(range(*olds)) and all(partners[j] < 0 for j in range(*news)):
            one, two = old.keys[slice(*olds)], new.keys[slice(*news)]
            if told := telling(one, two, bits):
                same = whole(between(one, two, told), one, two, ahead=not n % 2, behind=bool(n % 2))
                out += [(olds.low + x, news.low + y) for x, y in same]
                taken.update(olds.low + x for x, _ in same)
    return out


def whole(
    same: list[tuple[int, int]], theirs: Sequence[int], ours: Sequence[int], ahead: bool = True, behind: bool = True
) -> list[tuple[int, int]]:  # fmt: skip
    """The words in common, and the first words of the two and the last, which stand for one another."""
    (x, y), (x_last, y_last) = same[0], same[-1]
    first = [(0, 0)] if ahead and x and y else []
    last = [(len(theirs) - 1, len(ours) - 1)] if behind and x_last < len(theirs) - 1 and y_last < len(ours) - 1 else []
    return [*first, *same, *last]


def start(heads: Sequence[int], word: int) -> int:
    """The first word of the sentence that a word stands in."""
    return heads[bisect_right(heads, word) - 1]


def end(heads: Sequence[int], word: int, draft: Draft) -> int:
    """The end of the sentence that the word before stands in."""
    at = bisect_right(heads, word - 1)
    return heads[at] if at < len(heads) else len(draft.words)
