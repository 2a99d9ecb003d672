"""Ranks: who came third, in the words of a race, a vote or a table. What merely stands somewhere now changes by the
day, and is left alone."""

from __future__ import annotations

import re

from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.elsewhere import of_another_time
from variorum.finding.claims.whose import Anchor, owner
from variorum.model import Claim, Span
from variorum.text.patterns import any_of
from variorum.text.spelling import ordinals

__all__ = ["ranks"]

_ORDINALS = {word: int(figure[:-2]) for word, figure in ordinals().items()}
_CAME = re.compile(
    r"\b(?:finish(?:ed|es|ing)|c[ao]mes?|placed|ranked|ranks)\s+(?:joint\s+|(?:in|as|at)\s+)?"
    rf"(?P<rank>(?P<word>{any_of(_ORDINALS)})|(?P<number>\d{{1,3}})(?:st|nd|rd|th)|[Nn]o\.?\s?(?P<figure>\d{{1,3}}))"
    r"(?=\s*[,.;)]|\s+(?:place|in|at|behind|of|out|overall|with|among|on)\b)"
)
_KNOWN_BY = frozenset(["finished", "finishes", "finishing", "came", "come", "comes", "placed", "ranked", "ranks"])


def ranks(report: Report) -> list[Claim]:
    """In which place those who are named came; nothing of whom a report gives two places."""
    told = report.told
    found: dict[str, list[Claim]] = {}
    for sentence in told.holding(_KNOWN_BY):
        for m in _CAME.finditer(told.text, *sentence):
            who = owner(told, sentence, m.start(), report.mentions)
            if who is None or of_another_time(told.text[sentence.start : m.end()], told.text[m.end() : sentence.end]):
                continue
            rank = str(_ORDINALS[m["word"]] if m["word"] else int(m["number"] or m["figure"]))
            claim = made(
                report, "rank", Span(*m.span("rank")), Anchor("rank", who), interval=(rank, rank), unit="place"
            )
            found.setdefault(who, []).append(claim)
    return [claims[0] for claims in found.values() if len({c.interval for c in claims}) == 1]
