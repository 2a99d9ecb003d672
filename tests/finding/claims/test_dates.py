"""Expressions of time: which they are, what they mean, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.finding.claims.dates import expressions
from variorum.finding.claims.mentions import date_mentions
from variorum.model import Article, DateMention, Masthead

WEDNESDAY = "2025-01-29"


def found(text: str, published: str | None = WEDNESDAY) -> list[DateMention]:
    return list(date_mentions(Article("a", text, published=published), Masthead()))


@pytest.mark.parametrize(
    ("text", "printed", "edtf"),
    [
        ("The trial is set for March 9, 2026.", "March 9, 2026", "2026-03-09"),
        ("It sank on the 4th of May 1987.", "the 4th of May 1987", "1987-05-04"),
        ("It sank on Tuesday 4 May, 1982.", "Tuesday 4 May, 1982", "1982-05-04"),
        ("Posted 2024-12-20 by hand.", "2024-12-20", "2024-12-20"),
        ("Posted 25/12/2024 by hand.", "25/12/2024", "2024-12-25"),
        ("Posted 03/04/2024 by hand.", "03/04/2024", None),
        ("It was released in August 2024.", "August 2024", "2024-08"),
        ("It opened in the summer of 2016.", "the summer of 2016", "2016-22"),
        ("It opened in early 2016.", "early 2016", "2016-01/2016-04"),
        ("It began in the late 1990s.", "the late 1990s", "1997/1999"),
        ("It began in the 1990s.", "the 1990s", "199X"),
        ("The season of 2015-16 was dry.", "2015-16", "2015/2016"),
        ("It ran January 16-20, 2024.", "January 16-20, 2024", "2024-01-16/2024-01-20"),
        ("She wrote on Monday.", "Monday", "2025-01-27"),
        ("She wrote on Wednesday.", "Wednesday", "2025-01-29"),
        ("She wrote last Wednesday.", "last Wednesday", "2025-01-22"),
        ("She will write on Monday.", "Monday", "2025-02-03"),
        ("She wrote on Saturday night.", "Saturday night", "2025-01-25"),
        ("The hearing moved from mid-February.", "mid-February", "2025-02-11/2025-02-20"),
        ("The hearing moved to next week.", "next week", "2025-02-03/2025-02-09"),
        ("She sued earlier this month.", "earlier this month", "2025-01-01/2025-01-29"),
        ("She sued in December.", "December", "2024-12"),
        ("She sued on Dec. 20.", "Dec. 20", "2024-12-20"),
        ("A hearing is set for Feb. 12.", "Feb. 12", "2025-02-12"),
        ("The vote in June was close.", "June", "2024-06"),
        ("The vote will be in June.", "June", "2025-06"),
        ("She left yesterday.", "yesterday", "2025-01-28"),
        ("She left last year.", "last year", "2024"),
        ("She left two days ago.", "two days ago", "2025-01-27"),
        ("She left three months ago.", "three months ago", "2024-10"),
        ("She left over the weekend.", "over the weekend", "2025-01-25/2025-01-26"),
        ("She left several years ago.", "several years ago", None),
        ("He called at 2 a.m. and hung up.", "2 a.m.", None),
        ("He called at two in the morning.", "two in the morning", None),
        ("He called at 14:30 GMT.", "14:30 GMT", None),
        ("Updated 14:30 GMT by hand.", "14:30 GMT", None),
        ("It began in the early afternoon.", "in the early afternoon", None),
        ("She wept overnight.", "overnight", None),
        ("It fell in the last year by half.", "the last year", "2024-01-30/2025-01-29"),
        ("It fell over the past two weeks.", "over the past two weeks", "2025-01-15/2025-01-29"),
        ("It will fall in the coming days.", "in the coming days", None),
        ("They met on New Year’s Eve 2015.", "New Year’s Eve 2015", "2015-12-31"),
        ("They met last Thanksgiving.", "last Thanksgiving", "2024-11-28"),
        ("They will meet on Valentine's Day.", "Valentine's Day", "2025-02-14"),
        ("They met at Christmas.", "Christmas", None),
        ("They met at Easter 2024.", "Easter 2024", "2024-03-31"),
        ("It is the 21st century.", "the 21st century", "20XX"),
        ("The ship, believed to have been going too fast, sank on Tuesday morning.", "Tuesday morning", "2025-01-28"),
        ("She said on Monday that she would go.", "Monday", "2025-01-27"),
        ("She noted that Monday would have been his birthday.", "Monday", "2025-01-27"),
        ("She left on Thursday.", "Thursday", None),  # six days ago, or tomorrow in a report of the night
        ("The fair opens on Thursday.", "Thursday", "2025-01-30"),
    ],
)
def test_an_expression_and_what_it_means(text: str, printed: str, edtf: str | None) -> None:
    assert [(d.text, d.edtf) for d in found(text)] == [(printed, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "We may march on, April said.",
        "Jan Moss and June Hale spoke to May Lind.",
        "It cost $2,016 and 2016 people came.",
        "He ran 1,999 metres and won 2-1 by 12.5 points.",
        "Flight 1999 and section 2001 were closed.",
        "Black Friday was quiet.",
        "USA TODAY has asked.",
        "We are in the early hours of an inquiry.",
        "The annual Christmas fair was dull.",
        "A second look, and a mar on the dec.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert found(text) == []


def test_a_day_without_a_year_is_of_the_year_in_which_its_weekday_fits() -> None:
    text = "It came on Monday, January 27. In December 2024 she had sued, and she left last year."
    assert [d.edtf for d in found(text, None)] == ["2025-01-27", "2024-12", "2024"]


def test_nothing_is_guessed_without_a_date_to_start_from() -> None:
    assert [d.edtf for d in found("She left on Monday, and in June, and last year.", None)] == [None, None, None]


def test_a_week_later_counts_from_the_date_before_it_in_the_paragraph() -> None:
    text = "She wrote on 3 June 2024. A week later he answered. The same day it leaked.\n\nTwo days later she sued."
    assert [d.edtf for d in found(text)] == ["2024-06-03", "2024-06-10", "2024-06-10", None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("She sued on May 4, 2023. That day he wept.", "2023-05-04"),
        ("She sued on May 4, 2023. Later in the day he wept.", "2023-05-04"),
        ("She sued on May 4, 2023. Later that year he wept.", "2023"),
        ("She sued on May 4, 2023. He had wept the day before.", "2023-05-03"),
        ("She sued on May 4, 2023. He wept the day after a ball.", None),
        ("She sued in May 2023. That day he wept.", None),
    ],
)
def test_a_day_that_leans_on_the_one_before(text: str, edtf: str | None) -> None:
    assert [d.edtf for d in found(text)][1:] == [edtf]


def test_a_weekday_that_does_not_fit_its_date_is_said() -> None:
    (date,) = found("It was Friday, January 27, 2025.")
    assert (date.edtf, date.rule) == ("2025-01-27", "in full; the weekday does not fit")


@given(st.text(alphabet="May 1234567890,./-:JanuryFebSundaylstwekogoa\n’s$%", max_size=80))
def test_every_expression_stands_where_it_says_and_none_overlaps(text: str) -> None:
    end = 0
    for date in found(text):
        assert text[date.start : date.end] == date.text
        assert date.start >= end
        end = date.end


def test_a_megabyte_of_dates_and_of_half_dates_comes_to_an_end() -> None:
    for part in ("May 1 ", "1 ", "January ", "the early ", "12:", "Monday ", "2016-", "a "):
        expressions(part * (300_000 // len(part)))
