"""The sections beside the words: what to review, what the reports claim, when, and everyone quoted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from variorum.model import Edition, Event, Quoted, Utterance
from variorum.writers.html.anchors import Anchors
from variorum.writers.html.firmness import Step
from variorum.writers.html.manner import family
from variorum.writers.html.words import Link
from variorum.writers.kinds import KINDS
from variorum.writers.review import Concern, Spot
from variorum.writers.shown import shown
from variorum.writers.tallied import Tallied
from variorum.writers.wording import day, sentence

__all__ = ["concern_view", "not_speech", "speaker_views", "tally_view", "when_view"]

CONCERN_LINKS = 6


class ConcernView(Struct, frozen=True):
    """A concern with its sign and where it leads."""

    sign: str
    kind: str
    family: str
    grade: str
    sentence: str
    links: tuple[Link, ...]


class Saying(Struct, frozen=True):
    """A quotation that only one report prints."""

    quotation: str
    text: str
    title: str
    outlets: tuple[Link, ...]


class SpeakerView(Struct, frozen=True):
    """A speaker: the names that the reports use, what is laid out above, and what one report alone prints."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    above: tuple[Link, ...]
    sayings: tuple[Saying, ...]


class TallyView(Struct, frozen=True):
    """What the reports say on one thing: each value with how many say so independently, and the ways to it."""

    id: str
    thing: str
    verdict: str
    sign: str
    meaning: str
    sides: tuple[tuple[str, int, tuple[Link, ...]], ...]
    scale: tuple[Step, ...]
    reason: str


def concern_view(concern: Concern, anchors: Anchors, names: Mapping[str, str]) -> ConcernView:
    """A concern with links to the places where a person should look."""
    sign = KINDS[concern.kind].sign if concern.kind in KINDS else "!"
    kind = KINDS[concern.kind].name if concern.kind in KINDS else ""
    links: dict[str, Link] = {}
    for spot in concern.places:
        link = spot_link(spot, concern, anchors, names)
        if link:
            links.setdefault(link.href, link)
    several = told_apart(tuple(links.values())[:CONCERN_LINKS])
    return ConcernView(sign, kind, family(concern.kind), concern.grade, concern.sentence, several)


def tally_view(
    tally: Tallied, anchors: Anchors, names: Mapping[str, str], scales: Mapping[str, tuple[Step, ...]]
) -> TallyView:
    """A tally with a link to every place; one of firmness as its scale."""
    sides = []
    for side in tally.sides:
        links = [Link(names.get(p.witness, p.witness), anchors.place(p.witness, p.start, None)) for p in side.places]
        sides.append((side.text, side.independent, told_apart(links)))
    return TallyView(
        tally.id,
        tally.thing,
        tally.verdict,
        tally.sign,
        tally.meaning,
        tuple(sides),
        scales.get(tally.id, ()),
        tally.reason,
    )


def when_view(event: Event, anchors: Anchors, names: Mapping[str, str]) -> tuple[str, str, tuple[Link, ...]]:
    """An entry of the timeline: its date in words, what happened, and a link to every report that dates it."""
    links = [Link(names.get(p.witness, p.witness), anchors.place(p.witness, p.start, None)) for p in event.places]
    return day(event.edtf) or event.edtf, shown(event.text), told_apart(links)


def told_apart(links: Sequence[Link]) -> tuple[Link, ...]:
    """The links with labels that differ: the second place in one report is its name and 2."""
    seen: Counter[str] = Counter()
    out = []
    for link in links:
        seen[link.label] += 1
        n = seen[link.label]
        out.append(Link(link.label if n == 1 else f"{link.label} {n}", link.href))
    return tuple(out)


def spot_link(spot: Spot, concern: Concern, anchors: Anchors, names: Mapping[str, str]) -> Link | None:
    """The link to one spot: the note beside the reading text, or the place in the report."""
    utterance = spot.utterance or ""
    if spot.passage is not None and utterance in anchors.notes:
        target = anchors.passages[utterance][spot.passage]
        mine = [n for n in anchors.notes[utterance] if n.difference.first == spot.passage and n.number]
        exact = [n for n in mine if n.difference.kind == concern.kind] or mine
        return Link(f"note {exact[0].number}", f"#{exact[0].name}") if exact else Link("the words", f"#{target}")
    if spot.witness:
        label = names.get(spot.witness, spot.witness)
        return Link(label, anchors.place(spot.witness, spot.start, spot.quotation))
    if utterance in anchors.passages:
        return Link("the words", f"#{utterance}")
    return None


def speaker_views(edition: Edition, shared: Sequence[Utterance], names: Mapping[str, str]) -> tuple[SpeakerView, ...]:
    """Everyone quoted: most quoted first, nobody last."""
    laid_out = {u.id: u for u in shared}
    titles = {u.id: u.title or "" for u in edition.utterances}
    count: dict[str | None, int] = {}
    alone: dict[str | None, list[Quoted]] = {}
    for quoted in edition.quotations:
        if quoted.kind in ("direct", "mixed"):
            count[quoted.speaker] = count.get(quoted.speaker, 0) + 1
            if quoted.utterance not in laid_out:
                alone.setdefault(quoted.speaker, []).append(quoted)
    out = []
    for speaker in sorted(edition.speakers, key=lambda s: (-count.get(s.id, 0), s.name)):
        above = tuple(Link(u.title or "their words", f"#{u.id}") for u in shared if u.speaker == speaker.id)
        sayings = tuple(saying(q, titles, names) for q in alone.get(speaker.id, ()))
        if above or sayings:
            others = tuple(name for name in speaker.names if name != speaker.name)
            out.append(SpeakerView(speaker.id, sentence(speaker.name), speaker.kind, others, above, sayings))
    if alone.get(None):
        out.append(SpeakerView("", "Nobody named", "", (), (), tuple(saying(q, titles, names) for q in alone[None])))
    return tuple(out)


def saying(quoted: Quoted, titles: Mapping[str, str], names: Mapping[str, str]) -> Saying:
    """A quotation of one report, with the way to it."""
    link = Link(names.get(quoted.witness, quoted.witness), f"#{quoted.id}")
    return Saying(quoted.id, quoted.text, titles.get(quoted.utterance or "", ""), (link,))


def not_speech(edition: Edition, names: Mapping[str, str]) -> tuple[Saying, ...]:
    """Words in marks that nobody says: titles, scare quotes, nicknames, each once with every report that has it."""
    held: dict[str, dict[str, Link]] = {}
    for quoted in edition.quotations:
        if quoted.kind in ("title", "scare", "nickname"):
            link = Link(names.get(quoted.witness, quoted.witness), f"#{quoted.id}")
            held.setdefault(quoted.text.rstrip(".,"), {}).setdefault(quoted.witness, link)
    return tuple(Saying("", text, "", tuple(links.values())) for text, links in held.items())
