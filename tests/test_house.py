"""The house keeps its shape: imports run down, every command, option and noun is documented, no room is too large."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "variorum"
MODULES = sorted(SRC.rglob("*.py"))
FLOORS = {
    "model": 1, "spans": 1, "timing": 1, "ids": 1, "errors": 1, "articles": 1, "text": 1, "version": 1,
    "readers": 2, "finding": 2, "linking": 2, "collation": 2, "correcting": 2, "edition": 2, "comparison": 2,
    "writers": 2,
    "stages": 3, "engines": 4, "cli": 5, "web": 5, "__main__": 5, "__init__": 5, "example": 5,
}  # fmt: skip
"""The floor of each room or module. Imports run down; rooms of floor 2 never import each other."""
LONGEST = 400


def room(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def imported(source: str) -> set[str]:
    """The rooms of Variorum that a module's source imports, wherever in it; `__init__` for the face of the package."""
    out = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            several = node.module == "variorum"
            names = [f"variorum.{alias.name}" for alias in node.names] if several else [node.module]
        for name in names:
            parts = name.split(".")
            if parts[0] == "variorum":
                out.add(parts[1] if len(parts) > 1 and parts[1] in FLOORS else "__init__")
    return out


def climbs(own: str, source: str) -> list[str]:
    """What a module of the room `own` may not import and does."""
    floor = FLOORS[own]
    return sorted(n for n in imported(source) - {own} if FLOORS[n] > floor or (FLOORS[n] == floor == 2))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_run_down(path: Path) -> None:
    assert not climbs(room(path), path.read_text("utf-8"))


def test_a_climbing_import_is_seen() -> None:
    assert climbs("spans", "from variorum.engines import local") == ["engines"]
    assert climbs("finding", "def f():\n    import variorum.linking.rows") == ["linking"]
    assert climbs("stages", "import variorum") == ["__init__"]
    assert climbs("finding", "from variorum.text import tokens\nfrom variorum.finding import speech") == []


@pytest.mark.parametrize("path", [p for p in MODULES if FLOORS[room(p)] <= 3], ids=lambda p: str(p.relative_to(SRC)))
def test_lower_floors_are_pure(path: Path) -> None:
    """Floors 1 to 3 touch no file, network, clock, chance or environment (packaged lexicons and templates excepted)."""
    banned = {"os", "pathlib", "random", "time", "datetime.datetime.now", "socket", "subprocess", "logging", "requests"}
    tree = ast.parse(path.read_text("utf-8"))
    names = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert not names & banned, f"{path.relative_to(ROOT)} imports {sorted(names & banned)}"
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert not calls & {"open", "print", "input"}, f"{path.relative_to(ROOT)} calls {sorted(calls)}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_rooms_are_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_public_functions_say_what_they_promise() -> None:
    """Every name in an `__all__` that is a function or a class of ours has a docstring."""
    bare = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        public: set[str] = set()
        for node in tree.body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
                public = set(ast.literal_eval(node.value))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in public and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(SRC)}: {node.name}")
    assert not bare


def test_every_command_and_option_is_documented() -> None:
    from variorum.cli import main

    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    for name, command in main.commands.items():
        assert f"## `variorum {name}" in reference, f"docs/reference.md has no section for `variorum {name}`"
        section = reference.split(f"## `variorum {name}", 1)[1].split("\n## ", 1)[0]
        for option in (p for p in command.params if isinstance(p, click.Option)):
            for flag in option.opts:
                assert f"`{flag}" in section, f"docs/reference.md: `variorum {name}` does not mention {flag}"


def test_every_noun_is_in_the_glossary() -> None:
    from variorum import model

    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    missing = [noun for noun in model.__all__ if not re.search(rf"\*\*{noun}\*\*", glossary)]
    assert not missing, f"docs/glossary.md does not explain {missing}"


def test_every_public_name_is_documented() -> None:
    import variorum

    reference = (ROOT / "docs" / "reference.md").read_text("utf-8")
    missing = [name for name in variorum.__all__ if f"`{name}" not in reference and f"variorum.{name}" not in reference]
    assert not missing, f"docs/reference.md does not mention {missing}"


def test_help_imports_nothing_heavy() -> None:
    """`variorum --help` answers at once: it must not import what only some commands need."""
    heavy = ["trafilatura", "lxml", "jinja2", "nupunkt", "py3langid", "numpy", "rapidfuzz", "charset_normalizer"]
    code = f"import sys, variorum.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
