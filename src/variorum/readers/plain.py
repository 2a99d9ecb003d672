"""Plain text: the whole content, decoded and otherwise untouched."""

from __future__ import annotations

from variorum.articles import Articles
from variorum.errors import EmptyInput
from variorum.ids import article_id
from variorum.model import Article, Origin

__all__ = ["is_blank", "read_plain"]

UNSEEN = "\ufeff\u200b\u200c\u200d\u2060\x00"
"""Characters that show nothing and that `str.isspace` does not count."""


def is_blank(text: str) -> bool:
    """Whether there is nothing to read: no character that shows."""
    return not text or text.isspace() or not any(not c.isspace() and c not in UNSEEN for c in text)


def read_plain(text: str, origin: Origin) -> Articles:
    """One article whose text is the file's, character for character; raises `EmptyInput` where nothing is printed.

    >>> read_plain("Line.\\r\\n", Origin("a.txt", "", "plain"))[0].text
    'Line.\\r\\n'
    """
    if is_blank(text):
        raise EmptyInput(f"{origin.uri}: no text in it; give a file that holds the report")
    return Articles((Article(id=article_id(text), text=text, origin=origin),))
