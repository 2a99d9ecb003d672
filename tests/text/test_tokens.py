"""Words as they are compared: every trap of printed quotations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Span
from variorum.text.masks import mask
from variorum.text.spelling import folded
from variorum.text.tokens import Token, agree, tokens


def norms(text: str) -> list[str]:
    return [t.norm for t in tokens(text)]


def shown(text: str) -> list[str]:
    return [text[t.start : t.end] for t in tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I’m", "I'm"),
        ("I’m", "I am"),
        ("gonna", "going to"),
        ("can’t", "cannot"),
        ("couldn't've", "could not have"),
        ("centre", "center"),
        ("colourful", "colorful"),
        ("apologised", "apologized"),
        ("travelling", "traveling"),
        ("two", "2"),
        ("Twenty-one", "21"),
        ("2 a.m.", "2am"),
        ("the U.S.", "the US"),
        ("1,000", "1000"),
        ("5%", "5 percent"),
        ("hard-working", "hard working"),
        ("café", "cafe"),
        ("[W]e went", "We went"),
        ("’cause", "because"),
        ("STOP", "stop"),
    ],
)
def test_printings_of_the_same_words_have_the_same_normal_forms(one: str, other: str) -> None:
    assert norms(one) == norms(other)


@pytest.mark.parametrize(("one", "other"), [("rise", "rize"), ("four", "for"), ("implement", "implant"), ("a", "the")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert norms(one) != norms(other)


@pytest.mark.parametrize("printed", ["f–k", "f—", "f--k", "f***", "F–K", "f**k", "f-k"])
def test_masks_are_one_token_that_agrees_with_the_word_and_with_each_other(printed: str) -> None:
    (token,) = tokens(printed)
    (word,) = tokens("fuck")
    (other,) = tokens("f***")
    assert token.kind == "masked"
    assert token.key == word.key
    assert agree(token, word)
    assert agree(token, other)


def test_masks_of_different_words_do_not_agree() -> None:
    a, b = tokens("f---ing f–kheads")
    assert not agree(a, b)
    assert a.key == b.key


@pytest.mark.parametrize(
    "text", ["word—word", "plan B—which is", "as—he said", "*stressed*", "a note*", "x-ray", "t-shirt", "20–30", "I—we"]
)
def test_dashes_and_stars_elsewhere_are_no_masks(text: str) -> None:
    assert all(t.kind == "word" for t in tokens(text))


def test_a_dash_between_two_words_parts_them() -> None:
    assert shown("the word—word") == ["the", "word", "word"]


def test_contractions_are_parted_where_they_are_printed() -> None:
    assert shown("I’m gonna") == ["I", "’m", "gon", "na"]
    assert [t.joined for t in tokens("I’m gonna")] == [False, True, False, True]


def test_a_possessive_is_parted_like_a_contraction() -> None:
    assert norms("the wall’s fine") == norms("the wall is fine")
    assert shown("Mara's boat, the actors' boats") == ["Mara", "'s", "boat", "the", "actors", "boats"]


@pytest.mark.parametrize("mark", ["…", "...", "....", ". . .", "[…]", "[...]", "(…)"])
def test_an_ellipsis_is_one_token(mark: str) -> None:
    found = tokens(f"so {mark} then")
    assert [t.kind for t in found] == ["word", "ellipsis", "word"]
    assert f"so {mark} then"[found[1].start : found[1].end] == mark


def test_bracketed_words_are_the_editors() -> None:
    assert [t.kind for t in tokens("because [the pages are] good")] == ["word", "bracket", "bracket", "bracket", "word"]
    assert [t.kind for t in tokens("he attest[ed] [A]nd left")] == ["word", "bracket", "word", "word"]


def test_an_unclosed_bracket_opens_nothing() -> None:
    assert {t.kind for t in tokens("one [ two three")} == {"word"}


def test_a_span_is_read_alone_with_offsets_into_the_whole() -> None:
    text = "left out: “she came home” and left out"
    found = tokens(text, Span(11, 24))
    assert [text[t.start : t.end] for t in found] == ["she", "came", "home"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_gives_disjoint_rising_tokens_inside_it(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert at <= token.start < token.end <= len(text)
        assert isinstance(token, Token)
        assert token.norm
        at = token.end


@given(st.text(alphabet="abcI'’-–—*[]…. \n2é", max_size=60))
def test_every_letter_is_in_a_token(text: str) -> None:
    covered = {k for t in tokens(text) for k in range(t.start, t.end)}
    assert all(k in covered for k, c in enumerate(text) if c.isalpha())


@given(st.text(max_size=12))
def test_folding_a_folded_word_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)


@given(st.text(alphabet="fuckshit-–—*ing", max_size=12))
def test_a_mask_is_never_a_plain_word(printed: str) -> None:
    hidden = mask(printed)
    assert hidden is None or "*" in hidden


@pytest.mark.parametrize("piece", ['"', "“", "'", "[", "A", "*", "a*", ".", "…", "[a", "—", "I'", "a.", "1,", "_"])
def test_a_hundred_thousand_of_anything_come_to_an_end(piece: str) -> None:
    """Where a pattern backtracked without bound, this would not end; how fast it is, `benchmarks/` says."""
    text = piece * (100_000 // len(piece))
    found = tokens(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
