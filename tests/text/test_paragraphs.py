from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from variorum.text.paragraphs import paragraphs


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in paragraphs(text)]


def test_a_line_is_a_paragraph() -> None:
    assert cut("One.\nTwo.\r\n\r\n  Three. ") == ["One.", "Two.", "Three."]


def test_hard_wrapped_text_is_parted_by_blank_lines() -> None:
    wrapped = "The council met on\nTuesday and heard\nfrom the harbour\nmaster about the\nlights.\n\nIt rose at nine."
    assert [p.replace("\n", " ") for p in cut(wrapped)] == [
        "The council met on Tuesday and heard from the harbour master about the lights.",
        "It rose at nine.",
    ]


def test_an_empty_text_has_none() -> None:
    assert cut("") == cut(" \n\t\n") == []


@given(st.text(alphabet="ab .\n\r\u2028“”"))
def test_paragraphs_are_in_order_and_lose_nothing_but_space(text: str) -> None:
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
