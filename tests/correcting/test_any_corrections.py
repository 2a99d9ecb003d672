"""Whatever people decide of a story: every decision is accounted for, those in force hold, and the edition is whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_applied import ARTICLES, decide, q

import variorum
from variorum.model import Correction, Edition
from variorum.writers.references import broken

SCRIPT = """\
OKORO: I should have closed the road myself. I was asleep when the river came over the wall, and I will not pretend.
REYES: The pumps came late, and nobody at the depot picked up the telephone.
OKORO: The wall will be repaired.
"""
SPOKEN = [*ARTICLES, variorum.article(SCRIPT, kind="transcript")]
PLAIN = variorum.collate(SPOKEN)
QUOTED = st.sampled_from([*(x.id for x in PLAIN.quotations), "qgone"])
SEVERAL = st.lists(QUOTED, min_size=1, max_size=3, unique=True).map(tuple)
NAMED = st.sampled_from(["Ana Ruiz", "Okoro", "dana-okoro", "Tomas Reyes", "The Council", "Dr", "ʼ", "Reyes’s lawyer"])
SPEAKERS = st.sampled_from([*(s.id for s in PLAIN.speakers), "nobody-here"])
REPORTS = st.sampled_from([*(w.siglum for w in PLAIN.witnesses), "gone.txt"])
DAYS = st.sampled_from(["2031-06-01", "2031-06-02", "2031-06-02T10:00:00Z"])


def of(what: str, **says: st.SearchStrategy[object]) -> st.SearchStrategy[Correction]:
    return st.builds(
        lambda on, n, **said: Correction(id=f"c{n}", what=what, by="Jo", on=on, why="So.", **said),  # type: ignore[arg-type]
        DAYS, st.integers(0, 10**9), **says,
    )  # fmt: skip


ONE = st.one_of(
    of("speaker", quotations=SEVERAL, speaker=NAMED),
    of("speaker", quotations=SEVERAL, nobody=st.just(True)),
    of("speaker", quotations=SEVERAL, document=NAMED),
    of("speaker", quotations=SEVERAL, organisation=NAMED),
    of("kind", quotations=SEVERAL, kind=st.sampled_from(["direct", "mixed", "indirect", "title", "scare", "none"])),
    of("join", quotations=SEVERAL),
    of("part", quotations=SEVERAL),
    of("move", quotations=SEVERAL, to=QUOTED),
    of("same", speakers=st.tuples(SPEAKERS, SPEAKERS), name=st.none() | NAMED),
    of("distinct", speakers=st.tuples(SPEAKERS), quotations=SEVERAL, name=NAMED),
    of("outlet", reports=st.tuples(REPORTS), outlet=NAMED),
    of("date", reports=st.tuples(REPORTS), published=st.just("2031-05-01")),
    of("story", reports=st.tuples(REPORTS), off_story=st.booleans()),
    of("copy", reports=st.tuples(REPORTS), copy_of=REPORTS | st.just("")),
)


def check(edition: Edition, given_: list[Correction]) -> None:
    assert broken(edition) is None
    assert {d.id for d in edition.corrections} == {c.id for c in given_}
    rules = {x.id: x for x in edition.quotations}
    applied = [d for d in edition.corrections if d.state == "applied"]
    last = {quoted: d for d in applied if d.what == "speaker" for quoted in d.things}
    turns = {x.id for x in PLAIN.quotations if x.rule == "turn"}
    for quoted, d in last.items():
        if quoted not in rules and quoted in turns:
            continue  # a turn that nobody quotes any more, now that somebody else speaks it
        said = rules[quoted]
        assert said.rule == ("none: decided" if d.nobody else "decided") or said.kind == "indirect"
        assert (said.speaker is None) == d.nobody or said.kind == "indirect"
    speakers = {u.id: u.speaker for u in edition.utterances}
    for x in edition.quotations:
        if x.rule == "decided" and x.speaker and x.kind in ("direct", "mixed"):
            assert speakers[str(x.utterance)] == x.speaker
    for d in edition.corrections:
        assert d.note or d.state != "unfit"


@settings(max_examples=12)
@given(st.lists(ONE, max_size=6, unique_by=lambda c: c.id), st.randoms())
def test_any_corrections(several: list[Correction], chance) -> None:  # type: ignore[no-untyped-def]
    edition = variorum.collate(SPOKEN, corrections=several)
    check(edition, several)
    shuffled, articles = list(several), list(SPOKEN)
    chance.shuffle(shuffled)
    chance.shuffle(articles)
    assert variorum.collate(articles, corrections=shuffled) == edition
    for format_ in ("text", "html", "tei"):
        variorum.write(edition, format_)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(ONE, max_size=10, unique_by=lambda c: c.id))
def test_a_great_many_corrections(several: list[Correction]) -> None:
    check(variorum.collate(SPOKEN, corrections=several), several)


def test_a_turn_of_a_transcript_can_be_given_to_another() -> None:
    turn = next(x for x in PLAIN.quotations if x.rule == "turn" and x.text.startswith("I should"))
    one = decide("speaker", quotations=(turn.id,), speaker="Al Wren")
    check(variorum.collate(SPOKEN, corrections=[one]), [one])
    kind = decide("kind", quotations=(turn.id,), kind="none")
    assert variorum.collate(SPOKEN, corrections=[kind]).corrections[0].state == "unfit"


def test_ids_are_kept_when_a_report_is_added() -> None:
    road = q("I should have closed")
    one = decide("speaker", quotations=(road,), speaker="Lena Fisk")
    for articles in (ARTICLES[:1], ARTICLES[:2], ARTICLES, SPOKEN):
        edition = variorum.collate(articles, corrections=[one])
        assert edition.corrections[0].state == "applied"
        assert next(x for x in edition.quotations if x.id == road).speaker == "lena-fisk"
