"""Boosted trees kept as plain data and evaluated in plain Python: no learning library is needed to read an article.

A model is a JSON file beside this one: its features by name, and trees as nested lists, `[feature, threshold, left,
right]` or a number at the leaves. `benchmarks/train_speech.py` makes them; `docs` has the model card.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Trees", "trees"]


EARLY = 12
"""Trees after which rows are compared for the first time: trees come in the order of what they add."""
MARGIN = 3.0
"""A row that lies so much below the best after `EARLY` trees is given up: of the 4,972 segments of the development data
none is then lost to its likeliest row (at 2.0 it is 24, at 1.0 it is 96)."""


class Trees(NamedTuple):
    """A model: the features it reads (in order), its base value, its trees, and its calibration.

    `calibration` holds (score, share right) in rising order: what share of the choices with such a score is right.
    """

    features: tuple[str, ...]
    base: float
    roots: tuple[Any, ...]
    calibration: tuple[tuple[float, float], ...]

    def probability(self, x: Sequence[float]) -> float:
        """The model's probability for one row of features."""
        early, late = _functions(self)
        return _logistic(self.base + early(x) + late(x))

    def best(self, rows: Sequence[Sequence[float]]) -> tuple[int, float]:
        """Which of several rows is likeliest, and its probability; (-1, 0.0) when there are none.

        Rows that the first trees leave far behind are not weighed further.
        """
        early, late = _functions(self)
        begun = [self.base + early(x) for x in rows]
        least = max(begun, default=0.0) - MARGIN
        ended = [(total + late(x), -i) for i, (x, total) in enumerate(zip(rows, begun, strict=True)) if total >= least]
        if not ended:
            return -1, 0.0
        total, i = max(ended)
        return -i, _logistic(total)

    def calibrated(self, score: float) -> float:
        """The share of choices with such a score that is right, between the two nearest steps."""
        low = self.calibration[0]
        for high in self.calibration[1:]:
            if score < high[0]:
                return round(low[1] + (high[1] - low[1]) * (score - low[0]) / (high[0] - low[0]), 3)
            low = high
        return low[1]


_Sum = Callable[[Sequence[float]], float]


@lru_cache(maxsize=8)
def _functions(model: Trees) -> tuple[_Sum, _Sum]:
    """The first `EARLY` trees and the others as two functions that sum them: three times as fast as walking them."""
    return _function(model.roots[:EARLY]), _function(model.roots[EARLY:])


def _function(roots: Sequence[Any]) -> _Sum:
    """Trees as one expression of Python; it holds nothing but the numbers of the model."""
    total = "+".join(map(_expression, roots)) or "0.0"
    made: _Sum = eval(f"lambda x: {total}", {"__builtins__": {}})
    return made


def _expression(node: Any) -> str:
    if isinstance(node, tuple):
        feature, threshold = int(node[0]), float(node[1])
        return f"({_expression(node[2])} if x[{feature}] <= {threshold!r} else {_expression(node[3])})"
    return repr(float(node))


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-total))


@cache
def trees(name: str) -> Trees:
    """The model of that name ("speaker", "kind"), read once."""
    path = files("variorum.finding.speech").joinpath("models", f"{name}.json")
    data = json.loads(path.read_text("utf-8"))
    return Trees(
        tuple(data["features"]), data["base"], tuple(_frozen(t) for t in data["trees"]),
        tuple((a, b) for a, b in data["calibration"]),
    )  # fmt: skip


def _frozen(node: Any) -> Any:
    if isinstance(node, list):
        return (node[0], node[1], _frozen(node[2]), _frozen(node[3]))
    return float(node)
