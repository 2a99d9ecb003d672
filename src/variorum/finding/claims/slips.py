"""What one report prints and cannot be: a weekday that is not its date's, a sum that does not add up, an age that does
not fit a birth year, a date to come that is past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from variorum.finding.claims.asserted import Report, slip
from variorum.finding.claims.narration import HIDDEN
from variorum.finding.claims.numbers import NUMBER, value
from variorum.finding.claims.when import span_of
from variorum.model import Claim, DateMention, Span
from variorum.text.lexicon import words

__all__ = ["misnamed", "slips"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def slips(report: Report) -> list[Claim]:
    """The slips of a report's own words, each with its reason for an anchor."""
    return [*_weekdays(report), *_past(report), *_sums(report), *_births(report)]


def _weekdays(report: Report) -> Iterator[Claim]:
    for d in report.dates:
        printed = span_of(d.edtf) if d.edtf and d.clause and _YEAR.search(d.text) else None
        days = printed or misnamed(d, report.as_of)
        if days is None or days[0] != days[1]:
            continue
        named = next((day for day in WEEKDAYS if day[:3].lower() in re.findall(r"[a-z]{3}", d.text.lower())), None)
        if named and WEEKDAYS[days[0].weekday()] != named:
            yield slip(report, "date", Span(d.start, d.end), f"{_day(days[0])} was a {WEEKDAYS[days[0].weekday()]}")


def misnamed(d: DateMention, as_of: str | None) -> tuple[date, date] | None:
    """The day, twice, that the month and the number of a date mean in a report of a day near it, where its weekday is
    another's and no year says which is meant: "Wednesday, March 14" in the week before 14 March 2024, a Thursday."""
    m = _DAY_OF_MONTH.search(d.text) if d.edtf is None and d.clause and as_of and not _YEAR.search(d.text) else None
    if m is None or as_of is None:
        return None
    named = (m["month"] or m["month_2"])[:3]
    number = next(n for n, month in enumerate(MONTHS, 1) if month[:3] == named)
    try:
        day = date(int(as_of[:4]), number, int(m["day"] or m["day_2"]))
        near = abs((date.fromisoformat(as_of) - day).days) <= NEAR
    except ValueError:
        return None
    return (day, day) if near else None


NEAR = 60
"""Days from a report's own within which a day without a year is this year's."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_OF_MONTH = re.compile(
    rf"(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?!\d)|(?P<day_2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month_2>{_MONTH})"
)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_TO_COME = re.compile(
    r"\b(?:(?:is|are)\s+(?:now\s+|currently\s+)?(?:set|scheduled|due|slated|expected|planned)|will)\s+(?:for|to|[a-z]+)"
    r"(?:\s+[a-z]+){0,4}?\s*\Z"
)


def _past(report: Report) -> Iterator[Claim]:
    """Dates that a report says are to come, and that were past when it was published."""
    try:
        published = date.fromisoformat(report.as_of or "")
    except ValueError:
        return
    for d in report.dates:
        days = span_of(d.edtf) if d.edtf and d.clause and _YEAR.search(d.text) else None
        if days is None or (published - days[1]).days <= 1:
            continue
        if _TO_COME.search(report.told.text, report.told.sentence(d.start).start, d.start):
            yield slip(report, "date", Span(d.start, d.end), f"it is told as still to come on {_day(published)}")


_OF_HUMANS, _OF_SORTS = (words("en", "things", "lists", name) for name in ("people", "sorts"))
_HUMANS, _SORTS = ("|".join(sorted(listed)) for listed in (_OF_HUMANS, _OF_SORTS))
_TOTAL = re.compile(
    rf"(?<![\w.,$£€]){NUMBER}\s+(?:[a-z-]+\s+)?(?:{_HUMANS})\s*(?:[,:(]|\s[—–-]\s)\s*(?:all\s+of\s+whom\s+were\s+)?"
    r"(?=(?:both\s+)?(?:\d|[a-z]+\s+[a-z]+))"
)
_PART = re.compile(rf"(?:\s*(?:,|and|,\s+and)\s+)?{NUMBER}\s+(?:{_SORTS})\b")


def _sums(report: Report) -> Iterator[Claim]:
    """ "14 people, nine men and six women": a total whose parts, all of them sorts of people, make another."""
    text = report.told.text
    counting = (s for s in report.told.holding(_OF_HUMANS) if not _OF_SORTS.isdisjoint(report.told.words_at(s)))
    for total in (m for s in counting for m in _TOTAL.finditer(text, *s)):
        end, parts = total.end(), []
        while (part := _PART.match(text, end)) and part.end() <= total.end() + 120:
            parts.append(value(part["digits"], part["scale"], part["words"]))
            end = part.end()
        whole = value(total["digits"], total["scale"], total["words"])
        closed = re.match(r"\s*(?:[.;)]|,\s|\s[—–-]\s|\s(?:were|was|have|had|died|killed)\b)", text[end : end + 12])
        if len(parts) < 2 or None in parts or whole is None or closed is None or HIDDEN in text[total.start() : end]:
            continue
        made = sum(p for p in parts if p is not None)
        if made != whole:
            named = " and ".join(f"{p:g}" for p in parts if p is not None)
            yield slip(report, "count", Span(total.start(), end), f"{named} make {made:g}")


_BORN = re.compile(
    r",\s+(?P<age>\d{1,3}),[^.;]{0,60}?\bborn\s+(?:on\s+|in\s+)?(?:[A-Z][a-z]+\.?\s+(?:\d{1,2},?\s+)?(?:in\s+)?)?(?P<year>(?:19|20)\d\d)\b"
)
_OVER = re.compile(r"\b(?:died|dead|death|killed|(?:was|were)(?!\s+born)|when|late)\b")


def _births(report: Report) -> Iterator[Claim]:
    """An age of today beside a year of birth in which one would be older or younger."""
    year = int(report.as_of[:4]) if report.as_of and report.as_of[:4].isdigit() else None
    for m in _BORN.finditer(report.told.text) if year is not None else ():
        sentence = report.told.sentence(m.start())
        old = (year or 0) - int(m["year"])
        if int(m["age"]) not in (old - 1, old) and not _OVER.search(report.told.text, *sentence):
            yield slip(
                report,
                "age",
                Span(m.start("age"), m.end()),
                f"born in {m['year']}, one is {old - 1} or {old} in {year}",
            )
