"""Tables, for spreadsheets: an edition's quotations, every reading, what the reports say on one thing, the reports.

Each table has one line a thing (RFC 4180, with a heading). Whatever comes from a report is made safe to open: no
spreadsheet takes it for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from variorum.errors import UnknownFormat
from variorum.model import Comparison, Edition, Passage, Span
from variorum.writers.decided import decided, marks
from variorum.writers.deep_links import deep_links
from variorum.writers.wording import labels, speaker_names

__all__ = ["COLUMNS", "TABLES", "safe", "tables", "to_csv", "written"]

COLUMNS = ("passage", "reading", "kind", "siglum", "start", "end", "text", "punctuation")
QUOTATIONS = (
    "id", "siglum", "outlet", "published", "start", "end", "kind", "text", "speaker", "score", "rule", "mention",
    "addressee", "utterance", "what", "within", "fragment", "link", "path", "decided",
)  # fmt: skip
DECISIONS = ("id", "state", "kind", "decided", "by", "on", "why", "note", "things", "place")
TALLIES = (
    "tally", "type", "subject", "attribute", "verdict", "note", "value", "normal", "independent", "siglum", "outlet",
    "start", "end", "text", "link",
)  # fmt: skip
WITNESSES = (
    "siglum", "kind", "outlet", "published", "title", "byline", "language", "url", "path", "sha256", "chars",
    "copy_of", "version_of", "off_story",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, *CSV Injection*)."""

Lines = Iterable[Iterable[object]]


def to_csv(whole: Edition | Comparison, table: str = "quotations") -> str:
    """One table of an edition: `quotations`, `readings`, `tallies`, `witnesses` or `decisions`; of a comparison, its
    readings.

    Offsets are code points, half-open, into the witness's text. A text that a spreadsheet would take for a formula has
    an apostrophe before it; the offsets tell the truth. Raises UnknownFormat for any other name of a table.

    >>> to_csv(Edition("0.1.0", 1), "readings")
    'utterance,passage,reading,kind,siglum,start,end,text,punctuation,lemma,outlet,link\\r\\n'
    """
    if isinstance(whole, Comparison):
        return written(COLUMNS, rows(whole.passages))
    if table not in TABLES:
        raise UnknownFormat(f"no table is called {table!r}; there are: {', '.join(TABLES)}")
    return TABLES[table](whole)


def tables(edition: Edition) -> dict[str, str]:
    """Every table by its name."""
    return {name: write(edition) for name, write in TABLES.items()}


def quotations(edition: Edition) -> str:
    """A line a quotation: where it stands, its words, who is said to speak and how that is known."""
    return written(QUOTATIONS, quotation_rows(edition))


def quotation_rows(edition: Edition) -> Iterator[tuple[object, ...]]:
    """The quotations, in the order of the edition."""
    names, link = speaker_names(edition), deep_links(edition)
    witnesses = {w.siglum: w for w in edition.witnesses}
    what, decided_of = {u.id: u.title for u in edition.utterances}, marks(edition)
    for q in edition.quotations:
        w = witnesses[q.witness]
        mention = w.text[q.mention.start : q.mention.end] if q.mention and isinstance(w.text, str) else None
        yield (
            q.id, q.witness, w.outlet, w.published, q.start, q.end, q.kind, q.text, names.get(q.speaker or ""),
            f"{q.score:.3f}", q.rule, mention, q.addressee, q.utterance, what.get(q.utterance or ""), q.within,
            " ".join(q.fragment), link(q.witness, q.spans, q.text), w.path,
            " ".join(decided_of.get(q.id, ())),
        )  # fmt: skip


def readings(edition: Edition) -> str:
    """A line a place of every reading."""
    outlets, link = labels(edition.witnesses), deep_links(edition)
    lines = (
        (
            utterance.id,
            *row,
            " ".join(utterance.text[slice(*utterance.passages[row[0]].at)].split()),
            outlets[row[3]],
            link(row[3], (Span(row[4], row[5]),), row[6]),
        )
        for utterance in edition.utterances
        for row in rows(utterance.passages)
    )
    return written(("utterance", *COLUMNS, "lemma", "outlet", "link"), lines)


def rows(passages: Iterable[Passage]) -> Iterator[tuple[Any, ...]]:
    """The places of some passages, as lines of a table."""
    for n, passage in enumerate(passages):
        for m, reading in enumerate(passage.readings):
            for p in reading.places:
                yield n, m, reading.kind, p.siglum, p.start, p.end, p.text, "true" if p.punctuation else "false"


def tallies(edition: Edition) -> str:
    """A line a place that gives a value, with what it is of and the verdict."""
    outlets, link = labels(edition.witnesses), deep_links(edition)
    texts = {w.siglum: w.text for w in edition.witnesses if isinstance(w.text, str)}
    lines = (
        (
            t.id, t.type, t.subject, t.attribute, t.verdict, t.note, v.text, v.normal, v.independent, p.witness,
            outlets[p.witness], p.start, p.end, (words := texts.get(p.witness, "")[p.start : p.end]),
            link(p.witness, (Span(p.start, p.end),), words or v.text),
        )
        for t in edition.tallies for v in t.values for p in v.places
    )  # fmt: skip
    return written(TALLIES, lines)


def witnesses(edition: Edition) -> str:
    """A line a report."""
    return written(WITNESSES, ([getattr(w, name) for name in WITNESSES] for w in edition.witnesses))


def decisions(edition: Edition) -> str:
    """A line a decision of a person, with what came of it."""
    said = {d.id: d for d in decided(edition)}
    lines = (
        (d.id, d.state, d.what, said[d.id].what, d.by, d.on, d.why, said[d.id].note, " ".join(d.things), d.place)
        for d in edition.corrections
    )
    return written(DECISIONS, lines)


def written(columns: Iterable[str], lines: Lines) -> str:
    """A table as text, every cell safe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([safe(cell) for cell in line] for line in lines)
    return out.getvalue()


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before one that looks like it.

    >>> safe("=2+3"), safe("two"), safe(-2)
    ("'=2+3", 'two', -2)
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA) else cell


TABLES: Mapping[str, Callable[[Edition], str]] = MappingProxyType(
    {
        "quotations": quotations,
        "readings": readings,
        "tallies": tallies,
        "witnesses": witnesses,
        "decisions": decisions,
    }
)
"""Name of a table to what writes it."""
