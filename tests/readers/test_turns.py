"""Plain transcripts: turns, times and remarks beside a text that stays as it is."""

from __future__ import annotations

import pytest

from variorum.model import Article
from variorum.readers.transcript import as_transcript


def said(text: str) -> list[tuple[str | None, str]]:
    article = as_transcript(Article("a", text))
    assert article.text == text
    return [(t.speaker, " ".join(text[t.start : t.end].split())) for t in article.turns]


def when(text: str) -> list[tuple[float, float] | None]:
    return [t.time for t in as_transcript(Article("a", text)).turns]


def test_a_text_without_labels_is_one_turn() -> None:
    text = "My friends, this is the day.\n\nThe reason is this: we won.\n\nRemember: it rains.\n"
    assert said(text) == [(None, " ".join(text.split()))]


def test_labels_go_on_over_paragraphs() -> None:
    text = "ANA RUIZ: Good evening.\n\nThank you.\n\nJO BLAKE (D-OH): Sit down.\n\nANA RUIZ: No."
    assert said(text) == [("ANA RUIZ", "Good evening. Thank you."), ("JO BLAKE", "Sit down."), ("ANA RUIZ", "No.")]


def test_names_in_small_letters_are_labels_where_they_come_again() -> None:
    assert said("Ana Ruiz: Yes.\nThe point: we go.\nJo: No.\nAna Ruiz: Yes.\nJo: No.") == [
        ("Ana Ruiz", "Yes. The point: we go."), ("Jo", "No."), ("Ana Ruiz", "Yes."), ("Jo", "No."),
    ]  # fmt: skip


def test_a_sentence_with_a_colon_is_no_label() -> None:
    assert said("We came. We saw.\nThe Last Thing I Want: more rain.\nGood.")[0][0] is None


def test_the_head_of_a_document_is_nobodys() -> None:
    text = "COUNTY COURT\nDATE: 2 May\nHearing of the second of May\n\n" + "RUIZ: " + "We go. " * 40 + "\nBLAKE: No."
    assert [speaker for speaker, _ in said(text)] == ["RUIZ", "BLAKE"]


def test_questions_and_answers() -> None:
    text = "Q. Where were you?\nA. At home.\nIt rained.\nQ. (By Ms. Lane) All night?\nA. A. J. was there."
    article = as_transcript(Article("a", text))
    assert said(text) == [
        ("Q", "Where were you?"), ("A", "At home. It rained."), ("Q", "(By Ms. Lane) All night?"),
        ("A", "A. J. was there."),
    ]  # fmt: skip
    assert ("remark", "(By Ms. Lane)") in [(f.kind, text[f.start : f.end]) for f in article.furniture]


def test_an_article_at_the_head_of_a_line_is_no_answer() -> None:
    assert said("A dog barked.\nA  cat ran.\nA. Smith saw it.") == [(None, "A dog barked. A cat ran. A. Smith saw it.")]


def test_the_line_numbers_of_a_court() -> None:
    lines = [
        "Q.  Did you see it?", "A.  I did, and it", "    was red.", "    MS. LANE:  Objection.",
        "    THE COURT:  Go on.", "Q.  And then?", "A.  Nothing", "    at all.",
    ]  # fmt: skip
    text = "\n".join(f"{n:>2}   {line}" for n, line in enumerate(lines, 1))
    article = as_transcript(Article("a", text))
    assert [t.speaker for t in article.turns] == ["Q", "A", "MS. LANE", "THE COURT", "Q", "A"]
    assert sum(f.kind == "page" for f in article.furniture) == len(lines)


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:05] RUIZ: Good evening.\n[00:00:09] BLAKE: No.\n[00:00:10] RUIZ: Yes.",
        "RUIZ (0:05): Good evening.\nBLAKE (0:09): No.\nRUIZ (0:10): Yes.",
        "RUIZ: [0:05] Good evening.\nBLAKE: [0:09] No.\nRUIZ: [0:10] Yes.",
        "0:05 RUIZ: Good evening.\n0:09 BLAKE: No.\n0:10 RUIZ: Yes.",
        "Ana Ruiz  0:05\nGood evening.\n\nJo Blake  0:09\nNo.\n\nAna Ruiz  0:10\nYes.",
        "[00:05.000 --> 00:09.000] RUIZ: Good evening.\n[00:09.000 --> 00:10.000] BLAKE: No.\n[0:10 - 0:11] RUIZ: Yes.",
    ],
)
def test_times_of_every_kind(text: str) -> None:
    times = when(text)
    assert times[:2] == [(5.0, 9.0), (9.0, 10.0)]
    assert times[2] is not None
    assert times[2][0] == 10.0
    assert [words for _, words in said(text)] == ["Good evening.", "No.", "Yes."]


def test_a_single_time_says_when_nothing_ends() -> None:
    assert when("[0:05] RUIZ: Good evening.") == [None]


def test_a_time_of_day_in_a_sentence_is_none() -> None:
    assert when("RUIZ: The ferry leaves at 10:30.\nBLAKE: 10:45 is late.\nRUIZ: No.") == [None, None, None]


def test_remarks_and_what_is_none() -> None:
    text = "RUIZ: We go [applause] now (laughs) and (as I said) it [inaudible] rains (NATO).\n(BELL RINGS)\nBLAKE: Yes."
    article = as_transcript(Article("a", text))
    remarks = [text[f.start : f.end] for f in article.furniture if f.kind == "remark"]
    assert remarks == ["[applause]", "(laughs)", "[inaudible]", "(BELL RINGS)"]


@pytest.mark.parametrize(
    "mark", ["[", "(", "[0:1", "A: ", ">> ", "Q. A. ", "(0:12) ", "1 ", "\n", "ANA: \n", "A. x\nQ. y\n"]
)
def test_a_page_of_anything_is_read_in_one_go(mark: str) -> None:
    article = as_transcript(Article("a", mark * 3_000 + "x"))
    assert article.kind == "transcript"
