#!/usr/bin/env python3
"""Sets up .venv once, then runs `variorum` with whatever arguments are given (`test` runs the test suite).

python3 run.py demo        python3 run.py test        python3 run.py collate reports/ -o edition.html
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
NEEDS = [HERE / "pyproject.toml", HERE / "constraints.txt"]
STAMP = VENV / "variorum-installed"


def wanted(extras: str) -> str:
    return extras + hashlib.sha256(b"".join(path.read_bytes() for path in NEEDS)).hexdigest()


def set_up(extras: str) -> None:
    """Makes .venv with the pinned dependencies, unless it is there already and made from the same files."""
    have = STAMP.read_text() if STAMP.exists() else ""
    if have in {wanted(extras), wanted("[dev]")}:
        return
    print("Setting up .venv (only the first time) …", file=sys.stderr, flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    install = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run([*install, "-c", str(NEEDS[1]), "-e", f"{HERE}{extras}"], check=True, stdout=sys.stderr)
    except subprocess.CalledProcessError:
        sys.exit("run.py: the dependencies could not be installed (see above). Is there a network? Then run it again.")
    STAMP.write_text(wanted(extras))


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever runs this may have an older one)
        sys.exit(f"run.py: Variorum needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    test = arguments[:1] == ["test"]
    set_up("[dev]" if test else "")
    if test:
        return subprocess.call([str(BIN / "python"), "-m", "pytest", *arguments[1:]], cwd=HERE)
    return subprocess.call([str(BIN / "variorum"), *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
