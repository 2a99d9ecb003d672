"""Decisions on reports: the outlet and the date, and which report is meant by what a person wrote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.correcting.force import OVERRULED, overruling
from variorum.ids import digest
from variorum.model import Article, Correction, Outcome

__all__ = ["with_ids", "with_outlets_and_dates"]

SIGLUM = re.compile(r"[A-Z][A-Z0-9]{0,3}([a-z2-9]{3})(?:\.\d+)?\Z")
HEX = re.compile(r"[0-9a-f]{8,64}\Z")


class Names(NamedTuple):
    """The articles by everything that a person may call them."""

    ids: Mapping[str, Sequence[str]]
    paths: Mapping[str, Sequence[str]]
    ends: Mapping[str, Sequence[str]]
    sigla: Mapping[str, Sequence[str]]
    digests: Sequence[tuple[str, str]]

    def meant(self, ref: str) -> Sequence[str]:
        """The ids of the articles that a reference means: an article's id, a path or file name, a siglum, or the
        beginning of the SHA-256 of the file.

        The end of a siglum comes from the text, its beginning from the outlet; so only the end counts, and a report
        whose outlet is corrected keeps the corrections made under its old siglum.
        """
        siglum = SIGLUM.match(ref)
        return (
            self.ids.get(ref)
            or self.paths.get(ref)
            or self.ends.get(ref.removeprefix("./").replace("\\", "/"))
            or (self.sigla.get(siglum[1]) if siglum else None)
            or ([name for sha, name in self.digests if sha.startswith(ref)] if HEX.match(ref) else [])
        )


def names(articles: Sequence[Article]) -> Names:
    """The articles by their names."""
    ids, paths, ends, sigla = (defaultdict[str, list[str]](list) for _ in range(4))
    digests = []
    for a in articles:
        ids[a.id].append(a.id)
        sigla[digest(a.id.split("~")[0], length=3)].append(a.id)
        if a.origin is not None:
            paths[a.origin.uri].append(a.id)
            parts = a.origin.uri.replace("\\", "/").split("/")
            for n in range(1, min(len(parts), DEPTH)):
                ends["/".join(parts[-n:])].append(a.id)
            digests.append((a.origin.sha256, a.id))
    return Names(ids, paths, ends, sigla, digests)


DEPTH = 40
"""Folders of a path by which a report may be named."""


def with_ids(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[tuple[Correction, ...], tuple[Outcome, ...]]:
    """The corrections with the ids of articles for the reports they name; those that name none, or several, are left
    out, and said."""
    known = names(articles)
    out: list[Correction] = []
    unfit: list[Outcome] = []
    for c in corrections:
        ids: list[str] = []
        wrong = ""
        for ref in (*c.reports, *((c.copy_of,) if c.copy_of else ())):
            found = known.meant(ref)
            if len(found) == 1:
                ids.append(found[0])
            elif not found:
                wrong = f"no report {ref!r} is among these; was its text changed, or is it not given?"
            else:
                wrong = f"{ref!r} means {len(found)} reports; give the path of one"
        if wrong:
            unfit.append(Outcome(c.id, False, wrong))
        elif c.copy_of:
            out.append(replace(c, reports=tuple(ids[:-1]), copy_of=ids[-1]))
        else:
            out.append(replace(c, reports=tuple(ids)))
    return tuple(out), tuple(unfit)


RULE = "a person's decision"
"""What the edition gives as the rule of an outlet or a date that a person decided."""


def with_outlets_and_dates(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[list[Article], tuple[Outcome, ...]]:
    """The articles with the outlets and dates that people decided, and what came of those corrections.

    The corrections come with ids of articles, in force, the earliest first.
    """
    out = {a.id: a for a in articles}
    outcomes = []
    for field, what in (("outlet", "outlet"), ("published", "date")):
        mine = [(r, c) for c in corrections if c.what == what for r in c.reports]
        last, gone = overruling(mine)
        for report, c in mine:
            if last[report] is not c:
                continue
            before = getattr(out[report], field)
            rules = {**dict(out[report].rules), field: RULE}
            value = getattr(c, field)
            out[report] = replace(out[report], **{field: value}, rules=tuple(sorted(rules.items())))
            note = f"{field} was {before}" if before and before != value else ""
            outcomes.append(Outcome(c.id, True, note, (report,)))
        outcomes += [Outcome(c, True, OVERRULED) for c in sorted(gone)]
    return [out[a.id] for a in articles], tuple(outcomes)
