"""Found quotations as text: for the terminal, as JSON lines (the shape of the contract), as a table."""

from __future__ import annotations

import csv as _csv
import io
import textwrap
from collections.abc import Sequence
from typing import Any

import msgspec

from variorum.model import Article, Attribution, Findings, Quotation, Span
from variorum.spans import hull

__all__ = ["csv", "jsonl", "text"]

Rows = Sequence[tuple[Article, Findings]]
NOT_SPEECH = frozenset({"title", "scare", "nickname"})
WIDTH = 80
COLUMNS = (
    "article", "outlet", "start", "end", "kind", "text", "speaker", "speaker_resolved", "addressee", "rule", "score",
)  # fmt: skip


def jsonl(rows: Rows) -> str:
    """One line an article, in order: `{"id", "quotes": [...]}`. Offsets are code points, half-open.

    A quotation inside another stands in the outer one's `nested`, in the same shape.
    """
    return "".join(msgspec.json.encode(_line(article, found)).decode() + "\n" for article, found in rows)


def _line(article: Article, found: Findings) -> dict[str, Any]:
    said = {a.quotation_id: a for a in found.attributions}
    entries = {q.id: _entry(q, said.get(q.id)) for q in found.quotations}
    outer = []
    for q in found.quotations:
        if q.within in entries:
            entries[q.within].setdefault("nested", []).append(entries[q.id])
        else:
            outer.append(entries[q.id])
    return {"id": article.id, "quotes": outer}


def _entry(q: Quotation, said: Attribution | None) -> dict[str, Any]:
    at = hull(q.spans)
    mention = said.mention if said else None
    return {
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
        "cue_start": q.cue.start if q.cue else None,
        "cue_end": q.cue.end if q.cue else None,
        "rule": said.rule if said else None,
        "score": said.score if said else None,
    }


def text(rows: Rows) -> str:
    """For a terminal of 80 columns: one article after another, who speaks before what is quoted."""
    return "\n".join(_article(article, found) for article, found in rows)


def _article(article: Article, found: Findings) -> str:
    said = {a.quotation_id: a for a in found.attributions}
    known = (
        article.outlet or found.masthead.outlet,
        article.title or found.masthead.title,
        article.published or found.masthead.published,
    )
    heading = " · ".join(part for part in known if part) or article.id
    speech = [q for q in found.quotations if q.kind not in NOT_SPEECH]
    other = [q for q in found.quotations if q.kind in NOT_SPEECH]
    lines = [_fitted(heading), "─" * min(WIDTH, max(4, len(_fitted(heading))))]
    lines += [_spoken(article.text, q, said.get(q.id)) for q in speech] or ["No quotations."]
    if other:
        lines.append("Not speech: " + "; ".join(f"“{_short(q.text)}” ({q.kind})" for q in other))
        lines[-1] = textwrap.fill(lines[-1], WIDTH, subsequent_indent="  ")
    return "\n".join(lines) + "\n"


def _spoken(body: str, q: Quotation, said: Attribution | None) -> str:
    mention = said.mention if said else None
    who = "speaker unknown" if mention is None else mention.name or mention.text
    if mention is not None and mention.name and mention.name != mention.text:
        who += f" (“{mention.text}”)"
    if said is not None and said.addressee:
        who += f", to {said.addressee}"
    mark = "  " if q.within is None else "    ↳ "
    printed = textwrap.fill(
        f"“{'” … “'.join(_clean(body, s) for s in q.spans)}”", WIDTH, initial_indent="    ", subsequent_indent="    "
    )
    return f"{_fitted(mark + who)}\n{printed}"


def _clean(body: str, span: Span) -> str:
    return " ".join(body[span.start : span.end].split())


def _fitted(line: str) -> str:
    line = " ".join(line.split()) if not line.startswith(" ") else line
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"


def _short(words: str) -> str:
    return textwrap.shorten(words, 60, placeholder="…")


def csv(rows: Rows) -> str:
    """A table with one line a quotation (RFC 4180, with a heading)."""
    out = io.StringIO()
    table = _csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for article, found in rows:
        said = {a.quotation_id: a for a in found.attributions}
        for q in found.quotations:
            a, at = said.get(q.id), hull(q.spans)
            m = a.mention if a else None
            table.writerow(
                [article.id, article.outlet or "", at.start, at.end, q.kind, q.text, m.text if m else "",
                 (m.name or "") if m else "", (a.addressee or "") if a else "", a.rule if a else "",
                 f"{a.score:.3f}" if a else ""]
            )  # fmt: skip
    return out.getvalue()
