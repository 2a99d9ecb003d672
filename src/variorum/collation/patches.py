"""One place where two versions differ, as a change: its exact characters in both, its kind, what it weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.collation.draft import Draft
from variorum.collation.variants import kind_of
from variorum.collation.weights import weights_of
from variorum.model import Change, ChangeKind, Extent, ReadingKind

__all__ = ["Patch", "between", "ending", "moved", "one_sided", "only_attached", "replaced", "trimmed"]

KINDS: dict[ReadingKind, ChangeKind] = {
    "paraphrase": "reworded", "grammar": "grammar", "contraction": "contraction", "cleaned": "contraction",
    "spelling": "spelling", "masked": "spelling",
}  # fmt: skip
"""What a replaced wording is called; whatever is not here is a substitution."""

BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\f")

OPENERS = " \t\r\n“‘\"'([«„‚"
OPENING = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«"}
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]|[ivxl]{1,6})(?:[.)\]]+(?:\d{1,3}|[a-z]))*[.)\]]*", re.IGNORECASE)


class Patch(NamedTuple):
    """Words `low` to `high` of the old version and words `first` to `last` of the new one, which stand for them;
    `lead`: the marks before them are theirs too."""

    low: int
    high: int
    first: int
    last: int
    lead: bool = True


def moved(old: Draft, new: Draft, begins: tuple[int, int], ends: tuple[int, int]) -> Change:
    """A stretch from one word to another, each given in the old version and the new, that stands elsewhere."""
    return Change("moved", printed(old, begins[0], ends[0] + 1), printed(new, begins[1], ends[1] + 1))


def between(old: Draft, new: Draft, i: int, j: int) -> Iterator[Change]:
    """The change of marks between two words that stand side by side in both versions."""
    (low, high), (first, last) = old.gap(i), new.gap(j)
    a, b = old.text[low:high], new.text[first:last]
    if a == b:
        return
    if a.split() == b.split():
        if bool(BLANK_LINE.search(a)) is not bool(BLANK_LINE.search(b)) and 0 < i < len(old.words):
            here, there = old.after_marks(i), new.after_marks(j)
            yield Change("layout", Extent(here, here, ""), Extent(there, there, ""))
        return
    lead, trail = alike(a, b, len(a), len(a))
    before, after = trimmed(old, low + lead, high - trail), trimmed(new, first + lead, last - trail)
    if before.text or after.text:
        yield Change("punctuation", before, after)


def only_attached(old: Draft, new: Draft, here: Patch) -> bool:
    """Whether the marks before the words of a patch are all attached to the word before, in both versions."""
    return all(
        not draft.text[draft.point(i) : draft.gap(i)[1]].strip(OPENERS)
        for draft, i in ((old, here.low), (new, here.first))
    )


def ending(old: Draft, new: Draft, i: int, j: int) -> Iterator[Change]:
    """The change of the marks attached to the word before word i of the old version, word j of the new one."""
    (low, high), (first, last) = (old.gap(i)[0], old.point(i)), (new.gap(j)[0], new.point(j))
    if old.text[low:high] != new.text[first:last]:
        yield Change("punctuation", trimmed(old, low, high), trimmed(new, first, last))


def replaced(old: Draft, new: Draft, patch: Patch, ahead: bool = False) -> Change:
    """The change at a patch, with the marks around it that changed too; `ahead`: those that open what follows are its
    own."""
    low, high, first, last, leads = patch
    while low > 0 and first > 0 and high > low and last > first and (old.words[low].joined or new.words[first].joined):
        low, first = low - 1, first - 1
    ours, theirs = new.words[first:last], old.words[low:high]
    (a, a_word), (b, b_word) = old.gap(low), new.gap(first)
    (a_last, a_end), (b_last, b_end) = old.gap(high), new.gap(last)
    if ahead:
        a_end, b_end = max(a_last, old.opening(high)), max(b_last, new.opening(last))
    if low == high:
        a_word, a_last = a_end, a
    if first == last:
        b_word, b_last = b_end, b
    if not leads:
        a, b = a_word, b_word
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
        at = new.after_marks(patch.first)
        before, after = printed(old, patch.low, patch.high, True), Extent(at, at, "")
    else:
        kind = "added"
        at = old.after_marks(patch.low)
        before, after = Extent(at, at, ""), printed(new, patch.first, patch.last, True)
    return Change(kind, before, after, weights_of(old.text, before, new.text, after, kind))


def kind_of_patch(old: Draft, new: Draft, patch: Patch) -> ChangeKind:
    """The kind of a change that has words on both sides."""
    low, high, first, last, _ = patch
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


def printed(draft: Draft, low: int, high: int, all_marks: bool = False) -> Extent:
    """Words with the marks directly attached, or with all marks up to the next word."""
    start = draft.opening(low)
    end, ceiling = draft.gap(high)
    if all_marks:
        end = draft.after_marks(high)
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
