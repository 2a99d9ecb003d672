"""What an amount is of, whose, and against whom: without an anchor a claim is compared with nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.quantities import Quantity
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon, words

__all__ = ["Anchor", "anchor", "defendants", "owner", "thing_of"]


class Anchor(NamedTuple):
    """The `attribute` of a `subject`, `whose` it is, and `against` whom: "amount", "lawsuit", "Ada Lund", ("Poe",)."""

    attribute: str
    subject: str
    whose: str | None = None
    against: tuple[str, ...] = ()


def anchor(told: Narration, quantity: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """The anchor of a quantity; None where its own sentence does not say what it is of."""
    sentence = told.sentence(quantity.span.start)
    find = {"age": _age, "money": _money, "duration": _duration, "count": _count}.get(quantity.type)
    return find(told, sentence, quantity, mentions) if find else None


# --- ages -----------------------------------------------------------------------------------------------------------


def _age(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the person named right before it ("Poe, 41,") or called so ("the 42-year-old driver")."""
    before = [m for m in _within(mentions, Span(sentence.start, q.span.start)) if q.span.start - m.span.end <= 3]
    if before and told.text[before[-1].span.end : q.span.start].strip() in {",", "(", "is", ""}:
        name = before[-1].name or (before[-1].text if before[-1].form == "name" else None)
        return Anchor("age", name) if name else _called(before[-1].text)
    role = re.match(r"\s+(?:[a-z-]+\s+){0,2}?(?P<head>[a-z-]+)\b", told.text[q.span.end : q.span.end + 60])
    article = re.search(r"\b([Tt]he|[Hh]is|[Hh]er)\s+\Z", told.text[sentence.start : q.span.start])
    named = [m for m in _within(mentions, Span(q.span.start, sentence.end)) if m.span.start - q.span.end <= 40]
    if named and named[0].form == "name" and _NAMED.fullmatch(told.text, q.span.end, named[0].span.start):
        return Anchor("age", named[0].name or named[0].text)
    if role and article:
        return _called(f"the {role['head']}")
    noun = re.search(r"\b[Tt]he\s+(?:[a-z-]+\s+){0,2}([a-z]+),\s?\Z", told.text[sentence.start : q.span.start])
    return _called(f"the {noun[1]}") if noun else None


_NAMED = re.compile(r"\s+(?:(?!(?:in|of|at|from|who|by|with|to|for|was|is|and)\b)[\w-]+\s+){0,4}")
"""What may stand between an age and the name it is of: "a 17-year-old gorilla named Harambe"."""


def _called(description: str) -> Anchor | None:
    role = description.lower().split()[-1]
    return Anchor("age", f"the {role}") if role.isalpha() else None


# --- amounts --------------------------------------------------------------------------------------------------------


def _money(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the thing named behind it ("$400 million defamation lawsuit"), or what is sought in its sentence."""
    behind = told.text[q.span.end : min(sentence.end, q.span.end + 80)]
    thing = thing_of(re.split(rf"[,.;:{HIDDEN}]|\s(?:in|for|from|over|to|that|with|against|after|by)\s", behind)[0])
    suing = re.search(r"\b(?:sued|suing|sues|lawsuit|suit|damages)\b", told.text[slice(*sentence)])
    if thing in (None, "damages") and suing and re.match(r"\s+in\s+(?:\w+\s+)?damages\b|\s+(?:lawsuit|suit)\b", behind):
        thing = "lawsuit"
    if thing is None:
        return None
    if thing != "lawsuit":
        return Anchor("amount", thing, owner(told, sentence, q.span.start, mentions))
    return Anchor(
        "amount",
        "lawsuit",
        owner(told, sentence, q.span.start, mentions),
        defendants(told, sentence, mentions, q.span.end),
    )


def thing_of(words_: str) -> str | None:
    """The thing that the last words of a phrase stand for, or None.

    >>> thing_of(" defamation lawsuit"), thing_of("-minute voice memo"), thing_of(" of the sea")
    ('lawsuit', 'voice message', None)
    """
    found = list(_things().finditer(words_.lower()))
    return _canonical()[found[-1].group()] if found else None


@cache
def _canonical() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["things"]
    return {
        v: k for k, variants in listed.items() for v in (variants.split("|") if "|" in variants else variants.split())
    }


@cache
def _things() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_canonical(), key=lambda v: (-len(v), v)))})\b")


def owner(told: Narration, sentence: Span, before: int, mentions: Sequence[Mention]) -> str | None:
    """Who acts in the clause that leads up to a place: the last one named at the head of a clause, else the first."""
    first = None
    for m in _within(mentions, Span(sentence.start, before)):
        led_in = told.text[max(sentence.start, m.span.start - 14) : m.span.start].lower()
        name = m.name or (m.text if m.form in ("name", "organisation") else None)
        owns = told.text[m.span.end : m.span.end + 2] in ("’s", "'s") or m.text.endswith(("’s", "'s"))
        if name is None or owns or re.search(r"\b(?:against|by|with|of|from|to|and)\s+(?:the\s+)?\Z", led_in):
            continue
        if first is None or re.search(r"(?:[,;:—–]|\b(?:that|while|but|when|after|then))\s+\Z", led_in):
            first = name
    return first


def defendants(told: Narration, sentence: Span, mentions: Sequence[Mention], around: int) -> tuple[str, ...]:
    """Whom the suit at a place is against: those named behind the next "against" or, failing that, the last one before.

    Someone who is listed and not named ("her husband") stands in it as printed, in lower case.
    """
    cues = list(_AGAINST.finditer(told.text, *sentence))
    behind = [c for c in cues if c.start() >= around]
    before = [c for c in reversed(cues) if c.start() < around]
    return next((names for c in (*behind, *before) if (names := _listed(told, c.end(), sentence.end, mentions))), ())


def _listed(told: Narration, start: int, end: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Those named in a list that begins at a place: "the Ledger", "Lund and her husband", "Poe, Roe and Lind"."""
    out: list[str] = []
    at = start
    while found := _ITEM.match(told.text, at, end):
        item = Span(*found.span("item"))
        named = [m for m in _within(mentions, item) if m.form in ("name", "organisation")]
        if named:
            whole = not re.search(r"[a-z]{3}", told.text[named[-1].span.end : item.end])
            out.append(named[-1].name or named[-1].text if whole else _unnamed(found["item"]))
        elif found["item"].split()[0].lower() in (
            "her",
            "his",
            "their",
            "the",
            "a",
            "an",
            "two",
            "three",
            "several",
            "former",
        ):
            out.append(_unnamed(found["item"]))
        else:
            break
        at = found.end()
        if not found["more"]:
            break
    return tuple(dict.fromkeys(out)) if any(name[0].isupper() for name in out) else ()


def _unnamed(item: str) -> str:
    """Someone listed and not named, as printed, in lower case at its head: "his Wayside studio"."""
    return item[:1].lower() + item[1:].rstrip(".,")


_ITEM = re.compile(
    r"\s*(?:and\s+|both\s+|also\s+|as\s+well\s+as\s+)?(?P<item>(?:(?:the|her|his|their|a|an|former|two|three|several)\s+)?[\w’'.&-]+(?:\s+(?!(?:and|as|of|for|on|in|over|with|after|to|from|at|who|that|which|last|is|was|has|had|are|were)\b)[\w’'.&-]+){0,4})"
    r"(?P<more>\s*,\s*(?=[A-Z]|and\b|her\b|his\b|the\b|former\b)|\s+(?=and\b|as\s+well\s+as\b))?"
)
_AGAINST = re.compile(rf"\b(?:{'|'.join(sorted(words('en', 'things', 'lists', 'against')))})\b")


# --- lengths --------------------------------------------------------------------------------------------------------


def _duration(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the thing it describes ("six-minute message"), or of the subject of "lasts"."""
    printed = told.text[slice(*q.span)]
    if re.search(r"[-\s]\w+\Z", printed) and "-" in printed:
        thing = thing_of(
            re.split(
                rf"[,.;:{HIDDEN}]|\s(?:in|for|from|that|with|to|of|sent|seemingly)\s",
                told.text[q.span.end : q.span.end + 50],
            )[0]
        )
        return Anchor("length", thing) if thing else None
    before = told.text[sentence.start : q.span.start]
    if re.search(r"\b(?:lasts|lasted|lasting|runs|ran|running|is|was)(?:\s+(?:for|to|some))?\s*\Z", before):
        subject = re.split(r"[,;]|\bwhich\b|\bthat\b|\b(?:lasts|lasted|runs|ran|is|was)\b", before)[0]
        thing = thing_of(subject)
        return Anchor("length", thing) if thing else None
    return None


# --- counts of people -----------------------------------------------------------------------------------------------


def _count(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the dead, the injured … of what the report tells; no part of a total, no other event's figures."""
    whole = told.text[slice(*sentence)].lower()
    before, behind = told.text[sentence.start : q.span.start], told.text[q.span.end : sentence.end]
    if _ELSEWHERE & set(re.findall(r"[a-z’']+", whole)) or re.search(r"\b(?:1[5-9]|20)\d\d\b", whole):
        return None
    if _SUBSET & set(re.findall(r"[a-z]+", before[-24:].lower())[-2:]) or re.match(
        r"\s+(?:of\s+(?:them|those|whom|the)\b|more\b)", behind
    ):
        return None
    if _PARTS.match(behind) or re.search(r"\b(?:saw|seen|see|counted)\s+(?:[a-z]+\s+){0,3}\Z", before):
        return None
    return next(
        (
            Anchor("number", name)
            for name, after, led in _counts()
            if after.match(behind) or (led.search(before) and _of_people(behind))
        ),
        None,
    )


def _of_people(behind: str) -> bool:
    return bool(
        re.match(
            rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{_PEOPLE})\b|\s*(?:[.,;]|\Z|and\b|in\b|on\b|when\b|after\b|at\b)", behind
        )
    )


_PARTS = re.compile(rf"\s+(?:[a-z-]+\s+){{0,2}}?(?:{'|'.join(sorted(words('en', 'things', 'lists', 'parts')))})\b")
"""What names a part of those hit: "two children died" is no total."""
_LINKS = "to|at|of|is|was|has|had|risen|rose|rises|climbed|stands|stood|a|total"
_PEOPLE = "|".join(sorted(words("en", "things", "lists", "people")))
_ELSEWHERE = words("en", "things", "lists", "elsewhere")
_SUBSET = words("en", "things", "lists", "subset")


@cache
def _counts() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each count with the pattern of what follows its number, and of what stands before it."""
    out = []
    for name, cues in lexicon("en", "things")["counts"].items():
        after = re.compile(
            rf"\s*(?:[a-z-]+\s+){{0,2}}?(?:(?:{_PEOPLE})\s+)?(?:(?:were|was|are|is|have|has|had|been|being|also|reported|confirmed|left|feared)\s+){{0,3}}(?:{cues['after']})\b"
        )
        led = rf"\b(?:{cues['before']})(?:\s+(?:{_LINKS})){{0,5}}\s+\Z"
        out.append((name, after, re.compile(led if cues["before"] else r"(?!)", re.IGNORECASE)))
    return tuple(out)


def _within(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """The mentions that stand in a span, in order."""
    for i in range(bisect_left(mentions, span.start, key=lambda m: m.span.start), len(mentions)):
        m = mentions[i]
        if m.span.start >= span.end:
            return
        if m.span.end <= span.end:
            yield m
