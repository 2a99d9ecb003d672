from __future__ import annotations

from pathlib import Path

import pytest

import variorum
from variorum import example
from variorum.readers.own import is_own

FORMATS = ("html", "json", "markdown", "tei", "text")


@pytest.fixture(scope="module")
def editions() -> tuple[variorum.Edition, ...]:
    return tuple(variorum.collate(variorum.read(paths)) for paths in (example.paths(), example.paths()[:1]))


@pytest.mark.parametrize("format_", FORMATS)
def test_an_edition_left_beside_the_reports_is_not_one_more_report(
    editions: tuple[variorum.Edition, ...], format_: str, tmp_path: Path
) -> None:
    report = "“We leave at nine,” Ana Ruiz said."
    (tmp_path / "report.txt").write_text(report, "utf-8")
    for n, edition in enumerate(editions):
        (tmp_path / f"edition{n}.txt").write_text(variorum.write(edition, format_), "utf-8")
    found = variorum.read(tmp_path)
    assert [a.text for a in found] == [report]
    assert len(found.set_aside) == 2
    assert all("an edition that Variorum wrote" in aside.reason for aside in found.set_aside)


def test_a_comparison_is_no_report_either() -> None:
    compared = variorum.redline({"draft 1": "We go at nine.", "draft 2": "We go at ten."})
    assert is_own(variorum.write(compared, "json"))
    assert is_own(variorum.write(compared, "html"))


def test_the_summary_of_many_reports_with_a_long_title_is_known() -> None:
    assert is_own("What a board, its chair and others\nsaid\nAn edition of 64 reports.\n\nReview these first\n───\n")


def test_a_report_that_only_speaks_of_one_is_read() -> None:
    for text in (
        "An edition of five reports.\n\nThe board said “no”.",
        '<!doctype html><title>x</title><meta name="generator" content="Press 2">',
        "One report of one story after another came in.\n\n  It rained.",
        "{Photo} The news\n",
    ):
        assert not is_own(text)
