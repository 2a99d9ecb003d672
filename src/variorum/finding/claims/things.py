"""The things that amounts, lengths and times are of, by the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import lexicon, words

__all__ = ["head_behind", "noun_behind", "thing_of"]


def thing_of(words_: str) -> str | None:
    """The thing that the last words of a phrase stand for, or None.

    >>> thing_of(" defamation lawsuit"), thing_of("-minute voice memo"), thing_of(" of the sea")
    ('lawsuit', 'voice message', None)
    """
    found = list(_things().finditer(words_.lower()))
    return _canonical()[found[-1].group()] if found else None


@cache
def _canonical() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["things"]
    return {
        v: k for k, variants in listed.items() for v in (variants.split("|") if "|" in variants else variants.split())
    }


@cache
def _things() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_canonical(), key=lambda v: (-len(v), v)))})\b")


def noun_behind(behind: str) -> str | None:
    """The noun phrase that a number is followed by: up to four words of it, verbs and adverbs left out.

    >>> noun_behind(" fire rescue units, all of them new"), noun_behind(" of the sea")
    ('fire rescue units', None)
    """
    phrase = _PHRASE.match(behind)
    words_ = (
        [w for w in re.findall(r"[a-z][a-z-]+", phrase[0]) if not w.endswith(("ed", "ing", "ly"))] if phrase else []
    )
    return " ".join(words_) or None


def head_behind(behind: str) -> str | None:
    """The last word of that phrase: of "delivery truck" the truck."""
    phrase = noun_behind(behind)
    return phrase.split()[-1] if phrase else None


_NO_NOUN = "|".join(sorted(words("en", "things", "lists", "no_noun")))
_PHRASE = re.compile(rf"(?:,|-plus)?(?:\s+(?!(?:{_NO_NOUN})\b)[a-z][a-z-]*){{1,4}}")
