"""The things that amounts, lengths and times are of, by the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from variorum.text.lexicon import lexicon

__all__ = ["thing_of"]


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
