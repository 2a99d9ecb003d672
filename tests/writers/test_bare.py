"""Without the reports' texts: an edition cites, and republishes nothing of what the reports tell in their own words."""

from __future__ import annotations

import html
import json
import re

import pytest

import variorum
from variorum.writers.bare import EVIDENCE, without_text

TOLD = (
    "The board of the harbour met for four hours on 3 May 2031 in the old customs house while the rain came down on "
    "the crowd outside and the first of the two ferries was turned away from the pier"
)
ADDED = (
    "A second inspection of the northern mole found cracks along its whole length and the engineers who walked it in "
    "the morning closed the road behind them and sent the drivers of nine lorries home"
)
SAID = "I looked at the wall twice that evening and both times it was dry from one end to the other"
REPORT = f"Harbour Courier\n\n{TOLD}.\n\n“{SAID},” Ana Ruiz said. Ruiz said that {ADDED.lower()}.\n"
LATER = f"{REPORT}\n{ADDED}. The mayor was not there, and no other meeting has been called since that long one.\n"


@pytest.fixture(scope="module")
def edition() -> variorum.Edition:
    page = {"outlet": "Harbour Courier", "url": "https://courier.example/wall"}
    return variorum.collate(
        [
            variorum.article(REPORT, published="2031-05-04", **page),
            variorum.article(LATER, published="2031-05-05", **page),
        ]
    )


@pytest.mark.parametrize("format_", ["annotations", "csv", "html", "json", "markdown", "schemaorg", "tei", "text"])
def test_no_run_of_the_reports_own_words_is_left(edition: variorum.Edition, format_: str) -> None:
    written = variorum.write(edition, format_, with_text=False)
    if format_ in ("annotations", "json", "schemaorg"):
        written = json.dumps(json.loads(written), ensure_ascii=False)
    plain = " ".join(re.sub(r"<[^>]+>", " ", html.unescape(written)).split()).lower()
    for prose in (TOLD, ADDED):
        words = prose.lower().split()
        for n in range(len(words) - EVIDENCE):
            assert " ".join(words[n : n + EVIDENCE + 1]) not in plain


def test_the_words_between_marks_stay_whole(edition: variorum.Edition) -> None:
    assert edition.revisions
    assert any(q.kind == "indirect" for q in edition.quotations)
    bare = without_text(edition)
    assert [q.text for q in bare.quotations if q.kind == "direct"] == [SAID + ",", SAID + ","]
    assert bare.utterances == edition.utterances
    assert [(q.start, q.end, q.spans) for q in bare.quotations] == [
        (q.start, q.end, q.spans) for q in edition.quotations
    ]
    assert variorum.load(variorum.write(bare, "json")) == bare
    assert without_text(bare) == bare


def test_a_selector_without_its_report_quotes_only_what_stands_there(edition: variorum.Edition) -> None:
    for item in json.loads(variorum.write(edition, "annotations", with_text=False))["items"]:
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for selectors in (target["selector"] for target in targets):
            assert not any("…" in s.get("exact", "") for s in selectors if s["type"] == "TextQuoteSelector")
