"""A transcript: what was said, written down. Any text that is read can be taken for one."""

from __future__ import annotations

from msgspec import structs

from variorum.model import Article
from variorum.readers.turns import structure

__all__ = ["as_transcript"]


def as_transcript(article: Article) -> Article:
    """The article as a transcript: its text unchanged, turns and times beside it, what else stands there as furniture.

    >>> said = as_transcript(Article(id="a", text="[0:05] RUIZ: Good evening.\\n[0:09] BLAKE: Sit down."))
    >>> [(t.speaker, t.time) for t in said.turns]
    [('RUIZ', (5.0, 9.0)), ('BLAKE', (9.0, 11.769))]
    """
    if article.turns:
        return structs.replace(article, kind="transcript")
    read = structure(article.text)
    furniture = tuple(sorted({*article.furniture, *read.furniture}, key=lambda f: (f.start, f.end, f.kind)))
    return structs.replace(article, kind="transcript", turns=read.turns, timings=read.timings, furniture=furniture)
