"""Which word stands in which column, where two readings of a place are possible: invented quotations."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks import check, placed

from variorum.collation import compare
from variorum.model import Apparatus


def kinds(apparatus: Apparatus) -> dict[tuple[str, str], str]:
    """The kind of what each witness prints, for all that is not as the reading text has it."""
    return {(place.siglum, place.text): kind for place, kind in placed(apparatus) if kind != "verbatim"}


def test_a_word_left_out_beside_one_left_out_by_another_is_no_substitution() -> None:
    said = "It’s like a two-boat race where the slower boat has the harbour master on its side."
    texts = {"A": [said], "B": [said.replace("like a", "like")], "C": [said.replace("like a", "a")]}
    apparatus = compare(texts)
    check(apparatus, texts)
    assert apparatus.text == said
    assert set(kinds(apparatus).values()) <= {"omission", "cleaned"}


def test_two_sentences_that_one_report_runs_together_are_not_laid_upon_each_other() -> None:
    one, two = "We have a plan that will bring the whole town a fortune.", "Not just the ferry men will see some of it."
    texts = {"A": [one, two], "B": [one, two], "C": [f"{one[:-9]} {two[4:]}"]}
    apparatus = compare(texts)
    check(apparatus, texts)
    assert apparatus.text == f"{one} {two}"
    assert "substitution" not in kinds(apparatus).values()


def test_masks_outvote_a_word_that_they_cannot_stand_for() -> None:
    said = "They closed the f***ing bridge on the busiest day of the year."
    texts = {"A": [said], "B": [said.replace("f***ing", "f–ing")], "C": [said.replace("f***ing", "swinging")]}
    apparatus = compare(texts)
    assert "swinging" not in apparatus.text
    assert kinds(apparatus)["C", "swinging"] == "substitution"


def test_who_leaves_out_the_whole_sentence_says_nothing_of_one_word_in_it() -> None:
    first, last = "The tide came in at noon.", "By four o’clock the quay was under water."
    middle = "We told the council in the spring that the wall had gone soft."
    cut = f"{first} {last}"
    texts = {"A": [f"{first} {middle} {last}"], "B": [f"{first} {middle.replace('in the spring ', '')} {last}"],
             "C": [cut], "D": [cut], "E": [cut]}  # fmt: skip
    apparatus = compare(texts)
    assert "in the spring" in apparatus.text
    assert ("A", "in the spring") not in kinds(apparatus)


def test_a_sentence_said_twice_stays_two() -> None:
    again = "I worry that nobody on this council has read a single page of the report."
    one, two = (
        f"{again} The beam was too thin and the mayor knew.",
        f"Ask them yourselves tonight. {again} That is all.",
    )
    texts = {"A": [one, two], "B": [one, two], "C": [one], "D": [two]}
    apparatus = compare(texts)
    check(apparatus, texts)
    assert apparatus.text == f"{one} {two}"


def test_the_sense_in_other_words_is_a_paraphrase_whole() -> None:
    said = "When the siren went my heart sank and I am sorry that you had to hear it there."
    texts = {"A": [said], "B": [said], "C": [said.replace("and I am", "once I had read your note, I am")]}
    found = kinds(compare(texts))
    assert {kind for (siglum, _), kind in found.items() if siglum == "C"} == {"paraphrase"}


def test_one_against_one_is_disputed_though_a_third_cuts_the_sentence() -> None:
    before, after = "We met at the quay before the storm broke.", "Nobody was hurt, thank heaven."
    texts = {"A": [f"{before} I saw the mast and the light fall. {after}"],
             "B": [f"{before} I saw the mast fall. {after}"], "C": [f"{before} {after}"]}  # fmt: skip
    apparatus = compare(texts)
    assert [(p.disputed, p.readings[0].text) for p in apparatus.passages if p.disputed] == [(True, "and the light")]
    assert {kind for (siglum, _), kind in kinds(apparatus).items() if siglum == "C"} == {"splice"}


def test_an_hour_in_words_is_another_spelling_of_it() -> None:
    said = "We left the quay at 2 a.m. with twenty per cent of the nets."
    other = "We left the quay at two in the morning with 20 percent of the nets."
    found = kinds(compare({"A": [said], "B": [said], "C": [other]}))
    assert {kind for (siglum, _), kind in found.items() if siglum == "C"} == {"spelling"}


def test_a_sum_or_a_decade_in_words_is_another_spelling_of_it() -> None:
    said = "In the 1990s the quay cost $5 million and the mole 2,500,000 crowns."
    other = "In the ’90s the quay cost five million dollars and the mole 2.5 million crowns."
    found = compare({"A": [said], "B": [said], "C": [other]})
    assert {kind for (siglum, _), kind in kinds(found).items() if siglum == "C"} == {"spelling"}
    said, other = said.replace("$5", "$6"), said.replace("1990s", "1890s")
    found = compare({"A": [said], "B": [said], "C": [other]})
    assert {kind for (siglum, _), kind in kinds(found).items() if siglum == "C"} == {"substitution"}


def test_a_filler_between_two_words_that_are_the_same_is_not_cut_in_two() -> None:
    said = "We came to the quay and I've seen the lamps go out one after another."
    full = said.replace("I've", "I mean I've")
    found = compare({"A": [said], "B": [said], "C": [full]})
    assert "I mean I've seen" in found.text
    assert [[(r.text, r.kind) for r in p.readings] for p in found.passages][1] == [
        ("I mean", "verbatim"), ("", "cleaned"),
    ]  # fmt: skip
