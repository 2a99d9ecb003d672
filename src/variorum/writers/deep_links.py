"""Links that open a report at the very words: text fragments (WICG, *URL Fragment Text Directives*), `#:~:text=…`.

A browser that follows one looks for the words on the page, scrolls to them and marks them. It takes the first place
that fits, so that a link names as much as is needed to be the only one: the words (or the first and last of them), then
what stands before and behind. Words that stand twice with the same words round them cannot be told apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from msgspec import UnsetType

from variorum.model import Edition, Span
from variorum.writers.bare import parted

__all__ = ["DeepLink", "deep_links", "web_address"]

WHOLE = 8
"""Words that a link spells out; of more it names the first and the last, so that a page with a mark or a link between
them is found all the same."""

ENDS = (4, 7, 12)
"""First and last words that are tried, until they stand in one place only."""

AROUND = (3, 6)
"""Words before and behind that are tried next."""

SEARCHED = 200_000
"""Characters of a report in which another place is looked for: a book's chapters. In a longer text every link says what
stands around, so that the time stays in proportion."""

WORD = re.compile(r"\S+")
SPACE = re.compile(r"\s+")

DeepLink = Callable[[str, Iterable[Span], str], str | None]
"""A siglum, the spans of a quotation and its words to the address; None where the report has none on the web."""


class Cut(NamedTuple):
    """What a directive names, as offsets: what stands before, the first words (all, where there are no last), the last
    words, what stands behind."""

    before: int
    start: int
    start_end: int
    end_start: int
    end: int
    behind: int


def deep_links(edition: Edition) -> DeepLink:
    """Something that gives the link to words of a report of this edition.

    Without the reports' texts a link names the words alone.
    """
    pages: dict[str, Page] = {}
    addresses = {w.siglum: web_address(w.url) for w in edition.witnesses}
    texts = {w.siglum: w.text for w in edition.witnesses if not isinstance(w.text, UnsetType)}

    def link(siglum: str, spans: Iterable[Span], words: str) -> str | None:
        address = addresses.get(siglum)
        if address is None:
            return None
        spans = tuple(spans)
        if siglum in texts:
            page = pages.get(siglum) or pages.setdefault(siglum, Page(texts[siglum]))
            found = [page.directive(*span) for span in spans]
        else:
            found = [Page(part).directive(0, len(part)) for part in parted(words, spans) or [words]]
        directives = "&".join(filter(None, found))
        return f"{address}{'' if '#' in address else '#'}:~:{directives}" if directives else address

    return link


def web_address(url: str | None) -> str | None:
    """An address on the web that can stand in a link, with what must not stand in one encoded; else None.

    >>> web_address("https://courier.example/a b"), web_address("javascript:alert(1)")
    ('https://courier.example/a%20b', None)
    """
    plain = (url or "").strip().partition(":~:")[0].removesuffix("#")
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(plain, safe="!#$%&()*+,/:;=?@[]~", errors="replace")


def encoded(words: str) -> str:
    """Words for a directive, in which a hyphen, a comma and an ampersand have a meaning of their own.

    >>> encoded("hard-won, and")
    'hard%2Dwon%2C%20and'
    """
    return quote(words.strip().replace("\n", " "), safe="", errors="replace").replace("-", "%2D")


class Page:
    """A report's text as a browser looks through it: white space as one space (here a line break, where it holds one),
    capitals alike.

    >>> Page("Ana said: “No.” Then Bo said: “No.”").directive(31, 33)
    'text=Bo%20said%3A%20%E2%80%9C-,No'
    """

    def __init__(self, text: str) -> None:
        words = [(m.start(), m[0]) for m in WORD.finditer(text)]
        self._starts = [at for at, _ in words]
        self._there = [0]
        for _, word in words:
            self._there.append(self._there[-1] + len(word) + 1)
        self._lines = SPACE.sub(lambda m: "\n" if "\n" in m[0] else " ", text.strip())
        flat = self._lines.replace("\n", " ")
        lower = flat.lower()
        self._flat = lower if len(lower) == len(flat) else flat

    def directive(self, start: int, end: int) -> str:
        """As little as finds these characters and no others; where nothing does, as much as is tried. Empty where there
        is nothing but space."""
        at, until = self._trimmed(self._here(start), self._here(end))
        if at >= until:
            return ""
        cut = Cut(at, at, until, until, until, until)
        for cut in self._tried(at, until):
            if len(self._flat) <= SEARCHED and self._finds(cut):
                break
        prefix, first, last, suffix = (
            encoded(self._lines[a:b])
            for a, b in ((cut.before, cut.start), (cut.start, cut.start_end), (cut.end_start, cut.end),
                         (cut.end, cut.behind))
        )  # fmt: skip
        return (
            "text=" + (f"{prefix}-," if prefix else "") + first + (f",{last}" if last else "")
            + (f",-{suffix}" if suffix else "")
        )  # fmt: skip

    def _here(self, offset: int) -> int:
        """Where a character of the text stands in what is looked through."""
        word = bisect_right(self._starts, offset) - 1
        if word < 0:
            return 0
        return min(self._there[word] + offset - self._starts[word], self._there[word + 1] - 1)

    def _trimmed(self, at: int, until: int) -> tuple[int, int]:
        """Without the marks at the edges, which a page may print in another way."""
        while at < until and not self._lines[at].isalnum():
            at += 1
        while at < until and not self._lines[until - 1].isalnum():
            until -= 1
        return at, until

    def _tried(self, at: int, until: int) -> Iterator[Cut]:
        """The words, then more and more of them, then with what stands around them on their lines."""
        cut = Cut(at, at, until, until, until, until)
        for cut in self._spelled(at, until):
            yield cut
        near = max(0, at - LONGEST)
        before = max(self._lines.rfind("\n", near, at) + 1, near)
        line_end = self._lines.find("\n", until, until + LONGEST)
        behind = min(len(self._lines), until + LONGEST) if line_end < 0 else line_end
        for n in AROUND:
            first = nth(WORD.finditer(self._lines, before, at), -n, at)
            last = nth(WORD.finditer(self._lines, until, behind), n - 1, until)
            yield cut._replace(before=first[0])
            yield cut._replace(before=first[0], behind=last[1])

    def _spelled(self, at: int, until: int) -> Iterator[Cut]:
        """All the words, where they are few and on one line; else the first and last of them."""
        words = [m.span() for m in WORD.finditer(self._lines, at, until)]
        breaks = [i for i, ((_, a), (b, _)) in enumerate(pairwise(words), 1)
                  if self._lines[a:b] == "\n"]  # fmt: skip
        if len(words) < 2 or (len(words) <= WHOLE and not breaks):
            yield Cut(at, at, until, until, until, until)
            return
        first_line, last_line = (breaks[0], len(words) - breaks[-1]) if breaks else (len(words), len(words))
        for n in ENDS:
            some = min(n, len(words) // 2)
            first, last = min(some, first_line), min(some, last_line)
            yield Cut(at, at, words[first - 1][1], words[-last][0], until, until)

    def _finds(self, cut: Cut) -> bool:
        """Whether one who looks for this from the beginning of the page comes to the words themselves."""
        if cut.end_start == cut.end:
            return self._flat.find(self._flat[cut.before : cut.behind]) == cut.before
        return (
            self._flat.find(self._flat[cut.before : cut.start_end]) == cut.before
            and self._flat.find(self._flat[cut.end_start : cut.behind], cut.start_end) == cut.end_start
        )


LONGEST = 200
"""Characters before and behind in which words are taken to tell two places apart."""


def nth(found: Iterable[re.Match[str]], n: int, otherwise: int) -> tuple[int, int]:
    """Where the nth of some words stands, the last (or first) where there are fewer; `otherwise` without any."""
    spans = [m.span() for m in found]
    if not spans:
        return otherwise, otherwise
    return spans[max(n, -len(spans)) if n < 0 else min(n, len(spans) - 1)]
