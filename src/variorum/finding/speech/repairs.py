"""Broken marks: one paragraph's quotation that has lost a mark is given the place it most likely had.

A missing close ends at the cue (", he said") or with the paragraph; a missing opening begins with the sentence.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from variorum.finding.speech.apostrophes import MARK
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = [
    "MENDED", "Closing", "Found", "Open", "Reading", "cue_after", "left_at_cue", "repaired", "repaired_singles",
    "starts_speech",
]  # fmt: skip

Closing = Literal["mark", "paragraph", "missing close", "missing opening"]
MENDED = {"missing close": 0.75, "missing opening": 0.6}
"""How often a mended segment is the one that was printed: of 444 marks taken away, one an article, in two typographies,
130 of 178 segments that had lost their close and 80 of 128 that had lost their opening were given it in its place."""


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
    """One reading of a paragraph: what was found, what is still open, and how many marks made no sense. Of single
    marks, which may be apostrophes, also those behind which another one opened (`unclosed`, and where that one stands)
    and those that closed what nothing had opened (`unopened`)."""

    found: list[Found]
    left: list[Open]
    strays: int
    unclosed: list[tuple[Open, int]]
    unopened: list[Span]


_SAID = "|".join(sorted(words("en", "speech", "missing_close")))
_WORD = r"[^\s,.;:?!“”\"„«»]{1,40}"
_SUBJECT = rf"(?:[A-Z]\w*\.? |the |a |an |one |his |her |their )(?:{_WORD} ){{0,7}}?|(?:he|she|they|it|I|we) "
_CLAUSE = rf"(?:(?:{_SUBJECT})(?:{_SAID})\b(?! that\b)|(?:{_SAID}) (?:[A-Z]|the |a |an ))"
_CUE = re.compile(rf"[,?!] (?={_CLAUSE})")
_CUED = re.compile(rf",? {_CLAUSE}")
_SPOKEN = re.compile(rf"\b(?:{_SAID})\b")
_INTRODUCED = re.compile(rf"\b(?:{_SAID}|saying|adding|writing|asking|telling)(?: {_WORD}){{0,4}}[,:] ")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")


def cue_after(text: str, start: int, end: int) -> int | None:
    """Where a quotation without closing mark gives way to its cue (", he said"); None when no cue is seen."""
    hit = _CUE.search(text, start, end)
    return hit.start() + 1 if hit else None


def left_at_cue(text: str, start: int, end: int) -> int | None:
    """Where a quotation that the next paragraph seems to reopen ends after all, since the last sentence of its
    paragraph is its cue; None when it goes on."""
    cut = cue_after(text, start, end)
    return None if cut is None or _SENTENCE.search(text, cut, end) else cut


def repaired(text: str, at: Span, reading: Reading, goes_on: bool) -> Reading:
    """Give a place to what has lost a mark: a missing opening, a missing close. A fragment that has lost one has none:
    nothing says where it began or ended."""
    found: list[Found] = []
    floor = at.start
    for f in sorted(reading.found, key=lambda f: f.outer_end):
        if f.closed != "missing opening":
            found.append(f if f.closed == "mark" else _cut(text, f))
        else:
            start = _begin(text, at, floor, f.end)
            if start is None:
                continue
            found.append(f._replace(outer_start=start, start=start))
        floor = max(floor, found[-1].outer_end)
    doubles = [o for o in reading.left if o.style != "single"]
    if not doubles:
        return reading._replace(found=found, left=[o for o in reading.left if goes_on], strays=0)
    o = doubles[0]
    cut = (left_at_cue if goes_on else cue_after)(text, o.start, at.end)
    if goes_on and cut is None:
        return reading._replace(found=found, left=[o._replace(depth=0)], strays=0)
    end = cut or at.end
    found = [f for f in found if f.outer_end <= o.outer]
    if cut is None and text[o.start : o.start + 1].islower():
        return reading._replace(found=found, left=[], strays=0)
    whole = Found(o.outer, o.start, end, end, o.style, 0, "missing close")
    return reading._replace(found=[*found, whole], left=[], strays=0)


def repaired_singles(text: str, at: Span, reading: Reading) -> list[Found]:
    """What single marks that have lost their partner enclose, where these are the outer marks: from where a sentence
    may start to its cue, or from the words that introduce it to the mark before its cue."""
    out: list[Found] = []
    for o, following in reading.unclosed:
        cut = cue_after(text, o.start, following) if o.depth == 0 and starts_speech(text, at, o) else None
        if cut is not None:
            out.append(Found(o.outer, o.start, cut, cut, o.style, 0, "missing close"))
    for mark in reading.unopened:
        before = [f.outer_end for f in [*reading.found, *out] if f.outer_end <= mark.start]
        floor = max(before, default=at.start)
        start = _begin(text, at, floor, mark.start) if _CUED.match(text, mark.end, at.end) else None
        if start is not None:
            out.append(Found(start, start, mark.start, mark.end, "single", 0, "missing opening"))
    return out


def starts_speech(text: str, at: Span, o: Open) -> bool:
    """Whether a mark opens where a sentence of speech may start."""
    before = text[max(at.start, o.outer - 3) : o.outer].rstrip()[-1:]
    return not before or before in ".,:?!"


def _cut(text: str, f: Found) -> Found:
    end = cue_after(text, f.start, f.end) or f.end
    return f._replace(end=end, outer_end=end)


LONGEST_BEGIN = 600
"""Code points looked back over for the beginning of a quotation that has lost its opening mark."""


def _begin(text: str, at: Span, floor: int, end: int) -> int | None:
    """Where the words begin whose closing mark stands at `end` and whose opening mark is missing: behind the words that
    introduce them, else with their sentence. None where that sentence is the reporter's."""
    mark = MARK.match(text, end)
    if mark is None or not text[floor:end].strip() or text[end - 1] not in ",.?!…—–":
        return None
    near = max(floor, end - LONGEST_BEGIN)
    introduced = [m.end() for m in _INTRODUCED.finditer(text, near, end)]
    if introduced:
        return introduced[-1]
    sentences = [m.end() for m in _SENTENCE.finditer(text, near, end - 1)]
    if floor > at.start:
        return sentences[0] if sentences else None
    start = sentences[-1] if sentences else floor
    cued = _CUED.match(text, mark.end(), at.end) is not None
    if not cued and (text[end - 1] == "," or _SPOKEN.search(text, start, end)):
        return None
    return start
