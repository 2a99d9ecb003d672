"""`Articles`: the reports that were read, in order, what could not be read, and what people decided of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from variorum.model import Article, Correction, SetAside

__all__ = ["Articles"]


@dataclass(frozen=True, slots=True)
class Articles(Sequence[Article]):
    """A frozen sequence of articles that remembers, in `set_aside`, each input that was not read and why, and in
    `corrections` what people decided, as it stands beside the reports.

    A slice, and a sum, is `Articles` again; what was set aside, and decided, stays with it.

    >>> from variorum.model import Article, SetAside
    >>> read = Articles((Article("a1", "One."), Article("a2", "Two.")), (SetAside("x.bin", "not text"),))
    >>> len(read), read[0].text, [article.id for article in read[1:]], read[1:].set_aside[0].path
    (2, 'One.', ['a2'], 'x.bin')
    """

    articles: tuple[Article, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> Articles: ...
    def __getitem__(self, index: int | slice) -> Article | Articles:
        if isinstance(index, slice):
            return Articles(self.articles[index], self.set_aside, self.corrections)
        return self.articles[index]

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __contains__(self, article: object) -> bool:
        return article in self.articles

    def __add__(self, other: Articles) -> Articles:
        return Articles(
            self.articles + other.articles, self.set_aside + other.set_aside, self.corrections + other.corrections
        )
