"""Files and folders."""

import io
import os
import socket
import sys
from pathlib import Path

import pytest

from variorum.engines.local import read
from variorum.errors import ManifestError


def names(articles) -> list[str]:  # type: ignore[no-untyped-def]
    return [Path(article.origin.uri).name for article in articles]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "c.html").write_text("<html><body><p>Three.</p></body></html>")
    (tmp_path / ".hidden.txt").write_text("no")
    return tmp_path


def test_a_folder_is_read_with_all_below_it_in_order(folder: Path) -> None:
    articles = read([folder])
    assert names(articles) == ["a.txt", "b.txt", "c.html"]
    assert articles.set_aside == ()
    assert articles[0].origin is not None
    assert articles[0].origin.uri == os.path.join(folder, "a.txt")


def test_the_order_is_that_of_the_paths(folder: Path) -> None:
    assert names(read([folder / "b.txt", folder / "a.txt"])) == ["b.txt", "a.txt"]
    assert names(read(str(folder / "b.txt"))) == ["b.txt"]


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    assert names(read([folder / "b.txt", folder, folder / "." / "b.txt"])) == ["b.txt", "a.txt", "c.html"]


def test_what_is_no_report_is_set_aside_with_its_reason(folder: Path) -> None:
    (folder / "meta.json").write_text('{"story": "x"}')
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "empty.txt").write_text("")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "x.js").write_text("go()")
    (folder / "page.html").write_text("<html><body><p>Four.</p></body></html>")
    articles = read([folder])
    assert names(articles) == ["a.txt", "b.txt", "c.html", "page.html"]
    assert {Path(s.path).name: s.reason.split(";")[0] for s in articles.set_aside} == {
        "meta.json": "no `text` in it",
        "photo.jpg": "not a kind of file that is read from a folder",
        "empty.txt": "the file is empty",
    }


def test_a_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "report.v2").write_text("One.")
    assert names(read([tmp_path / "report.v2"])) == ["report.v2"]


@pytest.mark.skipif(sys.platform == "win32", reason="links and sockets")
def test_loops_sockets_pipes_and_missing_paths(tmp_path: Path, folder: Path) -> None:
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    os.mkfifo(folder / "pipe.txt")
    here = os.getcwd()
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(folder)  # a socket's path may not be long
        try:
            listener.bind("s.txt")
        finally:
            os.chdir(here)
        articles = read([folder, folder / "nowhere", "nul\0byte", folder / "b.txt" / "x"])
    assert names(articles) == ["a.txt", "b.txt", "c.html"]
    reasons = {Path(s.path).name: s.reason for s in articles.set_aside}
    assert sorted(reasons) == sorted(["loop", "self.txt", "pipe.txt", "s.txt", "nowhere", "nul\0byte", "x"])
    assert "a pipe" in reasons["pipe.txt"]
    assert "a socket" in reasons["s.txt"]
    assert "link back" in reasons["loop"]
    assert "no such file" in reasons["nowhere"]


def test_the_limit(folder: Path) -> None:
    articles = read([folder / "a.txt", folder / "b.txt"], max_bytes=3)
    assert len(articles) == 0
    assert all("--max-bytes" in s.reason for s in articles.set_aside)
    assert len(read([folder / "a.txt"], max_bytes=4)) == 1
    assert len(read([folder / "a.txt"], max_bytes=None)) == 1


def test_standard_input(folder: Path) -> None:
    articles = read(["-", folder / "a.txt"], stdin=io.BytesIO(b"From a pipe."))
    assert [a.text for a in articles] == ["From a pipe.", "One."]
    assert articles[0].origin is not None
    assert articles[0].origin.uri == "-"


def test_one_id_for_two_texts_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}')
    (tmp_path / "b.jsonl").write_text('{"id": 1, "text": "Other."}\n{"id": 2, "text": "Two."}')
    forth = read([tmp_path / "a.jsonl", tmp_path / "b.jsonl"])
    back = read([tmp_path / "b.jsonl", tmp_path / "a.jsonl"])
    assert {a.text: a.id for a in forth} == {a.text: a.id for a in back}
    assert len({a.id for a in forth}) == 3


# --- the manifest ------------------------------------------------------------------------------------------------


def test_what_the_manifest_says_wins(folder: Path) -> None:
    manifest = folder / "list.csv"
    manifest.write_text(
        '﻿Path;outlet;published;extra\na.txt;The Ledger;6 May 2031;x\n\ndeep/er/c.html;"The ""C""";;\nno.txt;N;;\n'
    )
    articles = read([folder], manifest=manifest)
    first = articles[0]
    assert (first.outlet, first.published) == ("The Ledger", "2031-05-06")
    assert dict(first.rules) == {"outlet": "manifest", "published": "manifest"}
    assert articles[2].outlet == 'The "C"'
    assert [(s.path, "line 5" in s.reason) for s in articles.set_aside] == [("no.txt", True)]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("outlet\nThe Ledger\n", "no `path` column"),
        ("", "no `path` column|not a CSV"),
        ("path,outlet\n,The Ledger\n", ":2: no path"),
        ("path,outlet\na.txt,x\na.txt,y\n", ":3: .*line 2"),
        ("path,published\na.txt,soon\n", ":2: 'soon' is no date"),
        ('path\n"a', "not a CSV"),
        ("path\n\0\n", ":2: .*cannot be a path|not a CSV"),
    ],
)
def test_a_manifest_that_cannot_be_used(folder: Path, content: str, what: str) -> None:
    (folder / "m.csv").write_text(content)
    with pytest.raises(ManifestError, match=what):
        read([folder], manifest=folder / "m.csv")


def test_a_manifest_that_is_not_there(folder: Path) -> None:
    with pytest.raises(ManifestError, match="no such file"):
        read([folder], manifest=folder / "nowhere.csv")
