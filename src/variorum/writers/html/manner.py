"""Small differences by the manner they belong to: each manner can be shown or left out on its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from variorum.model import Passage, Place, Reading, Utterance
from variorum.writers.kinds import KINDS, Kind
from variorum.writers.variants import Difference, is_cut

__all__ = ["MANNERS", "PUNCTUATION", "Manner", "family", "kind_of", "manner_of", "punctuation"]


class Manner(Struct, frozen=True):
    """A group of small differences: its name in ids and classes, and what the page calls it."""

    id: str
    label: str


MANNERS: tuple[Manner, ...] = (
    Manner("spelling", "spelling and short forms"),
    Manner("masked", "masked words"),
    Manner("cuts", "marked cuts"),
    Manner("tidied", "tidied speech, grammar"),
    Manner("brackets", "brackets"),
    Manner("light", "light words (and, so, that)"),
    Manner("punctuation", "punctuation and capitals"),
)

OF_KIND: Mapping[str, str] = MappingProxyType(
    {
        "spelling": "spelling", "contraction": "spelling", "masked": "masked", "ellipsis": "cuts", "pause": "cuts",
        "cleaned": "tidied", "grammar": "tidied", "bracket": "brackets", "verbatim": "punctuation",
    }
)  # fmt: skip

PUNCTUATION = Kind(",", "punctuation or capitals", "The same words; only marks or capital letters differ.")

FAMILIES: Mapping[str, str] = MappingProxyType(
    {
        "paraphrase": "changed", "substitution": "changed", "insertion": "added", "omission": "missing",
        "splice": "missing", "disputed": "open",
    }
)  # fmt: skip


def manner_of(difference: Difference) -> str:
    """The manner a small difference belongs to; a kind that may change the sense is small only where its words are
    light."""
    return OF_KIND.get(difference.kind, "light")


def family(kind: str) -> str:
    """What colour a kind has: words changed, added or missing, an open question, or a manner of the house.

    >>> family("splice"), family("spelling")
    ('missing', 'manner')
    """
    return FAMILIES.get(kind, "manner")


def kind_of(kind: str) -> Kind:
    """How a kind of reading is shown; `verbatim` among the differences is one of marks alone."""
    return PUNCTUATION if kind == "verbatim" else KINDS[kind]


def punctuation(utterance: Utterance) -> Iterator[Difference]:
    """The passages that somebody prints with other marks or capitals and the same words."""
    for n, passage in enumerate(utterance.passages):
        held = marked_otherwise(passage)
        if held:
            words = utterance.text[passage.at.start : passage.at.end].strip()
            readings = tuple(Reading(text, "verbatim", tuple(places)) for text, places in held.items())
            yield Difference(n, n, "verbatim", False, words, (), readings)


def marked_otherwise(passage: Passage) -> dict[str, list[Place]]:
    """The ways in which a passage is printed that differ in marks or capitals alone, with their places."""
    held: dict[str, list[Place]] = {}
    for reading in passage.readings:
        if reading.kind == "verbatim" and not is_cut(reading, passage):
            for place in reading.places:
                if place.punctuation and place.end > place.start:
                    held.setdefault(place.text, []).append(place)
    return held
