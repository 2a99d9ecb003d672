"""Lines that break inside marks: where a page breaks its lines and is not hard-wrapped throughout, a quotation that a
line leaves open and the next one closes stands in one paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.finding.speech.apostrophes import mark_tokens
from variorum.finding.speech.marks import closes_first, left_open
from variorum.model import Span

__all__ = ["unbroken"]

LINES = 8
"""Lines that one quotation may run over before it is closed; longer ones stand in texts that are wrapped throughout."""
_ENDS = frozenset(".!?:;…\"”’'»)]")


def unbroken(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """The paragraphs of a text, joined where nothing but a line break inside marks parts them.

    >>> text = "He called it “a very\\nbad idea”."
    >>> unbroken(text, (Span(0, 20), Span(21, 32)))
    (Span(start=0, end=32),)
    """
    runs = [_runs_on(text, a, b) for a, b in pairwise(paragraphs)]
    if not any(runs):
        return tuple(paragraphs)
    tokens = [mark_tokens(text, p) for p in paragraphs]
    out: list[Span] = []
    i = 0
    while i < len(paragraphs):
        last, style = i, left_open(tokens[i])
        while style:
            k = last + 1
            while k - last < LINES and k < len(paragraphs) and runs[k - 1] and not tokens[k]:
                k += 1
            if k >= len(paragraphs) or not runs[k - 1] or not closes_first(tokens[k], style == "single"):
                break
            last, style = k, left_open(tokens[k], style)
        out.append(Span(paragraphs[i].start, paragraphs[last].end))
        i = last + 1
    return tuple(out)


def _runs_on(text: str, line: Span, following: Span) -> bool:
    """Whether a line ends in the middle of a sentence and the next one follows without a blank line."""
    return text[line.end - 1] not in _ENDS and text.count("\n", line.end, following.start) == 1
