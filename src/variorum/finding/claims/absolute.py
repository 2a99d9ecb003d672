"""What day an expression of time means that has its year in it, or that names a feast."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from variorum.finding.claims.dates import HOLIDAYS, MONTHS, WEEKDAYS, Expression
from variorum.finding.claims.when import (
    When,
    between,
    century,
    day,
    decade,
    month,
    part_of_month,
    part_of_year,
    season,
    year,
)

__all__ = ["Resolved", "absolute", "days_of", "holiday", "thirds"]

Resolved = tuple[When | None, str]
"""When an expression means, or None, and the rule that told (or why nothing did)."""


def absolute(e: Expression) -> Resolved | None:
    """An expression with its year in it; None where the report's date is needed."""
    p = e.parts
    if e.kind == "iso":
        return day(int(p["year"]), int(p["number_month"]), int(p["day"])), "in full"
    if e.kind == "slashes":
        a, b, y = int(p["a"]), int(p["b"]), _full_year(p["year"])
        readings = {w.edtf: w for w in (day(y, a, b), day(y, b, a)) if w is not None}
        return (next(iter(readings.values())), "in full") if len(readings) == 1 else (None, "day or month first?")
    if e.kind == "decade":
        whole = decade(int(p["decade"]))
        return (_third_of_decade(p, whole) if whole else None), "in full"
    if e.kind == "century":
        return century(int(re.sub(r"\D", "", p["century"]))), "in full"
    if e.kind == "year":
        return _years(p), "in full"
    given = p.get("year") or p.get("year_2") or p.get("year_before")
    if given is None:
        return None
    if e.kind == "holiday":
        return holiday(p["holiday"], int(given)), "in full"
    if e.kind in ("month day", "day month"):
        when = days_of(p, int(given))
        fits = when is None or "weekday" not in p or when.first.weekday() == WEEKDAYS[p["weekday"].lower()]
        return when, "in full" if fits else "in full; the weekday does not fit"
    if e.kind == "month":
        return thirds(p, month(int(given), MONTHS[p["month"].lower()])), "in full"
    return season((p.get("season") or p["season_2"]).lower(), int(given)), "in full"


def _full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed) if int(printed) < 70 else 1900 + int(printed)


def _years(p: Mapping[str, str]) -> When | None:
    first = year(int(p["year"]))
    if first is None or "year_2" not in p:
        return thirds(p, first)
    second = p["year_2"] if len(p["year_2"]) == 4 else p["year"][:2] + p["year_2"]
    last = year(int(second))
    return When(f"{first.edtf}/{last.edtf}", first.first, last.last) if last and last.first > first.first else first


def days_of(p: Mapping[str, str], year_: int) -> When | None:
    """A day of a year, or the days from one to another ("January 16-20")."""
    first = day(year_, MONTHS[p["month"].lower()], int(p["day"]))
    if first is None or "day_2" not in p:
        return first
    last = day(year_, MONTHS[p.get("month_2", p["month"]).lower()], int(p["day_2"]))
    return between(first.first, last.first) if last is not None and last.first > first.first else first


PARTS = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}


def thirds(p: Mapping[str, str], whole: When | None) -> When | None:
    """A month or year, or the third of it that "early", "mid" or "late" names."""
    part = PARTS.get(p.get("part", "").lower())
    if whole is None or part is None:
        return whole
    return part_of_month(part, whole) if len(whole.edtf) == 7 else part_of_year(part, whole)


def _third_of_decade(p: Mapping[str, str], whole: When) -> When:
    part = PARTS.get(p.get("part", "").lower())
    if part is None:
        return whole
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    first, last = whole.first.year + low, whole.first.year + high
    return When(f"{first}/{last}", date(first, 1, 1), date(last, 12, 31))


def holiday(name: str, year_: int) -> When | None:
    """The day of a feast in a year; None where it has none.

    >>> holiday("Thanksgiving", 2024).edtf, holiday("Easter", 2025).edtf
    ('2024-11-28', '2025-04-20')
    """
    rule = HOLIDAYS[name.replace("’", "'").lower()]
    if rule == "easter":
        return _easter(year_)
    numbers = [int(n) for n in re.findall(r"-?\d+", rule)]
    if len(numbers) == 2:
        return day(year_, *numbers)
    month_, weekday, which = numbers[0], numbers[1], numbers[2]
    if not 1000 <= year_ <= 9998:
        return None
    days = [d for d in range(1, monthrange(year_, month_)[1] + 1) if date(year_, month_, d).weekday() == weekday]
    return day(year_, month_, days[-1 if which == 9 else which - 1])


def _easter(year_: int) -> When | None:
    """Easter Sunday (the anonymous Gregorian computus: Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    if not 1600 <= year_ <= 9998:
        return None
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    n = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * n) // 451
    d = date(year_, 3, 22) + timedelta(days=h + n - 7 * m)
    return between(d, d)
