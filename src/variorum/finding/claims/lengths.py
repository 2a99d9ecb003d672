"""What a length of time, a distance, a weight or a speed is of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.quantities import Quantity
from variorum.finding.claims.things import head_behind, thing_of
from variorum.finding.claims.whose import Anchor, owner
from variorum.model import Mention, Span
from variorum.text.lexicon import lexicon

__all__ = ["lasting", "measured"]


def lasting(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
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
    if re.search(r"\b(?:spoke|talked|speaking|orated)\s+for\s+\Z", before):
        return Anchor("length", "speech", owner(told, sentence, q.span.start, mentions))
    if re.search(
        r"\b(?:lasts|lasted|lasting|runs|ran|running|is|was)(?:\s+(?:for|to|some|an?\s+[a-z]+))?\s*\Z", before
    ):
        subject = re.split(r"[,;]|\bwhich\b|\bthat\b|\b(?:lasts|lasted|runs|ran|is|was)\b", before)[0]
        thing = thing_of(subject)
        return Anchor("length", thing) if thing else None
    return None


def measured(told: Narration, sentence: Span, q: Quantity, mentions: Sequence[Mention]) -> Anchor | None:
    """Of the thing that it describes ("25-tonne truck"), or of the fall, the drive that its verb tells of."""
    printed, behind = told.text[slice(*q.span)], told.text[q.span.end : min(sentence.end, q.span.end + 60)]
    if "-" in printed and (noun := head_behind(behind)):
        return Anchor(_ATTRIBUTES[q.unit or ""], noun)
    before = told.text[sentence.start : q.span.start]
    moved = _MOVING().search(before)
    return Anchor("distance", _moves()[moved[1].lower()]) if moved and q.unit == "metres" else None


_ATTRIBUTES: Mapping[str, str] = {
    "metres": "length", "kilograms": "weight", "metres a second": "speed", "square metres": "size",
}  # fmt: skip


@cache
def _moves() -> Mapping[str, str]:
    listed: Mapping[str, str] = lexicon("en", "things")["moves"]
    return {verb: noun for noun, verbs in listed.items() for verb in verbs.split()}


@cache
def _MOVING() -> re.Pattern[str]:  # noqa: N802  (a pattern, made when it is first needed)
    return re.compile(
        rf"\b({'|'.join(sorted(_moves()))})\s+(?:for\s+|down\s+|on\s+|up\s+to\s+|some\s+)*\Z", re.IGNORECASE
    )
