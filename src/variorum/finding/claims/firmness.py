"""How firmly a report says that a thing (a message, a video) is what it is said to be, and who is credited with it: as
claims, so that the reports of a story can be set side by side."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from variorum.finding.claims.narration import Narration
from variorum.ids import digest
from variorum.model import Claim, Credit, Hedge
from variorum.text.lexicon import lexicon
from variorum.text.near import lowered

__all__ = ["credited", "firmness"]

_SCALE: Mapping[str, int] = lexicon("en", "hedges")["scale"]
_MEDIA: Mapping[str, str] = lexicon("en", "things")["media"]
ABOUT_IT = frozenset(["allegedly", "reportedly", "purported", "apparently", "seemingly", "not_verified"])
"""Hedges that can be of the thing itself; the others are of what somebody says in it."""


def firmness(article_id: str, told: Narration, hedges: Sequence[Hedge], as_of: str | None) -> tuple[Claim, ...]:
    """For each medium that a report tells of, how firmly it does: its least firm word of it, or none ("asserted")."""
    out = []
    text = lowered(told.text)
    for thing, names in _MEDIA.items():
        if not any(map(text.__contains__, names.split("|"))):
            continue
        named = list(re.finditer(rf"\b(?:{names})\b", text))
        if not named:
            continue
        mine = [h for h in hedges if h.kind in ABOUT_IT and h.scope is not None and _of_it(told, h, named)]
        least = max(mine, key=lambda h: (_SCALE[h.kind], -h.start), default=None)
        start, end = (least.start, least.end) if least else named[0].span()
        kind = least.kind if least else "asserted"
        out.append(
            _claim(article_id, told, "firmness", "firmness", thing, (start, end), as_of, kind, str(_SCALE[kind]))
        )
    return tuple(out)


def _of_it(told: Narration, hedge: Hedge, named: Sequence[re.Match[str]]) -> bool:
    """Whether a hedge is of the thing: in the clause that names it, before the thing or with what was done with it."""
    assert hedge.scope is not None
    first, last = (bisect_left(named, at, key=lambda m: m.start()) for at in hedge.scope)
    here = named[first:last]
    if hedge.kind == "not_verified":
        return bool(here)
    between = [told.text[min(hedge.end, m.end()) : max(hedge.start, m.start())] for m in here]
    sent = bool(_DONE.match(told.text, hedge.end))
    return any(len(text.split()) <= (10 if sent else 3) for text in between)


_DONE = re.compile(
    r"\s+(?:to\s+have\s+(?:been\s+)?|have\s+been\s+|been\s+)?(?:sent|recorded|made|issued|written|left|leaked|shows?|released|posted)\b"
)


def credited(article_id: str, told: Narration, owed: Sequence[Credit], as_of: str | None) -> Iterator[Claim]:
    """Who a report says had a thing first: those that obtained or first published it, each once."""
    seen: set[tuple[str, str]] = set()
    for c in owed:
        source, what = c.source, c.what
        if c.kind not in FIRST or source is None or what not in _MEDIA or what is None or (what, source) in seen:
            continue
        seen.add((what, source))
        at = (c.start, c.end)
        yield _claim(article_id, told, "credit", "first holder", what, at, as_of, None, "", (source,))


FIRST = frozenset(["obtained_by", "first_published_by", "leaked"])
"""Credits that say who had a thing before others."""


def _claim(
    article_id: str, told: Narration, type_: str, attribute: str, subject: str, at: tuple[int, int], as_of: str | None,
    unit: str | None, level: str, sources: tuple[str, ...] = (),
) -> Claim:  # fmt: skip
    return Claim(
        id=f"c{digest(article_id, type_, subject, *sources, str(at[0]), length=8)}",
        witness=article_id,
        start=at[0],
        end=at[1],
        text=told.text[slice(*at)],
        type=type_,
        interval=(level, level) if level else None,
        unit=unit,
        as_of=as_of,
        anchor=f"{attribute} of the {subject}",
        attribute=attribute,
        subject=subject,
        against=sources,
    )
