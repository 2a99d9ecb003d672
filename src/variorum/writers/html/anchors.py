"""Names for the places of the page, so that each can be linked to; made from content, so that a link stays good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct, UnsetType

from variorum.ids import digest
from variorum.model import Edition, Place, Utterance
from variorum.writers.html.manner import manner_of, punctuation
from variorum.writers.variants import Difference, differences

__all__ = ["Anchors", "Note", "anchored"]


class Note(Struct, frozen=True):
    """A difference with the names that the page gives it and its passages; only one in substance has a number, the
    others a manner."""

    difference: Difference
    number: int | None
    name: str
    target: str
    last: str
    manner: str = ""


class Anchors(Struct, frozen=True):
    """Everything on the page that can be linked to."""

    passages: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, tuple[Note, ...]]
    shown_whole: frozenset[str]
    places: Mapping[str, tuple[int, ...]]
    claims: Mapping[str, tuple[tuple[int, int, str], ...]]
    """Siglum → the ranges of its claims, each with the tally that sets it beside others' (or none)."""

    def place(self, siglum: str, start: int, quotation: str | int | None = None) -> str:
        """The address of a place in a report: the words themselves, or the quotation where only that is shown."""
        if siglum in self.shown_whole and start in self.places.get(siglum, ()):
            return f"#{siglum}-{start}"
        return f"#{quotation}" if quotation else f"#r-{siglum}"

    def of(self, place: Place) -> str:
        """The address of a reading's place."""
        return self.place(place.siglum, place.start, place.fragment)


def anchored(edition: Edition, utterances: Sequence[Utterance]) -> Anchors:
    """The names of all passages and notes of `utterances`, in that order, and of the places they point to."""
    notes: dict[str, tuple[Note, ...]] = {}
    passages: dict[str, tuple[str, ...]] = {}
    starts: dict[str, dict[int, None]] = {}
    number = 0
    for utterance in utterances:
        names = passages[utterance.id] = passage_names(utterance)
        mine = []
        marks = tuple(punctuation(utterance))
        for difference in sorted((*differences(utterance), *marks), key=lambda d: d.first):
            substance = difference.substance
            number += substance
            first, last = names[difference.first], names[difference.last]
            name = f"{first}-{difference.kind}" + (f"-to-{last}" if difference.cut else "")
            manner = "" if substance else manner_of(difference)
            mine.append(Note(difference, number if substance else None, name, first, last, manner))
        notes[utterance.id] = tuple(mine)
        for place in pointed_at(utterance):
            starts.setdefault(place.siglum, {})[place.start] = None
    for dated in (p for event in edition.timeline for p in event.places):
        starts.setdefault(dated.witness, {})[dated.start] = None
    for claimed in (p for tally in edition.tallies for value in tally.values for p in value.places):
        starts.setdefault(claimed.witness, {})[claimed.start] = None
    for credit in edition.credits:
        starts.setdefault(credit.witness, {})[credit.start] = None
    for asked in edition.outreach:
        starts.setdefault(asked.witness, {})[asked.start] = None
    whole = frozenset(w.siglum for w in edition.witnesses if not isinstance(w.text, UnsetType))
    places = {s: tuple(sorted(at)) for s, at in starts.items()}
    return Anchors(passages, notes, whole, places, claimed_in(edition))


def claimed_in(edition: Edition) -> dict[str, tuple[tuple[int, int, str], ...]]:
    """Siglum to the ranges of its claims, each with its tally; how firmly a thing is told of is no claim by itself."""
    held: dict[str, dict[tuple[int, int], str]] = {}
    for claim in edition.claims:
        if claim.type != "firmness":
            held.setdefault(claim.witness, {})[claim.start, claim.end] = ""
    for tally in edition.tallies:
        for place in (p for value in tally.values for p in value.places):
            held.setdefault(place.witness, {})[place.start, place.end] = tally.id
    return {s: tuple(sorted((*at, tally) for at, tally in ranges.items())) for s, ranges in held.items()}


def passage_names(utterance: Utterance) -> tuple[str, ...]:
    """A name for each passage: its words, and how many passages with the same words came before."""
    seen: Counter[str] = Counter()
    names = []
    for passage in utterance.passages:
        words = utterance.text[passage.at.start : passage.at.end].strip()
        words = words or " ".join(reading.text for reading in passage.readings)
        names.append("p" + digest(utterance.id, words, seen[words], length=7))
        seen[words] += 1
    return tuple(names)


def pointed_at(utterance: Utterance) -> list[Place]:
    """The places that the page points to: every reading that differs and, for the printings, every other place too.

    Printings begin with any passage, and the rows are not known here; a place too many costs a few bytes.
    """
    return [p for passage in utterance.passages for reading in passage.readings for p in reading.places]
