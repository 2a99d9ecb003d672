"""The files of corrections on this machine: read, and written by the local page."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from variorum.correcting.written import FILE_NAME, corrections
from variorum.errors import CorrectionsError
from variorum.model import Correction

__all__ = ["is_corrections", "read_corrections", "text_of"]

MAX_BYTES = 5_000_000
"""The largest file of corrections that is read: ten thousand decisions with their reasons."""


def is_corrections(path: str) -> bool:
    """Whether a file is one of corrections, by its name."""
    return os.path.basename(path) == FILE_NAME


def read_corrections(files: Iterable[str]) -> tuple[Correction, ...]:
    """The corrections of some files. Raises CorrectionsError, which names file and line, where one cannot be used."""
    return tuple(c for file in files for c in corrections(text_of(file), file))


def text_of(file: str) -> str:
    """The text of a file of corrections. Raises CorrectionsError where it cannot be read."""
    try:
        if os.path.getsize(file) > MAX_BYTES:
            raise CorrectionsError(f"{file}: over {MAX_BYTES:,} bytes; no file of corrections is so large")
        return Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionsError(f"{file}: byte {error.start} is no UTF-8; save the file as UTF-8") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CorrectionsError(f"{file}: cannot be read ({why}); give a TOML file") from error
