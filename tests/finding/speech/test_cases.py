"""The worked examples in tests/cases/speech: an article, and the quotations found in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from variorum.finding.speech import speech
from variorum.model import Article

CASES = sorted((Path(__file__).parents[2] / "cases/speech").glob("*.md"))


def expected(case: str) -> list[tuple[str, ...]]:
    rows = re.findall(r"^\|(.+)\|$", case, re.M)[2:]
    return [tuple(cell.strip() for cell in row.split("|")) for row in rows]


def found(text: str) -> list[tuple[str, ...]]:
    said = speech(Article(id="case", text=text))
    out = []
    for quotation, attribution in zip(said.quotations, said.attributions, strict=True):
        m = attribution.mention
        words = " … ".join(text[s.start : s.end] for s in quotation.spans)
        kind = "inside" if quotation.within else quotation.kind
        out.append((words, kind, m.text if m else "–", (m.name or "–") if m else "–"))
    return [tuple(cell.replace("\n", "⏎") for cell in row) for row in out]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_case(path: Path) -> None:
    case = path.read_text("utf-8")
    article = re.search(r"```article\n(.*?)\n```", case, re.S)
    assert article is not None
    assert found(article[1]) == expected(case)
