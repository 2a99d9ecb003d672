"""Quotation marks: where each marked segment begins and ends, how deep it lies, and how it was closed.

A state machine with a stack reads one paragraph at a time, so that a broken mark costs its own paragraph at most. It
first trusts every mark (another mark of the same style nests); where that does not come out even, it reads the
paragraph again with repairs: marks alternate, a missing close ends at the cue or the paragraph, a missing opening
begins at the sentence. Reopened paragraphs follow the printers' rule: a paragraph of speech that goes on is not closed,
and the next one opens with a mark. Linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from variorum.finding.speech.apostrophes import MarkToken, mark_tokens
from variorum.finding.speech.repairs import (
    Closing,
    Found,
    Open,
    Reading,
    cue_after,
    left_at_cue,
    repaired,
    repaired_singles,
    starts_speech,
)  # fmt: skip
from variorum.model import Span

__all__ = [
    "FILLER", "NICKNAME", "Segment", "closes_first", "family", "left_open", "masked", "outer_style", "segments",
]  # fmt: skip

NICKNAME = "\x03"
"""Stands for the characters of a nickname, which is part of the name around it."""
FILLER = "\x02"
"""Stands for a marked character in `masked` text: no text that a reader returns holds this control character."""


class Segment(Struct, frozen=True, gc=False):
    """A marked stretch: `[start, end)` inside the marks, `[outer_start, outer_end)` with them.

    `depth` is 0 for the outermost; `parent` is the index of the segment around it, or -1. `closed` says how it ends.
    `continues`: it reopens the quotation of the paragraph before. `paragraph` is the paragraph's index.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    style: str
    depth: int
    parent: int
    closed: Closing
    continues: bool
    paragraph: int


_DOUBLES = frozenset({"double", "low", "guillemet", "reversed", "single guillemet", "single reversed"})
_OPENERS = frozenset({"“", "‟", "``", "„", "«", "‹"})
INTERPOSED = 160
"""Code points; a longer line between an open paragraph and the one that reopens it is no caption or credit."""
ASIDE = 6
"""Paragraphs of furniture passed over to find where an open quotation is reopened."""


def segments(text: str, paragraphs: Sequence[Span], aside: Sequence[Span] = ()) -> tuple[Segment, ...]:
    """The marked segments of a text, in order of their opening marks; a segment inside another follows it.

    Never raises, whatever the text. Marks that are apostrophes, inches or stray are left out. A quotation is followed
    over paragraphs that lie in `aside` (sorted, disjoint: furniture) to the one that reopens it.

    >>> text = "“I am ‘fine’,” she said."
    >>> [(s.depth, text[s.start:s.end]) for s in segments(text, (Span(0, len(text)),))]
    [(0, 'I am ‘fine’,'), (1, 'fine')]
    """
    tokens = [mark_tokens(text, p) for p in paragraphs]
    single = _single_outside(paragraphs, tokens)
    passed = _inside(paragraphs, aside)
    out: list[Segment] = []
    open_to = -1  # the paragraph in which the quotation that is open goes on
    for i, paragraph in enumerate(paragraphs):
        if not tokens[i]:
            continue
        k = _following(text, paragraphs, tokens, i, passed)
        following = tokens[k] if k < len(paragraphs) else []
        goes_on = k < len(paragraphs) and _reopens(paragraphs[k], following)
        runs_on = not goes_on and k == i + 1 and closes_first(following, single)
        is_open = open_to == i
        found, left_open = _paragraph(text, paragraph, tokens[i], single, is_open, goes_on, runs_on)
        continues = is_open and bool(found) and not text[paragraph.start : found[0].outer_start].strip()
        out.extend(_indexed(text, found, i, continues, len(out)))
        if left_open:
            open_to = k
    return tuple(out)


def outer_style(text: str, found: Sequence[Segment]) -> str:
    """The style of an article's outer marks: `single` where British single marks stand outside, `guillemet`, or
    `double`. Whole sentences count most, a headline, which often has marks of its own, least.

    >>> text = "‘Yes,’ he said. ‘It’s “fine”.’"
    >>> outer_style(text, segments(text, (Span(0, len(text)),)))
    'single'
    """
    votes = {"double": 0, "single": 0, "guillemet": 0}
    for s in found:
        if s.depth == 0:
            votes[family(s.style)] += 1 if s.paragraph == 0 else 8 if text[s.end - 1] in ",.?!" else 4
    return max(votes, key=votes.__getitem__)


def family(style: str) -> str:
    """The family that a segment's style belongs to: `double`, `single` or `guillemet`."""
    return style if style == "single" else "double" if style in {"double", "low"} else "guillemet"


def _single_outside(paragraphs: Sequence[Span], tokens: Sequence[list[MarkToken]]) -> bool:
    """Whether single marks are the outer ones of most paragraphs: those that open where nothing is open."""
    votes = {True: 0, False: 0}
    for i, row in enumerate(tokens):
        opened: MarkToken | None = None
        for t in row:
            if opened is not None and t.single == opened.single and t.closes:
                votes[t.single] += 4 if i else 1  # a headline has marks of its own
                opened = None
            elif opened is None and t.opens and not t.closes and not t.clipped:
                opened = t
        votes[True] += opened is not None and opened.single and opened.start == paragraphs[i].start
    return votes[True] > votes[False]


def _inside(paragraphs: Sequence[Span], aside: Sequence[Span]) -> list[bool]:
    """For each paragraph whether it lies in a stretch set aside."""
    out, k = [], 0
    for p in paragraphs:
        while k < len(aside) and aside[k].end <= p.start:
            k += 1
        out.append(k < len(aside) and aside[k].start <= p.start and p.end <= aside[k].end)
    return out


def _following(
    text: str, paragraphs: Sequence[Span], tokens: Sequence[list[MarkToken]], i: int, passed: Sequence[bool]
) -> int:
    """The paragraph (by index) in which a quotation left open in paragraph `i` may go on: the next that is no
    furniture, or behind one line without marks and stop (a caption, a credit) where that one opens with a mark."""
    k = i + 1
    while k < len(paragraphs) and k - i <= ASIDE and passed[k]:
        k += 1
    if k + 1 < len(paragraphs) and not tokens[k]:
        line = paragraphs[k]
        interposed = line.end - line.start <= INTERPOSED and text[line.end - 1] not in ".!?:;,…"
        if interposed and _reopens(paragraphs[k + 1], tokens[k + 1]):
            return k + 1
    return k


def masked(text: str, found: Sequence[Segment]) -> str:
    """The text with every marked character (and the marks) replaced, so that offsets stay and speech cannot be read.
    Segments that touch are parted by a space in the place of the first one's last character.

    >>> text = "“No,” he said."
    >>> masked(text, segments(text, (Span(0, len(text)),))).replace(FILLER, "~")
    '~~~~~ he said.'
    """
    pieces: list[str] = []
    at = 0
    for s in found:
        if s.depth == 0 and s.outer_start >= at:
            if pieces and s.outer_start == at:
                pieces[-1] = pieces[-1][:-1] + " "
            pieces += [text[at : s.outer_start], FILLER * (s.outer_end - s.outer_start)]
            at = s.outer_end
    return "".join([*pieces, text[at:]])


def _reopens(paragraph: Span, tokens: list[MarkToken]) -> bool:
    """Whether a paragraph starts with an opening mark."""
    if not tokens or tokens[0].start != paragraph.start:
        return False
    first = tokens[0]
    return first.opens if first.single else first.mark not in {"”", "»"} or first.opens


def closes_first(tokens: list[MarkToken], single: bool) -> bool:
    """Whether the first outer mark of a paragraph closes something that was opened before it."""
    first = next((t for t in tokens if t.single == single and not t.possessive), None)
    return first is not None and first.mark not in _OPENERS and first.closes and not first.opens


def left_open(tokens: list[MarkToken], style: str = "") -> str:
    """The style of the outermost mark that a line leaves open, or nothing; `style` is that of one open before it."""
    left = _read(tokens, [Open(style, -1, -1, 0)] if style else [], nesting=True).left
    return left[0].style if left else ""


def _paragraph(
    text: str, at: Span, tokens: list[MarkToken], single: bool, is_open: bool, goes_on: bool, runs_on: bool
) -> tuple[list[Found], bool]:
    """The segments of one paragraph, and whether its last quotation goes on in the next."""
    style = "single" if single else "double"
    start = [Open(style, at.start, at.start, 0)] if is_open and closes_first(tokens, single) else []
    reading = _read(tokens, start, nesting=True)
    if reading.strays or len(reading.left) > (1 if goes_on or runs_on else 0):
        again = _read(tokens, start, nesting=False)
        reading = repaired(text, at, again, goes_on or runs_on)
    left = [o for o in reading.left if o.style != "single" or (single and _opens_speech(text, at, o, goes_on))]
    found = list(reading.found)
    if single:
        found += repaired_singles(text, at, reading)
    if left:
        o = left[0]
        cut = None if runs_on else (left_at_cue if goes_on else cue_after)(text, o.start, at.end)
        end = cut or at.end
        found.append(Found(o.outer, o.start, end, end, o.style, 0, "missing close" if cut else "paragraph"))
        left = [] if cut else left
    return sorted(found), bool(left)


def _opens_speech(text: str, at: Span, o: Open, goes_on: bool) -> bool:
    """Whether a single mark that nothing closes opens speech: outermost, where a sentence may start."""
    return o.depth == 0 and starts_speech(text, at, o) and (goes_on or at.end - o.start >= SHORTEST_LEFT_OPEN)


SHORTEST_LEFT_OPEN = 20
"""Code points; a single mark nearer to the paragraph's end that nothing closes is an apostrophe."""


def _read(tokens: list[MarkToken], start: list[Open], *, nesting: bool) -> Reading:
    """Read the marks of a paragraph with a stack; without `nesting`, marks of one style alternate."""
    stack, found, strays, attribute = list(start), list[Found](), 0, False
    unclosed, unopened = list[tuple[Open, int]](), list[Span]()
    for token in tokens:
        if attribute:
            attribute = token.mark != '"'
        elif token.single:
            _single(token, stack, found, unclosed, unopened)
        elif token.before == "=" and not stack:
            attribute = True
        else:
            strays += _double(token, stack, found, nesting)
    return Reading(found, stack, strays, unclosed, unopened)


def _push(token: MarkToken, stack: list[Open], style: str) -> None:
    stack.append(Open(style, token.start, token.end, len(stack)))


def _pop(token: MarkToken, stack: list[Open], found: list[Found], closed: Closing = "mark") -> None:
    o = stack.pop()
    found.append(Found(o.outer, o.start, token.start, token.end, o.style, o.depth, closed))


def _single(
    token: MarkToken, stack: list[Open], found: list[Found], unclosed: list[tuple[Open, int]], unopened: list[Span]
) -> None:
    """A single mark: it opens, closes a single one that is open, or is an apostrophe."""
    top = stack[-1].style if stack else ""
    if token.clipped and token.opens and (top == "single" or not token.closed_later):
        return
    if token.opens and not (token.closes and top == "single"):
        if top == "single":
            unclosed.append((stack.pop(), token.start))  # an apostrophe, most likely: nothing closed it
        _push(token, stack, "single")
    elif top == "single" and token.closes:
        inside_double = len(stack) > 1
        if not (token.possessive and (token.closed_later_inside if inside_double else token.closed_later)):
            _pop(token, stack, found)
    elif token.closes and not stack and token.before in ",.?!":
        unopened.append(Span(token.start, token.end))


def _double(token: MarkToken, stack: list[Open], found: list[Found], nesting: bool) -> int:
    """A double mark; returns 1 when it made no sense and was left out."""
    opened = next((o for o in reversed(stack) if o.style in _DOUBLES), None)
    direction = _direction(token, opened, nesting)
    if direction == "stray":
        if not token.before.isdigit():
            found.append(Found(-1, -1, token.start, token.end, "double", 0, "missing opening"))
        return 1
    if direction == "open":
        if opened is not None and not nesting:
            _close_at(token, stack, found, opened)
        _push(token, stack, _style(token))
        return 0
    while stack[-1] is not opened:
        stack.pop()  # a single mark that nothing closed was an apostrophe
    _pop(token, stack, found)
    return 0


def _close_at(token: MarkToken, stack: list[Open], found: list[Found], opened: Open) -> None:
    """End a segment whose closing mark is missing where the next one opens."""
    while stack[-1] is not opened:
        stack.pop()
    stack.pop()
    found.append(
        Found(opened.outer, opened.start, token.start, token.start, opened.style, opened.depth, "missing close")
    )


_STYLES = {"«": "guillemet", "‹": "single guillemet", "»": "reversed", "›": "single reversed", "„": "low", "‚": "low"}
_ENDS = {"«": "reversed", "‹": "single reversed", "»": "guillemet", "›": "single guillemet"}


def _style(token: MarkToken) -> str:
    return _STYLES.get(token.mark, "double")


def _direction(token: MarkToken, opened: Open | None, nesting: bool) -> Literal["open", "close", "stray"]:
    """Whether a double mark opens or closes, given what is open: the mark's own direction, else where it leans."""
    mark, style = token.mark, opened.style if opened else ""
    if mark in _ENDS:
        if style == _ENDS[mark]:
            return "close"
        return "open" if mark in {"«", "‹"} or token.opens else "stray"
    if mark == "„":
        return "open"
    if mark in {"“", "‟", "``"}:
        wrong_way = opened is not None and token.closes and not token.opens
        return "close" if style == "low" or wrong_way else "open"
    if mark == "”":
        if opened is not None:
            return "close"
        return "open" if token.opens and not token.closes else "stray"
    if opened is None:
        return "stray" if token.closes and not token.opens else "open"
    return "open" if token.opens and not token.closes else "close"


def _indexed(text: str, found: list[Found], paragraph: int, continues: bool, base: int) -> list[Segment]:
    """Found segments as values: white space trimmed, empty ones dropped, each with the index of the one around it."""
    out: list[Segment] = []
    around: list[int] = []
    for f in sorted(found, key=lambda f: (f.outer_start, -f.outer_end)):
        inner = text[f.start : f.end]
        start = f.start + len(inner) - len(inner.lstrip())
        end = f.start + len(inner.rstrip())
        if not any(c.isalnum() for c in inner):
            continue
        while around and out[around[-1]].outer_end <= f.outer_start:
            around.pop()
        if around and not (out[around[-1]].start <= start and end <= out[around[-1]].end):
            continue  # two broken segments would cross: the first one stands
        parent = around[-1] if around else -1
        goes_on = continues and not out
        around.append(len(out))
        out.append(
            Segment(
                start, end, f.outer_start, f.outer_end, f.style, len(around) - 1, base + parent if parent >= 0 else -1,
                f.closed, goes_on, paragraph,
            )
        )  # fmt: skip
    return out
