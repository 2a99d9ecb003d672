"""The quotations of one article for a terminal: who speaks, how sure that is, and the words."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.model import Article, Attribution, Findings, Quotation
from variorum.spans import hull
from variorum.writers.lines import styled, width_of, wrapped
from variorum.writers.rules import in_words, sureness
from variorum.writers.shown import columns, shown
from variorum.writers.wording import clipped, day

__all__ = ["article_text"]

WIDTH = 80
NOT_SPEECH = frozenset({"title", "scare", "nickname"})
NESTED = "    ↳ "
WHY = {"unsure": "not sure enough"}


def article_text(
    article: Article,
    found: Findings,
    *,
    width: int = WIDTH,
    colour: bool = False,
    indirect: bool = False,
    rules: bool = False,
) -> str:
    """The quotations of an article in lines of `width` columns: the speaker, how sure that is, the quotation's id, and
    its words as printed.

    `indirect` shows what is told in other words too, marked so; `rules` says of each how its speaker was found.
    """
    said = {a.quotation_id: a for a in found.attributions}
    wanted = [q for q in found.quotations if indirect or q.kind != "indirect"]
    speech = sorted((q for q in wanted if q.kind not in NOT_SPEECH), key=lambda q: hull(q.spans))
    lines = [*_heading(article, found, width, colour)]
    for q in speech:
        lines += _who(q, said.get(q.id), width, colour)
        if rules and q.id in said:
            lines += [styled(line, "faint", colour) for line in wrapped(in_words(said[q.id].rule), width, "      ")]
        lines += wrapped(_words(article.text, q), width, "      " if q.within else "    ")
    if not speech:
        lines.append("No quotations.")
    other = "; ".join(f"“{clipped(q.text)}” ({q.kind})" for q in wanted if q.kind in NOT_SPEECH)
    if other:
        lines += wrapped(f"Not speech: {other}", width, "", "  ")
    return "\n".join(lines) + "\n"


def _heading(article: Article, found: Findings, width: int, colour: bool) -> Iterator[str]:
    """What the report is: outlet, title and date where they are known; and its file, or its id where it has none."""
    masthead = found.masthead
    known = (
        article.outlet or masthead.outlet,
        article.title or masthead.title,
        day(article.published or masthead.published),
    )
    alone = article.origin is not None and article.origin.reader != "jsonl"
    name = article.origin.uri if article.origin is not None and alone else article.id
    first = wrapped(shown(" · ".join(part for part in known if part)), width)
    second = wrapped(shown(name), width)
    yield from (styled(line, "strong", colour) for line in first if line)
    yield from (styled(line, "faint", colour) for line in second)
    yield "─" * max(4, *(columns(line) for line in (*first, *second)))


def _who(q: Quotation, said: Attribution | None, width: int, colour: bool) -> Iterator[str]:
    """The speaker on the left, how sure and which quotation on the right."""
    named = said is not None and said.mention is not None
    right = f"{sureness(said.score)}  {q.id}" if said is not None and named else q.id
    style = "warn" if not named or right.startswith("unsure") else "faint"
    first = NESTED if q.within else "  "
    lines = wrapped(_speaker(q, said), width - columns(right) - 2, first, first + "  ")
    for n, line in enumerate(lines):
        gap = " " * (width - width_of(line) - columns(right))
        line = first + styled(line[len(first) :], "name" if named else "warn", colour) if not n else line
        yield line + gap + styled(right, style, colour) if not n else line


def _speaker(q: Quotation, said: Attribution | None) -> str:
    """Who is said to speak, under which name the report prints, to whom; or why nobody is named."""
    mention = said.mention if said is not None else None
    if said is None or mention is None:
        why = said.rule.removeprefix("none: ") if said is not None else ""
        who = f"speaker unknown ({WHY.get(why, why)})" if why else "speaker unknown"
    else:
        who = shown(mention.name or mention.text)
        who += f" (“{shown(mention.text)}”)" if mention.name and mention.name != mention.text else ""
        who += f", to {shown(said.addressee)}" if said.addressee else ""
    return f"{who}, in other words" if q.kind == "indirect" else who


def _words(body: str, q: Quotation) -> str:
    """The words, between marks where the report has them."""
    parts = [" ".join(shown(body[s.start : s.end]).split()) for s in q.spans]
    return " … ".join(parts) if q.kind == "indirect" else f"“{'” … “'.join(parts)}”"
