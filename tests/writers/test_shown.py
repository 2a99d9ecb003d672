from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.writers.shown import columns, shown


@given(st.text())
def test_nothing_that_is_shown_controls_anything(text: str) -> None:
    for char in shown(text):
        assert char in "\t\n" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "width"),
    [("bell", 4), ("鐘が鳴る", 8), ("e\u0301", 1), ("👨\u200d👩\u200d👧", 2), ("الجرس", 5), ("a\u200bb", 2), ("", 0)],
)
def test_columns_of_a_terminal(text: str, width: int) -> None:
    assert columns(text) == width
