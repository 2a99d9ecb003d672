from __future__ import annotations

import invented
import pytest
from msgspec.structs import replace

from variorum.writers.wording import clipped, counted, day, labels, listed, marked, story_title


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, None),
        ("2031", "2031"),
        ("2031-05", "May 2031"),
        ("2031-05-02", "2 May 2031"),
        ("2031-05-02T10:00", "2 May 2031"),
        ("2031-13", "2031-13"),
        ("2031-21", "spring 2031"),
        ("2031-05~", "2031-05~"),
        ("2031/2032", "2031 to 2032"),
        ("20XX", "20XX"),
    ],
)
def test_dates_in_words(edtf: str | None, words: str | None) -> None:
    assert day(edtf) == words


def test_numbers_and_lists() -> None:
    assert counted(0, "report") == "no reports"
    assert counted(13, "report") == "13 reports"
    assert listed([]) == ""
    assert listed(["one"]) == "one"
    assert clipped("one\n two  three", 3) == "one two three"
    assert marked("Stop!") == "“Stop!”"


def test_reports_are_called_by_their_outlet_and_told_apart() -> None:
    witnesses = invented.edition().witnesses
    assert labels(witnesses)["NL"] == "The Northern Ledger"
    assert labels(witnesses)["W3K"] == "unnamed.txt"
    twice = labels((*witnesses, replace(witnesses[1], siglum="NL2")))
    assert (twice["NL"], twice["NL2"]) == ("The Northern Ledger (NL)", "The Northern Ledger (NL2)")


def test_the_title_of_a_story() -> None:
    edition = invented.edition()
    voice, parish, *_ = edition.utterances
    assert story_title(edition, (voice,)) == "Amara Castellanos: voice message"
    assert story_title(edition, (replace(voice, title=None),)) == "What Amara Castellanos said"
    assert (
        story_title(edition, (parish, replace(parish, speaker=voice.speaker)))
        == "What The parish and Amara Castellanos said"
    )
    assert story_title(edition, ()) == "Six reports of one story"
