from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import variorum
from variorum.cli import main

REPORT = "“We could not see the pier,” Captain Ines Moreau said. “Nobody was hurt.”\n"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b.txt").write_text("Moreau said: “We couldn’t see the pier, nobody was hurt.”\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("suffix", "begins"), [("html", "<!doctype html>"), ("json", "{"), ("txt", "")])
def test_the_suffix_chooses_the_format(reports: Path, tmp_path: Path, suffix: str, begins: str) -> None:
    out = tmp_path / f"edition.{suffix}"
    done = run("collate", reports, "-o", out)
    assert done.exit_code == 0, done.stderr
    assert out.read_text("utf-8").lower().startswith(begins)


def test_the_format_wins_over_the_suffix(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "edition.txt"
    assert run("collate", reports, "-o", out, "--format", "json").exit_code == 0
    assert json.loads(out.read_text("utf-8"))["version"] == 1


def test_in_a_pipe_there_is_text_and_no_page(reports: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "variorum", "collate", str(reports)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert "pier" in done.stdout
    assert "\x1b[" not in done.stdout
    assert not (tmp_path / "edition.html").exists()


def test_on_a_terminal_the_page_is_left_and_never_overwritten(reports: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    command = [sys.executable, "-m", "variorum", "collate", str(reports)]

    def in_terminal() -> str:
        main_end, other = pty.openpty()
        with subprocess.Popen(command, stdout=other, stderr=other, cwd=tmp_path) as process:
            os.close(other)
            out = b""
            while True:
                try:
                    piece = os.read(main_end, 65536)
                except OSError:
                    break
                if not piece:
                    break
                out += piece
        os.close(main_end)
        assert process.returncode == 0
        return out.decode("utf-8", "replace")

    assert "edition.html" in in_terminal()
    page = tmp_path / "edition.html"
    page.write_text("mine", encoding="utf-8")
    assert "-o" in in_terminal()
    assert page.read_text("utf-8") == "mine"


def test_a_manifest_wins(reports: Path, tmp_path: Path) -> None:
    manifest = reports / "manifest.csv"
    manifest.write_text("path,outlet,published\na.txt,The Pier Post,2031-04-05\n", encoding="utf-8")
    done = run("collate", reports / "a.txt", "--manifest", manifest, "--format", "json")
    assert done.exit_code == 0, done.stderr
    (witness,) = json.loads(done.stdout)["witnesses"]
    assert (witness["outlet"], witness["outlet_rule"], witness["published"]) == (
        "The Pier Post",
        "manifest",
        "2031-04-05",
    )


def test_a_manifest_without_paths_is_refused(reports: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("file,outlet\na.txt,The Pier Post\n", encoding="utf-8")
    done = run("collate", reports, "--manifest", manifest)
    assert done.exit_code == 2
    assert "path" in done.stderr


def test_without_text_the_reports_are_left_out(reports: Path) -> None:
    edition = json.loads(run("collate", reports, "--format", "json", "--without-text").stdout)
    assert all("text" not in w for w in edition["witnesses"])
    assert edition["quotations"]


def test_quotes_as_jsonl_is_one_line_an_article_in_input_order(reports: Path) -> None:
    lines = [
        json.loads(x)
        for x in run("quotes", reports / "b.txt", reports / "a.txt", "--format", "jsonl").stdout.splitlines()
    ]
    assert [len(x["quotes"]) for x in lines] == [1, 1]
    quote = lines[1]["quotes"][0]
    assert quote["speaker_resolved"] == "Ines Moreau"
    assert [REPORT[s:e] for s, e in quote["spans"]] == ["We could not see the pier,", "Nobody was hurt."]


@pytest.mark.parametrize("format_", ["text", "csv"])
def test_quotes_for_people(reports: Path, format_: str) -> None:
    done = run("quotes", reports, "--format", format_)
    assert done.exit_code == 0
    assert "Moreau" in done.stdout


def test_quotes_of_a_pipe_that_is_closed_early(tmp_path: Path) -> None:
    line = json.dumps({"text": REPORT})
    (tmp_path / "a.jsonl").write_text(f"{line}\n" * 300)
    command = f"{sys.executable} -m variorum quotes {tmp_path}/a.jsonl --format jsonl -j 2 | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1


def test_quotes_say_what_was_set_aside_and_go_on(reports: Path, tmp_path: Path) -> None:
    (reports / "c.jsonl").write_text('{"text": "“Yes,” said Jo Vale."}\n{rubbish\n')
    done = run("quotes", reports, tmp_path / "nowhere", "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 1
    assert f"set aside: {reports}/c.jsonl:2: " in done.stderr
    assert "nowhere" in done.stderr
    assert "3 articles (2 set aside), 3 quotations" in done.stderr
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 3


def test_quotes_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    done = run("quotes", tmp_path, "--format", "csv")
    assert done.exit_code == 2
    assert done.stdout.startswith("article,outlet,")
    assert "empty.jsonl" in done.stderr
    assert run("quotes", tmp_path, "-o", tmp_path / "out.jsonl").exit_code == 2
    assert not (tmp_path / "out.jsonl").exists()


def test_a_threshold_of_ones_own(reports: Path) -> None:
    rows = [
        json.loads(line) for line in run("quotes", reports, "--format", "jsonl", "--min-score", 1).stdout.splitlines()
    ]
    assert [q["speaker"] for row in rows for q in row["quotes"]] == [None, None]
    assert run("quotes", reports, "--min-score", 2).exit_code == 2


def test_one_quotation_explained(reports: Path) -> None:
    row = json.loads(run("quotes", reports / "a.txt", "--format", "jsonl").stdout)
    quotation = row["quotes"][0]["id"]
    done = run("quotes", reports, "--explain", quotation)
    assert done.exit_code == 0
    assert done.stdout.startswith("Ines Moreau (sure")
    as_json = json.loads(run("quotes", reports, "--explain", quotation, "--format", "json").stdout)
    assert as_json["attribution"]["mention"]["name"] == "Ines Moreau"
    assert as_json["quotation"]["id"] == quotation
    unknown = run("quotes", reports, "--explain", "q0")
    assert unknown.exit_code == 2
    assert "q0" in unknown.stderr
    assert run("quotes", reports, "--explain", quotation, "--format", "csv").exit_code == 2
    assert run("quotes", reports, "--format", "json").exit_code == 2


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["$schema"].endswith("2020-12/schema")


def test_demo_shows_the_example_and_leaves_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "edition.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert "edition.html" in done.stderr


def test_what_cannot_be_written_is_said(reports: Path, tmp_path: Path) -> None:
    done = run("collate", reports, "-o", tmp_path / "no" / "such" / "folder.html")
    assert done.exit_code == 2
    assert "-o" in done.stderr


def test_wrong_arguments_exit_2(reports: Path) -> None:
    assert run("collate").exit_code == 2
    assert run("collate", reports, "--format", "pdf").exit_code == 2
    assert run("nonsense").exit_code == 2


def test_the_order_of_the_paths_makes_no_difference(reports: Path) -> None:
    a, b = reports / "a.txt", reports / "b.txt"
    assert run("collate", a, b, "--format", "json").stdout == run("collate", b, a, "--format", "json").stdout


def test_the_library_does_what_the_command_does(reports: Path) -> None:
    edition = variorum.collate(variorum.read(reports))
    assert variorum.write(edition, "json") == run("collate", reports, "--format", "json").stdout
    assert variorum.load(variorum.write(edition, "json")) == edition


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    texts = ("The Client shall pay £10 a day.\n", "The Client may pay £12 a day.\n", "=The Client may pay £12 a day.\n")
    paths = [tmp_path / f"draft {n}.txt" for n in (1, 2, 3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_compare_says_what_changed_and_what_to_look_at_first(drafts: list[Path]) -> None:
    done = run("compare", *drafts[:2])
    assert done.exit_code == 0, done.stderr
    assert "[-shall-]{+may+}" in done.stdout
    assert "Look at these first" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_compare_with_one_of_them(drafts: list[Path]) -> None:
    done = run("compare", *drafts, "--base", drafts[0], "--format", "json")
    found = json.loads(done.stdout)
    assert found["base"] == "draft-1"
    assert found["text"] == drafts[0].read_text("utf-8")
    assert [(r["before"], r["after"]) for r in found["revisions"]] == [
        ("draft-1", "draft-2"), ("draft-1", "draft-3"), ("draft-2", "draft-3"),
    ]  # fmt: skip
    assert run("compare", *drafts, "--base", "other.txt").exit_code == 2


def test_compare_as_a_table_holds_no_formula(drafts: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "places.csv"
    assert run("compare", *drafts, "-o", out).exit_code == 0
    lines = out.read_text("utf-8").splitlines()
    assert lines[0] == "passage,reading,kind,siglum,start,end,text,punctuation"
    assert not any(",=" in line for line in lines)


def test_compare_needs_two_texts(drafts: list[Path], tmp_path: Path) -> None:
    done = run("compare", drafts[0], tmp_path / "gone.txt")
    assert done.exit_code == 2
    assert "only one text" in done.stderr
    assert "gone.txt" in done.stderr
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert run("compare", *drafts[:2], tmp_path / "empty.txt").exit_code == 1
