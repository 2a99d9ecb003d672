"""Numbers as reports print them: `1,234.5`, `$250m`, `two hundred and fifty`, `nearly seven`, `10 to 15`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from variorum.text.lexicon import lexicon

__all__ = ["BIG", "NUMBER", "QUALIFIER", "Bounds", "bounds", "value"]

_LEXICON = lexicon("en", "quantities")
SMALL: Mapping[str, int] = _LEXICON["small"]
SCALES: Mapping[str, int] = _LEXICON["scales"]
QUALIFIERS: Mapping[str, str] = _LEXICON["qualifiers"]

_SMALL = "|".join(sorted(SMALL, key=lambda w: (-len(w), w)))
BIG = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_BIG = "|".join(BIG)
_TEENS = rf"(?:{_SMALL})(?:[-\s](?:{_SMALL}))?"
WORDS = rf"(?:(?:half\s+)?an?\s+(?:{_BIG})|{_TEENS})(?:\s+(?:{_BIG}))*(?:\s+and\s+{_TEENS})?"
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
SCALE = r"hundred|thousand|million|billion|trillion|dozen|mn|bn|tn|m|b|k"
NUMBER = rf"(?:(?P<digits>{DIGITS})(?:[-\s]?(?P<scale>(?i:{SCALE}))(?![\w]))?|(?P<words>(?i:{WORDS}))(?!\w))"
"""A number, in digits with or without a scale, or in words."""

_QUALIFIERS = "|".join(sorted((q.replace(" ", r"\s+") for q in QUALIFIERS), key=lambda q: (-len(q), q)))
QUALIFIER = rf"(?P<qualifier>(?i:{_QUALIFIERS}))"

ABOUT = 0.12
"""How far "about v" reaches to either side (METHODS.md)."""
NEARLY = 0.9
"""The share of v from which "nearly v" begins (METHODS.md)."""


class Bounds(NamedTuple):
    """The values that a printed number allows, both included; None is without bound."""

    low: float | None
    high: float | None
    qualifier: str | None = None


def value(digits: str | None, scale: str | None, words: str | None) -> float | None:
    """The value of a number, from the parts that `NUMBER` finds; None where the words make none.

    >>> value("1,250.5", None, None), value("250", "m", None), value(None, None, "two hundred and fifty")
    (1250.5, 250000000.0, 250.0)
    >>> value(None, None, "half a million"), value(None, None, "twenty-five")
    (500000.0, 25.0)
    """
    if digits is not None:
        return float(digits.replace(",", "")) * (SCALES[scale.lower()] if scale else 1)
    total, current, half = 0.0, 0.0, False
    for word in re.findall(r"[a-z]+", (words or "").lower()):
        if word == "half":
            half = True
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = (current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
    number = (total + current) / (2 if half else 1)
    return number or (0.0 if words and words.lower() == "zero" else None)


def bounds(number: float, qualifier: str | None, top: float | None = None) -> Bounds:
    """What a number allows with the qualifier before it; `top` is the end of a range ("10 to 15").

    >>> [bounds(7, q)[:2] for q in ("at least", "nearly", "about", None)]
    [(7, None), (6.3, 7), (6.16, 7.84), (7, 7)]
    """
    kind = QUALIFIERS[" ".join(qualifier.lower().split())] if qualifier else None
    if top is not None:
        return Bounds(min(number, top), max(number, top), kind or "range")
    if kind in ("min", "above"):
        return Bounds(number, None, kind)
    if kind == "max":
        return Bounds(None, number, kind)
    if kind == "below":
        return Bounds(round(number * NEARLY, 6), number, kind)
    if kind == "about":
        return Bounds(round(number * (1 - ABOUT), 6), round(number * (1 + ABOUT), 6), kind)
    return Bounds(number, number, None)
