"""What a report tells in its own words: its text with quotations and furniture hidden, and the sentences of that."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from variorum.model import Furniture, Quotation, Span
from variorum.text.cues import words_of

__all__ = ["HIDDEN", "Narration", "narration"]

HIDDEN = "\ufffc"
"""What stands for each hidden character, so that offsets stay."""

_END = re.compile(r"[.!?…\n](?:(?<=\n)|[.!?…]*[\"”’')\]]*(?=\s+[A-Z“\"‘'(\[–—-]|\s*\n|\s*\Z))")
"""A stop with what closes behind it, or the end of a line; it begins with its marks, which are quickly looked for."""
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|Rev|Hon|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|approx|[A-Z])|\b[ap]\.m|\b[A-Z]\.[A-Z])\Z"
)


LONGEST = 2_000
"""Code points of the longest sentence: what is looked for along sentences must stay linear on a page without stops."""


class Narration(NamedTuple):
    """The text of a report, as long as it was, with everything hidden that is not its own words; and its sentences."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[frozenset[str], ...] = ()
    """The words of each sentence, by which a finder knows whether it need read it."""

    def holding(self, words: AbstractSet[str]) -> Iterator[Span]:
        """The sentences that hold any of some words, as they are printed."""
        return (s for s, held in zip(self.sentences, self.words, strict=True) if not words.isdisjoint(held))

    def sentence(self, position: int) -> Span:
        """The sentence that a code point stands in."""
        return self.sentences[self._number(position)]

    def words_at(self, sentence: Span) -> frozenset[str]:
        """The words of a sentence."""
        return self.words[self._number(sentence.start)]

    def _number(self, position: int) -> int:
        return max(0, bisect_right(self.sentences, (position, len(self.text) + 1)) - 1)

    def clause(self, position: int) -> Span | None:
        """The sentence of a place without white space and what is hidden around it; None where the place is hidden."""
        if self.text[position] == HIDDEN:
            return None
        s = self.sentence(position)
        words = self.text[slice(*s)]
        edge = f"{HIDDEN} \n\t\r”’"
        return Span(s.start + len(words) - len(words.lstrip(edge)), s.start + len(words.rstrip(edge)))


def _but_its_stop(text: str, span: Span) -> Span:
    """A quotation without the mark that may end the sentence it stands in."""
    return Span(span.start, span.end - 1) if text[span.end - 1 : span.end] in (".", "!", "?") else span


def narration(text: str, quotations: Iterable[Quotation], furniture: Iterable[Furniture]) -> Narration:
    """The narration of a report.

    >>> told = narration("He said no. She left on Jan. 3 with Mr. Poe.", (), ())
    >>> [told.text[slice(*s)] for s in told.sentences]
    ['He said no.', ' She left on Jan. 3 with Mr. Poe.']
    """
    quoted = (_but_its_stop(text, s) for q in quotations for s in q.spans)
    aside = sorted([*quoted, *(Span(f.start, f.end) for f in furniture)])
    pieces, at = [], 0
    for start, end in aside:
        if end > at:
            pieces += [text[at:start], HIDDEN * (end - max(start, at))]
            at = end
    told = "".join([*pieces, text[at:]])
    cuts = [0]
    for found in _END.finditer(told):
        stop = found.group()[0] == "." and _ABBREVIATED.search(told, max(0, found.start() - 8), found.start())
        if not stop and found.end() > cuts[-1]:
            cuts += [*range(cuts[-1] + LONGEST, found.end(), LONGEST), found.end()]
    if cuts[-1] < len(told) or len(cuts) == 1:
        cuts += [*range(cuts[-1] + LONGEST, len(told), LONGEST), len(told)]
    sentences = tuple(Span(a, b) for a, b in pairwise(cuts))
    return Narration(told, sentences, tuple(words_of(told[a:b]) for a, b in sentences))
