from __future__ import annotations

import pytest
from msgspec.structs import replace

from variorum.model import Edition
from variorum.writers.review import changes_meaning, review


def test_what_was_not_read_comes_first_and_what_is_good_to_know_last(edition: Edition) -> None:
    kinds = [c.kind for c in review(edition)]
    assert kinds[:3] == ["unread", "note", "meaning"]
    assert set(kinds[-2:]) == {"copy", "outlet"}
    grades = [c.grade for c in review(edition)]
    assert grades == sorted(grades, key=["first", "look", "know"].index)


def test_a_changed_meaning_is_said_in_a_plain_sentence(edition: Edition) -> None:
    concern = next(c for c in review(edition) if c.kind == "meaning")
    assert concern.sentence == (
        "The Harbour Courier, The Northern Ledger and unnamed.txt print “is not cracked”; "
        "Tallis Evening Post has “is now cracked”."
    )
    utterance, place = concern.places
    assert utterance.passage == 9
    text = next(w.text for w in edition.witnesses if w.siglum == "TEP")
    assert text[place.start : place.end] == "is now cracked."


def test_every_kind_of_concern_is_found(edition: Edition) -> None:
    assert {c.kind for c in review(edition)} == {
        "unread", "note", "meaning", "paraphrase", "substitution", "insertion", "omission", "disputed", "splice",
        "reordered", "tally", "speaker", "doubtful", "outlet", "copy", "composite",
    }  # fmt: skip


def test_the_manner_of_a_house_is_no_concern(edition: Edition) -> None:
    said = " ".join(c.sentence for c in review(edition))
    for words in ("colour", "f–ked", "you know", "it is late"):
        assert words not in said


def test_every_place_can_be_looked_up(edition: Edition) -> None:
    lengths = {w.siglum: w.chars for w in edition.witnesses}
    utterances = {u.id: len(u.passages) for u in edition.utterances}
    for spot in (spot for c in review(edition) for spot in c.places):
        assert spot.witness is None or 0 <= spot.start <= spot.end <= lengths[spot.witness]
        assert spot.passage is None or spot.passage < utterances[spot.utterance or ""]


def test_an_unknown_order_and_another_story_are_said(edition: Edition) -> None:
    first, *rest = edition.utterances
    odd = replace(
        edition,
        utterances=(replace(first, order_known=False), *rest),
        witnesses=(replace(edition.witnesses[0], off_story=True), *edition.witnesses[1:]),
    )
    kinds = {c.kind for c in review(odd)}
    assert {"order", "off_story"} <= kinds


def test_an_edition_in_order_asks_for_nothing() -> None:
    assert review(Edition("0.1.0", 1)) == ()


@pytest.mark.parametrize(
    ("lemma", "reading", "changes"),
    [
        ("is not cracked", "is now cracked", True),
        ("isn’t cracked", "is not cracked", False),
        ("four minutes", "4 minutes", False),
        ("four minutes", "five minutes", True),
        ("three hundred people", "300 people", False),
        ("twenty-two bells", "22 bells", False),
        ("two thousand", "2,000", False),
        ("two hundred", "300", True),
        ("no one came", "nobody came", False),
        ("he never rang", "he rang", True),
        ("at 10.30,", "at 10.30", False),
        ("really", "very", False),
    ],
)
def test_negations_and_figures_change_the_meaning(lemma: str, reading: str, changes: bool) -> None:
    assert changes_meaning(lemma, reading) is changes
