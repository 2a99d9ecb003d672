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


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Jo Vale said the boat was “half sunk” in the bay.", ["the boat was “half sunk” in the bay"]),
        ("Jo Vale said on Monday that it was “half sunk” there.", ["that it was “half sunk” there"]),
        ("Jo Vale said Monday the boat was “half sunk” there.", ["the boat was “half sunk” there"]),
        ("Jo Vale told the inquiry the boat was “half sunk” there.", ["the boat was “half sunk” there"]),
        ("Jo Vale called the boat a “wreck.”", ["the boat a “wreck."]),
        ("Jo Vale said the boat was “half sunk,” though nobody asked her.", ["the boat was “half sunk,"]),
        ("The boat, Jo Vale said, was “half sunk” in the bay.", ["The boat", "was “half sunk” in the bay"]),
        ("The boat was “half sunk” in the bay, Jo Vale said.", ["The boat was “half sunk” in the bay"]),
    ],
)
def test_the_content_of_a_fragment_is_its_clause(text: str, content: list[str]) -> None:
    quotation, _ = only(text)
    assert quotation.kind == "mixed"
    assert [text[slice(*s)] for s in quotation.content] == content


def test_a_pronoun_takes_the_name_that_fits_it() -> None:
    found = read("Anna Stone met Mark Vale in May.\n\n“I was late,” she said. He answered: “I was early.”")
    assert [a.mention.name for a in found.attributions if a.mention] == ["Anna Stone", "Mark Vale"]


def test_a_pronoun_that_could_be_two_people_stays_open() -> None:
    found = read("Mark Vale and Paul Stone met in May.\n\n“I was late,” he said.")
    assert [a.mention and (a.mention.text, a.mention.name) for a in found.attributions] == [("he", None)]


def test_two_who_speak_together_are_a_group() -> None:
    found = read("Mark Vale, Anna Poole and Paul Stone said in a joint statement that the boat was “half sunk”.")
    mention = found.attributions[0].mention
    assert mention is not None
    assert (mention.text, mention.name) == ("Mark Vale, Anna Poole and Paul Stone", None)


def test_the_one_who_is_met_is_not_one_of_two_who_speak() -> None:
    found = read("There he met Anna Poole and Paul Stone said: “The boat is half sunk.”")
    assert [a.mention and a.mention.name for a in found.attributions] == ["Paul Stone"]


def test_a_quotation_that_ends_in_another_has_its_cue() -> None:
    text = "Mark Vale left the harbour.\n\n“I told him ‘the boat is half sunk,’” Anna Poole said."
    assert next(s for _, s in said(text)) == "Anna Poole"


def test_a_chant_is_the_crowd_s() -> None:
    found = read("Mark Vale roused the crowd to chants of “Sink the boat!”")
    assert [a.mention and a.mention.text for a in found.attributions] == ["the crowd"]
    found = read("As Mark Vale attacked Anna Poole, the attendees chanted, “Sink her boat!”")
    assert [a.mention and (a.mention.text, a.mention.name) for a in found.attributions] == [("the attendees", None)]


def test_a_pronoun_is_the_newest_subject_s() -> None:
    text = "“We sail at nine,” Mark Vale said.\n\nQuill Varga runs the ferry. “We sail at ten,” he said."
    assert [a.mention and a.mention.name for a in read(text).attributions] == ["Mark Vale", "Quill Varga"]


def test_a_score_is_lower_where_another_may_be_meant() -> None:
    sure = read("Mark Vale spoke. “I was late,” he said.").attributions[0]
    unsure = read("Mark Vale spoke after Paul Stone had left. “I was late,” he said.").attributions[0]
    assert sure.mention is not None
    assert unsure.mention is not None
    assert (sure.mention.name, unsure.mention.name) == ("Mark Vale", "Mark Vale")
    assert unsure.score < sure.score


def test_according_to_at_the_end_outweighs_another_verb() -> None:
    text = "Aides to Mark Vale put in place a “rather clever scheme” to hide money, according to Anna Poole."
    assert [a.mention and a.mention.name for a in read(text).attributions] == ["Anna Poole"]


def test_one_before_a_noun_is_nobody() -> None:
    found = read("Anna Poole wrote the note. One sentence stood out: “The boat is half sunk.”")
    assert [a.mention and a.mention.text for a in found.attributions] != ["One"]


def test_a_question_put_to_someone_is_not_theirs() -> None:
    found = read("Mark Vale spoke. When asked, “Is that you?” Vale replied: “I cannot say.”")
    assert [a.mention and a.mention.name for a in found.attributions] == [None, "Mark Vale"]


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
