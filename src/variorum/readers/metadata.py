"""What the head of a page says of the report: schema.org JSON-LD first, then `<meta>`, then the elements themselves.

Each value comes with the rule that found it. JSON-LD goes first because publishers write it for machines and keep it
right (Google reads it); Open Graph's `og:site_name` and `article:*` follow; the title and `lang` of the page are last.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.readers.dates import edtf

__all__ = ["Found", "metadata"]

Found = dict[str, tuple[str, str]]
"""Field → (value, rule)."""

ARTICLE_TYPES = ("Article", "Posting", "Report", "WebPage", "CreativeWork")
"""Ends of the schema.org types that describe a report, the nearest first (`NewsArticle`, `LiveBlogPosting`…)."""

META = {
    "outlet": ("og:site_name", "article:publisher_name", "application-name", "dc.publisher", "twitter:app:name:iphone"),
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "byline": ("author", "byl", "article:author", "parsely-author", "sailthru.author", "dc.creator", "twitter:creator"),
    "published": (
        "article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "dc.date.issued", "dcterms.created", "dc.date", "date",
    ),
    "language": ("og:locale", "content-language", "dc.language"),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip

LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")
WEB = re.compile(r"https?://\S+")
DEEPEST = 12
"""Levels of JSON-LD that are walked; publishers nest three or four."""


def metadata(tree: Any) -> Found:
    """Outlet, title, byline, published, language and url of a page, as far as it states them, each with its rule."""
    found: Found = {}
    for field, value, rule in (*from_json_ld(tree), *from_meta(tree), *from_elements(tree)):
        clean = cleaned(field, value)
        if clean and field not in found:
            found[field] = (clean, rule)
    if "published" not in found and (day := guessed_date(tree)):
        found["published"] = (day, "htmldate")
    return found


def cleaned(field: str, value: str) -> str | None:
    """The value as the model keeps it, or None where it is not one."""
    value = " ".join(value.split())
    if field == "published":
        return edtf(value)
    if field == "language":
        match = LANGUAGE.fullmatch(value)
        return match[1].lower() if match else None
    if field == "url":
        return value if WEB.fullmatch(value) else None
    if field == "byline":
        return None if WEB.match(value) else value.removeprefix("By ").removeprefix("by ") or None
    return value or None


def from_json_ld(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What the JSON-LD node of the report says."""
    nodes = [node for script in tree.iter("script") for node in json_ld(script)]
    nodes = sorted((node for node in nodes if rank(node) is not None), key=lambda node: rank(node) or 0)
    for node in nodes[:2]:
        yield from (("outlet", name, "json-ld publisher") for name in names(node.get("publisher"))[:1])
        headline = node.get("headline") or node.get("name")
        if isinstance(headline, str):
            yield "title", headline, "json-ld headline"
        if authors := names(node.get("author")):
            yield "byline", ", ".join(authors), "json-ld author"
        for field, key in (("published", "datePublished"), ("language", "inLanguage"), ("url", "url")):
            if isinstance(value := node.get(key), str):
                yield field, value, f"json-ld {key}"


def json_ld(script: Any) -> Iterator[Mapping[str, Any]]:
    """The nodes of one JSON-LD script; none where it is broken."""
    if "ld+json" not in (script.get("type") or "").lower():
        return
    try:
        yield from nodes_of(json.loads(script.text or "", strict=False), 0)
    except (ValueError, RecursionError):
        return


def nodes_of(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Every object with an `@type` that stands at the top, in a list or in `@graph`."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes_of(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from nodes_of(value.get(key), depth + 1)


def rank(node: Mapping[str, Any]) -> int | None:
    """How near a node's type is to a news report; None for what is no report (an organisation, a breadcrumb)."""
    kinds = node.get("@type")
    kinds = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
    ranks = [n for n, end in enumerate(ARTICLE_TYPES) for kind in kinds if isinstance(kind, str) and kind.endswith(end)]
    return min(ranks, default=None)


def names(value: Any) -> list[str]:
    """The names of a person or organisation, however JSON-LD writes it."""
    if isinstance(value, str):
        return [value] if value.strip() and not WEB.match(value) else []
    if isinstance(value, list):
        return [name for item in value for name in names(item)]
    if isinstance(value, dict):
        return names(value.get("name"))
    return []


def from_meta(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What `<meta>` says, by name, property, itemprop or http-equiv, in the order of `META`."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (meta.get(attribute) or "").strip().lower()
            if key and (meta.get("content") or "").strip():
                stated.setdefault(key, meta.get("content"))
    for field, keys in META.items():
        yield from ((field, stated[key], f"meta {key}") for key in keys if key in stated)


def from_elements(tree: Any) -> Iterator[tuple[str, str, str]]:
    """What the page's own elements say: `<html lang>`, the canonical link, the one `<h1>`, `<title>`."""
    if tree.get("lang"):
        yield "language", tree.get("lang"), "html lang"
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield "url", link.get("href"), "link canonical"
    headings = [heading.text_content() for heading in tree.iter("h1")]
    if len(headings) == 1:
        yield "title", headings[0], "h1"
    for title in tree.iter("title"):
        yield "title", title.text_content(), "title"


def guessed_date(tree: Any) -> str | None:
    """The date that htmldate reads off the page's markup (never its extensive search, which invents dates)."""
    from copy import deepcopy

    from htmldate import find_date

    try:
        day = find_date(deepcopy(tree), extensive_search=False, original_date=True)
    except Exception:  # htmldate on a strange page: no date is the answer
        return None
    return edtf(day) if day else None
