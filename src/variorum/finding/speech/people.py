"""Who an article names: each person and body once, under the fullest name it gives them.

A surname alone is the one whose full name ends with it, a given name alone the one whose full name begins with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from variorum.finding.speech.names import Name
from variorum.finding.speech.shapes import GIVEN, Gender

__all__ = ["Person", "people"]

_TOLD = re.compile(r"[HhSs](?<!\w.)(?:(?<![Ss])|(?<=[Ss])[Hh])[Ee]\b")
"""He or she, in any letters; a letter is looked for first, which is four times as fast as trying every word."""
FEWEST_TOLD = 2
"""Subject pronouns that must agree before they tell a gender: a single one is as often someone else's."""


class Person(NamedTuple):
    """Someone (or something) the article names: the fullest name, its gender, and how often it is named. `told`: the
    gender is known from pronouns only; `titled`: a title stands before the name somewhere."""

    name: str
    kind: Literal["person", "organisation", "place"]
    gender: Gender
    times: int
    told: bool = False
    titled: bool = False


def people(found: Sequence[Name], hidden: str) -> tuple[tuple[Person, ...], tuple[int, ...]]:
    """Who is named: the persons and bodies, and for each name the index of the one it names.

    A surname alone is the one whose full name ends with it (the most recent of those that fit its title); a given name
    alone is the one full name that begins with it, another word so only behind a title ("President Xi Lin": "Xi").
    """
    table: list[list[int]] = []  # the names of each person, by index into `found`
    full: dict[str, int] = {}
    by_last: dict[str, list[int]] = {}
    by_first: dict[str, list[int]] = {}
    keys = [_key(n) for n in found]
    for i, (n, key) in enumerate(zip(found, keys, strict=True)):
        if len(n.bare) < 2 or n.kind != "person":
            continue
        if key not in full:
            full[key] = _same_person(table, found, by_last, n)
            if full[key] < 0:
                full[key] = len(table)
                table.append([])
                by_last.setdefault(n.bare[-1].lower(), []).append(full[key])
                by_first.setdefault(n.bare[0].lower(), []).append(full[key])
        table[full[key]].append(i)
    owner = [-1] * len(found)
    for person, indexes in enumerate(table):
        for i in indexes:
            owner[i] = person
    first, times = [indexes[0] for indexes in table], [len(indexes) for indexes in table]
    juniors = frozenset(p for p, i in enumerate(first) if found[i].junior)
    titled = frozenset(p for p, indexes in enumerate(table) if _is_titled(indexes, found))
    known = _Known(
        first, times, by_last, by_first, _fullest(table, found, hidden), _alone(found, hidden), juniors, titled
    )
    for i, (n, key) in enumerate(zip(found, keys, strict=True)):
        if owner[i] >= 0:
            continue
        choice = _short(n, n.bare[0].lower(), i, known)
        if choice < 0:
            choice = full.setdefault(key, len(table))
            if choice == len(table):
                table.append([])
        table[choice].append(i)
        owner[i] = choice
    return tuple(_person(indexes, found, hidden) for indexes in table), tuple(owner)


def _key(n: Name) -> str:
    """What tells the full names of an article apart."""
    return " ".join(n.bare).lower() + (" jr" if n.junior else "")


def _same_person(table: list[list[int]], found: Sequence[Name], by_last: dict[str, list[int]], n: Name) -> int:
    """A full name with a middle name or an office more or less ("Jo A. Blake", "Envoy Jo Blake") is the same person;
    -1 when new."""
    key = " ".join(n.bare).lower()
    for person in by_last.get(n.bare[-1].lower(), ()):
        first = found[table[person][0]]
        other = " ".join(first.bare).lower()
        if first.junior != n.junior:
            continue
        if first.bare[0].lower() == n.bare[0].lower() or other.endswith(" " + key) or key.endswith(" " + other):
            return person
    return -1


class _Known(NamedTuple):
    """What is known of the full names before the short ones are read: of each person where it `first` stands, how many
    `times`, and the gender; and of each surname that stands alone the first name that does, and the gender that titles
    and pronouns tell; which of them are `juniors`, and before which a title stands somewhere."""

    first: list[int]
    times: list[int]
    by_last: dict[str, list[int]]
    by_first: dict[str, list[int]]
    genders: list[Gender]
    alone: dict[str, tuple[int, Gender]]
    juniors: frozenset[int]
    titled: frozenset[int]


def _fullest(table: list[list[int]], found: Sequence[Name], hidden: str) -> list[Gender]:
    """The gender of each person, by given name and title, else by the pronouns after the full name."""
    out: list[Gender] = []
    for indexes in table:
        genders = Counter(found[i].gender for i in indexes if found[i].gender)
        out.append(genders.most_common(1)[0][0] if genders else _told_by_pronouns(indexes, found, hidden))
    return out


def _alone(found: Sequence[Name], hidden: str) -> dict[str, tuple[int, Gender]]:
    """Where each surname first stands alone, and the gender that titles and pronouns tell of it there."""
    single: dict[str, list[int]] = {}
    for i, n in enumerate(found):
        if len(n.bare) == 1:
            single.setdefault(n.bare[0].lower(), []).append(i)
    out: dict[str, tuple[int, Gender]] = {}
    for key, indexes in single.items():
        titled = {found[i].gender for i in indexes if found[i].gender}
        told: Gender = _told_by_pronouns(indexes, found, hidden) if not titled else ""
        out[key] = (indexes[0], titled.pop() if len(titled) == 1 else told)  # «Mr. and Mrs. Poe» are two
    return out


def _short(n: Name, key: str, i: int, known: _Known) -> int:
    """The person a surname or given name alone stands for, or -1: of those whose gender fits, whom the report writes
    of most."""
    if len(n.bare) > 1 or n.kind == "organisation":
        return -1
    first_alone, told = known.alone.get(key, (i, ""))
    named = [p for p in known.by_last.get(key, ()) if _agree(known.genders[p], n.gender)]
    named = [p for p in named if (p in known.juniors) == n.junior] or ([] if n.junior else named)
    fits = [p for p in named if _agree(known.genders[p], told)]
    # Pronouns mislead at times; but a surname that stands alone first is not its namesake's who is named later.
    fits = fits or [p for p in named if known.first[p] < first_alone]
    if fits:
        seen = [p for p in fits if known.first[p] < i] or fits
        return max(seen, key=lambda p: (known.times[p], -known.first[p]))
    if named:
        return -1
    first = [p for p in known.by_first.get(key, ()) if p in known.juniors or not n.junior]
    if len(first) != 1 or n.kind != "person":
        return -1
    return first[0] if key in GIVEN or n.gender or first[0] in known.titled else -1


def _is_titled(indexes: Sequence[int], found: Sequence[Name]) -> bool:
    return any(found[i].text != " ".join(found[i].bare) for i in indexes)


def _agree(a: Gender, b: Gender) -> bool:
    return not a or not b or a == b


def _begins_well(n: Name) -> bool:
    """Whether a full name begins with a given name or initial, and no office or adjective slipped in before it."""
    return len(n.bare) > 1 and (n.bare[0].lower().split("-")[0] in GIVEN or n.bare[0][1:2] == ".")


def _length(n: Name) -> tuple[int, int]:
    return len(n.bare), len(" ".join(n.bare))


def _person(indexes: list[int], found: Sequence[Name], hidden: str) -> Person:
    ordered = sorted(indexes)
    forms = {found[i].bare: i for i in reversed(ordered)}
    n = found[max(forms.values(), key=lambda i: (_begins_well(found[i]), *_length(found[i]), -i))]
    genders = Counter([found[i].gender for i in ordered if found[i].gender])
    gender: Gender = genders.most_common(1)[0][0] if genders else ""
    name = " ".join(n.bare) + " Jr." * n.junior if n.kind == "person" else n.text
    if n.kind != "person":
        return Person(name, n.kind, "n", len(ordered))
    if gender:
        return Person(name, n.kind, gender, len(ordered), titled=_is_titled(ordered, found))
    gender = _told_by_pronouns(ordered, found, hidden)
    return Person(name, n.kind, gender, len(ordered), told=True, titled=_is_titled(ordered, found))


def _told_by_pronouns(indexes: list[int], found: Sequence[Name], hidden: str) -> Gender:
    """The gender that the pronouns after a name tell, where no other name stands between."""
    votes: dict[Gender, int] = {"m": 0, "f": 0}
    for i in indexes[:12]:
        end = found[i].span.end
        stop = min(end + 120, found[i + 1].span.start if i + 1 < len(found) else len(hidden))
        m = _TOLD.search(hidden, end, stop)
        if m:
            votes["m" if len(m[0]) == 2 else "f"] += 1
    most: Gender = "m" if votes["m"] > votes["f"] else "f"
    told = votes["m"] + votes["f"]
    return most if votes[most] >= FEWEST_TOLD and votes[most] * 3 >= told * 2 else ""
