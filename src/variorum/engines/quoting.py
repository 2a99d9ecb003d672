"""The quotations of any number of articles, told one article after another: read, found and written over all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from variorum.engines.local import MAX_BYTES, Inputs, pieces
from variorum.engines.parallel import cores, each
from variorum.engines.pieces import Piece, Seen, articles
from variorum.finding.article import explain, find_quotations  # not from `stages`, which reads all of collating too
from variorum.model import Article, Explanation, Findings, SetAside

__all__ = ["Told", "explained", "quotes"]

Write = Callable[[Article, Findings], str]
SAID_BY = ("direct", "mixed", "indirect")


class Told(NamedTuple):
    """What came of one article (or of an input that holds none): its quotations as text, how many of them are speech,
    for how many of these nobody is named, and what was set aside."""

    texts: tuple[str, ...] = ()
    quotations: int = 0
    unnamed: int = 0
    set_aside: tuple[SetAside, ...] = ()


def quotes(
    given: Inputs,
    write: Write,
    *,
    min_score: float | None = None,
    jobs: int | None = None,
    max_bytes: int | None = MAX_BYTES,
    stdin: BinaryIO | None = None,
    seen: Seen = int,
) -> Iterator[Told]:
    """What `write` makes of each article and its findings, in the order of the inputs, whatever the number of `jobs`
    (processes; None: one a core).

    Nothing is remembered of what was told: memory does not grow with the number of articles. An article that the finder
    fails on, or that a process dies of, is set aside with its reason, and the rest is done. `write` must be a function
    of a module or a partial of one; `seen` is told of the bytes that were read.
    """
    todo = pieces(given, max_bytes=max_bytes, stdin=stdin, seen=seen)
    do = partial(told, write=write, min_score=min_score)
    return each(do, todo, jobs=jobs or cores(), size=size, lost=died)


def told(piece: Piece | SetAside, write: Write, min_score: float | None = None) -> Told:
    """What came of one piece; never raises, whatever is in it."""
    if isinstance(piece, SetAside):
        return Told(set_aside=(piece,))
    try:
        found = articles(piece)
        texts, quotations, unnamed = [], 0, 0
        for article in found:
            findings = find_quotations(article, min_score)
            texts.append(write(article, findings))
            kinds = {q.id: q.kind for q in findings.quotations}
            speech = [a for a in findings.attributions if kinds[a.quotation_id] in SAID_BY]
            quotations += len(speech)
            unnamed += sum(a.mention is None for a in speech)
    except Exception as error:  # a fault of ours, or memory: it must not cost the articles that follow
        return Told(set_aside=(SetAside(piece.place, f"could not be searched for quotations ({error!r})"),))
    return Told(tuple(texts), quotations, unnamed, found.set_aside)


def explained(
    article: Article,
    findings: Findings,
    *,
    quotation_id: str,
    write: Callable[[Article, Explanation], str],
    min_score: float | None = None,
) -> str:
    """What `write` makes of the explanation of the quotation of that id; empty where the article has none."""
    if all(q.id != quotation_id for q in findings.quotations):
        return ""
    return write(article, explain(article, quotation_id, min_score))


def died(piece: Piece | SetAside) -> Told:
    """What is said of a piece that a process died of."""
    place = piece.place if isinstance(piece, Piece) else piece.path
    return Told(set_aside=(SetAside(place, "the process that searched it died, perhaps for want of memory"),))


def size(piece: Piece | SetAside) -> int:
    """What a piece weighs, in bytes."""
    return len(piece.data) if isinstance(piece, Piece) else 0
