"""What the lines over a report say of it, and what they only seem to say."""

import pytest

from variorum.finding.furniture import furniture
from variorum.finding.masthead import masthead
from variorum.model import Article

BODY = "\n\nThe ferry struck the pier on Tuesday, police said. Nobody was hurt.\n\nIt will sail again in May."


@pytest.mark.parametrize(
    ("head", "outlet", "published"),
    [
        ("Harbour Courier\nFerry strikes pier\nBy Dana Whitlow\nMarch 5, 2024", "Harbour Courier", "2024-03-05"),
        ("Ferry strikes pier\n\nThe Northern Ledger\n\nPublished: 6 March 2024", "The Northern Ledger", "2024-03-06"),
        ("Ferry strikes pier | Tidewater Post\nTue 5 Mar 2024 09.15 GMT", "Tidewater Post", "2024-03-05"),
        ("Harbour Courier, March 5, 2024\nFerry strikes pier", "Harbour Courier", "2024-03-05"),
        ("Ferry strikes pier\nBy Dana Whitlow, Harbour Courier | 2024-03-05", "Harbour Courier", "2024-03-05"),
        ("Ferry strikes pier\nDana Whitlow for the Harbour Courier\n25/12/2024", "Harbour Courier", "2024-12-25"),
        (
            "Ferry strikes pier\nPublished March 5, 2024 at 8:15 a.m. ET\nUpdated March 7, 2024 at 6 p.m. ET",
            None,
            "2024-03-05",
        ),
        ("Ferry strikes pier\nUpdated 8:15 AM EST, Tue March 5, 2024", None, "2024-03-05"),
        ("Ferry strikes pier\n5/3/2024", None, None),  # the fifth of March, or the third of May
        ("Breaking News\nFerry strikes pier", None, None),
        ("The council met on March 5, 2024", None, None),
        ("A ferry that was built on 5 March 1999 sank\nPolice said so.", None, None),
        ("Harbour Courier\nThe Northern Ledger\nFerry strikes pier", None, None),  # whose page is it?
        ("Ferry strikes pier\nFebruary 30, 2024", None, None),
    ],
)
def test_the_lines_over_a_report(head: str, outlet: str | None, published: str | None) -> None:
    found = masthead(Article("a", head + BODY))
    assert (found.outlet, found.published) == (outlet, published)


def test_they_outweigh_what_stands_in_the_report() -> None:
    passing = "A letter obtained by the Harbour Courier says so. The Ledger has contacted her for comment."
    text = f"Harbour Courier\nFerry strikes pier\n\n{passing}"
    assert masthead(Article("a", text)).outlet == "Harbour Courier"


def test_they_are_furniture_and_the_headline_is_not() -> None:
    text = "Harbour Courier\nFerry strikes pier\nBy Dana Whitlow\nMarch 5, 2024" + BODY
    marked = {text[f.start : f.end]: f.kind for f in furniture(Article("a", text))}
    assert marked == {"Harbour Courier": "credit", "By Dana Whitlow": "byline", "March 5, 2024": "dateline"}
    assert masthead(Article("a", text)).title == "Ferry strikes pier"


def test_a_date_further_down_is_not_the_day_of_the_report() -> None:
    assert masthead(Article("a", "Ferry strikes pier" + BODY + "\n\nMarch 5, 2024\n\nIt sank.")).published is None
