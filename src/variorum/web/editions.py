"""One edition for each story among some articles: what the local page shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from variorum import stages
from variorum.articles import Articles
from variorum.correcting.force import decisions, in_force
from variorum.correcting.reports import with_ids
from variorum.model import Article, Correction, Decision, Edition, Findings, Outcome

__all__ = ["editions"]


def editions(
    articles: Articles, *, watch: stages.Watch = iter, finder: Callable[[Article], Findings] = stages.find
) -> tuple[Edition, ...]:
    """The editions of the stories that the articles tell, the one of most reports first.

    A correction that fits in one of them is not said to be unfit in another. Raises NothingToDo where there is no
    article.
    """
    if not articles:
        raise stages.nothing_to_do(articles.set_aside)
    force, _ = with_ids(articles, in_force(articles.corrections))
    parts = stages.stories(articles, force)
    of_stories = [c for c in force if c.what == "story"]
    apart = {c.id for c in of_stories if c.off_story} if len(parts) > 1 else set()
    out = []
    for number, part in enumerate(parts):
        left_out = apart if number == 0 else {c.id for c in of_stories}
        mine = [c for c in articles.corrections if c.id not in left_out]
        aside = articles.set_aside if number == 0 else ()
        out.append(stages.collate(Articles(part, aside, tuple(mine)), watch=watch, finder=finder))
    told = settled([e.corrections for e in out], moved(articles.corrections, apart))
    return tuple(replace(e, corrections=d) for e, d in zip(out, told, strict=True))


def moved(corrections: Sequence[Correction], apart: set[str]) -> tuple[Decision, ...]:
    """The decisions that made a story of its own of a report."""
    mine = [c for c in corrections if c.id in apart]
    return decisions(mine, [Outcome(c.id, True, "it has an edition of its own here") for c in mine], {})


def settled(several: Sequence[Sequence[Decision]], more: Sequence[Decision]) -> list[tuple[Decision, ...]]:
    """The decisions of each edition; one that fits nowhere stands in the first, and nowhere else."""
    fitting = {d.id for found in several for d in found if d.state not in ("unfit", "undone")}
    out = []
    for number, found in enumerate(several):
        keep = [d for d in found if d.id in fitting and d.state != "unfit"]
        if number == 0:
            keep = [d for d in found if d.state != "unfit" or d.id not in fitting]
            keep = sorted([*keep, *more], key=lambda d: (d.on, d.place or "", d.id))
        out.append(tuple(keep))
    return out
