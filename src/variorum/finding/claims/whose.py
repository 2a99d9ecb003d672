"""Whose an amount is and against whom: the parts of an anchor that are names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.finding.claims.narration import Narration
from variorum.model import Mention, Span
from variorum.text.lexicon import words

__all__ = ["Anchor", "defendants", "owner", "within"]


class Anchor(NamedTuple):
    """The `attribute` of a `subject`, `whose` it is, and `against` whom: "amount", "lawsuit", "Ada Lund", ("Poe",)."""

    attribute: str
    subject: str
    whose: str | None = None
    against: tuple[str, ...] = ()


def owner(told: Narration, sentence: Span, before: int, mentions: Sequence[Mention]) -> str | None:
    """Who acts in the clause that leads up to a place: the last one named at the head of a clause, else the first."""
    first = None
    for m in within(mentions, Span(sentence.start, before)):
        led_in = told.text[max(sentence.start, m.span.start - 14) : m.span.start].lower()
        name = m.name or (m.text if m.form in ("name", "organisation") else None)
        owns = told.text[m.span.end : m.span.end + 2] in ("’s", "'s") or m.text.endswith(("’s", "'s"))
        if name is None or owns or _ON_PREPOSITION.search(led_in):
            continue
        if first is None or _HEADS_CLAUSE.search(led_in):
            first = name
    return first


_ON_PREPOSITION = re.compile(r"\b(?:against|by|with|of|from|to|and)\s+(?:the\s+)?\Z")
_HEADS_CLAUSE = re.compile(r"(?:[,;:—–]|\b(?:that|while|but|when|after|then))\s+\Z")


def defendants(told: Narration, sentence: Span, mentions: Sequence[Mention], around: int) -> tuple[str, ...]:
    """Whom the suit at a place is against: those named behind the next "against" or, failing that, the last one before.

    Someone who is listed and not named ("her husband") stands in it as printed, in lower case.
    """
    return next(
        (names for c in _against(told, sentence, around) if (names := _listed(told, c, sentence.end, mentions))), ()
    )


def _against(told: Narration, sentence: Span, around: int) -> Iterator[int]:
    """Where each "against" of a sentence ends: those behind a place, then those before it, the last of them first."""
    yield from (c.end() for c in _AGAINST.finditer(told.text, around, sentence.end))
    found = [c for c in _AGAINST.finditer(told.text, *sentence) if c.start() < around]
    yield from (c.end() for c in reversed(found))


def _listed(told: Narration, start: int, end: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Those named in a list that begins at a place: "the Ledger", "Lund and her husband", "Poe, Roe and Lind"."""
    out: list[str] = []
    at = start
    while found := _ITEM.match(told.text, at, end):
        item = Span(*found.span("item"))
        named = [m for m in within(mentions, item) if m.form in ("name", "organisation")]
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


def within(mentions: Sequence[Mention], span: Span) -> Iterator[Mention]:
    """The mentions that stand in a span, in order."""
    for i in range(bisect_left(mentions, span.start, key=lambda m: m.span.start), len(mentions)):
        m = mentions[i]
        if m.span.start >= span.end:
            return
        if m.span.end <= span.end:
            yield m
