"""Whom a mention names: surname to full name, pronoun to a name by gender, number, subject and recency.

A name from inside a quotation never counts. A description is a name only where the report itself says so: by
apposition, or as a role before the name. Null when unsure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page
from variorum.finding.speech.people import Person
from variorum.finding.speech.shapes import GIVEN
from variorum.finding.speech.standing import DEPENDENT, standing
from variorum.text.lexicon import lexicon, words

__all__ = ["Ranked", "References"]

_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_ADDRESSING = words("en", "speech", "cues", "addressing")
_FEMALE = words("en", "names", "given", "female")
_MALE = words("en", "names", "given", "male")
_BODIES = words("en", "names", "heads", "body")
_CLAUSE = words("en", "speech", "cues", "clause")
TEAMS = 20
"""Those who speak for somebody named that are looked back over for whose "her lawyers" are; a report has a few."""
BACK = 8
"""Sentences back that a pronoun's name is looked for; farther back it is mostly someone named since."""
FADE = 0.75
"""What one sentence takes from a name's weight."""
CLEAR = 0.92
"""The second-best may have this share of the best's weight, not more: else nobody is named."""
UNKNOWN_GENDER = 0.6
"""What a name of unknown gender weighs against one whose gender fits."""

TOLD_GENDER = 0.8
"""… and one whose gender only pronouns tell, which are at times another's."""
NEW_SUBJECT = 1.0
UNTOLD_SUBJECT = 0.9
"""… and either where it is the subject of a sentence since the last quotation: the next pronoun is mostly theirs."""
NAMESAKE = 0.3
"""… and what a given name alone keeps where it is mostly of the other gender."""

CHAIN, CHAINED = 40, 2
"""Mentions and sentences before a pronoun whose own pronouns are read first."""
UNNAMED = -2
"""From here down a number stands for somebody without a name: `UNNAMED` less the number of the description."""
_DEFINITE = re.compile(r"(?:the|this|that)\b", re.IGNORECASE)

SINGLE = 0.7
"""… and what a single word keeps that nothing shows to be a person's name."""
UNSURE_GENDER = 0.9
"""What a pronoun keeps of its sureness where only pronouns (or nothing) tell the gender of whom it names."""
SHARED_SURNAME = 0.8
"""What a surname alone keeps of its sureness where the article names two who bear it."""


DOUBTFUL, LINK, SUREST = 0.5, 0.55, 0.98
"""From what rivals leave of a pronoun to the share that is right: of 60 read by eye, 78% were right at .4, and 90% at
.55."""
NAMED = 0.66
"""Below this no name is given: of those read by eye four in ten were wrong."""


class Spoken(NamedTuple):
    """A quotation seen: where it ended, and who spoke (an index into the people, or -1)."""

    end: int
    person: int


class Ranked(NamedTuple):
    """Someone a pronoun may mean: the weight, and what gave it: the mention (-1: having spoken before), how many
    sentences back, how prominently it stands."""

    person: int
    weight: float
    mention: int
    back: int
    standing: float


@cache
def _teams() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('en', 'people')['teams'].values())})$", re.IGNORECASE)


def _speaks_for(c: Candidate) -> bool:
    """Whether a description is of those who speak for their owner: lawyers, a team, a spokesman."""
    return c.owner is not None and _teams().search(c.text) is not None


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
        self._sure: dict[int, float] = {}
        self._stands: dict[int, float] = {}
        self._speaking: tuple[list[int], list[int]] | None = None
        self._ranked: dict[int, tuple[Ranked, ...]] = {}
        surnames = Counter(p.name.rpartition(" ")[2] for p in page.people if p.kind == "person" and " " in p.name)
        self._shared = frozenset(name for name, times in surnames.items() if times > 1)

    def spoke(self, end: int, person: int) -> None:
        """Remember who spoke the quotation that ended at a position (-1: nobody known)."""
        self._spoken.append(Spoken(end, person))

    def ranked(self, i: int) -> tuple[Ranked, ...]:
        """Whom a pronoun that was looked at may mean, the likeliest first."""
        return self._ranked.get(i, ())

    def known(self) -> int:
        """How many pronouns are known so far, for `forget`."""
        return len(self._known)

    def forget(self, known: int) -> None:
        """Forget whom the pronouns mean that were looked at since so many were known."""
        while len(self._known) > known:
            self._known.popitem()

    def person(self, i: int) -> int:
        """The person (by index) that a mention stands for, or -1."""
        return max(-1, self._who(i))

    def _who(self, i: int) -> int:
        """The person that a mention stands for; below -1 somebody without a name; -1 where it is not known."""
        c = self._page.candidates[i]
        if c.form == "pronoun":
            if i not in self._known:
                self._read_before(i)
                self._known[i] = self._of_pronoun(i)
            return self._known[i]
        if c.person < 0 and i in self._beside:
            return self._page.candidates[self._beside[i]].person
        if c.person < 0 and self._is_somebody(c):
            return self._known.get(i, -1) if _DEFINITE.match(c.text) else UNNAMED - i
        return c.person

    def _is_somebody(self, c: Candidate) -> bool:
        """Whether a description is of one person."""
        return c.form == "description" and c.gender in {"", "m", "f"} and c.owner is None and c.head not in _BODIES

    def name(self, i: int) -> str | None:
        """The fullest name the article gives whom a mention stands for; for "her lawyers" the owner's name and the
        description; None where it is not sure."""
        c, person = self._page.candidates[i], self.person(i)
        if person >= 0:
            return self._page.people[person].name if self.sureness(i) >= NAMED else None
        whose = self._owner(i)
        if whose < 0 or c.owner is None or c.form == "document":
            return None
        rest = self._page.text[c.owner.end : c.span.end].removeprefix("’s").removeprefix("'s").lstrip("’' ")
        return f"{self._page.people[whose].name}’s {rest}"

    def sureness(self, i: int) -> float:
        """How sure it is whom a mention names, from 0 to 1: less where somebody else may be meant by the pronoun or
        bears the surname too."""
        c = self._page.candidates[i]
        if c.form == "pronoun":
            return min(SUREST, DOUBTFUL + LINK * self._sure.get(i, 1.0))
        alone = c.form == "name" and c.person >= 0 and not c.text.rstrip(".").count(" ")
        return SHARED_SURNAME if alone and c.text in self._shared else 1.0

    def whose(self, i: int) -> int:
        """The person a mention stands for; for "her lawyers", the one they speak for."""
        person = self.person(i)
        return person if person >= 0 else self._owner(i)

    def _owner(self, i: int) -> int:
        """The person who owns a description ("Blake’s team", "her lawyers"), or -1.

        "Her lawyers" are those of the woman whose lawyers or team the report names before, if it does.
        """
        owner = self._owning(i)
        if owner < 0:
            return -1
        pronoun = self._page.candidates[owner]
        if pronoun.form == "pronoun" and _speaks_for(self._page.candidates[i]):
            places, persons = self._teams()
            at = bisect_left(places, i)
            for person in reversed(persons[max(0, at - TEAMS) : at]):
                who = self._page.people[person]
                if who.told or who.gender in {"", pronoun.gender}:
                    return person
        return self.person(owner)

    def _teams(self) -> tuple[list[int], list[int]]:
        """The descriptions (by index) of those who speak for somebody named, and for whom; read when first needed."""
        if self._speaking is None:
            mentions = self._page.candidates
            named = [(k, self._owning(k)) for k, c in enumerate(mentions) if _speaks_for(c)]
            known = [(k, self.person(o)) for k, o in named if o >= 0 and mentions[o].form == "name"]
            self._speaking = [k for k, who in known if who >= 0], [who for _, who in known if who >= 0]
        return self._speaking

    def _owning(self, i: int) -> int:
        """The mention (by index) of the one who owns a description, or -1."""
        c = self._page.candidates[i]
        near = range(max(0, i - 3), min(len(self._page.candidates), i + 4)) if c.owner is not None else range(0)
        return next((k for k in near if self._page.candidates[k].span == c.owner), -1)

    def _of_pronoun(self, i: int) -> int:
        pronoun = self._page.candidates[i]
        if pronoun.head == "who":
            return self._antecedent(i)
        if pronoun.gender not in {"m", "f", "n"}:
            return -1
        here = self._page.sentence_of(pronoun.span.start)
        weights: dict[int, Ranked] = {}
        for k in range(i - 1, max(-1, i - 80), -1):
            back = here - self._page.sentence_of(self._page.candidates[k].span.start)
            if back > BACK:
                break
            if pronoun.gender == "n" and self._is_thing(k):
                break  # «the airline … it»
            person = self._named(k, pronoun.span.start)
            if person != -1:
                new = not self._spoken or self._page.candidates[k].span.start > self._spoken[-1].end
                self._weigh(weights, pronoun, person, back, self._standing(k), new, k)
        for s in self._spoken[-3:]:
            self._weigh(weights, pronoun, s.person, max(0, here - self._page.sentence_of(s.end - 1)), SPOKE)
        ranked = sorted(weights.values(), key=lambda r: (-r.weight, r.person))
        self._ranked[i] = tuple(r for r in ranked if r.person >= 0)
        if not ranked or (len(ranked) > 1 and ranked[1].weight > CLEAR * ranked[0].weight):
            return -1
        best, rival = ranked[0], ranked[1].weight / ranked[0].weight if len(ranked) > 1 else 0.0
        if best.person < 0:
            return best.person
        told = self._page.people[best.person]
        known = 1.0 if told.gender == pronoun.gender and not told.told else UNSURE_GENDER
        self._sure[i] = known * (1 - 0.5 * rival) * (self.sureness(best.mention) if best.mention >= 0 else 1.0)
        return best.person

    def _read_before(self, i: int) -> None:
        """Learn whom the subjects just before a pronoun mean, "the actress" like "she": they keep alive whom they
        name."""
        here = self._page.sentence_of(self._page.candidates[i].span.start)
        for k in range(max(0, i - CHAIN), i):
            c = self._page.candidates[k]
            unread = k not in self._known and c.gender in {"m", "f"} and c.person < 0 and not c.possessive
            if unread and here - self._page.sentence_of(c.span.start) <= CHAINED and self._refers(k, c):
                self._known[k] = self._of_pronoun(k)

    def _refers(self, k: int, c: Candidate) -> bool:
        """Whether a mention is a subject that stands for somebody spoken of before."""
        pronoun = c.form == "pronoun" or (k not in self._beside and self._is_somebody(c) and _DEFINITE.match(c.text))
        return bool(pronoun) and self._standing(k) >= 1.0

    def _is_thing(self, k: int) -> bool:
        """Whether a mention is a body or document without a name that stands as a subject."""
        c = self._page.candidates[k]
        thing = c.form == "document" or (c.form == "description" and c.head in _BODIES)
        return thing and self.person(k) < 0 and self._standing(k) >= 1.0

    def _named(self, k: int, before: int) -> int:
        c = self._page.candidates[k]
        if c.span.end > before or c.place:
            return -1
        if c.form == "pronoun":
            return self._known.get(k, -1)
        return self._who(k)

    def _weigh(
        self, weights: dict[int, Ranked], pronoun: Candidate, person: int, back: int, standing: float,
        new: bool = False, mention: int = -1,
    ) -> None:  # fmt: skip
        if person == -1 or back > BACK:
            return
        standing = standing if back <= 1 else min(1.0, standing)
        if person <= UNNAMED:
            self._weigh_unnamed(weights, pronoun, person, back, standing, mention)
            return
        p = self._page.people[person]
        if (p.kind == "organisation") != (pronoun.gender == "n") or p.kind == "place":
            return
        if pronoun.gender == "n" and not self._counts.get(person):
            return  # «it» is mostly a thing: only a body that the report lets speak is meant
        fit = 1.0 if pronoun.gender in {"n", p.gender} else UNKNOWN_GENDER if not p.gender else 0.0
        if fit and (p.told or not p.gender):
            fit = (NEW_SUBJECT if p.gender else UNTOLD_SUBJECT) if new and standing >= 1.0 else min(fit, TOLD_GENDER)
            fit = fit * NAMESAKE if _other_gender(p.name, pronoun.gender) else fit
            fit = fit * SINGLE if self._is_doubtful(person, p) else fit
        weight = fit * FADE**back * standing * (1 + 0.06 * min(5, self._counts.get(person, 0)))
        if weight > 0 and (person not in weights or weight > weights[person].weight):
            weights[person] = Ranked(person, weight, mention, back, standing)

    def _is_doubtful(self, person: int, p: Person) -> bool:
        """Whether a single word names somebody that nothing shows to be a person: no given name or title, never quoted
        twice."""
        word = " " not in p.name and p.name.lower() not in GIVEN
        return word and not p.titled and self._counts.get(person, 0) < 2

    def _weigh_unnamed(
        self, weights: dict[int, Ranked], pronoun: Candidate, person: int, back: int, standing: float, mention: int
    ) -> None:  # fmt: skip
        """Somebody without a name, who counts as a subject only."""
        gender = self._page.candidates[UNNAMED - person].gender
        if pronoun.gender == "n" or standing < DEPENDENT or gender not in {"", pronoun.gender}:
            return
        weight = (1.0 if gender else TOLD_GENDER) * FADE**back * standing
        if person not in weights or weight > weights[person].weight:
            weights[person] = Ranked(person, weight, mention, back, standing)

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
        if k not in self._stands:
            self._stands[k] = standing(self._page, self._where, k)
        return self._stands[k]


SPOKE = 0.95
"""What having spoken the quotation before weighs, beside the subject of a sentence (1.0)."""


def _other_gender(name: str, gender: str) -> bool:
    """Whether a name is a given name alone that is mostly of the other gender ("Tony" for "she")."""
    word = name.lower()
    return (gender == "f" and word in _MALE and word not in _FEMALE) or (
        gender == "m" and word in _FEMALE and word not in _MALE
    )
