"""Masked words: `f–k`, `f***ed`, `f----d`, `f—`, `s---`. One token each, which agrees with what it may stand for.

The normal form of a mask is its first letters, one star, its last letters: `f***ed` is `f*ed`. A dash between two whole
words is no mask: a pattern of letters and dashes counts only where it fits a word that newsrooms do mask.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from variorum.text.lexicon import lexicon

__all__ = ["fits", "is_maskable", "mask", "mask_key", "masks_agree"]

SHAPE = re.compile(r"([^\W\d_]*+)([^\w\s]++|_++|[^\w\s]++.*[^\w\s]++)([^\W\d_]*+)", re.DOTALL)
CONSONANTS = frozenset("bcdfghjklmnpqrstvwxyz")
LONGEST_STEM = 2
"""Letters that may stand before a lone dash with nothing after it (`f—`, `sh—`): longer beginnings of words before a
dash are mostly speech that breaks off."""


@cache
def by_initial() -> Mapping[str, tuple[str, ...]]:
    """The maskable words by first letter."""
    out: dict[str, list[str]] = {}
    for word in sorted(set(lexicon("en", "masking")["words"].split())):
        out.setdefault(word[0], []).append(word)
    return {letter: tuple(group) for letter, group in out.items()}


def is_maskable(word: str) -> bool:
    """Whether newsrooms mask this normal form.

    >>> is_maskable("fucking"), is_maskable("for")
    (True, False)
    """
    return word in by_initial().get(word[:1], ())


def fits(hidden: str, word: str) -> bool:
    """Whether the mask (`f*ed`) may stand for the word.

    >>> fits("f*ed", "fucked"), fits("f*ed", "fucking")
    (True, False)
    """
    stem, _, tail = hidden.partition("*")
    return len(word) > len(stem) + len(tail) and word.startswith(stem) and word.endswith(tail)


def masks_agree(a: str, b: str) -> bool:
    """Whether two masks may stand for one word: neither shows a letter that the other denies.

    >>> masks_agree("f*ked", "f*d"), masks_agree("f*ing", "f*kheads"), masks_agree("f*", "f*k")
    (True, False, True)
    """
    (stem, _, tail), (other, _, end) = a.partition("*"), b.partition("*")
    return (stem.startswith(other) or other.startswith(stem)) and (tail.endswith(end) or end.endswith(tail))


def mask_key(hidden: str) -> str:
    """The key under which a mask, or a word that may be masked, is hashed: its first letter and a star."""
    return (hidden[:1] if hidden[:1] != "*" else "") + "*"


@lru_cache(1 << 14)
def mask(printed: str) -> str | None:
    """The normal form of a plain (lower-case) word with marks in it, or None where it is no mask.

    >>> mask("f---ing"), mask("f–k"), mask("s—"), mask("word—word"), mask("footnote*"), mask("****")
    ('f*ing', 'f*k', 's*', None, None, '*')
    """
    shape = SHAPE.fullmatch(printed)
    if shape is None:
        return None
    stem, marks, tail = shape.groups()
    hidden = f"{stem}*{tail}"
    known = any(fits(hidden, word) for word in by_initial().get(stem[:1], ()))
    starred = not marks.startswith(("-", "–", "—", "―"))
    if starred:
        return hidden if is_starred_mask(stem, marks, tail, known) else None
    if not stem:
        return None
    alone = len(stem) == 1 and stem in CONSONANTS
    if not tail:
        open_ended = set(stem) <= CONSONANTS and len(stem) <= LONGEST_STEM
        return hidden if (known and open_ended) or (alone and len(marks) > 1) else None
    if marks == "-":
        return hidden if known and alone else None
    return hidden if known and not is_maskable(stem) else None


def is_starred_mask(stem: str, marks: str, tail: str, known: bool) -> bool:
    if not stem:
        return not tail and len(marks) >= 3 and not any(c.isalnum() for c in marks)
    if not tail:
        return len(stem) <= LONGEST_STEM and (known or len(marks) >= 3)
    return known or len(stem) <= LONGEST_STEM
