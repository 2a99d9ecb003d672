"""The kinds of reading in plain words, for people who have never seen an apparatus."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["CUTS", "GRAVITY", "KINDS", "SUBSTANCE", "Kind", "gravest"]


class Kind(Struct, frozen=True):
    """A kind of reading as it is shown: a sign, a name of two or three words, and what it means."""

    sign: str
    name: str
    meaning: str


KINDS = {
    "paraphrase": Kind(
        "≈", "put in other words",
        "The sense is there, but between the marks stand other words than were said. News agencies do not allow this: "
        "what stands between the marks must be what was said.",
    ),
    "substitution": Kind(
        "≠", "another word", "One word stands in the place of another, and the other reports agree against it."
    ),
    "insertion": Kind(
        "+", "words added", "Words that the other reports, which print what stands on either side, do not have."
    ),
    "omission": Kind(
        "−", "cut without a sign",
        "Words that others print are missing inside a sentence, and no mark tells the reader so.",
    ),
    "splice": Kind(
        "›‹", "run together",
        "Two sentences stand next to each other as if they had been said so; others print words between them.",
    ),
    "disputed": Kind(
        "?", "one against one",
        "Two reports differ and no third can decide. Nobody can say from the reports alone which is right.",
    ),
    "grammar": Kind("g", "grammar", "A small word or an ending differs: is or are, than or that."),
    "cleaned": Kind(
        "~", "tidied",
        "Hesitations, fillers or repeated words are left out. Some newsrooms tidy speech, others never do.",
    ),
    "contraction": Kind("’", "short form", "I’m for I am, gonna for going to."),
    "spelling": Kind("s", "spelling", "The same word, spelt in another way: centre and center."),
    "masked": Kind("*", "masked", "A swear word with letters struck out, in the manner of the house."),
    "ellipsis": Kind(
        "…", "cut, and marked", "Words are left out and three dots say so: allowed where the sense holds."
    ),
    "pause": Kind("‥", "dots for a pause", "Three dots where, to judge by the others, nothing was left out."),
    "bracket": Kind("[]", "in brackets", "Words in square brackets are the editor’s, and say so."),
    "verbatim": Kind("=", "as the others print it", "The words of the reading text."),
}  # fmt: skip
"""Gravest first. What newsrooms hold is summed up from the published handbooks of agencies and papers."""

GRAVITY = {kind: rank for rank, kind in enumerate(KINDS)}
"""The lower, the graver: the order of the contract, with `disputed` below everything that counts against someone."""

SUBSTANCE = frozenset({"paraphrase", "substitution", "insertion", "omission", "splice", "disputed"})
"""Kinds that may change what a reader understands; the rest is the manner of the house."""

CUTS = frozenset({"omission", "splice", "ellipsis", "cleaned", "disputed"})
"""Kinds that a reading without words can have: something is left out."""


def gravest(kinds: list[str]) -> str:
    """The gravest of several kinds.

    >>> gravest(["spelling", "omission", "masked"])
    'omission'
    """
    return min(kinds, key=lambda kind: GRAVITY[kind])
