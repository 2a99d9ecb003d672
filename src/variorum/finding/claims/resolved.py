"""What day an expression of time means, told from the date of its report.

`resolved` is given the day the report was published, or the bounds that its text gives. An expression is worked out
from both ends of what is known; where the two do not agree it stays unresolved. A weekday must fit its date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from variorum.finding.claims.absolute import Resolved, absolute, days_of, holiday, thirds
from variorum.finding.claims.dates import MONTHS, NUMBERS, WEEKDAYS, Expression
from variorum.finding.claims.when import (
    When,
    between,
    day,
    decade,
    month,
    season,
    week,
    year,
)  # fmt: skip
from variorum.text.lexicon import lexicon, words

__all__ = ["Resolved", "base_of", "resolved"]

SOON = 60
"""Days: a date without a year this near to the report's is taken for the nearest one; farther off, the tense tells."""
MOST_YEARS = 12
"""How far from the years that a text names a weekday may place a date of it: they come round every 5, 6 or 11."""


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
    plain = absolute(e)
    if plain is not None:
        return plain
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


# --- expressions that need the report's date ------------------------------------------------------------------------


def _future(text: str, start: int, end: int) -> bool:
    """Whether the clause of an expression speaks of what is to come."""
    before = re.split(r"[.!?\n“”\"]", text[max(0, start - 120) : start])[-1]
    after = re.split(r"[.!?\n“”\",;]", text[end : end + 60])[0]
    if _TOLD.search(before):
        return False  # "announced on Thursday that he would": the day is that of the announcing
    if _COMING.search(before):
        return True  # a headline: "Lund to visit the port in July"
    return _ahead_of().search(before) is not None or _ahead_of().search(after) is not None


_COMING = re.compile(rf"\bto\s+(?i:{'|'.join(sorted(words('en', 'dates', 'lists', 'coming')))})\b")
_TOLD = re.compile(
    rf"\b(?:{'|'.join(sorted(words('en', 'dates', 'lists', 'told')))})"
    r"\s+(?:(?:on|late|early|in|last|back|over|here|there)\s+){0,2}\Z"
)


@cache
def _ahead_of() -> re.Pattern[str]:
    """Words that put what their clause tells in the future."""
    listed: str = lexicon("en", "dates")["future"]["cues"]
    return re.compile(listed, re.IGNORECASE)


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
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := days_of(e.parts, y)) is not None]
    if "weekday" in e.parts:
        wanted = WEEKDAYS[e.parts["weekday"].lower()]
        options = [w for w in options if w.first.weekday() == wanted]
    return _nearest(options, base, future)


def _monthly(e: Expression, base: date, future: bool) -> When | None:
    number, which = MONTHS[e.parts["month"].lower()], e.parts.get("which", "").lower().split(" ")[0]
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := month(y, number)) is not None]
    if which == "last":
        options = [w for w in options if w.last < base]
        return thirds(e.parts, options[-1] if options else None)
    if which == "next":
        return thirds(e.parts, next((w for w in options if w.first > base), None))
    if which == "this":
        return thirds(e.parts, next((w for w in options if w.first.year == base.year), None))
    return thirds(e.parts, _nearest(options, base, future))


def _seasonal(e: Expression, base: date, future: bool) -> When | None:
    name, which = (e.parts.get("season") or e.parts["season_2"]).lower(), e.parts.get("which", "").lower()
    options = [w for y in (base.year - 1, base.year, base.year + 1) if (w := season(name, y)) is not None]
    if which == "last":
        options = [w for w in options if w.last < base]
        return options[-1] if options else None
    if which == "next":
        return next((w for w in options if w.first > base), None)
    return _nearest(options, base, future)


def _feast(e: Expression, base: date, future: bool) -> When | None:
    """A feast without a year: one to come where the clause looks ahead or says "this", a past one that is near."""
    which = e.parts.get("which", "").lower()
    years = (base.year - 1, base.year, base.year + 1)
    options = [w for y in years if (w := holiday(e.parts["holiday"], y)) is not None]
    past, coming = [w for w in options if w.first <= base], [w for w in options if w.first > base]
    if which == "last":
        return past[-1] if past else None
    if which == "this":
        return min(options, key=lambda w: _distance(w, base), default=None)
    if which == "next" or (future and coming and _distance(coming[0], base) <= SOON):
        return coming[0] if coming else None
    return past[-1] if past and _distance(past[-1], base) <= JUST_NOW else None


JUST_NOW = 10
"""Days: a feast so near behind the report is the one it tells of; of one farther off nobody knows the year."""


def _weekly(e: Expression, base: date, future: bool) -> When | None:
    """ "Monday" is the last one, the report's own day included, or the next where the clause looks ahead."""
    wanted, which = WEEKDAYS[e.parts["weekday"].lower()], e.parts.get("which", "").lower()
    back = (base.weekday() - wanted) % 7
    if which == "the next":
        return None  # after another day that the text tells of
    if which == "last" or "past" in which:
        d = base - timedelta(days=back or 7)
    elif which == "next" or "coming" in which or (future and back):
        d = base + timedelta(days=(7 - back) if back else 7)
    elif which == "this":
        d = base - timedelta(days=base.weekday()) + timedelta(days=wanted)
    elif back == 6:
        return None  # the one before the report's week, or tomorrow's, in a report that went on after midnight?
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
    if p["which"] in _SPANS:
        return _back(p["unit"], base, -1 if p["which"] != "the coming" else 1)
    step = {"last": -1, "previous": -1, "the previous": -1, "next": 1, "this": 0}.get(p["which"])
    if step is None:
        return None
    whole = _unit(p["unit"], base, step)
    if whole is None or "some" not in p or step:
        return whole
    return between(whole.first, base) if p["some"] == "earlier" else between(base, whole.last)


_SPANS = frozenset(["the last", "the past", "the coming"])
"""With the article the days that lie behind (or before) the report, not a week of the calendar."""
SIZES = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def _back(unit: str, base: date, number: int) -> When | None:
    """The days of "the past year", up to the report's."""
    if unit not in SIZES:
        return None
    try:
        other = base + timedelta(days=SIZES[unit] * number)
    except OverflowError:
        return None
    return between(min(base, other), max(base, other))


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
    if "that" in p or "some_2" in p:
        unit = p.get("unit_2", p.get("unit_4", "day")).lower()
        if unit in ("week", "month", "year"):
            return _moved(last, unit, 0), rule
        return (last, rule) if last.first == last.last else (None, "vague")
    if "way_3" in p:
        if not e.closed:
            return None, "of an event"
        back = p["way_3"].lower() in ("before", "earlier")
        return _moved(last, p["unit_3"].lower().replace("night", "day"), -1 if back else 1), rule
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
    if number is None:
        return None
    return _back(e.parts["unit"].lower(), base, number if e.parts["way"].lower() in ("next", "coming") else -number)


RULES: Mapping[str, Callable[[Expression, date, bool], When | None]] = {
    "month day": _dated, "day month": _dated, "month": _monthly, "season": _seasonal, "weekday": _weekly,
    "deictic": _deictic, "ago": _ago, "span": _lasting, "holiday": _feast,
}  # fmt: skip

RULE_NAMES = {
    "month day": "nearest to the report", "day month": "nearest to the report", "month": "nearest to the report",
    "season": "nearest to the report", "weekday": "the weekday nearest to the report",
    "deictic": "from the report's date", "ago": "from the report's date", "span": "from the report's date",
    "holiday": "nearest to the report",
}  # fmt: skip
