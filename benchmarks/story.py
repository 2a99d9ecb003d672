#!/usr/bin/env python3
"""Scores an edition of the example story against its `truth.json`.

    benchmarks/story.py [EDITION.json | --transcript]

With `--transcript` the story's own transcript is one of its witnesses. Prints the figures, and every error in words.
The story is invented, so the errors can be shown whole.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from variorum import example

Json = Mapping[str, Any]
SPEECH = {"direct", "mixed"}
WORD = re.compile(r"\w+(?:['’*-]+\w+)*")


@dataclass
class Scores:
    """Figures, and the errors behind them, each a sentence."""

    figures: dict[str, float] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def wrong(self, name: str, error: str) -> None:
        self.errors.setdefault(name, []).append(error)


class Example:
    """The truth of the story beside an edition of it."""

    def __init__(self, edition: Json) -> None:
        self.edition = edition
        self.truth: dict[str, Any] = json.loads(example.TRUTH.read_text(encoding="utf-8"))

    @cached_property
    def witnesses(self) -> dict[str, Json]:
        """The name of the file → its witness."""
        return {Path(w["path"]).name: w for w in self.edition["witnesses"]}

    @cached_property
    def quotations(self) -> dict[tuple[str, int], Json]:
        """(file, where a span starts) → the quotation."""
        files = {w["siglum"]: file for file, w in self.witnesses.items()}
        spoken = {w["siglum"] for w in self.edition["witnesses"] if w["kind"] == "transcript"}
        printed = [q for q in self.edition["quotations"] if q["witness"] not in spoken and q["kind"] != "indirect"]
        return {(files[q["witness"]], s): q for q in printed for s, _ in q["spans"]}

    @cached_property
    def segments(self) -> list[tuple[str, int, Json]]:
        """Each true segment of each report with the place where it stands; they are found one after another."""
        out = []
        for report in self.truth["reports"]:
            text, at = self.witnesses[report["file"]]["text"], 0
            for segment in report["segments"]:
                start = text.find(segment["text"], at)
                if start < 0:
                    if segment.get("optional"):
                        continue
                    raise ValueError(f"{report['file']}: no {segment['text']!r} after {at}")
                out.append((report["file"], start, segment))
                at = start + (
                    0 if segment["kind"] in SPEECH and holds_another(report, segment) else len(segment["text"])
                )
        return out

    @cached_property
    def message(self) -> str | None:
        """The utterance that most of the segments of the message are in."""
        found = [self.quotations.get((f, s)) for f, s, segment in self.segments if segment["utterance"] == "message"]
        count = Counter(q["utterance"] for q in found if q and q["utterance"])
        return max(sorted(count), key=lambda u: count[u]) if count else None

    @cached_property
    def utterance(self) -> Json:
        return next((u for u in self.edition["utterances"] if u["id"] == self.message), {"passages": [], "text": ""})


def holds_another(report: Json, segment: Json) -> bool:
    return any(s.get("nested") and s["text"] in segment["text"] and s is not segment for s in report["segments"])


def marks(story: Example, scores: Scores) -> None:
    """Segments found, with their kind: what is speech, what is a title, a scare quote, a nickname."""
    right, wanted = 0, {(file, start) for file, start, _ in story.segments}
    for file, start, segment in story.segments:
        q, end = story.quotations.get((file, start)), start + len(segment["text"])
        same_end = q is not None and any(s == start and abs(e - end) <= 1 for s, e in q["spans"])
        speech = segment["kind"] in SPEECH
        if not same_end and not segment.get("optional"):
            scores.wrong("segments", f"{file}: not found: {segment['text'][:60]!r}")
        elif q and same_end and (q["kind"] in SPEECH) != speech:
            scores.wrong("segments", f"{file}: {segment['text'][:60]!r} is {segment['kind']}, found as {q['kind']}")
        else:
            right += 1
            if q and not speech and q["kind"] != segment["kind"]:
                scores.wrong("kinds of marks", f"{file}: {segment['text']!r} is {segment['kind']}, not {q['kind']}")
    invented = sorted({place for place in story.quotations if place not in wanted})
    for file, start in invented:
        scores.wrong("segments", f"{file}: no quotation: {story.quotations[file, start]['text'][:60]!r}")
    scores.figures["segments"] = 2 * right / (len(story.segments) + right + len(invented))


def speakers(story: Example, scores: Scores) -> None:
    """Whose speaker is right, wrong, or not known."""
    named = {s["id"]: {s["name"], *s["names"]} for s in story.edition["speakers"]}
    unnamed = {s["id"] for s in story.edition["speakers"] if s["kind"] == "unnamed"}
    known, count = story.truth["speakers"], Counter[str]()
    for file, start, segment in story.segments:
        q = story.quotations.get((file, start))
        if segment["kind"] not in SPEECH or segment.get("nested") or q is None:
            continue
        names = named.get(q["speaker"], set())
        if not names:
            count["null"] += 1
            if not segment.get("optional"):
                scores.wrong("speakers", f"{file}: nobody for {segment['text'][:60]!r}")
        elif any(is_name(known[segment["speaker"]], name) for name in names):
            count["right"] += 1
        elif q["speaker"] in unnamed:  # "the leader": not known who, which is no misattribution
            count["null"] += 1
            scores.wrong("speakers", f"{file}: only {sorted(names)} for {segment['text'][:60]!r}")
        else:
            count["wrong"] += 1
            scores.wrong("speakers", f"{file}: {sorted(names)} for {segment['text'][:60]!r}, not {segment['speaker']}")
    scores.figures["speakers, right"] = count["right"] / max(1, count.total())
    scores.figures["speakers, wrong"] = count["wrong"]


def is_name(speaker: Json, name: str) -> bool:
    """A person by the full name; someone unnamed by a word of the description."""
    if speaker["kind"] == "person":
        return speaker["name"].casefold() in name.casefold()
    return "spokeswoman" in name.casefold()


def gathered(story: Example, scores: Scores) -> None:
    """The segments of the message in one utterance, and no other in it."""
    inside = wanted = strangers = 0
    for file, start, segment in story.segments:
        q = story.quotations.get((file, start))
        if q is None or segment.get("optional"):
            continue
        mine, there = segment["utterance"] == "message", q["utterance"] == story.message
        wanted, inside, strangers = wanted + mine, inside + (mine and there), strangers + (there and not mine)
        if mine != there:
            scores.wrong("utterance", f"{file}: {segment['text'][:60]!r} is {'left out' if mine else 'a stranger'}")
    scores.figures["message in one utterance"] = inside / max(1, wanted)
    scores.figures["strangers in it"] = strangers


def occasions(story: Example, scores: Scores) -> None:
    """What is of one other occasion is together, and what is of two is apart."""
    seen: dict[str, set[str | None]] = {}
    for file, start, segment in story.segments:
        q = story.quotations.get((file, start))
        if q and segment["utterance"] and not segment.get("nested"):
            seen.setdefault(segment["utterance"], set()).add(q["utterance"])
    mixed = [a for a in seen for b in seen if a < b and seen[a] & seen[b]]
    for name in mixed:
        scores.wrong("occasions", f"{name} is in one utterance with another occasion")
    scores.figures["occasions mixed"] = len(mixed)


def places(story: Example, file: str) -> Iterator[tuple[int, int, str]]:
    """Every place of a report in the message: start, end, and the kind of its reading."""
    siglum = story.witnesses[file]["siglum"]
    for passage in story.utterance["passages"]:
        for reading in passage["readings"]:
            for place in reading["places"]:
                if place["witness"] == siglum:
                    yield place["start"], place["end"], reading["kind"]
                    if passage["disputed"]:  # then the lemma, too, is one word against another
                        yield place["start"], place["end"], "disputed"


def readings(story: Example, scores: Scores) -> None:
    """Readings that differ, each with the kind that the truth gives it."""
    right = 0
    for fact in story.truth["readings"]:
        text = story.witnesses[fact["report"]]["text"]
        before = re.escape(fact["after"]).replace(r"\ ", r"\s+")
        pattern = before + (r"\s+" + re.escape(fact["printed"]) if fact["printed"] else "")
        found = re.search(pattern, text)
        if found is None:
            raise ValueError(f"{fact['report']}: {pattern}")
        end, start = found.end(), found.end() - len(fact["printed"])
        if fact["printed"]:
            kinds = {k for s, e, k in places(story, fact["report"]) if s < end and e > start}
        else:  # silence has no width, and stands on either side of the mark and the space between two words
            kinds = {k for s, e, k in places(story, fact["report"]) if s == e and abs(s - end) <= 2}
        if fact["kind"] in kinds:
            right += 1
        else:
            shown = fact["printed"] or "(silence)"
            what = f"{fact['report']}: {shown!r} after {fact['after']!r} is {fact['kind']}, found {sorted(kinds)}"
            scores.wrong("readings", what)
    scores.figures["kinds of readings"] = right / len(story.truth["readings"])


def reading_text(story: Example, scores: Scores) -> None:
    """The reading text against the transcript: F1 of its words in order."""
    norms = [[w.casefold().replace("’", "'") for w in WORD.findall(t)] for t in (spoken(), story.utterance["text"])]
    matcher = difflib.SequenceMatcher(None, *norms, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    scores.figures["reading text, F1 against the transcript"] = 2 * same / max(1, len(norms[0]) + len(norms[1]))
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            scores.wrong(
                "reading text", f"said {' '.join(norms[0][i1:i2])!r}, reading text {' '.join(norms[1][j1:j2])!r}"
            )


def spoken() -> str:
    return example.TRANSCRIPT.read_text(encoding="utf-8")


def mastheads(story: Example, scores: Scores) -> None:
    """Outlets and dates: right, or null where nothing says so; the outlet that is credited is never taken for it."""
    right = dated = 0
    for report in story.truth["reports"]:
        witness = story.witnesses[report["file"]]
        outlet, published = witness["outlet"], witness["published"]
        wanted = {name.casefold() for name in report["outlet"] or ()}
        if (outlet.casefold() in wanted) if outlet else not wanted:
            right += 1
        else:
            scores.wrong("outlets", f"{report['file']}: {outlet!r} ({witness['outlet_rule']}), not {report['outlet']}")
        if (published or "")[:10] == (report["published"] or ""):
            dated += 1
        else:
            scores.wrong("dates", f"{report['file']}: {published!r}, not {report['published']}")
    scores.figures["outlets right"] = right / len(story.truth["reports"])
    scores.figures["dates right"] = dated / len(story.truth["reports"])


def score(edition: Json) -> Scores:
    """Every figure and every error of an edition of the example story."""
    story, scores = Example(edition), Scores()
    for judge in (marks, speakers, gathered, occasions, readings, reading_text, mastheads):
        judge(story, scores)
    return scores


def main() -> int:
    import variorum

    if sys.argv[1:] == ["--transcript"]:
        with_it = variorum.read(example.paths(), transcripts=[example.TRANSCRIPT])
        text = variorum.write(variorum.collate(with_it), "json")
    elif len(sys.argv) > 1:
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
    else:
        text = variorum.write(variorum.collate(variorum.read(example.paths())), "json")
    scores = score(json.loads(text))
    for name, figure in scores.figures.items():
        print(f"{name:44} {figure:.3f}")
    for name, errors in scores.errors.items():
        print(f"\n{name}")
        for error in errors:
            print(f"  {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
