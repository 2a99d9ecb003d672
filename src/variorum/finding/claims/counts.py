"""What a count is of: the dead, the injured, or the things that its noun names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from variorum.finding.claims.narration import Narration
from variorum.finding.claims.quantities import Quantity
from variorum.finding.claims.whose import Anchor
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon, words

__all__ = ["counted"]


def counted(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the dead, the injured … of what the report tells; no part of a total, no other event's figures."""
    whole = told.text[slice(*sentence)].lower()
    before, behind = told.text[sentence.start : q.span.start], told.text[q.span.end : sentence.end]
    if _ELSEWHERE & set(re.findall(r"[a-z’']+", whole)) or re.search(r"\b(?:1[5-9]|20)\d\d\b", whole):
        return None
    if _SUBSET & set(re.findall(r"[a-z]+", before[-24:].lower())[-2:]) or re.match(
        r"\s+(?:of\s+(?:them|those|whom|the)\b|more\b)", behind
    ):
        return None
    if _PARTS.match(behind) or re.search(r"\b(?:saw|seen|see|counted)\s+(?:[a-z]+\s+){0,3}\Z", before):
        return None
    return next(
        (
            Anchor("number", name)
            for name, after, led in _counts()
            if after.match(behind) or (led.search(before) and _of_people(behind))
        ),
        None,
    )


def _of_people(behind: str) -> bool:
    return bool(
        re.match(
            rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{_PEOPLE})\b|\s*(?:[.,;]|\Z|and\b|in\b|on\b|when\b|after\b|at\b)", behind
        )
    )


_PARTS = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(words('en', 'things', 'lists', 'parts')))})\b")
"""What names a part of those hit: "two children died" is no total."""
_LINKS = "to|at|of|is|was|has|had|risen|rose|rises|climbed|stands|stood|a|total"
_PEOPLE = "|".join(sorted(words("en", "things", "lists", "people")))
_ELSEWHERE = words("en", "things", "lists", "elsewhere")
_SUBSET = words("en", "things", "lists", "subset")


@cache
def _counts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each count with the pattern of what follows its number, and of what stands before it."""
    out = []
    for name, cues in lexicon("en", "things")["counts"].items():
        after = re.compile(
            rf"\s*(?:[a-z-]+\s+){{0,2}}?(?:(?:{_PEOPLE})\s+)?(?:(?:were|was|are|is|have|has|had|been|being|also|reported|confirmed|left|feared)\s+){{0,3}}(?:{cues['after']})\b"
        )
        led = rf"\b(?:{cues['before']})(?:\s+(?:{_LINKS})){{0,5}}\s+\Z"
        out.append((name, after, re.compile(led if cues["before"] else r"(?!)", re.IGNORECASE)))
    return tuple(out)
