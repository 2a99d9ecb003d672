"""Whom the suits that a report tells of are against."""

from __future__ import annotations

import re

from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.whose import Anchor, defendants, owner
from variorum.model import Claim, Span

__all__ = ["sued"]

_KNOWN_BY = frozenset(["sued", "suing", "sues", "countersued", "lawsuit", "suit"])
_SUIT = re.compile(rf"\b(?:{'|'.join(sorted(_KNOWN_BY))})\b")
_AGAINST_WHOM = re.compile(r"\A\s+(?:\w+\s+){0,3}?against\b|\A\s+(?:\w+\s+){0,6}?(?:naming|accusing|targeting)\b")


def sued(report: Report) -> list[Claim]:
    """Whom a suit is against, for each suit whose sentence says whose it is and goes on to name somebody."""
    out: list[Claim] = []
    told = report.told
    for suit, sentence in ((m, s) for s in told.holding(_KNOWN_BY) for m in _SUIT.finditer(told.text, *s)):
        verb = suit[0] in ("sued", "suing", "sues", "countersued")
        if not verb and not _AGAINST_WHOM.match(told.text[suit.end() : sentence.end]):
            continue
        against = defendants(told, sentence, report.mentions, suit.start())
        whose = owner(told, sentence, suit.start(), report.mentions)
        if against and whose is not None and whose not in against:
            out.append(made(report, "set", Span(*suit.span()), Anchor("defendants", "lawsuit", whose, against)))
    return out
