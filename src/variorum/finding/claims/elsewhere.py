"""Whether words are of another time, or of another event than the one that a report is about."""

from __future__ import annotations

import re

from variorum.text.lexicon import words

__all__ = ["ANOTHER", "elsewhere", "of_a_part", "of_another_time", "opening"]


def elsewhere(sentence: str) -> bool:
    """Whether a sentence tells of other events too: of a year that it names, of history, of an average.

    >>> elsewhere("It was the worst fire since 1911."), elsewhere("Two boats sank on Monday.")
    (True, False)
    """
    return bool(
        _ELSEWHERE & set(re.findall(r"[a-z’']+", sentence.lower())) or re.search(r"\b(?:1[5-9]|20)\d\d\b", sentence)
    )


_ELSEWHERE = words("en", "things", "lists", "elsewhere")


ANOTHER = re.compile(
    r"\b(?:previous(?:ly)?|former(?:ly)?|another|a\s+(?:second|third|fourth|separate)|a\s+further|planned)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:last\s+(?:year|month|week|summer|winter|spring|autumn|season|time)|(?:years|months|decades)\s+(?:ago|earlier))\b",
    re.IGNORECASE,
)


_PART = re.compile(
    r"\b(?:among\s+(?:them|these|which|whom)|includ(?:ing|es?|ed)|one\s+of|of\s+(?:which|whom)|the\s+most\s+(?:valuable|expensive)|each)\b",
    re.IGNORECASE,
)


def of_a_part(before: str, behind: str) -> bool:
    """Whether a value is of one among several: "four paintings, among them a Lindqvist valued at", "£5 each".

    >>> of_a_part("Four paintings, among them a Lindqvist valued at ", "."), of_a_part("They are worth ", ".")
    (True, False)
    """
    return bool(_PART.search(before) or re.match(r"\s+(?:each|apiece)\b", behind))


def of_another_time(before: str, behind: str) -> bool:
    """Whether a value is of another event: what follows a comma behind it is another clause."""
    clause = _own_clause(before) + re.split(r"[,;(]", behind)[0]
    return elsewhere(clause) or bool(ANOTHER.search(before) or _LONG_AGO.search(clause))


def _own_clause(before: str) -> str:
    """What leads up to a value, without the clauses before it: but "In 2009," goes for all that follows."""
    return opening(before) + re.split(r",\s|;|\sand\s", before)[-1]


def opening(before: str) -> str:
    """The words of time that a sentence opens with, "" where it does not: "A day earlier," goes for all of it."""
    first = _OPENS_WITH_TIME.match(before)
    return first[0] if first else ""


_OPENS_WITH_TIME = re.compile(r"\s*(?:In|By|Since|During|Last|A|Two|Three|Four|Five|Ten|On|Until|Before)\b[^,]{0,40},")
