"""Invariants of collation, on generated quotations of an invented speech."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks import check, placed, shape

from variorum.collation import collate, compare
from variorum.model import Fragment, Span

TEXT = """
Good evening, and thank you for coming out in this rain. We promised you a bridge that would stand for a hundred years.
It stood for eleven days. I have read the letters that your children wrote to the council, and I am ashamed. The beam
on the north side was too thin, and three people told us so in March. Nobody listened to them. I should have listened,
and I will say so to anyone who asks me. There is a second thing I want to tell you tonight. The money for the new beam
is there, all of it, and the work begins on Monday. I am sorry. I am really sorry. Thank you.
"""
SPEECH = TEXT.split()
SWAPS = {"bridge": "crossing", "ashamed": "embarrassed", "thin": "weak", "I am": "I'm", "money": "funds"}


def printed(rng: random.Random) -> list[str]:
    """A few stretches of the speech as one outlet might print them."""
    fragments = []
    for _ in range(rng.randint(1, 4)):
        start = rng.randrange(len(SPEECH) - 4)
        words = SPEECH[start : start + rng.randint(2, 45)]
        words = [SWAPS.get(w, w) if rng.random() < 0.4 else w for w in words]
        if len(words) > 12 and rng.random() < 0.5:
            cut = rng.randint(3, len(words) - 6)
            words[cut : cut + 3] = ["…"] if rng.random() < 0.5 else []
        if rng.random() < 0.2:
            words.insert(rng.randrange(len(words)), "[sic]")
        fragments.append(" ".join(words))
    return fragments


def reports(seed: int, count: int) -> dict[str, list[str]]:
    rng = random.Random(seed)
    return {f"W{n}": printed(rng) for n in range(count)}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 6))
def test_every_promise_of_the_contract_holds(seed: int, count: int) -> None:
    texts = reports(seed, count)
    check(compare(texts), texts)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 6))
def test_neither_sigla_nor_order_matter(seed: int, count: int) -> None:
    texts = reports(seed, count)
    turn = {f"Z{n}": siglum for n, siglum in enumerate(sorted(texts, reverse=True))}
    other = compare({new: texts[old] for new, old in turn.items()})
    assert shape(other, turn) == shape(compare(texts), {siglum: siglum for siglum in texts})


WORDS = st.lists(
    st.sampled_from(
        ["we", "you", "go", "home.", "f–k", "I'm", "…", "[then]", "two", "2", "centre", "a—b", "“so”", "!"]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from("ABC"), st.lists(WORDS, max_size=3), max_size=3))
def test_no_input_breaks_it(texts: dict[str, list[str]]) -> None:
    check(compare(texts), texts)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=4))
def test_not_even_noise(fragments: list[str]) -> None:
    texts = {"A": fragments, "B": fragments[::-1]}
    apparatus = compare(texts)
    assert "".join(apparatus.text[p.at.start : p.at.end] for p in apparatus.passages) == apparatus.text


def test_nothing_in_nothing_out() -> None:
    apparatus = compare({})
    assert (apparatus.text, apparatus.passages, apparatus.order_known) == ("", (), True)


def test_one_witness_alone_is_its_own_edition() -> None:
    apparatus = compare({"A": ["The tide was low. We walked out."]})
    assert apparatus.text == "The tide was low. We walked out."
    assert {kind for _, kind in placed(apparatus)} == {"verbatim"}


def test_copies_have_one_vote() -> None:
    lines = {"A": "The tide was high at noon.", "B": "The tide was low at noon.", "C": "The tide was low at noon."}
    fragments = [
        Fragment(s, 0, text, (Span(0, len(text)),), "wire" if s in "BC" else None) for s, text in lines.items()
    ]
    apparatus = collate(fragments)
    assert [p.disputed for p in apparatus.passages if len(p.readings) > 1] == [True]


def test_a_transcript_decides() -> None:
    lines = {"A": "The tide was low.", "B": "The tide was low.", "T": "The tide was slow."}
    fragments = [Fragment(s, 0, text, (Span(0, len(text)),)) for s, text in lines.items()]
    assert collate(fragments, transcripts=["T"]).text == "The tide was slow."


def test_spans_parted_by_a_cue_prove_no_neighbourhood() -> None:
    text = "“We left at dawn,” she said, “and nobody saw us go.”"
    one = Fragment("A", "q1", text, (Span(1, 17), Span(30, 51)))
    other = "We left at dawn with the boats and nobody saw us go."
    apparatus = collate([one, Fragment("B", "q2", other, (Span(0, len(other)),))])
    assert "omission" not in {kind for _, kind in placed(apparatus)}
    assert "splice" not in {kind for _, kind in placed(apparatus)}


def test_what_one_witness_prints_twice_has_two_places_and_one_vote() -> None:
    line = "We lost the harbour and every boat that was in it."
    apparatus = compare({"A": ["lost the harbour", line], "B": [line], "C": [line.replace("lost", "left")]})
    first = apparatus.passages[1]
    assert (first.readings[0].text, [p.siglum for p in first.readings[0].places]) == ("lost", ["A", "A", "B"])


def test_contigs_that_nothing_orders_are_parted_by_a_blank_line() -> None:
    apparatus = compare(
        {"A": ["The harbour froze in the first week of March."], "B": ["Nobody told the pilots about it."]}
    )
    assert "\n\n" in apparatus.text
    assert not apparatus.order_known


def test_one_report_that_rearranges_is_outvoted() -> None:
    one, two = "The harbour froze in the first week of March.", "Nobody told the pilots about any of it."
    apparatus = compare({"A": [one, two], "B": [one, two], "C": [two, one]})
    assert apparatus.text == f"{one} {two}"
    assert apparatus.order_known
    assert ("C", 0, ("reordered",)) in apparatus.fragments or ("C", 1, ("reordered",)) in apparatus.fragments


def test_fidelity_is_hidden_below_fifty_words() -> None:
    line = "We lost the harbour and every boat that was in it."
    shares = compare({"A": [line], "B": [line], "C": [line]}).witnesses
    assert [(s.siglum, s.coverage, s.fidelity) for s in shares] == [
        ("A", 1.0, None),
        ("B", 1.0, None),
        ("C", 1.0, None),
    ]


def test_fidelity_counts_a_changed_word_against_the_one_who_changed_it() -> None:
    text = " ".join(SPEECH)
    shares = {
        s.siglum: s.fidelity
        for s in compare({"A": [text], "B": [text], "C": [text.replace("too thin", "too weak")]}).witnesses
    }
    assert shares["A"] is not None
    assert shares["C"] is not None
    assert (shares["A"].errors, shares["C"].errors) == (0, 1)
    assert shares["C"].low < shares["C"].score < shares["C"].high


@pytest.mark.parametrize("seed", range(4))
def test_taking_a_witness_away_moves_nothing_else(seed: int) -> None:
    texts = reports(seed, 5)
    whole = {k: v for k, v in texts.items() if k != "W2"}
    check(compare(whole), whole)


def test_what_no_transcript_has_stands_in_no_reading_text() -> None:
    texts = {
        "T": "We counted the boats twice. Nobody was missing. Then the fog came in from the bay.",
        "A": "We counted the blue boats twice. Nobody was missing. Ask the pilot about the radio.",
        "B": "We counted the blue boats twice.",
    }
    apparatus = collate([Fragment(s, 0, t, (Span(0, len(t)),)) for s, t in texts.items()], ["T"])
    assert apparatus.text == texts["T"]
    assert apparatus.order_known
    added = [(r.text, r.kind) for p in apparatus.passages for r in p.readings if p.at.start == p.at.end and r.text]
    assert ("blue", "insertion") in added
    check(apparatus, {s: [t] for s, t in texts.items()})


def test_transcripts_vote_among_themselves() -> None:
    texts = {
        "T1": "The tide was slow.",
        "T2": "The tide was slow.",
        "T3": "The tide was low.",
        "A": "The tide was low.",
    }
    fragments = [Fragment(s, 0, t, (Span(0, len(t)),)) for s, t in texts.items()]
    assert collate(fragments, ["T1", "T2", "T3"]).text == "The tide was slow."
    assert collate([f for f in fragments if f.siglum != "T2"], ["T1", "T3"]).text == "The tide was low."
    tied = collate([f for f in fragments if f.siglum in ("T1", "T3")], ["T1", "T3"])
    assert any(p.disputed for p in tied.passages)


def test_what_a_transcript_could_not_hear_is_left_to_the_reports() -> None:
    text = "We sold [inaudible] before the winter."
    spans = (Span(0, 7), Span(20, len(text)))
    said = "We sold both boats before the winter."
    fragments = [Fragment("T", 0, text, spans), Fragment("A", 0, said, (Span(0, len(said)),))]
    assert collate([*fragments, Fragment("B", 0, said, (Span(0, len(said)),))], ["T"]).text == said
