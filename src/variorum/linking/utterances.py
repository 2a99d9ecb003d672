"""Which quotations report one act of speaking.

Three kinds of evidence, the strongest first:

1. quotations of different reports that print the same words (`overlaps`);
2. in one report, quotations of one speaker on one occasion: the medium that its sentence names ("in the voice note"),
   or, where it names none, the one named last for this speaker, as a reader would understand it;
3. the same speaker and a medium that there is one of in a story (*the* voice message), where the first kind of evidence
   has already shown that the reports mean the same one.

A quotation inside a quotation is compared only with others of its kind: it joins no utterance of the outer speaker.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from variorum.linking.overlaps import CONTAINED, ENOUGH, SEED, Overlap, overlaps
from variorum.linking.rows import Row
from variorum.linking.speakers import Identity, alike
from variorum.linking.votes import elect

__all__ = ["Group", "group"]

DECISIVE = 5.0
"""The weight of common words that outweighs what the reports call the occasion, and whom they name: five telling
words."""

FRAGMENT = 2.0
"""The weight of a fragment of a few words, two of them telling, that can stand for the speaker of the whole."""

MANY_OF_WORDS, MANY_OF_FRAGMENT = 2, 3
"""The reports that outvote a single one on the speaker of long words, and of a fragment."""

FIRM = 0.9
"""The score from which an attribution by name is not overruled by another report's."""

NEAR = 6
"""Line breaks over which a report's occasion for a speaker is carried on (three paragraphs set apart by blank lines);
beyond that, the medium this report names most for the speaker."""

SINGULAR = frozenset({"voice message", "letter", "phone call", "book"})
"""Media of which a story about one speaker mostly has one; of speeches, statements and posts a politician has many."""


class Group(Struct, frozen=True):
    """The rows (by number, sorted) that report one utterance, its speaker and its medium."""

    members: tuple[int, ...]
    speaker: Identity | None
    medium: str | None


class _Sets:
    """Disjoint sets of row numbers; a set is known by its smallest number, so that order plays no part."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def find(self, n: int) -> int:
        while self.parent[n] != n:
            self.parent[n] = self.parent[self.parent[n]]
            n = self.parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        self.parent[b] = a

    def all(self) -> list[list[int]]:
        out: defaultdict[int, list[int]] = defaultdict(list)
        for n in range(len(self.parent)):
            out[self.find(n)].append(n)
        return [out[k] for k in sorted(out)]


def group(rows: Sequence[Row], identities: Mapping[int, Identity], stories: Sequence[int]) -> tuple[Group, ...]:
    """The utterances that the rows report. `stories` gives the story of each report: none are linked across stories."""
    sets = _Sets(len(rows))
    links = [o for o in overlaps(rows) if stories[rows[o.first].report] == stories[rows[o.second].report]]
    for link in links:
        if _same_act(link, rows, identities):
            sets.join(link.first, link.second)
    _outvote(sets, links, rows, identities)
    speakers, media = _settled(sets.all(), rows, identities)
    for members in _on_one_occasion(rows, speakers, media):
        for other in members[1:]:
            sets.join(members[0], other)
    _join_singular(sets, rows, speakers, media, stories)
    _join_nested(sets, links, rows)
    return tuple(_group(members, rows, speakers) for members in sets.all())


def _same_act(link: Overlap, rows: Sequence[Row], identities: Mapping[int, Identity]) -> bool:
    a, b = rows[link.first], rows[link.second]
    who, whom = identities.get(link.first), identities.get(link.second)
    if (a.quotation.within is None) != (b.quotation.within is None) or _firmly_apart(a, b, who, whom):
        return False
    if link.weight >= DECISIVE or (a.report == b.report and link.whole and len(a.words) >= CONTAINED <= len(b.words)):
        return True
    if min(len(a.words), len(b.words)) <= SEED or link.weight < ENOUGH:
        return link.weight >= FRAGMENT and who is not None and whom is not None and alike(who, whom)
    strangers = who is not None and whom is not None and not alike(who, whom) and "unnamed" not in (who.kind, whom.kind)
    apart = a.occasion is not None and b.occasion is not None and a.occasion.medium != b.occasion.medium
    return not strangers and not apart


def _outvote(sets: _Sets, links: Sequence[Overlap], rows: Sequence[Row], identities: Mapping[int, Identity]) -> None:
    """Joins a row whose report alone names another speaker (or none) to the rows of other reports that print its words.

    One report against two that print the same long words is far oftener a slip, of the report's or of ours, than a
    second speaker; so is a fragment of a few words that three others have from somebody whom this report quotes too.
    One against one stays apart.
    """
    components = {n: members for members in sets.all() for n in members}
    reports = {n: len({rows[m].report for m in members}) for n, members in components.items()}
    quoted = {(rows[n].report, who.key) for n, who in identities.items()}
    for link in sorted(links, key=lambda o: (-o.weight, o.first, o.second)):
        few, many = sorted((link.first, link.second), key=lambda n: (reports[n], n))
        if reports[few] > 1 or (rows[few].quotation.within is None) != (rows[many].quotation.within is None):
            continue
        winner, own = elect(components[many], rows, identities), identities.get(few)
        if link.weight >= DECISIVE:
            outvoted = reports[many] >= MANY_OF_WORDS
        else:
            known = winner is not None and (rows[few].report, winner.key) in quoted
            open_to_it = own is None or own.kind == "unnamed" or link.weight >= FRAGMENT
            outvoted = known and open_to_it and reports[many] >= MANY_OF_FRAGMENT
        if outvoted:
            sets.join(few, many)


def _join_nested(sets: _Sets, links: Sequence[Overlap], rows: Sequence[Row]) -> None:
    """Joins what reports print, in the same words, inside quotations of one utterance: one thing is quoted there."""
    number = {row.id: n for n, row in enumerate(rows)}
    for link in links:
        outer = [rows[n].quotation.within for n in (link.first, link.second)]
        if link.whole and all(o in number for o in outer) and len({sets.find(number[str(o)]) for o in outer}) == 1:
            sets.join(link.first, link.second)


def _firmly_apart(a: Row, b: Row, who: Identity | None, whom: Identity | None) -> bool:
    """Whether both reports print a person's name for the words, and not the same: then nobody but a reader can say."""
    if who is None or whom is None or who.key == whom.key or (who.kind, whom.kind) != ("person", "person"):
        return False
    return all(r.attribution is not None and r.attribution.score >= FIRM and _by_name(r) for r in (a, b))


def _by_name(row: Row) -> bool:
    return (
        row.attribution is not None and row.attribution.mention is not None and row.attribution.mention.form == "name"
    )


def _settled(
    components: Iterable[Sequence[int]], rows: Sequence[Row], identities: Mapping[int, Identity]
) -> tuple[dict[int, Identity], dict[int, str]]:
    """For each row: the speaker that the rows with the same words elect, and the medium they name (its own first)."""
    speakers: dict[int, Identity] = {}
    media: dict[int, str] = {}
    for members in components:
        winner = elect(members, rows, identities)
        named = Counter(o.medium for n in members if (o := rows[n].occasion) is not None)
        medium = min(named, key=lambda m: (-named[m], m)) if named else None
        for n in members:
            own = rows[n].occasion
            if winner is not None:
                speakers[n] = winner
            if own is not None or medium is not None:
                media[n] = own.medium if own is not None else str(medium)
    return speakers, media


def _on_one_occasion(
    rows: Sequence[Row], speakers: Mapping[int, Identity], media: Mapping[int, str]
) -> list[list[int]]:
    """In each report, the rows of one speaker on one occasion."""
    by_speaker: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        if row.quotation.within is None and n in speakers:
            by_speaker[row.report, speakers[n].key].append(n)
    out: list[list[int]] = []
    for _, members in sorted(by_speaker.items()):
        occasions: defaultdict[str | None, list[int]] = defaultdict(list)
        for n, medium in _carried(sorted(members, key=lambda n: rows[n].order), rows, media):
            occasions[medium].append(n)
        out.extend(occasions[m] for m in sorted(occasions, key=lambda m: (m is None, m or "")))
    return out


def _carried(members: Sequence[int], rows: Sequence[Row], media: Mapping[int, str]) -> list[tuple[int, str | None]]:
    """Each of a speaker's rows in a report with its medium: its own, or the nearest one named before, or the main
    one."""
    words: Counter[str] = Counter()
    for n in members:
        if n in media:
            words[media[n]] += len(rows[n].words)
    main = min(words, key=lambda m: (-words[m], m)) if words else None
    out: list[tuple[int, str | None]] = []
    last: tuple[int, str | None] = (-(10**9), None)
    for n in members:
        if n in media:
            last = (rows[n].paragraph, media[n])
            out.append((n, media[n]))
        elif rows[n].paragraph - last[0] <= NEAR and last[1] is not None:
            last = (rows[n].paragraph, last[1])
            out.append((n, last[1]))
        else:
            out.append((n, main))
    return out


def _join_singular(
    sets: _Sets, rows: Sequence[Row], speakers: Mapping[int, Identity], media: Mapping[int, str], stories: Sequence[int]
) -> None:
    """Joins what is left of a singular medium to the one group of it that several reports already share."""
    holders: defaultdict[tuple[int, str, str], list[list[int]]] = defaultdict(list)
    for members in sets.all():
        named = Counter(media[n] for n in members if n in media and rows[n].quotation.within is None)
        who = next((speakers[n].key for n in members if n in speakers), None)
        if named and who is not None:
            medium = min(named, key=lambda m: (-named[m], m))
            if medium in SINGULAR:
                holders[stories[rows[members[0]].report], who, medium].append(members)
    for _, groups in sorted(holders.items()):
        shared = [g for g in groups if len({rows[n].report for n in g}) > 1]
        if len(shared) == 1:
            for g in groups:
                sets.join(shared[0][0], g[0])


def _group(members: Sequence[int], rows: Sequence[Row], speakers: Mapping[int, Identity]) -> Group:
    return Group(tuple(members), elect(members, rows, speakers), _medium(members, rows))


def _medium(members: Sequence[int], rows: Sequence[Row]) -> str | None:
    """What most reports of an utterance say it was; nothing where they do not agree."""
    named = {(rows[n].report, o.medium) for n in members if (o := rows[n].occasion) is not None}
    counted = Counter(medium for _, medium in sorted(named)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
