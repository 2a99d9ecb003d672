"""What is said of quotations and speakers as a whole: the rules one by one, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.finding.speech import Speech, speech
from variorum.ids import quotation_id
from variorum.model import Article, Attribution, Quotation, Span
from variorum.spans import covers, joined_text


def read(text: str) -> Speech:
    return speech(Article(id="a", text=text))


def said(text: str) -> list[tuple[str, str | None]]:
    found = read(text)
    return [
        (q.text, a.mention.text if a.mention else None)
        for q, a in zip(found.quotations, found.attributions, strict=True)
    ]


def only(text: str) -> tuple[Quotation, Attribution]:
    found = read(text)
    assert len(found.quotations) == 1
    return found.quotations[0], found.attributions[0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We sail at nine,” Jo Vale said.", "Jo Vale"),
        ("“We sail at nine,” said Jo Vale.", "Jo Vale"),
        ("“We sail at nine,” said the harbour master, Jo Vale.", "Jo Vale"),
        ("“We sail at nine,” Jo Vale, the harbour master since May, said.", "Jo Vale"),
        ("Jo Vale said: “We sail at nine.”", "Jo Vale"),
        ("Jo Vale told Ed Stone: “We sail at nine.”", "Jo Vale"),
        ("Jo Vale laughed, adding: “We sail at nine.”", "Jo Vale"),
        ("“We sail at nine,” according to Jo Vale.", "Jo Vale"),
        ("According to Jo Vale, “we sail at nine.”", "Jo Vale"),
        ("“We sail at nine,” Jo Vale said, letting out a laugh.", "Jo Vale"),
        ("“We sail at nine,” Jo Vale zinged.", "Jo Vale"),
        ("“We sail at nine.” — Jo Vale", "Jo Vale"),
        ("Jo Vale described the boat as “half sunk” on Monday.", "Jo Vale"),
        ("The lawsuit says the boat was “half sunk” in May.", "The lawsuit"),
        ("“We sail at nine,” a spokeswoman for the harbour said.", "a spokeswoman"),
        ("“We sail at nine,” Vale’s lawyers said.", "Vale’s lawyers"),
    ],
)
def test_who_speaks(text: str, speaker: str) -> None:
    assert [s for _, s in said(text)] == [speaker]


def test_the_one_who_is_told_is_the_addressee() -> None:
    _, attribution = only("“We sail at nine,” Jo Vale told Ed Stone.")
    assert attribution.addressee == "Ed Stone"


def test_a_cue_is_the_words_that_say_so() -> None:
    text = "“We sail at nine,” Jo Vale said."
    quotation, _ = only(text)
    assert quotation.cue is not None
    assert text[slice(*quotation.cue)] == "said"


def test_nobody_is_named_where_nobody_is_near() -> None:
    _, attribution = only("“We sail at nine.”")
    assert attribution.mention is None
    assert attribution.rule.startswith("none")


def test_the_content_of_a_fragment_is_its_clause() -> None:
    text = "Jo Vale said the boat was “half sunk” in the bay."
    quotation, _ = only(text)
    assert quotation.kind == "mixed"
    assert [text[slice(*s)] for s in quotation.content] == ["the boat was “half sunk” in the bay"]


def test_a_pronoun_takes_the_name_that_fits_it() -> None:
    found = read("Anna Stone met Mark Vale in May.\n\n“I was late,” she said. He answered: “I was early.”")
    assert [a.mention.name for a in found.attributions if a.mention] == ["Anna Stone", "Mark Vale"]


def test_a_pronoun_that_could_be_two_people_stays_open() -> None:
    found = read("Mark Vale and Paul Stone met in May.\n\n“I was late,” he said.")
    assert [a.mention and (a.mention.text, a.mention.name) for a in found.attributions] == [("he", None)]


def test_a_name_inside_marks_is_nobody() -> None:
    found = read("Anna Stone spoke. “Mary Poole was late,” she said.")
    assert found.attributions[0].mention is not None
    assert found.attributions[0].mention.name == "Anna Stone"


def test_a_speaker_carries_on_to_the_next_paragraph_that_opens_with_marks() -> None:
    text = "“We sail at nine,” Jo Vale said.\n\n“Nobody will wait for the boat from Kiel.”"
    assert [s for _, s in said(text)] == ["Jo Vale", "Jo Vale"]


def test_the_same_text_gives_the_same_ids() -> None:
    quotation, _ = only("“We sail at nine,” Jo Vale said.")
    assert quotation.id == quotation_id("a", (Span(1, 17),))


def test_nobody_is_found_in_what_is_set_aside() -> None:
    text = "A caption of Ed Stone.\n\n“We sail at nine,” he said."
    found = speech(Article(id="a", text=text), (Span(0, 22),))
    assert [m.name for m in found.mentions] == [None]


PROSE = st.lists(
    st.sampled_from(
        ["“", "”", '"', "‘", "’", "'", "\n\n", ". ", ", ", ": ", " ", "Jo Vale", "Vale", "he", "she", "the lawyer",
         "who", "said", "told", "according to", "her team", "adding", "the film", "sail", "nine", "Kiel’s", "— ", "(",
         ")", "?"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(PROSE)
@settings(max_examples=250, deadline=None)
def test_what_must_hold_of_any_prose(text: str) -> None:
    found = read(text)
    ids = {q.id: q for q in found.quotations}
    assert len(ids) == len(found.quotations)
    for q, a in zip(found.quotations, found.attributions, strict=True):
        assert a.quotation_id == q.id
        assert q.text == joined_text(text, q.spans)
        assert all(0 <= s.start < s.end <= len(text) for s in (*q.spans, *q.content))
        assert all(x.end <= y.start for x, y in zip(q.spans, q.spans[1:], strict=False))
        assert 0 <= a.score <= 1
        if q.within is not None:
            assert any(covers(outer, s) for outer in ids[q.within].spans for s in q.spans)
        if q.kind in {"title", "scare", "nickname"}:
            assert a.mention is None
        if a.mention is not None:
            assert text[slice(*a.mention.span)] == a.mention.text
            assert not any(s.start <= a.mention.span.start < s.end for other in ids.values() for s in other.spans)
    assert read(text) == found


@given(st.text(max_size=120))
@settings(deadline=None)
def test_nothing_raises(text: str) -> None:
    read(text)
