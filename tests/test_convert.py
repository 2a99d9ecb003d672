"""What is stored can be read again and written in every format, and is the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import variorum
from variorum import example, writers
from variorum.cli import common, main
from variorum.writers import compared

DRAFTS = {
    "first": "The Client shall pay within 30 days.\n\nIt ends.\n",
    "second": "The Client may pay within 45 days.\n",
}


@pytest.fixture(scope="module")
def edition() -> variorum.Edition:
    return variorum.collate(variorum.read(list(example.paths())[:3]))


@pytest.fixture(scope="module")
def comparison() -> variorum.Comparison:
    return variorum.redline(DRAFTS)


@pytest.fixture
def stored(edition: variorum.Edition, tmp_path: Path) -> Path:
    path = tmp_path / "edition.json"
    path.write_text(variorum.write(edition), "utf-8", newline="")
    return path


def run(*arguments: object, **options: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], **options)  # type: ignore[arg-type]


def test_the_command_line_knows_every_format() -> None:
    assert set(common.EDITION_FORMATS) == set(writers.FORMATS)
    assert set(common.COMPARISON_FORMATS) == set(compared.FORMATS)
    assert set(common.TABLES) == set(writers.tables(variorum.Edition("0.1.0", 1)))
    assert set(common.SUFFIXES.values()) <= set(writers.FORMATS)


def test_an_edition_loaded_again_is_the_same(edition: variorum.Edition) -> None:
    text = variorum.write(edition)
    assert variorum.load(text) == edition
    assert variorum.write(variorum.load(text.encode())) == text
    bare = variorum.write(edition, with_text=False)
    assert variorum.write(variorum.load(bare)) == bare == variorum.write(variorum.load(bare), with_text=False)


def test_a_comparison_loaded_again_is_the_same(comparison: variorum.Comparison) -> None:
    text = variorum.write(comparison)
    assert variorum.load_comparison(text) == comparison
    with pytest.raises(variorum.EditionError, match="load_comparison reads it"):
        variorum.load(text)
    with pytest.raises(variorum.EditionError, match="load reads it"):
        variorum.load_comparison(variorum.write(variorum.Edition("0.1.0", 1)))


@pytest.mark.parametrize("format_", common.EDITION_FORMATS)
def test_it_converts_as_it_was_written(format_: str, edition: variorum.Edition, stored: Path, tmp_path: Path) -> None:
    done = run("convert", stored, "--to", format_)
    assert done.exit_code == 0, done.output
    assert done.output == variorum.write(edition, format_).replace("\r\n", "\n")
    out = tmp_path / "out"
    assert run("convert", stored, "--to", format_, "-o", out).exit_code == 0
    assert out.read_text("utf-8") == done.output


@pytest.mark.parametrize("format_", common.COMPARISON_FORMATS)
def test_a_comparison_converts_too(format_: str, comparison: variorum.Comparison) -> None:
    done = run("convert", "--to", format_, input=variorum.write(comparison))
    assert (done.exit_code, done.output) == (0, variorum.write(comparison, format_).replace("\r\n", "\n"))
    wrong = run("convert", "--to", "markdown", input=variorum.write(comparison))
    assert wrong.exit_code == 2
    assert "there are: csv, html, json, tei, text" in wrong.stderr


def test_without_text_no_report_is_in_it(edition: variorum.Edition, stored: Path) -> None:
    said = {q.text for q in edition.quotations}
    passage = next(w.text[-300:-200] for w in edition.witnesses if isinstance(w.text, str))
    assert not any(passage in text for text in said)
    for format_ in common.EDITION_FORMATS:
        done = run("convert", stored, "--to", format_, "--without-text")
        assert done.exit_code == 0
        assert passage not in done.output, format_
        again = run("convert", stored, "--to", "json", "--without-text").output
        assert run("convert", "--to", format_, input=again).output == done.output


def test_a_folder_takes_every_table(stored: Path, tmp_path: Path) -> None:
    assert run("convert", stored, "-o", f"{tmp_path / 'tables'}/").exit_code == 0
    assert sorted(p.stem for p in (tmp_path / "tables").iterdir()) == sorted(common.TABLES)
    assert run("convert", stored, "-o", tmp_path / "t.csv", "--table", "readings").exit_code == 0
    assert (tmp_path / "t.csv").read_bytes() == (tmp_path / "tables" / "readings.csv").read_bytes()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "this is not JSON"),
        ("<html></html>", "this is not JSON"),
        ("[]", "this is not an edition"),
        ('{"variorum": "9.0.0", "version": 9}', "this edition is version 9; this variorum reads version 1: upgrade"),
        (
            '{"variorum": "9.0.0", "version": 9, "versions": []}',
            "this comparison is version 9; this variorum reads version 1: upgrade",
        ),
        ('{"variorum": "0.1.0", "version": 1, "utterances": [{}]}', "utterances"),
    ],
)
def test_what_is_no_edition_is_refused_by_name(text: str, says: str) -> None:
    done = run("convert", "--to", "text", input=text)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_comparison_that_does_not_hang_together_is_refused(comparison: variorum.Comparison) -> None:
    whole = json.loads(variorum.write(comparison))
    whole["revisions"][0]["changes"][0]["before"]["end"] = 10_000
    with pytest.raises(variorum.EditionError, match="outside the text of first"):
        variorum.load_comparison(json.dumps(whole))
    whole["text"] += "!"
    with pytest.raises(variorum.EditionError, match="not that of the version second"):
        variorum.load_comparison(json.dumps(whole))


def test_it_asks_for_a_format_and_a_file_that_is_there(tmp_path: Path) -> None:
    assert "--to FORMAT" in run("convert", tmp_path / "edition.json").stderr
    missing = run("convert", tmp_path / "none.json", "--to", "text")
    assert missing.exit_code == 2
    assert "cannot be read" in missing.stderr
    assert "--table is for csv" in run("convert", "--to", "text", "--table", "readings",
                                       input=variorum.write(variorum.Edition("0.1.0", 1))).stderr  # fmt: skip
