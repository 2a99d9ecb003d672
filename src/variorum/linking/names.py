"""Names of people and bodies, compared: which two printed names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from variorum.text.lexicon import lexicon

__all__ = ["Name", "acronyms", "compatible", "parse"]

WORD = re.compile(r"[^\W_][\w’'.-]*", re.UNICODE)


class Name(Struct, frozen=True):
    """A person's name in parts, all lower case without marks: given names (or initials), family name with its
    particle."""

    given: tuple[str, ...]
    family: str
    junior: bool = False

    @property
    def full(self) -> bool:
        """Whether a given name (not only a title) stands before the family name."""
        return bool(self.given)


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], frozenset[str], dict[str, frozenset[str]]]:
    words = lexicon("en", "people")
    short: dict[str, frozenset[str]] = {}
    for line in words["short_forms"]:
        for name in line.split():
            short[name] = short.get(name, frozenset()) | {line.split()[0]}
    lists = [frozenset(words[key].split()) for key in ("titles", "suffixes", "particles")]
    return lists[0], lists[1], lists[2], short


@cache
def parse(printed: str) -> Name | None:
    """The parts of a printed person's name, titles, suffixes and possessives taken off; None where nothing is left.

    >>> parse("Dr. Maria van der Berg's")
    Name(given=('maria',), family='van der berg', junior=False)
    >>> parse("Mayor Okafor"), parse("Harbour Police Chief Ann Roe")
    (Name(given=(), family='okafor', junior=False), Name(given=('ann',), family='roe', junior=False))
    """
    titles, suffixes, particles, _ = _lists()
    printed = re.sub(r",(?! [JS]r\b).*", "", re.sub(r"[’']s?$", "", printed.strip()))
    words = [w.rstrip(".").lower().replace("’", "'") for w in WORD.findall(printed)]
    at = max((n for n, word in enumerate(words[:-1]) if word in titles), default=-1)
    words = words[at + 1 :]
    junior = False
    while len(words) > 1 and words[-1].replace(".", "") in suffixes:
        junior = words.pop() == "jr" or junior
    if not words:
        return None
    at = len(words) - 1
    lower = printed.split()[0].islower() if printed.split() else False
    while at > (0 if lower else 1) and words[at - 1] in particles:
        at -= 1
    return Name(tuple(words[:at]), " ".join(words[at:]), junior)


def compatible(a: Name, b: Name) -> bool:
    """Whether two names can be one person's: the same family name, and given names that do not contradict each other.

    What stands before a whole name may be anything ("Zookeeper Ann Roe"), so one may be the end of the other.

    >>> compatible(parse("Donald J. Roe"), parse("Don Roe")), compatible(parse("Ann Roe"), parse("Ben Roe"))
    (True, False)
    """
    if a.junior != b.junior and a.given and b.given:
        return False
    if a.family != b.family and a.family.replace("-", " ").split()[-1] != b.family.replace("-", " ").split()[-1]:
        return False
    if not a.given or not b.given or _same_given(a.given[0], b.given[0]):
        return True
    short, long = sorted((a.given, b.given), key=len)
    return long[-len(short) :] == short


def _same_given(a: str, b: str) -> bool:
    short = _lists()[3]
    if a == b or short.get(a, frozenset({a})) & short.get(b, frozenset({b})):
        return True
    a, b = sorted((a, b), key=len)
    return (len(a.replace(".", "")) == 1 and b.startswith(a[0])) or (len(a) >= 3 and b.startswith(a))


def acronyms(bodies: Iterable[str]) -> dict[str, str]:
    """Each name that is made of the initials of another one, small words left out or not, with that name (of several
    the last in their order).

    >>> acronyms(["NOAA", "NRA", "National Rowing Association"])
    {'NRA': 'National Rowing Association'}
    """
    named = list(bodies)
    full: dict[str, list[str]] = {}
    for body in named:
        for initials in _initials(body):
            full.setdefault(initials, []).append(body)
    meant = {body: [f for f in full.get(_letters(body), ()) if f != body] for body in named}
    return {body: fulls[-1] for body, fulls in meant.items() if fulls}


def _letters(short: str) -> str:
    """The letters of what may be an acronym; none where it is none."""
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    return letters if short.upper() == short else ""


def _initials(full: str) -> frozenset[str]:
    """The initials of a name of several words: of all of them, and of those with a capital."""
    words = re.findall(r"[A-Za-z]+", full)
    every, large = [w[0] for w in words], [w[0] for w in words if w[0].isupper()]
    return frozenset("".join(letters).lower() for letters in (every, large) if len(letters) >= 2)
