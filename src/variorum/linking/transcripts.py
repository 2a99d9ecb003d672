"""Which quotations are of what a transcript records, and what that settles.

A transcript is no report: it prints everything that one occasion heard. A quotation that stands in it was said there,
by the one whose turn it stands in; what a speaker said in all the turns that are quoted is one utterance. A quotation
that is not in the transcript is not of that occasion, whatever the reports call it, and keeps to its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.linking.names import compatible, parse
from variorum.linking.rows import Row
from variorum.linking.same_words import DECISIVE, is_firm
from variorum.linking.scripts import Found, Script, found_in, is_said_in_other_words, pieces, script, stands_in
from variorum.linking.sets import Sets
from variorum.linking.speakers import Cast, Identity, alike
from variorum.linking.utterances import Group, medium_of
from variorum.linking.votes import elect
from variorum.linking.wordings import ENOUGH
from variorum.model import Article, Findings, Quotation
from variorum.text.tokens import Token

__all__ = ["Recorded", "is_one", "recorded"]

HALF = 0.5
"""Share of a quotation's words that must be found: less is a phrase that two occasions share."""

SHOWN_WORDS = 12

Part = tuple[int, str]
"""One speaker of one transcript: the number of the script, and the label (or the turn's number, without one)."""


class Recorded(NamedTuple):
    """The groups with the transcripts' utterances among them, and the turns of each that are quoted, by number of the
    group. `notes` are what the reports and a transcript do not agree on."""

    groups: tuple[Group, ...]
    turns: Mapping[int, tuple[tuple[int, Quotation], ...]]
    notes: tuple[str, ...]


class Heard(NamedTuple):
    """Where a row stands: the speaker of a transcript, the turns, how much it weighs, and whether its report firmly
    names somebody else."""

    part: Part
    turns: frozenset[int]
    weight: float
    contested: bool = False


def scripts(articles: Sequence[Article], findings: Sequence[Findings]) -> tuple[Script, ...]:
    """The transcripts among the articles."""
    return tuple(
        script(n, a, f) for n, (a, f) in enumerate(zip(articles, findings, strict=True)) if a.kind == "transcript"
    )


def recorded(
    groups: Sequence[Group], rows: Sequence[Row], identities: Mapping[int, Identity], who: Cast,
    articles: Sequence[Article], findings: Sequence[Findings],
) -> Recorded:  # fmt: skip
    """The utterances that the rows report, those that a transcript has put together by its turns."""
    known = scripts(articles, findings)
    if not known:
        return Recorded(tuple(groups), {}, ())
    said_by = {(k, part): speaker for k, s in enumerate(known) for part, speaker in speakers_of(s, findings, who)}
    heard: dict[int, list[Heard]] = {}
    for n, row in enumerate(rows):
        if row.quotation.within is None:
            parts = pieces(row, articles[row.report].text)
            here = [hear(k, s, findings, row, parts, identities.get(n), said_by) for k, s in enumerate(known)]
            heard[n] = [h for h in here if h is not None]
    settled = without_strangers(heard, rows, identities, said_by)
    notes = contested(heard, rows, identities, said_by)
    return together(groups, rows, identities, known, articles, settled, said_by)._replace(notes=notes)


def part_of(script: Script, findings: Sequence[Findings], turn: int) -> str:
    """The label of a turn, or its own number where it has none; of a transcript with one turn, all is one speaker's."""
    mention = findings[script.report].attributions[turn].mention
    return mention.text if mention is not None else f"turn {turn}"


def speakers_of(script: Script, findings: Sequence[Findings], who: Cast) -> list[tuple[str, Identity | None]]:
    """The speakers of a transcript by its labels; None where the label names nobody."""
    out: dict[str, Identity | None] = {}
    for turn, attribution in enumerate(findings[script.report].attributions):
        mention = attribution.mention
        named = mention is not None and mention.name is not None
        out.setdefault(part_of(script, findings, turn), who.identity(mention, script.report) if named else None)
    return list(out.items())


def hear(
    k: int, script: Script, findings: Sequence[Findings], row: Row, parts: Sequence[Sequence[Token]],
    own: Identity | None, said_by: Mapping[Part, Identity | None],
) -> Heard | None:  # fmt: skip
    """Where a row stands in a transcript, if it can be of the one who speaks there."""
    turns: defaultdict[str, set[int]] = defaultdict(set)
    worth: Counter[str] = Counter()
    size: Counter[str] = Counter()
    for piece in parts:
        for part, found in chosen(script, findings, found_in(script, piece), k, own, said_by):
            worth[part] += found.weight  # type: ignore[assignment]
            size[part] += len(found.words)
            mine = [t for t in found.turns if part_of(script, findings, t) == part]
            between = range(min(mine), max(mine) + 1)
            turns[part] |= {t for t in between if part_of(script, findings, t) == part}
    if not worth:
        return None
    part = max(worth, key=lambda p: (worth[p], p))
    speaker = said_by[k, part]
    if size[part] < HALF * sum(map(len, parts)):
        return None
    stranger = own is not None and own.kind != "unnamed" and speaker is not None and not is_one(own, speaker)
    least = DECISIVE if stranger else 0.0 if is_one(own, speaker) else ENOUGH
    if worth[part] < least:
        return None
    return Heard((k, part), frozenset(turns[part]), worth[part], stranger and is_firm(row, own))


def is_one(own: Identity | None, speaker: Identity | None) -> bool:
    """Whether a report can mean the speaker of a transcript: a family name alone that he bears is his."""
    if own is None or speaker is None:
        return False
    if alike(own, speaker):
        return True
    a, b = parse(own.name), parse(speaker.name)
    people = own.kind == speaker.kind == "person"
    return people and a is not None and b is not None and not (a.full and b.full) and compatible(a, b)


def contested(
    heard: Mapping[int, Sequence[Heard]], rows: Sequence[Row], identities: Mapping[int, Identity],
    said_by: Mapping[Part, Identity | None],
) -> tuple[str, ...]:  # fmt: skip
    """A sentence for each quotation that its report firmly gives to another than the transcript does."""
    out = set()
    for n, places in heard.items():
        for h in places:
            speaker = said_by[h.part]
            if h.contested and speaker is not None:
                words = rows[n].quotation.text.split()
                shown = " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")
                out.add(f"In the transcript {speaker.name} says what a report gives to {identities[n].name}: “{shown}”")
    return tuple(sorted(out))


def chosen(
    script: Script, findings: Sequence[Findings], found: Sequence[Found], k: int, own: Identity | None,
    said_by: Mapping[Part, Identity | None],
) -> list[tuple[str, Found]]:  # fmt: skip
    """Of the places where a piece stands the likeliest, the report's own speaker first, and others of the same speaker
    that hold other words of it. What is said in marks is somebody else's, said again."""

    def is_own(f: Found) -> bool:
        speaker = said_by[k, part_of(script, findings, f.turns[0])]
        return is_one(own, speaker)

    open_ones = [f for f in found if not f.borrowed or is_own(f)]
    if not open_ones:
        return []
    first = min(open_ones, key=lambda f: (not is_own(f), -f.weight, f.turns))
    part = part_of(script, findings, first.turns[0])
    out, words = [(part, first)], set(first.words)
    for f in open_ones:
        same = part_of(script, findings, f.turns[0]) == part
        if f is not first and same and f.weight >= ENOUGH and words.isdisjoint(f.words):
            out.append((part, f))
            words |= f.words
    return out


def without_strangers(
    heard: Mapping[int, Sequence[Heard]], rows: Sequence[Row], identities: Mapping[int, Identity],
    said_by: dict[Part, Identity | None],
) -> dict[int, list[Heard]]:  # fmt: skip
    """What is heard, with a speaker elected for every part that names none, and without the rows of anybody else."""
    by_part: defaultdict[Part, list[int]] = defaultdict(list)
    for n, places in heard.items():
        for h in places:
            if said_by[h.part] is None:
                by_part[h.part].append(n)
    for part, members in sorted(by_part.items()):
        said_by[part] = elect(members, rows, identities)

    def stays(n: int, h: Heard) -> bool:
        own, speaker = identities.get(n), said_by[h.part]
        if h.part not in by_part or own is None or speaker is None or own.kind == "unnamed" or is_one(own, speaker):
            return not h.contested
        return h.weight >= DECISIVE and not is_firm(rows[n], own)

    return {n: [h for h in places if stays(n, h)] for n, places in heard.items()}


def together(
    groups: Sequence[Group], rows: Sequence[Row], identities: Mapping[int, Identity], known: Sequence[Script],
    articles: Sequence[Article], heard: Mapping[int, Sequence[Heard]], said_by: Mapping[Part, Identity | None],
) -> Recorded:  # fmt: skip
    """One group for each speaker who is quoted from the transcripts, and the other groups without those rows."""
    parts = sorted({h.part for places in heard.values() for h in places})
    number = {part: n for n, part in enumerate(parts)}
    sets = Sets(len(parts))
    for places in heard.values():
        for h in places[1:]:
            sets.join(number[places[0].part], number[h.part])
    members: defaultdict[int, set[int]] = defaultdict(set)
    turns: defaultdict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for n, places in heard.items():
        for h in places:
            one = sets.find(number[h.part])
            members[one].add(n)
            turns[one][h.part[0]] |= h.turns
    home = {n: one for one, held in members.items() for n in held}
    rest = []
    for g in groups:
        ones = Counter(home[n] for n in g.members if n in home)
        left = []
        for n in g.members:
            if n in home:
                continue
            nearest = min(ones, key=lambda one: (-ones[one], one)) if ones else None
            if nearest is not None and belongs(rows[n], articles, known, turns[nearest]):
                members[nearest].add(n)
            else:
                left.append(n)
        if len(left) == len(g.members):
            rest.append(g)
        elif left:
            rest.append(Group(tuple(left), elect(left, rows, identities), medium_of(left, rows)))
    named = {sets.find(number[part]): said_by[part] for part in reversed(parts) if said_by[part] is not None}
    out = [
        Group(tuple(sorted(members[one])), named.get(one), medium_of(sorted(members[one]), rows))
        for one in sorted(members)
    ]
    spoken = {
        k: tuple((known[s].report, known[s].turns[t]) for s in sorted(turns[one]) for t in sorted(turns[one][s]))
        for k, one in enumerate(sorted(members))
    }
    return Recorded((*out, *rest), spoken, ())


def belongs(row: Row, articles: Sequence[Article], known: Sequence[Script], turns: Mapping[int, set[int]]) -> bool:
    """Whether a row that no run of words places is of these turns: a few words that stand there whole, or the sense of
    what does in other words."""
    parts = pieces(row, articles[row.report].text)
    if not parts or row.quotation.within is not None:
        return False
    for s, mine in turns.items():
        if all(stands_in(known[s], p, sorted(mine)) for p in parts):
            return True
        if is_said_in_other_words(known[s], [t for p in parts for t in p], sorted(mine)):
            return True
    return False
