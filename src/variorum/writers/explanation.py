"""An explanation for a terminal: the quotation where it stands, who was weighed, and what decided."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from variorum.model import Article, Considered, Explanation
from variorum.writers.lines import styled, wrapped
from variorum.writers.rules import in_words, sureness
from variorum.writers.shown import shown
from variorum.writers.wording import sentence

__all__ = ["explanation_json", "explanation_text"]

WIDTH = 80
FEWEST, LEAST = 3, 0.005
"""Candidates shown at least, and the share from which more are."""
MOST_REASONS = 5
"""Reasons shown on either side, the weightiest; the JSON has all."""
NEIGHBOURS = 20
"""Code points shown before and behind a candidate, so that it can be found in the text."""


def explanation_json(article: Article, explanation: Explanation) -> str:
    """The explanation as a line of JSON, with the article's id."""
    return msgspec.json.encode({"article": article.id, **msgspec.to_builtins(explanation)}).decode() + "\n"


def explanation_text(article: Article, explanation: Explanation, *, width: int = WIDTH, colour: bool = False) -> str:
    """The explanation in lines of `width` columns."""
    e = explanation
    said, mention = e.attribution, e.attribution.mention
    who = shown(mention.name or mention.text) if mention is not None else "Speaker unknown"
    right = f" ({sureness(said.score)})" if mention is not None else ""
    spoken = " … ".join(shown(article.text[s.start : s.end]) for s in e.quotation.spans)
    lines = [*wrapped(styled(sentence(who), "strong", colour) + right, width), *wrapped(f"“{spoken}”", width, "    ")]
    lines += ["", "As it stands:", "", *_where(article, e, width, colour)]
    facts = [
        ("Quotation", f"{e.quotation.id}, {e.quotation.kind}: {shown(e.kind_because)}"),
        ("Cue", f"“{shown(e.cue)}”" if e.cue else "none"),
        ("Rule", in_words(said.rule)),
        ("Addressee", shown(said.addressee) if said.addressee else None),
        ("Decided by", e.decided),
        ("Name", "; ".join(shown(reason) for reason in e.name_because) or None),
        ("Threshold", shown(e.threshold) if e.threshold else None),
    ]
    lines += [""]
    for name, words in facts:
        if words:
            lines += wrapped(words, width, f"  {name:<11}")
    if e.candidates:
        lines += ["", "Who was weighed, and the share of each (such a share proved worth the score):", ""]
        telling = [one for n, one in enumerate(e.candidates) if n < FEWEST or one.score >= LEAST]
        for one in telling:
            lines += _candidate(article, one, width, colour)
        if len(e.candidates) > len(telling):
            lines.append(f"        … and {len(e.candidates) - len(telling)} less likely")
    return "\n".join(lines) + "\n"


def _where(article: Article, e: Explanation, width: int, colour: bool) -> Iterator[str]:
    """The passage that the quotation stands in, its words marked."""
    text, at, pieces = article.text, e.context.start, []
    for span in e.quotation.spans:
        inside = " ".join(shown(text[span.start : span.end]).split())
        pieces += [shown(text[at : span.start]), styled(inside, "mark", colour)]
        at = span.end
    pieces.append(shown(text[at : e.context.end]))
    for paragraph in "".join(pieces).split("\n"):
        if paragraph.strip():
            yield from wrapped(paragraph, width, "  | ")


def _candidate(article: Article, one: Considered, width: int, colour: bool) -> Iterator[str]:
    """One candidate: the share, the words with their neighbours, what spoke for and against."""
    m = one.mention
    near = max(0, m.span.start - NEIGHBOURS)
    before = shown(article.text[near : m.span.start]).split("\n")[-1]
    before = before if len(before) < m.span.start - near or not near else before.partition(" ")[2] or before
    after = shown(article.text[m.span.end : m.span.end + NEIGHBOURS]).split("\n")[0]
    after = after if len(after) < NEIGHBOURS else after.rpartition(" ")[0] or after
    name = f" ({shown(m.name)})" if m.name and m.name != m.text else ""
    share = f"{one.score:.2f}".removeprefix("0")
    words = f"{styled(shown(m.text), 'name', colour)}{name}, in “{before.lstrip()}{shown(m.text)}{after.rstrip()}”"
    yield from wrapped(words, width, f"  {share:>4}  ")
    for sign, reasons in (("for", one.speaks_for), ("against", one.speaks_against)):
        if reasons:
            yield from wrapped(
                "; ".join(shown(reason) for reason in reasons[:MOST_REASONS]), width, f"        {sign + ':':<9}"
            )
