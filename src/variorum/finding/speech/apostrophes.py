"""Which way each mark leans, and which single marks are apostrophes.

A single mark opens only after space, bracket or dash and before a letter or digit; in front of a word that may begin
with an apostrophe ('em, '90) it opens only where a later mark surely closes and nothing else could. Between two letters
it is an apostrophe. After a plural s ("the workers' rights") or a dropped g it may be either: then a later mark that
surely closes decides (`closed_later`). Between a comma and a letter ("he said,'I am") it is whichever is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Set

from msgspec import Struct
from msgspec.structs import replace

from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["MARK", "MarkToken", "mark_tokens"]

_CLIPPED = words("en", "speech", "clipped")
MARK = re.compile("[\"“”„‟«»‹›‘’'‚`](?:(?<=')'|(?<=`)`|(?<!`))")
"""A mark, or two that stand for one ('' and ``). One set comes first, which `re` looks for fastest."""
_SINGLES = frozenset("‘’'‚")
_BEFORE_OPEN = frozenset("([{—–-/…>|•*:;,_=")
_AFTER_CLOSE = frozenset(",.;:!?)]}—–-/…|<*_&")
_SURELY_ENDED = frozenset(".,!?…;—–:)]")
_LEADING = re.compile(r"(?:(\d{2}s|\d{4}s|[nN](?=[’']))|\d{2}|([A-Za-z]{1,6}))(?!\w)")
_THIN = frozenset("\xa0\u2009\u200a\u202f\u2060")


class MarkToken(Struct, frozen=True, gc=False):
    """A mark with where it leans. For a single mark both may be false: then it is an apostrophe.

    `possessive`: it may be a plural possessive or a dropped letter; `clipped`: the word behind it may begin with an
    apostrophe; `closed_later`: a single mark further on surely closes (before another opens); `closed_later_inside`: …
    before the double mark around it ends.
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
    clipped: bool = False
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
    used = frozenset(mark for mark in "‘‚" if text.find(mark, within.start, within.end) >= 0)
    for run in _runs(text, found):
        before = text[run[0][0] - 1] if run[0][0] > within.start else " "
        after = text[run[-1][1]] if run[-1][1] < within.end else " "
        tokens += [_token(text, start, end, before, after, used) for start, end in run]
    return _looked_ahead([t for t in tokens if not t.single or t.opens or t.closes])


def _runs(text: str, found: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Marks that stand next to one another, or with a thin space between, lean the same way: each run is judged by what
    stands around it. A plain space parts them, except a mark from the one that it stands in: «“… ‘no.’ ” she said»."""
    runs = [[found[0]]]
    for span in found[1:]:
        at = runs[-1][-1][1]
        if span[0] == at or (span[0] == at + 1 and (text[at] in _THIN or _spaced(text, runs[-1][0][0], *span))):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _spaced(text: str, first: int, start: int, end: int) -> bool:
    """Whether a mark and, behind a space, one of the other sort (a single one, a double one) stand together."""
    if text[start - 1] != " " or (text[first] in _SINGLES) == (text[start] in _SINGLES):
        return False
    before, after = text[first - 1 : first], text[end : end + 1]
    closing = not before.isspace() and bool(before) and (not after or after.isspace() or after in _AFTER_CLOSE)
    return closing or ((not before or before.isspace()) and after.isalnum())


def _token(text: str, start: int, end: int, before: str, after: str, used: Set[str]) -> MarkToken:
    mark = text[start:end]
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace() and after not in ",.;:!?)]}"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE or not (after.isalnum() or opens))
    if mark not in _SINGLES:
        if mark in _GUILLEMETS:
            opens = before.isspace() or before in _BEFORE_OPEN
        return MarkToken(start, end, mark, before, after, False, opens, closes)
    return _single_token(text, start, end, before, after, opens, closes, used)


_GUILLEMETS = frozenset("«»‹›")
_UNSPACED = frozenset(",.!?")
_UNSPACED_OPENING = re.compile(r"[a-z]{2}‘[^\W\d_]{3}")


def _single_token(
    text: str, start: int, end: int, before: str, after: str, opens: bool, closes: bool, used: Set[str]
) -> MarkToken:
    mark = text[start:end]
    leading = _LEADING.match(text, end)
    clipped = leading is not None and (leading[2] is None or leading[2].lower() in _CLIPPED)
    if mark == "‚":
        closes = False
    elif mark == "‘" and _UNSPACED_OPENING.match(text, start - 2 if start >= 2 else start):
        return MarkToken(start, end, mark, before, after, True, True, False, clipped=True)
    elif (before.isalnum() and after.isalnum()) or (clipped and leading is not None and leading[1]):
        opens = closes = False
    elif mark == "‘":
        opens = not before.isalnum() and not after.isspace() and not ("‚" in used and closes)
        closes = closes and (before.isalnum() or "‚" in used)
    elif mark == "’":
        closes = closes or (not before.isspace() and not after.isalnum())
        opens = opens and not closes and "‘" not in used  # a paragraph with its own ‘ has no need of a wrong-way ’
    elif before in _UNSPACED and after.isalnum():
        return MarkToken(start, end, mark, before, after, True, True, True, clipped=clipped)
    possessive = closes and not opens and _may_be_possessive(text, start, before, after)
    return MarkToken(start, end, mark, before, after, True, opens and not closes, closes, possessive, clipped)


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
        doubtful = t.possessive or t.clipped
        out.append(replace(t, closed_later=later, closed_later_inside=later_inside) if doubtful else t)
        if t.opens and not t.closes and not (t.clipped and t.after.isalpha()):
            later = later_inside = False
        elif t.closes and (not t.possessive or t.before in _SURELY_ENDED):
            later = later_inside = True
    return out[::-1]
