from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.finding.speech import speech
from variorum.finding.speech.lines import unbroken
from variorum.finding.speech.marks import FILLER, masked, outer_style, segments
from variorum.model import Article
from variorum.spans import joined_text
from variorum.text.paragraphs import paragraphs


def found(text: str) -> list[tuple[int, str]]:
    return [(s.depth, text[s.start : s.end]) for s in segments(text, unbroken(text, paragraphs(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” she said.", [(0, "Yes,")]),
        ('"Yes," she said. "No."', [(0, "Yes,"), (0, "No.")]),
        ("''Yes,'' she said.", [(0, "Yes,")]),
        ("``Yes,'' she said.", [(0, "Yes,")]),
        ("‘Yes,’ she said. ‘It isn’t.’", [(0, "Yes,"), (0, "It isn’t.")]),
        ("'Yes,' she said. 'It isn't.'", [(0, "Yes,"), (0, "It isn't.")]),
        ("« Oui », dit-elle.", [(0, "Oui")]),
        ("„Ja“, sagte sie.", [(0, "Ja")]),
        ("»Ja«, sagte sie.", [(0, "Ja")]),
        ("”Ja”, sa hon.", [(0, "Ja")]),
        ("“He said ‘no’ to me,” she said.", [(0, "He said ‘no’ to me,"), (1, "no")]),
        ("'He said \"no\" to me,' she said.", [(0, 'He said "no" to me,'), (1, "no")]),
        ('"He said "no" to me," she said.', [(0, 'He said "no" to me,'), (1, "no")]),
        ("«Er sagte ‹nein› dazu», sagte sie.", [(0, "Er sagte ‹nein› dazu"), (1, "nein")]),
        ("»Er sagte ›nein‹ dazu«, sagte sie.", [(0, "Er sagte ›nein‹ dazu"), (1, "nein")]),
        ("„Er sagte ‚nein.‘“, sagte sie.", [(0, "Er sagte ‚nein.‘"), (1, "nein.")]),
        ("‹Ja›, sagte sie.", [(0, "Ja")]),
        ("“He said ‘no.’ ” That was all.", [(0, "He said ‘no.’"), (1, "no.")]),
        ("‘She read “The Weir” ’ – so he said.", [(0, "She read “The Weir”"), (1, "The Weir")]),
        ("“\u202f‘No’ is what I said.”", [(0, "‘No’ is what I said."), (1, "No")]),
        ("He says,'We are late,'and left.", [(0, "We are late,")]),
        ('He says,"We are late,"and left.', [(0, "We are late,")]),
        ("She talked about‘joint work in the valley.’ He did not.", [(0, "joint work in the valley.")]),
        ("The ‘90 per cent’ figure was ours.", [(0, "90 per cent")]),
        ("'Til the drivers’ day off we wait,' she said.", [(0, "Til the drivers’ day off we wait,")]),
        ("He called it ‘a very\nbad idea’ on Monday.", [(0, "a very\nbad idea")]),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_every_style_of_mark(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It’s the drivers’ day off.",
        "They danced in the '90s.",
        "Rock ’n’ roll, then.",
        "A 6'2\" man.",
        "‘Tis late.",
        "In ’08 the drivers’ union left.",
        "Give ’em what they’re owed.",
        "The Shi‘ite leaders’ talks ended.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert found(text) == []


def test_a_plural_possessive_does_not_close_a_british_quotation() -> None:
    assert found("‘The drivers’ rights are gone,’ she said.") == [(0, "The drivers’ rights are gone,")]


def test_a_plural_possessive_may_close_where_no_other_mark_does() -> None:
    assert found("He called them ‘heroes’ and left.") == [(0, "heroes")]


def test_a_paragraph_left_open_is_reopened_in_the_next() -> None:
    text = "“One,” she said. “Two.\n\n“Three.”"
    spans = segments(text, paragraphs(text))
    assert [(s.closed, s.continues) for s in spans] == [("mark", False), ("paragraph", False), ("mark", True)]


@pytest.mark.parametrize(("left", "right"), [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'")])
def test_a_caption_does_not_break_a_reopened_quotation(left: str, right: str) -> None:
    first = f"{left}We ran,{right} she said. {left}It was dark."
    text = f"{first}\n\nMara Kell / The Gull\n\n{left}Then it rained.{right}"
    assert [s.continues for s in segments(text, paragraphs(text))] == [False, False, True]


def test_furniture_does_not_break_a_reopened_quotation() -> None:
    text = "“We ran,” she said. “It was dark.\n\nRead our newsletter now.\n\n“Then it rained.”"
    at = paragraphs(text)
    assert [s.continues for s in segments(text, at, [at[1]])] == [False, False, True]


def test_a_quotation_left_open_in_single_marks_is_closed_in_the_next_paragraph() -> None:
    text = "‘We ran,’ she said. ‘It was dark. It was cold.\n\nThen it rained,’ she said."
    assert found(text) == [(0, "We ran,"), (0, "It was dark. It was cold."), (0, "Then it rained,")]


def test_a_closed_paragraph_is_not_continued() -> None:
    text = "“One.”\n\n“Two.”"
    assert not any(s.continues for s in segments(text, paragraphs(text)))


def test_a_missing_close_ends_at_the_cue() -> None:
    text = "“We never left the harbour, Vale said.\n\nThe boat lay there."
    assert found(text) == [(0, "We never left the harbour,")]


def test_a_missing_opening_begins_with_the_paragraph() -> None:
    assert found("We never left the harbour,” Vale said.") == [(0, "We never left the harbour,")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We left," she said. "No, never, the clerk said. "It rained."', ["We left,", "No, never,", "It rained."]),
        ("“No, never, said Mara Kell.\n\n“It rained,” she said.", ["No, never,", "It rained,"]),
        ("Kell replied: We left at nine,” and sat down.", ["We left at nine,"]),
        ("The wind was up. We left at nine,” Kell said.", ["We left at nine,"]),
        ("“We left,” Kell said. We never came back.”", ["We left,", "We never came back."]),
        ("‘We left,’ Kell said. ‘No, never, the clerk said. ‘It rained.’", ["We left,", "No, never,", "It rained."]),
        ("‘It rained.’ The wind was up. We left at nine,’ Kell said.", ["It rained.", "We left at nine,"]),
    ],
)
def test_a_lost_mark_is_given_its_place(text: str, expected: list[str]) -> None:
    assert [words for _, words in found(text)] == expected


@pytest.mark.parametrize(
    "text", ["He called the offer “thin gruel and left.", "He called the offer thin gruel” and left."]
)
def test_a_fragment_that_lost_a_mark_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_who_speaks_is_less_sure_where_a_mark_was_lost() -> None:
    texts = (
        "“We left at nine,” Mara Kell said.",
        "We left at nine,” Mara Kell said.",
        "“We left at nine, Mara Kell said.",
    )
    whole, no_opening, no_close = (speech(Article(id="a", text=text)).attributions[0].score for text in texts)
    assert whole > no_close > no_opening


def test_a_broken_mark_costs_its_own_paragraph_only() -> None:
    good = "“We stayed,” she said."
    text = f"{good}\n\n“Broken “one here.\n\nNothing.\n\n{good}"
    assert found(text)[0] == found(text)[-1] == (0, "We stayed,")


def test_attributes_of_tags_are_no_marks() -> None:
    assert found('<tweet author="@vale" date="May 1">Out at sea.') == []


def test_the_outer_style_is_that_of_most() -> None:
    def style(text: str) -> str:
        return outer_style(text, segments(text, paragraphs(text)))

    assert style("‘Yes,’ he said. ‘It is “fine”.’") == "single"
    assert style("“Yes,” he said. “It is ‘fine’.”") == "double"
    assert style("«Yes», he said. «It is “fine”».") == "guillemet"
    assert style("Mayor: ‘We stay’\n\n“We stay,” she said.") == "double"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Kell said: "We left. "It rained. "Nobody came." She sat.', ["We left.", "It rained.", "Nobody came."]),
        ("“We left.”“No,” Mara Kell said.", ["We left.", "No,"]),
    ],
)
def test_segments_that_touch_are_found_each(text: str, expected: list[str]) -> None:
    quotations = speech(Article(id="a", text=text)).quotations
    assert [text[slice(*s)] for q in quotations for s in q.spans] == expected


def test_masking_keeps_every_offset() -> None:
    text = "“No,” she said. ‘Yes’ and “no”."
    hidden = masked(text, segments(text, paragraphs(text)))
    assert len(hidden) == len(text)
    assert "".join(c if h == FILLER else h for c, h in zip(text, hidden, strict=True)) == text


MARKS = st.text(alphabet="ab sS.,?\n“”\"‘’'«»„`[—0", max_size=80)


@given(MARKS)
@settings(max_examples=300)
def test_segments_lie_in_order_and_inside_one_another(text: str) -> None:
    spans = segments(text, paragraphs(text))
    for i, s in enumerate(spans):
        assert s.outer_start <= s.start < s.end <= s.outer_end
        assert text[s.start : s.end].strip() == text[s.start : s.end]
        if s.parent >= 0:
            parent = spans[s.parent]
            assert s.parent < i
            assert parent.depth == s.depth - 1
            assert parent.outer_start <= s.outer_start
            assert s.outer_end <= parent.outer_end
        else:
            assert s.depth == 0
    outer = [s for s in spans if s.depth == 0]
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(outer))


@given(MARKS)
def test_lines_are_joined_whole(text: str) -> None:
    lines = paragraphs(text)
    joined = unbroken(text, lines)
    assert {p.start for p in joined} <= {p.start for p in lines}
    assert {p.end for p in joined} <= {p.end for p in lines}
    assert all(a.end <= b.start for a, b in pairwise(joined))


@given(MARKS)
def test_every_span_gives_back_what_is_printed(text: str) -> None:
    found = speech(Article(id="a", text=text))
    for q in found.quotations:
        assert q.text == joined_text(text, q.spans)
    assert all(text[m.span.start : m.span.end] == m.text for m in found.mentions)


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    masked(text, segments(text, paragraphs(text)))


@pytest.mark.parametrize("unit", ['"', "“", "'", "’", "‘a ", "s' ", '"a" ', "“a ", "(", "«"])
def test_marks_without_end_come_to_an_end(unit: str) -> None:
    """Where a pattern backtracked without bound, this would not end; how fast it is, `benchmarks/` says."""
    text = unit * (100_000 // len(unit))
    unbroken(text, paragraphs(text))
    assert all(0 <= s.start <= s.end <= len(text) for s in segments(text, paragraphs(text)))
