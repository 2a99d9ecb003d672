"""Words by what they do beside a quotation: verbs of speech in all their forms, auxiliaries, prepositions.

The lists are in the lexicon; regular forms are made here. `verb` also knows an unlisted verb by its ending, since news
prose uses thousands of verbs to introduce speech: such a one counts only next to marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from variorum.text.lexicon import lexicon, words

__all__ = ["Verb", "verb"]

Strength = Literal["strong", "weak", "unknown"]
Form = Literal["finite", "participle", "base"]


class Verb(NamedTuple):
    """A verb form: how surely it introduces speech, and whether it can head a clause."""

    strength: Strength
    form: Form


@cache
def _table() -> Mapping[str, Verb]:
    lists = lexicon("en", "speech")["verbs"]
    out: dict[str, Verb] = {}
    strengths: tuple[Strength, Strength] = ("weak", "strong")
    for strength in strengths:
        for base in lists[strength].split():
            out[base] = Verb(strength, "base")
            for form in _forms(base, lists["irregular"]):
                out[form] = Verb(strength, "participle" if form.endswith("ing") else "finite")
    return out


def _forms(base: str, irregular: Mapping[str, str]) -> Iterator[str]:
    if base in irregular:
        yield from irregular[base].split()
    elif base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    elif base.endswith(("s", "sh", "ch", "x", "z")):
        yield from (base + "es", base + "ed", base + "ing")
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    else:
        yield from (base + "s", base + "ed", base + "ing")


@lru_cache(maxsize=20_000)
def verb(word: str) -> Verb | None:
    """The verb that a lower-case word may be, or None.

    >>> verb("said"), verb("zinged")
    (Verb(strength='strong', form='finite'), Verb(strength='unknown', form='finite'))
    """
    known = _table().get(word)
    if known is not None:
        return known
    if word in words("en", "speech", "cues", "auxiliaries") or word in words("en", "names", "plain", "words"):
        return None
    if len(word) > 4 and word.isalpha():
        if word.endswith("ed"):
            return Verb("unknown", "finite")
        if word.endswith("ing"):
            return Verb("unknown", "participle")
    return None
