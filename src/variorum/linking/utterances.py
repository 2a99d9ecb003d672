"""Which quotations report one act of speaking.

Three kinds of evidence, the strongest first:

1. quotations of different reports that print the same words (`same_words`);
2. in one report, quotations of one speaker on one occasion (`occasions`);
3. the same speaker and a medium that there is one of in a story (*the* voice message), where the first kind of evidence
   has already shown that the reports mean the same one.

A quotation inside a quotation is compared only with others of its kind: it joins no utterance of the outer speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from variorum.linking.occasions import MOMENTARY, of_components, on_one_occasion
from variorum.linking.overlaps import overlaps
from variorum.linking.rows import Row
from variorum.linking.same_words import join_fragments, join_nested, join_same_words, outvote
from variorum.linking.sets import Sets
from variorum.linking.speakers import Identity
from variorum.linking.votes import elect

__all__ = ["Group", "group", "medium_of"]

SINGULAR = frozenset({"voice message", "letter", "phone call", "book"})
"""Media of which a story about one speaker mostly has one; of speeches, statements and posts a politician has many."""


class Group(Struct, frozen=True):
    """The rows (by number, sorted) that report one utterance, its speaker and its medium."""

    members: tuple[int, ...]
    speaker: Identity | None
    medium: str | None


def group(
    rows: Sequence[Row], identities: Mapping[int, Identity], told: Mapping[int, str], stories: Sequence[int]
) -> tuple[Group, ...]:
    """The utterances that the rows report.

    `identities` gives whom the reports name for the rows, `told` to whom they say it was said, where that tells
    occasions apart, and `stories` the story of each report: nothing is linked across stories.
    """
    sets = Sets(len(rows))
    of_story: defaultdict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        of_story[stories[row.report]].append(n)
    links = sorted(o for own in of_story.values() for o in overlaps(rows, own))
    join_same_words(sets, links, rows, identities)
    outvote(sets, links, rows, identities)
    join_fragments(sets, links, rows, identities)
    components = sets.all()
    named = of_components(components, rows, told)
    speakers = {n: who for c in components if (who := elect(c, rows, identities)) is not None for n in c}
    for members in on_one_occasion(rows, speakers, named):
        for other in members[1:]:
            sets.join(members[0], other)
    _join_singular(sets, rows, speakers, named, stories)
    join_nested(sets, links, rows)
    return tuple(Group(tuple(c), elect(c, rows, identities), medium_of(c, rows)) for c in sets.all())


def _join_singular(
    sets: Sets, rows: Sequence[Row], speakers: Mapping[int, Identity], named: Mapping[int, str], stories: Sequence[int]
) -> None:
    """Joins what is left of a singular medium to the one group of it that several reports already share."""
    holders: defaultdict[tuple[int, str, str], list[list[int]]] = defaultdict(list)
    for members in sets.all():
        counted = Counter(named[n] for n in members if n in named and rows[n].quotation.within is None)
        who = next((speakers[n].key for n in members if n in speakers), None)
        if counted and who is not None:
            medium = min(counted, key=lambda m: (-counted[m], m))
            if medium in SINGULAR:
                holders[stories[rows[members[0]].report], who, medium].append(members)
    for _, groups in sorted(holders.items()):
        shared = [g for g in groups if len({rows[n].report for n in g}) > 1]
        if len(shared) == 1:
            for g in groups:
                sets.join(shared[0][0], g[0])


def medium_of(members: Sequence[int], rows: Sequence[Row]) -> str | None:
    """What most reports of an utterance say it was; nothing where they do not agree.

    One quotation "in a tweet" does not make a tweet of ten others: that must be said of half the words.
    """
    said = {n: o.medium for n in members if (o := rows[n].occasion) is not None}
    counted = Counter(medium for _, medium in sorted({(rows[n].report, m) for n, m in said.items()})).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    medium = counted[0][0]
    words = sum(len(rows[n].words) for n in members)
    so_called = sum(len(rows[n].words) for n, m in said.items() if m == medium)
    return None if medium in MOMENTARY and 2 * so_called < words else medium
