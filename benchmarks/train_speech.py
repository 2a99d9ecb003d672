"""Train the two small models of finding/speech: which marks are speech ("kind"), and who speaks ("speaker").

    python benchmarks/train_speech.py --folds 5                     what they are worth on articles they have not seen
    python benchmarks/train_speech.py --out src/variorum/finding/speech/models        train on all, and write them

Needs LightGBM and NumPy, which nothing else does. Reads ../shared/data/quotes. What is written are numbers: features
are shapes (distances, orders, classes of words), never a word of an article.

The speaker model is a softmax over the candidates of one segment and "nobody" (a conditional logit on boosted trees).
It sees, as the last speaker, what a model that has not seen the article would have chosen, so that it learns from its
own mistakes. `--folds` trains both models anew for each fold on the other articles and reads the fold with them;
`--keep` writes the predictions and the gold for `../shared/bench/score_quotes.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from quotes import SHARED, report

sys.path.insert(0, str(SHARED / "bench"))
import itertools

from score_quotes import PRON, head, trim

from variorum.finding.article import find
from variorum.finding.furniture import furniture
from variorum.finding.speech import trees as package
from variorum.finding.speech.attributions import weighed
from variorum.finding.speech.features import SPEAKER_FEATURES
from variorum.finding.speech.licences import licences
from variorum.finding.speech.page import page
from variorum.finding.speech.speakers import Scene, scene
from variorum.finding.speech.traits import TRAITS, traits
from variorum.model import Article, Span
from variorum.writers.quotes import jsonl

KIND = {"trees": 160, "leaves": 8, "rate": 0.08, "smallest_leaf": 10, "features_seen": 0.3, "rows_seen": 0.7}
SPEAKER = {"trees": 120, "leaves": 12, "features_seen": 0.6}
RATE, SMALLEST_LEAF, RIDGE = 0.1, 25, 4.0
INNER = 3
"""Folds inside a fold: what the last speaker is taken from, and what the scores are calibrated on."""
STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.95, 0.97, 0.98, 0.99, 1.0)
Json = dict[str, Any]
Objective = Callable[[Any, Any], tuple[Any, Any]]


class Read(NamedTuple):
    """An article as a scene, with the gold attribution of each of its segments (None where it is no speech)."""

    scene: Scene
    gold: dict[int, Json | None]


class Rows(NamedTuple):
    """Rows of features with their label, the segment each belongs to, and the number of the article."""

    x: Any
    y: Any
    segment: Any
    article: Any


def read(line: Json) -> Read:
    text = line["text"]
    gold = {trim(text, *span): q for q in line["quotes"] for span in q["quoted"]}
    seen = page(text, tuple(Span(f.start, f.end) for f in furniture(Article(id="a", text=text))))
    s = scene(seen, licences(seen))
    return Read(s, {i: gold.get(trim(text, x.start, x.end)) for i, x in enumerate(seen.segments) if i in seen.at})


def kind_rows(articles: Sequence[Read]) -> Rows:
    x, y, where = [], [], []
    for a, (s, gold) in enumerate(articles):
        measured = traits(s)
        for i, q in gold.items():
            x.append(measured[i])
            y.append(q is not None)
            where.append(a)
    return Rows(np.array(x, float), np.array(y, float), np.arange(len(y)), np.array(where))


def speaker_rows(articles: Sequence[Read], models: Sequence[package.Trees] | None) -> Rows:
    """The candidates of every attributed segment. `models[a % len(models)]` chooses the speakers before it."""
    x, y, segment, where = [], [], [], []
    n = 0
    for a, (s, gold) in enumerate(articles):
        last: tuple[int | None, int | None] = (None, None)
        chosen: dict[int, int | None] = {}
        for i, q in gold.items():
            if q is None:
                continue
            licence = s.licences[i]
            carried = chosen.get(licence.carried)
            options, rows = weighed(s, i, last, carried)
            x += rows
            y += _right(q, s, options)
            segment += [n] * len(rows)
            where += [a] * len(rows)
            n += 1
            if models is None:
                pick = licence.chosen.subject if licence.chosen else carried
            else:
                shares = models[a % len(models)].shares(rows)
                pick = options[max(range(len(shares)), key=shares.__getitem__)] if shares else None
            chosen[i] = pick
            last = (pick, last[0]) if pick is not None else last
    return Rows(np.array(x, float), np.array(y, float), np.array(segment), np.array(where))


def _right(q: Json, s: Scene, options: Sequence[int]) -> list[bool]:
    """Which candidates are the gold speaker. Of the mentions inside "a spokeswoman for the council" the head is, of
    "Poe’s lawyer" the lawyer; a name beside the head ("the lawyer, Jo Roe") is as right."""
    mentions, span = s.page.candidates, (q["speaker_start"], q["speaker_end"])
    if not q["speaker"]:
        return [False] * len(options)
    exact = {c for c in options if head(mentions[c].text) == head(q["speaker"]) not in PRON}
    exact |= {s.beside[c] for c in exact if c in s.beside} | {c for c in s.beside if s.beside[c] in exact}
    over = [c for c in options if mentions[c].span.end > span[0] and mentions[c].span.start < span[1]]
    if exact and (not over or exact & set(over)):
        return [c in exact for c in options]
    first = min((mentions[c].span for c in over), default=None)
    return [mentions[c].span == first for c in options]


def softmax(segment: Any) -> Objective:
    """The conditional logit: of all the candidates of a segment and nobody (whose sum is 0) one is right."""
    first = np.r_[True, segment[1:] != segment[:-1]]
    starts, index = np.flatnonzero(first), np.cumsum(first) - 1

    def objective(sums: Any, data: Any) -> tuple[Any, Any]:
        y = data.get_label()
        most = np.maximum(np.maximum.reduceat(sums, starts), 0)
        weight = np.exp(sums - most[index])
        p = weight / (np.add.reduceat(weight, starts) + np.exp(-most))[index]
        right = np.add.reduceat(p * y, starts)[index]
        wanted = np.where(right > 0, p * y / np.maximum(right, 1e-12), 0.0)
        return p - wanted, np.maximum(p * (1 - p), 1e-3)

    return objective


def fit(
    rows: Rows, of: Any, trees: int, leaves: int, features: Sequence[str], *, choice: bool, rate: float = RATE,
    smallest_leaf: int = SMALLEST_LEAF, features_seen: float = 1.0, rows_seen: float = 1.0,
) -> Json:  # fmt: skip
    """A model as it is packaged, but for its calibration, trained on the rows `of`."""
    settings = {
        "num_leaves": leaves, "learning_rate": rate, "min_data_in_leaf": smallest_leaf, "lambda_l2": RIDGE, "seed": 1,
        "deterministic": True, "force_col_wise": True, "num_threads": 1, "verbose": -1,
        "feature_fraction": features_seen, "bagging_fraction": rows_seen, "bagging_freq": int(rows_seen < 1),
        "objective": softmax(rows.segment[of]) if choice else "binary",
    }  # fmt: skip
    data = lightgbm.Dataset(rows.x[of], rows.y[of], free_raw_data=False)
    made = lightgbm.train(settings, data, trees).dump_model()
    return {
        "features": list(features), "base": 0.0, "calibration": [(0.0, 0.5)],
        "trees": [_node(t["tree_structure"]) for t in made["tree_info"]],
    }  # fmt: skip


def _node(n: Json) -> Any:
    if "leaf_value" in n:
        return round(n["leaf_value"], 4)
    if n["decision_type"] != "<=":
        raise ValueError(n["decision_type"])
    at = n["threshold"]  # LightGBM writes "below 0" as a tiny negative number
    threshold = -0.001 if -0.001 < at < 0 else round(at, 3)
    return [n["split_feature"], threshold, _node(n["left_child"]), _node(n["right_child"])]


def packaged(model: Json) -> package.Trees:
    return package.read(json.dumps(model))


def calibration(scores: Sequence[float], right: Sequence[int]) -> list[tuple[float, float]]:
    """Steps of (score, share right), rising: pool adjacent violators over what the models had not seen."""
    order = np.argsort(scores, kind="stable")
    blocks: list[list[float]] = []  # sum of scores, sum right, count
    for s, r in zip(np.array(scores)[order], np.array(right, float)[order], strict=True):
        blocks.append([s, r, 1.0])
        while len(blocks) > 1 and blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]:
            s2, r2, n2 = blocks.pop()
            blocks[-1] = [blocks[-1][0] + s2, blocks[-1][1] + r2, blocks[-1][2] + n2]
    at, share = [b[0] / b[2] for b in blocks], [b[1] / b[2] for b in blocks]
    return [(g, round(float(np.interp(g, at, share)), 3)) for g in STEPS]


def train_kind(articles: Sequence[Read]) -> Json:
    rows = kind_rows(articles)
    return fit(rows, slice(None), **KIND, features=TRAITS, choice=False)


def train_speaker(articles: Sequence[Read]) -> Json:
    """The speaker model, with the last speakers and the calibration from models that had not seen the article."""
    models = None
    for _ in range(2):
        rows = speaker_rows(articles, models)
        models = [
            packaged(fit(rows, rows.article % INNER != k, **SPEAKER, features=SPEAKER_FEATURES, choice=True))
            for k in range(INNER)
        ]  # fmt: skip
    model = fit(rows, slice(None), **SPEAKER, features=SPEAKER_FEATURES, choice=True)
    best = [max(scored) for scored in _scored(rows, models)]
    model["calibration"] = calibration([s for s, _ in best], [r for _, r in best])
    return model


def _scored(rows: Rows, models: Sequence[package.Trees]) -> Iterator[list[tuple[float, int]]]:
    """For each segment the (share, right) of its candidates, by the model that had not seen it."""
    bounds = np.flatnonzero(np.r_[True, rows.segment[1:] != rows.segment[:-1], True])
    for a, b in itertools.pairwise(bounds):
        shares = models[rows.article[a] % len(models)].shares(rows.x[a:b].tolist())
        yield list(zip(shares, rows.y[a:b].astype(int).tolist(), strict=True))


_SHIPPED = package._packaged


def predictions(lines: Sequence[Json], models: dict[str, Json]) -> str:
    """What is found in the articles with these models in the place of the packaged ones."""
    package.trees.cache_clear()
    package._packaged = lambda name: json.dumps(models[name]) if name in models else _SHIPPED(name)
    articles = [Article(id=line["id"], text=line["text"]) for line in lines]
    return jsonl([(a, find(a)) for a in articles])


def cross_validated(lines: Sequence[Json], others: Sequence[Json], folds: int, keep: Path | None) -> None:
    """Print what models are worth on articles they have not seen; `others` (GUM) are read by the model of each fold."""
    articles = [read(line) for line in lines]
    own, foreign, gold = "", "", []
    for k in range(folds):
        seen = [a for n, a in enumerate(articles) if n % folds != k]
        models = {"kind": train_kind(seen), "speaker": train_speaker(seen)}
        own += predictions(lines[k::folds], models)
        foreign += "".join(_renamed(predictions(others, models), k))
        gold += [{**line, "id": f"{k} {line['id']}"} for line in others]
        print(f"fold {k + 1} of {folds}", file=sys.stderr)
    report([("PolNeAR, held out", lines, own), ("GUM news", gold, foreign)], keep)


def _renamed(predicted: str, fold: int) -> Iterator[str]:
    for line in predicted.splitlines():
        entry = json.loads(line)
        yield json.dumps({**entry, "id": f"{fold} {entry['id']}"}) + "\n"


def main() -> None:
    """Train both models and write them, or say what they are worth."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--folds", type=int)
    arguments.add_argument("--out", type=Path)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--only", choices=["kind", "speaker"])
    chosen = arguments.parse_args()
    lines, others = (
        [json.loads(line) for line in (SHARED / f"data/quotes/{name}.dev.jsonl").read_text("utf-8").splitlines()]
        for name in ("polnear", "gum_news")
    )
    if chosen.folds:
        cross_validated(lines, others, chosen.folds, chosen.keep)
    if chosen.out:
        articles = [read(line) for line in lines]
        for name, train in (("kind", train_kind), ("speaker", train_speaker)):
            if chosen.only in (None, name):
                model = json.dumps(train(articles), separators=(",", ":")) + "\n"
                (chosen.out / f"{name}.json").write_text(model, "utf-8")


if __name__ == "__main__":
    main()
