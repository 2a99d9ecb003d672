"""Which claims of different reports are of one thing: one person's age, the dead of one event, the amount of one suit.

No anchor, no comparison. Persons are told by the story's cast; suits by who brings them and whom they are against, so
that one person's two suits stay two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from variorum.ids import digest
from variorum.linking.sets import Sets
from variorum.model import Claim, Findings, Topic

__all__ = ["topics"]

Known = Callable[[str, int], str]
"""A name as printed, and the report → the key of the one it stands for."""


def topics(findings: Sequence[Findings], story_of: Sequence[int], known: Known) -> tuple[Topic, ...]:
    """The topics on which at least two reports of one story make a claim, in the order of their ids."""
    rows: defaultdict[tuple[str, ...], list[tuple[int, Claim]]] = defaultdict(list)
    for report, found in enumerate(findings):
        for claim in found.claims:
            if claim.attribute is not None and claim.subject is not None:
                whose = known(claim.whose, report) if claim.whose else ""
                subject = known(claim.subject, report) if claim.type == "age" else claim.subject
                group = (
                    str(story_of[report]),
                    claim.type,
                    "" if claim.type == "firmness" else claim.unit or "",
                    claim.attribute,
                    subject,
                    whose,
                )
                rows[group].append((report, claim))
    out = []
    for key in sorted(rows):
        for same in _parted(rows[key], known):
            plain = all(claim.unit == "asserted" for _, claim in same)
            if len({report for report, _ in same}) > 1 and not plain:
                out.append(_topic(key, [claim for _, claim in same]))
    return tuple(out)


def _parted(rows: Sequence[tuple[int, Claim]], known: Known) -> list[list[tuple[int, Claim]]]:
    """Claims parted by whom their things are against: together where they have an opponent in common, or name none.

    Who is sued is itself what the claims of a set give: these are parted the same way.
    """
    if rows[0][1].type in ("credit", "firmness"):
        return [list(rows)]
    if rows[0][1].subject in STABLE:
        return _alike(rows)
    sets = Sets(len(rows))
    against = [{known(name, report) for name in claim.against if name[0].isupper()} for report, claim in rows]
    nobody = [n for n, names in enumerate(against) if not names]
    for n, names in enumerate(against):
        for m in range(n):
            if names & against[m] or (not names and not against[m]):
                sets.join(n, m)
    if nobody and len({sets.find(n) for n in range(len(rows)) if n not in nobody}) == 1:
        sets.join(nobody[0], next(n for n in range(len(rows)) if n not in nobody))
    return [[rows[n] for n in members] for members in sets.all()]


STABLE = frozenset(["affected"])
"""Counts that are told of many events, and of one of which reports do not differ by half: else they are of two."""
ALIKE = 1.5


def _alike(rows: Sequence[tuple[int, Claim]]) -> list[list[tuple[int, Claim]]]:
    """Counts parted where one is more than half as much again as the next smaller one."""
    ordered = sorted(rows, key=lambda row: (_size(row[1]), row[0], row[1].id))
    out: list[list[tuple[int, Claim]]] = []
    for row in ordered:
        if out and _size(row[1]) <= ALIKE * _size(out[-1][-1][1]):
            out[-1].append(row)
        else:
            out.append([row])
    return out


def _size(claim: Claim) -> float:
    low, high = claim.interval or ("", "")
    return float(low or high or 0)


def _topic(key: tuple[str, ...], claims: Sequence[Claim]) -> Topic:
    first = max(claims, key=lambda c: (len(c.against), len(c.whose or c.subject or ""), c.anchor or ""))
    against = " and ".join(first.against) if first.type == "money" else ""
    subject = " of ".join(x for x in (first.subject, first.whose) if x) + (f" against {against}" if against else "")
    ids = tuple(sorted(c.id for c in claims))
    parties = (
        sorted({name for c in claims for name in c.against if name[0].isupper()})[:1]
        if first.type in ("money", "set")
        else ()
    )
    return Topic(f"t{digest(*key[1:], *parties, length=8)}", key[1], subject, key[3], ids)
