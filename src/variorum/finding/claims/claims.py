"""The claims of an article: amounts with what they are of, what happened when, who is from where, whom suits are
against."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from variorum.finding.claims.accounts import accounts
from variorum.finding.claims.anchors import PRICED, anchor
from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.counts import joined
from variorum.finding.claims.events import happening
from variorum.finding.claims.facts import fact_of, once
from variorum.finding.claims.narration import Narration
from variorum.finding.claims.places import homes
from variorum.finding.claims.quantities import Quantity, quantities
from variorum.finding.claims.ranks import ranks
from variorum.finding.claims.slips import misnamed, slips
from variorum.finding.claims.suits import sued
from variorum.finding.claims.things import noun_behind
from variorum.finding.claims.times import times
from variorum.finding.claims.when import span_of
from variorum.finding.claims.whose import Anchor
from variorum.model import Claim, DateMention, Mention, Span
from variorum.text.lexicon import words

__all__ = ["claims"]


def claims(
    article_id: str, told: Narration, dates: Sequence[DateMention], mentions: Sequence[Mention], as_of: str | None
) -> tuple[Claim, ...]:
    """The claims of an article, in order; `as_of` is when it was published. One without an anchor is kept, and compared
    only where another report tells the same thing of it in nearly the same words."""
    report = Report(article_id, told, dates, mentions, as_of)
    found = [claim for find in FINDERS for claim in find(report)]
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.type, c.id)))


def _amounts(report: Report) -> list[Claim]:
    taken = bytearray(len(report.told.text))
    for d in report.dates:
        taken[d.start : d.end] = b"\x01" * (d.end - d.start)
    found = _summed(report, quantities(report.told.text, taken))
    anchors = [_anchor(report, q) for q in found]
    return [
        _amount(report, q, at)
        for q, at in zip(found, _headline_totals(found, anchors, len(report.told.text)), strict=True)
    ]


def _summed(report: Report, found: Sequence[Quantity]) -> Sequence[Quantity]:
    """The amounts with the sums of neighbours in their stead, where the sum has an anchor."""
    sums = [q for q in joined(report.told.text, found) if anchor(report.told, q, report.mentions)]
    if not sums:
        return found
    starts = [q.span.start for q in sums]
    behind = (bisect_right(starts, q.span.start) - 1 for q in found)
    parts = [q for q, n in zip(found, behind, strict=True) if n < 0 or q.span.start >= sums[n].span.end]
    return sorted([*parts, *sums])


def _anchor(report: Report, q: Quantity) -> Anchor | None:
    least = q.bounds.low or q.bounds.high or 0.0
    at = anchor(report.told, q, report.mentions)
    if at is not None and at.subject not in VAGUE:
        return at
    return fact_of(report.told, q.type, q.span, report.mentions, q.unit, least) or at


VAGUE = frozenset(["deal"])
"""What an amount is of where nothing more is known: a fact tells more."""


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
    said_better = _said_better(found, anchors)
    for n, (q, at) in enumerate(zip(found, anchors, strict=True)):
        if n in said_better:
            at = None
        if at is not None and at.subject.startswith("the ") and len(ages[at.subject]) > 1:
            at = None  # two of whom the report says "the girl"
        late = q.span.start > max(FRONT, EARLY * length)
        first = at is not None and (q.type == "count" or at.subject in PRICED or once(at))
        again = first and at is not None and (late or at.subject in seen)
        if first and at is not None:
            seen.add(at.subject)
        out.append(None if again else at)
    return out


def _said_better(found: Sequence[Quantity], anchors: Sequence[Anchor | None]) -> set[int]:
    """The counts whose very number a report gives again with its qualifier: "12 hurt" over "at least 12 were hurt"."""
    counts = [(n, q, at) for n, (q, at) in enumerate(zip(found, anchors, strict=True)) if at and q.type == "count"]
    again = {(at, v): n for n, q, at in counts if q.bounds.qualifier is not None for v in q.bounds[:2]}
    return {n for n, q, at in counts if q.bounds.qualifier is None and again.get((at, q.bounds.low), -1) > n}


def _amount(report: Report, q: Quantity, at: Anchor | None) -> Claim:
    low, high = ("" if v is None else f"{v:g}" if v != int(v) else str(int(v)) for v in q.bounds[:2])
    noun = noun_behind(report.told.text[q.span.end : q.span.end + 60]) if q.type in ("count", "measure") else None
    return made(
        report, q.type, q.span, at, interval=(low, high), qualifier=q.bounds.qualifier, unit=q.unit, subject=noun
    )


RECURRING = words("en", "things", "dates", "recurring")
"""Events of which a story tells of many: two dates of a launch or a debate are mostly two launches."""


def _dated(report: Report) -> list[Claim]:
    """The date of each event that the clause of a resolved date names, except one that no longer holds; and every date
    with its year."""
    out = []
    seen: set[str] = set()
    for d in report.dates:
        days = span_of(d.edtf) if d.edtf else misnamed(d, report.as_of)
        found = happening(report.told, d, report.mentions) if days else None
        if days is None or d.clause is None or (found is not None and found.former):
            continue
        named = found is not None and found.event not in RECURRING
        at = Anchor("date", found.event, found.whose) if found is not None and named else None
        at = at or fact_of(report.told, "date", Span(d.start, d.end), report.mentions)
        if at is not None and once(at):
            at = None if at.subject in seen else at
            seen |= {at.subject} if at else set()
        if at is not None or _YEAR.search(d.text):
            out.append(
                made(report, "date", Span(d.start, d.end), at, interval=(days[0].isoformat(), days[1].isoformat()))
            )
    return out


_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


FINDERS: Sequence[Callable[[Report], list[Claim]]] = (_amounts, _dated, times, homes, ranks, sued, accounts, slips)
"""What finds the claims of a report, each kind of claim in its own way."""
