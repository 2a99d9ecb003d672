"""Compared: the versions of one text (drafts, transcripts, a speech as written and as spoken) and how they differ."""

from __future__ import annotations

from msgspec import Struct

from variorum.model.revised import Revision
from variorum.model.shown import Passage, SetAside, Share

__all__ = ["Comparison", "Version"]


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
