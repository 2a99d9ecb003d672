"""Each report whole, with what it quotes marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, UnsetType

from variorum.model import Edition, Quoted, Witness
from variorum.writers.html.anchors import Anchors, Note
from variorum.writers.html.words import Link
from variorum.writers.wording import clipped, day, name_of, sentence

__all__ = ["Paragraph", "Report", "Stretch", "reports"]

PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
"""A line with something on it. Reports come as one line a paragraph."""

WEB = ("http://", "https://")
"""The only addresses that become links: `javascript:` and the like stay out."""


class Stretch(Struct, frozen=True):
    """Some characters of a report that are marked alike: its names on the page, its classes, and the notes after it."""

    text: str
    ids: tuple[str, ...]
    classes: str
    notes: tuple[Note, ...]


class Margin(Struct, frozen=True):
    """What stands beside a paragraph: who is quoted in it, and where those words are in the reading text."""

    speaker: str
    what: str
    href: str | None
    doubt: str


class Paragraph(Struct, frozen=True):
    """A paragraph of a report, and its margin."""

    stretches: tuple[Stretch, ...]
    margin: tuple[Margin, ...]
    furniture: bool


class Report(Struct, frozen=True):
    """A report as the page shows it: what is known of it, and its paragraphs (none where it is only cited)."""

    siglum: str
    outlet: str
    known: bool
    title: str
    facts: tuple[tuple[str, str], ...]
    url: str | None
    language: str | None
    quotations: int
    paragraphs: tuple[Paragraph, ...]
    cited: tuple[tuple[str, str, Margin], ...]


class Context(Struct, frozen=True):
    """What is needed to mark the quotations of every report."""

    anchors: Anchors
    speakers: Mapping[str, str]
    titles: Mapping[str, str]
    first_passage: Mapping[str, str]
    notes: Mapping[str, Mapping[int, tuple[Note, ...]]]


def reports(
    edition: Edition, anchors: Anchors, names: Mapping[str, str], speakers: Mapping[str, str]
) -> tuple[Report, ...]:
    """Every report of the edition, in its order."""
    titles = {u.id: u.title or "" for u in edition.utterances}
    context = Context(anchors, speakers, titles, first_passages(edition, anchors), notes_by_place(anchors))
    by_witness: dict[str, list[Quoted]] = {}
    for quoted in edition.quotations:
        by_witness.setdefault(quoted.witness, []).append(quoted)
    return tuple(report(w, by_witness.get(w.siglum, []), context, names) for w in edition.witnesses)


def first_passages(edition: Edition, anchors: Anchors) -> dict[str, str]:
    """Quotation id to the name of the first passage that it prints (none for utterances the page does not lay out)."""
    found: dict[str, str] = {}
    for utterance in edition.utterances:
        for name, passage in zip(anchors.passages.get(utterance.id, ()), utterance.passages, strict=False):
            for reading in passage.readings:
                for place in reading.places:
                    if place.end > place.start:
                        found.setdefault(str(place.fragment), name)
    return found


def notes_by_place(anchors: Anchors) -> dict[str, dict[int, tuple[Note, ...]]]:
    """Siglum and offset to the numbered notes that hang there: after the words, or at the join of a cut."""
    found: dict[str, dict[int, tuple[Note, ...]]] = {}
    for notes in anchors.notes.values():
        for note in notes:
            if note.number is not None:
                for place in dict.fromkeys((p.siglum, p.end) for r in note.difference.readings for p in r.places):
                    here = found.setdefault(place[0], {})
                    here[place[1]] = (*here.get(place[1], ()), note)
    return found


def report(witness: Witness, quotations: Sequence[Quoted], context: Context, names: Mapping[str, str]) -> Report:
    """One report."""
    text = witness.text
    whole = () if isinstance(text, UnsetType) else tuple(paragraphs(witness, text, quotations, context))
    cited = () if whole else tuple((q.id, q.text, margin(q, context)) for q in quotations)
    return Report(
        siglum=witness.siglum,
        outlet=sentence(names.get(witness.siglum, witness.siglum)),
        known=witness.outlet is not None,
        title=witness.title or "",
        facts=tuple(facts(witness)),
        url=witness.url if witness.url and witness.url.startswith(WEB) else None,
        language=witness.language,
        quotations=sum(q.kind in ("direct", "mixed") for q in quotations),
        paragraphs=whole,
        cited=cited,
    )


def facts(witness: Witness) -> Iterator[tuple[str, str]]:
    """What is known of a report, and how."""
    rule = f" ({witness.outlet_rule})" if witness.outlet_rule else ""
    yield "Outlet", (name_of(witness) + rule) if witness.outlet else "not known: the text does not say"
    if witness.published:
        rule = f" ({witness.published_rule})" if witness.published_rule else ""
        yield "Published", f"{day(witness.published)}{rule}"
    if witness.byline:
        yield "By", witness.byline
    if witness.copy_of:
        yield "Copy of", f"{witness.copy_of}: its words count once"
    if witness.version_of:
        yield "Later version of", witness.version_of
    if witness.off_story:
        yield "Story", "seems to be another one"
    yield "File", witness.path
    yield "Length", f"{witness.chars:,} characters"


def paragraphs(witness: Witness, text: str, quotations: Sequence[Quoted], context: Context) -> Iterator[Paragraph]:
    """The paragraphs of a report; one sweep over the text, however much is marked in it."""
    marks = sorted(all_marks(witness, quotations), key=lambda m: (m[0], -m[1]))
    starts = context.anchors.places.get(witness.siglum, ())
    notes = context.notes.get(witness.siglum, {})
    edges = sorted({0, len(text), *starts, *notes, *(m[0] for m in marks), *(m[1] for m in marks)})
    named = {f: f"{witness.siglum}-{f}" for f in starts}
    quoted_at = {q.id: q for q in quotations}
    active: list[tuple[int, int, str, str]] = []
    mark, edge = 0, 0
    for line in PARAGRAPH.finditer(text):
        a, b = line.span()
        stretches: list[Stretch] = []
        beside: list[Margin] = []
        at = a
        while at < b:
            while edge < len(edges) and edges[edge] <= at:
                edge += 1
            upto = min(b, edges[edge] if edge < len(edges) else b)
            fresh = []
            while mark < len(marks) and marks[mark][0] <= at:
                fresh.append(marks[mark])
                mark += 1
            active = [m for m in (*active, *fresh) if m[1] > at]
            ids = [m[2] for m in fresh if m[2]] + ([named[at]] if at in named else [])
            beside += [margin(quoted_at[m[2]], context) for m in fresh if m[2] in quoted_at]
            classes = " ".join(dict.fromkeys(m[3] for m in active))
            stretches.append(Stretch(text[at:upto], tuple(ids), classes, notes.get(upto, ())))
            at = upto
        grey = bool(stretches) and all("furniture" in s.classes for s in stretches if s.text.strip())
        yield Paragraph(tuple(stretches), tuple(dict.fromkeys(beside)), grey)


def all_marks(witness: Witness, quotations: Sequence[Quoted]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, name and class of everything marked; only the first span of a quotation has its name."""
    for quoted in quotations:
        kind = quoted.kind if quoted.kind in ("direct", "mixed", "indirect") else "nospeech"
        for n, span in enumerate(quoted.spans):
            yield span.start, span.end, quoted.id if n == 0 else "", f"q {kind}"
    for piece in witness.furniture:
        yield piece.start, piece.end, "", "furniture"


def margin(quoted: Quoted, context: Context) -> Margin:
    """What stands beside a quotation."""
    href = context.first_passage.get(quoted.id)
    what = context.titles.get(quoted.utterance or "", "")
    if quoted.kind in ("title", "scare", "nickname"):
        names = {"title": "a title", "scare": "in marks, not speech", "nickname": "a nickname"}
        return Margin("", names[quoted.kind], None, "")
    if quoted.kind == "indirect":
        what = "reported without marks"
    who = context.speakers.get(quoted.speaker or "", "")
    doubt = "" if who and quoted.score >= 0.6 else "speaker not certain" if who else "no speaker named"
    return Margin(who, what, f"#{href}" if href else None, doubt)


def clip(text: str) -> str:
    """A quotation short enough for a list."""
    return clipped(text, 40)
