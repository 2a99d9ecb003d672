"""What has one value, by the words round it; and what looks like it and is another's, or of another time."""

import pytest

import variorum
from variorum.finding.article import find

DAY = "2031-05-06"


def anchors(text: str) -> list[tuple[str, str | None]]:
    return [(c.text, c.anchor) for c in find(variorum.article(text, published=DAY)).claims if c.anchor]


@pytest.mark.parametrize(
    ("text", "value", "anchor"),
    [
        (
            "Kallow Ferries, which was founded in 1989, has nine ships.",
            "1989",
            "date of the founding of Kallow Ferries",
        ),
        ("Ada Lund, 40, who was first elected in 2019, resigned.", "2019", "date of the election of Ada Lund"),
        (
            "Ada Lund, the ferry line's chief executive since 2019, resigned.",
            "2019",
            "date of the appointment as chief executive of Ada Lund",
        ),
        ("The jury was out for nearly five hours.", "nearly five hours", "length of the jury's deliberation"),
        ("The inquiry will open on May 12.", "May 12", "date of the start of the inquiry"),
        ("Ada Lund was sentenced to nine years in prison.", "nine years", "length of the sentence of Ada Lund"),
        ("Turnout was 61%, the highest since 1998.", "61%", "size of the turnout"),
        ("There were 180 passengers and four crew aboard.", "180 passengers and four crew", "number of aboard"),
        ("The number of people hurt in the crash has risen to 19.", "19", "number of injured"),
        ("Two men were arrested on Sunday.", "Two", "number of arrested"),
        ("Kallow paid nothing. Rovers sold the striker to Lund City for £12m.", "£12m", "amount of the transfer fee"),
    ],
)
def test_a_fact_has_its_anchor(text: str, value: str, anchor: str) -> None:
    assert (value, anchor) in anchors(text)


@pytest.mark.parametrize(
    "text",
    [
        "A previous inquiry opened on May 2.",
        "In 2009, the jury was out for five hours.",
        "Ada Lund could be sentenced to nine years in prison.",
        "Ada Lund faces being jailed for nine years.",
        "There were four crew aboard.",
        "Last season the club bought a striker for £9m.",
        "The turnout in the Saltgate ward was 44%.",
        "The company was founded in 1989.",
    ],
)
def test_what_is_of_another_time_or_of_nobody_known_has_none(text: str) -> None:
    assert anchors(text) == []


def test_only_the_first_word_of_the_one_thing_counts() -> None:
    text = "The jury took three hours. A witness left. The jury took two hours over the second charge."
    assert anchors(text) == [("three hours", "length of the jury's deliberation")]


def test_he_is_the_only_one_named_before() -> None:
    text = "Mr Poe was off work. He is suing Ada Lund for £25,000 in damages."
    assert ("£25,000", "amount of the damages sought of Poe") in anchors(text)


def test_a_qualifier_is_kept_over_the_headline() -> None:
    text = "Ferry hits pier, 12 hurt\n\nA ferry struck a pier on Tuesday, injuring at least 12 people."
    assert anchors(text)[-1] == ("at least 12", "number of injured")
