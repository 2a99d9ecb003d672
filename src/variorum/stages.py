"""The whole pipeline on one screen.

    Article ─find→ Findings ─link→ Links ─collate→ Apparatus (one an utterance) ─edit→ Edition

Pure: the same articles give the same edition, whatever their order. Reading and writing files is `engines`' work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol, TypeVar

from msgspec.structs import replace

from variorum import collation, linking
from variorum.collation.drafts import collate_drafts, revised
from variorum.comparison import base_of, comparison
from variorum.comparison import sigla_of as sigla_of_versions
from variorum.correcting.findings import with_speakers_and_kinds
from variorum.correcting.force import decisions, in_force
from variorum.correcting.reports import with_ids, with_outlets_and_dates
from variorum.correcting.tallies import with_verdicts
from variorum.edition import dated, edition, fragments, sigla, votes
from variorum.errors import NothingToDo
from variorum.finding.article import explain, find
from variorum.finding.recurring import with_recurring
from variorum.linking.stories import stories as numbered_stories
from variorum.model import (
    Article,
    Comparison,
    Correction,
    Edition,
    Findings,
    Fragment,
    Link,
    Links,
    Revision,
    SetAside,
    Span,
)
from variorum.spans import blanked

__all__ = ["Each", "Watch", "collate", "explain", "find", "redline", "stories"]


Watch = Callable[[Sequence[Article]], Iterable[Article]]
"""Something that passes articles on and may show how far it has come."""


T = TypeVar("T")
R = TypeVar("R")


class Each(Protocol):
    """Something that does a thing to many, and gives the results in their order: `map`, or one of an engine's."""

    def __call__(self, do: Callable[[T], R], things: Iterable[T], size: Callable[[T], int]) -> Iterable[R]:
        """`do` of each of the things; `size` is what one weighs, in code points."""


def in_turn(do: Callable[[T], R], things: Iterable[T], size: Callable[[T], int]) -> Iterable[R]:
    """One after the other, here."""
    return map(do, things)


def collate(
    articles: Iterable[Article],
    *,
    corrections: Iterable[Correction] | None = None,
    watch: Watch = iter,
    finder: Callable[[Article], Findings] = find,
    each: Each = in_turn,
) -> Edition:
    """The edition of one story; what was set aside comes with the articles that `read` gives.

    `corrections` are what people decided (None: those that come with the articles); they are applied where the walk
    comes by, and the edition says what came of each. `finder` is `find`, or something that remembers what it found;
    `each` does it to every article, and collates every utterance: here, or over processes.
    Raises NothingToDo where there is no article.
    """
    aside: Sequence[SetAside] = getattr(articles, "set_aside", ())
    given = tuple(getattr(articles, "corrections", ()) if corrections is None else corrections)
    reports = _distinct(articles)
    if not reports:
        raise nothing_to_do(aside)
    force, unnamed = with_ids(reports, in_force(given))
    reports, dated_anew = with_outlets_and_dates(reports, force)
    reports = with_recurring(reports, numbered_stories)
    findings, said_anew = with_speakers_and_kinds(reports, list(each(finder, watch(reports), _length)), force)
    links = linking.link(reports, findings, force)
    names = sigla(reports, findings)
    transcripts = frozenset(names[a.id] for a in reports if a.kind == "transcript")
    printed = fragments(reports, findings, links, names)
    collated = each(partial(collation.collate, transcripts=transcripts), printed.values(), _printed)
    apparatuses = dict(zip(printed, collated, strict=True))
    found = tuple(collation.tally(topic, of) for topic, of in votes(findings, links, names))
    tallies, judged_anew = with_verdicts(found, force)
    decided = decisions(given, (*unnamed, *dated_anew, *said_anew, *links.outcomes, *judged_anew), names)
    when = collation.timeline(dated(reports, findings, links, names))
    notes = _notes(reports, findings, links.stories)
    history = _history(reports, findings, links, names)
    made = edition(
        reports, findings, links, names, apparatuses, tallies, when, revisions=history, set_aside=aside, notes=notes
    )
    return replace(made, corrections=decided)


def _length(article: Article) -> int:
    return len(article.text)


def _printed(fragments: Sequence[Fragment]) -> int:
    return sum(s.end - s.start for f in fragments for s in f.spans)


def _history(
    reports: Sequence[Article], findings: Sequence[Findings], links: Links, names: Mapping[str, str]
) -> tuple[Revision, ...]:
    """What was changed between the versions of each page, its furniture apart."""
    texts = {
        a.id: blanked(a.text, [Span(x.start, x.end) for x in f.furniture])
        for a, f in zip(reports, findings, strict=True)
    }
    pairs = ((x.row_id, x.thing_id) for x in links.versions)
    return tuple(revised((names[old], texts[old]), (names[new], texts[new])) for old, new in pairs)


def stories(articles: Iterable[Article], corrections: Sequence[Correction] = ()) -> tuple[tuple[Article, ...], ...]:
    """The articles parted by the story that they tell, the one with most reports first.

    `corrections` are those in force, with the ids of articles for the reports they name.
    """
    reports = _distinct(articles)
    numbers, _ = linking.story_numbers(reports, corrections)
    return tuple(tuple(a for a, n in zip(reports, numbers, strict=True) if n == k) for k in sorted(set(numbers)))


def redline(versions: Iterable[Article], base: str | None = None) -> Comparison:
    """How versions of one text differ; they come in the order of time, the oldest first.

    `base` names the version that the apparatus is against (the last). Raises NothingToDo where there are fewer than
    two.
    """
    aside: Sequence[SetAside] = getattr(versions, "set_aside", ())
    articles = tuple(versions)
    if len(articles) < 2:
        raise nothing_to_compare(len(articles), aside)
    sigla = sigla_of_versions(articles)
    against = base_of(articles, sigla, base)
    texts = {siglum: article.text for siglum, article in zip(sigla, articles, strict=True)}
    return comparison(articles, sigla, against, *collate_drafts(texts, against), aside)


def nothing_to_compare(found: int, set_aside: Sequence[SetAside]) -> NothingToDo:
    """The error for fewer than two texts, each that was not read with its reason."""
    reasons = "".join(f"\n  {s.path}: {s.reason}" for s in set_aside)
    only = "only one text" if found else "no text"
    return NothingToDo(f"There is {only} to compare: give two or more versions, the oldest first.{reasons}")


def nothing_to_do(set_aside: Sequence[SetAside]) -> NothingToDo:
    """The error for inputs of which not one could be read, each with its reason."""
    reasons = "".join(f"\n  {s.path}: {s.reason}" for s in set_aside)
    return NothingToDo(f"There is no report to read: give files or folders that hold some.{reasons}")


def _distinct(articles: Iterable[Article]) -> list[Article]:
    """The articles sorted by content, then path; one that is given again gets an id of its own."""
    seen: Counter[str] = Counter()
    out = []
    for article in sorted(articles, key=lambda a: (a.id, a.text, a.origin.uri if a.origin else "")):
        seen[article.id] += 1
        out.append(article if seen[article.id] == 1 else replace(article, id=f"{article.id}~{seen[article.id]}"))
    return out


def _notes(reports: Sequence[Article], findings: Sequence[Findings], stories: Sequence[Link]) -> list[str]:
    """What a reader should know of the reports as a whole."""
    out = []
    for article, found in zip(reports, findings, strict=True):
        language = article.language or found.language
        if language not in (None, "en"):
            name = article.origin.uri if article.origin else article.id
            out.append(f"{name} is in another language ({language}): its quotations are found where marks allow.")
    kinds = {a.id: a.kind for a in reports}
    sizes = Counter(x.thing_id for x in stories if kinds[x.row_id] == "report")
    if len(sizes) > 1:
        parts = " and ".join(str(sizes[k]) for k in sorted(sizes))
        out.append(
            f"These reports seem to tell {len(sizes)} different stories ({parts} reports): nothing is linked across."
        )
    return out
