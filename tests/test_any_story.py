"""What must hold of every edition holds of stories put together at random, marks broken and all."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from properties import problems

import variorum

MARKS = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("``", "''"), ("«", "»"), ("“", ""), ("", "”"), ("”", "“")]
SAID = [
    "the gate was open at nine and nobody came",
    "Nobody came. I waited until the lamp went out, and then I walked home alone",
    "I waited until the lamp went out … and then I walked",
    "I waited till the lamp [in the hall] went out",
    "It was f---ing cold, it was f***ing cold out there. We couldn't feel our hands",
    "We could not feel our hands",
    "open at nine",
    "lamp",
    "‘nobody came’, he said to me, and I didn't believe it",
    "…",
    "",
    "[sic]",
    "no no no no no no no no",
    "Я ждал до утра",
]
NAMES = [
    "Ana Ruiz",
    "Ruiz",
    "Mr. Ben Stone",
    "she",
    "The mayor",
    "the complaint",
    "LRB",
    "a spokeswoman for the harbour",
]
CUES = [
    "{n} said {q}.",
    "{q}, {n} said.",
    "{q} {n} said in a voice memo, {q}",
    "According to {n}, {q}",
    "{n}: {q}",
    "{q}",
    "{n} told the Pier Post: {q}\n\n{q}",
    "{n} said that nobody had come by nine, and that the lamp had gone out.",
    "The gate was open, {n} said, and asked whether {q} would stand.",
]


@st.composite
def quoted(draw: st.DrawFn) -> str:
    opening, closing = draw(st.sampled_from(MARKS))
    said = draw(st.one_of(st.sampled_from(SAID), st.text(max_size=30)))
    end = draw(st.sampled_from(["", ",", ".", "!", " …"]))
    return f"{opening}{said}{end}{closing}"


@st.composite
def sentence(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(CUES)).replace("{n}", draw(st.sampled_from(NAMES)))
    while "{q}" in text:
        text = text.replace("{q}", draw(quoted()), 1)
    return text


reports = st.lists(
    st.lists(sentence(), min_size=1, max_size=5).flatmap(
        lambda lines: st.sampled_from(["\n\n", " ", "\r\n\r\n", "\n"]).map(lambda gap: gap.join(lines))
    ),
    min_size=1,
    max_size=4,
)


TURNS = [
    "ANA RUIZ: {s}",
    "MR. STONE: {s} (LAUGHTER) {s}",
    "[0:0{n}] {s}",
    ">> {s}",
    "Q. {s}\nA. {s}",
    "{s} [inaudible] {s}",
    "{s}",
]


@st.composite
def transcript(draw: st.DrawFn) -> str:
    lines = []
    for n in range(draw(st.integers(1, 6))):
        line = draw(st.sampled_from(TURNS)).replace("{n}", str(n))
        while "{s}" in line:
            said = draw(st.one_of(st.sampled_from(SAID), st.text(max_size=30))) + draw(
                st.sampled_from([".", "?", " --"])
            )
            line = line.replace("{s}", said, 1)
        lines.append(line)
    return draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


def check_with_transcripts(texts: list[str], spoken: list[str]) -> None:
    articles = [variorum.article(t) for t in texts] + [variorum.article(t, kind="transcript") for t in spoken]
    edition = variorum.collate(articles)
    printed = variorum.write(edition, "json")
    assert problems(json.loads(printed)) == []
    assert variorum.write(variorum.collate(articles[::-1]), "json") == printed
    assert variorum.write(variorum.load(printed), "json") == printed
    assert variorum.write(edition, "html").startswith("<!doctype html>")
    assert variorum.write(edition, "text")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports, st.lists(transcript(), min_size=1, max_size=2))
def test_an_edition_with_transcripts_holds_together(texts: list[str], spoken: list[str]) -> None:
    check_with_transcripts(texts, spoken)


@pytest.mark.slow
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports, st.lists(transcript(), min_size=1, max_size=3))
def test_many_editions_with_transcripts_hold_together(texts: list[str], spoken: list[str]) -> None:
    check_with_transcripts(texts, spoken)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_an_edition_holds_together(texts: list[str]) -> None:
    articles = [variorum.article(t) for t in texts]
    edition = variorum.collate(articles)
    printed = variorum.write(edition, "json")
    assert problems(json.loads(printed)) == []
    assert variorum.write(variorum.collate(articles[::-1]), "json") == printed
    assert variorum.write(edition, "html").startswith("<!doctype html>")


@pytest.mark.slow
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_many_editions_hold_together(texts: list[str]) -> None:
    articles = [variorum.article(t) for t in texts]
    printed = variorum.write(variorum.collate(articles), "json")
    assert problems(json.loads(printed)) == []
    assert variorum.write(variorum.collate(articles[::-1]), "json") == printed
