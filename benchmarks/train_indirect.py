"""Train the two small models of indirect speech: which words report ("cue"), and what they report ("content").

    python benchmarks/train_indirect.py --folds 5                     what they are worth on articles they have not seen
    python benchmarks/train_indirect.py --out src/variorum/finding/speech/models        train on all, and write them

Needs LightGBM and NumPy, which nothing else does. Reads ../shared/data/quotes/polnear.dev.jsonl. What is written are
numbers: features are classes of words, counts and distances, never a word of an article. The content model sees of a
cue what a model that has not seen the article gives it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from quotes import SHARED
from train_speech import Json, Rows, calibration, fit, packaged, predictions

sys.path.insert(0, str(SHARED / "bench"))
from score_quotes import iou, score, trim

from variorum.finding.furniture import furniture
from variorum.finding.speech import heard
from variorum.finding.speech import indirect as layer
from variorum.finding.speech import trees as package
from variorum.finding.speech.proposals import CONTENT_FEATURES, CUE_FEATURES, Proposal, cue_features, cues, proposals
from variorum.model import Article, Span

CUE_MODEL = {"trees": 30, "leaves": 12, "rate": 0.2}
CONTENT_MODEL = {"trees": 60, "leaves": 24, "rate": 0.2}
HALF = 0.5
"""What a content must have in common with the gold to be right, as the shared scorer has it."""
CLOSE = 0.1
"""Contents so much worse than the best are no answer to learn."""
INNER = 3
"""Folds inside a fold: what the content model sees of a cue, and what scores are calibrated on."""


class Cue(NamedTuple):
    """A word that may report, in the article of that number: its features, the contents it may have, how much each has
    in common with a content that the gold gives this cue (of all of both, 0 to 1)."""

    article: int
    features: tuple[int, ...]
    options: list[Proposal]
    common: list[float]


def read(number: int, line: Json) -> list[Cue]:
    """The cues of an article; what meets marked speech is left out, as in `indirect`."""
    text = line["text"]
    article = Article(id="a", text=text)
    seen = heard(article, tuple(Span(f.start, f.end) for f in furniture(article)))
    taken, quiet = layer.marked(seen.scene.page, seen.quotations)
    gold = [
        (trim(text, *span), q.get("cue_spans") or [])
        for q in line["quotes"] for span in q["spans"] or [[q["start"], q["end"]]]
    ]  # fmt: skip
    out = []
    for _, _, n in layer.sentences(seen.scene.page, quiet):
        for v in cues(n):
            features = cue_features(n, v)
            own = [
                span for span, at in gold
                if span[0] < n.ends[-1] and span[1] > n.starts[0]
                and (not at or any(a < n.ends[v] and b > n.starts[v] for a, b in at))
            ]  # fmt: skip
            options = [p for p in proposals(n, v, features, 0) if not any(layer.meets(s, taken) for s in p.spans)]
            common = [min(max((iou(trim(text, *s), g) for g in own), default=0.0) for s in p.spans) for p in options]
            if options:
                out.append(Cue(number, features, options, common))
    return out


def cue_rows(read: Sequence[Cue]) -> Rows:
    right = [max(c.common) >= HALF for c in read]
    return Rows(
        np.array([c.features for c in read], float), np.array(right, float), np.arange(len(read)),
        np.array([c.article for c in read]),
    )  # fmt: skip


def likely(read: Sequence[Cue], models: Sequence[package.Trees]) -> list[Cue]:
    """The cues that the model `models[article % len(models)]` finds likely, which their contents then know."""
    out = []
    at = len(CUE_FEATURES)
    for c in read:
        chance = models[c.article % len(models)].probability(c.features)
        if chance >= layer.CUE:
            known = (int(chance * layer.SCALE),)
            options = [p._replace(features=p.features[:at] + known + p.features[at + 1 :]) for p in c.options]
            out.append(c._replace(options=options))
    return out


def content_rows(read: Sequence[Cue]) -> Rows:
    """The contents of the cues; right are those that have most in common with the gold, at least half."""
    x, y, cue, where = [], [], [], []
    for number, c in enumerate(read):
        best = max(c.common)
        x += [p.features for p in c.options]
        y += [common >= HALF and common >= best - CLOSE for common in c.common]
        cue += [number] * len(c.options)
        where += [c.article] * len(c.options)
    return Rows(np.array(x, float), np.array(y, float), np.array(cue), np.array(where))


def train(read: Sequence[Cue]) -> dict[str, Json]:
    """Both models, the second calibrated on articles it had not seen."""
    first = cue_rows(read)
    inner = [
        packaged(fit(first, first.article % INNER != k, **CUE_MODEL, features=CUE_FEATURES, choice=False))
        for k in range(INNER)
    ]  # fmt: skip
    left = likely(read, inner)
    rows = content_rows(left)
    model = fit(rows, slice(None), **CONTENT_MODEL, features=CONTENT_FEATURES, choice=True)
    scores, right = [], []
    for k in range(INNER):
        judge = packaged(fit(rows, rows.article % INNER != k, **CONTENT_MODEL, features=CONTENT_FEATURES, choice=True))
        for c in left:
            if c.article % INNER == k:
                score, chosen = layer.likeliest(judge.shares([p.features for p in c.options]), c.options)
                scores.append(score)
                right.append(c.common[c.options.index(chosen)] >= HALF)
    model["calibration"] = calibration(scores, right)
    return {"cue": fit(first, slice(None), **CUE_MODEL, features=CUE_FEATURES, choice=False), "content": model}


def report(lines: Sequence[Json], predicted: str, keep: Path | None) -> None:
    """Print what the shared scorer says of the layer, of indirect speech alone, and how right speakers are by score."""
    entries = {e["id"]: e["quotes"] for e in map(json.loads, predicted.splitlines())}
    speech = {k: [q for q in v if q["kind"] not in {"title", "scare", "nickname"}] for k, v in entries.items()}
    for name in ("seg", "content"):
        r = score(list(lines), speech, name)
        print(name, json.dumps({k: v for k, v in r.items() if k != "by_kind"}))
    bins: dict[int, list[int]] = {}
    spans = hit = given = right = 0
    for line in lines:
        text = line["text"]
        gold = [(trim(text, *s), q) for q in line["quotes"] for s in q["spans"] or [[q["start"], q["end"]]]]
        for q in speech[line["id"]]:
            if q["kind"] != "indirect":
                continue
            near = [g for s in q["spans"][:1] for g in gold if iou(trim(text, *s), g[0]) >= 0.5]
            spans += 1
            hit += bool(near)
            said = [g for _, g in near]
            ok = bool(said) and q["speaker"] is not None and _named(q, said[0])
            given += q["speaker"] is not None
            right += ok
            if q["speaker"] is not None:
                bins.setdefault(int(q["score"] * 10), []).append(ok)
    print(f"indirect: {spans} found, {hit / max(1, spans):.3f} right; {given} with a speaker, words and speaker right "
          f"{right / max(1, given):.3f}")  # fmt: skip
    for b in sorted(bins):
        print(f"  score {b / 10:.1f}: {len(bins[b])}, right {sum(bins[b]) / len(bins[b]):.3f}")
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / "gold.jsonl").write_text("".join(json.dumps(d) + "\n" for d in lines), "utf-8")
        (keep / "pred.jsonl").write_text(predicted, "utf-8")


def _named(q: Json, gold: Json) -> bool:
    from score_quotes import sp_match

    at = (gold["speaker_start"], gold["speaker_end"]) if gold.get("speaker") else None
    found = (q["speaker_start"], q["speaker_end"])
    return bool(
        sp_match(gold["speaker"], at, q["speaker"], found) or sp_match(gold["speaker"], at, q["speaker_resolved"], None)
    )


def main() -> None:
    """Train both models and write them, or say what they are worth."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folds", type=int)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--keep", type=Path)
    chosen = arguments.parse_args()
    source = SHARED / "data/quotes/polnear.dev.jsonl"
    lines = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    found = [c for number, line in enumerate(lines) for c in read(number, line)]
    if chosen.folds:
        own = ""
        for k in range(chosen.folds):
            models = train([c for c in found if c.article % chosen.folds != k])
            own += predictions(lines[k :: chosen.folds], models)
            print(f"fold {k + 1} of {chosen.folds}", file=sys.stderr)
        report(lines, own, chosen.keep)
    if chosen.out:
        for name, model in train(found).items():
            (chosen.out / f"{name}.json").write_text(json.dumps(model, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
