"""Which of many patterns a sentence has any need of: told from its words alone, each word looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from variorum.text.patterns import any_of

__all__ = ["Cues", "words_of"]

_WORD = re.compile(r"[A-Za-z]+|[(/©]")


def words_of(text: str) -> frozenset[str]:
    """The words of a text as they are printed, split at all but the letters of English; and the marks of credits.

    >>> sorted(words_of("Photo: A. Lund/Coast (said Poe’s office)"))
    ['(', '/', 'A', 'Coast', 'Lund', 'Photo', 'Poe', 'office', 's', 'said']
    """
    return frozenset(_WORD.findall(text))


class Cues:
    """Patterns, each known by strings of which all that it matches hold one: which of them some words give cause for.

    A cue of several words is known by its longest. What a word tells is remembered, for as many words as `MOST`.

    >>> cues = Cues([["claim", "said in"], ["poke to"]])
    >>> sorted(cues.of(words_of("He claimed so."))), sorted(cues.of(words_of("She spoke to him.")))
    ([0], [1])
    """

    MOST = 50_000

    def __init__(self, cues: Sequence[Iterable[str]]) -> None:
        self._rows = [{max(_WORD.findall(cue), key=len) for cue in row} for row in cues]
        self._any = re.compile(any_of({part for row in self._rows for part in row}))
        self._known: dict[str, tuple[int, ...]] = {}
        self._dull: set[str] = set()

    def of(self, words: AbstractSet[str]) -> set[int]:
        """The numbers of the patterns that could match a text of these words."""
        found: set[int] = set()
        for word in words - self._dull:
            found.update(self._known.get(word) or self._told(word))
        return found

    def _told(self, word: str) -> tuple[int, ...]:
        """The numbers of the patterns that a word gives cause for."""
        if len(self._dull) + len(self._known) >= self.MOST:
            self._dull.clear()
            self._known.clear()
        if self._any.search(word) is None:
            self._dull.add(word)
            return ()
        self._known[word] = tuple(n for n, row in enumerate(self._rows) if any(part in word for part in row))
        return self._known[word]
