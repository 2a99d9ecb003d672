"""What Variorum itself has written: an edition left beside the reports is not one more report."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_own"]

HEAD: Final = 4_000
"""Characters at the beginning of a file that show what wrote it."""

MADE: Final = re.compile(
    r"""
    \s*<!doctype\ html>(?=.*<meta\ name="generator"\ content="Variorum\ )  # a page
    | \s*<\?xml(?=.*<publicationStmt><p>Made\ by\ Variorum\ )  # TEI
    | \s*\{\s*"variorum"\s*:\s*"[^"]*",\s*"version"\s*:  # JSON
    | \#\ [^\n]*\n\n(?:An\ edition\ of\ |One\ report\ of\ )[^\n]*,\ made\ with\ Variorum\ \d  # Markdown
    | (?:[^\n]*\n){0,3}(?:An\ edition\ of\ [\w,\ ]+\.|[\w,\ ]+\ of\ (?:more\ than\ )?one\ story)\n\n
      (?:\ \ \w+(?:\.\d+)?\ \ +\S|Review\ these\ first\n─)
    """,
    re.VERBOSE | re.DOTALL,
)


def is_own(text: str) -> bool:
    """Whether a file is an edition (or comparison) that Variorum wrote, by its first characters.

    >>> is_own('{"variorum": "0.1.0", "version": 1}'), is_own("An edition of the paper was burnt.")
    (True, False)
    """
    return MADE.match(text[:HEAD]) is not None
