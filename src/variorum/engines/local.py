"""Files on this machine: opened, sized, read; whatever cannot be read is set aside with its reason."""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from msgspec import structs

from variorum.articles import Articles
from variorum.engines.manifest import Row, described, read_manifest
from variorum.errors import ManifestError, ReadError, TooLarge
from variorum.ids import article_id
from variorum.model import Article, SetAside
from variorum.readers import Hint
from variorum.readers import read as read_bytes

__all__ = ["MAX_BYTES", "read"]

MAX_BYTES = 50_000_000
"""The largest file that is read unasked. The longest report is under 1 MB and a saved page with its pictures inside
under 20 MB; what is larger is a recording or a corpus under the wrong name, and takes seconds and gigabytes."""

REPORT_SUFFIXES = ("", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".srt", ".vtt")
"""What is taken for a report when a whole folder is given. A file named on its own is read whatever it is called."""

STDIN = "-"

for guest in ("trafilatura", "htmldate", "charset_normalizer"):
    # What they find odd in a page is no message for our user; whoever sets up logging still gets it.
    logging.getLogger(guest).addHandler(logging.NullHandler())

AnyPath = str | os.PathLike[str]


def read(
    paths: AnyPath | Iterable[AnyPath],
    *,
    max_bytes: int | None = MAX_BYTES,
    manifest: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    transcripts: Iterable[AnyPath] = (),
) -> Articles:
    """The reports in files and folders, in the order of the paths, then the transcripts, and what was set aside.

    A folder is read with all below it, sorted by name; hidden files are passed over, and other kinds of file than
    `REPORT_SUFFIXES` set aside. `-` is standard input. A file that is named twice is read once. `max_bytes` is the
    largest file read (None: no limit). What the CSV `manifest` says of a file wins over what the file says; its lines
    that are of no input are set aside. Nothing raises but `ManifestError`, for a manifest that cannot be used.
    """
    named = [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    rows, own = opened_manifest(manifest)
    spoken, also_passed_over = gathered([os.fspath(path) for path in transcripts])
    known = {whereabouts(path) for path in spoken}
    files, passed_over = gathered(named)
    files = [file for file in files if file == STDIN or whereabouts(file) not in known]
    articles: list[Article] = []
    set_aside = [aside for aside in [*passed_over, *also_passed_over] if own is None or whereabouts(aside.path) != own]
    used: set[Path | None] = set()
    for file, said in [*((f, False) for f in files), *((f, True) for f in spoken)]:
        place = whereabouts(file)
        if place is not None and place == own and file not in named:
            continue  # the manifest lies in the folder it describes
        used.add(place)
        try:
            found = read_bytes(contents(file, max_bytes, stdin), file, Hint(transcript=said))
        except ReadError as error:
            set_aside.append(SetAside(file, str(error).removeprefix(f"{file}: ")))
            continue
        row = rows.get(place) if place is not None else None
        articles.extend(described(article, row) if row else article for article in found)
        set_aside.extend(found.set_aside)
    set_aside.extend(
        SetAside(row.path, f"line {row.line} of the manifest is of a file that is not among the inputs")
        for place, row in rows.items()
        if place not in used
    )
    return Articles(with_ids_apart(articles), tuple(set_aside))


def opened_manifest(manifest: AnyPath | None) -> tuple[Mapping[Path, Row], Path | None]:
    """The manifest's rows, and where it lies."""
    if manifest is None:
        return {}, None
    name = os.fspath(manifest)
    try:
        data, place = Path(name).read_bytes(), Path(name).resolve()
    except (OSError, ValueError) as error:
        raise ManifestError(f"{name}: cannot be read ({reason(error)}); give a CSV file") from error
    return read_manifest(data, name, place.parent), place


# --- finding the files -------------------------------------------------------------------------------------------


def gathered(paths: Iterable[str]) -> tuple[list[str], list[SetAside]]:
    """Every file to be read, once each, under the name it was given by; and what was set aside on the way."""
    files: dict[object, str] = {}
    set_aside: list[SetAside] = []
    for path in paths:
        for found in [path] if path == STDIN or not is_folder(path) else walk(path, ()):
            if isinstance(found, SetAside):
                set_aside.append(found)
            else:
                files.setdefault(STDIN if found == STDIN else whereabouts(found) or found, found)
    return list(files.values()), set_aside


def walk(folder: str, above: tuple[tuple[int, int], ...]) -> Iterator[str | SetAside]:
    """The files below a folder, sorted by name, folders among them; a link to a folder it stands in is not followed."""
    try:
        status = os.stat(folder)
        names = sorted(os.listdir(folder))
    except (OSError, ValueError) as error:
        yield SetAside(folder, f"the folder cannot be opened ({reason(error)})")
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield SetAside(folder, "a link back to a folder that it stands in; it is not followed")
        return
    for name in names:
        path = os.path.join(folder, name)
        if name.startswith((".", "~$")) or name.endswith("~"):
            continue
        if is_folder(path):
            if is_page_furniture(name, names):
                continue
            yield from walk(path, (*above, here))
        elif os.path.splitext(name)[1].lower() in REPORT_SUFFIXES:
            yield path
        else:
            yield SetAside(path, "not a kind of file that is read from a folder; name it on its own to have it read")


def is_page_furniture(name: str, beside: list[str]) -> bool:
    """Whether a folder holds the pictures and scripts a browser saved with a page (`page.html`, `page_files/`)."""
    return name.endswith("_files") and any(f"{name[:-6]}{suffix}" in beside for suffix in (".html", ".htm", ".xhtml"))


def is_folder(path: str) -> bool:
    """Whether there is a folder at a path; a path that cannot be one is none."""
    try:
        return os.path.isdir(path)
    except (OSError, ValueError):
        return False


def whereabouts(path: str) -> Path | None:
    """The file a path leads to, links followed, so that one file has one name; None where that cannot be told."""
    try:
        return Path(path).resolve()
    except (OSError, ValueError, RuntimeError):  # a loop of links is a RuntimeError
        return None


# --- opening one file ------------------------------------------------------------------------------------------------


def contents(path: str, max_bytes: int | None, stdin: BinaryIO | None) -> bytes:
    """The bytes of a file or of standard input; raises `ReadError` with the reason why there are none."""
    try:
        if path == STDIN:
            return within(stdin or sys.stdin.buffer, path, max_bytes)
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise ReadError(f"{path}: not a file but {kind_of(status.st_mode)}; give a file or a folder")
        with open(path, "rb") as file:
            return within(file, path, max_bytes)
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: {reason(error)}; check the path and that you may read it") from error


def within(file: BinaryIO, path: str, max_bytes: int | None) -> bytes:
    """All the bytes of an open file, or `TooLarge`; never more than one byte over the limit is read."""
    if max_bytes is None:
        return file.read()
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooLarge(f"{path}: larger than the limit of {max_bytes:,} bytes; raise the limit with --max-bytes")
    return data


def kind_of(mode: int) -> str:
    """What is at a path that is neither a file nor a folder."""
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "something else")


def reason(error: Exception) -> str:
    """What an error of the operating system says, without its number and path."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def with_ids_apart(articles: list[Article]) -> tuple[Article, ...]:
    """The articles, where one given id stood for two texts each under the id that its text makes.

    Ids of JSONL lines are the user's, and two files may both count from 1; all who share one are renamed, so that the
    order of the inputs does not matter.
    """
    texts: dict[str, set[str]] = {}
    for article in articles:
        texts.setdefault(article.id, set()).add(article.text)
    return tuple(
        structs.replace(article, id=article_id(article.text)) if len(texts[article.id]) > 1 else article
        for article in articles
    )
