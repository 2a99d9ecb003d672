"""Words that lower how firmly a report says a thing, outside quotations, each with the clause it covers."""

from __future__ import annotations

import re
from functools import cache

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.model import Hedge, Span
from variorum.text.cues import Cues
from variorum.text.lexicon import lexicon
from variorum.text.near import lowered

__all__ = ["hedges"]

_EDGE = re.compile(rf"[;:!?\n(){HIDDEN}]|,\s|\s[–—-]\s|\b(?:but|while|although|because|after|before|when)\b")
"""Where a clause ends: marks, dashes, and the words that begin another."""


_BESIDE = f' \t\r\n"“”{HIDDEN}'
"""What may stand beside a clause and is none of it."""


def hedges(article_id: str, told: Narration) -> tuple[Hedge, ...]:
    """The hedges of a narration, in order.

    >>> from variorum.finding.claims.narration import narration
    >>> told = narration("He left, but she allegedly sent a note, police said.", (), ())
    >>> [(h.kind, told.text[slice(*h.scope)]) for h in hedges("a", told) if h.scope]
    [('allegedly', 'she allegedly sent a note')]
    """
    out = []
    text = lowered(told.text)
    read = (s for s, held in zip(told.sentences, told.words, strict=True) if _cues().of(held))
    for found in (m for s in read for m in _pattern().finditer(text, *s)):
        kind = next(name for name, value in found.groupdict().items() if value is not None)
        out.append(Hedge(article_id, found.start(), found.end(), kind, _clause(told, *found.span())))
    return tuple(out)


@cache
def _pattern() -> re.Pattern[str]:
    kinds = lexicon("en", "hedges")["kinds"]
    return re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in kinds.items())})\b")


@cache
def _cues() -> Cues:
    """The strings of which each hedge holds one, in whatever case: a sentence without one is not read."""
    known: str = lexicon("en", "hedges")["known"]["by"]
    return Cues([[form for word in known.split() for form in (word, word.capitalize(), word.upper())]])


def _clause(told: Narration, start: int, end: int) -> Span:
    """The clause round a hedge, within its sentence."""
    sentence = told.sentence(start)
    before = [m.end() for m in _EDGE.finditer(told.text, sentence.start, start)]
    after = _EDGE.search(told.text, end, sentence.end)
    first, last = (before[-1] if before else sentence.start), (after.start() if after else sentence.end)
    text = told.text[first:last]
    return Span(first + len(text) - len(text.lstrip(_BESIDE)), first + len(text.rstrip(_BESIDE)))
