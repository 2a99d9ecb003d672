"""At what time of day something happened, left or arrived: by the verb of its own clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.elsewhere import elsewhere
from variorum.finding.claims.narration import HIDDEN
from variorum.finding.claims.numbers import SMALL
from variorum.finding.claims.whose import Anchor
from variorum.model import Claim, Span
from variorum.text.lexicon import lexicon

__all__ = ["minutes", "times"]

REACH = 90
"""Characters before a time in which its verb stands."""
ABOUT = 20
"""Minutes that "about six", "shortly after six" reach."""

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?(?P<zone>.*)"
    r"|(?P<hour_24>\d{1,2}):(?P<minute_24>\d\d)(?P<zone_24>.*)"
    r"|(?P<word>[a-z]+|\d{1,2})(?:\s+o[’']clock)?\s+in\s+the\s+(?P<part>morning|afternoon|evening)"
    r"|(?P<noon>noon|midday|midnight)",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(
    r"\b(?:(?P<about>about|around|approximately|roughly|nearly|almost)|(?P<past>(?:shortly|just|soon)\s+(?:after|past))"
    r"|(?P<short>(?:shortly|just)\s+before)|(?P<after>after|since|from)|(?P<before>before|by|until))\s+\Z",
    re.IGNORECASE,
)


def times(report: Report) -> list[Claim]:
    """The times of day in a report's narration, in minutes from midnight; the first of each event has an anchor."""
    out: list[Claim] = []
    seen: set[str] = set()
    told = report.told
    for d in report.dates:
        clock = minutes(d.text) if d.edtf is None and d.clause is not None else None
        if clock is None:
            continue
        sentence = told.sentence(d.start)
        before = told.text[max(sentence.start, d.start - REACH) : d.start]
        event = _event(before) if not elsewhere(told.text[slice(*sentence)]) else None
        at = Anchor("time", event) if event and event not in seen else None
        seen |= {event} if event else set()
        low, high, kind = _bounds(clock[0], before)
        interval = ("" if low is None else str(low), "" if high is None else str(high))
        out.append(made(report, "time", Span(d.start, d.end), at, interval=interval, qualifier=kind, unit=clock[1]))
    return out


def minutes(printed: str) -> tuple[int, str | None] | None:
    """The minutes from midnight that a time of day means, and the zone it is given in; None where it is no such time.

    >>> minutes("11:36 a.m. PST"), minutes("6.10am"), minutes("two in the morning"), minutes("noon"), minutes("Monday")
    ((696, 'PST'), (370, None), (120, None), (720, None), None)
    """
    m = _CLOCK.fullmatch(printed.strip())
    if m is None:
        return None
    if m["noon"]:
        return (0 if m["noon"].lower() == "midnight" else 720), None
    if m["hour_24"]:
        return int(m["hour_24"]) * 60 + int(m["minute_24"]), _zone(m["zone_24"])
    if m["word"]:
        hour = int(m["word"]) if m["word"].isdigit() else SMALL.get(m["word"].lower(), 0)
        return (hour % 12 + (0 if m["part"].lower() == "morning" else 12)) * 60, None
    return (int(m["hour"]) % 12 + (12 if m["half"].lower() == "p" else 0)) * 60 + int(m["minute"] or 0), _zone(
        m["zone"]
    )


def _zone(printed: str) -> str | None:
    return printed.strip(" ().,") or None


def _bounds(at: int, before: str) -> tuple[int | None, int | None, str | None]:
    """The first and the last minute that a time allows with the word before it."""
    m = _QUALIFIER.search(before)
    if m is None:
        return at, at, None
    if m["about"]:
        return at - ABOUT, at + ABOUT, "about"
    if m["past"]:
        return at, at + ABOUT, "above"
    if m["short"]:
        return at - ABOUT, at, "below"
    return (at, None, "min") if m["after"] else (None, at, "max")


def _event(before: str) -> str | None:
    """The event of the last verb before a time; None where that is one of many (a call), or there is none."""
    clause = re.split(rf"[;:{HIDDEN}]", before)[-1]
    found = list(_verbs().finditer(clause))
    event = _canonical()[found[-1][0].lower()] if found else None
    return None if event == "call" else event


@cache
def _canonical() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["times"]
    return {verb: event for event, verbs in listed.items() for verb in verbs.split("|")}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_canonical(), key=lambda v: (-len(v), v)))})\b", re.IGNORECASE)
