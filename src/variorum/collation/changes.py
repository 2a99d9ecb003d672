"""The changes from one version of a text to another: what stayed, what moved, and where in between they differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from variorum.collation.draft import Draft
from variorum.collation.lines import paired
from variorum.collation.patches import Patch, between, ending, moved, one_sided, only_attached, replaced, trimmed
from variorum.collation.revision import in_place, is_rewording
from variorum.collation.variants import same_figure
from variorum.model import Change, ChangeKind, Extent, Revision

__all__ = ["revision_of"]

NEAR = 12
"""Characters between two changes of one figure, which say the multiplier: " thousand "."""

OF_FIGURES: frozenset[ChangeKind] = frozenset(["added", "removed", "substitution", "reworded"])

Pair = tuple[int, int]
"""A word of the old version and the word of the new one that stands in its place."""


def revision_of(old: Draft, new: Draft) -> Revision:
    """The revision from one version to another."""
    partners = paired(old, new)
    moves = Moves(old, new, partners)
    stayed = [pair for block in moves.blocks if block[2] for pair in moves.pairs(block)]
    found = [*moves.changes([(-1, -1), *stayed, (len(old.words), len(new.words))], *moves.outside)]
    for block in moves.blocks:
        if not block[2]:
            inner = moves.pairs(block)
            found.append(moved(old, new, inner[0], inner[-1]))
            found += moves.changes(inner, moves.gone, moves.come)
    same = sum(i >= 0 and old.keys[i] == new.keys[j] for j, i in enumerate(partners))
    total = len(old.words) + len(new.words)
    found.sort(key=lambda c: (c.after.start, c.kind != "moved", c.before.start, c.after.end))
    return Revision(old.siglum, new.siglum, 2 * same / total if total else 1.0, tuple(respelt(old, new, found)))


def respelt(old: Draft, new: Draft, found: Sequence[Change]) -> Iterator[Change]:
    """The changes, two that are one figure in another form as one: "five million dollars" for "$5 million"."""
    last: Change | None = None
    for change in found:
        if last and is_near(last, change):
            before, after = joined(old, last.before, change.before), joined(new, last.after, change.after)
            if same_figure(norms(old, before), norms(new, after)):
                last = Change("spelling", before, after)
                continue
        if last:
            yield last
        last = change
    if last:
        yield last


def is_near(one: Change, two: Change) -> bool:
    """Whether two changes of words stand so near that they can be of one figure."""
    return all(0 <= b.start - a.end <= NEAR for a, b in ((one.before, two.before), (one.after, two.after))) and (
        {one.kind, two.kind} <= OF_FIGURES
    )


def joined(draft: Draft, one: Extent, two: Extent) -> Extent:
    """Two extents and what stands between."""
    return trimmed(draft, one.start, two.end)


def norms(draft: Draft, extent: Extent) -> list[str]:
    """The words inside an extent."""
    low = bisect_left(draft.words, extent.start, key=attrgetter("start"))
    return [w.norm for w in draft.words[low : bisect_left(draft.words, extent.end, key=attrgetter("start"))]]


class Moves:
    """Two versions, and which word of the new one stands for which of the old: what stayed in place, what moved."""

    def __init__(self, old: Draft, new: Draft, partners: Sequence[int]) -> None:
        self.old, self.new, self.partners = old, new, partners
        self.blocks = in_place(partners)
        self.gone, self.come = [False] * len(old.words), [place >= 0 for place in partners]
        for i in partners:
            if i >= 0:
                self.gone[i] = True
        self.outside = self.gone.copy(), self.come.copy()
        for low, high, stayed in self.blocks:
            if not stayed:
                inside, (first, last) = self.outside, (partners[low], partners[high - 1] + 1)
                inside[0][first:last] = [True] * (last - first)
                inside[1][low:high] = [True] * (high - low)

    def pairs(self, block: tuple[int, int, bool]) -> list[Pair]:
        """The words of a stretch that have a partner, each after it."""
        return [(self.partners[j], j) for j in range(block[0], block[1]) if self.partners[j] >= 0]

    def changes(self, chain: Sequence[Pair], gone: Sequence[bool], come: Sequence[bool]) -> Iterator[Change]:
        """The changes along words that follow one another in both versions; `gone` and `come` are the words of either
        that are told elsewhere."""
        old, new = self.old, self.new
        size, theirs, ours = len(old.words), old.prints, new.prints
        patch = None if self.same(*chain[0]) else word_patch(*chain[0], lead=False)
        for (i, j), (i_next, j_next) in pairwise(chain):
            side_by_side = i_next - i == 1 == j_next - j and i_next < size
            if side_by_side and patch is None and theirs[i_next] == ours[j_next]:
                continue
            olds, news = free(i + 1, i_next, gone), free(j + 1, j_next, come)
            here = Patch(i + 1, i_next, j + 1, j_next)
            whole = self.is_one(here, olds, news)
            apart = (
                whole
                and self.begins_sentence(here)
                and not self.joined(i_next, j_next)
                and (patch is not None or only_attached(old, new, here))
            )
            if patch and (apart or not whole):
                yield replaced(old, new, patch, ahead=True)
                patch = None
            elif apart:
                yield from ending(old, new, here.low, here.first)
            if apart or not whole:
                yield from (one_sided(old, new, Patch(low, high, j + 1, j + 1)) for low, high in olds)
                yield from (one_sided(old, new, Patch(i_next, i_next, low, high)) for low, high in news)
            elif olds or news:
                patch = grown(patch, here)
            elif patch is None and self.same(i_next, j_next):
                yield from between(old, new, i_next, j_next)
            if not self.same(i_next, j_next):
                word = word_patch(i_next, j_next, lead=whole and not apart)
                if patch and self.begins_after(patch, word):
                    yield from ending(old, new, patch.low, patch.first)
                    yield one_sided(old, new, patch)
                    patch, word = None, word._replace(lead=False)
                patch = grown(patch, word)
            elif patch:
                yield replaced(old, new, patch)
                patch = None
        if patch:
            yield replaced(old, new, patch)

    def joined(self, i: int, j: int) -> bool:
        """Whether one of two words is a later part of a printed word, which must not be torn from the first."""
        return i < len(self.old.words) and (self.old.words[i].joined or self.new.words[j].joined)

    def begins_sentence(self, here: Patch) -> bool:
        """Whether words that only one version has begin a sentence there, so that they are a change of their own."""
        if here.first == here.last:
            return here.low < here.high and here.low in self.old.stops
        return here.low == here.high and here.first in self.new.stops

    def begins_after(self, patch: Patch, word: Patch) -> bool:
        """Whether what follows on words that only one version has begins a sentence there."""
        if self.joined(word.low, word.first) or not only_attached(self.old, self.new, patch):
            return False
        if patch.first == patch.last:
            return word.low in self.old.stops
        return patch.low == patch.high and word.first in self.new.stops

    def same(self, i: int, j: int) -> bool:
        """Whether two words are printed alike (the ends of the texts are)."""
        if i < 0 or i >= len(self.old.words):
            return True
        a, b = self.old.words[i], self.new.words[j]
        return self.old.text[a.start : a.end] == self.new.text[b.start : b.end]

    def is_one(self, here: Patch, olds: Sequence[Pair], news: Sequence[Pair]) -> bool:
        """Whether what stands between two words is one change: nothing has moved in or out, and what is there now can
        be what was there before, in other words."""
        if olds != whole(here.low, here.high) or news != whole(here.first, here.last):
            return False
        return not (olds and news) or is_rewording(
            self.old.keys[here.low : here.high], self.new.keys[here.first : here.last]
        )


def whole(low: int, high: int) -> list[Pair]:
    return [(low, high)] if low < high else []


def free(low: int, high: int, taken: Sequence[bool]) -> list[Pair]:
    """The stretches from `low` to `high` that are not taken."""
    out: list[Pair] = []
    for n in range(low, high):
        if not taken[n]:
            if out and out[-1][1] == n:
                out[-1] = (out[-1][0], n + 1)
            else:
                out.append((n, n + 1))
    return out


def word_patch(i: int, j: int, lead: bool = True) -> Patch:
    """One word for another."""
    return Patch(i, i + 1, j, j + 1, lead)


def grown(patch: Patch | None, here: Patch) -> Patch:
    """A patch that goes on to the end of another."""
    return here if patch is None else patch._replace(high=here.high, last=here.last)
