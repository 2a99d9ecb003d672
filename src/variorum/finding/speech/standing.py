"""How prominently a mention stands in its sentence: what the next pronoun stands for hangs on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.finding.speech.clauses import Item, in_phrase
from variorum.finding.speech.page import Page
from variorum.text.lexicon import words

__all__ = ["DEPENDENT", "standing"]

_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_ADDRESSING = words("en", "speech", "cues", "addressing")
_NO_VERB = (
    words("en", "speech", "cues", "prepositions") | words("en", "speech", "cues", "conjunctions")
    | words("en", "speech", "cues", "clause") | words("en", "speech", "cues", "determiners") | frozenset({"to"})
)  # fmt: skip
DEPENDENT = 0.75
"""What the subject of a clause weighs that stands behind another person's: «Poe said Blake was late»."""
_MAIN = frozenset({"and", "but", ";"})


def standing(page: Page, where: Mapping[int, tuple[int, int]], k: int) -> float:
    """The weight of a mention (by index) by where it stands: subjects before objects, what is owned or hangs on a
    preposition last. `where`: the sentence and item of each mention."""
    c = page.candidates[k]
    sentence = page.sentence_of(c.span.start)
    row = page.rows.get(sentence)
    if row is None:
        return 0.9 if c.span.start - page.sentences[sentence].start < 4 else 0.5
    if k not in where or c.possessive:
        return 0.45
    at = where[k][1]
    if in_phrase(row, at):
        return 0.4
    if at and row[at - 1].text in _ADDRESSING:
        return 0.4  # whoever is told or asked is not who goes on speaking
    if _speaks(row, at):
        return SAYING
    if not _heads_clause(row, at):
        return 0.6
    if at and row[at - 1].text in _MAIN:
        return 1.0
    return DEPENDENT if any(_leads(page, row, j) for j in range(at)) else 1.0


def _leads(page: Page, row: Sequence[Item], j: int) -> bool:
    """Whether somebody named stands as a subject at `j`."""
    named = row[j].kind == "M" and page.candidates[row[j].ref].form in {"name", "pronoun"}
    return named and _heads_clause(row, j)


def _speaks(row: Sequence[Item], at: int) -> bool:
    """Whether a mention is the subject of "said" behind it at the end of a sentence («…, Poe said») or before it."""
    behind = at + 1 < len(row) and (row[at + 1].kind == "V" or row[at + 1].text in _AUXILIARIES)
    v = at - 1
    if v > 0 and row[v].kind == "W" and row[v].text not in _NO_VERB:
        v -= 1  # «adds psychologist Ann Poe»
    if v >= 0 and _says(row[v]) and not behind:
        return v == 0 or row[v - 1].kind != "M"
    return behind and _says(row[at + 1]) and (at + 2 == len(row) or row[at + 2].text in {".", ","})


def _says(item: Item) -> bool:
    return item.verb is not None and item.verb.strength == "strong" and item.verb.form == "finite"


SAYING = 1.15
"""What the subject of "said" weighs at the end of its sentence: who has just spoken goes on speaking."""


def _heads_clause(row: Sequence[Item], at: int, *, joint: bool = True) -> bool:
    """Whether a verb or auxiliary follows a mention; what is set off by commas, or hangs on a preposition, aside."""
    j = at + 1
    for _ in range(SET_OFF):
        if j >= len(row):
            return False
        if row[j].text in _BRACKETS:
            closing = _BRACKETS[row[j].text]
            k = next((k for k in range(j + 1, min(len(row), j + 25)) if row[k].text == closing), None)
            if k is None:
                return False
            goes_on = closing == "," and k + 1 < len(row) and not _predicate(row, k + 1)
            j = k if goes_on else k + 1
        elif row[j].text in _PREPOSITIONS and j + 1 < len(row) and row[j + 1].kind == "M":
            j += 2
        else:
            break
    if j < len(row) and row[j].text == "and":  # «Poe and her brother saw»
        other = next((k for k in range(j + 1, min(len(row), j + 4)) if row[k].kind == "M"), None)
        return other is not None and joint and _heads_clause(row, other, joint=False)
    return _predicate(row, j)


SET_OFF = 4
"""Parts between a subject and its verb that are looked over: «Poe, 27, a nurse in Vale, said» has three."""
_BRACKETS = {",": ",", "(": ")", "—": "—", "–": "–"}
_PREPOSITIONS = frozenset({"of", "from", "in", "at", "for"})


def _predicate(row: Sequence[Item], j: int) -> bool:
    return any(item.kind == "V" or item.text in _AUXILIARIES for item in row[j : j + 2]) or _verblike(row, j)


def _verblike(row: Sequence[Item], j: int) -> bool:
    """Whether a plain word behind a mention may be a verb that is in no list ("Poe met")."""
    return j < len(row) and row[j].kind == "W" and row[j].text.isalpha() and row[j].text not in _NO_VERB
