"""Who speaks when in a plain transcript: turns, times, and what the transcriber adds, as spans beside the text.

A turn begins at a label ("NAME: words", "Q. words", "Name  0:12" on a line of its own, ">>"), and goes on over
paragraphs until the next. Times stand in brackets ("[00:01:23]", "(0:12)", "[00:01.000 --> 00:04.000]") or at the head
of a line. Remarks ("[applause]", "(LAUGHTER)", "[inaudible]") are the transcriber's and no words of the speaker's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from statistics import median
from typing import NamedTuple

from variorum.model import Furniture, Timing, Turn
from variorum.text.lexicon import lexicon
from variorum.timing import time_of

__all__ = ["DASH", "Structure", "begins_turn", "seconds", "structure"]

CLOCK = r"(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
RANGE = rf"{CLOCK}(?:\s{{0,3}}(?:-->|[-–—]|to)\s{{0,3}}{CLOCK})?"
BRACKETED = re.compile(rf"[\[(<]\s{{0,3}}({RANGE})\s{{0,3}}[\])>]")
BARE = re.compile(rf"({RANGE})(?=\s|$)(?:[ \t]{{0,3}}[-–—|](?=\s))?")
CLOCKS = re.compile(CLOCK)

LINE = re.compile(r"[^\n\r\f]+")
NUMBER = re.compile(r"[ \t]{0,12}(\d{1,2})(?=[ \t]|$)")
PAGE = re.compile(
    r"(?:page|p\.)\s{0,3}\d{1,5}(?:\s{0,3}(?:of|/)\s{0,3}\d{1,5})?|[-–—]\s?\d{1,5}\s?[-–—]", re.IGNORECASE
)
MARKER = re.compile(r"[ \t]{0,8}(?:>>+|»)[ \t]{0,4}")
DASH = re.compile(r"[ \t]{0,8}[-–—][ \t]{0,2}(?=[\w\"“‘'¿¡\[(])")
LABEL = re.compile(
    r"[ \t]{0,20}(?P<name>(?:[^:\n\r\[\]()]|\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\]){1,80}?)[ \t]{0,3}:(?=\s|$)"
)
NAMED_TIME = re.compile(rf"[ \t]{{0,8}}(?P<name>[^\n\r:]{{1,60}}?)[ \t|,-]{{1,6}}(?P<time>{CLOCK})[ \t]{{0,8}}$")
EXAMINED = re.compile(r"[ \t]{0,40}(?P<name>[QA])(?:[.:](?=\s|$)|(?=[ \t]{2}))")
NOTED = re.compile(r"\([^()]{1,40}\)|\[[^\[\]]{1,40}\]")
SQUARE = re.compile(r"\[[^\[\]]{1,300}\]")
ROUND = re.compile(r"\([^()\n]{1,200}\)")

COURT_LINES = 8
"""Numbered lines from which a court's page is told …"""
COURT_SHARE = 0.7
"""… and the share of all lines that must go on counting: the rest are blank heads and running titles."""
MOST_WORDS = 7
"""Words of a label: "Rep. Ana Ruiz de la Cruz (chair)"; a longer line head with a colon is a sentence."""
MOST_INDENT = 60
HEAD_SHARE = 0.25
"""Share of a text up to which what stands before its first label is a head: more than that is somebody's words."""
FIRST_LINES = 3
"""Lines among which a text that begins with a label does so, under a title and a date."""
PARTICLES = frozenset(
    [
        "de",
        "la",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "al",
        "el",
        "bin",
        "ibn",
        "of",
        "the",
        "and",
        "da",
        "du",
        "&",
    ]
)


class Structure(NamedTuple):
    """The turns of a text, its times, and what on it is the transcriber's; each in the order of the text."""

    turns: tuple[Turn, ...]
    timings: tuple[Timing, ...]
    furniture: tuple[Furniture, ...]


class Stamp(NamedTuple):
    """A time: where it stands, where the words after it begin, and its one or two seconds."""

    start: int
    words: int
    times: tuple[float, ...]


class Line(NamedTuple):
    """A line: where its words begin after number, time and label, where it ends, and what stood there."""

    start: int
    words: int
    end: int
    label: str | None
    begins: bool
    times: tuple[float, ...]


def structure(
    text: str, known: Collection[str] = (), unnamed: Collection[int] = (), timings: Sequence[Timing] = ()
) -> Structure:
    """The turns, times and remarks of a transcript's text, which stays as it is.

    `known` are labels that are speakers' names whatever they look like, `unnamed` offsets of lines at which somebody
    else begins who is not named. Where `timings` are given, none are looked for.

    >>> text = "ANA RUIZ: Good evening.\\n(APPLAUSE)\\nThank you.\\n\\nJO BLAKE: Sit down."
    >>> [(t.speaker, text[t.start:t.end]) for t in structure(text).turns]
    [('ANA RUIZ', 'Good evening.\\n(APPLAUSE)\\nThank you.'), ('JO BLAKE', 'Sit down.')]
    """
    spans = [(m.start(), m.end()) for m in LINE.finditer(text) if not m[0].isspace()]
    heads = numbered(text, spans)
    labels = accepted(text, spans, heads, known)
    stamped = usual_stamps(text, spans, heads)
    lines = [line(text, *span, head, labels, known, stamped) for span, head in zip(spans, heads, strict=True)]
    furniture = [Furniture(a, h, "page") for (a, _), h in zip(spans, heads, strict=True) if h > a]
    furniture += [Furniture(x.start, x.words, "label" if x.label else "time") for x in lines if x.label or x.times]
    furniture += [Furniture(x.start, x.end, "page") for x in lines if PAGE.fullmatch(text[x.start : x.end].strip())]
    furniture += remarks(text)
    marks = disjoint(furniture)
    found = tuple(timings) or tuple(timed(lines, text))
    return Structure(turns(text, lines, unnamed, marks, found), found, marks)


def begins_turn(text: str) -> bool:
    """Whether a line of a subtitle begins as one of a new speaker does."""
    if MARKER.match(text) or EXAMINED.match(text):
        return True
    label = LABEL.match(text)
    return label is not None and shape(label["name"]) != ""


def seconds(clock: str) -> float:
    """The seconds that a clock shows.

    >>> seconds("1:02:03,5"), seconds("102:00:00"), seconds("0:12")
    (3723.5, 367200.0, 12.0)
    """
    out = 0.0
    for part in clock.replace(",", ".").split(":"):
        out = out * 60 + float(part)
    return round(out, 3)


# --- heads of lines ---------------------------------------------------------------------------------------------------


def numbered(text: str, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Where each line begins after the number that a court's page gives it, if this text is one."""
    heads, counting, last = [], 0, 0
    for start, end in spans:
        number = NUMBER.match(text, start, end)
        value = int(number[1]) if number else 0
        counting += number is not None and value in (1, last + 1)
        last = value if number else last
        heads.append(number.end() if number else start)
    if counting < max(COURT_LINES, COURT_SHARE * len(spans)):
        return [start for start, _ in spans]
    return heads


def accepted(
    text: str, spans: Sequence[tuple[int, int]], heads: Sequence[int], known: Collection[str]
) -> frozenset[str]:
    """The labels of a text: in capitals or numbered, of several words, first on the page, or used again."""
    seen: Counter[str] = Counter()
    early: set[str] = set()
    for n, ((_, end), head) in enumerate(zip(spans, heads, strict=True)):
        at = after_marks(text, head, end)
        for pattern in (EXAMINED, LABEL, NAMED_TIME):
            match = pattern.match(text, at, end)
            if match:
                seen[clean(match["name"])] += 1
                if n == 0 or (n < FIRST_LINES and shape(match["name"]) == "name"):
                    early.add(clean(match["name"]))
                break
    if not (seen["Q"] and seen["A"]):
        del seen["Q"], seen["A"]
    shapes = {name: shape(name) for name in seen}
    sure = {n for n in seen if n in known or shapes[n] == "capitals" or (shapes[n] and (seen[n] > 1 or n in early))}
    return frozenset(sure | {name for name in seen if sure and shapes[name] == "name"})


@cache
def shape(printed: str) -> str:
    """What a line head looks like: a name in `capitals`, a `name` of several words, a single `word`, or nothing."""
    name = clean(printed)
    words = name.replace(",", " ").split()
    lower = [w.strip(".,’'\"#").lower() for w in words]
    if not words or len(words) > MOST_WORDS or lower[0] in lexicon("en", "transcripts")["heads"]:
        return ""
    if not any(c.isalpha() for c in name) or any(c in name for c in ';!?…“”"=<>{}'):
        return ""
    if any(not (w[0].isupper() or w[0].isdigit() or w.lower() in PARTICLES) for w in words) or (
        words[0] == "I" and len(words) > 1
    ):
        return ""
    if name.upper() == name:
        return "capitals"
    return "name" if len(words) > 1 else "word"


def clean(printed: str) -> str:
    """A label without what the transcriber notes beside it: "SEN. ANA RUIZ (via video)" is "SEN. ANA RUIZ"."""
    return " ".join(NOTED.sub(" ", printed.strip(" \t>»*_-–—")).strip(" *_").split())


def after_marks(text: str, at: int, end: int) -> int:
    """Where a line goes on after a time and the mark of a new speaker."""
    for pattern in (BRACKETED, MARKER, BARE, MARKER):
        at = spaced(text, at, end)
        match = pattern.match(text, at, end)
        at = match.end() if match else at
    return spaced(text, at, end)


def spaced(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def usual_stamps(text: str, spans: Sequence[tuple[int, int]], heads: Sequence[int]) -> bool:
    """Whether times without brackets at the heads of lines are the transcriber's: there are several, and they rise."""
    seen = []
    for (_, end), head in zip(spans, heads, strict=True):
        match = BARE.match(text, spaced(text, head, end), end)
        if match:
            seen.append(seconds(CLOCKS.findall(match[1])[0]))
    return len(seen) > 1 and seen == sorted(seen)


def line(
    text: str, start: int, end: int, head: int, labels: Collection[str], known: Collection[str], stamped: bool
) -> Line:
    """One line, its head read."""
    times: list[float] = []
    label, begins = None, False
    at = head
    for _ in range(3):  # a time, the mark of a new speaker and a label come in any order
        at = spaced(text, at, end)
        stamp = BRACKETED.match(text, at, end) or (BARE.match(text, at, end) if stamped else None)
        if stamp:
            times += [seconds(c) for c in CLOCKS.findall(stamp[1])]
            at = stamp.end()
            continue
        marker = MARKER.match(text, at, end)
        if marker:
            begins, at = True, marker.end()
    if label is None:
        found = labelled(text, at, end, labels)
        if found:
            label, begins, clock, at = found[0], True, found[1], found[2]
            times += [seconds(c) for c in CLOCKS.findall(clock)]
    at = spaced(text, at, end)
    after = BRACKETED.match(text, at, end)
    if after and label is not None and not times:
        times += [seconds(c) for c in CLOCKS.findall(after[1])]
        at = spaced(text, after.end(), end)
    return Line(start if head == start else head, at, end, label, begins, tuple(times[:2]))


def labelled(text: str, at: int, end: int, labels: Collection[str]) -> tuple[str, str, int] | None:
    """The label at a place with the time noted in it, and where the words begin."""
    for pattern in (EXAMINED, LABEL, NAMED_TIME):
        match = pattern.match(text, at, end)
        if match and clean(match["name"]) in labels:
            clock = match["time"] if pattern is NAMED_TIME else " ".join(BRACKETED.findall(match["name"]))
            return clean(match["name"]), clock, match.end()
    return None


# --- remarks, times, turns -------------------------------------------------------------------------------------------


def remarks(text: str) -> Iterator[Furniture]:
    """What stands in brackets and is the transcriber's: anything in square ones, in round ones what only he can say."""
    for match in SQUARE.finditer(text):
        if not (text[match.start() - 1 : match.start()].isalnum() or text[match.end() : match.end() + 1].isalnum()):
            yield Furniture(match.start(), match.end(), "time" if BRACKETED.fullmatch(match[0]) else "remark")
    for match in ROUND.finditer(text):
        if BRACKETED.fullmatch(match[0]):
            yield Furniture(match.start(), match.end(), "time")
        elif is_remark(text, match):
            yield Furniture(match.start(), match.end(), "remark")


def is_remark(text: str, match: re.Match[str]) -> bool:
    words = [w.strip(".,:;-–—").lower() for w in match[0][1:-1].split()]
    if not words:
        return False
    if words[0] == "by" or any(w in lexicon("en", "transcripts")["remarks"] for w in words):
        return True
    before = text[max(0, match.start() - MOST_INDENT) : match.start()].rstrip(" \t")[-1:]
    after = text[match.end() : match.end() + MOST_INDENT].lstrip(" \t")[:1]
    alone = before in ("", "\n", "\r") and after in ("", "\n", "\r")
    return alone or (len(words) > 1 and match[0].isupper())


def stamps_inside(text: str, lines: Sequence[Line]) -> Iterator[Stamp]:
    """Times in brackets inside lines."""
    for x in lines:
        for match in BRACKETED.finditer(text, x.words, x.end):
            yield Stamp(match.start(), match.end(), tuple(seconds(c) for c in CLOCKS.findall(match[1]))[:2])


def timed(lines: Sequence[Line], text: str) -> Iterator[Timing]:
    """The stretches between one time and the next, each with both; the last goes on at the pace of the others."""
    stamps = sorted([Stamp(x.start, x.words, x.times) for x in lines if x.times] + list(stamps_inside(text, lines)))
    ends = [(stamp.start, stamp.times[0]) for stamp in stamps[1:]]
    paces: list[float] = []
    for (_, at, times), (end, following) in zip(stamps, [*ends, (len(text), None)], strict=False):
        words = text[at:end]
        at, end = end - len(words.lstrip()), at + len(words.rstrip())
        until = times[1] if len(times) > 1 else following
        if end <= at:
            continue
        if until is None and paces:
            until = times[0] + median(paces) * (end - at)
        if until is not None and until >= times[0]:
            paces.append((until - times[0]) / (end - at))
            yield Timing(at, end, (times[0], round(until, 3)))


def turns(
    text: str, lines: Sequence[Line], unnamed: Collection[int], marks: Sequence[Furniture], timings: Sequence[Timing]
) -> tuple[Turn, ...]:
    """The turns; the few lines before the first label of a text that has labels are its head and nobody's words."""
    begun: list[tuple[int, int, str | None]] = []
    first = next((x.start for x in lines if x.label is not None), 0)
    headed = 0 < first <= HEAD_SHARE * len(text)
    for x in lines:
        if x.begins or x.start in unnamed or (not begun and not (headed and x.start < first)):
            begun.append((x.words, x.end, x.label))
        elif begun:
            begun[-1] = (begun[-1][0], x.end, begun[-1][2])
    out = []
    held = iterate(marks)
    for start, end, speaker in begun:
        words = text[start:end]
        start, end = end - len(words.lstrip()), start + len(words.rstrip())
        if has_words(text, start, end, held):
            out.append(Turn(start, end, speaker, time_of(timings, start, end)))
    return tuple(out)


def iterate(marks: Sequence[Furniture]) -> list[Furniture]:
    return list(reversed(marks))


def has_words(text: str, start: int, end: int, left: list[Furniture]) -> bool:
    """Whether anything but marks stands in a stretch; marks that are passed are taken off `left`, the last first."""
    at = start
    while left and left[-1].start < end:
        mark = left.pop()
        if mark.end > start and any(c.isalnum() for c in text[at : max(at, mark.start)]):
            return True
        at = max(at, mark.end)
    return any(c.isalnum() for c in text[at:end])


def disjoint(marks: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """The marks in order, each that another covers left out."""
    out: list[Furniture] = []
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.start < mark.end and (not out or mark.start >= out[-1].end):
            out.append(mark)
    return tuple(out)
