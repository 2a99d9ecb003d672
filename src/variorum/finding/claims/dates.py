"""Expressions of time, found by a grammar of their own: each a kind, its parts, and where it stands.

Nothing is resolved here; `resolved` does that from the date of the report. The grammar is small on purpose: a bare
"May", "second" or "2,016" is no date, and what is not sure to be one is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from heapq import merge
from typing import NamedTuple

from variorum.model import Span
from variorum.text.lexicon import lexicon

__all__ = ["Expression", "expressions"]

_LEXICON = lexicon("en", "dates")
MONTHS: Mapping[str, int] = _LEXICON["months"]
WEEKDAYS: Mapping[str, int] = _LEXICON["weekdays"]
NUMBERS: Mapping[str, int] = _LEXICON["numbers"]
HOLIDAYS: Mapping[str, str] = _LEXICON["holidays"]
AMBIGUOUS = frozenset(_LEXICON["lists"]["ambiguous"].split())
"""Months that are also names or plain words: they need a day, a year or a preposition."""


def _cased(words: Mapping[str, int]) -> str:
    """The names of a calendar as they are printed, `Jan` or `JAN`, never `jan`; the longest first."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(f"{w.capitalize()}|{w.upper()}" for w in ordered)


DOT = r"(?:(?<![A-Za-z]{5})(?<!May|MAY)(?<!June|July|JUNE|JULY)\.(?=,|\s+\d|\s+[a-z]|[ -]\d))?"
"""The full stop of an abbreviated month, not that of a sentence."""
MONTH = rf"(?P<month>{_cased(MONTHS)}){DOT}"
MONTH_2 = rf"(?P<month_2>{_cased(MONTHS)}){DOT}"
WEEKDAY = rf"(?P<weekday>{_cased(WEEKDAYS)})(?:\.(?=,))?"
WHOLE_WEEKDAY = rf"(?P<weekday>{_cased({w: n for w, n in WEEKDAYS.items() if w.endswith('day')})})"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DAY_2 = r"(?P<day_2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d,]\d|[\w%])"
TO = r"\s*[-–—]\s*|\s+(?:to|through|until|and|&)\s+"
PART = r"(?P<part>[Ee]arly|[Mm]id(?:dle)?|[Ll]ate|[Bb]eginning|[Ss]tart|[Ee]nd)"
OF = r"(?:[-\s]+|\s+of\s+(?:the\s+)?)"
NUMBER = rf"(?P<number>\d{{1,3}}|(?i:{'|'.join(NUMBERS)}|several|a\s+few|few|a\s+couple\s+of|many|some))"
UNIT = r"(?P<unit>(?i:minute|hour|day|week|weekend|fortnight|month|year|decade|century|centuries))(?i:s)?"
DAYTIME = r"(?:\s+(?P<daytime>(?i:morning|afternoon|evening|night|lunchtime)))?"
ZONE = r"(?:\s*\(?(?P<zone>GMT|BST|UTC|CES?T|[ECMP][SD]?T|local time)\b\)?)?"
HOUR = rf"(?i:{'|'.join(w for w in NUMBERS if w not in ('a', 'an', 'couple'))})"

HOLIDAY = "|".join(
    re.sub(r"(?<=\w)'", "[’']", h.title().replace("'S", "'s").replace(" Of ", " of "))
    for h in sorted(HOLIDAYS, key=lambda h: (-len(h), h))
)
"""Feasts as they are printed."""

KINDS: Mapping[str, re.Pattern[str]] = {
    "iso": re.compile(r"\b(?P<year>\d{4})-(?P<number_month>\d\d)-(?P<day>\d\d)(?!\d|-)"),
    "slashes": re.compile(r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4}|\d\d)(?![\d/])"),
    "holiday": re.compile(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+|(?P<year_before>(?:19|20)\d\d)\s+)?(?P<holiday>{HOLIDAY})(?![\w’'-])(?:,?\s+(?:of\s+|in\s+)?{YEAR})?"
    ),
    "month day": re.compile(
        rf"(?:\b|(?<=[a-z]))(?:{WEEKDAY},?\s+)?{MONTH}\s+{DAY}(?!\d|[.:]\d|[%$£€])"
        rf"(?!\s?(?:a\.?m|p\.?m|per ?cent|million)\b)(?:(?:{TO})(?:{MONTH_2}\s+)?{DAY_2}(?![\d:%]))?(?:,?\s+{YEAR})?"
    ),
    "day month": re.compile(
        rf"\b(?:{WEEKDAY},?\s+)?(?:the\s+)?{DAY}(?:(?:{TO})(?:the\s+)?{DAY_2})?(?:\s+of)?\s+{MONTH}(?![\w])(?:,?\s+{YEAR})?"
    ),
    "month": re.compile(
        rf"\b(?:(?:the\s+)?{PART}{OF})?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arlier\s+in|[Ll]ater\s+in)\s+)?"
        rf"{MONTH}(?![\w’'-])(?:,?\s+(?:of\s+)?{YEAR})?"
    ),
    "season": re.compile(
        rf"\b(?:(?:the\s+)?{PART}{OF})?(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+|(?:the|in)\s+)"
        rf"(?P<season>spring|summer|autumn|fall|winter)(?!\w)(?:\s+of)?(?:\s+{YEAR})?"
        rf"|\b(?P<season_2>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:\s+of)?\s+(?P<year_2>(?:1[5-9]|20)\d\d)\b"
    ),
    "deictic": re.compile(
        r"\b(?i:(?P<today>today|tonight|yesterday|tomorrow|this\s+(?:morning|afternoon|evening)|last\s+night)"
        r"|(?:(?P<some>earlier|later)\s+)?(?P<which>the\s+last|last|this|next|the\s+past|the\s+coming|the\s+previous)\s+"
        r"(?P<unit>week|weekend|month|year|decade|century)(?!\s+and\s+a\s+half)|(?:over|at|during)\s+(?P<weekend>the\s+weekend))(?!\w)"
    ),
    "weekday": re.compile(
        rf"\b(?:(?:(?P<part>[Ee]arly|[Ll]ate)\s+)?(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?)\s+)?"
        rf"(?:(?P<part_2>[Ee]arly|[Ll]ate)\s+)?{WHOLE_WEEKDAY}(?!\w){DAYTIME}"
    ),
    "ago": re.compile(
        rf"\b(?:(?P<about>(?i:about|around|nearly|almost|more\s+than|over|some|roughly))\s+)?{NUMBER}\s+{UNIT}\s+(?:and\s+a\s+half\s+)?"
        r"(?P<way>ago|earlier|later|before|after|since|on\b(?!\s+(?:the|a|his|her|their)))(?!\w)"
        rf"|\b(?P<vague>(?i:minutes|hours|days|weeks|months|years|decades))\s+(?P<way_2>ago|earlier|later|before|after)(?!\w)"
        r"|\b(?i:the\s+(?P<unit_3>day|night|week|month|year)\s+(?P<way_3>before|after|earlier|later))(?!\w)"
        r"|\b(?i:(?P<some_2>earlier|later)\s+(?:in\s+the|that|the\s+same|on\s+that)\s+(?P<unit_4>day|week|month|year))(?!\w)"
        r"|\b(?i:(?:the\s+(?P<same>same|following|next|previous)|(?P<that>that))\s+(?P<unit_2>day|night|morning|evening|afternoon|week|month|year))(?!\w)"
    ),
    "span": re.compile(
        rf"\b(?i:(?:(?:in|for|over|during|within)\s+)?the\s+(?P<way>past|last|next|coming)\s+){NUMBER}\s+{UNIT}(?!\w)"
        r"|\b(?i:(?:in\s+)?(?:the\s+)?(?:recent|coming)\s+(?P<vague>days|weeks|months|years|decades))(?!\w)"
    ),
    "clock": re.compile(
        rf"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[aApP]\.\s?[mM]\.|[aApP]\s?[mM]\b)(?!\w){ZONE}"
        rf"|\b(?P<hour_24>[01]?\d|2[0-3]):(?P<minute_24>[0-5]\d)(?![\d:]){ZONE.replace('zone', 'zone_24')}"
        rf"|\b(?P<hour_word>{HOUR}|1[0-2]|[1-9])(?:\s+o[’']clock)?\s+in\s+the\s+(?P<daypart>morning|afternoon|evening)"
        r"|\b(?P<noon>(?i:noon|midday|midnight))(?!\w)"
        r"|\b(?P<part_of_day>(?i:in\s+the\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening)|(?:the\s+)?early\s+hours(?:\s+of\s+the\s+morning)?(?!\s+of\s+(?:this|the|an?)\s)|overnight))(?!\w)"
    ),
    "century": re.compile(
        r"\b(?:the\s+)?(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-])?(?P<century>1[1-9]th|20th|21st)[-\s][Cc]entury\b"
    ),
    "decade": re.compile(rf"\b(?:(?:the\s+)?{PART}{OF})?(?:the\s+)?(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b"),
    "year": re.compile(
        rf"\b(?:(?:the\s+)?{PART}{OF})?(?P<year>(?:1[5-9]|20)\d\d)(?:[-–/](?P<year_2>\d\d(?:\d\d)?))?(?![\d,.:]\d|[\w%°’'-]|\s?(?i:%|per\s?cent|people|feet|metres|meters|miles|km|kg|mph|dollars|pounds|euros|words|votes|jobs)\b)"
    ),
}
"""The grammar, a pattern a kind, in the order in which they may claim a stretch of text."""

NEEDS_HELP = re.compile(
    r"\b(?:[Ii]n|[Ll]ast|[Nn]ext|[Tt]his|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Dd]uring|[Oo]f|[Tt]hrough|[Ll]ate|[Ee]arly|mid)[\s-]+\Z"
)
BESIDE_A_TIME = re.compile(r"(?:\b(?i:at|by|around|about|before|after|until|from|to|of)|\d{4}-\d\d-\d\d,?)\s+\Z")
MONEY_BEFORE = re.compile(
    r"(?:[$£€¥#№@/]|(?:No|nos?|p|pp|Rs|[Rr]oute|[Ff]light|[Ss]ection|[Aa]rticle|Boeing|Airbus|model)\.?\s?)\Z"
)
A_COUNT = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]+(?:ople|men|ren)\b")


class Expression(NamedTuple):
    """An expression of time as it stands: its span, the kind of the grammar, and the parts that were found."""

    span: Span
    kind: str
    parts: Mapping[str, str]
    closed: bool = False
    """Whether its clause ends with it."""


def expressions(text: str) -> tuple[Expression, ...]:
    """Every expression of time in a text, in order, none overlapping another.

    >>> text = "It was Monday, January 27, two weeks after the vote in 2024."
    >>> [(e.kind, text[e.span.start : e.span.end]) for e in expressions(text)]
    [('month day', 'Monday, January 27'), ('ago', 'two weeks after'), ('year', '2024')]
    """
    taken = bytearray(len(text))
    windows = _windows(text)
    out: list[Expression] = []
    for kind, pattern in KINDS.items():
        for found in (m for at in windows.get(kind, ()) for m in pattern.finditer(text, *at)):
            start, end = found.span()
            if taken.find(1, start, end) >= 0:
                continue
            parts = {k: v for k, v in found.groupdict().items() if v is not None}
            if not _is_one(text, kind, start, end, parts):
                continue
            taken[start:end] = b"\x01" * (end - start)
            if kind == "weekday" and "which" in parts and text[max(0, start - 4) : start] == "the ":
                parts["which"] = "the next"
            closed = re.match(r"\s*(?:[.,;:)”\"!?\n]|\Z)", text[end : end + 4]) is not None
            out.append(Expression(Span(start, end), kind, parts, closed))
    return tuple(sorted(out, key=lambda e: e.span))


def _windows(text: str) -> Mapping[str, list[tuple[int, int]]]:
    """For each kind, the stretches of a text that hold a word it needs: nothing else is read with its pattern."""
    out: dict[str, list[tuple[int, int]]] = {}
    triggers = _triggers()
    known = ((m.start(), m[0]) for m in _WORD.finditer(text) if m[0] in triggers)
    figures = ((m.start(), m[0]) for m in _FIGURES.finditer(text))
    for at, word in merge(known, figures):
        for kind in triggers.get(word, NUMERIC):
            back, ahead = REACH[kind]
            start, end = max(0, at - back), at + len(word) + ahead
            rows = out.setdefault(kind, [])
            if rows and rows[-1][1] >= start:
                rows[-1] = (rows[-1][0], end)
            else:
                rows.append((start, end))
    return out


REACH: Mapping[str, tuple[int, int]] = {
    "iso": (20, 20), "slashes": (20, 20), "holiday": (30, 60), "month day": (30, 45), "day month": (50, 30),
    "month": (40, 30), "season": (40, 30), "deictic": (40, 30), "weekday": (35, 25), "ago": (40, 40), "span": (50, 20),
    "clock": (40, 45), "century": (30, 20), "decade": (40, 20), "year": (40, 30),
}  # fmt: skip
"""Characters that an expression of a kind may reach before and behind the word or the figures that it is known by: the
longest that its pattern can be between single spaces, and ten more."""
NUMERIC = ("iso", "slashes", "clock", "decade", "year", "season")
"""What may stand where four digits do, or two behind a colon or a slash."""


@cache
def _triggers() -> Mapping[str, tuple[str, ...]]:
    """Word, as it is printed → the kinds that may stand about it."""
    units = "minute hour day week weekend fortnight month year decade century"
    known = {
        ("month day", "day month", "month"): " ".join(MONTHS),
        ("weekday",): " ".join(WEEKDAYS),
        ("season",): "spring summer autumn fall winter",
        ("deictic",): "today tonight yesterday tomorrow this last weekend past coming previous next",
        ("ago", "span"): f"{units} {' '.join(f'{u}s' for u in units.split())} centuries",
        ("ago",): "night morning evening afternoon",
        ("clock", "ago"): "day hours overnight",
        ("century",): "century",
        ("holiday",): " ".join(sorted({re.split("['’ ]", h)[0] for h in HOLIDAYS})),
        ("clock",): "am pm m noon midday midnight morning afternoon evening",
    }
    out: dict[str, tuple[str, ...]] = {}
    for kinds, listed in known.items():
        for word in listed.split():
            for form in (word, word.capitalize(), word.upper()):
                out[form] = tuple(dict.fromkeys((*out.get(form, ()), *kinds)))
    return out


_WORD = re.compile(r"[A-Z]+[a-z]*|[a-z]+")
"""A word; of two that are printed as one ("updatedMay") each."""
_FIGURES = re.compile(r"\d(?:(?<=[:/].)\d(?!\d)|\d{3})")
"""Figures that may be of a time."""


def _is_one(text: str, kind: str, start: int, end: int, parts: Mapping[str, str]) -> bool:
    """Whether a match of the grammar is an expression of time where it stands."""
    before = text[max(0, start - 16) : start]
    if kind == "month":
        return _names_a_month(before, text[end : end + 2], parts)
    if kind == "year" and re.match(r"\s?(?:GMT|UTC|BST|hours|hrs|local|[ECMP][SD]?T)\b", text[end : end + 8]):
        return False
    if kind in ("year", "decade"):
        return not MONEY_BEFORE.search(before) and not A_COUNT.match(text, end, end + 30)
    if kind == "clock":
        beside = re.search(
            r"(?:\b(?i:at|by|around|about|before|after|until|from|to|of)|\d{4}-\d\d-\d\d,?)\s+\Z", before
        )
        return "hour_24" not in parts or "zone_24" in parts or beside is not None
    if kind == "holiday":
        return not before.endswith(("annual ", "every ", "each ", "usual "))
    if kind == "deictic":
        return not before.endswith("USA ") and re.match(r"This\s[A-Z]", text[start : start + 6]) is None
    if kind in ("month day", "day month"):
        return not (parts["month"].lower() in ("mar", "may", "jan", "dec", "sun") and before.endswith(("$", "£", "€")))
    if kind == "weekday":
        return not before.endswith(("Black ", "Good ", "Super ", "Bloody ", "Ash ", "Palm ", "Easter ", "Cyber "))
    return True


def _names_a_month(before: str, after: str, parts: Mapping[str, str]) -> bool:
    """A bare month must not be a name ("April said", "Mar. "), and "May" no verb."""
    if "year" in parts or "part" in parts or "which" in parts:
        return True
    name = parts["month"].lower()
    if len(name) <= 4 and name not in ("june", "july", "may"):
        return bool(NEEDS_HELP.search(before))
    if name in AMBIGUOUS:
        return bool(NEEDS_HELP.search(before)) and not re.match(r"\s[A-Z]", after)
    return not re.match(r"\s[A-Z]", after) or bool(NEEDS_HELP.search(before)) or before.endswith("a ")
