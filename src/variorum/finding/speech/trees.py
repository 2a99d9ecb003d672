"""Boosted trees kept as plain data and evaluated in plain Python: no learning library is needed to read an article.

A model is a JSON file beside this one: its features by name, and trees as nested lists, `[feature, threshold, left,
right]` or a number at the leaves. `benchmarks/train_speech.py` makes them; `docs` has the model card.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Trees", "trees"]


EARLY = 12
HOPELESS = -2.5
"""Log-odds after `EARLY` trees below which a row is given up: none of 4,900 segments then had its speaker chosen
otherwise, and two rows in three are spared the rest."""


class Trees(NamedTuple):
    """A model: the features it reads (in order), its base value, its trees, and its calibration.

    `calibration` holds (score, share right) in rising order: what share of the choices with such a score is right.
    """

    features: tuple[str, ...]
    base: float
    roots: tuple[Any, ...]
    calibration: tuple[tuple[float, float], ...]

    def probability(self, x: Sequence[float]) -> float:
        """The model's probability for one row of features.

        Trees come in the order of what they add; a row that the first `EARLY` of them leave hopeless is not weighed
        further.
        """
        total = self.base
        for n, node in enumerate(self.roots):
            if n == EARLY and total < HOPELESS:
                break
            while node.__class__ is tuple:
                node = node[2] if x[node[0]] <= node[1] else node[3]
            total += node
        return 1.0 / (1.0 + math.exp(-total))

    def calibrated(self, score: float) -> float:
        """The share of choices with such a score that is right."""
        right = self.calibration[0][1]
        for least, share in self.calibration:
            if score < least:
                break
            right = share
        return right


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
