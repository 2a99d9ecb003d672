"""Boosted trees kept as plain data and evaluated in plain Python: no learning library is needed to read an article.

A model is a JSON file beside this one: its features by name, and trees as nested lists, `[feature, threshold, left,
right]` or a number at the leaves. `benchmarks/train_speech.py` makes them; `docs` has the model card. Read, the trees
become one expression of Python, which is six times as fast as walking them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Trees", "compiled", "pushes", "read", "trees"]


EARLY = 12
"""Trees after which rows are compared for the first time: trees come in the order of what they add."""
MARGIN = 3.0
"""A row that lies so much below the best after `EARLY` trees is given up, and its share is 0."""


_Sum = Callable[..., float]


class Trees(NamedTuple):
    """A model: the features it reads (in order), its base value, the sums of its first and its other trees, and its
    calibration.

    `calibration` holds (score, share right) in rising order: what share of the choices with such a score is right.
    """

    features: tuple[str, ...]
    base: float
    early: _Sum
    late: _Sum
    calibration: tuple[tuple[float, float], ...]

    def probability(self, x: Sequence[int]) -> float:
        """The model's probability for one row of features."""
        return _logistic(self.base + self.early(*x) + self.late(*x))

    def shares(self, rows: Sequence[Sequence[int]]) -> list[float]:
        """How likely each of several rows is the one (a softmax); what is left to 1 is that none of them is.

        Rows that the first trees leave far behind are not weighed further.
        """
        begun = [self.base + self.early(*x) for x in rows]
        least = max(begun, default=0.0) - MARGIN
        sums = [t + self.late(*x) if t >= least else -math.inf for x, t in zip(rows, begun, strict=True)]
        most = max(0.0, *sums) if sums else 0.0
        weights = [math.exp(x - most) for x in sums]
        whole = math.exp(-most) + sum(weights)
        return [w / whole for w in weights]

    def calibrated(self, score: float) -> float:
        """The share of choices with such a score that is right, between the two nearest steps."""
        low = self.calibration[0]
        for high in self.calibration[1:]:
            if score < high[0]:
                return round(low[1] + (high[1] - low[1]) * (score - low[0]) / (high[0] - low[0]), 3)
            low = high
        return low[1]


def compiled(
    features: Sequence[str], base: float, roots: Sequence[Any], calibration: Sequence[Sequence[float]]
) -> Trees:
    """The model of trees that are given as nested lists.

    >>> model = compiled(["words"], 0.0, [[0, 4.5, -1.0, 1.0]], [[0.0, 0.5]])
    >>> [round(share, 2) for share in model.shares([[3], [9]])]
    [0.09, 0.67]
    """
    early, late = _sum(roots[:EARLY], len(features)), _sum(roots[EARLY:], len(features))
    return Trees(tuple(features), base, early, late, tuple((score, right) for score, right in calibration))


def _sum(roots: Sequence[Any], size: int) -> _Sum:
    """The sum of trees as a function of `size` features; it holds nothing but the numbers of the model."""
    total = "+".join(map(_expression, roots)) or "0.0"
    names = ", ".join(f"x{i}" for i in range(size))
    made: _Sum = eval(f"lambda {names}: {total}", {"__builtins__": {}})
    return made


def _expression(node: Any) -> str:
    """A tree. Features are whole numbers, so its thresholds are rounded down: two integers are compared faster."""
    if isinstance(node, (int, float)):
        return repr(float(node))
    feature, threshold, left, right = node
    return f"({_expression(left)} if x{int(feature)} <= {math.floor(threshold)} else {_expression(right)})"


def _logistic(total: float) -> float:
    return 1.0 / (1.0 + math.exp(-total))


@cache
def trees(name: str) -> Trees:
    """The model of that name ("speaker", "kind"), read once."""
    return read(_packaged(name))


def read(model: str) -> Trees:
    """A model from its JSON."""
    data = json.loads(model)
    return compiled(data["features"], data["base"], data["trees"], data["calibration"])


def _packaged(name: str) -> str:
    return files("variorum.finding.speech").joinpath("models", f"{name}.json").read_text("utf-8")


def pushes(model: str, x: Sequence[float]) -> dict[str, float]:
    """How far each feature moved the sum for one row, up or down, by the packaged model of that name.

    Along the path that a row takes through a tree, each step from a node to its child moves the mean of the leaves
    below; that is put down to the feature asked there (Saabas 2014, "Interpreting random forests"). The trees' own sum
    is what all means at the roots and all pushes add up to.
    """
    data = json.loads(_packaged(model))
    out: dict[str, float] = dict.fromkeys(data["features"], 0.0)
    for node in data["trees"]:
        while not isinstance(node, (int, float)):
            feature, threshold, left, right = node
            below = left if x[int(feature)] <= threshold else right
            out[data["features"][int(feature)]] += _mean(below) - _mean(node)
            node = below
    return out


def _mean(node: Any) -> float:
    """The mean of the leaves below a node."""
    leaves = _leaves(node)
    return sum(leaves) / len(leaves)


def _leaves(node: Any) -> list[float]:
    return [float(node)] if isinstance(node, (int, float)) else [*_leaves(node[2]), *_leaves(node[3])]
