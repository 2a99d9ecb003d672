"""What must hold of indirect speech in any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.finding.article import find
from variorum.model import Article, Findings

VOCABULARY = (
    'said says that told the council according to a report , . ; : “ ” ‘ ’ " — ( ) Ana Ruiz Poe’s she he they who was'
    " bridge would fall on Monday and but whether asked accused of promised claim denied it quickly 12 … “safe”"
)
texts = st.one_of(st.lists(st.sampled_from(VOCABULARY.split(" ")), max_size=40).map(" ".join), st.text(max_size=60))


def found_in(text: str) -> Findings:
    return find(Article(id="a", text=text))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_indirect_speech_stands_apart(text: str) -> None:
    found = found_in(text)
    indirect = [q for q in found.quotations if q.kind == "indirect"]
    spoken = [s for q in found.quotations if q.kind in ("direct", "mixed") for s in (*q.spans, *q.content)]
    spans = sorted(s for q in indirect for s in q.spans)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not any(a.start < b.end and b.start < a.end for a in spans for b in spoken)
    for q in indirect:
        assert q.text == " ".join(text[s.start : s.end] for s in q.spans)
        assert q.content == q.spans
        assert q.cue is not None
        assert not any(q.cue.start < s.end and s.start < q.cue.end for s in q.spans)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_every_quotation_has_its_attribution_in_its_place(text: str) -> None:
    found = found_in(text)
    assert [a.quotation_id for a in found.attributions] == [q.id for q in found.quotations]
    assert [q.spans[0] for q in found.quotations] == sorted(q.spans[0] for q in found.quotations)
    assert all(0 <= a.score <= 1 for a in found.attributions)
    mentions = [a.mention for a in found.attributions if a.mention is not None]
    assert all(text[m.span.start : m.span.end] == m.text for m in mentions)


def reported(text: str) -> list[tuple[str, str | None]]:
    found = found_in(text)
    said = {a.quotation_id: a.mention for a in found.attributions}
    return [(q.text, m.text if (m := said[q.id]) else None) for q in found.quotations if q.kind == "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz said the bridge was safe.", [("the bridge was safe", "Ana Ruiz")]),
        ("Ana Ruiz told the council on Monday that she would resign.", [("that she would resign", "Ana Ruiz")]),
        ("The bridge was safe, Ana Ruiz said.", [("The bridge was safe", "Ana Ruiz")]),
        ("Exit polls suggest that the mayor would lose.", [("that the mayor would lose", "Exit polls")]),
        ("The mayor praised the bridge.", []),
        ("The mayor crossed the bridge at nine and went home.", []),
        ("Ana Ruiz said the bridge was “safe enough”.", []),
    ],
)
def test_what_is_reported(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert reported(text) == expected


def test_a_speaker_who_is_not_sure_enough_is_not_named() -> None:
    text = "Ana Ruiz said the bridge was safe."
    found = find(Article(id="a", text=text), min_score=0.999)
    assert [a.mention for a in found.attributions] == [None]
    assert found.attributions[0].rule == "none: unsure"


def test_articles_without_marks_are_read() -> None:
    assert [q.kind for q in found_in("Police said nobody was hurt.").quotations] == ["indirect"]
