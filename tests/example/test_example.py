"""The example story: its files are what they claim to be, and its edition says what `truth.json` says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from properties import collated, problems
from story import Scores, score

import variorum
from variorum import example

TRUTH: dict[str, Any] = json.loads(example.TRUTH.read_text(encoding="utf-8"))
MARKS = {
    "hollin-courier.txt": "‘’“”",
    "kingsway-post.txt": "“”‘’",
    "spillway-weekly.txt": "\"'",
    "meridian-press.txt": "``",
    "alpine-water-letter.txt": "«»",
    "channel-north.html": "“”",
}


@pytest.fixture(scope="module")
def printed() -> tuple[str, dict[str, Any]]:
    return collated(example.paths())


@pytest.fixture(scope="module")
def scores(printed: tuple[str, dict[str, Any]]) -> Scores:
    return score(printed[1])


def test_six_reports_of_a_readable_length_and_a_transcript() -> None:
    assert [p.name for p in example.paths()] == sorted(MARKS) == [r["file"] for r in TRUTH["reports"]]
    for article in variorum.read(example.paths()):
        assert 250 <= len(article.text.split()) <= 700
    assert 250 <= len(example.TRANSCRIPT.read_text(encoding="utf-8").split()) <= 470


@pytest.mark.parametrize("path", example.paths(), ids=lambda p: p.stem)
def test_every_mark_style_is_there(path: Path) -> None:
    text = path.read_bytes().decode()
    assert set(MARKS[path.name]) <= set(text)
    if path.stem == "alpine-water-letter":
        assert "\r\n" in text
        assert "«\xa0" in text


def test_every_true_segment_stands_in_its_report() -> None:
    articles = dict(zip((p.name for p in example.paths()), variorum.read(example.paths()), strict=True))
    for report in TRUTH["reports"]:
        for segment in report["segments"]:
            assert segment["text"] in articles[report["file"]].text


def test_every_kind_of_reading_occurs() -> None:
    kinds = {fact["kind"] for fact in TRUTH["readings"]}
    assert kinds == {
        "ellipsis", "pause", "omission", "splice", "insertion", "disputed", "bracket", "masked", "spelling",
        "contraction", "cleaned", "grammar", "substitution", "paraphrase",
    }  # fmt: skip
    segments = [segment for report in TRUTH["reports"] for segment in report["segments"]]
    assert {s["kind"] for s in segments} == {"direct", "mixed", "title", "scare", "nickname"}
    for flag in ("goes_on", "truncated", "reordered", "nested"):
        assert any(s.get(flag) for s in segments)


def test_one_date_is_wrong_and_the_others_contradict_it() -> None:
    wrong = TRUTH["wrong_date"]
    texts = {p.name: p.read_bytes().decode() for p in example.paths()}
    assert wrong["printed"] in texts.pop(wrong["report"])
    assert all(re.search(r"9 April|April 9", text) and wrong["printed"] not in text for text in texts.values())


def test_what_must_hold_of_every_edition_holds(printed: tuple[str, dict[str, Any]]) -> None:
    assert problems(printed[1]) == []


def test_the_order_of_the_reports_makes_no_difference(printed: tuple[str, dict[str, Any]]) -> None:
    assert collated(example.paths()[::-1])[0] == printed[0]


def test_no_mark_of_a_reopened_paragraph_strays_into_the_reading_text(printed: tuple[str, dict[str, Any]]) -> None:
    for utterance in printed[1]["utterances"]:
        assert utterance["text"].count("“") == utterance["text"].count("”"), utterance["text"]


FLOORS = {
    "segments": 0.98,
    "speakers, right": 0.95,
    "message in one utterance": 0.98,
    "kinds of readings": 0.9,
    "reading text, F1 against the transcript": 0.97,
    "outlets right": 1.0,
    "dates right": 1.0,
}
CEILINGS = {"speakers, wrong": 0, "strangers in it": 0, "occasions mixed": 0}


@pytest.mark.parametrize("name", FLOORS)
def test_a_figure_is_high_enough(name: str, scores: Scores) -> None:
    assert scores.figures[name] >= FLOORS[name], scores.errors


@pytest.mark.parametrize("name", CEILINGS)
def test_a_figure_is_low_enough(name: str, scores: Scores) -> None:
    assert scores.figures[name] <= CEILINGS[name], scores.errors
