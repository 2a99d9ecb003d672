"""The five reports of one voice message: what an edition of them must show, against the truth about them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from memo import FLOORS, collated, reached, shuffles, table
from properties import problems
from truth import Truth

TRUTH = Truth()

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not TRUTH.folder.is_dir(), reason="../shared/data/memo is not here"),
]


@pytest.fixture(scope="module")
def printed() -> str:
    return collated([TRUTH.paths[name] for name in sorted(TRUTH.paths)])


@pytest.fixture(scope="module")
def scored(printed: str) -> tuple[dict[str, float], dict[str, Any]]:
    return table(json.loads(printed), TRUTH)


def test_the_truth_is_about_these_files() -> None:
    assert len(TRUTH.facts["pairs"]) == 116
    assert len(TRUTH.voice) == 92
    assert {name: len(text) for name, text in TRUTH.texts.items()} == {
        name: facts["chars"] for name, facts in TRUTH.facts["files"].items()
    }
    assert all(TRUTH.words.values())


@pytest.mark.parametrize("name", FLOORS)
def test_a_floor_is_reached(name: str, scored: tuple[dict[str, float], dict[str, Any]]) -> None:
    figures, errors = scored
    assert reached(name, figures[name]), (figures[name], errors)


def test_everything_holds_that_must(printed: str) -> None:
    assert problems(json.loads(printed)) == []


def test_the_order_of_the_files_makes_no_difference(printed: str) -> None:
    paths = [TRUTH.paths[name] for name in sorted(TRUTH.paths)]
    assert all(collated(row) == printed for row in shuffles(paths))
