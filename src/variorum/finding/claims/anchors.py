"""What an amount is of, whose, and against whom: without an anchor a claim is compared with nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from variorum.finding.claims.counts import counted
from variorum.finding.claims.elsewhere import elsewhere, of_another_time
from variorum.finding.claims.lengths import lasting, measured
from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.quantities import Quantity
from variorum.finding.claims.things import thing_of
from variorum.finding.claims.whose import Anchor, defendants, owner, within
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon, words

__all__ = ["PRICED", "anchor"]


def anchor(told: Narration, quantity: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """The anchor of a quantity; None where its own sentence does not say what it is of."""
    sentence = told.sentence(quantity.span.start)
    find = {"age": _age, "money": _money, "duration": lasting, "measure": measured, "count": counted}.get(quantity.type)
    return find(told, sentence, quantity, mentions) if find else None


# --- ages -----------------------------------------------------------------------------------------------------------


def _age(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the person named right before it ("Poe, 41,") or called so ("the 42-year-old driver")."""
    before = [m for m in within(mentions, Span(sentence.start, q.span.start)) if q.span.start - m.span.end <= 9]
    if before and _BETWEEN.fullmatch(told.text, before[-1].span.end, q.span.start):
        name = before[-1].name or (before[-1].text if before[-1].form == "name" else None)
        return Anchor("age", name) if name else _called(before[-1].text)
    role = re.match(r"\s+(?:[a-z-]+\s+){0,2}?(?P<head>[a-z-]+)\b", told.text[q.span.end : q.span.end + 60])
    article = re.search(r"\b[Tt]he\s+\Z", told.text[sentence.start : q.span.start])
    named = [m for m in within(mentions, Span(q.span.start, sentence.end)) if m.span.start - q.span.end <= 40]
    if named and named[0].form == "name" and _NAMED.fullmatch(told.text, q.span.end, named[0].span.start):
        itself = _BEHIND_A_NAME.match(told.text, named[0].span.end)
        return Anchor("age", named[0].name or named[0].text) if itself else None
    if role and article:
        return _called(f"the {role['head']}")
    if role and _introduced(told, sentence, q, role["head"]):
        return _called(f"the {role['head']}")
    noun = re.search(r"\b[Tt]he\s+(?:[a-z-]+\s+){0,2}([a-z]+),\s?\Z", told.text[sentence.start : q.span.start])
    return _called(f"the {noun[1]}") if noun else None


_BETWEEN = re.compile(r"\s*(?:[,(]|,?\s*(?:who\s+)?is|,\s+now)?\s*")
"""What stands between a name and an age."""


def _introduced(told: Narration, sentence: Span, q: Quantity, role: str) -> bool:
    """Whether "a four-year-old boy" is the boy whom the report goes on to tell of, and no other at another time."""
    new = re.search(r"\b[Aa]n?\s+\Z", told.text[sentence.start : q.span.start])
    if new is None or role not in _ROLES or told.text.count(f"he {role}") < TOLD_OF:
        return False
    return not elsewhere(told.text[slice(*sentence)])


_ROLES = words("en", "things", "lists", "roles")
TOLD_OF = 2
"""How often a report must say "the boy" for "a four-year-old boy" to be the one it is about."""

_NAMED = re.compile(
    r"\s+(?:(?!(?:in|of|at|from|who|by|with|to|for|was|is|and|on|about|against|over|near)\b)[\w-]+\s+){0,4}"
)
_BEHIND_A_NAME = re.compile(
    r"(?:[’']s\b)?(?!\w)(?=\W*\Z|\s*[^\w\s]|\s+[A-Z]|\s+(?:[a-z]+(?:ed|ing)|who|and|or|was|is|has|had|will|said|says|told|went"
    r"|came|left|of|from|in|to|on|at|with|as|for|by|after|before|when|while|but|that|than|into|over|did|does)\b)"
)
"""What follows a name that stands for somebody, and does not describe what comes behind it ("a Lund volunteer")."""

"""What may stand between an age and the name it is of: "a 17-year-old gorilla named Harambe"."""


def _called(description: str) -> Anchor | None:
    role = description.lower().split()[-1]
    return Anchor("age", f"the {role}") if role.isalpha() else None


# --- amounts --------------------------------------------------------------------------------------------------------


def _money(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the thing named behind it ("$400 million defamation lawsuit"), or what is sought in its sentence."""
    behind = told.text[q.span.end : min(sentence.end, q.span.end + 80)]
    thing = thing_of(re.split(rf"[,.;:{HIDDEN}]|\s(?:in|for|from|over|to|that|with|against|after|by)\s", behind)[0])
    paid = _paid(told.text[sentence.start : q.span.start]) if thing in (None, "damages") else None
    suing = not paid and re.search(r"\b(?:sued|suing|sues|lawsuit|suit|damages)\b", told.text[slice(*sentence)])
    if thing in (None, "damages") and suing and re.match(r"\s+in\s+(?:\w+\s+)?damages\b|\s+(?:lawsuit|suit)\b", behind):
        thing = "lawsuit"
    thing = paid or thing
    if thing in PRICED:
        other = of_another_time(told.text[sentence.start : q.span.end], behind)
        return None if other else Anchor("amount", thing)
    if thing is None:
        return None
    if thing != "lawsuit":
        return Anchor("amount", thing, owner(told, sentence, q.span.start, mentions))
    who, against = owner(told, sentence, q.span.start, mentions), defendants(told, sentence, mentions, q.span.end)
    return (
        None if who in against else Anchor("amount", "lawsuit", who, against)
    )  # "He is suing Poe": no one sues himself


PRICED = words("en", "things", "lists", "priced")
"""Things of which a story mostly has one: their amounts are compared whosever they are, where they are alike."""


def _paid(before: str) -> str | None:
    """What an amount is paid for, by the verb before it: "was fined $2 million", "agreed to buy it for $4 billion"."""
    return next((thing for thing, pattern in _PAID().items() if pattern.search(before)), None)


@cache
def _PAID() -> Mapping[str, re.Pattern[str]]:  # noqa: N802  (patterns, made when they are first needed)
    listed: Mapping[str, str] = lexicon("en", "things")["paid"]
    return {thing: re.compile(rf"\b(?:{cues})\s+\Z", re.IGNORECASE) for thing, cues in listed.items()}
