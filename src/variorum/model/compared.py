"""Compared: the versions of one text (drafts, transcripts, a speech as written and as spoken) and how they differ."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.shown import Passage, SetAside, Share

__all__ = ["Change", "ChangeKind", "Comparison", "Extent", "Revision", "Version", "Weight"]

ChangeKind = Literal[
    "added", "removed", "moved", "reworded", "substitution", "grammar", "contraction", "spelling", "capitals",
    "punctuation", "numbering", "layout",
]  # fmt: skip

Weight = Literal["negation", "number", "modal", "condition", "name"]


class Version(Struct, frozen=True):
    """One version of a text, in the order given: the oldest first.

    `siglum` comes from the file's name, so that it does not change when another version is added.
    """

    siglum: str
    name: str
    path: str
    sha256: str
    chars: int
    words: int
    text: str


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


class Comparison(Struct, frozen=True):
    """The versions of one text, their apparatus against one of them, and every revision.

    `text` is the text of the version `base`, to the character; the passages tile it, and their readings say what every
    other version has there. `revisions` holds every version against each one after it.
    """

    variorum: str
    version: int
    base: str
    versions: tuple[Version, ...]
    text: str
    order_known: bool
    passages: tuple[Passage, ...]
    witnesses: tuple[Share, ...]
    revisions: tuple[Revision, ...]
    set_aside: tuple[SetAside, ...] = ()

    def revision(self, before: str, after: str) -> Revision:
        """The revision from one version to another, by their sigla. Raises KeyError where there is none."""
        for found in self.revisions:
            if (found.before, found.after) == (before, after):
                return found
        raise KeyError((before, after))
