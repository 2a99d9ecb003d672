"""The worked examples of `tests/cases/collation`: what outlets print, and the apparatus they give.

A case lists what each outlet prints (`- **Outlet**: …`, one line a quotation), then, as a quotation, the reading text,
and a table of every reading that is not the lemma's: lemma, reading, kind, outlets. `∅` stands for no words. What is
called `Transcript` is one, and decides.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks import check

from variorum.collation import collate, compare
from variorum.model import Apparatus, Fragment, Span

CASES = sorted((Path(__file__).parents[1] / "cases" / "collation").glob("*.md"))
PRINTED = re.compile(r"^- \*\*(.+?)\*\*: (.+)$", re.MULTILINE)
NO_WORDS = "∅"


def rows(apparatus: Apparatus) -> list[tuple[str, str, str, str]]:
    out = []
    for passage in apparatus.passages:
        lemma = passage.readings[0]
        if lemma.kind != "verbatim":
            out.append((NO_WORDS, lemma.text, lemma.kind, ", ".join(sorted({p.siglum for p in lemma.places}))))
        for reading in passage.readings[1:]:
            outlets = ", ".join(sorted({p.siglum for p in reading.places}))
            out.append((lemma.text or NO_WORDS, reading.text or NO_WORDS, reading.kind, outlets))
    return out


def fragments(texts: dict[str, list[str]]) -> list[Fragment]:
    return [Fragment(o, n, t, (Span(0, len(t)),)) for o, printed in texts.items() for n, t in enumerate(printed)]


def table(case: str) -> list[tuple[str, ...]]:
    lines = [line for line in case.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = path.read_text("utf-8")
    texts: dict[str, list[str]] = {}
    for outlet, text in PRINTED.findall(case):
        texts.setdefault(outlet, []).append(text)
    spoken = [outlet for outlet in texts if outlet.startswith("Transcript")]
    apparatus = collate(fragments(texts), spoken) if spoken else compare(texts)
    check(apparatus, texts)
    wanted = "\n\n".join(line[2:] for line in case.splitlines() if line.startswith("> "))
    assert apparatus.text == wanted
    assert rows(apparatus) == table(case)


def test_every_kind_has_a_case() -> None:
    kinds = {row[2] for path in CASES for row in table(path.read_text("utf-8"))}
    assert kinds >= {
        "ellipsis", "pause", "omission", "splice", "insertion", "disputed", "bracket", "masked", "spelling",
        "contraction", "cleaned", "grammar", "substitution", "paraphrase",
    }  # fmt: skip
