#!/usr/bin/env python3
"""Every disagreement that is flagged on the stories of `../shared/data`, with the words round each place, and how many
of them a person who read the reports calls true.

    benchmarks/tallies.py [STORY...] [--all]

A tally is flagged if its verdict is `conflict`, `differ` or `update`; `--all` prints the others too. `t` marks one that
was read as true, `f` one read as false, `?` one that nobody has read: the readings are in
`tests/data/tally_readings.json`, by an id that the content gives (no word of an article). Of the two stories with
`gold.json`, each fact that must be shown, and each that must not, is looked for among them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import variorum
from variorum.ids import digest
from variorum.model import Edition, Tally, TallyPlace

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "../shared/data"
READINGS = ROOT / "tests/data/tally_readings.json"
FLAGGED = ("conflict", "differ", "update")
AROUND = 45
"""Characters that are printed to either side of a place."""


def flagged(edition: Edition) -> Iterator[Tally]:
    """The tallies of claims that are shown as a disagreement; who had it first and how firmly are counted elsewhere."""
    for tally in edition.tallies:
        if tally.verdict in FLAGGED and tally.type not in ("credit", "firmness"):
            yield tally


def reading_id(story: str, tally: Tally) -> str:
    """An id of what was read: the story, the kind, and the values, whatever the order of the reports."""
    values = sorted(v.normal for v in tally.values)
    return digest(story, tally.type, tally.attribute, tally.verdict, *values, length=10)


def edition_of(story: str) -> Edition:
    folder = DATA / "memo" if story == "memo" else DATA / "stories" / story
    return variorum.collate(variorum.read(sorted(folder.glob("*.txt"))))


def gold(story: str) -> Sequence[dict[str, Any]]:
    path = DATA / "stories" / story / "gold.json"
    return json.loads(path.read_text("utf-8"))["facts"] if path.is_file() else ()


def is_shown(fact: dict[str, Any], edition: Edition) -> bool:
    """Whether one flagged tally has a place in two mentions of a fact."""
    names = {w.siglum: Path(w.path).name for w in edition.witnesses}

    def touched(places: Sequence[TallyPlace]) -> int:
        return sum(
            any(names[p.witness] == m["file"] and p.start < m["end"] and m["start"] < p.end for p in places)
            for m in fact["mentions"]
        )

    return any(touched([p for v in t.values for p in v.places]) >= 2 for t in flagged(edition))


def show(edition: Edition, tally: Tally) -> None:
    texts = {w.siglum: w.text or "" for w in edition.witnesses}
    for value in tally.values:
        for p in value.places:
            text = texts[p.witness]
            before, behind = text[max(0, p.start - AROUND) : p.start], text[p.end : p.end + AROUND]
            print(f"        {p.witness:6} {' '.join(before.split())} [{value.text}] {' '.join(behind.split())}")


def main(arguments: Sequence[str]) -> int:
    if not DATA.exists():
        print(f"{DATA} is not there: nothing to measure with")
        return 1
    named = [a for a in arguments if not a.startswith("-")]
    stories = named or ["memo", *sorted(p.name for p in (DATA / "stories").iterdir() if p.is_dir())]
    readings: dict[str, str] = json.loads(READINGS.read_text("utf-8")) if READINGS.is_file() else {}
    total: Counter[str] = Counter()
    with_two = missed = wrongly = 0
    for story in stories:
        edition = edition_of(story)
        here: Counter[str] = Counter()
        print(f"{story}: {len(edition.witnesses)} reports")
        for tally in edition.tallies if "--all" in arguments else flagged(edition):
            key = reading_id(story, tally)
            mark = readings.get(key, "?")
            here[mark] += tally.verdict in FLAGGED and tally.type not in ("credit", "firmness")
            print(f"  {mark} {key} {tally.verdict:8} {tally.type}: {tally.attribute} of {tally.subject}")
            print(f"      {tally.note}")
            show(edition, tally)
        for fact in gold(story):
            shown = is_shown(fact, edition)
            missed += fact["expect"] == "must_report" and not shown
            wrongly += fact["expect"] == "must_not_report" and shown
            print(f"  gold {fact['id']:4} {fact['expect']:16} {'shown' if shown else 'not shown'}")
        if story != "memo":
            with_two += here["t"] >= 2
            total += here
    read = total["t"] + total["f"]
    print(f"\nthe stories without the memo: {total['t']} true, {total['f']} false, {total['?']} not read", end="")
    print(f"; precision {total['t'] / read:.2f}" if read else "")
    print(f"stories with two true and more: {with_two}; gold: {missed} missed, {wrongly} wrongly shown")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
