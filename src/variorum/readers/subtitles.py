"""Subtitles, SRT and WebVTT: the words of all cues as one text, with who speaks and when beside it.

`webvtt` reads the cues. What players repeat is said once: in rolling captions each cue shows the last line of the one
before it again. Lines of cues are joined; a new line of the text begins where somebody else speaks.
"""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from variorum.articles import Articles
from variorum.errors import EmptyInput, Malformed
from variorum.ids import article_id
from variorum.model import Article, Origin, SetAside, Timing
from variorum.readers.turns import DASH, begins_turn, seconds, structure

__all__ = ["looks_like_subtitles", "read_subtitles"]

TIME = r"(?:\d{1,6}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,9})?"
TIMES = re.compile(rf"\s*({TIME})\s*-->\s*({TIME})(?=\s|$)")
FIRST_CUE = re.compile(rf"\s*(?:\d{{1,9}}[ \t]*\r?\n)?[ \t]*{TIME}[ \t]*-->[ \t]*{TIME}")
TAG = re.compile(
    r"<(?:v(?:\.[^\s<>]*)?\s+(?P<voice>[^<>]*)|(?P<time>(?:\d{1,6}:)?\d{1,2}:\d{2}\.\d{3})|/?[^<>\s][^<>]*)>"
)
SRT_TAG = re.compile(r"</?(?:b|i|u|s|font|c|v|ruby|rt|lang)\b[^<>]*>", re.IGNORECASE)
LINE_END = re.compile(r"\r\n|\n|\r")
POSITION = re.compile(r"\{\\[^{}]*\}")

ROLLING = 0.25
"""Share of cues that begin with the last line of the one before them and go on, from which on captions are rolling:
in those of a video platform it is a half, in others a line said twice by chance."""
LEAST_ROLLING = 2
LONGEST_VOICE = 80


class Piece(NamedTuple):
    """Some words of a cue, who speaks them (None: the cue does not say), and from when they are shown."""

    text: str
    voice: str | None
    start: float | None


class Cue(NamedTuple):
    """A cue: when it is shown, and its lines."""

    start: float
    end: float
    lines: tuple[tuple[Piece, ...], ...]


def looks_like_subtitles(text: str) -> bool:
    """Whether a text begins as WebVTT or SRT does.

    >>> looks_like_subtitles("WEBVTT\\n"), looks_like_subtitles("1\\n00:00:01,000 --> 00:00:02,000\\nHello")
    (True, True)
    """
    return bool(re.match(r"WEBVTT(?=\s|$)", text.lstrip("\ufeff \t\r\n")[:7])) or bool(FIRST_CUE.match(text[:400]))


def read_subtitles(text: str, origin: Origin) -> Articles:
    """One transcript: the words of all cues in spoken order, with turns and timings; cues whose times cannot be read
    are set aside by their line, their words kept where they stand.

    Raises `Malformed` where there is no cue, `EmptyInput` where no cue has words.

    >>> text = "WEBVTT\\n\\n00:01.000 --> 00:03.000\\n<v Ana Ruiz>Good &amp; late."
    >>> read = read_subtitles(text, Origin("a.vtt", "", "subtitles"))
    >>> read[0].text, read[0].turns[0].speaker, read[0].timings[0].time
    ('Ana Ruiz: Good & late.', 'Ana Ruiz', (1.0, 3.0))
    """
    prepared, set_aside = with_plain_times(text, origin.uri)
    found = unrolled(list(cues(prepared)))
    if not found:
        raise Malformed(f"{origin.uri}: no cue in it; a cue has a line such as 00:01:02.000 --> 00:01:04.000")
    said, timings, voices, unnamed = laid_out(found)
    if not any(c.isalnum() for c in said):
        raise EmptyInput(f"{origin.uri}: no words in its cues; give a file that holds the transcript")
    read = structure(said, voices, unnamed, timings)
    article = Article(
        article_id(said), said, kind="transcript", origin=origin, turns=read.turns, timings=read.timings,
        furniture=read.furniture,
    )  # fmt: skip
    return Articles((article,), tuple(set_aside))


def with_plain_times(text: str, uri: str) -> tuple[str, list[SetAside]]:
    """The file with every line of times written in one way; those that cannot be read take the end of the last."""
    out, set_aside = [], []
    last = "00:00:00.000"
    for number, line in enumerate(LINE_END.split(text.lstrip("\ufeff")), start=1):
        times = TIMES.match(line) if "-->" in line else None
        if times:
            last = plain_time(seconds(times[2]))
            line = f"{plain_time(seconds(times[1]))} --> {last}"
        elif "-->" in line and any(c.isdigit() for c in line):
            shown = " ".join(line.split())[:60]
            reason = f"the times of this cue cannot be read ({shown}); write them as 00:01:02.000 --> 00:01:04.000"
            set_aside.append(SetAside(f"{uri}:{number}", reason))
            line = f"{last} --> {last}"
        else:
            line = line.replace("-->", "→")
        out.append(line)
    return "\n".join(out) + "\n", set_aside


def plain_time(at: float) -> str:
    minutes, rest = divmod(round(at * 1000), 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def cues(text: str) -> Iterator[Cue]:
    """The cues that have words, in the order of their times."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    body = text.lstrip()
    is_vtt = body.startswith("WEBVTT")
    try:
        if is_vtt:
            captions = webvtt.from_string(body).captions
        else:
            numbered = body if body[:1].isdigit() and "-->" not in body.split("\n", 1)[0] else "1\n" + body
            captions = webvtt.from_buffer(io.StringIO(numbered), format="srt").captions
    except (MalformedFileError, MalformedCaptionError):
        return
    tag = TAG if is_vtt else SRT_TAG
    seen: set[Cue] = set()
    for caption in sorted(captions, key=lambda c: (c.start_in_seconds, seconds(c.start))):
        lines = tuple(lines_of(caption.raw_text, tag))
        cue = Cue(seconds(caption.start), max(seconds(caption.start), seconds(caption.end)), lines)
        if lines and cue not in seen:
            seen.add(cue)
            yield cue


def lines_of(raw: str, tag: re.Pattern[str]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a cue, each in pieces where a tag gives a voice or a time; empty lines are left out."""
    voice: str | None = None
    start: float | None = None
    for line in POSITION.sub("", raw).split("\n"):
        pieces, at = [], 0
        for match in tag.finditer(line):
            pieces.append(Piece(html.unescape(line[at : match.start()]), voice, start))
            named = match.groupdict()
            if named.get("voice") is not None:
                voice = " ".join(html.unescape(named["voice"]).replace(":", " ").split())[:LONGEST_VOICE] or None
            if named.get("time"):
                start = seconds(named["time"])
            at = match.end()
        pieces.append(Piece(html.unescape(line[at:]), voice, start))
        kept = tuple(p for p in pieces if p.text.strip())
        if kept:
            yield kept


def unrolled(found: Sequence[Cue]) -> list[Cue]:
    """The cues without the lines that rolling captions show again."""
    repeats = [again(a, b) for a, b in pairwise(found)]
    going_on = sum(0 < n < len(b.lines) for n, b in zip(repeats, found[1:], strict=True))
    growing = sum(grown(a, b) for a, b in pairwise(found))
    if going_on + growing < max(LEAST_ROLLING, ROLLING * len(repeats)):
        return list(found)
    out = list(found[:1])
    for before, n, cue in zip(found, repeats, found[1:], strict=False):
        if n:
            out.append(cue._replace(lines=cue.lines[n:]))
        elif grown(before, cue):
            whole = plain_lines(cue)[0][len(plain_lines(before)[-1]) :].strip()
            out.append(cue._replace(lines=((Piece(whole, cue.lines[0][0].voice, None),), *cue.lines[1:])))
        else:
            out.append(cue)
    return [cue for cue in out if cue.lines]


def again(before: Cue, cue: Cue) -> int:
    """How many of a cue's first lines are the last lines of the cue before it."""
    old, new = plain_lines(before), plain_lines(cue)
    return next((n for n in range(min(len(old), len(new)), 0, -1) if old[-n:] == new[:n]), 0)


def grown(before: Cue, cue: Cue) -> bool:
    """Whether a cue shows the one line of the cue before it with more words."""
    old, new = plain_lines(before)[-1], plain_lines(cue)[0]
    return len(before.lines) == 1 and len(new) > len(old) and new.startswith(old + " ")


def plain_lines(cue: Cue) -> list[str]:
    return [" ".join("".join(p.text for p in line).split()) for line in cue.lines]


def laid_out(found: Sequence[Cue]) -> tuple[str, list[Timing], frozenset[str], frozenset[int]]:
    """The text of all cues, when its words were spoken, the voices, and the lines at which an unnamed one begins."""
    text: list[str] = []
    timings: list[Timing] = []
    voices, unnamed = set[str](), set[int]()
    size, speaking = 0, None
    for cue in found:
        stamps: list[tuple[int, float]] = []
        dialogue = sum(is_dashed(line) for line in cue.lines) > 1
        for line in cue.lines:
            for k, piece in enumerate(line):
                words = " ".join(piece.text.split())
                head = ""
                dashed = k == 0 and dialogue and is_dashed(line)
                fresh = k == 0 and (dashed or begins_turn(words))
                if piece.voice != speaking:
                    head = f"{piece.voice}: " if piece.voice else ""
                    fresh, speaking = True, piece.voice
                joint = ("\n" if fresh else " " if parted(line, k) else "") if size else ""
                if piece.voice:
                    voices.add(piece.voice)
                elif dashed or (fresh and voices):
                    unnamed.add(size + len(joint))
                start = size + len(joint) + len(head)
                stamps.append((start, cue.start if piece.start is None else piece.start))
                text.append(joint + head + words)
                size += len(text[-1])
        timings += shared_out(size, stamps, cue)
    return "".join(text), timings, frozenset(voices), frozenset(unnamed)


def parted(line: Sequence[Piece], k: int) -> bool:
    """Whether white space stands before a piece of a line."""
    return k == 0 or line[k].text[:1].isspace() or line[k - 1].text[-1:].isspace()


def is_dashed(line: Sequence[Piece]) -> bool:
    return DASH.match(line[0].text) is not None


def shared_out(end: int, stamps: Sequence[tuple[int, float]], cue: Cue) -> list[Timing]:
    """The times of a cue's words: from one stamp inside it to the next, none before or after the cue itself."""
    out: list[Timing] = []
    known = [(at, when) for n, (at, when) in enumerate(stamps) if n == 0 or when > cue.start]
    for n, (at, when) in enumerate(known):
        until, to = (known[n + 1][0], known[n + 1][1]) if n + 1 < len(known) else (end, cue.end)
        low = min(max(when, cue.start), cue.end)
        out.append(Timing(at, until, (low, min(max(to, low), cue.end))))
    return out
