"""One person under two spellings: two reports print the same words, one under "Priya Anand", one under "Pria Anand".

A letter more, less or other in a name is a slip or another person. The words decide: who is given the same words under
nearly the same name is the same speaker. No report may name both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from variorum.linking.names import Name, parse
from variorum.linking.rows import Row
from variorum.linking.speakers import Cast, Identity

__all__ = ["respelt"]

SAME_WORDS = 5
"""Words in a row that two reports must have in common in what they give to the two names."""
MOST_PRINTINGS = 12
"""Names that print one run of words; what more people are said to have said is a formula."""


def respelt(who: Cast, said: Sequence[Row], identities: Mapping[int, Identity]) -> tuple[Cast, tuple[str, ...]]:
    """The cast in which two spellings of one name are one person, under the spelling of more reports; and a sentence on
    each."""
    reports: defaultdict[str, Counter[int]] = defaultdict(Counter)
    people: dict[str, Identity] = {}
    printed: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for n, identity in identities.items():
        name = parse(identity.name) if identity.kind == "person" else None
        if name is None or not name.full:
            continue
        key, keys = identity.key, [token.key for token in said[n].words]
        people[key] = max(people.get(key, identity), identity, key=lambda i: (len(i.name), i.name))
        reports[key][said[n].report] += 1
        for at in range(len(keys) - SAME_WORDS + 1):
            printed[tuple(keys[at : at + SAME_WORDS])].add(key)
    same: dict[str, Identity] = {}
    notes = []
    pairs = {p for keys in printed.values() if 1 < len(keys) <= MOST_PRINTINGS for p in combinations(sorted(keys), 2)}
    for a, b in sorted(pairs):
        if reports[a].keys() & reports[b].keys() or not is_slip(people[a].name, people[b].name):
            continue
        if any({people[a].name, people[b].name} <= full_names(near) for near in who.near):
            continue
        ordered = sorted((a, b), key=lambda k: (-len(reports[k]), -reports[k].total(), people[k].name))
        one, other = (people[k] for k in ordered)
        one = same.get(one.key, one)
        same |= {one.key: one, other.key: one}
        notes.append(
            f"One speaker under two spellings: {one.name} and {other.name}; the same words are printed under both."
        )
    return replace(who, same=who.same | same), tuple(notes)


def is_slip(a: str, b: str) -> bool:
    """Whether two full names differ by one letter, or two changed about, in one of their words.

    >>> is_slip("Priya Anand", "Pria Anand"), is_slip("Ann Roe", "Ben Roe"), is_slip("Jo Roe", "Jo Row Roe")
    (True, False, False)
    """
    one, two = (words(parse(name)) for name in (a, b))
    if len(one) != len(two):
        return False
    other = [(x, y) for x, y in zip(one, two, strict=True) if x != y]
    return len(other) == 1 and min(map(len, other[0])) > 1 and OSA.distance(*other[0]) == 1


def words(name: Name | None) -> list[str]:
    """The words of a name without titles."""
    return [*name.given, *name.family.split()] if name is not None else []


def full_names(near: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Everyone whom a report gives a full name, quoted or not."""
    return {name for people in near.values() for name in people}
