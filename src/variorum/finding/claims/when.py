"""Stretches of the calendar, each with its EDTF (ISO 8601-2:2019, levels 1 and 2 where a plain date will not do)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "When",
    "between",
    "century",
    "day",
    "decade",
    "month",
    "part_of_month",
    "part_of_year",
    "season",
    "span_of",
    "week",
    "year",
]

FIRST_YEAR, LAST_YEAR = 1000, 9998
"""Years that a report can mean; outside them nothing is a date."""

SEASONS = {"spring": (21, 3), "summer": (22, 6), "autumn": (23, 9), "fall": (23, 9), "winter": (24, 12)}
"""EDTF's number of a season, and its first month in the north, where the reports are written."""


class When(NamedTuple):
    """The days that an expression may mean, both ends included, and how EDTF writes it."""

    edtf: str
    first: date
    last: date


def day(year_: int, month_: int, day_: int) -> When | None:
    """One day; None where the calendar has none such.

    >>> day(2025, 2, 30) is None
    True
    """
    if not (FIRST_YEAR <= year_ <= LAST_YEAR and 1 <= month_ <= 12 and 1 <= day_ <= monthrange(year_, month_)[1]):
        return None
    d = date(year_, month_, day_)
    return When(d.isoformat(), d, d)


def month(year_: int, month_: int) -> When | None:
    """One month."""
    if not (FIRST_YEAR <= year_ <= LAST_YEAR and 1 <= month_ <= 12):
        return None
    return When(f"{year_:04}-{month_:02}", date(year_, month_, 1), date(year_, month_, monthrange(year_, month_)[1]))


def year(year_: int) -> When | None:
    """One year."""
    if not FIRST_YEAR <= year_ <= LAST_YEAR:
        return None
    return When(f"{year_:04}", date(year_, 1, 1), date(year_, 12, 31))


def decade(first_year: int) -> When | None:
    """Ten years: the 1990s are `199X`."""
    if not FIRST_YEAR <= first_year <= LAST_YEAR - 9:
        return None
    return When(f"{first_year // 10:03}X", date(first_year, 1, 1), date(first_year + 9, 12, 31))


def century(number: int) -> When | None:
    """A hundred years, as people count them: the 21st century is `20XX`."""
    first = (number - 1) * 100
    if not FIRST_YEAR <= first <= LAST_YEAR - 99:
        return None
    return When(f"{number - 1:02}XX", date(first, 1, 1), date(first + 99, 12, 31))


def season(name: str, year_: int) -> When | None:
    """A season of the northern year: the summer of 2016 is `2016-22`; a winter is the one that the year ends with."""
    number, first = SEASONS[name]
    start, end = month(year_, first), month(year_ + (first == 12), 2 if first == 12 else first + 2)
    return When(f"{year_:04}-{number}", start.first, end.last) if start and end else None


def between(first: date, last: date) -> When:
    """All the days from one to another, both included; one day alone is that day."""
    if first == last:
        return When(first.isoformat(), first, last)
    return When(f"{first.isoformat()}/{last.isoformat()}", first, last)


def week(around: date, weeks: int = 0) -> When:
    """The week, Monday to Sunday, that a day is in, or one so many weeks from it."""
    monday = around - timedelta(days=around.weekday()) + timedelta(weeks=weeks)
    return between(monday, monday + timedelta(days=6))


def part_of_month(part: str, whole: When) -> When:
    """The early, mid or late third of a month: to the 10th, the 20th, the end."""
    edges = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.last.day)}[part]
    return between(whole.first.replace(day=edges[0]), whole.first.replace(day=edges[1]))


def part_of_year(part: str, whole: When) -> When:
    """The early, mid or late third of a year, in months: `2016-01/2016-04`."""
    months = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    start, end = month(whole.first.year, months[0]), month(whole.first.year, months[1])
    assert start is not None
    assert end is not None
    return When(f"{start.edtf}/{end.edtf}", start.first, end.last)


@lru_cache(maxsize=4096)
def span_of(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of a date, month, year or interval of these; None for any other EDTF.

    >>> span_of("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    ends = [_plain(part) for part in edtf.split("/")]
    if len(ends) > 2 or ends[0] is None or ends[-1] is None:
        return None
    return ends[0].first, ends[-1].last


def _plain(edtf: str) -> When | None:
    parts = edtf.split("T")[0].split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3:
        return None
    numbers = [int(p) for p in parts]
    if len(numbers) == 3:
        return day(*numbers)
    return month(*numbers) if len(numbers) == 2 else year(*numbers)
