"""Which claims of different reports are of one thing: one person's age, the dead of one event, the amount of one suit.

No anchor, no comparison. Persons are told by the story's cast; suits by who brings them and whom they are against, so
that one person's two suits stay two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from variorum.ids import digest
from variorum.linking.sets import Sets
from variorum.model import Claim, Findings, Topic
from variorum.text.lexicon import lexicon, words

__all__ = ["topics"]

Known = Callable[[str, int], str]
"""A name as printed, and the report → the key of the one it stands for."""


def topics(findings: Sequence[Findings], story_of: Sequence[int], known: Known) -> tuple[Topic, ...]:
    """The topics on which at least two reports of one story make a claim, in the order of their ids."""
    rows: defaultdict[tuple[str, ...], list[tuple[int, Claim]]] = defaultdict(list)
    for report, found in enumerate(findings):
        for claim in found.claims:
            if claim.attribute is not None and claim.subject is not None:
                whose = _owner(claim, report, known)
                subject = known(claim.subject, report) if claim.type in ("age", "place") else claim.subject
                group = (
                    str(story_of[report]),
                    claim.type,
                    "" if claim.type in VALUED else claim.unit or "",
                    claim.attribute,
                    subject,
                    whose,
                )
                rows[group].append((report, claim))
    out = []
    _join_names(rows)
    _give_owners(rows)
    for key in sorted(rows):
        for same in _parted(rows[key], known):
            if _worth(same):
                out.append(_topic(key, [claim for _, claim in same]))
    return tuple(out)


def _give_owners(rows: dict[tuple[str, ...], list[tuple[int, Claim]]]) -> None:
    """Gives claims that say not whose their thing is to the one who is said to have such a thing: a speech to the only
    speaker, those affected to the country of which another report gives the very same number."""
    given = STABLE | {"speech"}
    for key in [key for key in sorted(rows) if key[5] == "" and key[4] in given]:
        owned = [k for k in sorted(rows) if k[:5] == key[:5] and k[5]]
        if key[4] in STABLE:
            told = {c.interval for _, c in rows[key]}
            owned = [k for k in owned if any(c.interval in told for _, c in rows[k])]
        if len(owned) == 1:
            rows[owned[0]] += rows.pop(key)


def _owner(claim: Claim, report: int, known: Known) -> str:
    """The key of whose a claim is: a body's founding is never that of the person it is called after."""
    if claim.whose is None:
        return ""
    return claim.whose.lower() if claim.subject in _OWNED else known(claim.whose, report)


def _join_names(rows: dict[tuple[str, ...], list[tuple[int, Claim]]]) -> None:
    """Gives the facts of a body under a short name to the only one whose name begins or ends with it (Rovers, Kallow
    Rovers), and those of "the brewer" to the only one of which another report gives the same."""
    owned = [key for key in sorted(rows) if key[4] in _OWNED and key[5]]
    for key in [key for key in owned if key[5].startswith("the ")]:
        told = {claim.interval for _, claim in rows[key]}
        same = [k for k in owned if k[:5] == key[:5] and k != key and any(c.interval in told for _, c in rows[k])]
        if len(same) == 1 and not same[0][5].startswith("the "):
            rows[same[0]] += rows.pop(key)
    named = {key: _words_of(rows[key]) for key in owned if key in rows}
    for key, short in named.items():
        longer = [
            k
            for k, long in named.items()
            if k[:5] == key[:5] and len(long) > len(short) and short in (long[: len(short)], long[-len(short) :])
        ]
        if len(longer) == 1 and key in rows and longer[0] in rows:
            rows[longer[0]] += rows.pop(key)


def _words_of(rows: Sequence[tuple[int, Claim]]) -> list[str]:
    return max((claim.whose or "" for _, claim in rows), key=lambda w: (len(w), w)).removeprefix("The ").split()


_FACTS: Mapping[str, Any] = {name: fact for name, fact in lexicon("en", "facts").items() if name != "lists"}
_OWNED = frozenset(f["subject"] for f in _FACTS.values() if f["whose"] in ("organisation", "thing"))
"""Facts of bodies and things."""
_NEAR: Mapping[str, float] = {f["subject"]: f["alike"] for f in _FACTS.values() if "alike" in f}
"""How near values of the one thing of its kind must be; others are of two."""

VALUED = frozenset(["firmness", "comment", "account"])
"""Types whose unit is the value itself."""


def _worth(rows: Sequence[tuple[int, Claim]]) -> bool:
    """Whether claims of one thing are worth a tally: two reports make them, and not all in the same plain words.

    A slip, or what one side is told not to recall, stands in one report.
    """
    first = rows[0][1]
    if first.subject == "speech" and first.whose is None:
        return any(claim.whose for _, claim in rows)  # nobody's speech is anybody's
    if first.attribute == "slip" or first.type == "account":
        return True
    told = {claim.unit for _, claim in rows}
    return (
        len({report for report, _ in rows}) > 1 and told != {"asserted"} and (first.type != "comment" or len(told) > 1)
    )


def _parted(rows: Sequence[tuple[int, Claim]], known: Known) -> list[list[tuple[int, Claim]]]:
    """Claims parted by whom their things are against: together where they have an opponent in common, or name none.

    Who is sued is itself what the claims of a set give: these are parted the same way.
    """
    if rows[0][1].type in (*VALUED, "credit", "place", "time") or rows[0][1].attribute == "slip":
        return [list(rows)]
    if rows[0][1].subject in STABLE and rows[0][1].whose is None:
        return _alike(rows)
    subject = rows[0][1].subject or ""
    near = _NEAR.get("cost" if rows[0][1].attribute == "cost" else subject.split(" of the ")[0], _NEAR.get(subject))
    if near is not None and rows[0][1].whose is None:
        return _near_days(rows, near) if rows[0][1].type == "date" else _alike(rows, near)
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


STABLE = frozenset(["affected"]) | words("en", "things", "lists", "priced")
"""Counts and amounts that are told of many events: those that differ by more than three quarters are of two."""
_LISTED: Mapping[str, float] = lexicon("en", "things")["alike"]
ALIKE = 1.75


def _near_days(rows: Sequence[tuple[int, Claim]], days: float) -> list[list[tuple[int, Claim]]]:
    """Dates parted where one is more than so many days behind the one before."""
    ordered = sorted(rows, key=lambda row: (row[1].interval or ("", ""), row[0], row[1].id))
    out: list[list[tuple[int, Claim]]] = []
    for row in ordered:
        if out and _day(row[1], 0) - _day(out[-1][-1][1], 1) <= days:
            out[-1].append(row)
        else:
            out.append([row])
    return out


def _day(claim: Claim, edge: int) -> int:
    return date.fromisoformat((claim.interval or ("0001-01-01", "0001-01-01"))[edge]).toordinal()


def _alike(rows: Sequence[tuple[int, Claim]], alike: float = ALIKE) -> list[list[tuple[int, Claim]]]:
    """Counts parted where one is more than so many times the next smaller one."""
    ordered = sorted(rows, key=lambda row: (_size(row[1]), row[0], row[1].id))
    out: list[list[tuple[int, Claim]]] = []
    for row in ordered:
        if out and _size(row[1]) <= _LISTED.get(row[1].subject or "", alike) * _size(out[-1][-1][1]):
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
    of = " in " if first.type == "count" else " of "
    subject = of.join(x for x in (first.subject, first.whose) if x) + (f" against {against}" if against else "")
    ids = tuple(sorted(c.id for c in claims))
    parties = (
        sorted({name for c in claims for name in c.against if name[0].isupper()})[:1]
        if first.type in ("money", "set")
        else ()
    )
    return Topic(f"t{digest(*key[1:], *parties, length=8)}", key[1], subject, key[3], ids)
