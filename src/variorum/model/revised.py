"""Revised: what was changed from one version of a text to the next, of a draft as of a page."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["Change", "ChangeKind", "Extent", "Revision", "Weight"]

ChangeKind = Literal[
    "added", "removed", "moved", "reworded", "substitution", "grammar", "contraction", "spelling", "capitals",
    "punctuation", "numbering", "layout",
]  # fmt: skip

Weight = Literal["negation", "number", "modal", "condition", "name"]


class Extent(Struct, frozen=True):
    """Characters `start` to `end` of one version, and what stands there; empty: the point between two words."""

    start: int
    end: int
    text: str


class Change(Struct, frozen=True):
    """What one version has where another has something else.

    `added` and `removed` words have an empty extent on the other side. A `moved` stretch has both, and changes made
    inside it stand beside it as changes of their own. `weighs` says why to look at it first: a negation, a number, a
    modal verb, a condition or a name is on one side only.
    """

    kind: ChangeKind
    before: Extent
    after: Extent
    weighs: tuple[Weight, ...] = ()


class Revision(Struct, frozen=True):
    """The changes from one version to another, in the order of the later one.

    `kept` is the share of the words of both that stand in both, in place or moved: 1 where no word has changed.
    """

    before: str
    after: str
    kept: float
    changes: tuple[Change, ...]
