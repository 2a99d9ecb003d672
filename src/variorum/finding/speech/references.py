"""Whom a mention names: surname to full name, pronoun to a name by gender, number, subject and recency.

A name from inside a quotation never counts. A description is a name only where the report itself says so: by
apposition, or as a role before the name. Null when unsure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.finding.speech.clauses import Item, in_phrase
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page
from variorum.text.lexicon import words

__all__ = ["References", "appositions"]

_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
BACK = 8
"""Sentences back that a pronoun's name is looked for; farther back it is mostly someone named since."""
FADE = 0.75
"""What one sentence takes from a name's weight."""
CLEAR = 0.92
"""The second-best may have this share of the best's weight, not more: else nobody is named."""
UNKNOWN_GENDER = 0.6
"""What a name of unknown gender weighs against one whose gender fits."""


class Spoken(NamedTuple):
    """A quotation seen: where it ended, and who spoke (an index into the people, or -1)."""

    end: int
    person: int


def appositions(page: Page) -> Mapping[int, int]:
    """Descriptions (by index) that the report itself sets beside a name, with that name's index.

    "Blake, the director,", "the director, Blake,", "the director Jo Blake", "Blake — who also directed".
    """
    out: dict[int, int] = {}
    mentions = page.candidates
    by_start = {c.span.start: i for i, c in reversed(list(enumerate(mentions))) if _is_person(page, c)}
    by_end = {c.span.end: i for i, c in enumerate(mentions) if _is_person(page, c) and not c.possessive}
    for i, c in enumerate(mentions):
        if c.form != "description" or c.possessive or c.gender == "p":
            continue
        after = re.match(r",? |,? named ", page.hidden[c.span.end : c.span.end + 8])
        name = by_start.get(c.span.end + after.end()) if after else None
        if after and name is not None and _closed(page.hidden, mentions[name].span.end, after[0][0] == ","):
            out[i] = name
            continue
        behind = _BELONGING.match(page.hidden, c.span.end)
        name = by_start.get(behind.end()) if behind else None
        if behind and name is not None and _closed(page.hidden, mentions[name].span.end, True):
            out[i] = name
            continue
        before = re.search(r"(?:, |, who is |, who was )$", page.hidden[max(0, c.span.start - 14) : c.span.start])
        name = by_end.get(c.span.start - len(before[0])) if before else None
        if name is not None and mentions[name].span != c.owner:
            out[i] = name
    return out


_BELONGING = re.compile(r" (?:of|for|at|in|from) (?:[\w’'-]+ ){0,5}[\w’'-]+, ")
"""What a description hangs on: "the leader of the council, Jo Blake,"."""


def _is_person(page: Page, c: Candidate) -> bool:
    return c.form == "name" and not c.place and c.person >= 0 and page.people[c.person].kind == "person"


def _closed(hidden: str, end: int, comma: bool) -> bool:
    """A name set off by a comma must be closed by one: "the director, Jo Blake, said"."""
    return not comma or hidden[end : end + 1] in {",", ".", ")", "—", ""} or hidden[end : end + 2] == " —"


class References:
    """Answers whom a mention names, as an article is read from top to bottom.

    `spoke` tells it of each quotation's speaker, which is what the next pronoun most often stands for.
    """

    def __init__(
        self, page: Page, beside: Mapping[int, int], counts: Mapping[int, int], where: Mapping[int, tuple[int, int]]
    ) -> None:
        self._page = page
        self._where = where
        self._beside = beside
        self._counts = counts
        self._spoken: list[Spoken] = []
        self._known: dict[int, int] = {}

    def spoke(self, end: int, person: int) -> None:
        """Remember who spoke the quotation that ended at a position (-1: nobody known)."""
        self._spoken.append(Spoken(end, person))

    def person(self, i: int) -> int:
        """The person (by index) that a mention stands for, or -1."""
        c = self._page.candidates[i]
        if c.form == "pronoun":
            if i not in self._known:
                self._known[i] = self._of_pronoun(i)
            return self._known[i]
        if c.person < 0 and i in self._beside:
            return self._page.candidates[self._beside[i]].person
        return c.person

    def name(self, i: int) -> str | None:
        """The fullest name the article gives whom a mention stands for; for "her lawyers" the owner's name and the
        description; None where it is not sure."""
        c, person = self._page.candidates[i], self.person(i)
        if person >= 0:
            return self._page.people[person].name
        whose = self._owner(i)
        if whose < 0 or c.owner is None or c.form == "document":
            return None
        rest = self._page.text[c.owner.end : c.span.end].removeprefix("’s").removeprefix("'s").lstrip("’' ")
        return f"{self._page.people[whose].name}’s {rest}"

    def whose(self, i: int) -> int:
        """The person a mention stands for; for "her lawyers", the one they speak for."""
        person = self.person(i)
        return person if person >= 0 else self._owner(i)

    def _owner(self, i: int) -> int:
        """The person who owns a description ("Blake’s team", "her lawyers"), or -1."""
        c = self._page.candidates[i]
        near = range(max(0, i - 3), min(len(self._page.candidates), i + 4)) if c.owner is not None else range(0)
        return next((self.person(k) for k in near if self._page.candidates[k].span == c.owner), -1)

    def _of_pronoun(self, i: int) -> int:
        pronoun = self._page.candidates[i]
        if pronoun.head == "who":
            return self._antecedent(i)
        if pronoun.gender not in {"m", "f", "n"}:
            return -1
        weights: dict[int, float] = {}
        here = self._page.sentence_of(pronoun.span.start)
        for k in range(i - 1, max(-1, i - 80), -1):
            back = here - self._page.sentence_of(self._page.candidates[k].span.start)
            if back > BACK:
                break
            self._weigh(weights, pronoun, self._named(k, pronoun.span.start), back, self._standing(k))
        for s in self._spoken[-3:]:
            self._weigh(weights, pronoun, s.person, max(0, here - self._page.sentence_of(s.end - 1)), SPOKE)
        ranked = sorted(weights.items(), key=lambda kv: (-kv[1], kv[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1] > CLEAR * ranked[0][1]):
            return -1
        return ranked[0][0]

    def _named(self, k: int, before: int) -> int:
        c = self._page.candidates[k]
        if c.span.end > before or c.place:
            return -1
        if c.form == "pronoun":
            return self._known.get(k, -1)
        return self.person(k)

    def _weigh(self, weights: dict[int, float], pronoun: Candidate, person: int, back: int, standing: float) -> None:
        if person < 0 or back > BACK:
            return
        p = self._page.people[person]
        if (p.kind == "organisation") != (pronoun.gender == "n") or p.kind == "place":
            return
        if pronoun.gender == "n" and not self._counts.get(person):
            return  # «it» is mostly a thing: only a body that the report lets speak is meant
        fit = 1.0 if pronoun.gender in {"n", p.gender} else UNKNOWN_GENDER if not p.gender else 0.0
        fit = min(fit, UNKNOWN_GENDER) if p.told else fit
        weight = fit * FADE**back * standing * (1 + 0.06 * min(5, self._counts.get(person, 0)))
        if weight > weights.get(person, 0.0):
            weights[person] = weight

    def _antecedent(self, i: int) -> int:
        """The mention right before "who"."""
        at = self._page.candidates[i].span.start
        for k in range(i - 1, max(-1, i - 6), -1):
            c = self._page.candidates[k]
            if c.span.end <= at and at - c.span.end <= 3:
                return self.person(k)
        return -1

    def _standing(self, k: int) -> float:
        """How prominently a mention stands: subjects before objects, what is owned or hangs on a preposition last."""
        c = self._page.candidates[k]
        sentence = self._page.sentence_of(c.span.start)
        row = self._page.rows.get(sentence)
        if row is None:
            return 0.9 if c.span.start - self._page.sentences[sentence].start < 4 else 0.5
        if k not in self._where or c.possessive:
            return 0.45
        at = self._where[k][1]
        if in_phrase(row, at):
            return 0.4
        return 1.0 if _heads_clause(row, at) else 0.6


SPOKE = 0.95
"""What having spoken the quotation before weighs, beside the subject of a sentence (1.0)."""


def _heads_clause(row: Sequence[Item], at: int) -> bool:
    """Whether a verb or auxiliary follows a mention, an apposition between commas aside."""
    j = at + 1
    if j < len(row) and row[j].text in {",", "(", "—", "–"}:
        closing = {",": ",", "(": ")", "—": "—", "–": "–"}[row[j].text]
        j = next((k + 1 for k in range(j + 1, min(len(row), j + 25)) if row[k].text == closing), len(row))
    return any(item.kind == "V" or item.text in _AUXILIARIES for item in row[j : j + 2])
