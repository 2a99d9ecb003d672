from __future__ import annotations

import json
import math
from importlib.resources import files

import pytest

from variorum.finding.speech.features import SPEAKER_FEATURES
from variorum.finding.speech.traits import TRAITS
from variorum.finding.speech.trees import compiled, trees

STUMP = compiled(["a", "b"], 0.0, [[0, 0.5, -1.0, [1, 2.0, 1.0, 3.0]]], [[0.0, 0.1], [0.5, 0.5], [1.0, 0.9]])


def test_a_tree_is_walked_by_its_thresholds() -> None:
    assert STUMP.probability((0, 0)) == pytest.approx(1 / (1 + math.e))
    assert STUMP.probability((1, 2)) == pytest.approx(1 / (1 + math.exp(-1)))
    assert STUMP.probability((1, 3)) == pytest.approx(1 / (1 + math.exp(-3)))


def test_the_shares_of_rows_and_of_nobody_are_one() -> None:
    a, b = STUMP.shares([(0, 0), (1, 3)])
    nobody = 1 / (1 + math.exp(-1) + math.exp(3))
    assert b == pytest.approx(math.exp(3) * nobody, rel=0.02)
    assert a in (0.0, pytest.approx(math.exp(-1) * nobody))  # far behind, it may be given up
    assert STUMP.shares([]) == []
    assert sum(STUMP._replace(base=800.0).shares([(0, 0), (1, 3)])) == pytest.approx(1.0)


def test_calibration_is_read_between_its_steps() -> None:
    assert STUMP.calibrated(0.25) == pytest.approx(0.3)
    assert STUMP.calibrated(1.0) == 0.9


@pytest.mark.parametrize(("name", "features"), [("kind", TRAITS), ("speaker", SPEAKER_FEATURES)])
def test_the_packaged_models_read_the_features_that_are_measured(name: str, features: tuple[str, ...]) -> None:
    assert trees(name).features == features


@pytest.mark.parametrize("name", ["kind", "speaker"])
def test_a_model_holds_numbers_only(name: str) -> None:
    def numbers(node: object) -> bool:
        return all(numbers(n) for n in node) if isinstance(node, list) else isinstance(node, int | float)

    model = files("variorum.finding.speech").joinpath("models", f"{name}.json").read_text("utf-8")
    assert numbers(json.loads(model)["trees"])
