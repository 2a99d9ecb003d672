"""What people decided of which things are the same: speakers, stories, copies. A person's word stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from variorum.ids import slug
from variorum.linking.rows import Row
from variorum.linking.speakers import Cast, Identity
from variorum.model import Article, Correction, Outcome

__all__ = ["DECIDED", "DECIDED_NOBODY", "decided_copies", "decided_stories", "merged", "parted"]

DECIDED, DECIDED_NOBODY = "decided", "none: decided"
"""The rules that `correcting` gives to the attributions of which a person decided the speaker."""


def merged(
    who: Cast, identities: Sequence[Identity], corrections: Sequence[Correction]
) -> tuple[Cast, tuple[Outcome, ...]]:
    """The cast in which speakers that people decided to be one are one. `identities`: everyone who is quoted."""
    same = dict(who.same)
    outcomes = []
    for c in corrections:
        if c.what != "same":
            continue
        found = [one_of(ref, identities) for ref in c.speakers]
        absent = [ref for ref, keys in zip(c.speakers, found, strict=True) if not keys]
        if absent:
            outcomes.append(Outcome(c.id, False, f"nobody called {' or '.join(absent)} is quoted in these reports"))
            continue
        members = [same.get(i.key, i) for keys in found for i in keys]
        chosen = max(members, key=lambda i: (i.kind == "person", len(i.name), i.name, i.key))
        one = replace(chosen, name=c.name or chosen.name)
        keys = {i.key for keys in found for i in keys} | {m.key for m in members}
        same = {k: one if v.key in keys else v for k, v in same.items()} | dict.fromkeys(sorted(keys), one)
        outcomes.append(Outcome(c.id, True, "they were two" if len(keys) > 1 else "", (one.id,)))
    return replace(who, same=same), tuple(outcomes)


def one_of(ref: str, identities: Sequence[Identity]) -> list[Identity]:
    """Whom a person means by a speaker's id or name."""
    by_id = {i.key: i for i in identities if i.id == ref}
    return list((by_id or {i.key: i for i in identities if i.name.casefold() == ref.casefold()}).values())


def parted(
    identities: Mapping[int, Identity], rows: Sequence[Row], reports: Sequence[str], corrections: Sequence[Correction]
) -> tuple[dict[int, Identity], tuple[Outcome, ...]]:
    """The identities of rows where people decided that somebody else of the same name is meant."""
    out = dict(identities)
    outcomes = []
    for c in corrections:
        if c.what != "distinct":
            continue
        keys = {i.key for ref in c.speakers for i in one_of(ref, list(identities.values()))}
        there = [n for n, row in enumerate(rows) if row.id in c.quotations or reports[row.report] in c.reports]
        mine = [n for n in there if n in identities and identities[n].key in keys]
        old = next((identities[n] for n in mine), None)
        if old is None or c.name is None:
            outcomes.append(Outcome(c.id, False, f"{' or '.join(c.speakers)} is not quoted there in these reports"))
            continue
        new = Identity("person:" + slug(c.name), c.name, "person")
        if new.key == old.key:
            outcomes.append(Outcome(c.id, False, f"{c.name!r} cannot be told from {old.name!r}: give another name"))
            continue
        out |= dict.fromkeys(mine, new)
        things = (new.id, *(rows[n].id for n in mine))
        outcomes.append(Outcome(c.id, True, f"they were given to {old.name}", things))
    return out, tuple(outcomes)


def decided_stories(
    articles: Sequence[Article], story_of: Sequence[int], corrections: Sequence[Correction]
) -> tuple[list[int], tuple[Outcome, ...]]:
    """The story of each report where people decided; one of another story tells one of its own."""
    number = {a.id: n for n, a in enumerate(articles)}
    out = list(story_of)
    outcomes = []
    for c in corrections:
        for report in c.reports if c.what == "story" else ():
            n = number[report]
            was = "another story" if out[n] else "this story"
            out[n] = 1 + max(out) if c.off_story else 0
            outcomes.append(Outcome(c.id, True, f"it seemed to be of {was}", (report,)))
    return out, tuple(outcomes)


def decided_copies(
    articles: Sequence[Article], copied: Mapping[int, int], corrections: Sequence[Correction]
) -> tuple[dict[int, int], tuple[Outcome, ...]]:
    """Copy → original, where people decided; what copied a copy copies its original."""
    number = {a.id: n for n, a in enumerate(articles)}
    out = dict(copied)
    outcomes = []
    for c in corrections:
        for report in c.reports if c.what == "copy" else ():
            n = number[report]
            was = "it was found to be a copy" if n in out else "it was found to be no copy"
            if not c.copy_of:
                out.pop(n, None)
                outcomes.append(Outcome(c.id, True, was, (report,)))
                continue
            original = number[c.copy_of]
            if original == n:
                outcomes.append(Outcome(c.id, False, "a report cannot be a copy of itself"))
                continue
            if out.get(original) == n:
                del out[original]  # the two change places
            original = out.get(original, original)
            out = {k: original if m == n else m for k, m in out.items() if k != original} | {n: original}
            outcomes.append(Outcome(c.id, True, was, (report, articles[original].id)))
    return out, tuple(outcomes)
