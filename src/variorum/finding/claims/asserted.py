"""What every finder of claims is given, and how a claim is made of what it finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.finding.claims.narration import Narration
from variorum.finding.claims.whose import Anchor
from variorum.ids import digest
from variorum.model import Claim, DateMention, Mention, Span

__all__ = ["Report", "made", "slip", "worded"]


class Report(NamedTuple):
    """A report as the finders of claims read it; `as_of` is the day it was published."""

    article_id: str
    told: Narration
    dates: Sequence[DateMention]
    mentions: Sequence[Mention]
    as_of: str | None


def made(
    report: Report,
    kind: str,
    span: Span,
    at: Anchor | None,
    *,
    interval: tuple[str, str] | None = None,
    qualifier: str | None = None,
    unit: str | None = None,
    subject: str | None = None,
) -> Claim:
    """The claim of a type that stands at a span; without an anchor its `subject` is what its own phrase names."""
    return Claim(
        id=f"c{digest(report.article_id, kind, str(span.start), length=8)}",
        witness=report.article_id,
        start=span.start,
        end=span.end,
        text=report.told.text[slice(*span)],
        type=kind,
        interval=interval,
        qualifier=qualifier,
        unit=unit,
        as_of=report.as_of,
        anchor=worded(at) if at else None,
        attribute=at.attribute if at else None,
        subject=at.subject if at else subject,
        whose=at.whose if at else None,
        against=at.against if at else (),
        clause=report.told.clause(span.start),
    )


def slip(report: Report, kind: str, span: Span, reason: str) -> Claim:
    """The claim of a type that cannot be as it is printed; its anchor is the reason."""
    text = report.told.text[slice(*span)]
    found = made(report, kind, span, None, subject=text)
    return replace(found, id=f"c{digest(found.id, reason, length=8)}", attribute="slip", anchor=reason)


def worded(at: Anchor) -> str:
    """An anchor in words.

    >>> worded(Anchor("amount", "lawsuit", "Ada Lund", ("Poe Ferries",)))
    'amount of the lawsuit of Ada Lund against Poe Ferries'
    """
    if at.attribute == "age":
        return f"age of {at.whose or at.subject}"
    if at.attribute == "number":
        return f"number of {at.subject}"
    article = "" if at.subject[:1].isupper() else "the "
    whose = f" of {at.whose}" if at.whose else ""
    return f"{at.attribute} of {article}{at.subject}{whose}" + (
        f" against {' and '.join(at.against)}" if at.against else ""
    )
