#!/usr/bin/env python3
"""Of printings that people grouped as the same words: how many pairs are lined up, and why the others are not.

    benchmarks/gold.py [STORY...]

The groups are those of `gold.json` in two stories of `../shared/data/stories`. A pair is two printings of one group in
two reports; it is lined up if one passage of one utterance has words of both. Every pair that is not is printed with
its reason. Also printed: utterances with the words of two groups' speakers, which there should be none of.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import variorum
from variorum.model import Edition, Quoted, Utterance
from variorum.text.tokens import tokens

STORIES = Path(__file__).resolve().parents[2] / "shared/data/stories"
WITH_GOLD = ("croydon_tram", "tarantino_thurman_crash")
ENOUGH = 0.5
"""Share of the shorter printing's words that the other must have for the two to be called the same words."""


class Story:
    """An edition of one story, and what is asked of it about a printing."""

    def __init__(self, folder: Path) -> None:
        self.edition: Edition = variorum.collate(variorum.read([str(p) for p in sorted(folder.glob("*.txt"))]))
        self.siglum = {Path(w.path).name: w.siglum for w in self.edition.witnesses}
        self.utterances = {u.id: u for u in self.edition.utterances}
        self.names = {s.id: s.name for s in self.edition.speakers}

    def quotations(self, printing: dict[str, Any]) -> list[Quoted]:
        """The quotations that print some of it."""
        siglum = self.siglum[printing["file"]]
        return [
            q
            for q in self.edition.quotations
            if q.witness == siglum and q.start < printing["end"] and printing["start"] < q.end
        ]

    def lined_up(self, one: dict[str, Any], other: dict[str, Any]) -> bool:
        """Whether one passage has words of both."""
        acts = {q.utterance for q in self.quotations(one)} & {q.utterance for q in self.quotations(other)}
        return any(
            self.prints(passage, one) and self.prints(passage, other)
            for act in acts
            if act
            for passage in self.utterances[act].passages
        )

    def prints(self, passage: Any, printing: dict[str, Any]) -> bool:
        siglum = self.siglum[printing["file"]]
        return any(
            p.siglum == siglum and p.start < p.end and p.start < printing["end"] and printing["start"] < p.end
            for reading in passage.readings
            for p in reading.places
        )

    def reason(self, one: dict[str, Any], other: dict[str, Any]) -> str:
        """Why a pair is not lined up."""
        here, there = self.quotations(one), self.quotations(other)
        for printing, found in ((one, here), (other, there)):
            if not found:
                return f"not found as a quotation in {printing['file']}"
        if not any(a.utterance and a.utterance == b.utterance for a in here for b in there):
            return "two utterances: " + " / ".join(sorted({self.told(q) for q in (*here, *there)}))
        if common(one["string"], other["string"]) < ENOUGH:
            return "other sentences of the group, in one utterance"
        act = self.utterances[next(a.utterance for a in here for b in there if a.utterance == b.utterance) or ""]
        short = [t.norm for t in tokens(min(one["string"], other["string"], key=len))]
        said = [t.norm for t in tokens(act.text)]
        if sum(said[i : i + len(short)] == short for i in range(len(said))) > 1:
            return "words that stand twice in the reading text, in one utterance"
        return "the same words, in one utterance, apart"

    def told(self, quoted: Quoted) -> str:
        act: Utterance | None = self.utterances.get(quoted.utterance or "")
        who = self.names.get(quoted.speaker or "", "nobody")
        return f"{who}, {act.title if act and act.title else 'no occasion'}"


def common(one: str, other: str) -> float:
    """The share of the shorter one's words that stand in the other."""
    a, b = (Counter(t.norm for t in tokens(text)) for text in (one, other))
    return (a & b).total() / max(1, min(a.total(), b.total()))


def report(name: str) -> None:
    folder = STORIES / name
    story = Story(folder)
    groups = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["quote_groups"]
    joined = together = asked = 0
    reasons: Counter[str] = Counter()
    speakers: dict[str, set[str]] = defaultdict(set)
    misses: list[str] = []
    for group in groups:
        for printing in group["variants"]:
            for quoted in story.quotations(printing):
                if quoted.utterance:
                    speakers[quoted.utterance].add(group["speaker"])
        for one, other in combinations(group["variants"], 2):
            if one["file"] == other["file"]:
                continue
            asked += 1
            if story.lined_up(one, other):
                together += 1
                joined += 1
                continue
            why = story.reason(one, other)
            joined += "one utterance" in why
            reasons[why.split(":")[0].split(" in 0")[0]] += 1
            misses.append(f"  {group['id']} {one['file']} {other['file']}: {why}\n" + shown(one) + shown(other))
    print(f"{name}: of {asked} pairs {joined} in one utterance, {together} lined up")
    for why, count in reasons.most_common():
        print(f"  {count:3} {why}")
    mixed = [
        f"  utterance {u}: {', '.join(sorted(who))}" for u, who in speakers.items() if len(set(map(person, who))) > 1
    ]
    print(f"  {len(mixed)} utterances with two speakers")
    print("\n".join([*mixed, *misses]) + "\n")


def person(label: str) -> str:
    """The name in a label of the truth, without role or occasion: "Ann Lee / driver", "Ann Lee (post)"."""
    return re.split(r"\s*[/(]", label)[0]


def shown(printing: dict[str, Any]) -> str:
    return f"      {' '.join(printing['string'].split())[:150]}\n"


def main(names: Sequence[str]) -> int:
    if not STORIES.exists():
        print(f"{STORIES} is not there: nothing to measure with")
        return 1
    for name in names or WITH_GOLD:
        report(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
