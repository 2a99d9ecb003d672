"""Where somebody is from, as a report says beside the name: "Ada Lund, 30, from Kallow"."""

from __future__ import annotations

import re
from bisect import bisect_right

from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.whose import Anchor, within
from variorum.model import Claim, Span

__all__ = ["homes"]

_FROM = re.compile(
    r"(?P<age>,\s+\d{1,3})?,\s+(?:who\s+(?:is|was|comes)\s+|originally\s+)?from\s+"
    r"(?P<place>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){0,2})(?=\s*[,.;)]|\s+(?:and|was|is|has|had|who|said|told|in|died)\b)"
)
_KNOWN_BY = frozenset(["from"])
_THE_ONE = re.compile(r"\s*The\s+[a-z-]+\Z")


def homes(report: Report) -> list[Claim]:
    """Where those who are named are from; "The father, from Kallow" is the one whom the sentence before names."""
    out = []
    for m in (m for s in report.told.holding(_KNOWN_BY) for m in _FROM.finditer(report.told.text, *s)):
        who = _who(report, m.start())
        if who is not None:
            out.append(made(report, "place", Span(*m.span("place")), Anchor("home", who)))
    return out


def _who(report: Report, end: int) -> str | None:
    """The name of the one whom the words before a place stand for."""
    told = report.told
    sentence = told.sentence(end)
    before = [m for m in within(report.mentions, Span(sentence.start, end)) if end - m.span.end <= 1]
    if before and before[-1].form == "name":
        return before[-1].name or before[-1].text
    if _THE_ONE.match(told.text[sentence.start : end]) is None or not told.sentences:
        return None
    at = bisect_right(told.sentences, sentence) - 1
    previous = told.sentences[at - 1] if at > 0 else None
    named = [m for m in within(report.mentions, previous) if m.form == "name"] if previous else []
    if not named or named[0].span.start - (previous.start if previous else 0) > OPENING:
        return None
    return named[0].name or named[0].text


OPENING = 3
"""Characters of a sentence before the name that it begins with."""
