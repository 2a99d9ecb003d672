"""Joining the rows that print the same words: when they are one act, and when one report is outvoted on its speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.linking.overlaps import Overlap
from variorum.linking.rows import Row
from variorum.linking.sets import Sets
from variorum.linking.speakers import Identity, alike
from variorum.linking.votes import elect
from variorum.linking.wordings import CONTAINED, ENOUGH, SEED

__all__ = ["DECISIVE", "is_firm", "join_fragments", "join_nested", "join_same_words", "outvote"]

DECISIVE = 5.0
"""The weight of common words that outweighs what the reports call the occasion, and whom they name: five telling
words."""

FRAGMENT = 2.0
"""The weight of a fragment of a few words, two of them telling, that can stand for the speaker of the whole."""

MANY_OF_WORDS, MANY_OF_FRAGMENT = 2, 3
"""The reports that outvote a single one on the speaker of long words, and of a fragment."""

FIRM = 0.9
"""The score from which an attribution by name is overruled only by others that name somebody as firmly."""


def join_same_words(sets: Sets, links: Sequence[Overlap], rows: Sequence[Row], who: Mapping[int, Identity]) -> None:
    """Joins the rows that print the same words and can be one act by one speaker."""
    for link in links:
        if _one_act(link, rows, who):
            sets.join(link.first, link.second)


def join_fragments(sets: Sets, links: Sequence[Overlap], rows: Sequence[Row], who: Mapping[int, Identity]) -> None:
    """Joins a fragment of a few words to the one utterance in which all of them stand, if the story has them in no
    other and one of the two sides names nobody for them ("a spokesman", a pronoun)."""
    of: defaultdict[int, list[int]] = defaultdict(list)
    for link in links:
        for few, many in ((link.first, link.second), (link.second, link.first)):
            across = rows[few].report != rows[many].report and link.whole and link.weight >= FRAGMENT
            if across and len(rows[few].words) <= len(rows[many].words):
                of[few].append(many)
    for few, others in sorted(of.items()):
        told = [{who[n].key for n in side if n in who and who[n].kind != "unnamed"} for side in ([few], others)]
        if len(rows[few].words) < SEED or all(told):
            continue
        where = {sets.find(n) for n in others}
        alike_within = all((rows[n].quotation.within is None) == (rows[few].quotation.within is None) for n in others)
        if len(where) == 1 and alike_within:
            sets.join(few, others[0])


def _one_act(link: Overlap, rows: Sequence[Row], identities: Mapping[int, Identity]) -> bool:
    a, b = rows[link.first], rows[link.second]
    who, whom = identities.get(link.first), identities.get(link.second)
    shortest = min(len(a.words), len(b.words))
    if (a.quotation.within is None) != (b.quotation.within is None) or _firmly_apart(a, b, who, whom):
        return False
    if link.weight >= DECISIVE or (a.report == b.report and link.whole and shortest >= CONTAINED):
        return True
    one_speaker = who is not None and whom is not None and alike(who, whom)
    if shortest <= SEED or link.weight < ENOUGH:
        return one_speaker and (link.weight >= FRAGMENT or (link.whole and shortest >= CONTAINED))
    strangers = who is not None and whom is not None and not one_speaker and "unnamed" not in (who.kind, whom.kind)
    apart = a.occasion is not None and b.occasion is not None and a.occasion.medium != b.occasion.medium
    return not strangers and not apart


def outvote(sets: Sets, links: Sequence[Overlap], rows: Sequence[Row], identities: Mapping[int, Identity]) -> None:
    """Joins a row whose report alone names another speaker (or none) to the rows of other reports that print its words.

    One report against two that print the same long words is far oftener a slip, of the report's or of ours, than a
    second speaker; so is a fragment of a few words that three others have from somebody whom this report quotes too. A
    report that prints the name is overruled only by two that print another. One against one stays apart.
    """
    components = {n: members for members in sets.all() for n in members}
    reports: dict[int, int] = {}
    for members in sets.all():
        reports |= dict.fromkeys(members, len({rows[m].report for m in members}))
    elected: dict[int, Identity | None] = {}
    quoted = {(rows[n].report, who.key) for n, who in identities.items()}
    for link in sorted(links, key=lambda o: (-o.weight, o.first, o.second)):
        few, many = sorted((link.first, link.second), key=lambda n: (reports[n], n))
        if reports[few] > 1 or (rows[few].quotation.within is None) != (rows[many].quotation.within is None):
            continue
        first = components[many][0]
        if first not in elected:
            elected[first] = elect(components[many], rows, identities)
        winner, own = elected[first], identities.get(few)
        if is_firm(rows[few], own):
            outvoted = (
                link.weight >= DECISIVE and _named_by(components[many], rows, identities, winner) >= MANY_OF_WORDS
            )
        elif link.weight >= DECISIVE:
            outvoted = reports[many] >= MANY_OF_WORDS
        else:
            known = winner is not None and (rows[few].report, winner.key) in quoted
            open_to_it = own is None or own.kind == "unnamed" or link.weight >= FRAGMENT
            outvoted = known and open_to_it and reports[many] >= MANY_OF_FRAGMENT
        if outvoted:
            sets.join(few, many)


def join_nested(sets: Sets, links: Sequence[Overlap], rows: Sequence[Row]) -> None:
    """Joins what reports print, in the same words, inside quotations of one utterance: one thing is quoted there."""
    number = {row.id: n for n, row in enumerate(rows)}
    for link in links:
        outer = [rows[n].quotation.within for n in (link.first, link.second)]
        if link.whole and all(o in number for o in outer) and len({sets.find(number[str(o)]) for o in outer}) == 1:
            sets.join(link.first, link.second)


def _firmly_apart(a: Row, b: Row, who: Identity | None, whom: Identity | None) -> bool:
    """Whether both reports print a person's name for the words, and not the same: then nobody but a reader can say."""
    return who is not None and whom is not None and who.key != whom.key and is_firm(a, who) and is_firm(b, whom)


def is_firm(row: Row, who: Identity | None) -> bool:
    """Whether a report prints a person's name for the words, and there is little doubt that it does."""
    said = row.attribution
    if who is None or who.kind != "person" or said is None or said.mention is None:
        return False
    return said.mention.form == "name" and said.score >= FIRM


def _named_by(
    members: Sequence[int], rows: Sequence[Row], identities: Mapping[int, Identity], winner: Identity | None
) -> int:
    """The reports among these rows that firmly name the one they elect."""
    firm = {n: who for n in members if (who := identities.get(n)) is not None and is_firm(rows[n], who)}
    return len({rows[n].report for n, who in firm.items() if winner is not None and who.key == winner.key})
