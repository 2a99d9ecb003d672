#!/usr/bin/env python3
"""What the other reports of a story add to the speakers that one article gives.

    benchmarks/story_vote.py [--errors]

Two measures, on the stories of `../shared/data`:

* *against the truth* (the memo, and the two stories with `gold.json`): each quotation's speaker as its own article
  names them, and as the edition does;
* *hidden*: in every story, one quotation after another forgets its speaker, where another report prints words of it and
  names who spoke: how many get the speaker back from the story, and how many somebody else?
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parent))

from truth import Truth

import variorum
from variorum.linking import link
from variorum.linking.overlaps import overlaps
from variorum.linking.rows import Row, rows
from variorum.model import Article, Attribution, Findings, Links, Span
from variorum.spans import hull

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
Verdict = tuple[str, str]
"""Quotation id, and whom the truth names for it."""


def read(folder: Path) -> tuple[list[Article], list[Findings]]:
    """The reports of a story and what is found in each."""
    articles = sorted(variorum.read(sorted(folder.glob("*.txt"))), key=lambda a: a.id)
    return articles, [variorum.find(a) for a in articles]


def speech(found: Findings) -> list[variorum.model.Quotation]:
    return [q for q in found.quotations if q.kind in ("direct", "mixed") and q.within is None]


def same(named: str | None, truth: str) -> bool:
    """Whether a name is one of those that the truth gives: its last word stands there, or it is the acronym."""
    words = re.findall(r"[\w'’-]+", named or "")
    known = re.findall(r"[\w'’-]+", truth)
    if not words:
        return False
    initials = "".join(w[0] for w in known if w[0].isupper())
    return words[-1].removesuffix("s").lower() in {w.removesuffix("s").lower() for w in known} or words[-1] in initials


def own(said: Attribution | None) -> str | None:
    """Whom the article alone names; a pronoun or a description without a name is nobody."""
    mention = said.mention if said else None
    if mention is None:
        return None
    return mention.name or (mention.text if mention.form in ("name", "organisation", "document") else None)


def from_story(links: Links) -> dict[str, str]:
    """Quotation → the name of the speaker that the edition gives; a speaker known by no name is nobody."""
    names = {s.id: s.name for s in links.speakers if s.kind != "unnamed"}
    return {x.row_id: names[x.thing_id] for x in links.said_by if x.thing_id in names}


def labelled(
    articles: Sequence[Article], findings: Sequence[Findings], spans: Iterable[tuple[str, Span, str]]
) -> list[Verdict]:
    """Every quotation that stands in a span (of a file) whose speaker the truth names."""
    file = {a.id: Path(a.origin.uri).stem[:3] if a.origin else "" for a in articles}
    known = list(spans)
    out = []
    for a, found in zip(articles, findings, strict=True):
        for q in speech(found):
            at = hull(q.spans)
            who = [w for f, s, w in known if f == file[a.id] and min(s.end, at.end) > max(s.start, at.start)]
            if len(set(who)) == 1:
                out.append((q.id, who[0]))
    return out


def gold(folder: Path) -> list[tuple[str, Span, str]]:
    groups = json.loads((folder / "gold.json").read_text("utf-8"))["quote_groups"]
    return [
        (v["file"][:3], Span(v["start"], v["end"]), g["speaker"])
        for g in groups
        for v in g["variants"]
        if not g["speaker"].startswith("(")
    ]


def of_memo() -> list[tuple[str, Span, str]]:
    """The memo's truth where a person speaks."""
    truth = Truth()
    people = {key: truth.name(key) for key, v in truth.facts["speakers"].items() if v["kind"] == "person"}
    return [
        (p["file"], Span(p["start"], p["end"]), people[p["speaker"]]) for p in truth.speech if p["speaker"] in people
    ]


def counted(verdicts: Sequence[Verdict], names: dict[str, str | None]) -> tuple[Counter[str], list[str]]:
    """right / wrong / nobody, and the wrong ones."""
    out, wrong = Counter[str](), []
    for quotation, truth in verdicts:
        name = names.get(quotation)
        state = "nobody" if name is None else "right" if same(name, truth) else "wrong"
        out[state] += 1
        if state == "wrong":
            wrong.append(f"{quotation}: {name}, not {truth}")
    return out, wrong


def hidden(articles: Sequence[Article], findings: Sequence[Findings]) -> Counter[str]:
    """One quotation after another forgets its speaker: what the story gives back, where another report prints the
    words too."""
    said = rows(articles, findings)
    before = from_story(link(articles, findings))
    out = Counter[str]()
    for n in sorted(_printed_elsewhere(said)):
        row = said[n]
        if row.quotation.within is not None or row.id not in before:
            continue
        found = findings[row.report]
        forgotten = replace(found, attributions=tuple(_forgotten(a, row.id) for a in found.attributions))
        after = from_story(link(articles, [*findings[: row.report], forgotten, *findings[row.report + 1 :]]))
        name = after.get(row.id)
        out["nobody" if name is None else "the same" if same(name, before[row.id]) else "another"] += 1
    return out


def _printed_elsewhere(said: Sequence[Row]) -> set[int]:
    """The rows whose words another report prints, with a speaker whom it names itself."""
    pairs = [p for o in overlaps(said) for p in ((o.first, o.second), (o.second, o.first))]
    return {a for a, b in pairs if said[a].report != said[b].report and own(said[b].attribution) is not None}


def _forgotten(said: Attribution, quotation: str) -> Attribution:
    if said.quotation_id != quotation:
        return said
    return replace(said, mention=None, addressee=None, rule="none: hidden")


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--errors", action="store_true")
    chosen = arguments.parse_args()
    print(
        "| against the truth | quotations | article alone: right / wrong / nobody | with the story |\n|---|---|---|---|"
    )
    for folder in (DATA / "memo", *sorted(p.parent for p in DATA.glob("stories/*/gold.json"))):
        articles, findings = read(folder)
        verdicts = labelled(articles, findings, of_memo() if folder.name == "memo" else gold(folder))
        alone = {a.quotation_id: own(a) for f in findings for a in f.attributions}
        with_story: dict[str, str | None] = dict(from_story(link(articles, findings)))
        (first, missed), (second, wrong) = counted(verdicts, alone), counted(verdicts, with_story)
        cells = [" / ".join(str(c[k]) for k in ("right", "wrong", "nobody")) for c in (first, second)]
        print(f"| {folder.name} | {len(verdicts)} | {cells[0]} | {cells[1]} |")
        if chosen.errors:
            print("".join(f"  alone {x}\n" for x in missed) + "".join(f"  story {x}\n" for x in wrong), end="")
    total = Counter[str]()
    for folder in (DATA / "memo", *sorted(p for p in (DATA / "stories").iterdir() if p.is_dir())):
        found = hidden(*read(folder))
        if chosen.errors:
            print(folder.name, dict(found))
        total += found
    n = max(1, total.total())
    shares = ", ".join(f"{k} {total[k]} ({100 * total[k] / n:.1f}%)" for k in ("the same", "another", "nobody"))
    print(
        f"\nSpeakers hidden, a quotation at a time, where another report prints words of it: {n}. Given back: {shares}"
    )


if __name__ == "__main__":
    main()
