"""Peers (CollateX 2.3, textacy) in environments of their own: only benchmarks compare with them."""

from __future__ import annotations

import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

__all__ = ["collatex_python", "environment"]

WANTED = ("collatex==2.3", "python-Levenshtein", "networkx", "setuptools<81")


def collatex_python(folder: Path) -> Path | None:
    """The interpreter of the environment in `folder` (made where it is not there) that has CollateX, or None where it
    cannot be had."""
    return environment(folder, WANTED)


def environment(folder: Path, wanted: Sequence[str]) -> Path | None:
    """The interpreter of the environment in `folder` (made where it is not there) that has what is wanted, or None."""
    python = folder / "bin" / "python"
    if (folder / "ready").exists():
        return python
    try:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *wanted], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    (folder / "ready").touch()
    return python
