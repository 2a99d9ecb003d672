#!/usr/bin/env python3
"""Invented stories with planned disagreements (`tests/cases/tallies`): how many are flagged, and what else is.

    benchmarks/planned.py [STORY...]

A case is a story of a few reports, each under its outlet and day, and a list of what an editor would flag, side by side
(`44 | 54`). A flagged tally meets a line if each side of it stands in a value of its own. Rules were made while looking
at the stories that say "Tuned on."; of those that say "Held out." only the figures were looked at.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import variorum
from variorum.model import Article, Edition, Tally

CASES = Path(__file__).resolve().parents[1] / "tests/cases/tallies"
FLAGGED = ("conflict", "differ", "update")


class Case(NamedTuple):
    """A story with its planned disagreements, each a line of its sides."""

    name: str
    held_out: bool
    reports: tuple[Article, ...]
    planned: tuple[tuple[str, ...], ...]


class Found(NamedTuple):
    """What a story's edition flags of what was planned, what it misses, and the flagged tallies nobody planned."""

    met: tuple[tuple[str, ...], ...]
    missed: tuple[tuple[str, ...], ...]
    unplanned: tuple[Tally, ...]


def cases() -> list[Case]:
    return [read(path) for path in sorted(CASES.glob("*.md"))]


def read(path: Path) -> Case:
    head, *sections = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)
    reports, planned = [], ()
    for section in sections:
        title, _, body = section.partition("\n")
        if title == "Flagged":
            lines = [line[2:] for line in body.splitlines() if line.startswith("- ")]
            planned = tuple(tuple(side.strip() for side in line.split("|")) for line in lines)
        elif title != "Not flagged":
            outlet, _, day = title.rpartition(", ")
            published = datetime.strptime(day, "%d %B %Y").date().isoformat()
            reports.append(variorum.article(body.strip(), outlet=outlet, published=published))
    return Case(path.stem, "Held out." in head, tuple(reports), planned)


def found(case: Case) -> Found:
    edition = variorum.collate(case.reports)
    flagged = [t for t in edition.tallies if t.verdict in FLAGGED and t.type not in ("credit", "firmness")]
    meets = {t.id: [line for line in case.planned if _meets(line, t, edition)] for t in flagged}
    met = {line for lines in meets.values() for line in lines}
    return Found(
        tuple(line for line in case.planned if line in met),
        tuple(line for line in case.planned if line not in met),
        tuple(t for t in flagged if not meets[t.id]),
    )


def _meets(line: Sequence[str], tally: Tally, edition: Edition) -> bool:
    """Whether each side of a line stands in values of a tally, and not all of them in one."""
    texts = {w.siglum: w.text or "" for w in edition.witnesses}
    printed = [{v.text, *(texts[p.witness][p.start : p.end] for p in v.places)} for v in tally.values]
    at = [{n for n, values in enumerate(printed) if any(_within(v, side) for v in values)} for side in line]
    return all(at) and len(set().union(*at)) >= len(line)


def _within(value: str, side: str) -> bool:
    a, b = (re.sub(r"[-–\s]+", " ", x.lower()).strip() for x in (value, side))
    return any(re.search(rf"(?<![\w.,£$€]){re.escape(x)}(?!\w|[.,]\d)", y) for x, y in ((a, b), (b, a)))


def main(names: Sequence[str]) -> int:
    total: Counter[tuple[bool, str]] = Counter()
    for case in cases():
        if names and case.name not in names:
            continue
        here = found(case)
        total += Counter({(case.held_out, key): len(rows) for key, rows in here._asdict().items()})
        kind = "held out" if case.held_out else "tuned on"
        print(f"{case.name} ({kind}): {len(here.met)} of {len(case.planned)}, {len(here.unplanned)} unplanned")
        if not case.held_out or case.name in names:
            for line in here.missed:
                print(f"    missed: {' | '.join(line)}")
            for t in here.unplanned:
                print(
                    f"    unplanned: {t.verdict} {t.attribute} of {t.subject}: {' | '.join(v.text for v in t.values)}"
                )
    for held_out in (False, True):
        met, missed, unplanned = (total[held_out, key] for key in Found._fields)
        if met + missed:
            kind = "held out" if held_out else "tuned on"
            right = met / (met + unplanned) if met + unplanned else 1.0
            print(f"{kind}: recall {met / (met + missed):.2f} ({met} of {met + missed}), precision {right:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
