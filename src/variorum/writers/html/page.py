"""The edition as the rows of one page: everything worked out here, so that the templates only lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from variorum.model import Edition, Utterance
from variorum.writers.decided import Decided, decided, marks
from variorum.writers.html import islands
from variorum.writers.html.anchors import Anchors, anchored
from variorum.writers.html.credits import asked, credited, graph
from variorum.writers.html.firmness import scales
from variorum.writers.html.manner import MANNERS, family, kind_of
from variorum.writers.html.reports import reports
from variorum.writers.html.sections import concern_view, not_speech, speaker_views, tally_view, when_view
from variorum.writers.html.strips import Strip, strips
from variorum.writers.html.words import Link, Row, levels, rows
from variorum.writers.kinds import KINDS
from variorum.writers.retold import Retold, retold
from variorum.writers.review import review
from variorum.writers.shown import shown
from variorum.writers.tallied import tallied
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

MOST_OUTLETS = 7
"""Outlets that the first sentence of the page names; more than these are only counted."""

NAVIGATION = 3
"""Utterances that the navigation leads to, the longest; the rest follow them on the page."""

FEW_OUTLETS = 5
"""Up to so many outlets each has a strength of underlining of its own, the same for every utterance of the page."""

FIRST_ROWS = 40
"""Rows of the reading texts whose notes are there from the beginning: some ten screens."""

OPEN = 12
"""Events, people and strips shown at once; what is beyond stands behind a line that counts it."""


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
    island: str
    outlets: int
    levels: tuple[tuple[int, str], ...]
    own_key: bool
    small: int
    retold: tuple[RetoldView, ...]
    decided: tuple[str, ...]


def page(edition: Edition) -> Mapping[str, Any]:
    """Everything the page shows, as the templates take it."""
    shared = shared_utterances(edition)
    names, speakers = labels(edition.witnesses), speaker_names(edition)
    anchors = anchored(edition, shared)
    spoken = transcripts_of(edition.witnesses)
    voices = frozenset(w.siglum for w in edition.witnesses if not w.copy_of and not w.version_of) - spoken
    views = with_notes_later(utterance_view(edition, u, anchors, names, speakers, voices) for u in shared)
    firmness = scales(edition, anchors, names)
    told = tuple(concern_view(c, anchors, names) for c in review(edition))
    return {
        "title": sentence(story_title(edition, shared)),
        "standfirst": standfirst(edition, shared),
        "version": edition.variorum,
        "concerns": told[:FIRST_CONCERNS],
        "more_concerns": told[FIRST_CONCERNS:],
        "utterances": views,
        "island": islands.of_edition(edition, names, anchors.shown_whole),
        "manners": manners_in(anchors),
        "open": OPEN,
        "navigation": tuple(Link(v.name, f"#{v.id}") for v in views if not v.brief)[:NAVIGATION],
        "timeline": tuple(when_view(e, anchors, names) for e in edition.timeline),
        "tallies": tuple(tally_view(t, anchors, names, firmness) for t in tallied(edition)),
        "credited": credited(edition, anchors, names),
        "graph": graph(edition, names),
        "asked": asked(edition, anchors, names),
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


def with_notes_later(views: Iterable[UtteranceView]) -> tuple[UtteranceView, ...]:
    """The utterances, with the notes of all rows but the first ones made later: of two hundred reports they are most of
    the page."""
    out, before = [], 0
    for view in views:
        first = max(0, FIRST_ROWS - before)
        rest = tuple(replace(row, later=True) for row in view.rows[first:])
        out.append(replace(view, rows=(*view.rows[:first], *rest)))
        before += len(view.rows)
    return tuple(out)


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
        island=islands.of_utterance(utterance, {w.siglum: n for n, w in enumerate(edition.witnesses)}),
        outlets=total,
        levels=levels(total),
        own_key=total > FEW_OUTLETS,
        small=sum(row.small for row in laid),
        retold=tuple(retold_view(r, utterance, anchors, names) for r in retold(edition, utterance)),
        decided=tuple(shown(said) for said in marks(edition).get(utterance.id, ())),
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


def kinds_in(anchors: Anchors) -> tuple[tuple[str, str, str, str, str, int], ...]:
    """The kinds of reading that occur on the page: id, sign, name, meaning, colour and how often, gravest first."""
    count: Counter[str] = Counter(
        reading.kind for notes in anchors.notes.values() for note in notes for reading in note.difference.readings
    )
    shown_kinds = ((kind, kind_of(kind)) for kind in KINDS if count[kind])
    return tuple((kind, k.sign, k.name, k.meaning, family(kind), count[kind]) for kind, k in shown_kinds)


def manners_in(anchors: Anchors) -> tuple[tuple[str, str, int], ...]:
    """The manners of small differences that occur: id, name, and how often."""
    count = Counter(note.manner for notes in anchors.notes.values() for note in notes)
    return tuple((m.id, m.label, count[m.id]) for m in MANNERS if count[m.id])
