"""What a count is of: the dead, the injured, or the things that its noun names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from variorum.finding.claims.narration import Narration
from variorum.finding.claims.quantities import Quantity
from variorum.finding.claims.whose import Anchor
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon, words

__all__ = ["counted", "elsewhere"]


def counted(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the dead, the injured … of what the report tells; no part of a total, no other event's figures."""
    before, behind = told.text[sentence.start : q.span.start], told.text[q.span.end : sentence.end]
    if elsewhere(told.text[slice(*sentence)]):
        return None
    clause = re.split(r"[,;:—–(]", before)[-1] + re.split(r"[,;:—–)]", behind)[0]
    if _EARLIER & set(re.findall(r"[a-z]+", clause.lower())) or _PARTLY.match(behind):
        return None
    if _SUBSET & set(re.findall(r"[a-z]+", before[-24:].lower())[-2:]) or _SEEN.search(before):
        return None
    return next(
        (
            Anchor("number", name, _nation(behind) if name == "affected" else None)
            for name, after, led in _counts()
            if (after.match(behind) or (led.search(before) and _of_people(name, behind)))
            and (name not in _HARMED or _is_about_harm(told, q.span.start))
        ),
        None,
    )


def _nation(behind: str) -> str | None:
    """The country whose people a number counts: "up to 44 million Brits"."""
    m = _NATION().match(behind)
    return _nations()[m[1]] if m else None


@cache
def _nations() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["nations"]
    return {word: country for country, names in listed.items() for word in names.split("|")}


@cache
def _NATION() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    names = "|".join(re.escape(n) for n in sorted(_nations(), key=lambda n: (-len(n), n)))
    return re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:in\s+(?:the\s+)?)?({names})(?![\w])")


_LONG_AGO = re.compile(
    r"\b(?:last\s+(?:year|month|summer|winter|spring|autumn|fall)|(?:years|months|decades)\s+(?:ago|earlier))\b"
)


def elsewhere(sentence: str) -> bool:
    """Whether a sentence tells of other events too: of a year that it names, of history, of an average.

    >>> elsewhere("It was the worst fire since 1911."), elsewhere("Two boats sank on Monday.")
    (True, False)
    """
    return bool(
        _ELSEWHERE & set(re.findall(r"[a-z’']+", sentence.lower())) or re.search(r"\b(?:1[5-9]|20)\d\d\b", sentence)
    )


_HARM = re.compile(r"(?i:kill|dead\b|die[ds]?\b|death|toll\b|fatal|victim|injur|wound|casualt|massacre|hospital)")
_HARMED = frozenset(["dead", "injured", "critical", "seriously hurt", "missing"])
TOLD_OF_HARM, OPENING = 4, 400
"""How often a report must speak of harm to be about it, and the characters of its opening, where once is enough."""


def _is_about_harm(told: Narration, at: int) -> bool:
    """Whether a report is about the dead and hurt of an event, and does not just name those of another."""
    return at < OPENING or len(_HARM.findall(told.text)) >= TOLD_OF_HARM


def _of_people(name: str, behind: str) -> bool:
    if name == "affected" and _OF_A_PEOPLE.match(behind):
        return True
    return bool(_BEHIND.match(behind)) and not _PARTS.match(behind)


def _any(name: str) -> str:
    return "|".join(sorted(words("en", "things", "lists", name)))


_ADJECTIVES = r"(?:[a-z-]+\s+){0,2}?"
"""Never with a capital: "two Chinese tourists" are a part of those hurt."""
_OF_A_COUNTRY = r"(?:[A-Za-z-]+\s+){0,2}?"
_PEOPLE = _any("people")
_PEOPLES = "|".join(re.escape(w) for v in lexicon("en", "things")["nations"].values() for w in v.split("|"))
_PARTS = re.compile(rf"\s+{_ADJECTIVES}(?:{_any('parts')})\b")
"""What names a part of those hit: "two children died" is no total."""
_PARTLY = re.compile(rf"\s+(?:of\s+(?:them|those|whom|the)|more)\b|{_PARTS.pattern}")
_SEEN = re.compile(
    r"\b(?:saw|seen|see|counted|additional|another|further|other|extra|first|last)\s+(?:[a-z]+\s+){0,2}\Z"
)
"""What comes before a number that somebody saw, or that is added to another."""
_OF_A_PEOPLE = re.compile(rf"\s+{_ADJECTIVES}(?:{_PEOPLES})\b")
_BEHIND = re.compile(rf"\s+{_ADJECTIVES}(?:{_PEOPLE})\b|\s*(?:[.,;]|\Z|(?:and|in|on|when|after|at|with)\b)")
_LINKS = "to|at|of|is|was|has|had|risen|rose|rises|climbed|stands|stood|a|total|by"
_STATES = (
    "were|was|are|is|have|has|had|been|being|be|may|might|could|also|reported|confirmed|left|feared|still|now|thought"
    "|believed|to|in|said|remained|remain|who"
)
_ELSEWHERE = words("en", "things", "lists", "elsewhere")
_EARLIER = words("en", "things", "lists", "earlier")
_SUBSET = words("en", "things", "lists", "subset")
_TOLL = r"\b(?:death\s+)?toll\b[^.;]{0,160}\b(?:to|at|reached|is|was)\s+\Z"


@cache
def _counts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each count with the pattern of what follows its number, and of what stands before it."""
    out = []
    for name, cues in lexicon("en", "things")["counts"].items():
        adjectives, people = (_OF_A_COUNTRY, rf"{_PEOPLE}|{_PEOPLES}") if name == "affected" else (_ADJECTIVES, _PEOPLE)
        after = rf"\s*{adjectives}(?:(?i:{people})\s+)?(?:(?:{_STATES})\s+){{0,4}}(?:{cues['after']})(?!\w)"
        led = rf"\b(?:{cues['before']})(?:\s+(?:{_LINKS})){{0,5}}\s+\Z" if cues["before"] else r"(?!)"
        if name == "dead":
            led = f"{led}|{_TOLL}"
        out.append((name, re.compile(after), re.compile(led, re.IGNORECASE)))
    return tuple(out)
