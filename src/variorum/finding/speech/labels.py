"""Transcripts printed between marks: «“VALE: The boat is half sunk.”», where the words name their own speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.finding.speech.licences import Licence
from variorum.finding.speech.page import Page
from variorum.model import Mention, Span

__all__ = ["labels"]

_CAPITALS = re.compile(r"[^\W\d_]{2,}[\w.’'-]*(?: [\w.’'-]+){0,3}(?=: )")
FEWEST = 2
"""Labels that an article must print: a single word in capitals and a colon may be anything ("UPDATE: …")."""


def labels(page: Page, licensed: tuple[Licence, ...]) -> Mapping[int, Mention]:
    """Whom the label of a segment (by index) names; one without a label that goes on in the next paragraph, without
    anybody else being named, is the last speaker's."""
    own = {i: m for i in page.at if (m := _label(page, i)) is not None}
    if len(own) < FEWEST:
        return {}
    out: dict[int, Mention] = {}
    for i in sorted(page.at):
        s, before = page.segments[i], page.segments[i - 1] if i else None
        goes_on = before is not None and i - 1 in out and s.paragraph == before.paragraph + 1
        if i in own:
            out[i] = own[i]
        elif goes_on and s.outer_start == page.paragraphs[s.paragraph].start and licensed[i].chosen is None:
            out[i] = out[i - 1]
    return out


def _label(page: Page, i: int) -> Mention | None:
    s = page.segments[i]
    m = _CAPITALS.match(page.text, s.start, min(s.end, s.start + 60))
    if m is None or not m[0].isupper():
        return None
    last = m[0].rpartition(" ")[2].strip(".").casefold()
    named = {p.name for p in page.people if p.kind == "person" and p.name.rpartition(" ")[2].casefold() == last}
    return Mention(Span(*m.span()), m[0], "name", named.pop() if len(named) == 1 else None)
