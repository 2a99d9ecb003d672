from __future__ import annotations

import csv as tables
import io
import json

from variorum.finding.article import find
from variorum.model import Article, Findings
from variorum.writers.quotes import csv, jsonl, text

ARTICLE = Article(
    id="a1",
    outlet="The Kiel Courier",
    text="“They told me ‘wait’ twice,” Jo Vale told Ed Stone. The film “The Long Furrow” was shown.",
)
ROWS: list[tuple[Article, Findings]] = [(ARTICLE, find(ARTICLE))]


def test_a_line_an_article_in_the_shape_of_the_contract() -> None:
    (line,) = jsonl(ROWS).splitlines()
    row = json.loads(line)
    assert set(row) == {"id", "quotes"}
    first, title = row["quotes"]
    assert {k: first[k] for k in ("start", "end", "spans", "kind", "speaker", "speaker_resolved")} == {
        "start": 1, "end": 27, "spans": [[1, 27]], "kind": "direct", "speaker": "Jo Vale",
        "speaker_resolved": "Jo Vale",
    }  # fmt: skip
    assert ARTICLE.text[first["speaker_start"] : first["speaker_end"]] == "Jo Vale"
    assert ARTICLE.text[first["cue_start"] : first["cue_end"]] == "told"
    assert [n["text"] for n in first["nested"]] == ["wait"]
    assert (title["kind"], title["speaker"]) == ("title", None)


def test_an_article_without_quotations_still_has_its_line() -> None:
    empty = Article(id="b", text="Nothing was said.")
    assert json.loads(jsonl([(empty, find(empty))])) == {"id": "b", "quotes": []}


def test_text_fits_a_terminal() -> None:
    shown = text(ROWS)
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert shown.startswith("The Kiel Courier\n")
    assert "Jo Vale, to Ed Stone" in shown
    assert "Not speech" in shown


def test_csv_has_a_heading_and_a_line_a_quotation() -> None:
    table = list(tables.DictReader(io.StringIO(csv(ROWS))))
    assert [r["kind"] for r in table] == ["direct", "mixed", "title"]
    assert table[0]["addressee"] == "Ed Stone"
