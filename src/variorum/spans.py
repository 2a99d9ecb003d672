"""Ranges of characters and their arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.model import Span

__all__ = ["blanked", "covers", "gaps", "hull", "inside", "joined_text", "merged", "overlap"]


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share.

    >>> overlap(Span(0, 5), Span(3, 9))
    2
    """
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def covers(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies wholly inside `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def inside(position: int, spans: Iterable[Span]) -> bool:
    """Whether a code point lies in any of the spans."""
    return any(s.start <= position < s.end for s in spans)


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span that holds all of `spans`; raises ValueError when there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def blanked(text: str, spans: Iterable[Span]) -> str:
    """The text with everything in the spans as blanks, so that offsets stay; line ends stay too.

    >>> blanked("Read more. He left.", [Span(0, 10)])
    '           He left.'
    """
    pieces, at = [], 0
    for s in merged(spans):
        hidden = "".join(c if c in "\r\n" else " " for c in text[s.start : s.end])
        pieces += [text[at : s.start], hidden]
        at = s.end
    return "".join([*pieces, text[at:]])


def joined_text(text: str, spans: Iterable[Span]) -> str:
    """The text of several spans, joined with one space (as an edition prints a quotation that a cue breaks)."""
    return " ".join(text[s.start : s.end] for s in spans)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The stretches that any of the spans covers, sorted and disjoint; empty spans cover nothing.

    >>> merged([Span(3, 5), Span(0, 1), Span(4, 8)])
    (Span(start=0, end=1), Span(start=3, end=8))
    """
    out: list[Span] = []
    for s in sorted(spans):
        if out and s.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, s.end))
        elif s.end > s.start:
            out.append(s)
    return tuple(out)


def gaps(spans: Sequence[Span], within: Span) -> tuple[Span, ...]:
    """What of `within` the (sorted, disjoint) spans leave uncovered.

    >>> gaps((Span(2, 4),), Span(0, 6))
    (Span(start=0, end=2), Span(start=4, end=6))
    """
    out, at = [], within.start
    for s in spans:
        if s.start > at:
            out.append(Span(at, min(s.start, within.end)))
        at = max(at, s.end)
    if at < within.end:
        out.append(Span(at, within.end))
    return tuple(out)
