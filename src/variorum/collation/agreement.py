"""Which two claims can both be so: their intervals overlap, their sets name the same as far as they are told.

What is printed is often rounded: "145 million" holds 145.4 million, "more than 50" holds 50, a length in miles and the
same in kilometres are rarely equal. So an interval is read as wide as its print allows, and no wider."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from variorum.model import Claim
from variorum.text.lexicon import words

__all__ = ["compatible", "interval", "least", "plain_name"]

BIRTHDAY = 25
"""Days between two reports from which a birthday may lie between them, so that one year more is no disagreement."""
ROUNDED = 0.01
"""The most that a number in millions or billions is rounded by: "$5 million" is not $5.5 million."""
ROUGH = 0.08
"""How far a measure reaches to either side: it is rounded, and changed from one system of units into another."""


SLIGHT = 0.02
"""How far a measure reaches to either side of another in the same unit."""


def compatible(a: Claim, b: Claim) -> bool:
    """Whether both claims can mean one value: their intervals overlap, or their sets are the same as far as told."""
    if a.type == "credit":
        return plain_name(a.against[0]) == plain_name(b.against[0])
    if a.type == "set":
        return _same_set(a.against, b.against)
    if a.type in ("comment", "account"):
        return a.unit == b.unit
    if a.type == "place":
        return _same_place(a.text, b.text)
    if a.type == "age" and _birthday_between(a, b):
        return True
    if a.type == "measure" and _unit(a) == _unit(b):
        return _alike_in_one_unit(a, b)
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    low, high = max(a_low, b_low), min(a_high, b_high)
    open_at = {x for x, c in ((a_low, a), (b_low, b)) if c.qualifier == "above" and x % 10}
    return low < high or (low == high and low not in open_at)


def _unit(claim: Claim) -> str:
    """The unit of a measure as it is printed: "ft" of "15ft"."""
    return re.split(r"[\d\s-]", claim.text)[-1].lower()


def _alike_in_one_unit(a: Claim, b: Claim) -> bool:
    """Whether two measures that nobody changed into another unit overlap, each a little rounded."""
    (low, high), (least, most) = (
        (float(x or "-inf") * (1 - SLIGHT), float(y or "inf") * (1 + SLIGHT))
        for x, y in (c.interval or ("", "") for c in (a, b))
    )
    return low <= most and least <= high


def interval(claim: Claim) -> tuple[float, float]:
    """The least and the greatest value of a claim as it is printed, rounding allowed for.

    >>> interval(Claim("c", "a", 0, 11, "145 million", "count", ("145000000", "145000000")))
    (144500000.0, 145500000.0)
    """
    low, high = claim.interval or ("", "")
    number = _day if claim.type == "date" else float
    least, most = number(low) if low else float("-inf"), number(high) if high else float("inf")
    if claim.type == "rank":
        return least, most
    if claim.type == "measure":
        return least * (1 - ROUGH), most * (1 + ROUGH)
    if claim.type == "percentage":
        return least - _decimal(claim.text), most + 0.99 * _decimal(claim.text)
    size = max(abs(x) for x in (least, most, 0.0) if abs(x) != float("inf"))
    rounded = _minutes(claim) if claim.type == "time" else min(_rounding(claim), ROUNDED * size)
    return least - rounded, most + rounded


def _minutes(claim: Claim) -> float:
    """How far a time of day is rounded: "6 a.m." by half an hour, "6.10" by a few minutes, "6.13" not at all."""
    found = re.search(r"\d[:.](\d\d)", claim.text)
    return 30 if found is None else 0 if int(found[1]) % 5 else 7


_SCALED = re.compile(
    r"\d(?:\.(?P<decimals>\d+))?[-\s]?(?P<scale>thousand|million|billion|trillion|mn?|bn?|tn?|k)\b", re.IGNORECASE
)
_SCALES = {"t": 1e12, "b": 1e9, "m": 1e6, "k": 1e3}


def _rounding(claim: Claim) -> float:
    """Half of the last digit that is printed of a number in thousands, millions, billions; else none."""
    found = _SCALED.search(claim.text) if claim.type in ("count", "money") else None
    if found is None:
        return 0.0
    scale = "k" if found["scale"].lower() == "thousand" else found["scale"][0].lower()
    return float(0.5 * _SCALES[scale] * 10 ** -len(found["decimals"] or ""))


def _decimal(printed: str) -> float:
    """Half of the last digit of a percentage."""
    found = re.search(r"\.(\d+)", printed)
    return float(0.5 * 10 ** -len(found[1])) if found else 0.5


def least(claim: Claim) -> float:
    """The least value that a claim allows, 0 where it has no bound."""
    return max(0.0, interval(claim)[0])


def _day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def plain_name(name: str) -> str:
    """A name in lower case without its article, by which an outlet is known."""
    return name.lower().removeprefix("the ")


def _same_set(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists name the same; somebody unnamed in it ("her husband") may be whom the other names."""
    x, y = ({n.split()[-1].lower() for n in names if n[0].isupper()} for names in (a, b))
    if x == y:
        return True
    unnamed_a, unnamed_b = len(x) < len(a), len(y) < len(b)
    return (unnamed_a and x <= y and len(y) <= len(a)) or (unnamed_b and y <= x and len(x) <= len(b))


def _same_place(a: str, b: str) -> bool:
    """Whether two names can be one place: equal, one in the other, or a town and what may be its country or state."""
    x, y = a.lower(), b.lower()
    return x in y or y in x or ((x in _REGIONS) != (y in _REGIONS))


_REGIONS = words("en", "regions", "names")


def _birthday_between(a: Claim, b: Claim) -> bool:
    try:
        apart = abs((date.fromisoformat(a.as_of or "") - date.fromisoformat(b.as_of or "")).days)
    except ValueError:
        return False
    (low, _), (other, _) = interval(a), interval(b)
    return apart >= BIRTHDAY and abs(low - other) <= 1 + apart // 365
