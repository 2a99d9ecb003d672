"""`variants.py`: the differences of an utterance as a reader meets them."""

from __future__ import annotations

import pytest

from variorum.model import Edition, Passage, Place, Reading, Span, Utterance
from variorum.writers.variants import differences, done_by, numbered, shared_utterances


def place(siglum: str, start: int, text: str) -> Place:
    return Place(siglum, f"q{siglum}", start, start + len(text), text)


def passage(at: tuple[int, int], *readings: tuple[str, str, tuple[Place, ...]]) -> Passage:
    return Passage(Span(*at), False, False, tuple(Reading(text, kind, places) for text, kind, places in readings))  # type: ignore[arg-type]


def test_a_long_cut_is_one_difference_with_everyone_who_makes_it(edition: Edition) -> None:
    first = differences(edition.utterances[0])[0]
    assert (first.first, first.last, first.kind, first.cut) == (1, 4, "omission", True)
    assert first.words == "it’s late, and I really hope this doesn’t wake you."
    assert [p.siglum for p in first.printed_by] == ["HC", "HCC", "NL"]
    assert [[p.siglum for p in r.places] for r in first.readings] == [["TEP"]]
    both = next(d for d in differences(edition.utterances[0]) if d.words == "big")
    assert [p.siglum for p in both.readings[0].places] == ["TEP", "W3K"]


def test_differences_stand_in_the_order_of_the_reading_text(edition: Edition) -> None:
    found = differences(edition.utterances[0])
    assert [d.first for d in found] == sorted(d.first for d in found)
    assert [d.kind for _, d in numbered(found)] == [
        "omission", "substitution", "omission", "insertion", "substitution", "splice", "paraphrase", "disputed",
    ]  # fmt: skip
    assert [n for n, _ in numbered(found)] == [*range(1, 9)]


def test_a_cut_reaches_over_an_insertion_and_not_over_printed_words() -> None:
    over = Utterance(
        "u", None, None, "one two three four", True,
        (
            passage((0, 4), ("one", "verbatim", (place("A", 0, "one"),)), ("", "omission", (place("B", 0, ""),))),
            passage((4, 4), ("and", "insertion", (place("C", 4, "and"),))),
            passage((4, 8), ("two", "verbatim", (place("A", 4, "two"),)), ("", "omission", (place("B", 0, ""),))),
            passage((8, 14), ("three", "verbatim", (place("A", 8, "three"), place("B", 1, "three")))),
            passage((14, 18), ("four", "verbatim", (place("A", 14, "four"),)), ("", "omission", (place("B", 7, ""),))),
        ),
        (),
    )  # fmt: skip
    cuts = [d for d in differences(over) if d.cut]
    assert [(d.first, d.last, d.words) for d in cuts] == [(0, 2, "one two"), (4, 4, "four")]


def test_each_outlet_s_differences_are_counted_once(edition: Edition) -> None:
    counts = done_by(differences(edition.utterances[0]))
    assert counts["TEP"] == {"substitution": 1, "insertion": 1, "omission": 2}
    assert "HCC" not in counts


def test_only_what_several_reports_print_is_shared(edition: Edition) -> None:
    assert [u.id for u in shared_utterances(edition)] == ["u-bell"]


@pytest.mark.parametrize(
    ("lemma", "reading", "kind", "substance"),
    [
        ("and", "", "disputed", False),
        ("and, so", "", "omission", False),
        ("", "that", "insertion", False),
        ("", "not", "insertion", True),
        ("only", "", "disputed", True),
        ("and so", "but so", "substitution", True),
        ("that", "then", "disputed", True),
        ("colour", "color", "spelling", False),
    ],
)
def test_an_and_that_comes_or_goes_is_no_matter_of_substance(
    lemma: str, reading: str, kind: str, substance: bool
) -> None:
    one = ("", kind, (place("B", 0, reading),)) if not reading else (reading, kind, (place("B", 0, reading),))
    kept = ((lemma, "verbatim", (place("A", 0, lemma),)),) if lemma else ()
    utterance = Utterance("u", None, None, lemma, True, (passage((0, len(lemma)), *kept, one),), ())
    assert [d.substance for d in differences(utterance)] == [substance]


def test_a_clause_reworded_word_by_word_is_one_difference() -> None:
    def both(n: int, lemma: str, other: str, at: int) -> Passage:
        printed = (lemma, "verbatim", (place("A", n, lemma),)), (other, "substitution", (place("B", at, other),))
        return passage((n, n + len(lemma)), *printed)

    added = passage((13, 13), ("at last", "insertion", (place("B", 20, "at last"),)))
    end = passage((13, 14), (".", "verbatim", (place("A", 13, "."), place("B", 27, "."))))
    reworded = (both(0, "I ", "I would", 0), both(2, "checked ", "look", 8), both(10, "it.", "over it", 12))
    utterance = Utterance("u", None, None, "I checked it. ", True, (*reworded, added, end), ())
    (one,) = differences(utterance)
    assert (one.first, one.last, one.words) == (0, 3, "I checked it.")
    assert [(r.text, r.kind) for r in one.readings] == [("I would look over it at last", "substitution")]
    assert [(p.start, p.end) for p in one.readings[0].places] == [(0, 27)]
    apart = (both(0, "I ", "I would", 0), both(2, "checked ", "look", 30))
    assert len(differences(Utterance("u", None, None, "I checked ", True, apart, ()))) == 2
