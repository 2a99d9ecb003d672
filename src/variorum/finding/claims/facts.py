"""What has one value, by the words round it: when a company was founded, how long a jury was out, what a player cost.

The facts are data (`lexicons/en/facts.toml`): which words lead up to a value or follow it, and whose it is. A fact that
is nobody's ("the jury", "the inquiry") is of the one of its kind that a story tells of, so that only what a report says
of it first, and of no other time, has an anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from variorum.finding.claims.elsewhere import ANOTHER, of_a_part, of_another_time
from variorum.finding.claims.narration import Narration
from variorum.finding.claims.whose import Anchor, owner, within
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon

__all__ = ["fact_of", "once"]

REACH, BEHIND, AROUND = 120, 60, 300
"""Characters before a value, and behind it, in which the words stand that say what it is."""


class Fact(NamedTuple):
    """A fact as it is looked for; `before` ends where the value begins, `behind` begins where it ends."""

    attribute: str
    subject: str
    whose: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    behind_must: re.Pattern[str] | None
    behind_not: re.Pattern[str] | None
    sentence: re.Pattern[str] | None
    never: re.Pattern[str] | None
    unit: str | None
    shortest: float
    needs: tuple[str, ...]


def fact_of(
    told: Narration, kind: str, span: Span, mentions: Sequence[Mention], unit: str | None = None, least: float = 0
) -> Anchor | None:
    """What a value of a type is a fact of; None where the words round it do not say."""
    facts = _facts().get(kind, ())
    if not facts:
        return None
    sentence = told.sentence(span.start)
    start = max(sentence.start, span.start - REACH)
    before, behind = told.text[start : span.start], told.text[span.end : min(sentence.end, span.end + BEHIND)]
    window = f"{before}{behind}".lower()
    for fact in facts:
        if fact.needs and not any(map(window.__contains__, fact.needs)):
            continue
        if (fact.unit and fact.unit != unit) or (kind == "measure" and least < fact.shortest):
            continue
        led = fact.before.search(before) if fact.before else None
        led = led or (fact.behind.match(behind) if fact.behind else None)
        if led is None and (fact.before or fact.behind):
            continue
        if fact.behind_must is not None and not fact.behind_must.match(behind):
            continue
        if fact.behind_not is not None and fact.behind_not.match(behind):
            continue
        if fact.sentence and not fact.sentence.search(told.text, *_around(told, sentence)):
            continue
        if fact.never and fact.never.search(told.text, *sentence):
            continue
        if kind == "money" and fact.whose == "nobody" and of_a_part(told.text[sentence.start : span.start], behind):
            continue
        cue = start + led.start() if led and led.string is before else span.start
        at = _anchor(told, fact, sentence, Span(cue, span.start), led, mentions)
        if at is not None and (kind == "date" or not of_another_time(told.text[sentence.start : span.end], behind)):
            return at
    return None


def once(at: Anchor) -> bool:
    """Whether an anchor is of the one thing of its kind, so that a report's first word of it counts."""
    return at.whose is None and at.subject in _nobodys()


def _around(told: Narration, sentence: Span) -> Span:
    """A sentence with the two or three before it and the one behind: what they tell of is mostly one thing."""
    return Span(max(0, sentence.start - AROUND), sentence.end + AROUND // 3)


def _anchor(
    told: Narration,
    fact: Fact,
    sentence: Span,
    cue: Span,
    led: re.Match[str] | None,
    mentions: Sequence[Mention],
) -> Anchor | None:
    """The anchor of a fact whose words lead up to a value; None where it is somebody's, and nobody is named."""
    if fact.whose == "nobody":
        subject = fact.subject
        named = led.groupdict() if led else {}
        if "thing" in named:
            thing = _thing(told, sentence, named["thing"] or named.get("thing2") or "")
            subject = (thing or "") if subject == "cost" else f"{subject} of the {thing}" if thing else ""
        return (
            Anchor(fact.attribute, subject)
            if subject and not ANOTHER.search(told.text, sentence.start, cue.end)
            else None
        )
    before = told.text[sentence.start : cue.start]
    if fact.whose in ("organisation", "thing"):
        name = _named(before)
        if name == "":
            name = _only_one(mentions, _previous(told, cue.start))
        return Anchor(fact.attribute, fact.subject, name) if name is not None else None
    people = [m for m in within(mentions, Span(sentence.start, cue.end)) if m.form in ("name", "pronoun")]
    roles = list(_ROLE().finditer(told.text, sentence.start, cue.end)) if fact.whose == "role" else []
    if fact.whose == "role" and not roles:
        return None
    holder = (m.name for m in within(mentions, sentence) if roles and m.span.start <= roles[-1].start() < m.span.end)
    person = (
        next((name for name in holder if name), None)
        or _beside(told, people, cue.start, mentions)
        or owner(told, sentence, cue.end, people)
    )
    if person is None:
        return None
    office = f"appointment as {_office(roles[-1][0])}" if roles else fact.subject
    return Anchor(fact.attribute, office, person)


def _thing(told: Narration, sentence: Span, printed: str) -> str | None:
    """The thing that starts; "It" is the first one of the sentence before."""
    if printed != "It":
        return _things().get(printed.lower())
    found = _STARTED().search(told.text, *_previous(told, sentence.start))
    return _things()[found[0].lower()] if found else None


def _beside(told: Narration, people: Sequence[Mention], cue: int, mentions: Sequence[Mention]) -> str | None:
    """Who stands right before the words ("Ada Lund, 58, who was"); "He" is the only one named a sentence before."""
    before = [m for m in people if m.span.end <= cue]
    pronoun = not before and _PRONOUN.match(told.text, told.sentence(cue).start, cue)
    if pronoun and _BETWEEN.fullmatch(told.text, pronoun.end(), cue):
        return _only_one(mentions, _previous(told, cue))
    if not before or not _BETWEEN.fullmatch(told.text, before[-1].span.end, cue):
        return None
    last = before[-1]
    objects = {m.name for m in people if m.span.start >= cue}
    if last.form == "name" or (last.name and last.name not in objects):
        return last.name or last.text
    return _only_one(mentions, _previous(told, cue))


_PRONOUN = re.compile(r"\s*(?:He|She)\b")


def _only_one(mentions: Sequence[Mention], sentence: Span) -> str | None:
    """The only name of a sentence; None where it has none, or several."""
    names = {m.name or m.text for m in within(mentions, sentence) if m.form in ("name", "organisation")}
    return names.pop() if len(names) == 1 else None


def _previous(told: Narration, position: int) -> Span:
    """The sentence before that of a place, those without a word left out."""
    at = bisect_right(told.sentences, told.sentence(position)) - 2
    while at > 0 and not _LETTER.search(told.text, *told.sentences[at]):
        at -= 1
    return told.sentences[max(0, at)]


_LETTER = re.compile(r"[A-Za-z]")


_BETWEEN = re.compile(
    r"(?:[’']s)?(?:,\s+\d{1,3})?,?\s*(?:(?:who|and)\s+)?(?:(?:was|is|has|had|have|been|first|also|now|then)\s+)*(?:(?:an?|the|its)\s+)?"
)


def _named(before: str) -> str | None:
    """The name right before the words, "" for "the company", a noun for another thing; None where there is none."""
    found = _NAME.search(before)
    if found is not None:
        return found[1]
    noun = _NOUN.search(before)
    if noun is None:
        return None
    return "" if noun[1].lower() in _bodies() else f"the {noun[1].lower()}"


_LINK = r"(?:[’']s)?,?\s+(?:(?:which|who|that)\s+)?(?:(?:was|were|is|has|had|been|first|also|and|itself)\s+)*\Z"
_NAME = re.compile(
    rf"(?:\A|[^\w])(?!The\s|It\s|He\s|She\s|They\s)([A-Z][\w&’'-]*(?<![’']s)(?:\s+(?:(?:of|and|the|&)\s+)?[A-Z][\w&’'-]*)*){_LINK}"
)
_NOUN = re.compile(rf"\b[Tt]he\s+(?:[a-z-]+\s+)?(?!(?:was|were|is|has|had|been|which|that|who)\b)([a-z]+){_LINK}")


# --- the lexicon ----------------------------------------------------------------------------------------------------

_LED_ON = {
    "date": r"\s+(?:(?:on|in|from|around|early|late|back|as|for|at)\s+(?:about\s+|the\s+)?)*",
    "": r"(?:\s+(?:a\s+total\s+of|just|only|to|at|some))?\s+",
}


@cache
def _facts() -> Mapping[str, tuple[Fact, ...]]:
    """The facts by the type of their values."""
    out: dict[str, list[Fact]] = {}
    filled = {"role": _listed("role")} | {name: _any_of(_lines(name)) for name in ("started", "costly", "events")}
    for name, entry in lexicon("en", "facts").items():
        if name != "lists":
            out.setdefault(entry["type"], []).append(_fact(entry, filled))
    return {kind: tuple(facts) for kind, facts in out.items()}


def _fact(entry: Mapping[str, Any], filled: Mapping[str, str]) -> Fact:
    def pattern(key: str) -> re.Pattern[str] | None:
        if key not in entry:
            return None
        listed = entry[key]
        for word, forms in filled.items():
            listed = listed.replace(f"{{{word}}}", forms)
        if key == "before":
            led = _LED_ON.get(entry["type"], _LED_ON[""])
            return re.compile(rf"(?:\b|(?=,))(?:{listed}){led}\Z", re.IGNORECASE)
        return re.compile(listed, re.IGNORECASE)

    return Fact(
        entry["attribute"],
        entry["subject"],
        entry["whose"],
        pattern("before"),
        pattern("behind"),
        pattern("behind_must"),
        pattern("behind_not"),
        pattern("sentence"),
        pattern("never"),
        entry.get("unit"),
        float(entry.get("shortest", 0)),
        tuple(entry.get("needs", ())),
    )


def _listed(name: str) -> str:
    forms: str = lexicon("en", "facts")["lists"][name]
    return _any_of(forms.split("|"))


@cache
def _nobodys() -> frozenset[str]:
    facts = [f for kind in _facts().values() for f in kind if f.whose == "nobody"]
    started = [f"start of the {thing}" for thing in _lines("started").values()]
    planned = [f"planned date of the {thing}" for thing in _lines("events").values()]
    return frozenset([*(f.subject for f in facts), *started, *planned, *_lines("costly").values()])


@cache
def _lines(name: str) -> Mapping[str, str]:
    """Each word of a list with the first one of its line."""
    listed: Sequence[str] = lexicon("en", "facts")["lists"][name]
    return {word: line.split("|")[0] for line in listed for word in line.split("|")}


@cache
def _things() -> Mapping[str, str]:
    return {**_lines("started"), **_lines("costly"), **_lines("events"), "walk out": "strike"}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(str(lexicon("en", "facts")["lists"]["bodies"]).split())


def _office(printed: str) -> str:
    return {"ceo": "chief executive", "chairman": "chair", "chairwoman": "chair", "headteacher": "head teacher"}.get(
        printed.lower(), printed.lower()
    )


@cache
def _ROLE() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    return re.compile(rf"\b(?:{_listed('role')})\b", re.IGNORECASE)


@cache
def _STARTED() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    return re.compile(rf"\b(?:{_any_of(_lines('started'))})\b", re.IGNORECASE)
