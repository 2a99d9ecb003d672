"""The occasion of each quotation in its report: the one its sentence names, or the one a reader would carry on.

An occasion is a medium ("voice message"), or to whom it was said, where that is no person of the story ("told CNN").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.linking.rows import Row
from variorum.linking.speakers import Identity

__all__ = ["MOMENTARY", "of_components", "on_one_occasion"]

NEAR = 6
"""Line breaks over which an occasion that a report names for a speaker is carried on: three paragraphs set apart by
blank lines."""

MOMENTARY = frozenset({"tweet", "social media post", "text message", "email"})
"""Media whose acts are short and many: what stands near one is not of it unless its own sentence says so."""

LASTING = frozenset({"voice message", "letter", "speech", "testimony", "court filing", "book", "video", "phone call"})
"""Media that a whole report can be about: a quotation far from any occasion is of the report's main one, if these."""


def of_components(components: Iterable[Sequence[int]], rows: Sequence[Row], told: Mapping[int, str]) -> dict[int, str]:
    """For each row the occasion that its own sentence names, or else the rows of other reports with the same words."""
    out: dict[int, str] = {}
    for members in components:
        own = {n: o.medium for n in members if (o := rows[n].occasion) is not None}
        own = {n: told[n] for n in members if n in told} | own
        named = Counter(own.values())
        common = min(named, key=lambda m: (-named[m], m)) if named else None
        out.update({n: own.get(n, common) for n in members if own.get(n, common) is not None})  # type: ignore[misc]
    return out


def on_one_occasion(rows: Sequence[Row], speakers: Mapping[int, Identity], named: Mapping[int, str]) -> list[list[int]]:
    """In each report, the rows of one speaker on one occasion."""
    by_speaker: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if row.quotation.within is None and n in speakers:
            by_speaker[row.report, speakers[n].key].append(n)
    out: list[list[int]] = []
    for _, members in sorted(by_speaker.items()):
        occasions: defaultdict[str, list[int]] = defaultdict(list)
        for n, occasion in _carried(sorted(members, key=lambda n: rows[n].order), rows, named):
            occasions[occasion or ""].append(n)
        out.extend(occasions[o] for o in sorted(occasions))
    return out


def _carried(members: Sequence[int], rows: Sequence[Row], named: Mapping[int, str]) -> list[tuple[int, str | None]]:
    """Each of a speaker's rows in a report with its occasion: its own, the last one named near, or the report's main.

    What lasts (a message, a speech) goes on until another is named; a tweet is over with its words.
    """
    words: Counter[str] = Counter()
    for n in members:
        if n in named:
            words[named[n]] += len(rows[n].words)
    main = min(words, key=lambda m: (-words[m], m)) if words else None
    out: list[tuple[int, str | None]] = []
    last: tuple[int, str | None] = (-(10**9), None)
    for n in members:
        if n in named:
            last = (rows[n].paragraph, None if named[n] in MOMENTARY else named[n])
            out.append((n, named[n]))
        elif rows[n].paragraph - last[0] <= NEAR and last[1] is not None:
            out.append((n, last[1]))
        else:
            out.append((n, main if main in LASTING else None))
    return out
