"""The claims of an article: every amount with what it is of, and whom its suits are against."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from variorum.finding.claims.anchors import anchor
from variorum.finding.claims.events import happening
from variorum.finding.claims.narration import Narration
from variorum.finding.claims.quantities import Quantity, quantities
from variorum.finding.claims.when import span_of
from variorum.finding.claims.whose import Anchor, defendants, owner
from variorum.ids import digest
from variorum.model import Claim, DateMention, Mention
from variorum.text.lexicon import words

__all__ = ["claims"]


def claims(
    article_id: str, told: Narration, dates: Sequence[DateMention], mentions: Sequence[Mention], as_of: str | None
) -> tuple[Claim, ...]:
    """The claims of an article, in order; `as_of` is when it was published. One without an anchor is kept, and compared
    with nothing."""
    taken = bytearray(len(told.text))
    for d in dates:
        taken[d.start : d.end] = b"\x01" * (d.end - d.start)
    found = quantities(told.text, taken)
    anchors = _headline_totals(found, [anchor(told, q, mentions) for q in found], len(told.text))
    out = [_claim(article_id, told, q, at, as_of) for q, at in zip(found, anchors, strict=True)]
    out += _dated(article_id, told, dates, mentions, as_of)
    return tuple(sorted((*out, *_sued(article_id, told, mentions, as_of)), key=lambda c: (c.start, c.end, c.type)))


EARLY, FRONT = 0.4, 1_500
"""The share of a report, and the least number of characters, in which its headline totals stand: what comes later is
mostly of other events, or of a part."""


def _headline_totals(found: Sequence[Quantity], anchors: Sequence[Anchor | None], length: int) -> list[Anchor | None]:
    """The anchors, that of a count only where a report first gives one, early: what follows are parts and others; that
    of the age of somebody unnamed only where a report gives no other."""
    seen: set[str] = set()
    ages: defaultdict[str, set[float | None]] = defaultdict(set)
    for q, at in zip(found, anchors, strict=True):
        if at is not None and at.attribute == "age":
            ages[at.subject].add(q.bounds.low)
    out: list[Anchor | None] = []
    for q, at in zip(found, anchors, strict=True):
        if at is not None and at.subject.startswith("the ") and len(ages[at.subject]) > 1:
            at = None  # two of whom the report says "the girl"
        late = q.span.start > max(FRONT, EARLY * length)
        again = q.type == "count" and at is not None and (late or at.subject in seen)
        if q.type == "count" and at is not None:
            seen.add(at.subject)
        out.append(None if again else at)
    return out


def _claim(article_id: str, told: Narration, q: Quantity, at: Anchor | None, as_of: str | None) -> Claim:
    low, high = (None if v is None else f"{v:g}" if v != int(v) else str(int(v)) for v in q.bounds[:2])
    return Claim(
        id=f"c{digest(article_id, q.type, str(q.span.start), length=8)}",
        witness=article_id,
        start=q.span.start,
        end=q.span.end,
        text=told.text[slice(*q.span)],
        type=q.type,
        interval=(low or "", high or ""),
        qualifier=q.bounds.qualifier,
        unit=q.unit,
        as_of=as_of,
        anchor=_worded(at) if at else None,
        attribute=at.attribute if at else None,
        subject=at.subject if at else None,
        whose=at.whose if at else None,
        against=at.against if at else (),
    )


RECURRING = words("en", "things", "dates", "recurring")
"""Events of which a story tells of many: two dates of a launch or a debate are mostly two launches."""


def _dated(
    article_id: str, told: Narration, dates: Sequence[DateMention], mentions: Sequence[Mention], as_of: str | None
) -> list[Claim]:
    """The date of each event that the clause of a resolved date names, except one that no longer holds."""
    out = []
    for d in dates:
        days = span_of(d.edtf) if d.edtf else None
        found = happening(told, d, mentions) if days else None
        if days is None or found is None or found.former or found.event in RECURRING:
            continue
        at = Anchor("date", found.event, found.whose)
        out.append(
            Claim(
                id=f"c{digest(article_id, 'date', str(d.start), length=8)}",
                witness=article_id,
                start=d.start,
                end=d.end,
                text=d.text,
                type="date",
                interval=(days[0].isoformat(), days[1].isoformat()),
                as_of=as_of,
                anchor=_worded(at),
                attribute=at.attribute,
                subject=at.subject,
                whose=at.whose,
            )
        )
    return out


def _worded(at: Anchor) -> str:
    """An anchor in words: "amount of the lawsuit of Ada Lund against Poe Ferries"."""
    if at.attribute == "age":
        return f"age of {at.whose or at.subject}"
    if at.attribute == "number":
        return f"number of {at.subject}"
    whose = f" of {at.whose}" if at.whose else ""
    return f"{at.attribute} of the {at.subject}{whose}" + (f" against {' and '.join(at.against)}" if at.against else "")


_SUIT = re.compile(r"\b(?:sued|suing|sues|countersued|lawsuit|suit)\b")
_AGAINST_WHOM = re.compile(r"\A\s+(?:\w+\s+){0,3}?against\b|\A\s+(?:\w+\s+){0,6}?(?:naming|accusing|targeting)\b")


def _sued(article_id: str, told: Narration, mentions: Sequence[Mention], as_of: str | None) -> list[Claim]:
    """Whom a suit is against, for each suit whose sentence says whose it is and goes on to name somebody."""
    out: list[Claim] = []
    if not any(map(told.text.__contains__, ("sued", "suing", "sues", "suit"))):
        return out
    for suit in _SUIT.finditer(told.text):
        sentence = told.sentence(suit.start())
        verb = suit[0] in ("sued", "suing", "sues", "countersued")
        if not verb and not _AGAINST_WHOM.match(told.text[suit.end() : sentence.end]):
            continue
        against = defendants(told, sentence, mentions, suit.start())
        whose = owner(told, sentence, suit.start(), mentions)
        if not against or whose is None or whose in against:
            continue
        at = Anchor("defendants", "lawsuit", whose)
        out.append(
            Claim(
                id=f"c{digest(article_id, 'set', str(suit.start()), length=8)}",
                witness=article_id,
                start=suit.start(),
                end=suit.end(),
                text=suit[0],
                type="set",
                as_of=as_of,
                anchor=_worded(at),
                attribute=at.attribute,
                subject=at.subject,
                whose=whose,
                against=against,
            )
        )
    return out
