"""What people decided of utterances: who speaks in them, which are one, and which quotation is of which.

Decisions are taken in the order in which they were made, so that a later one can undo what an earlier one joined. Words
of different speakers are never joined: their speaker must be decided first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from variorum.linking.acts import act_ids
from variorum.linking.decided import DECIDED
from variorum.linking.overlaps import overlaps
from variorum.linking.rows import Row
from variorum.linking.speakers import Identity, alike
from variorum.linking.transcripts import Recorded
from variorum.linking.utterances import Group, medium_of
from variorum.linking.votes import elect
from variorum.linking.wordings import ENOUGH
from variorum.model import Correction, Outcome

__all__ = ["regrouped"]


class Parts(NamedTuple):
    """A group in the making: its rows, and the groups whose turns of a transcript it has."""

    members: frozenset[int]
    turns_of: frozenset[int] = frozenset()


def regrouped(
    recorded: Recorded, rows: Sequence[Row], identities: Mapping[int, Identity], stories: Sequence[int],
    corrections: Sequence[Correction],
) -> tuple[Recorded, tuple[Outcome, ...]]:  # fmt: skip
    """The groups as people decided, and what came of their corrections; the same value where nobody decided any."""
    decided = {n for n, row in enumerate(rows) if row.attribution is not None and row.attribution.rule == DECIDED}
    mine = [c for c in corrections if c.what in ("join", "part", "move")]
    if not decided and not mine:
        return recorded, ()
    groups = recorded.groups
    parts = [p for k, g in enumerate(groups) for p in settled(k, g, k in recorded.turns, decided, rows, identities)]
    known = Known(rows, identities, decided, groups, recorded, stories, {g.members: g for g in groups})
    names = known.names()
    outcomes = []
    for c in mine:
        parts, outcome = rearranged(parts, c, known, names)
        outcomes.append(outcome)
    parts = sorted((p for p in parts if p.members), key=lambda p: min(p.members))
    turns = {
        k: tuple(t for g in sorted(p.turns_of) for t in recorded.turns[g]) for k, p in enumerate(parts) if p.turns_of
    }
    return Recorded(tuple(known.group(p) for p in parts), turns, recorded.notes), tuple(outcomes)


def settled(
    k: int, group: Group, spoken: bool, decided: set[int], rows: Sequence[Row], identities: Mapping[int, Identity]
) -> Iterator[Parts]:
    """A group parted where a decided speaker stands in it beside somebody else who is named for sure."""
    turns = frozenset({k}) if spoken else frozenset()
    here = [n for n in group.members if n in decided and n in identities]
    keys = sorted({identities[n].key for n in here})
    if spoken and group.speaker is not None:
        keys = [key for key in keys if key != group.speaker.key]
    if not keys:
        yield Parts(frozenset(group.members), turns)
        return
    named = {n: who.key for n in group.members if (who := identities.get(n)) is not None and who.kind != "unnamed"}
    if len(keys) == 1 and not spoken and set(named.values()) <= set(keys):
        yield Parts(frozenset(group.members), turns)
        return
    follows = following(group.members, [n for n in here if named.get(n) in keys], named, rows)

    def key_of(n: int) -> str | None:
        key = named.get(n) or named.get(follows.get(n, n))
        return key if key in keys else None

    for key in keys:
        yield Parts(frozenset(n for n in group.members if key_of(n) == key))
    yield Parts(frozenset(n for n in group.members if key_of(n) is None), turns)


def following(
    members: Sequence[int], decided: Sequence[int], named: Mapping[int, str], rows: Sequence[Row]
) -> dict[int, int]:
    """Rows of nobody's that print the words of a decided one → that row; the one that shares most with them."""
    chosen = sorted({*decided, *(n for n in members if n not in named)})
    best: dict[int, tuple[float, int]] = {}
    for o in overlaps(rows, chosen):
        for one, other in ((o.first, o.second), (o.second, o.first)):
            if one not in named and other in named and (o.weight >= ENOUGH or o.whole):
                best[one] = max(best.get(one, (0.0, 0)), (o.weight, -other))
    return {n: -other for n, (_, other) in best.items()}


class Known(NamedTuple):
    """What a rearrangement looks up."""

    rows: Sequence[Row]
    identities: Mapping[int, Identity]
    decided: set[int]
    groups: Sequence[Group]
    recorded: Recorded
    stories: Sequence[int]
    found: Mapping[tuple[int, ...], Group]
    """The groups that were found, by their rows."""

    def names(self) -> dict[str, int]:
        """Quotation, or utterance as it was before anything was rearranged, → a row of it."""
        acts = zip(act_ids(self.groups, self.rows), self.groups, strict=True)
        return {name: g.members[0] for name, g in acts} | {row.id: n for n, row in enumerate(self.rows)}

    def group(self, parts: Parts) -> Group:
        """The group of some rows: the one that was found where they are the same, else with a speaker elected anew."""
        members = tuple(sorted(parts.members))
        if members in self.found and self.decided.isdisjoint(members):
            return self.found[members]
        return Group(members, self.speaker(parts), medium_of(members, self.rows))

    def speaker(self, parts: Parts) -> Identity | None:
        """Who speaks: whom a person decided, else whom the transcript names, else whom the rows elect."""
        for n in sorted(parts.members & self.decided):
            if n in self.identities:
                return self.identities[n]
        for g in sorted(parts.turns_of):
            if self.groups[g].speaker is not None:
                return self.groups[g].speaker
        return elect(sorted(parts.members), self.rows, self.identities)


def rearranged(
    parts: list[Parts], c: Correction, known: Known, names: Mapping[str, int]
) -> tuple[list[Parts], Outcome]:
    """The parts after one decision, and what came of it."""
    refs = (*c.quotations, *((c.to,) if c.to else ()))
    absent = [ref for ref in refs if ref not in names]
    if absent:
        told = f"{' and '.join(absent)} is not among the quotations in marks of these reports"
        return parts, Outcome(c.id, False, told)
    if c.what != "join" and any(ref.startswith("u") for ref in c.quotations):
        return parts, Outcome(c.id, False, "name quotations, not utterances, to be taken out")
    mine = frozenset(names[q] for q in c.quotations)
    things = tuple(known.rows[n].id for n in sorted(mine))
    if c.what == "part":
        homes = [p for p in parts if p.members & mine]
        if len(homes) == 1 and homes[0].members == mine:
            return parts, Outcome(c.id, True, "they are an utterance of their own already", things)
        wrong = unlike([Parts(p.members & mine) for p in homes], known)
        if wrong:
            return parts, Outcome(c.id, False, wrong)
        rest = [without(p, mine) for p in parts]
        return [*rest, Parts(mine)], Outcome(c.id, True, "they were found to be of a larger utterance", things)
    goal = frozenset({names[str(c.to)]}) if c.what == "move" else mine
    chosen = [p for p in parts if p.members & goal]
    coming = [Parts(mine)] if c.what == "move" else []
    wrong = unlike([*chosen, *coming], known)
    if wrong:
        return parts, Outcome(c.id, False, wrong)
    rest = [without(p, mine) for p in parts if p not in chosen]
    one = Parts(
        frozenset(n for p in (*chosen, *coming) for n in p.members), frozenset(t for p in chosen for t in p.turns_of)
    )
    was = "" if len(chosen) + len(coming) == 1 else "they were found to be of different utterances"
    return [*rest, one], Outcome(c.id, True, was, things)


def without(part: Parts, taken: frozenset[int]) -> Parts:
    """A part without the rows that are taken out."""
    return part if part.members.isdisjoint(taken) else Parts(part.members - taken, part.turns_of)


def unlike(several: Sequence[Parts], known: Known) -> str:
    """Why some parts cannot be one utterance; an empty string where they can."""
    speakers = [who for p in several if (who := known.speaker(p)) is not None]
    speakers += [known.identities[n] for p in several for n in p.members & known.decided if n in known.identities]
    names = sorted({s.name for s in speakers})
    if any(not alike(speakers[0], s) for s in speakers[1:]):
        return f"they are by {' and '.join(names)}: decide first who speaks"
    rows = [known.rows[n] for p in several for n in p.members]
    if len({row.quotation.within is None for row in rows}) > 1:
        return "one stands inside another quotation, where somebody else is quoted"
    if len({known.stories[row.report] for row in rows}) > 1:
        return "they are of different stories"
    return ""
