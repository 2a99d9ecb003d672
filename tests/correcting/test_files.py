"""`corrections.toml` beside the reports: found by itself, named, in Python, and what the command line says of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import variorum
from variorum.cli import main

REPORT = "“We could not see the pier,” Captain Ines Moreau said. “Nobody was hurt.”\n"
FILE = """\
# The desk's decisions.
[[correction]]
what = "speaker"
quotation = "{quotation}"
speaker = "Ola Brandt"
by = "Jo Blake"
on = 2031-05-02
why = "The captain was ashore."
"""


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "a.txt").write_text(REPORT, encoding="utf-8")
    return folder


def quotation() -> str:
    return variorum.find(variorum.article(REPORT)).quotations[0].id


def test_a_folder_brings_its_corrections(reports: Path) -> None:
    (reports / "corrections.toml").write_text(FILE.format(quotation=quotation()), encoding="utf-8")
    done = run("collate", reports, "--format", "json")
    assert done.exit_code == 0, done.stderr
    edition = json.loads(done.stdout)
    assert edition["set_aside"] == []
    assert {s["id"] for s in edition["speakers"]} >= {"ola-brandt"}
    assert edition["corrections"][0]["state"] == "applied"
    assert variorum.collate(variorum.read([reports])).corrections[0].state == "applied"
    assert variorum.collate(variorum.read([reports]), corrections=()).corrections == ()
    assert run("quotes", reports).exit_code == 0


@pytest.mark.parametrize("how", ["option", "path"])
def test_a_file_of_corrections_can_be_named(reports: Path, tmp_path: Path, how: str) -> None:
    named = tmp_path / ("desk.toml" if how == "option" else "corrections.toml")
    named.write_text(FILE.format(quotation=quotation()), encoding="utf-8-sig")
    given = ["--corrections", named] if how == "option" else [named]
    done = run("collate", reports, *given, "--format", "json")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["corrections"][0]["place"] == f"{named}:2"
    assert variorum.collate(variorum.read([reports]), corrections=named).corrections[0].state == "applied"


def test_one_that_does_not_fit_is_named_and_the_status_is_1(reports: Path) -> None:
    (reports / "corrections.toml").write_text(FILE.format(quotation="qgone"), encoding="utf-8")
    done = run("collate", reports, "--format", "json")
    assert done.exit_code == 1
    assert "corrections.toml:2): there is no quotation qgone" in done.stderr
    assert json.loads(done.stdout)["corrections"][0]["state"] == "unfit"


def test_a_file_that_breaks_its_form_stops_the_run_with_its_line(reports: Path) -> None:
    file = reports / "corrections.toml"
    file.write_text(FILE.format(quotation="q1").replace("speaker = ", "speeker = "), encoding="utf-8")
    done = run("collate", reports)
    assert done.exit_code == 2
    assert f"{file}:5: 'speeker' is no key" in done.stderr
    file.write_bytes(b"\xff\xfe")
    assert "no UTF-8" in run("collate", reports).stderr
    file.unlink()
    assert "cannot be read" in run("collate", reports, "--corrections", reports / "none.toml").stderr


OUTLET = """\
[[correction]]
what = "outlet"
report = "{report}"
outlet = "The Pier"
by = "Jo"
on = 2031-05-02
why = "So."
"""


@pytest.mark.parametrize("called", ["path", "name", "end", "siglum", "id", "digest"])
def test_a_report_can_be_called_by_any_of_its_names(reports: Path, called: str) -> None:
    (article,) = variorum.read([reports])
    (witness,) = variorum.collate([article]).witnesses
    named = {
        "path": str(reports / "more" / "a.txt"), "name": "a.txt", "end": "more/a.txt", "siglum": witness.siglum,
        "id": article.id, "digest": witness.sha256[:12],
    }  # fmt: skip
    (reports / "corrections.toml").write_text(OUTLET.format(report=named[called]), encoding="utf-8")
    assert variorum.collate(variorum.read([reports])).witnesses[0].outlet == "The Pier"


def test_a_name_that_two_reports_bear_is_not_guessed(reports: Path) -> None:
    (reports / "a.txt").write_text(REPORT.replace("pier", "quay"), encoding="utf-8")
    (reports / "corrections.toml").write_text(OUTLET.format(report="a.txt"), encoding="utf-8")
    (decision,) = variorum.collate(variorum.read([reports])).corrections
    assert (decision.state, decision.note) == ("unfit", "'a.txt' means 2 reports; give the path of one")
