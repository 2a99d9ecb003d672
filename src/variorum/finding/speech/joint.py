"""Who speaks together: «Poe, Lowe and Blake said in a joint statement»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.finding.speech.clauses import Item
from variorum.finding.speech.page import Page
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["joint_subject"]

_AND = frozenset({"and", "&"})
_BETWEEN = frozenset({",", ";", ".", "(", ")"}) | _AND
_PARTY = re.compile(r"[rdi]-[a-z]+", re.I)
_PREPOSITIONS = words("en", "speech", "cues", "prepositions")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_OPENING = words("en", "speech", "cues", "conjunctions") | words("en", "speech", "cues", "clause")
APART = 7
"""Items between two of those who speak together: «Poe, R-Va.; and Blake» has six."""


def joint_subject(page: Page, where: Mapping[int, tuple[int, int]], i: int) -> Span | None:
    """The whole of the subject that a name is one part of, or None where the name stands alone.

    Two names joined by "and" are one subject where a verb stands next to them on one side only: in «he met Poe and
    Blake said» they are two.
    """
    if i not in where or page.candidates[i].form not in {"name", "organisation"} or page.candidates[i].possessive:
        return None
    sentence, at = where[i]
    row = page.rows[sentence]
    first, last, joined = at, at, False
    while (k := _member(page, row, first, -1)) is not None:
        joined, first = joined or _and_between(row, k, first), k
    while (k := _member(page, row, last, 1)) is not None:
        joined, last = joined or _and_between(row, last, k), k
    if not joined or first == last or _verb_at(row, first - 1) == _verb_at(row, last + 1):
        return None
    if first and (row[first - 1].text in _PREPOSITIONS or _is_object(row, first)):
        return None
    return Span(row[first].start, row[last].end)


def _member(page: Page, row: Sequence[Item], at: int, step: int) -> int | None:
    """The next mention of a series, where only commas, "and" and a party stand between."""
    k = at + step
    while 0 <= k < len(row) and abs(k - at) <= APART and (row[k].text in _BETWEEN or _PARTY.fullmatch(row[k].text)):
        k += step
    if not 0 <= k < len(row) or abs(k - at) < 2 or row[k].kind != "M":
        return None
    c = page.candidates[row[k].ref]
    return k if c.form in {"name", "organisation"} and not c.possessive else None


def _and_between(row: Sequence[Item], a: int, b: int) -> bool:
    return any(row[j].text in _AND for j in range(a + 1, b))


def _is_object(row: Sequence[Item], at: int) -> bool:
    """Whether a plain word between two mentions may be a verb that is in no list ("he met Poe")."""
    return at > 1 and row[at - 1].kind == "W" and row[at - 1].text not in _OPENING and row[at - 2].kind == "M"


def _verb_at(row: Sequence[Item], k: int) -> bool:
    while 0 <= k < len(row) and row[k].text in {",", ".", "both"}:
        k += 1
    return 0 <= k < len(row) and (row[k].finite or row[k].text in _AUXILIARIES)
