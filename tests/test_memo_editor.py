"""What a careful editor would flag on the five reports of one voice message: all of it, and next to nothing else.

The list (`data/memo_editor.json`: offsets, no words) was made by reading the reports before any output was looked at.
Each entry has the sides of a disagreement, and where each report takes its side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from truth import Truth

import variorum
from variorum.model import Edition, Tally

TRUTH = Truth()
LIST: dict[str, Any] = json.loads((Path(__file__).parent / "data/memo_editor.json").read_text("utf-8"))
FLAGGED = ("conflict", "differ", "update")
FEW = 2
"""How many more may be flagged, all of them on whose word or how firmly: that an editor might ask for too."""

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not TRUTH.folder.is_dir(), reason="../shared/data/memo is not here"),
]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return variorum.collate(variorum.read([TRUTH.paths[name] for name in sorted(TRUTH.paths)]))


def flagged(edition: Edition) -> list[Tally]:
    return [t for t in edition.tallies if t.verdict in FLAGGED]


def side_of(tally: Tally, names: dict[str, str], file: str, start: int, end: int) -> set[int]:
    """The values of a tally that a report gives at a place."""
    return {
        n
        for n, value in enumerate(tally.values)
        for p in value.places
        if names[p.witness] == file and p.start < end and start < p.end
    }


@pytest.mark.parametrize("entry", LIST["flagged"], ids=lambda e: e["type"])
def test_what_an_editor_would_flag_is_flagged_with_its_sides(entry: dict[str, Any], edition: Edition) -> None:
    names = {w.siglum: Path(w.path).name for w in edition.witnesses}
    apart = []
    for tally in flagged(edition):
        if (tally.type, tally.attribute, tally.verdict) == (entry["type"], entry["attribute"], entry["verdict"]):
            sides = [[side_of(tally, names, *place) for place in side] for side in entry["sides"]]
            apart.append([set().union(*side) for side in sides] if all(any(s) for s in sides) else [])
    assert any(len(sides) == 2 and not sides[0] & sides[1] for sides in apart), apart


def test_little_else_is_flagged(edition: Edition) -> None:
    others = [t for t in flagged(edition) if t.type not in ("credit", "firmness")]
    assert len(others) == sum(e["type"] not in ("credit", "firmness") for e in LIST["flagged"])
    assert len(flagged(edition)) <= len(LIST["flagged"]) + FEW


@pytest.mark.parametrize("place", LIST["traps"], ids=lambda p: f"{p[0][:3]}:{p[1]}")
def test_what_only_looks_like_a_disagreement_is_not_flagged(place: list[Any], edition: Edition) -> None:
    names = {w.siglum: Path(w.path).name for w in edition.witnesses}
    assert not [t for t in flagged(edition) if t.type != "firmness" and side_of(t, names, *place)]
