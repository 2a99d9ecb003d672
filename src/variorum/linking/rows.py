"""The row that the linking room works on: one quotation with everything that finding says of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from functools import cache

from msgspec import Struct

from variorum.model import Article, Attribution, Findings, Occasion, Quotation
from variorum.text.lexicon import lexicon
from variorum.text.tokens import Token, tokens

__all__ = ["Row", "rows", "unmarked", "weight"]

COMMON_WEIGHT = 0.15
"""What a function word counts for in an overlap, against 1 for any other: seven of them weigh as much as one name."""


class Row(Struct, frozen=True):
    """A quotation of one report: its place among the report's quotations, its words in normal form, and who and
    where."""

    report: int
    order: int
    paragraph: int
    quotation: Quotation
    attribution: Attribution | None
    occasion: Occasion | None
    words: tuple[Token, ...]

    @property
    def id(self) -> str:
        return self.quotation.id


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("en", "common")["words"].split())


def weight(word: str) -> float:
    """How much it says that two quotations share this word."""
    return COMMON_WEIGHT if word in _common() else 1.0


def rows(articles: Sequence[Article], findings: Sequence[Findings]) -> tuple[Row, ...]:
    """The rows of all speech (direct and mixed quotations) in these reports, in their order; a transcript has none."""
    return _rows(articles, findings, MARKED)


def unmarked(articles: Sequence[Article], findings: Sequence[Findings]) -> tuple[Row, ...]:
    """The rows of indirect speech in these reports, which are never witnesses of any words."""
    return _rows(articles, findings, frozenset({"indirect"}))


MARKED = frozenset({"direct", "mixed"})


def _rows(articles: Sequence[Article], findings: Sequence[Findings], kinds: Set[str]) -> tuple[Row, ...]:
    pairs = enumerate(zip(articles, findings, strict=True))
    return tuple(row for at, (a, found) in pairs if a.kind == "report" for row in _of(at, a, found, kinds))


def _of(report: int, article: Article, found: Findings, kinds: Set[str]) -> list[Row]:
    attributions = {a.quotation_id: a for a in found.attributions}
    occasions = {o.quotation_id: o for o in found.occasions}
    out = []
    breaks = [m.start() for m in re.finditer("\n", article.text)]
    for order, quotation in enumerate(found.quotations):
        if quotation.kind not in kinds:
            continue
        words = tuple(t for s in quotation.spans for t in tokens(article.text, s) if t.kind in ("word", "masked"))
        paragraph = bisect_left(breaks, quotation.spans[0].start)
        of, at = attributions.get(quotation.id), occasions.get(quotation.id)
        out.append(Row(report, order, paragraph, quotation, of, at, words))
    return out
