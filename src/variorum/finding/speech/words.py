"""The words and marks of a sentence, read once for all that looks at them."""

from __future__ import annotations

import re

from variorum.finding.speech.marks import FILLER
from variorum.model import Span

__all__ = ["LONGEST_WORD", "Word", "words_of"]

Word = tuple[int, int, str]
"""A word, a mark of punctuation or a masked segment: where it starts and ends, and as printed."""
LONGEST_WORD = 40
"""Code points of the longest word of which it is remembered what it is: longer ones are addresses and the like."""
_TOKEN = re.compile(rf"{FILLER}+|\w[\w’'&/-]*(?:\.\w+)*|[^\w\s]")


def words_of(hidden: str, sentence: Span) -> list[Word]:
    """The words and marks of a sentence of masked text, in order.

    >>> [word for _, _, word in words_of("Mr. Poe’s half-sister left.", Span(0, 27))]
    ['Mr', '.', 'Poe’s', 'half-sister', 'left', '.']
    """
    return [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(hidden, *sentence)]
