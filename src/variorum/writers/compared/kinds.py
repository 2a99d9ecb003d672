"""The kinds of change in plain words, and which of them a reader may wish to hide together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from variorum.model import Change, ChangeKind, Comparison, Revision, Weight
from variorum.writers.wording import counted

__all__ = ["GROUPS", "KINDS", "WEIGHTS", "Kind", "first_looks", "shown_revisions", "tally"]


class Kind(Struct, frozen=True):
    """A kind of change: a sign, what one and several of them are called, what it means, and its group."""

    sign: str
    name: str
    several: str
    meaning: str
    group: str


KINDS: Mapping[ChangeKind, Kind] = {
    "substitution": Kind(
        "≠", "other wording", "other wordings", "A word or two stand in the place of others.", "words"
    ),
    "reworded": Kind(
        "≈", "rewritten passage", "rewritten passages", "Several words stand in the place of others.", "words"
    ),
    "added": Kind("+", "addition", "additions", "Words that the earlier version does not have.", "words"),
    "removed": Kind("−", "deletion", "deletions", "Words that the later version does not have.", "words"),
    "moved": Kind(
        "⇅", "move", "moves", "Words that stand elsewhere; what was changed inside them is listed too.", "words"
    ),
    "grammar": Kind(
        "g", "change of grammar", "changes of grammar", "A small word or an ending differs: is or are.", "words"
    ),
    "contraction": Kind("’", "short form", "short forms", "I’m for I am, or the other way round.", "form"),
    "spelling": Kind(
        "s", "spelling", "spellings", "The same word, spelt in another way: centre, center; two, 2.", "form"
    ),
    "capitals": Kind(
        "A", "change of capitals", "changes of capitals",
        "The same word with or without a capital; in a contract it may be a defined term.", "marks",
    ),
    "punctuation": Kind(
        ",", "change of punctuation", "changes of punctuation", "Commas, quotation marks, brackets, dashes.", "marks"
    ),
    "numbering": Kind("#", "renumbering", "renumberings", "The number of a clause or an item.", "layout"),
    "layout": Kind(
        "¶", "paragraph break", "paragraph breaks", "A paragraph parted in two, or two made one.", "layout"
    ),
}  # fmt: skip
"""In the order in which they are counted out."""

GROUPS: Mapping[str, str] = {
    "words": "words", "form": "spelling and short forms", "marks": "punctuation and capitals",
    "layout": "numbering and paragraph breaks",
}  # fmt: skip
"""What is shown or hidden together."""

WEIGHTS: Mapping[Weight, str] = {
    "negation": "a negation", "number": "a number or date", "modal": "shall, may, must …", "condition": "a condition",
    "name": "a name",
}  # fmt: skip
"""What may turn the sense, the gravest first."""


def shown_revisions(comparison: Comparison) -> tuple[Revision, ...]:
    """The revisions to show unasked: from each version to the next; where the base is not the last version, from
    each to the base or from the base to it."""
    sigla = [version.siglum for version in comparison.versions]
    if comparison.base == sigla[-1]:
        wanted = set(pairwise(sigla))
    else:
        at = sigla.index(comparison.base)
        wanted = {(s, comparison.base) for s in sigla[:at]} | {(comparison.base, s) for s in sigla[at + 1 :]}
    return tuple(r for r in comparison.revisions if (r.before, r.after) in wanted)


def tally(changes: Sequence[Change]) -> str:
    """How many changes of each kind, in words.

    >>> from variorum.model import Extent
    >>> tally([Change("added", Extent(0, 0, ""), Extent(0, 2, "so"))] * 2)
    'two additions'
    """
    count = Counter(change.kind for change in changes)
    return ", ".join(counted(count[k], v.name, v.several) for k, v in KINDS.items() if count[k])


def first_looks(revision: Revision) -> tuple[tuple[int, Change], ...]:
    """The changes to look at first, with their numbers from 1: those on which the sense may turn, the gravest first."""
    order = list(WEIGHTS)
    weighty = [(n, change) for n, change in enumerate(revision.changes, 1) if change.weighs]
    return tuple(sorted(weighty, key=lambda found: order.index(found[1].weighs[0])))
