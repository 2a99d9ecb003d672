"""Every expression of time in an article, with what day it means: the `dates` of the edition."""

from __future__ import annotations

from variorum.finding.claims.dates import expressions
from variorum.finding.claims.resolved import base_of, resolved
from variorum.model import Article, DateMention, Masthead

__all__ = ["date_mentions"]


def date_mentions(article: Article, head: Masthead) -> tuple[DateMention, ...]:
    """The expressions of time of an article, in order, inside quotations and out; EDTF where they can be resolved.

    >>> text = "The ferry sank on Monday. A hearing is set for Feb. 12."
    >>> found = date_mentions(Article("a", text, published="2025-01-29"), Masthead())
    >>> [(d.text, d.edtf) for d in found]
    [('Monday', '2025-01-27'), ('Feb. 12', '2025-02-12')]
    """
    text = article.text
    found = expressions(text)
    base = base_of(article.published or head.published, text, found)
    return tuple(
        DateMention(article.id, e.span.start, e.span.end, text[slice(*e.span)], when.edtf if when else None, rule)
        for e, (when, rule) in zip(found, resolved(text, found, base), strict=True)
    )
