"""Amounts that a report asserts: money, ages, durations, percentages, measures, counts of people and things.

Each is found where it stands in the narration, with the bounds it allows, its unit, and the words around it that say of
what it is; what it is of is `anchors`' question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from variorum.finding.claims.numbers import BIG, NUMBER, QUALIFIER, QUALIFIERS, SCALES, SMALL, Bounds, bounds, value
from variorum.model import Span
from variorum.text.lexicon import lexicon, words
from variorum.text.patterns import any_of

__all__ = ["Quantity", "quantities"]

_LEXICON = lexicon("en", "quantities")
CURRENCIES: Mapping[str, str] = _LEXICON["currencies"]
CURRENCY_WORDS: Mapping[str, str] = _LEXICON["currency_words"]
UNITS: Mapping[str, int] = _LEXICON["time_units"]
MEASURES: Mapping[str, Sequence[str | float]] = _LEXICON["measure_units"]

_SYMBOL = "|".join(re.escape(s) for s in sorted(CURRENCIES, key=lambda s: (-len(s), s)))
_UNIT = "|".join(UNITS)
_MEASURE = any_of(MEASURES)
_FIRST = re.compile(NUMBER)
_SECOND = re.compile(rf"(?:\s*[-–—]\s*|\s+(?:to|or|and)\s+)(?:{_SYMBOL})?\s?{NUMBER}")
_LED = rf"(?P<between>\b(?i:between|from)\s+)?(?P<symbol>{_SYMBOL})?\s?\Z"
BEFORE = re.compile(rf"(?:(?<![\w-])(?<!turn\s)(?<!turned\s)(?<!turning\s){QUALIFIER}\s+)?{_LED}")
UNQUALIFIED = re.compile(rf"(?P<qualifier>(?!))?{_LED}")
BACK, A_WORD_BACK = 40, 16
"""Characters before a number in which its qualifier and currency stand, and in which they stand without a qualifier."""
_QUALIFYING = tuple(sorted({q.split()[-1] for q in QUALIFIERS}))
AFTER = re.compile(
    r"(?:[-\s]?(?P<percent>%|per\s?cent\b|percentage\s+points?\b))"
    r"|(?P<age>[-\s]years?[-\s]olds?\b)"
    rf"|(?:[-\s](?P<unit>{_UNIT})s?\b(?:\s+and\s+(?P<more>\w+)\s+(?P<more_unit>{_UNIT})s?\b)?(?P<each>\s+(?:a|per|each)\s+\w+)?)"
    rf"|(?:[-\s](?P<currency>{'|'.join(CURRENCY_WORDS)})\b)"
    rf"|(?:[-\s]?(?P<measure>{_MEASURE})(?!\w))"
)
HALF = re.compile(r"[-\s]and[-\s]a[-\s]half\b|\s?½")
MORE = re.compile(r"[-\s]plus\b|\+|\s+or\s+more\b")
"""What makes the number before it the least."""
AGE_COMMA = re.compile(r"(?:[A-Z][\w’'-]+|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s(?:[\w-]+\s){0,3}[\w-]+)(?:,|\s\()\s?\Z")
AGED = re.compile(r"\b(?:aged?|who\s+is|turned|turning|turns|now)\s+\Z")


class Quantity(NamedTuple):
    """An amount where it stands: `type` is money, age, duration, percentage, measure or count; `unit` its unit."""

    span: Span
    type: str
    bounds: Bounds
    unit: str | None


def quantities(narration: str, taken: bytearray) -> tuple[Quantity, ...]:
    """The amounts in the narration (quotations and furniture hidden in it), in order, none on a place that is `taken`.

    >>> text = "Poe, 41, sent a nearly seven-minute message and wants at least $400 million."
    >>> [(q.type, q.bounds.low, q.bounds.high) for q in quantities(text, bytearray(len(text)))]
    [('age', 41.0, 41.0), ('duration', 378.0, 420.0), ('money', 400000000.0, None)]
    """
    out: list[Quantity] = []
    for found in _numbers(narration):
        if any(taken[slice(*found.span())]) or (out and found.start() < out[-1].span.end):
            continue
        quantity = _quantity(narration, found)
        if quantity is not None and not any(taken[slice(*quantity.span)]):
            out.append(quantity)
    return tuple(out)


_FIGURES = re.compile(r"\d[\d,.]*")
_OPENER = re.compile(rf"{any_of(form for w in (*SMALL, 'half') for form in (w, w.capitalize()))}(?![A-Za-z])")
_BIG = re.compile(any_of(form for w in (*BIG, "half") for form in (w, w.capitalize(), w.upper())))
_OF_ONE = re.compile(r"[Aa]n?\s+\Z")
"""Figures; a word that can begin a number; "a" where it does. Each pattern begins with what it looks for, since these
are searched for fast; that nothing stands before it is asked afterwards."""


def _starts(text: str) -> list[int]:
    """Where a number may begin."""
    starts = [m.start() for pattern in (_FIGURES, _OPENER) for m in pattern.finditer(text)]
    ones = (_OF_ONE.search(text, max(0, m.start() - BACK), m.start()) for m in _BIG.finditer(text))
    return sorted([*starts, *(m.start() for m in ones if m is not None)])


def _numbers(text: str) -> Iterator[re.Match[str]]:
    for start in _starts(text):
        if start and (
            text[start - 1].isalnum() or (text[start - 1] in "._/:-" and not text[start - 2 : start - 1].isspace())
        ):
            continue
        found = _FIRST.match(text, start)
        if found:
            yield found


def _quantity(text: str, found: re.Match[str]) -> Quantity | None:
    number = value(found["digits"], found["scale"], found["words"])
    before = _before(text, found.start())
    if number is None or before is None:
        return None
    symbol, end, top = before["symbol"], found.end(), None
    second = _SECOND.match(text, end)
    if second is not None and (
        text[end : end + 1] in "-–—" or text[end : end + 4].strip() in ("to", "or") or before["between"]
    ):
        top = value(second["digits"], second["scale"], second["words"])
        if top is not None and top > 0:
            number, end = _scaled(number, found, second), second.end()
    half = HALF.match(text, end) if top is None else None
    if half is not None:
        number, end = number + 0.5 * (SCALES[found["scale"].lower()] if found["scale"] else 1), half.end()
    start = before.start("qualifier") if before["qualifier"] else before.start("symbol") if symbol else found.start()
    return _typed(text, start, end, bounds(number, before["qualifier"], top), symbol)


def _before(text: str, start: int) -> re.Match[str] | None:
    """What stands before a number: its qualifier, "between", the sign of its currency."""
    lead = text[max(0, start - BACK) : start].lower()
    qualified = any(map(lead.__contains__, _QUALIFYING))
    pattern, back = (BEFORE, BACK) if qualified else (UNQUALIFIED, A_WORD_BACK)
    return pattern.search(text, max(0, start - back), start)


def _scaled(number: float, found: re.Match[str], second: re.Match[str]) -> float:
    """The first number of "2 to 3 million" has the scale of the second."""
    if found["digits"] and second["digits"] and second["scale"] and not found["scale"]:
        return value(found["digits"], second["scale"], None) or number
    return number


def _typed(text: str, start: int, end: int, allowed: Bounds, symbol: str | None) -> Quantity | None:
    after = AFTER.match(text, end)
    if symbol:
        return Quantity(Span(start, end), "money", allowed, CURRENCIES[symbol])
    if after is None:
        return _bare(text, start, end, allowed)
    span = Span(start, after.end())
    if after["percent"]:
        return Quantity(span, "percentage", allowed, "%")
    if after["age"]:
        return Quantity(span, "age", allowed, "years")
    if after["currency"]:
        if CURRENCY_WORDS[after["currency"]] == "GBP" and WEIGHT.match(text, after.end()):
            return _measured(text, span, allowed, "pounds")
        if text[end] == "-" and after["currency"] == "pound" and not OF_MONEY.match(text, after.end()):
            return _measured(text, span, allowed, "pounds")
        return Quantity(span, "money", allowed, CURRENCY_WORDS[after["currency"]])
    if after["measure"]:
        return _measured(text, span, allowed, after["measure"])
    return Quantity(span, "duration", _seconds(allowed, after), "seconds")


def _measured(text: str, span: Span, allowed: Bounds, unit: str) -> Quantity | None:
    """ "25-tonne" in kilograms; nothing where it only says again in brackets what stands before them."""
    if text[: span.start].endswith("("):
        return None
    name, size = MEASURES[unit]
    plus = MORE.match(text, span.end)
    low, high = (None if v is None else round(v * float(size), 6) for v in (allowed.low, allowed.high))
    if plus and allowed.qualifier is None:
        return Quantity(Span(span.start, plus.end()), "measure", Bounds(low, None, "min"), str(name))
    return Quantity(span, "measure", Bounds(low, high, allowed.qualifier), str(name))


def _seconds(allowed: Bounds, after: re.Match[str]) -> Bounds:
    """ "Six minutes and 30 seconds" in seconds."""
    size, more = UNITS[after["unit"]], 0.0
    if after["more"]:
        printed = after["more"]
        more = (float(printed) if printed.isdigit() else float(SMALL.get(printed.lower(), 0))) * UNITS[
            after["more_unit"]
        ]
    low, high = (None if v is None else round(v * size + more, 6) for v in (allowed.low, allowed.high))
    return Bounds(low, high, allowed.qualifier)


WEIGHT = re.compile(r"\s+(?:of\s+(?!sterling)|\(|\w*weight)|\s+(?:male|female|animal)|-")
"""What follows pounds that weigh."""
OF_MONEY = re.compile(rf"\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(words('en', 'quantities', 'lists', 'paid')))})\b")
"""What is paid in pounds, behind "a 400-pound"; anything else is weighed in them."""

OLDEST = 122
"""Years: the greatest age there was; a larger number after a name is none."""


def _bare(text: str, start: int, end: int, allowed: Bounds) -> Quantity | None:
    """A number with neither currency nor unit: an age behind a name, or a count of what follows it."""
    before, rest = text[max(0, start - 40) : start], text[end : end + 40]
    whole = not re.search(r"\d\.\d+\Z", text[start:end])
    could_be_age = text[start].isdigit() and whole and allowed.qualifier is None and (allowed.low or 0) <= OLDEST
    aged = AGED.search(before) and not re.match(r"\s+(?!and\b|but\b)[a-z]{3}", rest)
    if could_be_age and (aged or _behind_a_name(before, rest)):
        return Quantity(Span(start, end), "age", allowed, "years")
    following = re.match(r"\s+(?:of\s+(?:the\s+)?)?(?P<word>[A-Za-z][\w’'-]*)", rest)
    if not whole or (following["word"].lower() in _MEASURES if following else not DONE_TO.search(before)):
        return None
    if text[start:end].lower() in ("one", "a", "an") or (PART_OF_A_NAME.search(before) and text[start:end].isdigit()):
        return None
    return Quantity(Span(start, end), "count", allowed, None)


PART_OF_A_NAME = re.compile(r"[\w,’”\"–-]\s(?:[A-Z][\w’-]+|No\.?|[Nn]umber)[\s-]\Z")
"""What comes before a figure that is a part of a name inside a sentence: "a Boeing 737"."""


DONE_TO = re.compile(r"\b(?:[a-z]{3,}(?:ing|ed)|to|total\s+of|majority\s+of|margin\s+of|crowd\s+of)\s+\Z")
"""What a number without a noun behind it may follow: "injuring 202,", "rose to 85,"."""


def _behind_a_name(before: str, rest: str) -> bool:
    return bool(AGE_COMMA.search(before) and re.match(r"[,.)]|\s+(?:and|who|of)\b", rest))


_MEASURES = words("en", "quantities", "lists", "measures")
