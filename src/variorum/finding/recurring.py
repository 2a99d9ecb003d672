"""Furniture that no cue tells: what several pages have word for word.

A paragraph that stands in reports of different stories is of none of them; so is one that pages of one outlet repeat
and that names nobody and nothing. What outlets share in telling one story is their common source, and no furniture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.finding.furniture import QUOTE_MARK, paragraphs_of
from variorum.model import Article, Furniture

__all__ = ["RECURRING", "with_recurring"]

RECURRING = "repeat"
"""The kind of what is told by recurring alone; a cue, where there is one, tells more."""

SHORTEST, LONGEST = 20, 1500
"""Characters: a shorter paragraph may recur by chance ("He declined."), a longer one is a text that two pages print."""

OWN = 0.5
"""The share of a page's paragraphs that stand nowhere else, for what it repeats to be its house's: of a copy, or
another version of a page, less is its own."""


class Held(NamedTuple):
    """Where a paragraph stands."""

    report: int
    start: int
    end: int


def with_recurring(articles: Sequence[Article], stories: Callable[[Sequence[Article]], Sequence[int]]) -> list[Article]:
    """The reports with what recurs among them marked as furniture. `stories` numbers the story of each of some reports.

    >>> texts = [f"{town} has a bridge now.\\n\\nWe bring the news to your door." for town in ("Hollin", "Corvo")]
    >>> [a.furniture[0].kind for a in with_recurring([Article(t, t) for t in texts], lambda found: range(len(found)))]
    ['repeat', 'repeat']
    """
    held: defaultdict[str, list[Held]] = defaultdict(list)
    sizes = [0] * len(articles)
    for n, article in enumerate(articles):
        for start, end, text in paragraphs_of(article.text, 0) if article.kind == "report" else ():
            sizes[n] += 1
            if SHORTEST <= end - start <= LONGEST and not QUOTE_MARK.search(text):
                held[" ".join(text.split())].append(Held(n, start, end))
    common = {text: places for text, places in held.items() if len({p.report for p in places}) > 1}
    holders = sorted({p.report for places in common.values() for p in places})
    story_of = dict(zip(holders, stories([articles[n] for n in holders]), strict=True)) if holders else {}
    repeats = [0] * len(articles)
    for places in common.values():
        for n in {p.report for p in places}:
            repeats[n] += 1
    own = {n for n in holders if repeats[n] <= (1 - OWN) * sizes[n]}
    marks: defaultdict[int, list[Furniture]] = defaultdict(list)
    for text, places in common.items():
        independent = {p.report for p in places} & own
        if len({story_of[n] for n in independent}) > 1 or _of_a_house(text, [articles[n].outlet for n in independent]):
            for p in places:
                marks[p.report].append(Furniture(p.start, p.end, RECURRING))
    return [replace(a, furniture=(*a.furniture, *marks[n])) if n in marks else a for n, a in enumerate(articles)]


def _of_a_house(text: str, outlets: Sequence[str | None]) -> bool:
    """Whether two pages of one outlet have a paragraph that names nothing but, at most, the outlet."""
    houses = {outlet for outlet in outlets if outlet and outlets.count(outlet) > 1}
    if not houses:
        return False
    names = {word for outlet in houses for word in outlet.split()}
    words = [word.strip(".,:;!?()’'") for word in text.split()]
    return not any(c.isdigit() for c in text) and all(w in names or not w[:1].isupper() for w in words[1:])
