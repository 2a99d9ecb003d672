"""What a report tells of a date: the clause that the date stands in, cut out of its sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from variorum.model import DateMention
from variorum.text.lexicon import lexicon, words

__all__ = ["Telling", "share", "telling"]

LONGEST = 160
"""Characters of a clause that an entry shows: two lines of a page."""
SHORTEST = 4
"""Words beside the date that say what happened; a shorter clause is joined to the one before it, or behind."""

_CUT = re.compile(
    r"[“”\"()\n]|;\s|\s[–—]\s|\s--\s|,\s(?=(?:which|who|whose|whom|while|but|although|though|because|whereas|when|with"
    r"|including|according|adding|saying|prompting|leading|after|before|months|weeks|days"
    r"|and\s(?:he|she|it|they|the|an?|[A-Z])|as\s|so\s)\b)|\s(?=(?:while|although|because|whereas|amid|and\s[a-z]+ed|as\s(?:the|he|she|it|they|a))\s)"
)
"""Where a clause ends: marks, and the words that begin another."""
_LEAN = re.compile(r"(?:which|who|whose|whom|that)\b")
_LEAD = re.compile(
    r"(?:[\s,.…’'–—-]|\b(?:and|but|while|although|though|because|whereas|as|so)\s)*(?:date\s\d{4}-\d\d-\d\d\s+)?"
)
_WORD = re.compile(r"[A-Za-z][\w’'-]{2,}")
_COMMON = frozenset(lexicon("en", "common")["words"].split())
_SPEECH = words("en", "dates", "lists", "speech")
"""A clause that holds none but these says who spoke when, of which the quotations tell."""
_CALENDAR = frozenset([*lexicon("en", "dates")["months"], *lexicon("en", "dates")["weekdays"]])
_PAGE = re.compile(
    r"\A\W*\d{1,3}/\d{1,3}\s|\d/\d+ \d{1,2} [A-Z]"
    r"|\b(?:Hide Caption|file photo|Updated:|All rights reserved|Copyright)\b"
)
"""A gallery's or a page's own line, which tells nothing."""
_FORMER = re.compile(
    r"\A[^.;]{0,30}\b(?:moved|rescheduled|postponed|pushed|brought forward|delayed)\b[^.;]{0,30}\b(?:to|for|until)\b"
)
_MOVED_FROM = re.compile(r"\b(?:moved|rescheduled|postponed|pushed back|brought forward|delayed)\b[^.;]*\bfrom\s+\Z")
_NOUN_BEHIND = re.compile(r"\s(?!(?:and|or|in|on|at|to|for|with|as|when|before|after|until|by|from|that)\b)[a-z]")
_PREPOSITION = re.compile(
    r"\b(?:on|in|since|until|by|for|of|from|to|at|over|during|last|next|this|late|early)\s+\Z", re.IGNORECASE
)
_RANGE = re.compile(r"\bbetween\s(?:[\w.,]+\s){0,4}?\Z")
_WHEN = re.compile(r",\s(?:when|where)\s")
_HANGING = re.compile(r",?\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}\Z")


class Telling(NamedTuple):
    """A date with its clause, the words and names by which it is known again, and whether it only describes a noun."""

    date: DateMention
    edtf: str
    text: str
    words: frozenset[str]
    names: frozenset[str]
    describes: bool


def telling(date: DateMention, text: str) -> Telling | None:
    """What a report's text tells of one of its dates; None where it tells nothing that happens then.

    >>> text = "Moss, who sued on 3 May 2031, sailed north, while Lund stayed."
    >>> telling(DateMention("A", 18, 28, "", "2031-05-03", clause=(0, len(text))), text).text
    'Moss, who sued on 3 May 2031, sailed north'
    """
    if date.edtf is None or date.clause is None:
        return None
    first, last = date.clause
    before, behind = text[first : date.start], text[date.end : last]
    if _PAGE.search(text[first:last]) or _FORMER.match(behind) or _MOVED_FROM.search(before):
        return None
    start, end = _bounds(text, first, last, date.start, date.end)
    lead = _LEAD.match(text, start, date.start)
    start = lead.end() if lead else start
    clause = " ".join(text[start:end].split()).strip(" ,;:–—-")
    printed = [m[0].removesuffix("’s").removesuffix("'s") for m in _WORD.finditer(clause)]
    own = frozenset(m[0].lower() for m in _WORD.finditer(text, date.start, date.end))
    nouns = frozenset(w.lower().replace("-", "") for w in printed if not w[0].isupper()) - _COMMON - _SPEECH - own
    names = frozenset(w.lower() for w in printed if w[0].isupper()) - _COMMON - _CALENDAR - own
    noun = _NOUN_BEHIND.match(behind) is not None and _PREPOSITION.search(before) is None
    describes = noun or behind[:2] in ("’s", "'s") or _RANGE.search(before) is not None
    return Telling(date, date.edtf, _clipped(clause), nouns, names, describes)


def _bounds(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """The clause round a date: the stretch between two cuts, with its neighbour where it says too little alone."""
    cuts = [first, *(m.end() for m in _CUT.finditer(text, first, start)), start]
    left = len(cuts) - 2
    going_on = _WHEN.match(text, end, last)
    behind = [m.start() for m in _CUT.finditer(text, going_on.end() if going_on else end, last)]
    right = behind[0] if behind else last
    hanging = _HANGING.fullmatch(text, end, right)
    right = end if hanging and behind else right
    while (
        left > 0
        and _marked(text, cuts[left]) is False
        and (_LEAN.match(text, cuts[left]) or len(f"{text[cuts[left] : start]} {text[end:right]}".split()) < SHORTEST)
    ):
        left -= 1
    if len(f"{text[cuts[left] : start]} {text[end:right]}".split()) < SHORTEST and len(behind) > 1:
        right = behind[1]
    return cuts[left], right


def _marked(text: str, cut: int) -> bool:
    """Whether a cut is a quotation mark, over which no clause goes on."""
    return text[max(0, cut - 1) : cut] in ("“", "”", '"', "\n")


def _clipped(clause: str) -> str:
    return clause if len(clause) <= LONGEST else f"{clause[: LONGEST - 1].rsplit(' ', 1)[0]}…"


def share(a: Telling, b: Telling) -> tuple[float, int]:
    """How much of the shorter of two tellings the other has too, and how many words, names left out, these are."""
    words, names = len(a.words & b.words), len(a.names & b.names)
    shorter = min(len(a.words) + len(a.names), len(b.words) + len(b.names))
    return ((words + names) / shorter if shorter else 0.0), words
