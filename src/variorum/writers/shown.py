"""Printed words made safe to show: nothing invisible, nothing that turns the line round or speaks to the terminal."""

from __future__ import annotations

import unicodedata

__all__ = ["columns", "shown"]

BIDI = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
"""The controls that can make a line read in another order than it was written. The plain marks U+200E and U+200F cannot
reorder what stands beside them, and Arabic and Hebrew need them: they stay."""

KEPT = {0x09, 0x0A}
"""Control characters that are only space. (A carriage return is shown as one where it is not part of a line break.)"""

SIGNS: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20) if code not in KEPT}
    | {0x7F: "\u2421"}
    | dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd")
    | {code: f"⟦{name}⟧" for code, name in BIDI.items()}
)

WIDE = ("W", "F")
JOINER = "\u200d"


def shown(text: str) -> str:
    r"""The text with a visible sign in place of each character that is none.

    Control characters become control pictures, bidirectional controls their names in brackets; line breaks and tabs
    stay. Only for showing: offsets into the result mean nothing.

    >>> shown("ring\x1b[31m \u202eti")
    'ring␛[31m ⟦RLO⟧ti'
    """
    return text.replace("\r\n", "\n").translate(SIGNS)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide characters, none for combining ones.

    An emoji held together by joiners counts as its first part, as terminals that know such sequences draw it.

    >>> columns("鐘 rings"), columns("e\u0301"), columns("🔔")
    (8, 1, 2)
    """
    total, joined = 0, False
    for char in text:
        if char == JOINER:
            joined = True
        elif joined:
            joined = False
        elif not unicodedata.combining(char) and unicodedata.category(char) not in {"Cf", "Me"}:
            total += 2 if unicodedata.east_asian_width(char) in WIDE else 1
    return total
