"""The worked examples of `tests/cases/drafts`: two versions, and every change from one to the other.

`∅` stands for nothing; of long texts only the first and last three words are given.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import variorum
from variorum.model import Extent
from variorum.writers.compared.places import Lines

CASES = sorted((Path(__file__).parents[1] / "cases" / "drafts").glob("*.md"))
TEXTS = re.compile(r"^```(before|after)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHOWN = 6


def brief(extent: Extent) -> str:
    words = extent.text.split()
    lines = extent.text.count("\n")
    if len(words) > SHOWN or lines:
        return (
            f"{' '.join(words[:3])} … {' '.join(words[-3:])}"
            if len(words) > SHOWN
            else " … ".join(" ".join(line.split()) for line in extent.text.splitlines() if line.strip())
        )
    return " ".join(words) or "∅"


def table(case: str) -> list[tuple[str, ...]]:
    lines = [line for line in case.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = path.read_text("utf-8")
    comparison = variorum.redline(dict(TEXTS.findall(case)))
    lines = Lines(comparison.text)
    found = [
        (str(lines.where(c.after.start)), c.kind, brief(c.before), brief(c.after), ", ".join(c.weighs))
        for c in comparison.revisions[0].changes
    ]
    assert found == table(case)
