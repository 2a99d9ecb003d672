"""The comparison of versions of one text, put together: their names and sigla, the apparatus, the revisions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from variorum.errors import NothingToDo
from variorum.ids import digest, sha256, slug
from variorum.model import Apparatus, Article, Comparison, Revision, SetAside, Version
from variorum.version import COMPARISON_VERSION, __version__

__all__ = ["base_of", "comparison", "sigla_of"]

LONGEST_SIGLUM = 24
WORD = re.compile(r"\w+")


def sigla_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """A siglum for each version, made from its file's name (its title, or id, where it has none).

    Versions of one name are told apart by their texts, so that no siglum hangs on what other versions there are, unless
    they are the same in both; then the second is the second.

    >>> from variorum.model import Origin
    >>> draft = Article("a1", "x", origin=Origin("out/Draft 2.txt", "", "plain"))
    >>> sigla_of([draft, Article("a2", "y", title="As given")])
    ('draft-2', 'as-given')
    """
    names = [stem(name_of(article)) for article in articles]
    alike = Counter(names)
    told = [
        f"{name}-{digest(article.text, length=3)}" if alike[name] > 1 else name
        for name, article in zip(names, articles, strict=True)
    ]
    seen: Counter[str] = Counter()
    out = []
    for name in told:
        seen[name] += 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return tuple(out)


def stem(name: str) -> str:
    """A file's name as a siglum, which begins with a letter so that it can be an XML id."""
    short = slug(re.sub(r"\.[a-z0-9]{1,8}\Z", "", name, flags=re.IGNORECASE))
    short = short if short[0].isalpha() else f"v-{short}"
    return (
        short if len(short) <= LONGEST_SIGLUM else f"{short[: LONGEST_SIGLUM - 4].rstrip('-')}-{digest(name, length=3)}"
    )


def name_of(article: Article) -> str:
    """What a reader calls a version: its file, its title, its id."""
    path = article.origin.uri if article.origin else ""
    if path == "-":
        return "stdin"
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2] or article.title or article.id


def base_of(articles: Sequence[Article], sigla: Sequence[str], base: str | None) -> str:
    """The siglum of the version that `base` names by its siglum, path or file name; the last one where it is None.

    Raises NothingToDo where no version, or more than one, is called so.
    """
    if base is None:
        return sigla[-1]
    named = [
        siglum
        for siglum, article in zip(sigla, articles, strict=True)
        if base in (siglum, name_of(article), article.id, article.origin.uri if article.origin else "")
    ]
    if len(named) != 1:
        which = "no version is" if not named else "more than one version is"
        raise NothingToDo(f"{which} called {base!r}; there are: {', '.join(sigla)}")
    return named[0]


def comparison(
    articles: Sequence[Article], sigla: Sequence[str], base: str, found: Apparatus, revisions: Sequence[Revision],
    set_aside: Sequence[SetAside] = (),
) -> Comparison:  # fmt: skip
    """The whole, as writers take it."""
    versions = tuple(version_of(article, siglum) for article, siglum in zip(articles, sigla, strict=True))
    return Comparison(
        __version__, COMPARISON_VERSION, base, versions, found.text, found.order_known, found.passages,
        found.witnesses, tuple(revisions), tuple(set_aside),
    )  # fmt: skip


def version_of(article: Article, siglum: str) -> Version:
    origin = article.origin
    return Version(
        siglum,
        name_of(article),
        origin.uri if origin else "",
        origin.sha256 if origin else sha256(article.text),
        len(article.text),
        sum(1 for _ in WORD.finditer(article.text)),
        article.text,
    )
