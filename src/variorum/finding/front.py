"""The lines that stand over a report: outlet, date and byline, where each has a line, or a part of one, to itself.

    Harbour Courier
    Ferry strikes pier at Orlock
    By Dana Whitlow | March 5, 2024

Only whole lines before the first paragraph count: the same words inside a sentence say nothing of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from variorum.finding.claims.dates import KINDS, MONTHS
from variorum.finding.claims.when import day as when_day
from variorum.finding.outlets import is_outlet
from variorum.model import Furniture
from variorum.text.lexicon import words

__all__ = ["Line", "front"]

MOST_LINES = 8
"""Lines looked at; a report has an outlet, a section, a headline, a standfirst, a byline and one or two dates."""
LONGEST = 200
"""Characters of the longest line over a report."""
PROSE = 8
"""Words from which a line that ends with a stop may be the report's first paragraph."""

SEPARATOR = re.compile(r"\s*(?:[|•·]|(?<=\s)[—–-](?=\s))\s*")
LABEL = re.compile(
    r"(?i:(?:(?:first|last|originally)\s+)?(?:published|posted|updated|modified|created|issued|filed|date)\b(?:\s+(?:on|at))?\s*:?|on)\s*\Z"
)
HALF = r"(?:\s*[aApP]\.?[mM]\.?)"
ZONE = r"(?:\s*\(?[A-Z]{2,4}\b\)?)?"
CLOCK_BEFORE = re.compile(rf"\b(?:at\s+)?\d{{1,2}}(?:[:.]\d\d)?{HALF}?{ZONE},?\s*(?:on\s+)?\Z")
CLOCK_BEHIND = re.compile(rf",?\s*(?:at\s+)?\d{{1,2}}(?:[:.]\d\d{HALF}?|{HALF}){ZONE}")
BYLINE = re.compile(r"(?:[Bb]y|BY|[Ww]ritten by|[Ss]tory by)\s+(?P<name>[^\d|]{3,120})\Z")
LATER = re.compile(r"(?i:updated|modified)")
END = re.compile(r"[.!?…][\"”’')]{0,2}\Z")
MOST_DATES = 3
JOINTS = frozenset({"the", "of", "and", "on", "&"})
LONGEST_NAME = 6
"""Words of the longest outlet's name."""


class Line(NamedTuple):
    """What one line over a report says: where it stands (None where a headline stands in it too), and each of
    `outlet`, `published` (a day, YYYY-MM-DD) and `updated`."""

    mark: Furniture | None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None


def front(text: str, start: int) -> Iterator[Line]:
    """The lines over a report that say what page it is, from `start` to the first paragraph.

    >>> [line.published or line.outlet for line in front("The Ledger\\nFerry hits pier\\n5 March 2024\\nIt sank.", 0)]
    ['The Ledger', '2024-03-05']
    """
    at = start
    for _ in range(MOST_LINES):
        while at < len(text) and text[at].isspace():
            at += 1
        end = text.find("\n", at, at + LONGEST + 1)
        if end < 0:
            return
        line = text[at:end].rstrip()
        told = _line(line, at)
        if told is not None:
            yield told
        elif END.search(line) and len(line.split()) >= PROSE:
            return
        at = end


def _line(line: str, at: int) -> Line | None:
    """What a line says, or None where it is anything else."""
    rest, days = _without_dates(line)
    published = next((day for label, day in days if not LATER.search(label)), None)
    updated = next((day for label, day in days if LATER.search(label)), None)
    parts = [part for part in SEPARATOR.split(rest.strip(" ,;:|•·—–-")) if part]
    outlet, others = None, []
    by = False
    for n, part in enumerate(parts):
        signed = BYLINE.fullmatch(part)
        name = _of(signed["name"]) if signed else _of(part) if " for " in part else part
        by = by or signed is not None
        if outlet is None and name and (signed or n in {0, len(parts) - 1}) and _names_a_page(name):
            outlet = name
        elif not signed:
            others.append(part)
    if not (days or outlet):
        return None
    if others and (days or len(others) > 1 or len(parts) == 1):
        return None  # a headline or a sentence that holds a date
    kind = "byline" if by else "dateline" if days else "credit"
    mark = None if others else Furniture(at, at + len(line), kind)
    return Line(mark, outlet, published, updated)


def _without_dates(line: str) -> tuple[str, list[tuple[str, str]]]:
    """The line without its full dates, their labels and times of day; and each date with its label."""
    days: list[tuple[str, str]] = []
    for _ in range(MOST_DATES):
        found = next(((m, day) for m in _dated(line) if (day := _day(m))), None)
        if found is None:
            break
        m, day = found
        before, behind = line[: m.start()], line[m.end() :]
        behind = behind[clock.end() :] if (clock := CLOCK_BEHIND.match(behind)) else behind
        before = before[: clock.start()] if (clock := CLOCK_BEFORE.search(before)) else before
        label = LABEL.search(before)
        before = before[: label.start()] if label else before
        days.append((label[0] if label else "", day))
        line = f"{before.rstrip(' ,')} | {behind.lstrip(' ,')}"
    return line, days


def _dated(line: str) -> Iterator[re.Match[str]]:
    """The dates of a line, of each way to write one."""
    for kind in ("iso", "month day", "day month", "slashes"):
        yield from KINDS[kind].finditer(line)


def _day(found: re.Match[str]) -> str | None:
    """The day of a full date, YYYY-MM-DD; None for one without its year, or with day and month in doubt."""
    told = found.groupdict()
    year = told.get("year")
    if not year or len(year) != 4 or told.get("day_2"):
        return None
    if told.get("a"):
        a, b = int(told["a"]), int(told["b"])
        if a <= 12 and b <= 12 and a != b:
            return None
        day, month = (a, b) if a > 12 else (b, a)
    else:
        day, month = int(told["day"]), int(told.get("number_month") or MONTHS[told["month"].lower()])
    when = when_day(int(year), month, day)
    return when.edtf if when else None


def _of(signed: str) -> str | None:
    """The outlet behind a name in a byline: "Dana Whitlow, Harbour Courier", "Dana Whitlow for the Harbour Courier"."""
    for joint in (" for ", " of ", ", "):
        name, _, house = signed.rpartition(joint)
        if name and house and _names_a_page(house.strip()):
            return house.strip().removeprefix("the ")
    return None


def _names_a_page(name: str) -> bool:
    """Whether a line's words are an outlet's name, and no heading of a section."""
    sections = words("en", "masthead", "sections")
    plain = [word.lower() for word in name.split()]
    return (
        len(plain) <= LONGEST_NAME
        and all(word[0].isupper() or word in JOINTS for word in name.split())
        and not sections.issuperset(plain)
        and is_outlet(name)
    )
