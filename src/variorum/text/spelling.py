"""One form for a word that is spelt in several ways: US and UK spelling, accents, numerals in words.

The form is for comparing and hashing. It is never shown, and never stored in place of what was printed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from variorum.text.lexicon import lexicon, words

__all__ = ["folded", "ordinals", "pairs", "plain"]

UNSEEN = "\u00ad\u200b\u200d"
APOSTROPHES = str.maketrans("’‘ʼ＇`´", "'" * 6, UNSEEN)

SHORTEST_RULE = 6
"""Letters a word must have before an ending is folded by rule: five-letter words in -ise (rise, wise, guise) mostly
are other words, and none of the verbs in -ise/-ize is shorter than `realise` by more than one letter."""


@lru_cache(1 << 16)
def plain(printed: str) -> str:
    """A printed word in lower case, with straight apostrophes and without soft hyphens.

    >>> plain("Ma’am")
    "ma'am"
    """
    return printed.translate(APOSTROPHES).lower()


def pairs(table: str, between: str | None = None) -> Mapping[str, str]:
    """The entries `left=right` of a list in a lexicon, parted by white space or by `between`.

    >>> pairs("grey=gray axe=ax")["axe"]
    'ax'
    """
    entries = (entry.strip().split("=") for entry in table.replace("\n", " ").split(between) if entry.strip())
    return MappingProxyType({left.strip(): right.strip() for left, right in entries})


@cache
def spellings() -> Mapping[str, str]:
    """British to American, word by word: the pairs of the lexicon and the -our stems."""
    table = lexicon("en", "spelling")["pairs"]
    return MappingProxyType({**pairs(table["words"])})


@cache
def ordinals() -> Mapping[str, str]:
    """Ordinals in words to figures.

    >>> ordinals()["third"]
    '3rd'
    """
    return pairs(lexicon("en", "spelling")["numbers"]["ordinals"])


@cache
def numerals() -> Mapping[str, str]:
    """Numerals in words to digits, with tens and units joined by a hyphen."""
    table = lexicon("en", "spelling")["numbers"]
    units, tens = pairs(table["units"]), pairs(table["tens"])
    compounds = {f"{t}-{u}": str(int(tens[t]) + int(units[u])) for t in tens for u in units if 0 < int(units[u]) < 10}
    return MappingProxyType({**units, **tens, **ordinals(), **compounds})


def without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def american(word: str) -> str:
    for stem in lexicon("en", "spelling")["pairs"]["our"].split():
        if word.startswith(stem):
            return f"{stem[:-2]}r{word[len(stem) :]}"
    if len(word) >= SHORTEST_RULE and word not in words("en", "spelling", "kept", "words"):
        for british, ending in lexicon("en", "spelling")["endings"].items():
            if word.endswith(british):
                return str(word.removesuffix(british) + ending)
    return word


@cache
def folded(word: str) -> str:
    """The form in which a plain word is compared: digits for numerals, US spelling, no accents.

    Idempotent. Only one word is folded; contractions are parted in `tokens`.

    >>> folded("apologised"), folded("centre"), folded("colourful"), folded("two"), folded("café")
    ('apologized', 'center', 'colorful', '2', 'cafe')
    >>> folded("rise"), folded("promised"), folded("four")
    ('rise', 'promised', '4')
    """
    word = without_accents(word)
    if word in numerals():
        return numerals()[word]
    if word in spellings():
        return spellings()[word]
    return american(word) if word.isalpha() else word
