"""What day an expression of time means, told from the date of its report.

`resolved` is given the day the report was published, or the bounds that its text gives. An expression is worked out
from both ends of what is known; where the two do not agree it stays unresolved. A weekday must fit its date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from variorum.finding.claims.dates import MONTHS, NUMBERS, WEEKDAYS, Expression
from variorum.finding.claims.when import (
    When,
    between,
    day,
    decade,
    month,
    part_of_month,
    part_of_year,
    season,
    week,
    year,
)  # fmt: skip
from variorum.text.lexicon import words

__all__ = ["Resolved", "base_of", "resolved"]

SOON = 60
"""Days: a date without a year this near to the report's is taken for the nearest one; farther off, the tense tells."""
MOST_YEARS = 12
"""How far from the years that a text names a weekday may place a date of it: they come round every 5, 6 or 11."""

Resolved = tuple[When | None, str]
"""When an expression means, or None, and the rule that told (or why nothing did)."""


def base_of(published: str | None, text: str, found: Sequence[Expression]) -> When | None:
    """The day a report was published, or the days that its own text leaves open; None where nothing tells.

    A report without a date that says "Monday, January 27" and names 2024 is of 2025, when that was a Monday.
    """
    if published:
        parts = [int(p) for p in re.findall(r"\d+", published.split("T")[0].split("/")[0])[:3]]
        made = (
            (year(parts[0]) if len(parts) == 1 else month(*parts) if len(parts) == 2 else day(*parts))
            if parts
            else None
        )
        if made is not None:
            return made
    named = [int(e.parts["year"]) for e in found if len(e.parts.get("year", "")) == 4]
    fitting = [
        w for e in found if "weekday" in e.parts and "day" in e.parts and (w := _weekday_fits(e, named)) is not None
    ]
    if not fitting:
        return None
    return between(min(w.first for w in fitting), max(w.last for w in fitting))


def _weekday_fits(e: Expression, named: Sequence[int]) -> When | None:
    """The day with this weekday that is nearest to the years a text names."""
    if "year" in e.parts:
        return day(int(e.parts["year"]), MONTHS[e.parts["month"].lower()], int(e.parts["day"]))
    if not named:
        return None
    wanted = WEEKDAYS[e.parts["weekday"].lower()]
    near = sorted({y + d for y in named for d in range(-MOST_YEARS, MOST_YEARS + 1)})
    days = [w for y in near if (w := day(y, MONTHS[e.parts["month"].lower()], int(e.parts["day"]))) is not None]
    fits = [w for w in days if w.first.weekday() == wanted]
    return min(fits, key=lambda w: (min(abs(w.first.year - y) for y in named), -w.first.year), default=None)


def resolved(text: str, found: Sequence[Expression], base: When | None) -> tuple[Resolved, ...]:
    """What each expression means, in order; one that leans on another ("a week later") on the one before it."""
    out: list[Resolved] = []
    last: tuple[int, When] | None = None
    for e in found:
        when, rule = _one(text, e, base, last[1] if last and _near(text, last[0], e.span.start) else None)
        out.append((when, rule))
        if when is not None and e.kind not in ("clock", "span"):
            last = (e.span.end, when)
    return tuple(out)


NEAR = 400
"""Characters back to the date that "a week later" leans on, within its paragraph."""


def _near(text: str, before: int, here: int) -> bool:
    return here - before <= NEAR and "\n" not in text[before:here]


def _one(text: str, e: Expression, base: When | None, last: When | None) -> Resolved:
    if e.kind == "clock":
        return None, "time of day"
    absolute = _absolute(e)
    if absolute is not None:
        return absolute
    if e.kind == "ago" and not _from_now(e):
        return _leaning(e, last)
    if base is None:
        return None, "the report has no date"
    tell = RULES[e.kind]
    future = _future(text, e.span.start, e.span.end)
    first, second = tell(e, base.first, future), tell(e, base.last, future)
    if first is None or second is None:
        return None, "vague" if first is None and second is None else "the report's date is not known well enough"
    if first.edtf != second.edtf:
        return None, "the report's date is not known well enough"
    return first, RULE_NAMES[e.kind]


# --- expressions that say it all ------------------------------------------------------------------------------------


def _absolute(e: Expression) -> Resolved | None:
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
    if e.kind == "year":
        return _years(p), "in full"
    given = p.get("year") or p.get("year_2")
    if given is None:
        return None
    if e.kind in ("month day", "day month"):
        when = _days(p, int(given))
        fits = when is None or "weekday" not in p or when.first.weekday() == WEEKDAYS[p["weekday"].lower()]
        return when, "in full" if fits else "in full; the weekday does not fit"
    if e.kind == "month":
        return _thirds(p, month(int(given), MONTHS[p["month"].lower()])), "in full"
    return season((p.get("season") or p["season_2"]).lower(), int(given)), "in full"


def _full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed) if int(printed) < 70 else 1900 + int(printed)


def _years(p: Mapping[str, str]) -> When | None:
    first = year(int(p["year"]))
    if first is None or "year_2" not in p:
        return _thirds(p, first)
    second = p["year_2"] if len(p["year_2"]) == 4 else p["year"][:2] + p["year_2"]
    last = year(int(second))
    return When(f"{first.edtf}/{last.edtf}", first.first, last.last) if last and last.first > first.first else first


def _days(p: Mapping[str, str], year_: int) -> When | None:
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


def _thirds(p: Mapping[str, str], whole: When | None) -> When | None:
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


# --- expressions that need the report's date ------------------------------------------------------------------------


def _future(text: str, start: int, end: int) -> bool:
    """Whether the clause of an expression speaks of what is to come."""
    before = re.split(r"[.!?\n“”\"]", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.!?\n“”\",;]", text[end : end + 60])[0]
    if _COMING.search(before):
        return True  # a headline: "Lund to visit the port in July"
    near = re.findall(r"[\w’']+", f"{before} {after}".lower())
    return any(w.replace("’", "'") in _FUTURE for w in near[-24:])


_COMING = re.compile(rf"\bto\s+(?i:{'|'.join(sorted(words('en', 'dates', 'lists', 'coming')))})\b")
_FUTURE = words("en", "dates", "lists", "future")


def _nearest(options: Sequence[When], base: date, future: bool) -> When | None:
    """Of the same day in several years: the nearest, if it is near; else the last one, or the next."""
    if not options:
        return None
    best = min(options, key=lambda w: _distance(w, base))
    if _distance(best, base) <= SOON:
        return best
    past = [w for w in options if w.first <= base]
    coming = [w for w in options if w.first > base]
    return (coming[0] if coming else None) if future else (past[-1] if past else None)


def _distance(w: When, base: date) -> int:
    return 0 if w.first <= base <= w.last else min(abs((w.first - base).days), abs((w.last - base).days))


def _dated(e: Expression, base: date, future: bool) -> When | None:
    """A month and day without a year; a weekday, where there is one, must fit."""
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := _days(e.parts, y)) is not None]
    if "weekday" in e.parts:
        wanted = WEEKDAYS[e.parts["weekday"].lower()]
        options = [w for w in options if w.first.weekday() == wanted]
    return _nearest(options, base, future)


def _monthly(e: Expression, base: date, future: bool) -> When | None:
    number, which = MONTHS[e.parts["month"].lower()], e.parts.get("which", "").lower().split(" ")[0]
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := month(y, number)) is not None]
    if which == "last":
        options = [w for w in options if w.last < base]
        return _thirds(e.parts, options[-1] if options else None)
    if which == "next":
        return _thirds(e.parts, next((w for w in options if w.first > base), None))
    if which == "this":
        return _thirds(e.parts, next((w for w in options if w.first.year == base.year), None))
    return _thirds(e.parts, _nearest(options, base, future))


def _seasonal(e: Expression, base: date, future: bool) -> When | None:
    name, which = (e.parts.get("season") or e.parts["season_2"]).lower(), e.parts.get("which", "").lower()
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := season(name, y)) is not None]
    if which == "last":
        options = [w for w in options if w.last < base]
        return options[-1] if options else None
    if which == "next":
        return next((w for w in options if w.first > base), None)
    return _nearest(options, base, future)


def _weekly(e: Expression, base: date, future: bool) -> When | None:
    """ "Monday" is the last one, the report's own day included, or the next where the clause looks ahead."""
    wanted, which = WEEKDAYS[e.parts["weekday"].lower()], e.parts.get("which", "").lower()
    back = (base.weekday() - wanted) % 7
    if which == "last" or "past" in which:
        d = base - timedelta(days=back or 7)
    elif which == "next" or "coming" in which or (future and back):
        d = base + timedelta(days=(7 - back) if back else 7)
    elif which == "this":
        d = base - timedelta(days=base.weekday()) + timedelta(days=wanted)
    else:
        d = base - timedelta(days=back)
    return between(d, d)


TODAY = {"yesterday": -1, "last night": -1, "tomorrow": 1}


def _deictic(e: Expression, base: date, future: bool) -> When | None:
    p = {k: " ".join(v.lower().split()) for k, v in e.parts.items()}
    if "today" in p:
        d = base + timedelta(days=TODAY.get(p["today"], 0))
        return between(d, d)
    if "weekend" in p:
        return _weekend(base, 1 if future and base.weekday() < 5 else 0)
    step = {"last": -1, "previous": -1, "the previous": -1, "next": 1, "this": 0}.get(p["which"])
    if step is None:  # the past week, the coming year
        return None
    whole = _unit(p["unit"], base, step)
    if whole is None or "some" not in p or step:
        return whole
    return between(whole.first, base) if p["some"] == "earlier" else between(base, whole.last)


def _weekend(base: date, step: int) -> When:
    saturday = base + timedelta(days=5 - base.weekday())
    if base.weekday() < 5 and step == 0:
        saturday -= timedelta(days=7)
    return between(saturday, saturday + timedelta(days=1))


def _unit(unit: str, base: date, step: int) -> When | None:
    if unit == "week":
        return week(base, step)
    if unit == "weekend":
        return _weekend(base, 0) if step < 0 else between(*_ahead(base, step))
    if unit == "month":
        n = base.year * 12 + base.month - 1 + step
        return month(n // 12, n % 12 + 1)
    if unit == "year":
        return year(base.year + step)
    return decade(base.year // 10 * 10 + 10 * step) if unit == "decade" else None


def _ahead(base: date, step: int) -> tuple[date, date]:
    saturday = base + timedelta(days=(5 - base.weekday()) % 7 + (7 if step > 0 and base.weekday() > 4 else 0))
    return saturday, saturday + timedelta(days=1)


# --- so long ago, so long after -------------------------------------------------------------------------------------

DAYS = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}


def _from_now(e: Expression) -> bool:
    return "ago" in (e.parts.get("way"), e.parts.get("way_2"))


def _ago(e: Expression, base: date, future: bool) -> When | None:
    number = _number(e.parts.get("number"))
    return None if number is None else _moved(between(base, base), e.parts["unit"].lower(), -number)


def _leaning(e: Expression, last: When | None) -> Resolved:
    """What "a week later" means after the date before it; "two weeks before the vote" is of the vote."""
    p, rule = e.parts, "from the date before it"
    if last is None:
        return None, "no date to count from"
    if "same" in p:
        if p["same"].lower() == "same":
            return (last, rule) if last.first == last.last or "year" in p["unit_2"].lower() else (None, "vague")
        step = 1 if p["same"].lower() in ("next", "following") else -1
        unit = p["unit_2"].lower()
        return _moved(last, unit if unit in ("week", "month", "year") else "day", step), rule
    number, way = _number(p.get("number")), p.get("way", "")
    if number is None or way in ("before", "after", "since"):
        return None, "vague" if number is None else "of an event"
    return _moved(last, p["unit"].lower(), number if way in ("later", "on") else -number), rule


def _number(printed: str | None) -> int | None:
    if printed is None:
        return None
    plain = " ".join(printed.lower().split())
    return int(plain) if plain.isdigit() else 2 if plain == "a couple of" else NUMBERS.get(plain)


def _moved(when: When, unit: str, number: int) -> When | None:
    """A day so many units away: to the day for days, within the week for weeks, else the month or the year."""
    try:
        if unit in DAYS and when.first == when.last:
            d = when.first + timedelta(days=DAYS[unit] * number)
            return between(d, d) if unit == "day" or abs(number) == 1 else week(d)
        if unit == "month" and len(when.edtf) >= 7 and "/" not in when.edtf:
            n = when.first.year * 12 + when.first.month - 1 + number
            return month(n // 12, n % 12 + 1)
        if unit in ("year", "decade"):
            return year(when.first.year + number * (10 if unit == "decade" else 1))
    except (OverflowError, ValueError):
        return None
    return None


def _lasting(e: Expression, base: date, future: bool) -> When | None:
    """The days of "over the past two weeks"."""
    number = _number(e.parts.get("number"))
    if number is None or e.parts["unit"].lower() not in ("day", "week", "month", "year", "decade"):
        return None
    size = number * {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[e.parts["unit"].lower()]
    try:
        other = base + timedelta(days=size if e.parts["way"].lower() in ("next", "coming") else -size)
    except OverflowError:
        return None
    return between(min(base, other), max(base, other))


RULES: Mapping[str, Callable[[Expression, date, bool], When | None]] = {
    "month day": _dated, "day month": _dated, "month": _monthly, "season": _seasonal, "weekday": _weekly,
    "deictic": _deictic, "ago": _ago, "span": _lasting,
}  # fmt: skip

RULE_NAMES = {
    "month day": "nearest to the report", "day month": "nearest to the report", "month": "nearest to the report",
    "season": "nearest to the report", "weekday": "the weekday nearest to the report",
    "deictic": "from the report's date", "ago": "from the report's date", "span": "from the report's date",
}  # fmt: skip
