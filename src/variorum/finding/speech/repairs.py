"""Broken marks: one paragraph's quotation that has lost a mark is given the place it most likely had.

A missing close ends at the cue (", he said") or with the paragraph; a missing opening begins with the sentence.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from variorum.finding.speech.apostrophes import MARK
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["Closing", "Found", "Open", "Reading", "repaired"]

Closing = Literal["mark", "paragraph", "missing close", "missing opening"]


class Open(NamedTuple):
    """A mark that is open: its style, where the mark and its words start, and how deep it lies."""

    style: str
    outer: int
    start: int
    depth: int


class Found(NamedTuple):
    """A segment found in a paragraph, before it has its place among the article's segments."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    style: str
    depth: int
    closed: Closing


class Reading(NamedTuple):
    """One reading of a paragraph: what was found, what is still open, and how many marks made no sense."""

    found: list[Found]
    left: list[Open]
    strays: int


_SUBJECT = r"(?:he|she|they|it|I|we|(?:(?:Mr|Mrs|Ms|Dr)\. )?[A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,2})"
_CUE = re.compile(rf"[,.?!] (?={_SUBJECT} (\w{{2,20}})\b)")


def _cue_after(text: str, start: int, end: int) -> int | None:
    """Where a quotation without closing mark gives way to its cue (", he said"); None when no cue is seen."""
    said = words("en", "speech", "missing_close")
    hit = next((m for m in _CUE.finditer(text, start, end) if m[1] in said), None)
    return hit.start() + 1 if hit else None


_SENTENCE = re.compile(r"[.:!?]\s+(?=[A-Z])")


def repaired(text: str, at: Span, reading: Reading, goes_on: bool) -> Reading:
    """Give a place to what has lost a mark: a missing opening, a missing close."""
    found: list[Found] = []
    floor = at.start
    first = _SENTENCE.search(text, *at)  # where the first sentence behind `floor` begins
    for f in sorted(reading.found, key=lambda f: f.outer_end):
        start: int | None = floor
        if f.closed != "missing opening":
            found.append(f if f.closed == "mark" else _cut(text, f))
        else:
            if floor > at.start:
                start = first.end() if first is not None and first.end() < f.end else None
            if start is None or not MARK.match(text, f.end) or not text[start : f.end].strip():
                continue
            found.append(f._replace(outer_start=start, start=start))
        floor = max(floor, found[-1].outer_end)
        if first is not None and first.start() < floor:
            first = _SENTENCE.search(text, floor, at.end)
    doubles = [o for o in reading.left if o.style != "single"]
    if not doubles:
        return Reading(found, [] if not goes_on else [o for o in reading.left if o.style == "single"], 0)
    o = doubles[0]
    cut = None if goes_on else _cue_after(text, o.start, at.end)
    if goes_on and cut is None:
        return Reading(found, [o._replace(depth=0)], 0)
    end = cut or at.end
    found = [f for f in found if f.outer_end <= o.outer]
    return Reading([*found, Found(o.outer, o.start, end, end, o.style, 0, "missing close")], [], 0)


def _cut(text: str, f: Found) -> Found:
    end = _cue_after(text, f.start, f.end) or f.end
    return f._replace(end=end, outer_end=end)
