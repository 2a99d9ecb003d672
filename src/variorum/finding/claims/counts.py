"""What a count is of: the dead, the injured, or the things that its noun names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from variorum.finding.claims.elsewhere import elsewhere, opening
from variorum.finding.claims.narration import Narration
from variorum.finding.claims.numbers import Bounds
from variorum.finding.claims.quantities import Quantity
from variorum.finding.claims.whose import Anchor
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon, words
from variorum.text.near import lowered
from variorum.text.patterns import any_lowered

__all__ = ["counted", "joined"]


def counted(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the dead, the injured … of what the report tells; no part of a total, no other event's figures."""
    before, behind = told.text[sentence.start : q.span.start], told.text[q.span.end : sentence.end]
    if elsewhere(told.text[slice(*sentence)]):
        return None
    clause = re.split(r"[,;:—–(]", before)[-1] + re.split(r"[,;:—–)]", behind)[0]
    clause = opening(before) + clause
    if _EARLIER & set(re.findall(r"[a-z]+", clause.lower())) or _OF_THEM.match(behind):
        return None
    part = _PARTS.match(behind) is not None
    if _SUBSET & set(re.findall(r"[a-z]+", before[-24:].lower())[-2:]) or _SEEN.search(before):
        return None
    any_led = _led().search(before.lower()) is not None
    return next(
        (
            Anchor("number", _sort(name, behind), _nation(behind) if name == "affected" else None)
            for name, after, led in _counts()
            if (after.match(behind) or (any_led and led.search(before) and _of_people(name, behind)))
            and (not part or name in _WITH_PARTS)
            and (name not in _HARMED or _is_about_harm(told, q.span.start))
        ),
        None,
    )


def _sort(name: str, behind: str) -> str:
    """Passengers are not all who are aboard."""
    return "passengers aboard" if name == "aboard" and _PASSENGERS.match(behind) else name


_PASSENGERS = re.compile(r"\s+(?:[a-z-]+\s+)?passengers\b")


def _nation(behind: str) -> str | None:
    """The country whose people a number counts: "up to 44 million Brits"."""
    m = _NATION().match(behind)
    return _nations()[m[1]] if m else None


@cache
def _nations() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["nations"]
    return {word: country for country, names in listed.items() for word in names.split("|")}


@cache
def _NATION() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    names = "|".join(re.escape(n) for n in sorted(_nations(), key=lambda n: (-len(n), n)))
    return re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:in\s+(?:the\s+)?)?({names})(?![\w])")


_HARM = re.compile(r"kill|dead\b|die[ds]?\b|death|fatal|victim|injur|hurt\b|wound|casualt|massacre|hospital")
_HARMED = frozenset(["dead", "injured", "critical", "seriously hurt", "missing"])
TOLD_OF_HARM, OPENING, AROUND = 4, 400, 1_200
"""How often a report must speak of harm to be about it, and the characters of its opening, where once is enough, if
there is a word of harm near."""


def _is_about_harm(told: Narration, at: int) -> bool:
    """Whether a report is about the dead and hurt of an event, and does not just name those of another."""
    if at < OPENING:
        return _HARM.search(lowered(told.text[:AROUND])) is not None
    return _harms(told.text) >= TOLD_OF_HARM


@lru_cache(maxsize=4)
def _harms(text: str) -> int:
    """How often a report speaks of harm: asked of each of its counts."""
    return len(_HARM.findall(lowered(text)))


def _of_people(name: str, behind: str) -> bool:
    if name == "affected" and _OF_A_PEOPLE.match(behind):
        return True
    things = _things(name)
    if things is not None:
        return bool(things.match(behind))
    return bool(_BEHIND.match(behind)) or (name in _WITH_PARTS and bool(_PARTS.match(behind)))


@cache
def _things(name: str) -> re.Pattern[str] | None:
    listed = lexicon("en", "things")["counts"][name].get("things")
    return re.compile(rf"\s+{_ADJECTIVES}(?:{listed})\b") if listed else None


def joined(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The sums of neighbouring counts that are of sorts of people: "180 passengers and four crew" are 184."""
    for a, b in pairwise(found):
        plain = a.type == b.type == "count" and a.bounds.qualifier is None and b.bounds.qualifier is None
        behind = _SORT.match(text, b.span.end) if plain else None
        if behind and a.bounds.low and b.bounds.low and _SORT_AND.fullmatch(text, a.span.end, b.span.start):
            total = a.bounds.low + b.bounds.low
            yield Quantity(Span(a.span.start, behind.end()), "count", Bounds(total, total), None)


def _any(name: str) -> str:
    return "|".join(sorted(words("en", "things", "lists", name)))


_ADJECTIVES = r"(?:[a-z-]+\s+){0,2}?"
"""Never with a capital: "two Chinese tourists" are a part of those hurt."""
_OF_A_COUNTRY = r"(?:[A-Za-z-]+\s+){0,2}?"
_PEOPLE = _any("people")
_PEOPLES = "|".join(re.escape(w) for v in lexicon("en", "things")["nations"].values() for w in v.split("|"))
_PARTS = re.compile(rf"\s+{_ADJECTIVES}(?:{_any('parts')})\b")
"""What names a part of those hit: "two children died" is no total."""
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|those|whom|the)|more)\b")
_WITH_PARTS = frozenset(name for name, cues in lexicon("en", "things")["counts"].items() if cues.get("parts"))
"""Counts of people who are mostly told of as men, or women."""
_SORT = re.compile(rf"\s+(?:[a-z]+\s+)?(?:{_any('sorts')})\b(?!\s+and\s)")
_SORT_AND = re.compile(rf"\s+(?:[a-z]+\s+)?(?:{_any('sorts')})(?:\s+and\s+)")
_SEEN = re.compile(
    r"\b(?:saw|seen|see|counted|additional|another|further|other|extra|first|last)\s+(?:[a-z]+\s+){0,2}\Z"
)
"""What comes before a number that somebody saw, or that is added to another."""
_OF_A_PEOPLE = re.compile(rf"\s+{_ADJECTIVES}(?:{_PEOPLES})\b")
_BEHIND = re.compile(rf"\s+{_ADJECTIVES}(?:{_PEOPLE})\b|\s*(?:[.,;]|\Z|(?:and|in|on|when|after|at|with|from)\b)")
_LINKS = "to|at|of|is|was|has|had|risen|rose|rises|climbed|stands|stood|a|total|by"
_STATES = (
    "were|was|are|is|have|has|had|been|being|be|may|might|could|also|reported|confirmed|left|feared|still|now|thought"
    "|believed|known|to|in|said|remained|remain|who"
)
_EARLIER = words("en", "things", "lists", "earlier")
_SUBSET = words("en", "things", "lists", "subset")
_NUMBER_OF = r"\bnumber\s+of\s+(?:[a-z]+\s+){0,4}?"
_GROWN = r"[^.;]{0,90}?\b(?:to|at|is|was|reached)\s+\Z"
"""The figure of "the number of people hurt in the crash has risen to"."""
_TOLL = r"\b(?:death\s+)?toll\b[^.;]{0,160}\b(?:to|at|reached|is|was)\s+\Z"


@cache
def _counts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each count with the pattern of what follows its number, and of what stands before it."""
    out = []
    for name, cues in lexicon("en", "things")["counts"].items():
        adjectives, people = (_OF_A_COUNTRY, rf"{_PEOPLE}|{_PEOPLES}") if name == "affected" else (_ADJECTIVES, _PEOPLE)
        after = rf"\s*{adjectives}(?:(?i:{people})\s+)?(?:(?:{_STATES})\s+){{0,5}}(?:{cues['after']})(?!\w)"
        led = rf"\b(?:{cues['before']})(?:\s+(?:{_LINKS})){{0,5}}\s+\Z" if cues["before"] else r"(?!)"
        led = rf"{led}|{_NUMBER_OF}(?:{cues['after']}{'|' + cues['before'] if cues['before'] else ''})\b{_GROWN}"
        if name == "dead":
            led = f"{led}|{_TOLL}"
        out.append((name, re.compile(after), re.compile(led, re.IGNORECASE)))
    return tuple(out)


@cache
def _led() -> re.Pattern[str]:
    """What stands before the number of any count: mostly there is none of it, and none is then asked for."""
    return any_lowered(led.pattern for _, _, led in _counts())
