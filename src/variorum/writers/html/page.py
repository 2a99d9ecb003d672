"""The edition as the rows of one page: everything worked out here, so that the templates only lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from variorum.model import Edition, Event, Quoted, Utterance
from variorum.writers.decided import Decided, decided
from variorum.writers.html.anchors import Anchors, anchored
from variorum.writers.html.reports import reports
from variorum.writers.html.strips import Strip, strips
from variorum.writers.html.words import Link, Row, levels, rows
from variorum.writers.kinds import KINDS
from variorum.writers.retold import Retold, retold
from variorum.writers.review import Concern, Spot, review
from variorum.writers.shown import shown
from variorum.writers.tallied import Tallied, tallied
from variorum.writers.variants import BRIEF, shared_utterances, sigla_of, words_in
from variorum.writers.wording import (
    counted,
    day,
    labels,
    sentence,
    speaker_names,
    story_title,
    transcripts_of,
    witnesses_counted,
)

__all__ = ["page"]

FIRST_CONCERNS = 10
"""Concerns shown at once; the rest is one click away and counted."""

CONCERN_LINKS = 6
MOST_OUTLETS = 7
"""Outlets that the first sentence of the page names; more than these are only counted."""

NAVIGATION = 6
"""Utterances that the navigation leads to, the longest; the rest follow them on the page."""

FEW_OUTLETS = 5
"""Up to so many outlets each has a strength of underlining of its own, the same for every utterance of the page."""


class ConcernView(Struct, frozen=True):
    """A concern with its sign and where it leads."""

    sign: str
    kind: str
    grade: str
    sentence: str
    links: tuple[Link, ...]


class RetoldView(Struct, frozen=True):
    """What a report tells in other words, with the way to it and to the words it is nearest to."""

    words: str
    outlet: Link
    href: str


class UtteranceView(Struct, frozen=True):
    """An utterance that several reports print."""

    id: str
    name: str
    speaker: str
    title: str
    size: str
    printed_by: tuple[str, ...]
    brief: bool
    order_known: bool
    language: str | None
    rows: tuple[Row, ...]
    strips: tuple[Strip, ...]
    levels: tuple[tuple[int, str], ...]
    own_key: bool
    small: int
    retold: tuple[RetoldView, ...]


class Saying(Struct, frozen=True):
    """A quotation that only one report prints."""

    text: str
    title: str
    outlets: tuple[Link, ...]


class SpeakerView(Struct, frozen=True):
    """A speaker: the names that the reports use, what is laid out above, and what one report alone prints."""

    name: str
    kind: str
    names: tuple[str, ...]
    above: tuple[Link, ...]
    sayings: tuple[Saying, ...]


class TallyView(Struct, frozen=True):
    """What the reports say on one thing: each value with the ways to it."""

    thing: str
    verdict: str
    sign: str
    meaning: str
    sides: tuple[tuple[str, tuple[Link, ...]], ...]
    reason: str


def page(edition: Edition) -> Mapping[str, Any]:
    """Everything the page shows, as the templates take it."""
    shared = shared_utterances(edition)
    names, speakers = labels(edition.witnesses), speaker_names(edition)
    anchors = anchored(edition, shared)
    spoken = transcripts_of(edition.witnesses)
    voices = frozenset(w.siglum for w in edition.witnesses if not w.copy_of and not w.version_of) - spoken
    views = tuple(utterance_view(edition, u, anchors, names, speakers, voices) for u in shared)
    told = tuple(concern_view(c, anchors, names) for c in review(edition))
    return {
        "title": sentence(story_title(edition, shared)),
        "standfirst": standfirst(edition, shared),
        "version": edition.variorum,
        "concerns": told[:FIRST_CONCERNS],
        "more_concerns": told[FIRST_CONCERNS:],
        "utterances": views,
        "navigation": tuple(Link(v.name, f"#{v.id}") for v in views if not v.brief)[:NAVIGATION],
        "timeline": tuple(when_view(e, anchors, names) for e in edition.timeline),
        "tallies": tuple(tally_view(t, anchors, names) for t in tallied(edition)),
        "speakers": speaker_views(edition, shared, names),
        "not_speech": not_speech(edition, names),
        "reports": reports(edition, anchors, names, speakers),
        "counted": witnesses_counted(edition.witnesses),
        "spoken": bool(spoken),
        "published": {w.siglum: day(w.published) or "no date" for w in edition.witnesses},
        "set_aside": edition.set_aside,
        "decisions": decisions(edition),
        "kinds": kinds_in(anchors),
        "language": "en",
    }


def decisions(edition: Edition) -> tuple[tuple[Decided, str | None], ...]:
    """What people decided, each with the way to the first thing that it bears on."""
    on_page = {q.id: q.id for q in edition.quotations} | {w.siglum: f"r-{w.siglum}" for w in edition.witnesses}
    found = [(d, next((on_page[t] for t in d.things if t in on_page), None)) for d in decided(edition)]
    return tuple((d, f"#{at}" if at else None) for d, at in found)


def standfirst(edition: Edition, shared: Sequence[Utterance]) -> str:
    """What this page is, in a sentence or two."""
    reports_of = sentence(witnesses_counted(edition.witnesses))
    outlets = sorted(
        {w.outlet for w in edition.witnesses if w.outlet}, key=lambda name: name.lower().removeprefix("the ")
    )
    unknown = sum(w.outlet is None and w.kind == "report" for w in edition.witnesses)
    told = [*outlets, *([f"{counted(unknown, 'outlet')} not known"] if unknown else [])]
    by = f" ({', '.join(told)})" if outlets and len(told) <= MOST_OUTLETS else ""
    spoken = transcripts_of(edition.witnesses)
    printed = [q for q in edition.quotations if q.witness not in spoken]
    quoted = counted(sum(q.kind in ("direct", "mixed") for q in printed), "quotation")
    first = f"{reports_of}{by}, {quoted}, set side by side."
    if not shared:
        return f"{first} No words stand in more than one of them."
    if spoken:
        whose = "the transcript" if len(spoken) == 1 else "the transcripts"
        return f"{first} Below is what was said, in the words of {whose}, and every place where the reports differ."
    return f"{first} Below is what was said, as far as the reports let us know, and every place where they differ."


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
    return ConcernView(sign, kind, concern.grade, concern.sentence, several)


def tally_view(tally: Tallied, anchors: Anchors, names: Mapping[str, str]) -> TallyView:
    """A tally with a link to every place."""
    sides = []
    for side in tally.sides:
        links = [Link(names.get(p.witness, p.witness), anchors.place(p.witness, p.start, None)) for p in side.places]
        sides.append((side.text, told_apart(links)))
    return TallyView(tally.thing, tally.verdict, tally.sign, tally.meaning, tuple(sides), tally.reason)


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


def utterance_view(
    edition: Edition, utterance: Utterance, anchors: Anchors, names: Mapping[str, str], speakers: Mapping[str, str],
    voices: frozenset[str],
) -> UtteranceView:  # fmt: skip
    """One utterance, laid out."""
    spoken = transcripts_of(edition.witnesses) & set(sigla_of(utterance))
    laid = rows(utterance, anchors, names, voices, spoken)
    who = speakers.get(utterance.speaker or "", "Nobody named")
    quoted = sum(
        q.utterance == utterance.id and q.kind != "indirect" and q.witness not in spoken for q in edition.quotations
    )
    words = words_in(utterance.text)
    total = sum(siglum in voices for siglum in sigla_of(utterance))
    size = f"{sentence(counted(words, 'word'))}, pieced together from {counted(quoted, 'quotation')}"
    if spoken:
        size = f"{sentence(counted(words, 'word'))} of the transcript, quoted {counted(quoted, 'time')}"
    return UtteranceView(
        id=utterance.id,
        name=f"{who}: {shown(utterance.title)}" if utterance.title else who,
        speaker=who,
        title=utterance.title or "",
        size=f"{size} in {counted(len(set(sigla_of(utterance)) - spoken), 'report')}.",
        printed_by=tuple(names.get(siglum, siglum) for siglum in sigla_of(utterance)),
        brief=words < BRIEF,
        order_known=utterance.order_known,
        language=language_of(edition, utterance),
        rows=laid,
        strips=strips(utterance, names, spoken),
        levels=levels(total),
        own_key=total > FEW_OUTLETS,
        small=sum(row.small for row in laid),
        retold=tuple(retold_view(r, utterance, anchors, names) for r in retold(edition, utterance)),
    )


def retold_view(told: Retold, utterance: Utterance, anchors: Anchors, names: Mapping[str, str]) -> RetoldView:
    """What a report tells of an utterance in other words."""
    siglum, passages = told.quoted.witness, anchors.passages[utterance.id]
    target = passages[told.passage] if told.passage < len(passages) else utterance.id
    return RetoldView(told.words, Link(names.get(siglum, siglum), f"#{told.quoted.id}"), f"#{target}")


def language_of(edition: Edition, utterance: Utterance) -> str | None:
    """The language that most of an utterance's witnesses are written in, where that is known."""
    sigla = frozenset(sigla_of(utterance))
    spoken = Counter(w.language for w in edition.witnesses if w.siglum in sigla and w.language)
    return min(spoken, key=lambda tag: (-spoken[tag], tag), default=None)


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
            out.append(SpeakerView(sentence(speaker.name), speaker.kind, others, above, sayings))
    if alone.get(None):
        out.append(SpeakerView("Nobody named", "", (), (), tuple(saying(q, titles, names) for q in alone[None])))
    return tuple(out)


def saying(quoted: Quoted, titles: Mapping[str, str], names: Mapping[str, str]) -> Saying:
    """A quotation of one report, with the way to it."""
    link = Link(names.get(quoted.witness, quoted.witness), f"#{quoted.id}")
    return Saying(quoted.text, titles.get(quoted.utterance or "", ""), (link,))


def not_speech(edition: Edition, names: Mapping[str, str]) -> tuple[Saying, ...]:
    """Words in marks that nobody says: titles, scare quotes, nicknames, each once with every report that has it."""
    held: dict[str, dict[str, Link]] = {}
    for quoted in edition.quotations:
        if quoted.kind in ("title", "scare", "nickname"):
            link = Link(names.get(quoted.witness, quoted.witness), f"#{quoted.id}")
            held.setdefault(quoted.text.rstrip(".,"), {}).setdefault(quoted.witness, link)
    return tuple(Saying(text, "", tuple(links.values())) for text, links in held.items())


def kinds_in(anchors: Anchors) -> tuple[tuple[str, str, str, str, int], ...]:
    """The kinds of reading that occur on the page: id, sign, name, meaning and how often, gravest first."""
    count: dict[str, int] = {}
    for notes in anchors.notes.values():
        for note in notes:
            for reading in note.difference.readings:
                count[reading.kind] = count.get(reading.kind, 0) + 1
    return tuple((kind, k.sign, k.name, k.meaning, count[kind]) for kind, k in KINDS.items() if count.get(kind))
