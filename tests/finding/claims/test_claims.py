"""What reports assert: amounts, and what they are of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import variorum
from variorum.finding.claims.quantities import quantities
from variorum.model import Claim


def claims(text: str, published: str = "2031-05-06") -> list[Claim]:
    return list(variorum.find(variorum.article(f"{text} “We go,” said Ivo Moss.", published=published)).claims)


@pytest.mark.parametrize(
    ("text", "printed", "kind", "interval"),
    [
        ("Ana Ruiz, 41, left.", "41", "age", ("41", "41")),
        ("The 42-year-old driver left.", "42-year-old", "age", ("42", "42")),
        ("It cost at least $400 million.", "at least $400 million", "money", ("400000000", "")),
        ("It cost £8.99 a month.", "£8.99", "money", ("8.99", "8.99")),
        ("It cost half a million dollars.", "half a million dollars", "money", ("500000", "500000")),
        ("It cost between 2 and 3 million euros.", "2 and 3 million euros", "money", ("2000000", "3000000")),
        ("A nearly seven-minute message came.", "nearly seven-minute", "duration", ("378", "420")),
        ("It took six minutes and 30 seconds.", "six minutes and 30 seconds", "duration", ("390", "390")),
        ("About 50 per cent agreed.", "About 50 per cent", "percentage", ("44", "56")),
        ("More than 1,200 people came.", "More than 1,200", "count", ("1200", "")),
        ("It weighs 500 pounds (227 kilograms).", "500 pounds", "measure", ("226.796", "226.796")),
        ("The speed was 12 mph.", "12 mph", "measure", ("5.36448", "5.36448")),
        ("It took 11-and-a-half hours.", "11-and-a-half hours", "duration", ("41400", "41400")),
        ("A 400-pound-plus bear came.", "400-pound-plus", "measure", ("181.437", "")),
        ("They paid a 300-pound fine.", "300-pound", "money", ("300", "300")),
        ("Two hundred and fifty people came.", "Two hundred and fifty", "count", ("250", "250")),
    ],
)
def test_an_amount_and_what_it_allows(text: str, printed: str, kind: str, interval: tuple[str, str]) -> None:
    assert [(c.text, c.type, c.interval) for c in claims(text)] == [(printed, kind, interval)]


@pytest.mark.parametrize(
    "text",
    [
        "She said: “I owe $400 million and I am 41.”",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Ana Ruiz sailed. Ruiz, 41, left.", "age of Ana Ruiz"),
        ("They met a 17-year-old dog named Rex Lund.", "age of Rex Lund"),
        ("The 42-year-old driver left.", "age of the driver"),
        ("The driver, 42, left.", "age of the driver"),
        ("A six-minute voice memo came.", "length of the voice message"),
        ("The audio message, which lasts for almost seven minutes, came.", "length of the voice message"),
        ("At least five people are dead after the crash.", "number of dead"),
        ("The crash killed 12 people.", "number of dead"),
        ("Some 51 were taken to two hospitals.", "number of injured"),
        (
            "Ana Ruiz filed a $400 million defamation lawsuit against Jo Lund and Pia Roe.",
            "amount of the lawsuit of Ana Ruiz against Jo Lund and Pia Roe",
        ),
        (
            "The same day Jo Lund filed her suit, Ana Ruiz filed a $250 million suit against the Harbour Ledger.",
            "amount of the lawsuit of Ana Ruiz against the Harbour Ledger",
        ),
        ("A crash in 2004 killed 12 people.", None),
        ("Twelve, including five people killed earlier, were named.", None),
        ("The walk took 20 minutes.", None),
        ("A 25-tonne white lorry drove into the crowd.", "weight of the lorry"),
        ("The girl fell 10 to 12 feet.", "distance of the fall"),
    ],
)
def test_what_an_amount_is_of(text: str, anchor: str | None) -> None:
    found = [c.anchor for c in claims(text) if c.type not in ("set", "firmness")]
    assert (found or [None])[0] == (anchor.replace("against the Harbour", "against Harbour") if anchor else None)


def test_whom_a_suit_is_against_with_those_it_does_not_name() -> None:
    (claim,) = [c for c in claims("Ana Ruiz sued Jo Lund, her husband and Pia Roe.") if c.type == "set"]
    assert (claim.whose, claim.against) == ("Ana Ruiz", ("Jo Lund", "her husband", "Pia Roe"))


def test_a_total_is_the_first_one_that_a_report_gives() -> None:
    text = "The crash killed 12 people. Of those on the upper deck, four people were killed."
    assert [c.anchor for c in claims(text)] == ["number of dead", None]


@given(st.text(alphabet="$£1234567890,. millonbtwfeay-years%andost", max_size=80))
def test_every_amount_stands_where_it_says_and_none_overlaps(text: str) -> None:
    end = 0
    for q in quantities(text, bytearray(len(text))):
        assert end <= q.span.start < q.span.end <= len(text)
        end = q.span.end


def test_a_megabyte_of_numbers_comes_to_an_end() -> None:
    for part in ("one ", "1 ", "at least ", "$", "two hundred and ", "1,000", "nearly 7-"):
        text = part * (200_000 // len(part))
        quantities(text, bytearray(len(text)))


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("A judge set a March 9, 2032 trial date.", [("trial", "2032-03-09")]),
        ("The trial of Jo Lund is set to begin on March 9, 2032.", [("trial", "2032-03-09")]),
        ("A hearing set for Feb. 12, 2032 was moved to Feb. 3, 2032.", [("hearing", "2032-02-03")]),
        ("They moved a pretrial conference from mid-May to 1 May 2032.", [("hearing", "2032-05-01")]),
        ("The lawsuit is about a December article in 2031.", []),
        ("The launch was on 2 May 2031.", []),
    ],
)
def test_what_happens_on_a_date(text: str, dated: list[tuple[str, str]]) -> None:
    found = [c for c in claims(text) if c.type == "date" and c.anchor]
    assert [(c.subject, c.interval[0]) for c in found if c.interval] == dated


@pytest.mark.parametrize(
    ("text", "anchor", "interval"),
    [
        ("The ferry left the pier at 6.10am.", None, ("370", "370")),
        ("Ferry 12 took off at 11:36 a.m. and nobody saw it.", "time of the departure", ("696", "696")),
        ("The crash happened at about 6 a.m. on Monday.", "time of the incident", ("340", "380")),
        ("The police were called at 6.13am.", None, ("373", "373")),
        ("The bus landed shortly after 18:30 GMT.", "time of the landing", ("1110", "1130")),
    ],
)
def test_a_time_of_day_and_what_happened_then(text: str, anchor: str | None, interval: tuple[str, str]) -> None:
    assert [(c.anchor, c.interval) for c in claims(text) if c.type == "time"] == [(anchor, interval)]


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Ana Ruiz, 30, from Kallow, was aboard.", [("home of Ana Ruiz", "Kallow")]),
        ("Ana Ruiz was aboard. The mother, from New Vestby, saw it.", [("home of Ana Ruiz", "New Vestby")]),
        ("Ana Ruiz returned from Kallow.", []),
        ("The mother, from New Vestby, saw it.", []),
    ],
)
def test_where_somebody_is_from(text: str, home: list[tuple[str, str]]) -> None:
    assert [(c.anchor, c.text) for c in claims(text) if c.type == "place"] == home


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The hearing was on Saturday, May 4, 2031.", "4 May 2031 was a Sunday"),
        ("The hearing was on Sunday, May 4, 2031.", None),
        ("The trial is set for March 9, 2021.", "it is told as still to come on 6 May 2031"),
        ("The trial is set for March 9, 2032.", None),
        ("The trial was set for March 9, 2021.", None),
        ("The boat carried 14 people, nine men and six women.", "9 and 6 make 15"),
        ("The boat carried 15 people, nine men and six women.", None),
        ("The boat carried 15 people, including nine men and two women.", None),
        ("Ana Ruiz, 41, who was born in 1980, left.", "born in 1980, one is 50 or 51 in 2031"),
        ("Ana Ruiz, 41, born in May 1990, left.", None),
        ("Ana Ruiz, 41, born in 1920, died there.", None),
    ],
)
def test_what_cannot_be_as_it_is_printed(text: str, reason: str | None) -> None:
    assert [c.anchor for c in claims(text) if c.attribute == "slip"] == ([reason] if reason else [])


def test_who_was_never_asked_and_who_gave_no_answer() -> None:
    text = "Ana Ruiz did not respond to requests for comment. Jo Lund said he was never contacted by the writer."
    assert [(c.whose, c.unit) for c in claims(text) if c.type == "comment"] == [
        ("Ana Ruiz", "no answer"),
        ("Jo Lund", "never asked"),
    ]


def test_what_one_side_tells_and_another_does_not_recall() -> None:
    text = "She says she warned the crew of the fog. The owners say they do not recall her warning."
    assert [c.unit for c in claims(text) if c.type == "account"] == ["told", "not recalled"]


@pytest.mark.parametrize(
    "text",
    [
        "They found a 25-year-old file on Jo Lund in the cellar.",
        "A 31-year-old Lund volunteer left.",
        "Ana Ruiz sailed with his 17-year-old daughter.",
    ],
)
def test_an_age_of_something_else_is_nobodys_here(text: str) -> None:
    assert [c.anchor for c in claims(text) if c.type == "age"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Two Norwegian tourists were injured in the crash.",
        "Nine people were killed in a fire last year.",
        "The club, where four people died, " + "is known for its songs and its bright green doors. " * 12 + "Ten died.",
        "They paid $10 more.",
    ],
)
def test_no_toll_of_what_the_report_tells(text: str) -> None:
    found = [c for c in claims(("The town council met. " * 25) + text) if c.subject in ("dead", "injured")]
    assert found == []
