"""The words and marks of a sentence, read once for all that looks at them."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from variorum.finding.speech.marks import FILLER
from variorum.model import Span

__all__ = ["LONGEST_WORD", "Remembered", "Words", "words_of"]

T = TypeVar("T")

LONGEST_WORD = 40
"""Code points of the longest word of which it is remembered what it is: longer ones are addresses and the like."""
MOST_WORDS = 1 << 15
"""Words remembered: more than a long book has."""
_TOKEN = re.compile(rf"(\w[\w’'&/-]*+(?:\.\w++)*+|[^\w\s{FILLER}]|{FILLER}+)")


class Words(NamedTuple):
    """Words, marks of punctuation and masked segments, in order, as parallel lists: where each starts and ends, and as
    printed."""

    starts: list[int]
    ends: list[int]
    texts: list[str]


def words_of(hidden: str, sentence: Span) -> Words:
    """The words and marks of a sentence of masked text, in order.

    >>> words_of("Mr. Poe’s half-sister left.", Span(0, 27)).texts
    ['Mr', '.', 'Poe’s', 'half-sister', 'left', '.']
    """
    pieces = _TOKEN.split(hidden[sentence.start : sentence.end])  # what stands between, a word, what stands between …
    at = list(accumulate(map(len, pieces), initial=sentence.start))
    return Words(at[1:-1:2], at[2::2], pieces[1::2])


class Remembered(dict[str, T], Generic[T]):
    """What a function makes of each word, made once: `map(remembered.__getitem__, texts)` takes a fifth of the time of
    asking a function that remembers."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, word: str) -> T:
        made = self._make(word)
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = made
        return made
