from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Span
from variorum.text.paragraphs import paragraphs
from variorum.text.sentences import sentences


def cut(text: str, *quoted: str) -> list[str]:
    spans = [Span(text.index(q), text.index(q) + len(q)) for q in quoted]
    return [text[s.start : s.end] for s in sentences(text, paragraphs(text), spans)]


def test_abbreviations_end_no_sentence() -> None:
    assert cut("Mr. Vale met Dr. Osei. They left.") == ["Mr. Vale met Dr. Osei.", "They left."]


def test_a_quotation_is_never_cut() -> None:
    assert cut("“No. Never. Not once,” she said. He left.", "“No. Never. Not once,”") == [
        "“No. Never. Not once,” she said.",
        "He left.",
    ]


def test_a_full_stop_inside_the_marks_may_end_the_sentence() -> None:
    assert cut("She said: “It is late.” He left.", "“It is late.”") == ["She said: “It is late.”", "He left."]


def test_a_question_inside_the_marks_does_not() -> None:
    assert cut("“Is it late?” Vale asked.", "“Is it late?”") == ["“Is it late?” Vale asked."]


@given(st.text(alphabet="aB .\n?!“”", max_size=60))
def test_sentences_are_in_order_inside_paragraphs(text: str) -> None:
    spans = sentences(text, paragraphs(text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all("\n" not in text[s.start : s.end] for s in spans)
    assert "".join(text[s.start : s.end] for s in spans).split() == [] or spans
