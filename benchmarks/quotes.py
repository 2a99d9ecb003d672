"""Quotations and speakers, measured on the development data.

    python benchmarks/quotes.py [--half even|odd] [--layer seg|content] [--keep DIR] [--alone]

Makes predictions for PolNeAR and GUM (in ../shared/data) and scores them with ../shared/bench/score_quotes.py; then, on
the same articles, those of the nearest name and of textacy, where it can be had (not with --alone: textacy takes
minutes). The packaged models were trained on PolNeAR; `benchmarks/train_speech.py --folds 5` says, in the same table,
what they are worth on articles they have not seen.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quote_peers import nearest_name, textacy

from variorum.finding.article import find
from variorum.model import Article
from variorum.writers.quotes import jsonl

SHARED = Path(__file__).resolve().parents[1] / "../shared"
sys.path.insert(0, str(SHARED / "bench"))
from score_quotes import gold_items, match, score, sp_match, trim  # noqa: E402

HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
NOT_SPEECH = {"title", "scare", "nickname"}
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
COLUMNS = (
    "data", "segments F1 (P/R)", "speaker on found", "right where given", "end to end", "abstained", "name", "pronoun",
    "nominal", "none", "names: person", "pronouns: person", "MB/s",
)  # fmt: skip
Json = dict[str, Any]


def predict(lines: Sequence[Json]) -> tuple[str, float]:
    """The predictions as JSON lines, and how many megabytes of text were read in a second."""
    articles = [Article(id=line["id"], text=line["text"]) for line in lines]
    find(Article(id="warm", text="“Yes,” said Jo Blake."))
    start = time.process_time()
    rows = [(article, find(article)) for article in articles]
    seconds = time.process_time() - start
    return jsonl(rows), sum(len(a.text.encode()) for a in articles) / 1e6 / seconds


def report(
    parts: Sequence[tuple[str, Sequence[Json], str]],
    keep: Path | None = None,
    layer: str = "seg",
    speeds: Mapping[str, float] | None = None,
) -> None:
    """Print the table of (name, gold, predictions), and of the first part what share is right at each score."""
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    for name, gold, predicted in parts:
        entries = {e["id"]: e["quotes"] for e in map(json.loads, predicted.splitlines())}
        speech = {k: [q for q in quotes if q["kind"] not in NOT_SPEECH] for k, quotes in entries.items()}
        speed = f"{speeds[name]:.2f}" if speeds and name in speeds else "–"
        print(f"{_row(name, score(list(gold), speech, layer))} {speed} |")
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            stem = name.split(",")[0].replace(" ", "_").lower()
            (keep / f"{stem}.gold.jsonl").write_text("".join(json.dumps(d) + "\n" for d in gold), "utf-8")
            (keep / f"{stem}.pred.jsonl").write_text(predicted, "utf-8")
    name, gold, predicted = parts[0]
    print(f"\n{name}: of speakers named with this score, how many are right\n")
    print("| score | named | mean score | right |\n|---|---|---|---|")
    judged = _judged(gold, predicted)
    for low, high in itertools.pairwise(BINS):
        found = [(s, right) for s, right in judged if low <= s < high]
        if found:
            mean, right = (100 * sum(x) / len(found) for x in zip(*found, strict=True))
            print(f"| {low:.2f}–{min(1.0, high):.2f} | {len(found)} | {mean:.1f} | {right:.1f} |")


def _row(name: str, r: Json) -> str:
    kinds = r["by_kind"]
    cells: list[object] = [
        name, f"{r['exact']['F1']} ({r['exact']['P']}/{r['exact']['R']})", r["speaker_mention_acc"],
        r["speaker_precision_when_given"], r["end_to_end_recall"], round(100 - r["speaker_given_rate"], 1),
    ]  # fmt: skip
    wanted = ("name", "pronoun", "nominal", "none", "entity:name", "entity:pronoun")
    return f"| {' | '.join(map(str, [*cells, *(kinds.get(k, ['', '', '–'])[2] for k in wanted)]))} |"


def _judged(gold: Sequence[Json], predicted: str) -> list[tuple[float, bool]]:
    """For every segment found and given a speaker: the score, and whether that is the gold speaker."""
    entries = {e["id"]: e["quotes"] for e in map(json.loads, predicted.splitlines())}
    out = []
    for d in gold:
        wanted = gold_items(d, "seg")
        given = [
            {"span": trim(d["text"], *span), "q": q}
            for q in entries[d["id"]] if q["kind"] not in NOT_SPEECH for span in q["spans"]
        ]  # fmt: skip
        for i, j, _ in match(wanted, given):
            truth, q = wanted[i]["q"], given[j]["q"]
            if q["speaker"] is not None:
                span = (q["speaker_start"], q["speaker_end"])
                right = truth["speaker"] and (
                    sp_match(truth["speaker"], wanted[i]["sp"], q["speaker"], span)
                    or sp_match(truth["speaker"], wanted[i]["sp"], q["speaker_resolved"], None)
                )
                out.append((q["score"], bool(right)))
    return out


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--half", choices=sorted(HALVES), default="all")
    arguments.add_argument("--layer", default="seg")
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--alone", action="store_true")
    chosen = arguments.parse_args()
    parts, peers, speeds = [], [], {}
    for name, which in (("PolNeAR, seen in training", HALVES[chosen.half]), ("GUM news", slice(None))):
        file = "polnear" if name.startswith("PolNeAR") else "gum_news"
        lines = (SHARED / f"data/quotes/{file}.dev.jsonl").read_text("utf-8").splitlines()[which]
        gold = [json.loads(line) for line in lines]
        predictions, speed = predict(gold)
        parts.append((name, gold, predictions))
        speeds[name] = speed
        for label, peer in (("nearest name", nearest_name), ("textacy", textacy)) if not chosen.alone else ():
            theirs, label = peer(gold), f"{label}: {name.split(',')[0]}"
            if isinstance(theirs, str):
                print(f"{label}: {theirs}")
                continue
            peers.append((label, gold, theirs.predicted))
            speeds[label] = theirs.speed
            if theirs.failed:
                print(f"{label}: raised an error on {theirs.failed} of {len(gold)} articles, which count as empty")
    report([*parts, *peers], chosen.keep, chosen.layer, speeds)


if __name__ == "__main__":
    main()
