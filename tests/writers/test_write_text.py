from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from variorum.errors import UnknownFormat
from variorum.model import Edition
from variorum.writers import FORMATS, write
from variorum.writers.lines import bar, padded, wrapped
from variorum.writers.shown import columns
from variorum.writers.text import to_text

ESCAPE = re.compile(r"\x1b\[\d+m")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(edition: Edition, width: int) -> None:
    for line in to_text(edition, width=width).splitlines():
        assert columns(line) <= width, line


def test_it_is_plain_unless_colour_is_asked_for(edition: Edition) -> None:
    plain, coloured = to_text(edition), to_text(edition, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert ESCAPE.sub("", coloured) == plain


def test_a_report_cannot_speak_to_the_terminal(edition: Edition) -> None:
    assert "\u202e" not in to_text(edition)
    assert "⟦RLO⟧" in to_text(edition)


def test_what_people_want_to_know_stands_in_it(edition: Edition) -> None:
    text = to_text(edition)
    for words in (
        "Amara Castellanos: voice message",
        "HC   The Harbour Courier     2 May 2031",
        "a copy of HC",
        "Review these first",
        "‹is not cracked.›⁵",
        "2  really ] very NL (another word)",
        "3  big ] cut without a sign, one word: TEP W3K",
        "HC   The Harbour Courier  ██████████████████░░  88%  98% of 60 (93–100%)",
        "“We are grateful for the candour.” HC",
        "In marks, but not speech: “The Ninth Bell” and “disaster”.",
    ):
        assert words in text
    assert text.index("Review these first") < text.index("Good evening")
    assert "and 9 more" in text


def test_an_edition_of_nothing_and_of_one_report(edition: Edition) -> None:
    assert to_text(Edition("0.1.0", 1)) == "No reports of one story\n"
    lone = Edition("0.1.0", 1, witnesses=edition.witnesses[:1])
    assert to_text(lone).startswith("One report of one story")


def test_it_is_the_same_every_time(edition: Edition) -> None:
    assert to_text(edition) == to_text(edition)


@given(st.text(), st.integers(1, 90))
def test_wrapping_keeps_every_character_but_space(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= max(width, 20) for line in lines)


@given(st.text(), st.integers(1, 40))
def test_padding_gives_the_very_width(text: str, width: int) -> None:
    assert columns(padded(text, width)) == width


def test_a_bar_shows_the_least_share() -> None:
    assert bar(0.001) == "█" + "░" * 19
    assert bar(0.0) == "░" * 20
    assert bar(1.2) == "█" * 20


def test_the_table_of_formats(edition: Edition) -> None:
    with pytest.raises(UnknownFormat, match=f"there are: {', '.join(sorted(FORMATS))}"):
        write(edition, "papyrus")
    with pytest.raises(TypeError):
        write(edition, "json", colour=True)


def test_what_the_reports_say_on_one_thing_is_told_with_who_says_it() -> None:
    import variorum

    texts = (
        "Jo Lund runs the ferry. Lund, 41, left. “We go,” said Lund.",
        "Jo Lund is off. Lund, 40, went. “Go,” said Lund.",
    )
    edition = variorum.collate([variorum.article(text, published="2031-05-06") for text in texts])
    told = variorum.write(edition, "text")
    assert told.count("Age of Jo Lund: ") == 1
    assert "1  Age of Jo Lund: " in told
    assert "a person has one age." in " ".join(told.split())
    assert 'id="claims"' in variorum.write(edition, "html")


def test_wide_letters_keep_the_columns(edition: Edition) -> None:
    """Chinese, emoji and combining marks in names and words: nothing is wider than asked, and bars begin together."""
    names = ("鐘樓日報", "E\u0301cho du Port", "👩🏽‍🚒👩‍👩‍👧 Daily", "नमस्ते समाचार", "🇫🇷 Fil", "Plain Post")
    witnesses = tuple(replace(w, outlet=name) for w, name in zip(edition.witnesses, names, strict=True))
    text = to_text(replace(edition, witnesses=witnesses))
    assert all(columns(line) <= 80 for line in text.splitlines())
    bars = {columns(line.partition("█")[0]) for line in text.splitlines() if "░" in line}
    assert len(bars) == 1


def test_many_reports_stand_behind_what_to_look_at_first(edition: Edition) -> None:
    more = tuple(replace(edition.witnesses[3], siglum=f"N{n}", path=f"n{n}.txt") for n in range(9))
    text = to_text(replace(edition, witnesses=edition.witnesses + more))
    assert (
        text.index("Review these first")
        < text.index("The reports\n")
        < text.index("n1.txt")
        < text.index("Good evening")
    )
