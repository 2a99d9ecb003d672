"""Every command that the documentation shows: its options exist, and it runs and does what it says."""

from __future__ import annotations

import gzip
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import variorum
from variorum import example
from variorum.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
SHOWN = re.compile(r"^ {4}(?:.*\| )?(?:variorum|python3 run\.py) (.+)$", re.MULTILINE)
NOT_HERE = ("test", "serve", "record")  # one tests everything, one never ends


def commands(page: Path) -> Iterator[list[str]]:
    """The commands that a page shows, without comments and pipes; where a result is redirected, with `-o`."""
    for line in SHOWN.findall(page.read_text("utf-8")):
        words = shlex.split(line.partition(" | ")[0], comments=True)
        if words[0] in NOT_HERE or {"…", "..."} & set(words):
            continue
        yield words[: words.index(">")] if ">" in words else words


ALL = [pytest.param(words, id=f"{page.stem}: {' '.join(words)}") for page in PAGES for words in commands(page)]


@pytest.mark.parametrize("words", ALL)
def test_its_options_exist(words: list[str]) -> None:
    command = main.commands[words[0]]
    with click.Context(main) as context:
        command.make_context(words[0], words[1:], parent=context).close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that the commands of the documentation name."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("reports", "my-reports"):
        (folder / name).mkdir()
        for path in example.paths():
            shutil.copy(path, folder / name)
    (folder / "reports" / "manifest.csv").write_text("path,outlet\nhollin-courier.txt,The Courier\n", "utf-8")
    shutil.copy(ROOT / "src" / "variorum" / "example" / "transcript.txt", folder / "hearing-1.txt")
    (folder / "hearing-2.txt").write_text("CHAIR: We begin at nine.\nRUIZ: The gate is stuck.\n", "utf-8")
    (folder / "speech.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana Ruiz>The gate is stuck.\n", "utf-8")
    for n, words in enumerate(("shall pay within 30", "may pay within 30", "may pay within 45"), 1):
        (folder / f"draft-{n}.txt").write_text(f"The Client {words} days.\n", "utf-8")
    line = json.dumps({"id": "a1", "text": "“We leave at nine,” Ana Ruiz said."}) + "\n"
    (folder / "corpus.jsonl").write_text(line, "utf-8")
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    edition = variorum.collate(variorum.read([folder / "reports"]))
    (folder / "edition.json").write_text(variorum.write(edition), "utf-8", newline="")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("words", ALL)
def test_it_runs(words: list[str], desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    if "--explain" in words:
        found = variorum.find(next(iter(variorum.read(["reports/hollin-courier.txt"]))))
        words = [found.quotations[0].id if w == "ID" or re.fullmatch(r"q\w{10}", w) else w for w in words]
    piped = desk / ("edition.json" if words[0] == "convert" else "corpus.jsonl")
    done = CliRunner().invoke(main, words, input=piped.read_text("utf-8"))
    aside = "manifest.csv" in done.stderr  # a folder that has one is read with it lying there
    assert done.exit_code == 0 or (done.exit_code == 1 and aside), done.output
    if "-o" in words:
        assert Path(words[words.index("-o") + 1]).exists()
    elif words[0] != "demo":
        assert done.stdout.strip()


def test_the_paragraph_of_the_tutorial_quotes_what_was_printed(desk: Path) -> None:
    """Between marks stand words of the report that is cited, and the excerpts of the terminal are its own."""
    tutorial = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    edition = variorum.load((desk / "edition.json").read_text("utf-8"))
    paragraph = " ".join(tutorial[tutorial.index("> At half past one") :].replace("\n> ", " ").split())
    texts = {w.siglum: " ".join(str(w.text).split()) for w in edition.witnesses}
    for words in re.findall("“(.+?)”", paragraph.partition("[@KP9aw]")[0]):
        assert words in texts["KP9aw"]
    assert "moan" in texts["MPxsg"]
    printed = variorum.write(edition, "text")
    for line in re.findall(r"^ {4}([A-Z]+\w{3}  .*[█%].*)$", tutorial, re.MULTILINE):
        assert line in printed
