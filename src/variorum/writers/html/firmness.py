"""How firmly each report tells of a thing, as a scale from plain assertion to "not verified"."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from variorum.model import Edition
from variorum.writers.html.anchors import Anchors
from variorum.writers.html.words import Link
from variorum.writers.shown import shown
from variorum.writers.wording import sentence

__all__ = ["SCALE", "Step", "scales"]

SCALE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("says so plainly", ("asserted",)),
    ("claims, accuses", ("claimed", "accused", "says")),
    ("apparently, seemingly", ("apparently", "seemingly", "possibly")),
    ("allegedly, reportedly", ("allegedly", "reportedly", "rumour")),
    ("purported", ("purported",)),
    ("not verified", ("not_verified",)),
)
"""From the firmest: what a step is called, and the kinds of hedge that stand on it."""


class Step(Struct, frozen=True):
    """A step of the scale and who stands on it, each with the words that put it there."""

    name: str
    outlets: tuple[tuple[Link, str], ...]


def scales(edition: Edition, anchors: Anchors, names: Mapping[str, str]) -> dict[str, tuple[Step, ...]]:
    """The id of each tally of firmness to its scale."""
    out = {}
    for tally in (t for t in edition.tallies if t.type == "firmness"):
        on: dict[str, list[tuple[Link, str]]] = {}
        for value in tally.values:
            for p in value.places:
                link = Link(sentence(names.get(p.witness, p.witness)), anchors.place(p.witness, p.start))
                said = "" if value.normal == "asserted" else shown(value.text)
                on.setdefault(value.normal, []).append((link, said))
        steps = tuple(Step(name, tuple(x for kind in kinds for x in on.get(kind, ()))) for name, kinds in SCALE)
        if any(step.outlets for step in steps):
            out[tally.id] = steps
    return out
