from __future__ import annotations

import csv as tables
import io
import json

import pytest

from variorum.finding.article import explain, find
from variorum.model import Article, Attribution, Findings, Mention, Quotation, Span
from variorum.writers.explanation import explanation_json, explanation_text
from variorum.writers.lines import width_of
from variorum.writers.quotes import csv, jsonl, text
from variorum.writers.rules import RULES, in_words

ARTICLE = Article(
    id="a1",
    outlet="The Kiel Courier",
    text="“They told me ‘wait’ twice,” Jo Vale told Ed Stone. The film “The Long Furrow” was shown.",
)
ROWS: list[tuple[Article, Findings]] = [(ARTICLE, find(ARTICLE))]


def told(words: str, speaker: str | None = None, kind: str = "direct", **given: object) -> tuple[Article, Findings]:
    """An article of nothing but these words, said by somebody."""
    article = Article("a2", words, **given)  # type: ignore[arg-type]
    span = (Span(0, len(words)),)
    mention = Mention(Span(0, 0), speaker, "name", speaker) if speaker else None
    quotation = Quotation("q2", "a2", span, words, kind, span)  # type: ignore[arg-type]
    said = Attribution("q2", mention, "according to" if mention else "none: unsure", 0.8)
    return article, Findings("a2", quotations=(quotation,), attributions=(said,))


def test_a_line_an_article_in_the_shape_of_the_contract() -> None:
    (line,) = jsonl(ROWS).splitlines()
    row = json.loads(line)
    assert set(row) == {"id", "path", "quotes"}
    first, title = row["quotes"]
    assert {k: first[k] for k in ("start", "end", "spans", "kind", "speaker", "speaker_resolved", "addressee")} == {
        "start": 1, "end": 27, "spans": [[1, 27]], "kind": "direct", "speaker": "Jo Vale",
        "speaker_resolved": "Jo Vale", "addressee": "Ed Stone",
    }  # fmt: skip
    assert ARTICLE.text[first["speaker_start"] : first["speaker_end"]] == "Jo Vale"
    assert ARTICLE.text[first["cue_start"] : first["cue_end"]] == "told"
    assert [n["text"] for n in first["nested"]] == ["wait"]
    assert (title["kind"], title["speaker"]) == ("title", None)
    assert [first["id"], first["nested"][0]["id"], title["id"]] == [q.id for q in ROWS[0][1].quotations]


def test_an_article_without_quotations_still_has_its_line() -> None:
    empty = Article(id="b", text="Nothing was said.")
    assert json.loads(jsonl([(empty, find(empty))])) == {"id": "b", "path": None, "quotes": []}
    assert "No quotations." in text([(empty, find(empty))])


def test_text_fits_a_terminal() -> None:
    shown = text(ROWS)
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert shown.startswith("The Kiel Courier\na1\n")
    assert "Jo Vale, to Ed Stone" in shown
    assert "Not speech" in shown
    assert all(q.id in shown for q in ROWS[0][1].quotations if q.kind != "title")


@pytest.mark.parametrize("speaker", ["鐘" * 60, "Jo " * 40, "Ana 🔔 Ruiz", "x" * 200])
def test_lines_are_as_wide_as_they_look(speaker: str) -> None:
    for width in (40, 80, 100):
        for colour in (False, True):
            shown = text([told("the bells ring 鐘鐘鐘 " * 9, speaker)], width=width, colour=colour)
            assert all(width_of(line) <= width for line in shown.splitlines())


def test_nothing_in_an_article_speaks_to_the_terminal() -> None:
    shown = text([told("red \x1b[31malert\x07", "Jo\x1b]0;x\x07", outlet="Out\x1b[2Jlet")])
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_other_words_are_shown_apart_and_only_when_asked_for() -> None:
    row = told("that the pier was closed", "Jo Vale", "indirect")
    assert "the pier" not in text([row])
    shown = text([row], indirect=True)
    assert "Jo Vale, in other words" in shown
    assert "“" not in shown
    assert "indirect" in csv([row])
    assert json.loads(jsonl([row]))["quotes"][0]["kind"] == "indirect"


def test_how_sure_it_is_and_why() -> None:
    row = told("the pier was closed", "Jo Vale")
    assert "likely .80" in text([row])
    assert "according to" not in text([row])
    assert "“according to X”" in text([row], rules=True)
    assert "speaker unknown (not sure enough)" in text([told("the pier was closed")])


def test_every_rule_of_this_article_is_in_words() -> None:
    assert all(in_words(a.rule) == RULES[a.rule] for a in ROWS[0][1].attributions)


def test_csv_has_a_heading_and_a_line_a_quotation() -> None:
    table = list(tables.DictReader(io.StringIO(csv(ROWS))))
    assert [r["kind"] for r in table] == ["direct", "mixed", "title"]
    assert table[0]["addressee"] == "Ed Stone"
    assert table[1]["within"] == table[0]["id"]
    assert csv([]).startswith("article,outlet,start,")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    (row,) = tables.DictReader(io.StringIO(csv([told(formula, formula)]), newline=""))
    assert row["text"] == row["speaker"] == "'" + formula
    assert json.loads(jsonl([told(formula)]))["quotes"][0]["text"] == formula


# --- explanations ------------------------------------------------------------------------------------------------

STORY = Article(
    id="a3",
    text="""\
The mayor, Ana Ruiz, met the harbour master, Ed Stone, on Monday. She was angry with his plans for the old pier.

“Nobody asked us about the pier, and nobody will,” she said, before the others went on to “a long and quiet” lunch.
""",
)


def test_an_explanation_says_what_the_finder_did() -> None:
    found = find(STORY)
    pronoun = found.attributions[0]
    assert pronoun.mention is not None
    e = explain(STORY, pronoun.quotation_id)
    assert e.attribution == pronoun
    assert e.quotation == found.quotations[0]
    assert e.cue == "said"
    assert any(pronoun.mention.name in reason for reason in e.name_because if pronoun.mention.name)
    for q, a in zip(found.quotations, found.attributions, strict=True):
        e = explain(STORY, q.id)
        assert (e.quotation, e.attribution) == (q, a)
        assert e.candidates == () or sum(c.score for c in e.candidates) <= 1.01
        if e.candidates and a.mention is not None:
            assert e.candidates[0].mention.span.start == a.mention.span.start


def test_an_explanation_fits_a_terminal_and_is_json() -> None:
    for q in find(STORY).quotations:
        e = explain(STORY, q.id, 0.99)
        for colour in (False, True):
            shown = explanation_text(STORY, e, colour=colour)
            assert q.id in shown
            assert all(width_of(line) <= 80 for line in shown.splitlines())
        row = json.loads(explanation_json(STORY, e))
        assert (row["article"], row["quotation"]["id"]) == ("a3", q.id)
        assert "below the threshold of 0.99" in (e.threshold or "")


def test_what_stands_in_no_marks_is_explained_by_its_rule() -> None:
    article = Article("a4", "ANA RUIZ: We leave at nine.\n\nED STONE: So do we.\n", kind="transcript")
    for q in find(article).quotations:
        assert explain(article, q.id).candidates == ()
        assert q.id in explanation_text(article, explain(article, q.id))
