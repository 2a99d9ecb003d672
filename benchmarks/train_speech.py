"""Train the two small models of finding/speech: which marks are speech ("kind"), and who speaks ("speaker").

    python benchmarks/train_speech.py --half even --out DIR      to measure on the other half
    python benchmarks/train_speech.py --out src/variorum/finding/speech/models

Needs scikit-learn, which nothing else does. Reads ../shared/data/quotes/polnear.dev.jsonl. What is written are
numbers: features are shapes (distances, orders, classes of words), never a word of an article. The speaker model sees,
as the last speaker, what it would itself have chosen (three folds by article), so that it learns from its own mistakes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from variorum.finding.speech.features import (
    KIND_FEATURES,
    SPEAKER_FEATURES,
    choices,
    kind_features,
    repeated,
    segment_features,
    speaker_features,
)
from variorum.finding.speech.licences import licences
from variorum.finding.speech.page import page
from variorum.finding.speech.speakers import Scene, scene
from variorum.finding.speech.trees import Trees, compiled

SHARED = Path(__file__).parents[1] / "../shared"
sys.path.insert(0, str(SHARED / "bench"))
from score_quotes import sp_match, trim  # noqa: E402

HALVES = {"all": slice(None), "even": slice(0, None, 2), "odd": slice(1, None, 2)}
FOLDS = 3


def read(lines: Sequence[str]) -> list[tuple[Scene, dict[int, dict[str, Any]]]]:
    """Each article as a scene, with the gold attribution of each of its segments."""
    out = []
    for line in lines:
        d = json.loads(line)
        text = d["text"]
        gold = {trim(text, *span): q for q in d["quotes"] for span in q["quoted"]}
        read_page = page(text)
        s = scene(read_page, licences(read_page))
        found = {i: gold.get(trim(text, x.start, x.end)) for i, x in enumerate(read_page.segments) if i in read_page.at}
        out.append((s, found))
    return out


def kind_rows(articles: list[tuple[Scene, dict[int, Any]]]) -> tuple[list[tuple[float, ...]], list[int]]:
    x, y = [], []
    for s, gold in articles:
        repeats = repeated(s.page)
        for i, q in gold.items():
            x.append(kind_features(s.page, i, s.licences[i], s.spoken_before[i], repeats.get(i, 1)))
            y.append(int(q is not None))
    return x, y


def speaker_rows(articles, model: list[Trees | None]) -> tuple[list[Any], list[int], list[int], list[int]]:  # type: ignore[no-untyped-def]
    """Rows of features with their label, segment and fold; `model[f]` chooses the last speaker in fold f."""
    x, y, group, fold = [], [], [], []
    n = 0
    for a, (s, gold) in enumerate(articles):
        last: int | None = None
        chosen: dict[int, int | None] = {}
        for i, q in gold.items():
            if q is None:
                continue
            licence = s.licences[i]
            options = choices(s.page, i, last)
            carried = chosen.get(licence.carried)
            shared = segment_features(s.page, i, licence, last)
            rows = [
                speaker_features(s.page, i, licence, c, last, carried, s.counts, s.beside, s.where, shared)
                for c in options
            ]
            for c, row in zip(options, rows, strict=True):
                m = s.page.candidates[c]
                right = q["speaker"] and sp_match(q["speaker"], (q["speaker_start"], q["speaker_end"]), m.text, m.span)
                x.append(row)
                y.append(int(bool(right)))
                group.append(n)
                fold.append(a % FOLDS)
            n += 1
            trees = model[a % FOLDS]
            if trees is None:
                pick = licence.chosen.subject if licence.chosen else carried
            else:
                k, _ = trees.best(rows)
                pick = options[k] if k >= 0 else None
            chosen[i] = pick
            last = pick if pick is not None else last
    return x, y, group, fold


def fit(x: Any, y: Any, trees: int, leaves: int) -> HistGradientBoostingClassifier:
    model = HistGradientBoostingClassifier(
        max_iter=trees, max_leaf_nodes=leaves, learning_rate=0.12, min_samples_leaf=25,
        l2_regularization=3.0, early_stopping=False, random_state=1,
    )  # fmt: skip
    return model.fit(np.array(x, dtype=float), np.array(y))


def plain(model: HistGradientBoostingClassifier) -> list[Any]:
    return [_node(p[0].nodes, 0) for p in model._predictors]


def _node(nodes: Any, i: int) -> Any:
    n = nodes[i]
    if n["is_leaf"]:
        return round(float(n["value"]), 4)
    left, right = _node(nodes, n["left"]), _node(nodes, n["right"])
    return [int(n["feature_idx"]), round(float(n["num_threshold"]), 3), left, right]


def as_trees(model: HistGradientBoostingClassifier, features: Sequence[str]) -> Trees:
    base = float(np.ravel(model._baseline_prediction)[0])
    return compiled(features, base, plain(model), ((0.0, 0.5),))


def calibration(scores: Sequence[float], right: Sequence[int]) -> list[tuple[float, float]]:
    """Steps of (score, share right), by isotonic regression on what the model had not seen."""
    fitted = IsotonicRegression(y_min=0.02, y_max=0.995, out_of_bounds="clip").fit(scores, right)
    grid = [0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.85, 0.9, 0.95, 0.98, 1.0]
    return [(g, round(float(np.mean(fitted.predict([g - 0.04, g, g + 0.04]))), 3)) for g in grid]


def held_out(x: Any, y: Any, fold: Any, trees: int, leaves: int) -> tuple[Any, list[HistGradientBoostingClassifier]]:
    x, y, fold = np.array(x, dtype=float), np.array(y), np.array(fold)
    models = [fit(x[fold != f], y[fold != f], trees, leaves) for f in range(FOLDS)]
    p = np.zeros(len(y))
    for f, m in enumerate(models):
        p[fold == f] = m.predict_proba(x[fold == f])[:, 1]
    return p, models


def save(path: Path, model: Any, features: Sequence[str], steps: Any) -> None:
    data = {
        "features": list(features), "base": round(float(np.ravel(model._baseline_prediction)[0]), 4),
        "calibration": steps, "trees": plain(model),
    }  # fmt: skip
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def train_kind(articles: Any, out: Path, trees: int, leaves: int) -> None:
    x, y = kind_rows(articles)
    fold = [a % FOLDS for a, (_, gold) in enumerate(articles) for _ in gold]
    p, _ = held_out(x, y, fold, trees, leaves)
    keep, y2 = p > 0.5, np.array(y)
    f1 = 2 * (keep & (y2 == 1)).sum() / (keep.sum() + y2.sum())
    print(
        "kind: held-out F1", round(float(f1), 4), "of", len(y), "all kept", round(2 * y2.sum() / (len(y) + y2.sum()), 4)
    )
    save(out / "kind.json", fit(x, y, trees, leaves), KIND_FEATURES, calibration(p, y))


def train_speaker(articles: Any, out: Path, trees: int, leaves: int) -> None:
    models: list[Trees | None] = [None] * FOLDS
    for turn in range(2):
        x, y, group, fold = speaker_rows(articles, models)
        p, fitted = held_out(x, y, fold, trees, leaves)
        models = [as_trees(m, SPEAKER_FEATURES) for m in fitted]
        best: dict[int, int] = {}
        for k, g in enumerate(group):
            if g not in best or p[k] > p[best[g]]:
                best[g] = k
        right = [y[k] for k in best.values()]
        reach = len({g for g, label in zip(group, y, strict=True) if label}) / len(best)
        print(
            f"speaker, turn {turn}: held-out right {sum(right) / len(right):.4f} of {len(right)}, reachable {reach:.4f}"
        )
    steps = calibration([p[k] for k in best.values()], right)
    save(out / "speaker.json", fit(x, y, trees, leaves), SPEAKER_FEATURES, steps)


def main() -> None:
    """Train both models and write them."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--half", choices=sorted(HALVES), default="all")
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--only", choices=["kind", "speaker"])
    arguments.add_argument("--trees", type=int, default=60)
    arguments.add_argument("--leaves", type=int, default=12)
    a = arguments.parse_args()
    lines = (SHARED / "data/quotes/polnear.dev.jsonl").read_text("utf-8").splitlines()[HALVES[a.half]]
    a.out.mkdir(parents=True, exist_ok=True)
    articles = read(lines)
    if a.only != "speaker":
        train_kind(articles, a.out, a.trees, a.leaves)
    if a.only != "kind":
        train_speaker(articles, a.out, a.trees, a.leaves)


if __name__ == "__main__":
    main()
