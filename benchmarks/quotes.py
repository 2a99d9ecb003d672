"""Quotations and speakers, measured on the development data.

    python benchmarks/quotes.py [--half even|odd] [--keep DIR]

Makes predictions for PolNeAR and GUM (in ../shared/data) and scores them with ../shared/bench/score_quotes.py.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from variorum.finding.article import find
from variorum.model import Article
from variorum.writers.quotes import jsonl

SHARED = Path(__file__).parents[1] / "../shared"
HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}


def predict(lines: list[dict[str, str]]) -> tuple[str, float]:
    """The predictions as JSON lines, and how many megabytes of text were read in a second."""
    articles = [Article(id=line["id"], text=line["text"]) for line in lines]
    find(Article(id="warm", text="“Yes,” said Jo Blake."))
    start = time.process_time()
    rows = [(article, find(article)) for article in articles]
    seconds = time.process_time() - start
    return jsonl(rows), sum(len(a.text.encode()) for a in articles) / 1e6 / seconds


def score(gold: Path, pred: Path, layer: str) -> dict[str, object]:
    """What the shared scorer says of one layer."""
    command = [sys.executable, str(SHARED / "bench/score_quotes.py"), str(gold), str(pred), "--layer", layer]
    answer: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return answer


def row(name: str, r: dict[str, object], speed: float) -> str:
    """One line of the table."""
    kinds = r["by_kind"]
    kind = lambda k: kinds.get(k, ["", "", "–"])[2]  # noqa: E731
    return (
        f"| {name} | {r['exact']['F1']} ({r['exact']['P']}/{r['exact']['R']}) | {r['speaker_mention_acc']} "
        f"| {r['speaker_precision_when_given']} | {r['end_to_end_recall']} | {kind('name')} | {kind('pronoun')} "
        f"| {kind('nominal')} | {kind('none')} | {kind('entity:pronoun')} | {speed:.2f} |"
    )


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--half", choices=sorted(HALVES), default="all")
    arguments.add_argument("--layer", default="seg")
    arguments.add_argument("--keep", type=Path)
    chosen = arguments.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    print("| data | segments F1 (P/R) | speaker | where given | end to end | named | pronoun | nominal | none "
          "| pronoun→name | MB/s |\n|---|---|---|---|---|---|---|---|---|---|---|")  # fmt: skip
    for name, which in (("polnear", HALVES[chosen.half]), ("gum_news", slice(None))):
        source = (SHARED / f"data/quotes/{name}.dev.jsonl").read_text("utf-8").splitlines()[which]
        gold, pred = folder / f"{name}.gold.jsonl", folder / f"{name}.pred.jsonl"
        gold.write_text("\n".join(source) + "\n", "utf-8")
        predictions, speed = predict([json.loads(line) for line in source])
        pred.write_text(predictions, "utf-8")
        print(row(name, score(gold, pred, chosen.layer), speed))


if __name__ == "__main__":
    main()
