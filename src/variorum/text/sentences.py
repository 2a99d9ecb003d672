"""Where sentences begin and end, never inside a quotation.

Splitters cut inside quotations and after the abbreviations of news; so the quotations are hidden first, and the rest is
split by `nupunkt`, which learnt its abbreviations from legal and news text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.model import Span

__all__ = ["sentences"]

_STOPS = frozenset(".")


def sentences(text: str, paragraphs: Sequence[Span], quoted: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences of a text, in order, each inside one paragraph, without the white space around them.

    `quoted` (sorted, disjoint, marks included) is never cut. A quotation that ends in a full stop may end its sentence;
    one that ends in "?" or "!" does not, since the cue may follow.

    >>> text = "“No. Never!” said Mr. Poe. He left."
    >>> [text[s.start:s.end] for s in sentences(text, (Span(0, len(text)),), (Span(0, 12),))]
    ['“No. Never!” said Mr. Poe.', 'He left.']
    """
    from nupunkt import sent_spans  # 30 ms: only when there is something to split

    hidden = _hidden(_with_plain_addresses(text), quoted)
    cuts = sorted({end for _, end in sent_spans(hidden)})
    out, i = [], 0
    for paragraph in paragraphs:
        at = paragraph.start
        while i < len(cuts) and cuts[i] <= at:
            i += 1
        while i < len(cuts) and cuts[i] < paragraph.end:
            out.append(_trimmed(text, at, cuts[i]))
            at, i = cuts[i], i + 1
        out.append(_trimmed(text, at, paragraph.end))
    return tuple(s for s in out if s.end > s.start)


LONGEST_WORD = 200
"""Code points without white space from which something is no word and its full stops end nothing: the splitter takes
quadratic time over them."""
_SPACE, _LONG = re.compile(r"\s"), re.compile(rf"\S{{{LONGEST_WORD},}}")


def _with_plain_addresses(text: str) -> str:
    """The text with what is far too long for a word as letters of the same number, but for its ends."""
    every = range(0, len(text) - LONGEST_WORD, LONGEST_WORD)
    if all(_SPACE.search(text, at, at + LONGEST_WORD) for at in every):
        return text  # nearly always
    return _LONG.sub(lambda m: m[0][0] + "q" * (len(m[0]) - 2) + m[0][-1], text)


def _hidden(text: str, quoted: Sequence[Span]) -> str:
    """The text with each quotation as one capitalised word of the same length, its full stop kept at the end."""
    pieces, at = [], 0
    for s in quoted:
        if s.start < at:
            continue
        length = s.end - s.start
        inner = text[s.start : s.end].rstrip("\"”’'»“ ")
        stop = "." if inner and inner[-1] in _STOPS and length > 2 else "q"
        pieces += [text[at : s.start], "Q" + "q" * (length - 2) + stop if length > 1 else "Q"]
        at = s.end
    return "".join([*pieces, text[at:]])


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
