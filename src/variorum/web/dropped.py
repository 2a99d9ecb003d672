"""Files that are dropped in the browser: what they are called here, and where they are kept. Nothing is executed."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from variorum.engines.corrections import is_corrections

__all__ = ["REFUSED_SUFFIXES", "kept", "safe_name"]

LONGEST = 120
"""Characters of a file's name; file systems take 255 bytes."""

ODD = re.compile(r"[^\w .,()+@’'–-]+")
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z", re.IGNORECASE)
"""Names that Windows takes for devices."""

REFUSED_SUFFIXES = (".toml",)
"""What is no report: decisions are made by the buttons, or written beside the reports by hand."""


def safe_name(given: str) -> str:
    """A name for a dropped file that is a name and nothing else, whatever the browser said.

    >>> safe_name("../../etc/passwd"), safe_name("C:\\\\new\\\\a:b.txt"), safe_name(".."), safe_name(".profile")
    ('passwd', 'a_b.txt', 'report', 'profile')
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    plain = ODD.sub("_", last).strip(" ._")
    stem, suffix = os.path.splitext(plain)
    plain = stem[: LONGEST - len(suffix)] + suffix if len(suffix) < LONGEST else plain[:LONGEST]
    while len(os.fsencode(plain)) > 2 * LONGEST:
        stem, suffix = os.path.splitext(plain)
        plain = stem[:-1] + suffix if stem else plain[:-1]
    return f"_{plain}" if RESERVED.match(plain) else plain or "report"


def kept(folder: Path, given: str, data: bytes) -> tuple[Path, bool]:
    """Where the bytes of a dropped file are kept, and whether they are new there.

    A file of the same bytes is kept once; another of the same name gets a number. Nothing is ever overwritten. Raises
    OSError where the folder cannot be written, ValueError for what is no report.
    """
    name = safe_name(given)
    if is_corrections(name) or name.lower().endswith(REFUSED_SUFFIXES):
        raise ValueError("no report: decisions are made by the buttons, or written beside the reports by hand")
    folder.mkdir(parents=True, exist_ok=True)
    stem, suffix = os.path.splitext(name)
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            with path.open("xb") as out:
                out.write(data)
            return path, True
        except FileExistsError:
            if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
                return path, False
    raise ValueError("there are too many files of this name")
