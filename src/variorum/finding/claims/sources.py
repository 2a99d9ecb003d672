"""Outlets as reports name them, each under one name: "the Mail" is the Daily Mail where the article says so."""

from __future__ import annotations

import re
from functools import cache

from variorum.finding.outlets import bare, is_outlet, phrases
from variorum.text.lexicon import lexicon, words
from variorum.text.near import places

__all__ = ["NAME", "OUTLET", "outlet", "trimmed", "without_article"]

WORD = r"(?:[A-ZÀ-Þ](?:[\w&!-]|\.(?=\w)|(?<=\.[A-Z])\.|['’](?=[A-Z]))*)"
NAME = rf"(?:(?:[Tt]he\s)?{WORD}(?:\s(?:of\s(?:the\s)?|and\s(?=[A-Z])|&\s|della\s)?{WORD}){{0,4}})"
"""A name in capitals, at most five words."""
_DESCRIBED: str = lexicon("en", "credits")["outlets"]["described"]
OUTLET = (
    rf"\b(?:(?:the\s|an?\s|its\s)?(?:[\w-]{{2,20}}\s){{0,3}}(?P<described>{_DESCRIBED}),?\s)?"
    rf"(?:{WORD}\s(?:affiliate|sister\s(?:station|paper))\s)?(?P<outlet>{NAME})(?:,?\s(?P<after>{_DESCRIBED})\b)?"
)
"""An outlet's name with what may stand beside it to say what it is: "the daily Harbour Post", "Coast radio"."""
_LONGEST = 70


def trimmed(printed: str) -> str:
    """A name without what only begins its sentence, a weekday or month behind it, and the owner's ending.

    >>> trimmed("But the Harbour Post Monday")
    'the Harbour Post'
    """
    parts = printed.split()
    calendar, common = words("en", "credits", "lists", "calendar"), phrases("not_names")
    while len(parts) > 1 and (parts[0] in common or parts[0].lower() in ("and", "but")):
        parts = parts[1:]
    while len(parts) > 1 and (parts[-1].rstrip(".") in calendar or parts[-1] in ("In", "The", "And", "But")):
        parts = parts[:-1]
    return re.sub(r"[’'](?:s)?$", "", " ".join(parts)).rstrip(".,")


def without_article(name: str) -> str:
    """A phrase without the article that it begins with."""
    return re.sub(r"\A(?:(?:the|a|an)\s+)+", "", name, flags=re.IGNORECASE)


def outlet(printed: str, text: str, described: bool = False) -> str | None:
    """The one name of an outlet that is printed somehow; None where it does not look like one.

    A short name is spelt out as the article does it elsewhere; `described`: the words beside it say what it is.

    >>> text = "The Harbour Mail has the tape. A friend told the Mail so, and another told Coast TV."
    >>> outlet("the Mail", text), outlet("Coast TV", text), outlet("Ana Ruiz", text)
    ('Harbour Mail', 'Coast TV', None)
    """
    name = trimmed(printed)
    plain = bare(name)
    if (
        plain in phrases("not_names") | {"The", "As", ""}
        or len(name) > _LONGEST
        or plain.split()[0] in words("en", "credits", "lists", "not_outlets")
    ):
        return None
    if len(plain.split()) == 1 and not _spelt(plain):
        plain = _fullest(plain, text) or plain
    looks = described or is_outlet(plain) or plain in phrases("agencies") or plain in _known() or _initials(plain)
    if not looks and not any(w in words("en", "credits", "outlets", "words") for w in plain.split()):
        return None
    same = lexicon("en", "credits")["outlets"]["same"]
    named: str = same.get(plain, same.get(f"The {plain}", plain))
    return f"The {named}" if f"The {named}" in phrases("outlet_names") else named


@cache
def _known() -> frozenset[str]:
    listed: str = lexicon("en", "credits")["outlets"]["known"]
    return frozenset(listed.strip().split("|"))


def _initials(name: str) -> bool:
    """Whether a name is a station's or an agency's letters: three to six capitals."""
    return re.fullmatch(r"[A-Z]{3,6}(?:-?TV|\d)?", name) is not None


def _spelt(name: str) -> bool:
    """Whether a name of one word is whole: initials, or one that is known as it is and no common word of outlets."""
    return name.isupper() or (name in phrases("outlet_names") and name not in phrases("outlet_words"))


_BEFORE = re.compile(rf"(?<!\w)(?:{WORD}\s){{1,3}}\Z")
_BEHIND = re.compile(rf"(?:\s(?:{WORD})){{1,2}}")
_GOES_ON = re.compile(r"\w|\s[A-Z]")


def _fullest(name: str, text: str) -> str | None:
    """The longer name of an outlet that a text has and that ends or begins with this one; None where it has two."""
    before: list[str] = []
    behind: list[str] = []
    for at in places(text, [name]):
        end = at + len(name)
        if (m := _BEFORE.search(text, max(0, at - 60), at)) and not _GOES_ON.match(text, end):
            before.append(f"{m[0]}{name}")
        if (m := _BEHIND.match(text, end)) and not text[at - 1 : at].isalnum():
            behind.append(f"{name}{m[0]}")
    same = lexicon("en", "credits")["outlets"]["same"]
    found = {bare(same.get(n, n)) for m in (*before, *behind) if is_outlet(n := bare(trimmed(m))) and n != name}
    longer = sorted(found, key=lambda n: (-len(n), n))
    return longer[0] if longer and all(longer[0].endswith(n) or longer[0].startswith(n) for n in longer) else None
