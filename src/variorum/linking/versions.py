"""Which reports are versions of one page: a correction history, of which the last has the vote.

Two versions are told from two copies by the outlet: a page of one address, whatever was rewritten in it, or a text of
one outlet that stands mostly in another of the same outlet. Which is the later is told by the dates, then by a notice
("This article was updated"), then by the length: pages mostly grow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from variorum.ids import slug
from variorum.linking.sets import Sets
from variorum.model import Article, Findings

__all__ = ["Later", "address", "versions"]

OF_OUTLET = 0.65
"""The share of the shorter text's narration that stands in another of the same outlet for both to be one page. Two
pages of one outlet on one event share up to .56 of it (the twenty stories: one pair of CNN's, of one evening)."""

OF_ADDRESS = 0.2
"""The same for two texts from one address: less, and the address is that of a page whose content changes (a live page,
a front page)."""


LEAST = 40
"""Words of narration below which a text is too short for what it shares with another of its outlet to tell."""


class Later(NamedTuple):
    """The next version of a page, by the number of its report, and how it was told: a rule and its score."""

    report: int
    rule: str
    score: float


class Age(NamedTuple):
    """What tells how old a version is, the weightiest first; `published` is empty where any version has no date."""

    published: str
    noticed: bool
    length: int
    id: str


BY = (("by date", 0.95), ("by its notice", 0.9), ("by length", 0.6), ("by chance", 0.5))
"""How an order was told, in the order of `Age`, and how sure it is."""


def versions(
    articles: Sequence[Article], findings: Sequence[Findings], sizes: Sequence[int],
    covered: Mapping[tuple[int, int], float],
) -> dict[int, Later]:  # fmt: skip
    """Earlier version → the next one, both by number.

    `sizes`: the words of narration of each report; `covered`: for (a, b) the share of `a` that stands in `b`. Two
    reports of the same text are copies, not versions: nothing was changed between them.
    """
    outlets = [_outlet(a, f) for a, f in zip(articles, findings, strict=True)]
    pages = Sets(len(articles))
    told: dict[int, str] = {}
    first: dict[str, int] = {}
    for n, article in enumerate(articles):
        first.setdefault(article.text, n)
    for (n, m), share in covered.items():
        if first[articles[n].text] != n or first[articles[m].text] != m:
            continue
        of_one = outlets[n] is not None and outlets[n] == outlets[m] and min(sizes[n], sizes[m]) >= LEAST
        rule = _one_page(articles[n], articles[m], of_one, share)
        if rule is not None:
            pages.join(n, m)
            told[n] = told[m] = rule
    return {
        n: Later(m, f"{told[n]}, later {how}", score)
        for members in pages.all()
        if len(members) > 1
        for n, m, how, score in _in_time(members, articles, findings)
    }


def _one_page(here: Article, there: Article, one_outlet: bool, share: float) -> str | None:
    """Why two reports are versions of one page, or None."""
    if share >= OF_ADDRESS and here.url and there.url and address(here.url) == address(there.url):
        return "same address"
    return "same outlet and mostly the same text" if one_outlet and share >= OF_OUTLET else None


def _in_time(
    members: Sequence[int], articles: Sequence[Article], findings: Sequence[Findings]
) -> list[tuple[int, int, str, float]]:
    """Each version and the next, with what told their order and how sure it is."""
    dates = {n: articles[n].published or findings[n].masthead.published or "" for n in members}
    precise = min(len(x) for x in dates.values())
    ages = {n: Age(dates[n][:precise], _noticed(findings[n]), len(articles[n].text), articles[n].id) for n in members}
    order = sorted(members, key=ages.__getitem__)
    out = []
    for n, m in pairwise(order):
        how, score = next(BY[k] for k, (a, b) in enumerate(zip(ages[n], ages[m], strict=True)) if a != b)
        out.append((n, m, how, score))
    return out


def _noticed(found: Findings) -> bool:
    """Whether the page says that it was changed."""
    return any(f.kind == "notice" for f in found.furniture)


def _outlet(article: Article, found: Findings) -> str | None:
    name = article.outlet or found.masthead.outlet
    return slug(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)) if name else None


def address(url: str) -> str:
    """An address without what differs between two visits: scheme, `www.`, query, fragment, a slash at the end.

    >>> address("https://www.echo.example/news/dam?utm=1#top") == address("http://echo.example/news/dam/")
    True
    """
    bare = re.sub(r"^[a-z]+://(?:www\.|m\.|mobile\.|amp\.)?", "", url.strip().lower())
    return re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")
