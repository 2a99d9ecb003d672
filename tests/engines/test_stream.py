"""Articles one by one, from inputs that are too large to hold."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from variorum.engines import local
from variorum.engines.local import inputs, read, stream
from variorum.engines.pieces import Piece
from variorum.engines.quoting import Told, quotes, told
from variorum.model import Article, Findings, SetAside
from variorum.writers.quotes import article_line

LINES = [{"id": n, "text": f"“We leave at {n},” said Jo Vale."} for n in range(40)]
BODY = "".join(json.dumps(line) + "\n" for line in LINES)


def streamed(*paths: object, **options: object) -> list[str]:
    """What comes, in short: the id of an article, or where what was set aside stood."""
    found = stream([str(p) for p in paths], **options)  # type: ignore[arg-type]
    return [x.id if isinstance(x, Article) else f"aside {Path(x.path).name}" for x in found]


def test_the_same_articles_as_read_gives(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BODY)
    (tmp_path / "b.txt").write_text("One report.")
    (tmp_path / "c.json").write_text('[\n{"text": "Two."},\n{"text": "Three."}\n]')
    (tmp_path / "d.json").write_text('{\n"text": "Four."\n}')
    (tmp_path / "e.jsonl").write_text('\n\n{"text": "Five."}')
    (tmp_path / "f.html").write_text("<html><body><p>Six.</p></body></html>")
    (tmp_path / "g.jsonl").write_bytes('{"text": "Seven."}\n'.encode("utf-16"))
    whole = read([tmp_path])
    lazily = list(stream([tmp_path]))
    assert [x.text for x in lazily if isinstance(x, Article)] == [a.text for a in whole]
    assert [x.id for x in lazily if isinstance(x, Article)] == [a.id for a in whole]
    assert len(whole) == 47


def test_a_broken_line_costs_itself(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(
        b'{"id": 1, "text": "One."}\n{"id": 2, "te\n\x00\x01\x02\xff\n\n{"id": 3}\n{"id": 4, "text": "Four."}'
    )
    assert streamed(file) == ["1", "aside a.jsonl:2", "aside a.jsonl:3", "aside a.jsonl:5", "4"]


def test_a_file_that_begins_with_rubbish(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("rubbish\n" * 5 + BODY)
    aside = [f"aside a.jsonl:{n}" for n in range(1, 6)]
    ids = [str(n) for n in range(40)]
    assert sorted(streamed(file)) == sorted(streamed(file, max_bytes=200)) == sorted(aside + ids)


def test_the_limit_is_that_of_a_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    long = json.dumps({"id": "long", "text": "x" * 500})
    file.write_text(f"{BODY}{long}\n{long}\n{BODY}{long}")
    ids = [str(n) for n in range(40)]
    assert streamed(file, max_bytes=200) == [*ids, "aside a.jsonl:41", "aside a.jsonl:42", *ids, "aside a.jsonl:83"]
    assert len(streamed(file, max_bytes=len(long))) == len(streamed(file, max_bytes=None)) == 83
    (tmp_path / "b.txt").write_text("x" * 500)
    assert streamed(tmp_path / "b.txt", max_bytes=200) == ["aside b.txt"]


def test_compressed_by_gzip(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(BODY.encode()))
    assert streamed(tmp_path) == [str(n) for n in range(40)]
    cut = gzip.compress(b"".join(b'{"text": "%d %s"}\n' % (n, bytes(str(n * n * 7919), "ascii")) for n in range(9000)))
    (tmp_path / "cut.jsonl.gz").write_bytes(cut[: len(cut) // 2])
    found = list(stream([tmp_path / "cut.jsonl.gz"]))
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], SetAside)
    assert "decompressed" in found[-1].reason


def test_standard_input_a_line_at_a_time() -> None:
    class Endless(io.RawIOBase):
        """A pipe that never ends."""

        sent = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = b'{"text": "On and on."}\n'
            buffer[: len(line)] = line
            self.sent += 1
            return len(line)

    pipe = Endless()
    found = stream(["-"], stdin=io.BufferedReader(pipe))  # type: ignore[type-var]
    assert isinstance(next(found), Article)
    assert isinstance(next(found), Article)
    assert pipe.sent < 1000


def test_the_manifest_speaks_for_every_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(BODY)
    (tmp_path / "m.csv").write_text("path,outlet\na.jsonl,The Ledger\nb.txt,The Post\n")
    found = list(stream([tmp_path], manifest=tmp_path / "m.csv"))
    assert {x.outlet for x in found if isinstance(x, Article)} == {"The Ledger"}
    assert [x.path for x in found if isinstance(x, SetAside)] == ["b.txt"]


# --- quotations -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_same_bytes_for_any_number_of_processes(tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("variorum.engines.parallel.BATCH", 300)
    (tmp_path / "a.jsonl").write_text(BODY.replace("\n", "\nrubbish\n", 3))
    seen: list[int] = []
    results = list(quotes(inputs(tmp_path), article_line, jobs=jobs, seen=seen.append))
    lines = [json.loads(text) for one in results for text in one.texts]
    assert [line["id"] for line in lines] == [str(n) for n in range(40)]
    assert [line["quotes"][0]["speaker"] for line in lines] == ["Jo Vale"] * 40
    assert [a.path for one in results for a in one.set_aside] == [f"{tmp_path}/a.jsonl:{n}" for n in (2, 4, 6)]
    assert sum(one.quotations for one in results) == 40
    assert sum(seen) == (tmp_path / "a.jsonl").stat().st_size


def fails(article: Article, found: Findings) -> str:
    raise RecursionError("too deep")


def test_an_article_that_the_finder_fails_on_is_set_aside() -> None:
    (aside,) = told(Piece("a.txt", 0, b"A report."), fails).set_aside
    assert aside.path == "a.txt"
    assert "too deep" in aside.reason
    assert told(SetAside("b", "no"), fails) == Told(set_aside=(SetAside("b", "no"),))


def test_inputs_know_their_size(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    assert local.inputs([tmp_path, "-", tmp_path / "nowhere"]).size() == 5
