"""Claims set side by side because two reports tell of them in nearly the same words."""

import variorum
from variorum.model import Tally

QUOTED = " “We go, {n} times,” said Ivo Moss."
FIRE = "Eight fire engines, {n} rescue boats and a helicopter reached the burning ferry off Kallow Point."


def tallies(*texts: str, days: tuple[str, ...] = ("2031-05-06", "2031-05-06")) -> list[Tally]:
    made = [variorum.article(t + QUOTED.format(n=n), published=days[n]) for n, t in enumerate(texts)]
    return list(variorum.collate(made).tallies)


def test_one_number_left_over_in_two_like_sentences_differs() -> None:
    (found,) = tallies(FIRE.format(n="four"), FIRE.format(n="five"))
    assert (found.verdict, found.subject, [v.text for v in found.values]) == (
        "differ",
        "rescue boats",
        ["four", "five"],
    )


def test_what_is_the_same_is_no_tally() -> None:
    assert tallies(FIRE.format(n="four"), FIRE.format(n="4")) == []


def test_sentences_that_share_little_are_not_compared() -> None:
    assert tallies(FIRE.format(n="four"), "Harbour staff counted five rescue boats at the Kallow Point regatta.") == []


def test_others_are_a_part_and_not_compared() -> None:
    told = "The ledgers of Moss & Lind name {} and public officials of the port of Kallow."
    assert tallies(told.format("140 politicians"), told.format("128 other politicians")) == []


def test_a_year_that_differs_in_like_sentences() -> None:
    (found,) = tallies(
        "The bear Orso came to the Kallow zoo in 2025 from the Lund park in Vestby.",
        "Orso, a brown bear, was born in the Lund park in Vestby and came to the Kallow zoo in 2024.",
    )
    assert (found.verdict, found.attribute, [v.text for v in found.values]) == ("differ", "date in", ["2024", "2025"])
