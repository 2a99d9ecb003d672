"""The changes from one version of a text to another, word by word and mark by mark, each with its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from variorum.collation.draft import Draft
from variorum.collation.revision import in_place, is_rewording
from variorum.collation.variants import kind_of
from variorum.collation.weights import weights_of
from variorum.model import Change, ChangeKind, Extent, ReadingKind, Revision

__all__ = ["revision_of"]

KINDS: dict[ReadingKind, ChangeKind] = {
    "paraphrase": "reworded", "grammar": "grammar", "contraction": "contraction", "cleaned": "contraction",
    "spelling": "spelling", "masked": "spelling",
}  # fmt: skip
"""What a replaced wording is called; whatever is not here is a substitution."""

BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\f")

OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivxl]{1,6})(?:[.)\]]+(?:\d{1,3}|[a-z]))*[.)\]]*", re.IGNORECASE)


class Patch(NamedTuple):
    """Words `low` to `high` of the old version and words `first` to `last` of the new one, which stand for them."""

    low: int
    high: int
    first: int
    last: int


Pair = tuple[int, int]
"""A word of the old version and the word of the new one that stands in its place."""


def revision_of(old: Draft, new: Draft, before: Sequence[int], after: Sequence[int]) -> Revision:
    """The revision from one version to another; `before` and `after` are where their words stand in the line."""
    at = {place: i for i, place in enumerate(before)}
    partners = [at.get(place, -1) for place in after]
    moves = Moves(old, new, partners)
    stayed = [pair for block in moves.blocks if block[2] for pair in moves.pairs(block)]
    found = [*moves.changes([(-1, -1), *stayed, (len(before), len(after))])]
    for block in moves.blocks:
        if not block[2]:
            inner = moves.pairs(block)
            found.append(Change("moved", *moves.extents(inner)))
            found += moves.changes(inner)
    same = sum(i >= 0 and old.keys[i] == new.keys[j] for j, i in enumerate(partners))
    total = len(before) + len(after)
    found.sort(key=lambda c: (c.after.start, c.after.end, c.before.start, c.kind != "moved"))
    return Revision(old.siglum, new.siglum, 2 * same / total if total else 1.0, tuple(found))


class Moves:
    """Two versions, and which word of the new one stands for which of the old: what stayed in place, what moved."""

    def __init__(self, old: Draft, new: Draft, partners: Sequence[int]) -> None:
        self.old, self.new, self.partners = old, new, partners
        self.taken = [False] * len(old.words)
        for i in partners:
            if i >= 0:
                self.taken[i] = True
        self.blocks = in_place(partners)

    def pairs(self, block: tuple[int, int, bool]) -> list[Pair]:
        """The words of a stretch that have a partner, each after it."""
        return [(self.partners[j], j) for j in range(block[0], block[1]) if self.partners[j] >= 0]

    def extents(self, inner: Sequence[Pair]) -> tuple[Extent, Extent]:
        """Where a moved stretch stands in both versions."""
        (i, j), (i_last, j_last) = inner[0], inner[-1]
        return printed(self.old, i, i_last + 1), printed(self.new, j, j_last + 1)

    def changes(self, chain: Sequence[Pair]) -> Iterator[Change]:
        """The changes along words that follow one another in both versions."""
        old, new = self.old, self.new
        patch = (
            None
            if self.same(*chain[0])
            else grown(None, Patch(chain[0][0], chain[0][0] + 1, chain[0][1], chain[0][1] + 1))
        )
        size, theirs, ours = len(old.words), old.prints, new.prints
        for (i, j), (i_next, j_next) in pairwise(chain):
            side_by_side = i_next - i == 1 == j_next - j and patch is None and i_next < size
            if side_by_side and theirs[i_next] == ours[j_next]:
                continue
            olds = free(i + 1, i_next, self.taken)
            news = free(j + 1, j_next, [place >= 0 for place in self.partners[j + 1 : j_next]], j + 1)
            here = Patch(i + 1, i_next, j + 1, j_next)
            if self.is_one(here, olds, news):
                if olds or news:
                    patch = grown(patch, here)
                elif patch is None and self.same(i_next, j_next):
                    yield from between(old, new, i_next, j_next)
            else:
                if patch:
                    yield replaced(old, new, patch)
                yield from (one_sided(old, new, Patch(low, high, j + 1, j + 1)) for low, high in olds)
                yield from (one_sided(old, new, Patch(i_next, i_next, low, high)) for low, high in news)
                patch = None
            if not self.same(i_next, j_next):
                patch = grown(patch, Patch(i_next, i_next + 1, j_next, j_next + 1))
            elif patch:
                yield replaced(old, new, patch)
                patch = None
        if patch:
            yield replaced(old, new, patch)

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


def free(low: int, high: int, taken: Sequence[bool], origin: int = 0) -> list[Pair]:
    """The stretches from `low` to `high` that are not taken; `taken` counts from `origin`."""
    out: list[Pair] = []
    for n in range(low, high):
        if not taken[n - origin]:
            if out and out[-1][1] == n:
                out[-1] = (out[-1][0], n + 1)
            else:
                out.append((n, n + 1))
    return out


def grown(patch: Patch | None, here: Patch) -> Patch:
    """A patch that goes on to the end of another."""
    return here if patch is None else Patch(patch.low, here.high, patch.first, here.last)


def between(old: Draft, new: Draft, i: int, j: int) -> Iterator[Change]:
    """The change of marks between two words that stand side by side in both versions."""
    (low, high), (first, last) = old.gap(i), new.gap(j)
    a, b = old.text[low:high], new.text[first:last]
    if a == b:
        return
    if a.split() == b.split():
        if bool(BLANK_LINE.search(a)) is not bool(BLANK_LINE.search(b)) and 0 < i < len(old.words):
            yield Change("layout", Extent(low, low, ""), Extent(first, first, ""))
        return
    lead, trail = alike(a, b, len(a), len(a))
    before, after = trimmed(old, low + lead, high - trail), trimmed(new, first + lead, last - trail)
    if before.text or after.text:
        yield Change("punctuation", before, after)


def replaced(old: Draft, new: Draft, patch: Patch) -> Change:
    """The change at a patch, with the marks around it that changed too."""
    low, high, first, last = patch
    while low > 0 and first > 0 and high > low and last > first and (old.words[low].joined or new.words[first].joined):
        low, first = low - 1, first - 1
    ours, theirs = new.words[first:last], old.words[low:high]
    (a, a_word), (b, b_word) = old.gap(low), new.gap(first)
    (a_last, a_end), (b_last, b_end) = old.gap(high), new.gap(last)
    if low == high:
        a_word, a_last = a_end, a
    if first == last:
        b_word, b_last = b_end, b
    one, two = old.text[a:a_end], new.text[b:b_end]
    lead, trail = alike(one, two, min(a_word - a, b_word - b), min(a_end - a_last, b_end - b_last))
    trail -= closes(one[lead : len(one) - trail], two[lead : len(two) - trail], one[len(one) - trail :])
    before, after = trimmed(old, a + lead, a_end - trail), trimmed(new, b + lead, b_end - trail)
    kind: ChangeKind = "added" if not theirs else "removed" if not ours else "substitution"
    if ours and theirs:
        kind = kind_of_patch(old, new, Patch(low, high, first, last))
    weighs = weights_of(old.text, before, new.text, after, kind)
    return Change("substitution" if kind == "grammar" and weighs else kind, before, after, weighs)


def one_sided(old: Draft, new: Draft, patch: Patch) -> Change:
    """Words that only one version has, where nothing on the other side stands for them."""
    if patch.first == patch.last:
        kind: ChangeKind = "removed"
        at = new.gap(patch.first)[0]
        before, after = printed(old, patch.low, patch.high), Extent(at, at, "")
    else:
        kind = "added"
        at = old.gap(patch.low)[0]
        before, after = Extent(at, at, ""), printed(new, patch.first, patch.last)
    return Change(kind, before, after, weights_of(old.text, before, new.text, after, kind))


def kind_of_patch(old: Draft, new: Draft, patch: Patch) -> ChangeKind:
    """The kind of a change that has words on both sides."""
    low, high, first, last = patch
    if old.keys[low:high] == new.keys[first:last]:
        theirs, ours = words_of(old, low, high), words_of(new, first, last)
        if theirs.lower() == ours.lower():
            return "capitals"
        if old.printed[low:high] == new.printed[first:last]:
            return "punctuation"
    if (
        low in old.begins
        and first in new.begins
        and all(map(is_enumerator, (words_of(old, low, high), words_of(new, first, last))))
    ):
        return "numbering"
    kind = kind_of(new.words[first:last], old.words[low:high], new.printed[first:last], old.printed[low:high])
    return KINDS.get(kind, "substitution")


def words_of(draft: Draft, low: int, high: int) -> str:
    """What stands from the first to the last of some words."""
    return draft.text[draft.words[low].start : draft.words[high - 1].end]


def closes(before: str, after: str, trail: str) -> int:
    """1 where a bracket or mark that both wordings open is closed by the next character, which they share; else 0.

    >>> closes("twelve (12", "two (2", ") months")
    1
    """
    opening = OPENING.get(trail[:1], "")
    return int(bool(opening) and all(s.count(opening) > s.count(trail[0]) for s in (before, after)))


def is_enumerator(printed: str) -> bool:
    """Whether a word at the head of a line is the number of a clause or an item.

    >>> [is_enumerator(word) for word in ("12.3", "(b)", "iv", "Fees")]
    [True, True, True, False]
    """
    return ENUMERATOR.fullmatch(printed) is not None


def alike(a: str, b: str, most_before: int, most_after: int) -> tuple[int, int]:
    """How many characters two strings have in common at the beginning, and then at the end, up to so many."""
    shorter, lead, trail = min(len(a), len(b)), 0, 0
    while lead < min(shorter, most_before) and a[lead] == b[lead]:
        lead += 1
    while trail < min(shorter - lead, most_after) and a[-1 - trail] == b[-1 - trail]:
        trail += 1
    return lead, trail


def printed(draft: Draft, low: int, high: int) -> Extent:
    """Words with the marks directly attached."""
    floor, start = draft.gap(low)
    end, ceiling = draft.gap(high)
    while start > floor and not draft.text[start - 1].isspace():
        start -= 1
    while end < ceiling and not draft.text[end].isspace():
        end += 1
    return Extent(start, end, draft.text[start:end])


def trimmed(draft: Draft, start: int, end: int) -> Extent:
    """An extent without the white space at its edges."""
    text = draft.text[start:end]
    if not text.strip():
        return Extent(start, start, "")
    left = len(text) - len(text.lstrip())
    return Extent(start + left, start + len(text.rstrip()), text.strip())
