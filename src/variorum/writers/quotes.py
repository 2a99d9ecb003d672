"""Found quotations as text, one article at a time: JSON lines (the shape of the contract), a table, a terminal.

`SHAPES` is the table of formats. Each article is written by itself, so that any number of them can be.
"""

from __future__ import annotations

import csv as _csv
import io
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from variorum.model import Article, Attribution, Findings, Quotation
from variorum.spans import hull
from variorum.writers.csv import safe
from variorum.writers.quotes_text import article_text

__all__ = ["SHAPES", "Shape", "article_line", "article_rows", "csv", "jsonl", "text"]

Rows = Iterable[tuple[Article, Findings]]
COLUMNS = (
    "article", "outlet", "start", "end", "kind", "text", "speaker", "speaker_resolved", "addressee", "rule", "score",
    "id", "within", "path",
)  # fmt: skip


class Shape(NamedTuple):
    """A format: what stands before all articles, what writes one, and what stands between two."""

    opening: str
    each: Callable[..., str]
    between: str


def jsonl(rows: Rows) -> str:
    """One line an article, in order: `{"id", "path", "quotes": [...]}`. Offsets are code points, half-open.

    A quotation inside another stands in the outer one's `nested`, in the same shape.
    """
    return together("jsonl", rows)


def csv(rows: Rows) -> str:
    """A table with one line a quotation (RFC 4180, with a heading), safe to open in a spreadsheet."""
    return together("csv", rows)


def text(rows: Rows, **options: Any) -> str:
    """For a terminal: one article after another, who speaks before what is quoted; options as `article_text`."""
    return together("text", rows, **options)


def together(shape: str, rows: Rows, **options: Any) -> str:
    """Some articles in one text."""
    opening, each, between = SHAPES[shape]
    return opening + between.join(each(article, found, **options) for article, found in rows)


def article_line(article: Article, found: Findings) -> str:
    """An article as a line of JSON, ended.

    >>> article_line(Article("a1", "Nothing was said."), Findings("a1"))
    '{"id":"a1","path":null,"quotes":[]}\\n'
    """
    said = {a.quotation_id: a for a in found.attributions}
    entries = {q.id: _entry(q, said.get(q.id)) for q in found.quotations}
    outer = []
    for q in found.quotations:
        if q.within in entries:
            entries[q.within].setdefault("nested", []).append(entries[q.id])
        else:
            outer.append(entries[q.id])
    line = {"id": article.id, "path": article.origin.uri if article.origin else None, "quotes": outer}
    return msgspec.json.encode(line).decode() + "\n"


def _entry(q: Quotation, said: Attribution | None) -> dict[str, Any]:
    at = hull(q.spans)
    mention = said.mention if said else None
    return {
        "id": q.id,
        "start": at.start,
        "end": at.end,
        "spans": q.spans,
        "text": q.text,
        "kind": q.kind,
        "content": q.content,
        "speaker": mention.text if mention else None,
        "speaker_start": mention.span.start if mention else None,
        "speaker_end": mention.span.end if mention else None,
        "speaker_resolved": mention.name if mention else None,
        "addressee": said.addressee if said else None,
        "cue_start": q.cue.start if q.cue else None,
        "cue_end": q.cue.end if q.cue else None,
        "rule": said.rule if said else None,
        "score": said.score if said else None,
    }


def article_rows(article: Article, found: Findings) -> str:
    """The lines of the table for an article, in the order of `COLUMNS`."""
    said = {a.quotation_id: a for a in found.attributions}
    return "".join(_row(_cells(article, q, said.get(q.id))) for q in found.quotations)


def _cells(article: Article, q: Quotation, a: Attribution | None) -> list[Any]:
    at, m = hull(q.spans), a.mention if a else None
    return [
        article.id, article.outlet, at.start, at.end, q.kind, q.text, m.text if m else None, m.name if m else None,
        a.addressee if a else None, a.rule if a else None, f"{a.score:.3f}" if a else None, q.id, q.within,
        article.origin.uri if article.origin and article.origin.uri != "-" else None,
    ]  # fmt: skip


def _row(cells: Iterable[Any]) -> str:
    out = io.StringIO()
    _csv.writer(out, lineterminator="\r\n").writerow([safe(cell) for cell in cells])
    return out.getvalue()


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "text": Shape("", article_text, "\n"),
        "jsonl": Shape("", article_line, ""),
        "csv": Shape(_row(COLUMNS), article_rows, ""),
    }
)
"""Name of a format to what writes it."""
