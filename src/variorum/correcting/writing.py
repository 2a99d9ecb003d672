"""A correction added to the text of a `corrections.toml`, or taken back in it; everything else stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from variorum.correcting.written import FILE_NAME, corrections, made_id
from variorum.errors import CorrectionsError
from variorum.model import Correction, Undone

if TYPE_CHECKING:
    from tomlkit.items import Table

__all__ = ["added", "undone"]

HEAD = "# What people decided about this story. `variorum collate` applies it on every run.\n\n"
ONE = {"quotations": "quotation", "reports": "report"}
FIRST = ("id", "what")
TURNING = {c: f"\\u{c:04X}" for c in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
"""Bidirectional controls (Unicode, annex 9): in a file they could show another name than stands there."""


def added(text: str, correction: Correction, where: str = FILE_NAME) -> str:
    """The text of the file with one more correction at its end; the comments and the form of the rest stay.

    Raises CorrectionsError where the text or the correction breaks the form, or its id stands there already.
    """
    import tomlkit

    before = corrections(text, where)
    made = correction if correction.id else Correction(**(asdict(correction) | {"id": made_id(correction)}))
    if any(c.id == made.id for c in before):
        raise CorrectionsError(f"{where}: a correction {made.id} is there already")
    document = tomlkit.document()
    several = tomlkit.aot()
    several.append(table(made))
    document.add("correction", several)
    start = text if text.strip() else HEAD
    start += "" if start.endswith("\n\n") else "\n" if start.endswith("\n") else "\n\n"
    out = start + spelt(document)
    corrections(out, where)
    return out


def undone(text: str, id: str, back: Undone, where: str = FILE_NAME) -> str:  # noqa: A002
    """The text of the file with one of its corrections taken back: it stays, and says by whom, when and why.

    Raises CorrectionsError where there is none of that id, or it is taken back already.
    """
    import tomlkit

    numbers = {c.id: n for n, c in enumerate(corrections(text, where))}
    if id not in numbers:
        raise CorrectionsError(f"{where}: there is no correction {id}; was it taken out by hand?")
    document: Any = tomlkit.parse(text)
    entry = document["correction"][numbers[id]]
    if "undone" in entry:
        raise CorrectionsError(f"{where}: the correction {id} is taken back already")
    told = tomlkit.inline_table()
    told.update({"by": back.by, "on": back.on, "why": back.why})
    entry["undone"] = tomlkit.parse(spelt(tomlkit.document().add("undone", told)))["undone"]
    out = tomlkit.dumps(document)
    corrections(out, where)
    return out


def spelt(document: Any) -> str:
    """New TOML, with what would turn the direction of the text around it written as escapes."""
    import tomlkit

    return tomlkit.dumps(document).translate(TURNING)


def table(correction: Correction) -> Table:
    """A correction as a table of TOML: only what it says, one thing by its singular."""
    import tomlkit

    out = tomlkit.table()
    said = {k: v for k, v in asdict(correction).items() if k != "place" and v not in (None, (), False)}
    if correction.off_story is False:
        said["off_story"] = False
    order = [*FIRST, *(k for k in said if k not in (*FIRST, "by", "on", "why", "undone")), "by", "on", "why"]
    for key in order:
        value = said[key]
        if key == "copy_of" and value == "":
            out.add(key, False)
        elif key in ONE and len(value) == 1:
            out.add(ONE[key], value[0])
        elif key == "speakers" and len(value) == 1:
            out.add("speaker", value[0])
        else:
            out.add(key, list(value) if isinstance(value, tuple) else value)
    return out
