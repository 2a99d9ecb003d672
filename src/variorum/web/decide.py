"""Decisions written to a shelf's `corrections.toml`, and taken back there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from variorum.correcting.writing import added, undone
from variorum.correcting.written import corrections
from variorum.engines import local
from variorum.engines.corrections import text_of
from variorum.errors import CorrectionsError
from variorum.model import Correction, Undone
from variorum.web.desk import Shelf

__all__ = ["decide", "take_back"]


def decide(shelf: Shelf, correction: Correction) -> None:
    """Adds a correction to the shelf's file, which is made where there is none. Raises CorrectionsError."""
    file = shelf.corrections
    before = text_of(str(file)) if file.exists() else ""
    put(file, added(before, correction, str(file)))


def take_back(shelf: Shelf, name: str, back: Undone) -> None:
    """Takes a correction back, in whichever of the shelf's files it stands. Raises CorrectionsError."""
    for file in files(shelf):
        text = text_of(file)
        if any(c.id == name for c in corrections(text, file)):
            put(Path(file), undone(text, name, back, file))
            return
    raise CorrectionsError(f"There is no correction {name}; was it taken out by hand?")


def files(shelf: Shelf) -> list[str]:
    """The files of corrections that the shelf's editions are made with."""
    found = [*local.inputs(shelf.sources()).corrections]
    own = str(shelf.corrections)
    known = {local.whereabouts(f) for f in found}
    return [*found, *([own] if shelf.corrections.exists() and local.whereabouts(own) not in known else [])]


def put(file: Path, text: str) -> None:
    """Writes the file whole or not at all. Raises CorrectionsError where it cannot be written."""
    try:
        place = file.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        mode = place.stat().st_mode & 0o777 if place.exists() else 0o644
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=".corrections-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
                out.write(text)
            os.chmod(name, mode)
            os.replace(name, place)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise CorrectionsError(f"{file} cannot be written: {error.strerror}.") from error
