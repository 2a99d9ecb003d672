"""What the words of a name tell by themselves: which are titles, what kind of thing it names, and which gender."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from variorum.text.lexicon import words

__all__ = [
    "GENDERED",
    "GIVEN",
    "OFFICE",
    "ORGANISATION",
    "PLACE",
    "PLAIN",
    "TITLES",
    "Gender",
    "Shape",
    "normal",
    "shape",
]

Gender = Literal["f", "m", "p", "n", ""]
_FEMALE_TITLES = words("en", "names", "titles", "female")
_MALE_TITLES = words("en", "names", "titles", "male")
GENDERED = _FEMALE_TITLES | _MALE_TITLES
TITLES = words("en", "names", "titles", "any") | GENDERED
_ADDRESS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sen", "rep", "gov", "sir", "dame", "justice", "judge"])
_POSTS = words("en", "names", "titles", "posts")
_SUFFIXES = words("en", "names", "titles", "suffixes")
_FEMALE = words("en", "names", "given", "female")
_MALE = words("en", "names", "given", "male")
GIVEN = _FEMALE | _MALE
ORGANISATION = words("en", "names", "kinds", "organisation")
PLACE = words("en", "names", "kinds", "place")
PLAIN = words("en", "names", "plain", "words") | words("en", "speech", "cues", "prepositions")
OFFICE = TITLES | ORGANISATION | frozenset({"attorney", "bank", "house", "state"})
"""Behind these "of" goes on with a name or office: "Secretary of State"."""
_DIRECTIONS = words("en", "names", "plain", "directions")
_TITLES_OR_GIVEN = TITLES | GIVEN
_NO_SURNAME = ORGANISATION | PLAIN
_ROLES = words("en", "names", "heads", "person")
_CROWDS = words("en", "names", "heads", "group") - ORGANISATION - PLAIN


@lru_cache(maxsize=1 << 15)
def normal(word: str) -> str:
    """A word as it stands in the lists."""
    return word.rstrip(".").lower().replace("’", "'")


class Shape(NamedTuple):
    """What the words of a name tell by themselves; `stopped`: the last one ends with the stop of its sentence."""

    bare: tuple[str, ...]
    kind: Literal["person", "organisation", "place"]
    gender: Gender
    stopped: bool
    junior: bool


CAPITALS = 4
"""Words in capitals that are no name any more but a line of a heading."""


@lru_cache(maxsize=1 << 15)
def shape(words_: tuple[str, ...]) -> Shape | None:
    """The shape of a name, or None where the words are none; most names are printed more than once."""
    plain = [normal(w) for w in words_]
    if all(p in TITLES for p in plain) and not (len(plain) == 2 and plain[0] in _ADDRESS):
        return None  # «the Prime Minister», but not «Mr. King»
    if len(words_) >= CAPITALS and all(w.isupper() for w in words_):
        return None  # a heading
    if len(plain) == 1 and plain[0] in _DIRECTIONS:
        return None
    if plain[-1] in _POSTS and not any(p in GIVEN for p in plain[:-1]):
        return None  # «the Foreign Secretary»
    behind = _untitled(plain)
    bare = [w for w, p in zip(words_[behind:], plain[behind:], strict=True) if p not in _SUFFIXES]
    if "of" in plain and plain[0] in TITLES:
        bare = _after_office(words_, plain) or bare
    last = words_[-1]
    stopped = (
        last.endswith(".")
        and len(last.rstrip(".")) > 2
        and last.count(".") == 1
        and plain[-1] not in {"jr", "sr"}
    )  # fmt: skip
    bare = bare or [last]
    if not any(c.isalpha() for w in words_ for c in w):
        return None
    kind = "person" if behind else _kind(plain, bare)
    return Shape(tuple(_spelt(w) for w in bare), kind, _gender(plain[:behind], bare), stopped, plain[-1] == "jr")


def _untitled(plain: list[str]) -> int:
    """Where the name begins behind its titles and roles, with what stands before them ("Zoo Director Jo Blake")."""
    at = 0
    for k in range(len(plain) - 1):
        if plain[k] in TITLES or plain[k] in _ROLES or plain[k] in _CROWDS:
            rest = [p for p in plain[k + 1 :] if p not in _SUFFIXES]
            if rest and plain[k + 1] not in {"of", "to", "for"} and _stands_before(plain, k, rest):
                at = k + 1
    return at or _behind_body(plain)


def _stands_before(plain: list[str], k: int, rest: list[str]) -> bool:
    """Whether the word at `k`, a title or role by itself, is one here and no part of the name."""
    if plain[k] in TITLES:
        return not (k == 1 and plain[0] in GIVEN and plain[0] not in PLACE)  # a middle name
    if rest[0] in _TITLES_OR_GIVEN and plain[0] not in GIVEN:
        return True
    return k == 0 and plain[0] not in GIVEN and rest[-1] not in _NO_SURNAME


def _behind_body(plain: list[str]) -> int:
    """Where a full name begins behind a body, place or post ("Larkfield County Recorder Jo Blake"), or 0."""
    for k in range(1, len(plain) - 1):
        before = plain[k - 1]
        known = k > 1 or before in PLACE or before in ORGANISATION
        if plain[k] in GIVEN and plain[0] not in GIVEN and known and plain[-1] not in _NO_SURNAME and "of" not in plain:
            return k
    return 0


def _spelt(word: str) -> str:
    """A word of a name without the stop of its sentence, and a given name in capitals as it is mostly printed."""
    if word.isupper() and len(word) > 3 and word.lower() in GIVEN:
        return word.capitalize()
    return word.rstrip(".") if len(word) > 2 and word.count(".") == 1 else word


def _after_office(words_: tuple[str, ...], plain: list[str]) -> list[str]:
    """The words of the name behind an office ("Secretary of State Jo Blake", "Mayor of London Jo Blake")."""
    k = plain.index("of") + 1
    while k < len(plain) and (plain[k] in PLACE or plain[k] in OFFICE or plain[k] == "the"):
        k += 1
    return list(words_[k:]) if len(words_) - k >= 2 else []


def _kind(plain: list[str], bare: list[str]) -> Literal["person", "organisation", "place"]:
    titled = plain[0] in TITLES and len(plain) > 1
    last = plain[-1]
    if not titled:
        if (
            last in ORGANISATION
            or any(w.lower() in {"of", "for"} for w in bare)
            or plain[0] in ORGANISATION
            or (len(bare) == 1 and len(bare[0]) > 1 and bare[0].isupper() and last not in PLACE)
        ):
            return "organisation"
        if last in PLACE and len(plain) <= 3 and plain[0] not in GIVEN:
            return "place"
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", plain[0]) and len(plain) == 1:
            return "place"
    return "person"


def _gender(titles: list[str], bare: list[str]) -> Gender:
    for p in titles:
        if p in _FEMALE_TITLES:
            return "f"
        if p in _MALE_TITLES:
            return "m"
    first = bare[0].lower().split("-")[0]
    if len(bare) < 2 or (first in _FEMALE) == (first in _MALE):
        return ""
    return "f" if first in _FEMALE else "m"
