"""Beside the words, the record: what an article asserts in its own voice, when, how firmly, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.finding.claims.claims import claims
from variorum.finding.claims.credits import credits_of
from variorum.finding.claims.firmness import credited, firmness
from variorum.finding.claims.hedges import hedges
from variorum.finding.claims.mentions import date_mentions
from variorum.finding.claims.narration import narration
from variorum.finding.claims.outreach import outreach
from variorum.model import (
    Article,
    Claim,
    Credit,
    DateMention,
    Furniture,
    Hedge,
    Masthead,
    Mention,
    Outreach,
    Quotation,
)

__all__ = ["Record", "record"]


class Record(NamedTuple):
    """The record of one article."""

    dates: tuple[DateMention, ...]
    claims: tuple[Claim, ...]
    credits: tuple[Credit, ...]
    hedges: tuple[Hedge, ...]
    outreach: tuple[Outreach, ...]


def record(
    article: Article,
    head: Masthead,
    quotations: Sequence[Quotation],
    mentions: Sequence[Mention],
    aside: Sequence[Furniture],
) -> Record:
    """The record of an article, given what is quoted in it and what of it is furniture: neither asserts anything."""
    published = article.published or head.published
    told = narration(article.text, [q for q in quotations if q.kind != "indirect"], aside)
    dates = tuple(replace(d, clause=told.clause(d.start)) for d in date_mentions(article, head))
    hedged = hedges(article.id, told)
    owed = credits_of(article.id, told, article.text, aside, mentions)
    asserted = [
        *claims(article.id, told, dates, mentions, published),
        *firmness(article.id, told, hedged, published),
        *credited(article.id, told, owed, published),
    ]
    ordered = tuple(sorted(asserted, key=lambda c: (c.start, c.end, c.type, c.id)))
    return Record(dates, ordered, owed, hedged, outreach(article.id, told, mentions))
