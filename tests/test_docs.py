"""The documentation does what it says: its Python runs, its links lead somewhere, its commands exist."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from variorum import example
from variorum.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
CODE = [
    pytest.param(code, id=f"{page.name}-{n}")
    for page in PAGES
    for n, code in enumerate(re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


@pytest.mark.parametrize("code", CODE)
def test_python_in_the_docs_runs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports").mkdir()
    for path in example.paths():
        shutil.copy(path, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs", "exec"), {})
    if "print(" in code:
        assert capsys.readouterr().out.strip(), "the example prints nothing"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text("utf-8")):
        assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target} is not there"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_commands_exist(page: Path) -> None:
    for name in re.findall(r"(?:^ {4}|`)(?:variorum|python3 run\.py) ([a-z]+)", page.read_text("utf-8"), re.MULTILINE):
        assert name in main.commands or name == "test", f"{page.name}: there is no `variorum {name}`"


def test_the_citation_of_the_tutorial_holds() -> None:
    import variorum

    tutorial = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    cited = re.search(r"> (.+?), .*characters (\d+)–(\d+) .*sha256 (\w+)…", tutorial)
    assert cited is not None
    outlet, start, end, digest = cited.groups()
    witness = next(w for w in variorum.collate(variorum.read(example.paths())).witnesses if w.outlet == outlet)
    assert isinstance(witness.text, str)
    assert witness.text[int(start) : int(end)] == "groan"
    assert witness.sha256.startswith(digest)
