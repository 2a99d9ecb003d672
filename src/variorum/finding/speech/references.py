"""Whom a mention names: surname to full name, pronoun to a name by gender, number, subject and recency.

A name from inside a quotation never counts. A description is a name only where the report itself says so: by
apposition, or as a role before the name. Null when unsure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.finding.speech.clauses import in_phrase
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page

__all__ = ["appositions", "full_name", "resolve_pronoun"]

BACK = 3
"""Paragraphs back that a pronoun's name is looked for; farther back it is mostly someone named since."""


def appositions(page: Page) -> Mapping[int, int]:
    """Descriptions (by index) that the report itself sets beside a name, with that name's index."""
    out: dict[int, int] = {}
    mentions = page.candidates
    by_start = {c.span.start: i for i, c in reversed(list(enumerate(mentions))) if c.form == "name"}
    by_end = {c.span.end: i for i, c in enumerate(mentions) if c.form == "name" and not c.possessive}
    for i, c in enumerate(mentions):
        if c.form != "description" or c.possessive:
            continue
        after = re.match(r",? |,? named ", page.hidden[c.span.end : c.span.end + 8])
        name = by_start.get(c.span.end + after.end()) if after else None
        if name is not None and _closed(page.hidden, mentions[name].span.end, after is not None and after[0][0] == ","):
            out[i] = name
            continue
        before = re.search(r"(, |— who also |, who is |, who was )$", page.hidden[max(0, c.span.start - 14) : c.span.start])
        name = by_end.get(c.span.start - len(before[0])) if before else None
        if name is not None and mentions[name].span != c.owner:
            out[i] = name
    return out


def _closed(hidden: str, end: int, comma: bool) -> bool:
    """A name set off by a comma must be closed by one: "the director, Jo Blake, said"."""
    return not comma or hidden[end : end + 1] in {",", ".", ")", "—", ""} or hidden[end : end + 2] == " —"


def full_name(page: Page, i: int, beside: Mapping[int, int]) -> str | None:
    """The fullest name of a mention that is no pronoun."""
    c = page.candidates[i]
    if c.person >= 0:
        return page.people[c.person].name
    if i in beside:
        return full_name(page, beside[i], {})
    return None


def resolve_pronoun(page: Page, i: int, speakers: Sequence[tuple[int, int]], beside: Mapping[int, int]) -> int | None:
    """The person a pronoun stands for, or None. `speakers`: where earlier quotations ended, and who spoke (as people).

    Looked for backwards: the subjects of the sentences before, the last speaker, the other names near; the gender must
    not clash. Two people who fit equally well leave it open.
    """
    pronoun = page.candidates[i]
    if pronoun.gender not in {"m", "f", "n", "p"}:
        return None
    scores: dict[int, float] = {}
    at = pronoun.span.start
    here = page.sentence_of(at)
    for k in range(i - 1, max(-1, i - 60), -1):
        c = page.candidates[k]
        person = c.person if c.person >= 0 else page.candidates[beside[k]].person if k in beside else -1
        if person < 0 or c.place or c.span.end > at:
            continue
        back = here - page.sentence_of(c.span.start)
        fit = _fit(pronoun, c, page, person)
        if back > 8 or fit <= 0:
            continue
        value = fit * (0.72**back) * (1.0 if _subject(page, k) else 0.45) * (0.4 if c.possessive else 1.0)
        scores[person] = max(scores.get(person, 0.0), value)
    for end, person in speakers[-1:]:
        back = here - page.sentence_of(end - 1)
        if person >= 0 and back <= 8 and _person_fits(pronoun, page, person):
            scores[person] = max(scores.get(person, 0.0), 0.95 * 0.8**back)
    ranked = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    if not ranked or (len(ranked) > 1 and ranked[1][1] > CLEAR * ranked[0][1]):
        return None
    return ranked[0][0]


CLEAR = 0.93
"""The second-best may have this share of the best's weight, not more."""


def _person_fits(pronoun: Candidate, page: Page, person: int) -> bool:
    p = page.people[person]
    if pronoun.gender in {"m", "f"}:
        return p.kind == "person" and p.gender in {"", pronoun.gender}
    return p.kind == "organisation"


def _fit(pronoun: Candidate, c: Candidate, page: Page, person: int) -> float:
    p = page.people[person]
    if pronoun.gender in {"m", "f"}:
        if p.kind != "person" or p.gender not in {"", pronoun.gender}:
            return 0.0
        return 1.0 if p.gender else 0.55
    return 0.8 if p.kind == "organisation" else 0.0


def _subject(page: Page, k: int) -> bool:
    """Whether a mention stands where subjects stand: at its sentence's or clause's start, and not after "of" or "to"."""
    c = page.candidates[k]
    i = page.sentence_of(c.span.start)
    row = page.rows.get(i)
    if row is None:
        return c.span.start - page.sentences[i].start < 12
    at = next((j for j, item in enumerate(row) if item.kind == "M" and item.index == k), None)
    return at is not None and not in_phrase(row, at) and not any(item.kind == "V" for item in row[max(0, at - 2) : at])
