"""Surnames that are plain words or titles too: "May" behind "Anna May", "King" behind "Jo King"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from variorum.finding.speech.names import Name
from variorum.finding.speech.verbs import verb
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["with_surnames"]

_PLAIN = words("en", "names", "plain", "words")
_WORDS = (
    _PLAIN | words("en", "names", "titles", "any") | words("en", "names", "titles", "male")
    | words("en", "names", "plain", "directions")
)  # fmt: skip
_PREPOSITIONS = words("en", "speech", "cues", "prepositions")
_DETERMINERS = words("en", "speech", "cues", "determiners")
_MONTHLY = frozenset(["last", "next", "late", "early", "mid", "this", "every", "and", "or", "until", "since"])
_FINITE = frozenset(["is", "was", "has", "had", "does", "did", "will", "would", "could", "should", "also", "then"])
_POSSESSIVE = re.compile(r"[’']s\b")
_NEXT_WORD = re.compile(r"[ \xa0]([a-z]+)\b")
_LAST_WORD = re.compile(r"(\w+)[ \xa0]$")


def with_surnames(hidden: str, found: Sequence[Name]) -> tuple[Name, ...]:
    """The names, and those surnames among plain words ("May", "Long") that stand alone behind a full name and beside a
    verb or the mark of possession.

    >>> from variorum.finding.speech.names import names
    >>> text = "Here Anna May spoke. Then May said that she had sailed in May."
    >>> [n.span.start for n in with_surnames(text, names(text, (Span(0, len(text)),)))]
    [5, 26]
    """
    return tuple(sorted([*found, *_alone(hidden, found)]))


def _alone(hidden: str, body: Sequence[Name]) -> Iterator[Name]:
    full: dict[str, int] = {}
    for n in body:
        word = n.bare[-1].lower()
        if n.kind == "person" and len(n.bare) > 1 and word in _WORDS:
            full.setdefault(n.bare[-1], n.span.end)
    ends = [n.span for n in body]
    for surname, after in full.items():
        for m in re.finditer(rf"\b{re.escape(surname)}\b", hidden[after:]):
            start, end = after + m.start(), after + m.end()
            k = bisect_right(ends, (start, end)) - 1
            if (k < 0 or ends[k].end <= start) and _beside_verb(hidden, start, end):
                owns = bool(_POSSESSIVE.match(hidden, end))
                yield Name(Span(start, end), hidden[start:end], (surname,), "person", "", owns)


def _beside_verb(hidden: str, start: int, end: int) -> bool:
    """Whether a verb or the mark of possession follows a word, or "said" stands before it; never behind "in May"."""
    before = _LAST_WORD.search(hidden, max(0, start - 20), start)
    after = _NEXT_WORD.match(hidden, end)
    said = verb(before[1].lower()) if before else None
    if said is not None and said.strength == "strong" and said.form == "finite":
        return True
    if before and before[1].lower() in _PREPOSITIONS | _DETERMINERS | _MONTHLY:
        return False
    does = verb(after[1]) if after else None
    return bool(
        (does is not None and does.form == "finite")
        or (after and after[1] in _FINITE)
        or _POSSESSIVE.match(hidden, end)
    )
