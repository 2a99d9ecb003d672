"""Lines of a terminal: wrapped by the columns they take, with colour where the caller wants it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.writers.shown import columns, letters, shown

__all__ = ["STYLES", "bar", "padded", "raised", "rule", "styled", "width_of", "wrapped"]

STYLES = {"strong": "1", "faint": "2", "mark": "4", "warn": "33", "name": "36", "removed": "31", "added": "32"}
"""Names to ANSI codes that read on light and dark grounds alike."""

ESCAPE = re.compile(r"\x1b\[\d+m")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LEAST = 20
"""Columns below which nothing is wrapped any narrower."""


def styled(text: str, style: str, colour: bool) -> str:
    """The text in one of `STYLES`, word by word so that wrapping cannot tear it; as it is without `colour`."""
    if not colour:
        return text
    return " ".join(f"\x1b[{STYLES[style]}m{word}\x1b[0m" if word else "" for word in text.split(" "))


def raised(number: int) -> str:
    """The number in superscript.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(RAISED)


def width_of(text: str) -> int:
    """The columns of a text, styles not counted."""
    return columns(ESCAPE.sub("", text))


def wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns, the first after `first`, the others after `rest`.

    A word too long for a line is broken, never lost. Line breaks in the text count as spaces.

    >>> wrapped("the big bell is not cracked", 24, "  1  ", "     ")
    ['  1  the big bell is not', '     cracked']
    """
    rest = " " * width_of(first) if rest is None else rest
    room = max(LEAST, width - max(width_of(first), width_of(rest)))
    lines: list[list[str]] = [[]]
    used = 0
    for word in (part for whole in text.split() for part in broken(whole, room)):
        size = width_of(word)
        if lines[-1] and used + 1 + size > room:
            lines.append([])
            used = 0
        used += size + (1 if lines[-1] else 0)
        lines[-1].append(word)
    return [(first if n == 0 else rest) + " ".join(line) for n, line in enumerate(lines)]


def broken(word: str, room: int) -> list[str]:
    """A word in pieces that fit a line."""
    if width_of(word) <= room:
        return [word]
    parts, part, used = [], "", 0
    for char in letters(ESCAPE.sub("", word)):
        size = columns(char)
        if used + size > room:
            parts.append(part)
            part, used = "", 0
        part += char
        used += size
    return [*parts, part]


def padded(text: str, width: int) -> str:
    """The text cut or filled to so many columns.

    >>> padded("Harbour Courier", 8), padded("鐘", 4)
    ('Harbour…', '鐘  ')
    """
    text = " ".join(shown(text).split())
    if columns(text) <= width:
        return text + " " * (width - columns(text))
    kept, used = "", 0
    for char in letters(text):
        if used + columns(char) > width - 1:
            break
        kept += char
        used += columns(char)
    return kept + "…" + " " * (width - 1 - used)


def bar(share: float, cells: int = 20) -> str:
    """A share from 0 to 1 as a bar; anything above nothing shows at least one cell.

    >>> bar(0.5, 10)
    '█████░░░░░'
    """
    full = min(cells, max(round(share * cells), 1 if share > 0 else 0))
    return "█" * full + "░" * (cells - full)


def rule(title: str, width: int, colour: bool, sign: str = "─") -> Sequence[str]:
    """A heading with a line under it, and an empty line before."""
    text = padded(title, min(width, columns(shown(title)))) if columns(shown(title)) > width else shown(title)
    return ["", styled(text, "strong", colour), sign * min(width, max(columns(text), 3))]
