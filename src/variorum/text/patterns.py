"""Regular expressions made from lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["any_lowered", "any_of"]

_CAPITAL, _NAMED_GROUP = re.compile(r"(?<!\\)[A-Z]"), re.compile(r"\(\?P<\w+>")


def any_lowered(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds something in a text in lower case wherever one of some patterns, read without regard to
    case, does in the text: a first question, an answer of no to which comes three times as fast.

    >>> bool(any_lowered(["opened in [A-Z]+", "(?P<who>It) began"]).search("so it began"))
    True
    """
    lower = (_CAPITAL.sub(lambda m: m[0].lower(), _NAMED_GROUP.sub("(?:", pattern)) for pattern in patterns)
    return re.compile("|".join(f"(?:{pattern})" for pattern in lower) or "(?!)")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some strings, the longest that fits; what they have in common at the start is read once.

    Looking for one of hundreds of words takes half the time that trying one after the other does.

    >>> any_of(["may", "march", "mar"])
    'ma(?:r(?:ch)?|y)'
    """
    rests: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            rests.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    branches = [re.escape(first) + any_of(rests[first]) for first in sorted(rests)]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + "?" * ends
