"""The manifest: a CSV in which an editor says of each file what the file cannot say itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs

from variorum.errors import ManifestError, ReadError
from variorum.model import Article
from variorum.readers.dates import edtf
from variorum.readers.decode import decode

__all__ = ["FIELDS", "Row", "described", "read_manifest"]

FIELDS = ("outlet", "title", "byline", "published", "language", "url")


class Row(Struct, frozen=True):
    """One line of the manifest: the path as written, where it stands, and what it says of the report."""

    path: str
    line: int
    says: tuple[tuple[str, str], ...]


def read_manifest(data: bytes, where: str, folder: Path) -> Mapping[Path, Row]:
    """The rows of a manifest by the file they are of; a relative path is read from the manifest's own folder.

    Commas, semicolons and tabs are told apart by the header. Raises `ManifestError`, naming file and line, when it is
    no CSV, has no `path` column, names a file twice, or gives a date that is none.
    """
    table = lines_of(data, where)
    header = [name.strip().lower() for name in table[0][1]] if table else []
    if "path" not in header:
        raise ManifestError(f"{where}: no `path` column; its first line must name the columns, `path` among them")
    rows: dict[Path, Row] = {}
    for line, cells in table[1:]:
        entry = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if not entry:
            continue
        if "path" not in entry:
            raise ManifestError(f"{where}:{line}: no path in this line; write the file it is about, or take it out")
        file = place_of(folder, entry["path"], f"{where}:{line}")
        if file in rows:
            raise ManifestError(f"{where}:{line}: {entry['path']} stands in line {rows[file].line} already; keep one")
        rows[file] = Row(entry["path"], line, said(entry, f"{where}:{line}"))
    return rows


def lines_of(data: bytes, where: str) -> list[tuple[int, list[str]]]:
    """The cells of each line that is not empty, with the number of the line it ends on."""
    try:
        text = decode(data, where).text
        first = text.lstrip().split("\n", 1)[0]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
        return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]
    except (ReadError, csv.Error) as error:
        raise ManifestError(f"{where}: not a CSV file ({error}); write one with a `path` column") from error


def place_of(folder: Path, path: str, where: str) -> Path:
    """The file that a path in the manifest means, with links followed."""
    try:
        return (folder / path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise ManifestError(f"{where}: {path!r} cannot be a path ({error})") from error


def said(entry: Mapping[str, str], where: str) -> tuple[tuple[str, str], ...]:
    """The fields that a line fills in, the date as EDTF."""
    says = {name: entry[name] for name in FIELDS if name in entry}
    if "published" in says:
        day = edtf(says["published"])
        if day is None:
            raise ManifestError(f"{where}: {says['published']!r} is no date of publication; write it as 2025-01-28")
        says["published"] = day
    return tuple(says.items())


def described(article: Article, row: Row) -> Article:
    """The article with what the manifest says of it, which wins, under the rule `manifest`."""
    given = dict(row.says)
    rules = {**dict(article.rules), **dict.fromkeys(given, "manifest")}
    return structs.replace(article, rules=tuple(sorted(rules.items())), **given)
