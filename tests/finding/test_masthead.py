"""What a report says of itself."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.finding.masthead import masthead
from variorum.model import Article, Span


def outlet(text: str, quoted: tuple[Span, ...] = ()) -> str | None:
    return masthead(Article("a", text), quoted).outlet


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Ledger has contacted Ms Lund for comment.", "The Harbour Ledger"),
        ("Metro Wire has also reached out to the council and the ferry's owners for comment.", "Metro Wire"),
        ("The owners did not respond to Harbour Post's request for comment.", "Harbour Post"),
        ("He did not answer requests for comment from the Harbour Echo.", "Harbour Echo"),
        ("On Monday The Beacon has not independently verified the letter.", "The Beacon"),
        ("It is unclear who sent it. The Lantern has approached both captains for comment.", "The Lantern"),
        ("(CNN) The ferry stays.", "CNN"),
        ("HARBOUR CITY (Coast News) — The ferry stays.", "Coast News"),
        ("The ferry stays.\n\n© 2031 The Harbour Ledger. All rights reserved.", "The Harbour Ledger"),
        ("The ferry stays.\n\nCoast Radio's Ada Lund contributed to this report.", "Coast Radio"),
    ],
)
def test_a_report_that_names_its_outlet(text: str, name: str) -> None:
    assert outlet(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The recording, obtained by the Harbour Ledger, is short.",
        "The letter was first published by Coast News. Coast News reported that it was short.",
        "“It is over,” she told the Harbour Ledger. He told the Harbour Ledger that it was not.",
        "HARBOUR CITY (Reuters) — The ferry stays.",
        "The owners did not respond to the AP's request for comment.",
        "The ferry stays.\n\nCopyright 2031 The Associated Press. All rights reserved.",
        "Lund has reached out to Moss for comment.",
        "He has contacted the owners for comment. Police have contacted the owners for comment.",
        "The Foundation has contacted him for comment, The Foundation said.",
        "The Ledger has contacted her for comment. The Courier has contacted her for comment.",
        "The mayor said no.",
        "",
    ],
)
def test_a_report_that_does_not(text: str) -> None:
    assert outlet(text) is None


def test_the_outlet_of_a_scoop_does_not_stand_in_the_way() -> None:
    text = "It was obtained by Coast News, and first reported by Coast News. The Ledger has contacted her for comment."
    assert outlet(text) == "The Ledger"


def test_what_is_quoted_does_not_count() -> None:
    text = "“The Ledger has contacted me for comment,” she said."
    assert outlet(text) == "The Ledger"
    assert outlet(text, (Span(1, text.index("”")),)) is None


def test_date_and_title() -> None:
    text = " date 2031-05-06 Ferry stays after council vote\n\nThe ferry stays, the council said.\n\nNobody minded."
    found = masthead(Article("a", text))
    assert (found.published, found.published_rule) == ("2031-05-06", "date prefix")
    assert found.title == "Ferry stays after council vote"


@pytest.mark.parametrize(
    "text",
    [
        " date 2031-05-06 The ferry stays, the council said.\n\nNobody minded.",
        "HARBOUR CITY — The ferry stays, for now\n\nNobody minded.",
        "Photo\n\nThe ferry stays, the council said.\n\nNobody minded.",
        "One line only without a full stop",
        "A line",
    ],
)
def test_no_title_is_made_of_a_sentence(text: str) -> None:
    assert masthead(Article("a", text)).title is None


def test_a_title_glued_to_a_caption() -> None:
    text = "Ferry to Stay in Harbour City Image The ferry near the pier. Credit Ada Lund/Coast Agency\n\nIt stays."
    assert masthead(Article("a", text)).title == "Ferry to Stay in Harbour City"


@given(
    st.lists(
        st.sampled_from(
            ["The Ledger", " has contacted ", "told ", "for comment", "(CNN) ", "\n", "“", "’s ", "A", ". "]
        )
    )
)
def test_any_text_has_a_masthead(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = masthead(Article("a", text))
    assert found.outlet is None or found.outlet in text
    assert found.title is None or found.title in text


DATA = Path(__file__).parents[2] / "../shared/data"
MARKED = re.compile(r'“[^”\n]*”|"[^"\n]*"')


@pytest.mark.data
def test_outlets_of_the_real_reports() -> None:
    """Not one wrong outlet or date in the stories; at least the number found when this was written."""
    if not DATA.is_dir():
        pytest.skip("../shared/data is not here")
    right = wrong = 0
    for key in sorted(DATA.glob("stories/*/meta.json")):
        for report in json.loads(key.read_text("utf-8"))["reports"]:
            text = (key.parent / report["file"]).read_bytes().decode()
            found = masthead(Article("a", text), [Span(*m.span()) for m in MARKED.finditer(text)])
            assert found.published in (None, report["date"])
            if found.outlet:
                agrees = any(plain(name).startswith(plain(found.outlet)) for name in report["outlet"].split(" / "))
                right, wrong = right + agrees, wrong + (not agrees)
    assert wrong == 0
    assert right >= 31


def plain(name: str) -> str:
    return re.sub(r"^the | online$| digital$", "", name.lower())
