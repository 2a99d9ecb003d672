"""Each report whole, with what it quotes marked where it stands."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from variorum.model import Edition, Quoted, Witness
from variorum.writers.decided import marks
from variorum.writers.html.anchors import Anchors, Note
from variorum.writers.review import DOUBTFUL
from variorum.writers.shown import shown
from variorum.writers.tallied import thing
from variorum.writers.wording import day, name_of, sentence

__all__ = ["Paragraph", "Report", "Stretch", "reports"]

PARAGRAPH = re.compile(r"[^\n]*[^\s][^\n]*")
"""A line with something on it. Reports come as one line a paragraph."""

WEB = ("http://", "https://")
"""The only addresses that become links: `javascript:` and the like stay out."""


class Mark(Struct, frozen=True):
    """A range of a report with a name on the page, a class, or both; which quotation or tally it is of."""

    start: int
    end: int
    id: str
    classes: str
    quotation: str = ""
    tally: str = ""


class Stretch(Struct, frozen=True):
    """Some characters of a report: their names on the page, and the notes after them."""

    text: str
    ids: tuple[str, ...]
    notes: tuple[Note, ...]


class Marked(Struct, frozen=True):
    """Stretches that are marked alike: their classes, the quotation that they are (part) of, and the tally that a claim
    in them is set beside others in."""

    classes: str
    quotation: str
    tally: str
    stretches: tuple[Stretch, ...]


class Margin(Struct, frozen=True):
    """What stands beside a paragraph: who is quoted in it, and where those words are in the reading text; `quotations`
    are the ids of all that it is said of."""

    speaker: str
    what: str
    href: str | None
    doubt: str
    quotations: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph of a report, and its margin; `furniture` says of what kind it is where it is not of the report."""

    id: str
    marked: tuple[Marked, ...]
    margin: tuple[Margin, ...]
    furniture: str


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
    cited: tuple[tuple[str, str, Margin, bool], ...]
    """Where the report's text is not shown: each quotation's id, words and margin, and whether marks stand round it."""


class Context(Struct, frozen=True):
    """What is needed to mark the quotations of every report."""

    anchors: Anchors
    speakers: Mapping[str, str]
    titles: Mapping[str, str]
    first_passage: Mapping[str, str]
    notes: Mapping[str, Mapping[int, tuple[Note, ...]]]
    decided: Mapping[str, tuple[str, ...]]
    things: Mapping[str, str]
    """Tally → what it is of."""


def reports(
    edition: Edition, anchors: Anchors, names: Mapping[str, str], speakers: Mapping[str, str]
) -> tuple[Report, ...]:
    """Every report of the edition, in its order."""
    titles = {u.id: u.title or "" for u in edition.utterances}
    things = {t.id: thing(t) for t in edition.tallies}
    context = Context(
        anchors, speakers, titles, first_passages(edition, anchors), notes_by_place(anchors), marks(edition), things
    )
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
    cited = (
        ()
        if whole
        else tuple(
            (q.id, q.text, replace(margin(q, context), quotations=q.id), q.kind != "indirect") for q in quotations
        )
    )
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
    if witness.kind == "transcript":
        yield "Kind", "a transcript: what was said"
    if witness.kind == "report" or witness.outlet:
        yield "Outlet", (name_of(witness) + rule) if witness.outlet else "not known: the text does not say"
    if witness.published:
        rule = f" ({witness.published_rule})" if witness.published_rule else ""
        yield "Published", f"{day(witness.published)}{rule}"
    if witness.byline:
        yield "By", witness.byline
    if witness.copy_of:
        yield "Copy of", f"{witness.copy_of}: its words count once"
    if witness.version_of:
        yield "Earlier version of", f"{witness.version_of}: the later one has the vote"
    if witness.off_story:
        yield "Story", "seems to be another one"
    yield "File", witness.path
    yield "Length", f"{witness.chars:,} characters"


def paragraphs(witness: Witness, text: str, quotations: Sequence[Quoted], context: Context) -> Iterator[Paragraph]:
    """The paragraphs of a report; one sweep over the text, however much is marked in it."""
    quoted_at = {q.id: q for q in quotations}
    marks = deque(sorted(all_marks(witness, quotations, context.anchors), key=lambda m: (m.start, -m.end)))
    notes = deque(sorted(context.notes.get(witness.siglum, {}).items()))
    edges = deque(sorted({n for m in marks for n in (m.start, m.end)} | {at for at, _ in notes}))
    active: list[Mark] = []
    kinds = {(f.start, f.end): f.kind for f in witness.furniture}
    for line in PARAGRAPH.finditer(text):
        marked: list[Marked] = []
        margins: dict[tuple[str, str, str], Margin] = {}
        at, end = line.span()
        while at < end:
            marked += [Marked("", "", "", (Stretch("", (), due),)) for due in taken(notes, at)]
            fresh = list(begun(marks, at))
            active = [m for m in (*active, *fresh) if m.end > at]
            while edges and edges[0] <= at:
                edges.popleft()
            upto = min(end, edges[0]) if edges else end
            for mark in fresh:
                if mark.tally:
                    of = context.things[mark.tally]
                    margins.setdefault((of, "", mark.tally), Margin(of, "", f"#{mark.tally}", ""))
                if mark.id in quoted_at and stands_beside(quoted_at[mark.id]):
                    beside = margin(quoted_at[mark.id], context)
                    key = (beside.speaker, beside.what, beside.doubt)
                    before = margins.get(key)
                    named = f"{before.quotations} {mark.id}" if before else mark.id
                    margins[key] = replace(before or beside, quotations=named)
            after = tuple(note for due in taken(notes, upto) for note in due)
            ids = tuple(m.id for m in fresh if m.id)
            add(marked, Stretch(text[at:upto], ids, after), active)
            at = upto
        grey = all("furniture" in m.classes for m in marked if any(s.text.strip() for s in m.stretches))
        kind = next((kinds[m.start, m.end] for m in active if (m.start, m.end) in kinds), "") if grey else ""
        name = f"{witness.siglum}.{line.start()}"
        yield Paragraph(name, tuple(marked), tuple(margins.values()), kind or ("aside" if grey else ""))
    if marks:
        rest = Stretch("", tuple(m.id for m in marks if m.id), ())
        yield Paragraph(f"{witness.siglum}.{len(text)}", (Marked("", "", "", (rest,)),), (), "")


def add(marked: list[Marked], stretch: Stretch, active: Sequence[Mark]) -> None:
    """Adds a stretch under all marks that lie over it: to the last ones, where those are marked alike."""
    classes = " ".join(dict.fromkeys(m.classes for m in active if m.classes))
    quotation = next((m.quotation for m in reversed(active) if m.quotation), "")
    tally = next((m.tally for m in active if m.tally), "")
    last = marked[-1] if marked else None
    if last and (last.classes, last.quotation, last.tally) == (classes, quotation, tally):
        marked[-1] = Marked(classes, quotation, tally, (*last.stretches, stretch))
    else:
        marked.append(Marked(classes, quotation, tally, (stretch,)))


def taken(notes: deque[tuple[int, tuple[Note, ...]]], upto: int) -> Iterator[tuple[Note, ...]]:
    """The notes due at or before an offset, taken off the front."""
    while notes and notes[0][0] <= upto:
        yield notes.popleft()[1]


def begun(marks: deque[Mark], at: int) -> Iterator[Mark]:
    """The marks that begin at or before an offset, taken off the front."""
    while marks and marks[0].start <= at:
        yield marks.popleft()


def all_marks(witness: Witness, quotations: Sequence[Quoted], anchors: Anchors) -> Iterator[Mark]:
    """Everything marked in a report. Only the first span of a quotation has its name."""
    for quoted in quotations:
        kind = quoted.kind if quoted.kind in ("direct", "mixed", "indirect") else "nospeech"
        for n, span in enumerate(quoted.spans):
            yield Mark(span.start, span.end, quoted.id if n == 0 else "", f"q {kind}", quoted.id)
    for piece in witness.furniture:
        yield Mark(piece.start, piece.end, "", "furniture")
    for begin, end, tally in anchors.claims.get(witness.siglum, ()):
        yield Mark(begin, end, "", "claim told" if tally else "claim", tally=tally)
    for start in anchors.places.get(witness.siglum, ()):
        yield Mark(start, start, f"{witness.siglum}-{start}", "")


def stands_beside(quoted: Quoted) -> bool:
    """Whether a quotation is named in the margin: indirect speech only where it tells of words that are quoted."""
    return quoted.kind != "indirect" or quoted.utterance is not None


def margin(quoted: Quoted, context: Context) -> Margin:
    """What stands beside a quotation; where a person decided of it, who and why."""
    found = found_beside(quoted, context)
    decided = " ".join(shown(said) for said in context.decided.get(quoted.id, ()))
    return replace(found, doubt=decided) if decided else found


def found_beside(quoted: Quoted, context: Context) -> Margin:
    """What the program found of a quotation."""
    href = context.first_passage.get(quoted.id)
    what = context.titles.get(quoted.utterance or "", "")
    if quoted.kind in ("title", "scare", "nickname"):
        names = {"title": "a title", "scare": "in marks, not speech", "nickname": "a nickname"}
        return Margin("", names[quoted.kind], None, "")
    if quoted.kind == "indirect":
        laid_out = quoted.utterance in context.anchors.passages
        who = context.speakers.get(quoted.speaker or "", "")
        return Margin(who, "in other words", f"#{quoted.utterance}" if laid_out else None, "")
    who = context.speakers.get(quoted.speaker or "", "")
    doubt = "" if who and quoted.score >= DOUBTFUL else "speaker not certain" if who else "no speaker named"
    return Margin(who, what, f"#{href}" if href else None, doubt)
