"""What is on the page and not of the report."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.finding.furniture import furniture
from variorum.model import Article, Furniture


def marks(text: str) -> list[tuple[str, str]]:
    return [(mark.kind, text[mark.start : mark.end]) for mark in furniture(Article("a", text))]


@pytest.mark.parametrize(
    ("kind", "paragraph"),
    [
        ("advert", "Watch Harbour TV free for 7 days New subscribers only. £3/mo. after free trial. Try for free"),
        ("advert", "Advertisement Continue reading the main story"),
        ("appeal", "Your support helps us to tell the story. At a time like this, we need reporters at sea. Read more"),
        ("appeal", "Do you have a story for the Harbour Echo? Email us at desk@echo.example"),
        ("share", "Share."),
        ("share", "Read or Share this story: https://ech.example/x"),
        ("menu", "Exit mobile version"),
        ("caption", "open image in gallery The ferry on Monday ( Coast Images )"),
        ("caption", "Image copyright Coast Image caption The ferry left at noon"),
        ("caption", "The ferry at the pier on Monday. (Photo: Ada Lund)"),
        ("caption", "The ferry at the pier. (Ada Lund/AP)"),
        ("caption", "Getty Images The ferry at the old pier on Monday"),
        ("caption", "Splash News The captain said that it was 'no way to leave'"),
        ("video", "Now Playing:"),
        ("credit", "— With files from The Coast Press"),
        ("credit", "Copyright 2031 The Coast Press. All rights reserved."),
        ("credit", "Ada Lund and Ben Moss contributed to this report."),
        ("related", "READ ALSO: Ferry to stay"),
        ("related", "[Why the ferry stays in the harbour]"),
        ("newsletter", "Sign up for our daily briefing Enter your email Thank you for subscribing"),
        ("notice", "This is a breaking news story, more follows..."),
        ("byline", "By Ada Lund"),
    ],
)
def test_a_paragraph_of_furniture(kind: str, paragraph: str) -> None:
    text = f"The ferry stays.\n\n{paragraph}\n\nNobody minded."
    assert marks(text) == [(kind, paragraph)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Share prices fell on Monday, the broker said.",
        "Photos of the ferry were shared online.",
        "In a newsletter to members, the union said that emails had been lost.",
        "Your support means the world to me, she told the crowd in the harbour on Monday, and " + "she went on. " * 40,
        "Copyright law has been the same since 1976, the judge said.",
        "The statement was carried by the Press Association (PA).",
        "She bought the bank (Credit Coast).",
        "Reuters reported on Monday that the ferry would stay.",
        "Twitter Inc. said on Monday that it would close the office.",
        "“Share it,” he said.",
        "Watch what happens next, the captain warned.",
        "By Monday Ada Lund had left.",
        "Sign up or leave, the captain told the crew.",
        "[She] never said so, and “never would”.",
        "Advertisement revenue fell by a third.",
    ],
)
def test_reporting_is_left_alone(paragraph: str) -> None:
    assert marks(f"The ferry stays.\n\n{paragraph}\n\nNobody minded.") == []


def test_the_date_prefix() -> None:
    assert marks(" date 2031-05-06 The ferry stays.") == [("dateline", "date 2031-05-06")]
    assert marks(" date 2031-02-30 The ferry stays.") == []


def test_links_under_read_more_close_the_page() -> None:
    text = "The ferry stays.\n\nRead more:\n\nA captain left. Then he came back.\n\nFerry to stay"
    assert [kind for kind, _ in marks(text)] == ["related"] * 3
    text = "The ferry stays.\n\nRead more\n\nFerry to stay\n\nThe captain came back.\n\n“No,” he said."
    assert [words for _, words in marks(text)] == ["Read more", "Ferry to stay"]


def test_captions_with_a_label_where_a_page_has_several() -> None:
    captions = [
        "At sea: The ferry left the old pier on Monday with the captain and his dog on the bridge",
        "No way back: Lund, 41, said it 'was over' as she walked down to the pier with her sister",
        "Happy days: The captain and his crew at the summer fair in the harbour two years ago",
    ]
    text = "Ferry: The old captain leaves the harbour for good as the council looks on\n\n{}\n\nNobody minded."
    assert marks(text.format("\n\n".join(captions))) == [("caption", line) for line in captions]
    assert marks(text.format("\n\n".join(captions[:2]))) == []


def test_a_gallery_of_pictures_however_long() -> None:
    gallery = (
        "Photos: The ferry leaves "
        + "The captain waves to the crowd. Hide Caption 1 of 40 " * 70
        + "Hide Caption 40 of 40"
    )
    assert marks(f"The ferry stays.\n\n{gallery}\n\nNobody minded.") == [("caption", gallery)]


def test_a_paragraph_printed_twice() -> None:
    line = "The ferry will go on calling at the old pier until the end of the summer, as the council had asked."
    assert marks(f"{line}\n\nNobody minded.\n\n{line}") == [("repeat", line)]
    said = f"“{line}”"
    assert marks(f"{said}\n\nNobody minded.\n\n{said}") == []


def test_the_reader_s_own_marks_are_kept() -> None:
    article = Article("a", "The ferry.\n\nNobody minded.", furniture=(Furniture(0, 10, "caption"),))
    assert furniture(article) == (Furniture(0, 10, "caption"),)


PIECES = ["Read more:", "Share", "\n", "\r\n", " ", "(Photo: A", ")", "By Ada Lund", "x" * 90, " date 2031-05-06 "]


@given(st.lists(st.sampled_from(PIECES)))
def test_marks_are_inside_in_order_and_disjoint(pieces: list[str]) -> None:
    text = "".join(pieces)
    at = 0
    for mark in furniture(Article("a", text)):
        assert at <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip() == text[mark.start : mark.end]
        at = mark.end


DATA = Path(__file__).parents[2] / "../shared/data"


@pytest.mark.data
def test_little_of_a_real_report_is_furniture() -> None:
    """Reporting is not swallowed: over all reports but one (a photo gallery), under a tenth is furniture."""
    if not DATA.is_dir():
        pytest.skip("../shared/data is not here")
    marked = whole = 0
    for path in sorted([*DATA.glob("memo/*.txt"), *DATA.glob("stories/*/[0-9]*.txt")]):
        text = path.read_bytes().decode()
        spans = furniture(Article("a", text))
        covered = sum(mark.end - mark.start for mark in spans)
        if covered < len(text) / 2:
            marked, whole = marked + covered, whole + len(text)
    assert 0.02 < marked / whole < 0.07
