"""What happens on a date: the event that the date's own clause names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.whose import owner
from variorum.model import DateMention, Mention
from variorum.text.lexicon import lexicon, words

__all__ = ["Happening", "happening"]

REACH = 90
"""Characters before a date in which its event is named; behind it a date describes only the word that follows."""


class Happening(NamedTuple):
    """An event, whose it is (where that tells it from others of its kind), and whether the date no longer holds."""

    event: str
    whose: str | None
    former: bool


def happening(told: Narration, date: DateMention, mentions: Sequence[Mention]) -> Happening | None:
    """The event of a date; None where its clause names none, or two.

    >>> from variorum.finding.claims.narration import narration
    >>> text = "A hearing set for Feb. 12 was moved to Feb. 3."
    >>> told = narration(text, (), ())
    >>> [happening(told, DateMention("a", *at, ""), ()) for at in ((18, 25), (39, 45))]
    [Happening(event='hearing', whose=None, former=True), Happening(event='hearing', whose=None, former=False)]
    """
    sentence = told.sentence(date.start)
    if told.text[date.start] == HIDDEN:
        return None
    before = told.text[max(sentence.start, date.start - REACH) : date.start]
    behind = told.text[date.end : min(sentence.end, date.end + 40)]
    described = _EVENTS().match(behind.lstrip(" -").removeprefix("court ")) if behind[:1] in " -" else None
    if described is None and _of_something_else(before, behind):
        return None
    found = described or _last(re.split(rf"[;{HIDDEN}]|\b(?:after|before|since|because)\b", before)[-1])
    if found is None:
        return None
    event = _canonical()[found[0].lower()]
    if described is None and not _LEADS.search(told.text[max(sentence.start, date.start - 40) : date.start]):
        return None
    whose = owner(told, sentence, date.start, mentions) if event in _OWNED else None
    if event in _OWNED and whose is None:
        return None
    return Happening(event, whose, _no_longer(before, told.text[date.end : sentence.end]))


def _of_something_else(before: str, behind: str) -> bool:
    """Whether a date describes the word behind it: "a December article"."""
    after = re.match(r",?\s+([a-z]+)", behind)
    owned = re.search(r"\b(?:an?|the|his|her|their|its)\s+\Z", before)
    return after is not None and owned is not None and after[1] not in _GOING_ON


_GOING_ON = frozenset(
    ["and", "or", "in", "on", "at", "to", "for", "with", "as", "when", "before", "after", "until", "by", "from", "that"]
)

_LEADS = re.compile(
    r"(?:\b(?:on|for|to|from|in|at|late|early|since|until|a|an|the|until|begin|begins|began|of)\s+|,\s+|\(\s*)\Z",
    re.IGNORECASE,
)
"""What a date follows as a part of its clause."""


def _no_longer(before: str, behind: str) -> bool:
    """Whether a date is the one that an event was moved away from."""
    if re.search(r"\b(?:moved|rescheduled|postponed|pushed back|brought forward|delayed)\b[^.;]*\bfrom\s+\Z", before):
        return True
    return bool(_MOVED.match(behind))


_MOVED = re.compile(
    r"[^.;]{0,30}\b(?:moved|rescheduled|postponed|pushed|brought forward|delayed)\b[^.;]{0,30}\b(?:to|for|until)\b"
)


def _last(clause: str) -> re.Match[str] | None:
    """The event that a stretch before a date names; None where it names two different ones."""
    found = list(_EVENTS().finditer(clause))
    return found[-1] if found and len({_canonical()[m[0].lower()] for m in found[-2:]}) == 1 else None


_OWNED = words("en", "things", "dates", "owned")


@cache
def _canonical() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["events"]
    return {v: k for k, variants in listed.items() for v in variants.split("|")}


@cache
def _EVENTS() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    return re.compile(rf"\b(?:{'|'.join(sorted(_canonical(), key=lambda v: (-len(v), v)))})\b", re.IGNORECASE)
