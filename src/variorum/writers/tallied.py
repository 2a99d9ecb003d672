"""What the reports say on one thing, as every writer shows it: the disagreements first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from variorum.model import Edition, Tally, TallyPlace
from variorum.writers.shown import shown
from variorum.writers.wording import listed, sentence

__all__ = ["SIGNS", "Side", "Tallied", "reason_of", "sides_in_words", "tallied", "thing"]

SIGNS: Mapping[str, str] = {"conflict": "≠", "differ": "≠", "update": "→", "compatible": "≈", "agree": "="}
"""A sign for each verdict, the gravest first: the order in which they are shown."""

MEANINGS: Mapping[str, str] = {
    "conflict": "cannot both be",
    "differ": "differ",
    "update": "a later figure",
    "compatible": "can both be",
    "agree": "agree",
}


class Side(Struct, frozen=True):
    """One value: as it is printed, and every place that gives it."""

    text: str
    places: tuple[TallyPlace, ...]
    independent: int


class Tallied(Struct, frozen=True):
    """A tally laid out: what it is of, the verdict with its sign and meaning, the sides, and why."""

    id: str
    thing: str
    verdict: str
    sign: str
    meaning: str
    sides: tuple[Side, ...]
    reason: str


def tallied(edition: Edition) -> tuple[Tallied, ...]:
    """The tallies, the disagreements first, then by what they are of."""
    order = list(SIGNS)
    rows = sorted(edition.tallies, key=lambda t: (order.index(t.verdict), thing(t), t.id))
    return tuple(
        Tallied(
            t.id,
            thing(t),
            t.verdict,
            SIGNS[t.verdict],
            MEANINGS[t.verdict],
            tuple(Side(shown(v.text), v.places, v.independent) for v in t.values),
            reason_of(t),
        )
        for t in rows
    )


def thing(tally: Tally) -> str:
    """What a tally is of, in words.

    >>> thing(Tally("t", "age", "Ana Ruiz", "age", "agree", "", ()))
    'Age of Ana Ruiz'
    >>> thing(Tally("t", "age", "the boy", "age", "agree", "", ()))
    'Age of the boy'
    """
    if tally.attribute == "defendants":
        return shown(sentence(f"whom the {tally.subject} is against"))
    if tally.attribute == "slip":
        return shown(sentence(f"a {tally.type} that cannot be"))
    if tally.type == "comment":
        return shown(sentence(f"whether {tally.subject.removeprefix('comment of ')} was asked for comment"))
    if tally.type == "account":
        return shown(sentence(f"what {tally.subject} recall"))
    if tally.type == "credit":
        return shown(sentence(f"who had the {tally.subject} first"))
    if tally.type == "firmness":
        of = f"{tally.subject} is told" if tally.subject[:1] == "“" else f"the {tally.subject} is told of"
        return shown(sentence(f"how firmly {of}"))
    article = (
        ""
        if tally.subject.startswith("the ")
        or tally.subject[:1].isupper()
        or tally.subject[:1] == "“"
        or tally.type == "count"
        else "the "
    )
    of = "" if tally.attribute.endswith(" in") else "of "
    return shown(sentence(f"{tally.attribute} {of}{article}{tally.subject}"))


def reason_of(tally: Tally) -> str:
    """Why a tally has its verdict: the part of its note behind who says what."""
    return shown(tally.note.partition("; ")[2])


def sides_in_words(sides: Sequence[Side], names: Mapping[str, str]) -> str:
    """Who says what, on one line: `“41” (the Ledger and the Post), “40” (the Echo)`."""
    return ", ".join(
        f"“{side.text}” ({listed(dict.fromkeys(names.get(p.witness, p.witness) for p in side.places))})"
        for side in sides
    )
