"""Printed words made safe to show: nothing invisible, nothing that turns the line round or speaks to the terminal."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["columns", "letters", "shown"]

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


def shown(text: str) -> str:
    r"""The text with a visible sign in place of each character that is none.

    Control characters become control pictures, bidirectional controls their names in brackets; line breaks and tabs
    stay. Only for showing: offsets into the result mean nothing.

    >>> shown("ring\x1b[31m \u202eti")
    'ring␛[31m ⟦RLO⟧ti'
    """
    return text.replace("\r\n", "\n").translate(SIGNS)


def letters(text: str) -> Iterable[str]:
    """The text in what a reader takes for single letters (grapheme clusters): a line must not be broken inside one.

    >>> list(letters("e\u0301a"))
    ['e\u0301', 'a']
    """
    if text.isascii():
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes, by Unicode's tables (wcwidth): two for wide characters, none for
    combining ones, two for an emoji that is held together by joiners, coloured or made of two flags' letters.

    >>> columns("鐘 rings"), columns("e\u0301"), columns("🔔"), columns("👩🏽‍🚒"), columns("🇫🇷")
    (8, 1, 2, 2, 2)
    """
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth, wcwidth

    whole = wcswidth(text)
    return whole if whole >= 0 else sum(max(0, wcwidth(char)) for char in text)
