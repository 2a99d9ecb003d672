"""Which way each mark leans, and which single marks are apostrophes.

A single mark opens only after space, bracket or dash and before a letter or digit, and never in a word that begins with
an apostrophe ('em, '90s). Between two letters it is an apostrophe. After a plural s ("the workers' rights") or a
dropped g it may be either: then a later mark that surely closes decides (`closed_later`).
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["MARK", "MarkToken", "mark_tokens"]

_CLIPPED = words("en", "speech", "clipped")
MARK = re.compile("''|``|[\"“”„‟«»‹›‘’'‚]")
_SINGLES = frozenset("‘’'‚")
_BEFORE_OPEN = frozenset("([{—–-/…>|•*:;,_=")
_AFTER_CLOSE = frozenset(",.;:!?)]}—–-/…|<*_&")
_SURELY_ENDED = frozenset(".,!?…;—–:)]")
_LEADING = re.compile(r"(?:\d{2}s?\b|\d{4}s\b|([a-z]{1,6})\b)")


class MarkToken(Struct, frozen=True):
    """A mark with where it leans. For a single mark both may be false: then it is an apostrophe.

    `possessive`: it may be a plural possessive or a dropped letter; `closed_later`: a single mark further on surely
    closes (before another opens); `closed_later_inside`: … before the double mark around it ends.
    """

    start: int
    end: int
    mark: str
    before: str
    after: str
    single: bool
    opens: bool
    closes: bool
    possessive: bool = False
    closed_later: bool = False
    closed_later_inside: bool = False


def mark_tokens(text: str, within: Span) -> list[MarkToken]:
    """The quotation marks of a paragraph in order; linear in its length.

    >>> [(t.mark, t.opens, t.closes) for t in mark_tokens("'It isn't,' he said", Span(0, 19))]
    [("'", True, False), ("'", False, True)]
    """
    found = [m.span() for m in MARK.finditer(text, within.start, within.end)]
    if not found:
        return []
    tokens = []
    curly = text.find("‘", within.start, within.end) >= 0
    for run in _runs(found):
        before = text[run[0][0] - 1] if run[0][0] > within.start else " "
        after = text[run[-1][1]] if run[-1][1] < within.end else " "
        tokens += [_token(text, start, end, before, after, curly) for start, end in run]
    return _looked_ahead([t for t in tokens if not t.single or t.opens or t.closes])


def _runs(found: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Marks that stand next to one another lean the same way: each run is judged by what stands around it."""
    runs = [[found[0]]]
    for span in found[1:]:
        if span[0] == runs[-1][-1][1]:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _token(text: str, start: int, end: int, before: str, after: str, curly: bool) -> MarkToken:
    mark = text[start:end]
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace() and after not in ",.;:!?)]}"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE or not (after.isalnum() or opens))
    if mark not in _SINGLES:
        if mark in {"«", "»", "‹", "›"}:
            opens = before.isspace() or before in _BEFORE_OPEN
        return MarkToken(start, end, mark, before, after, False, opens, closes)
    return _single_token(text, start, end, before, after, opens, closes, curly)


def _single_token(
    text: str, start: int, end: int, before: str, after: str, opens: bool, closes: bool, curly: bool
) -> MarkToken:
    mark = text[start:end]
    leading = _LEADING.match(text, end)
    clipped = leading is not None and (leading[1] is None or leading[1] in _CLIPPED)
    if mark == "‚" or clipped or (before.isalnum() and after.isalnum()):
        opens = closes = mark == "‚" and opens
    elif mark == "‘":
        opens, closes = not before.isalnum() and not after.isspace(), before.isalnum() and closes
    elif mark == "’":
        closes = closes or (not before.isspace() and not after.isalnum())
        opens = opens and not closes and not curly  # a paragraph with its own ‘ has no need of a wrong-way ’
    possessive = closes and not opens and _may_be_possessive(text, start, before, after)
    return MarkToken(start, end, mark, before, after, True, opens and not closes, closes, possessive)


def _may_be_possessive(text: str, start: int, before: str, after: str) -> bool:
    if not (after.isspace() or after == "-"):
        return False
    return before in "sSzx" or text[max(0, start - 2) : start] in {"in", "an", "ol"}


def _looked_ahead(tokens: list[MarkToken]) -> list[MarkToken]:
    """Fill in, from right to left, whether a single mark further on surely closes."""
    later = later_inside = False
    out = []
    for t in reversed(tokens):
        if not t.single:
            later_inside = False
            out.append(t)
            continue
        out.append(replace(t, closed_later=later, closed_later_inside=later_inside) if t.possessive else t)
        if t.opens and not t.closes:
            later = later_inside = False
        elif t.closes and (not t.possessive or t.before in _SURELY_ENDED):
            later = later_inside = True
    return out[::-1]
