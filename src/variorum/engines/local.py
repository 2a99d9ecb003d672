"""Files on this machine: found, opened, read; whatever cannot be read is set aside with its reason."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec import structs

from variorum.articles import Articles
from variorum.engines.corrections import is_corrections, read_corrections
from variorum.engines.manifest import Row, read_manifest
from variorum.engines.pieces import STDIN, Piece, Seen, articles, by_line, reason, whole
from variorum.errors import ManifestError, ReadError
from variorum.ids import article_id
from variorum.model import Article, SetAside

__all__ = ["MAX_BYTES", "Inputs", "inputs", "pieces", "read", "stream"]

MAX_BYTES = 50_000_000
"""The largest file, or line of a file of JSON lines, that is read unasked. The longest report is under 1 MB and a saved
page with its pictures inside under 20 MB; what is larger is a recording or a corpus under the wrong name."""

REPORT_SUFFIXES = ("", ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".srt", ".vtt")
"""What is taken for a report when a whole folder is given. A file named on its own is read whatever it is called."""

for guest in ("trafilatura", "htmldate", "charset_normalizer"):
    # What they find odd in a page is no message for our user; whoever sets up logging still gets it.
    logging.getLogger(guest).addHandler(logging.NullHandler())

AnyPath = str | os.PathLike[str]


class Inputs(NamedTuple):
    """The files to be read, what the manifest says of each, what was set aside before any was opened, which of the
    files are transcripts, and the files of corrections beside them."""

    files: tuple[str, ...]
    rows: Mapping[Path, Row]
    set_aside: tuple[SetAside, ...]
    spoken: frozenset[str] = frozenset()
    corrections: tuple[str, ...] = ()

    def says(self, file: str) -> Row | None:
        """What the manifest says of a file."""
        place = whereabouts(file) if self.rows and file != STDIN else None
        return self.rows.get(place) if place is not None else None

    def size(self) -> int:
        """The bytes of all files; those of standard input are not known."""
        return sum(os.path.getsize(file) for file in self.files if os.path.isfile(file))


def read(
    paths: AnyPath | Iterable[AnyPath],
    *,
    max_bytes: int | None = MAX_BYTES,
    manifest: AnyPath | None = None,
    stdin: BinaryIO | None = None,
    transcripts: Iterable[AnyPath] = (),
    corrections: AnyPath | None = None,
) -> Articles:
    """The reports in files and folders, in the order of the paths, then the transcripts, what was set aside, and what
    people decided: in every `corrections.toml` of the folders, and in the file `corrections`.

    A folder is read with all below it, sorted by name; hidden files are passed over, and other kinds of file than
    `REPORT_SUFFIXES` set aside. `-` is standard input. A file that is named twice is read once. `max_bytes` is the
    largest file read (None: no limit). What the CSV `manifest` says of a file wins over what the file says; its lines
    that are of no input are set aside. Nothing raises but `ManifestError` and `CorrectionsError`, for a manifest or
    corrections that cannot be used.
    """
    given = inputs(paths, manifest, transcripts)
    named = () if corrections is None else (os.fspath(corrections),)
    decided = read_corrections({whereabouts(f): f for f in (*given.corrections, *named)}.values())
    found: list[Article] = []
    set_aside: list[SetAside] = list(given.set_aside)
    for file in given.files:
        try:
            piece = whole(file, max_bytes, stdin, given.says(file), spoken=file in given.spoken)
        except ReadError as error:
            set_aside.append(SetAside(file, str(error).removeprefix(f"{file}: ")))
            continue
        of_piece = articles(piece)
        found.extend(of_piece)
        set_aside.extend(of_piece.set_aside)
    return Articles(with_ids_apart(found), tuple(set_aside), decided)


def stream(
    paths: AnyPath | Iterable[AnyPath],
    *,
    max_bytes: int | None = MAX_BYTES,
    manifest: AnyPath | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | SetAside]:
    """The reports in files and folders one by one, and in its place what was set aside: for more than fits in memory.

    A file of JSON lines is read a line at a time, however large it is; `max_bytes` is then the longest line. Files
    compressed by gzip are read too. Ids that JSON lines give are passed on as they are, also where two have the same:
    no article is remembered. Else as `read`.
    """
    for piece in pieces(inputs(paths, manifest), max_bytes=max_bytes, stdin=stdin):
        if isinstance(piece, SetAside):
            yield piece
        else:
            found = articles(piece)
            yield from found
            yield from found.set_aside


def pieces(
    given: Inputs, *, max_bytes: int | None = MAX_BYTES, stdin: BinaryIO | None = None, seen: Seen = int
) -> Iterator[Piece | SetAside]:
    """What is to be read, unread: the bytes of one article after another, or of a file that may hold several."""
    yield from given.set_aside
    for file in given.files:
        yield from by_line(file, max_bytes, stdin, given.says(file), seen)


def inputs(
    paths: AnyPath | Iterable[AnyPath], manifest: AnyPath | None = None, transcripts: Iterable[AnyPath] = ()
) -> Inputs:
    """The files that some paths lead to, in order, then the transcripts, and what is known before any is opened.

    Raises `ManifestError` for a manifest that cannot be used.
    """
    named = [os.fspath(path) for path in ([paths] if isinstance(paths, str | os.PathLike) else paths)]
    rows, own = opened_manifest(manifest)
    spoken, also_passed_over = gathered([os.fspath(path) for path in transcripts])
    found, passed_over = gathered(named)
    decided = tuple(file for file in found if is_corrections(file))
    files = [file for file in found if not is_corrections(file)]
    if spoken:
        known = {whereabouts(path) for path in spoken}
        files = [*(file for file in files if file == STDIN or whereabouts(file) not in known), *spoken]
        passed_over += also_passed_over
    if own is None:
        return Inputs(tuple(files), {}, tuple(passed_over), frozenset(spoken), decided)
    places = {file: whereabouts(file) for file in files if file != STDIN}
    # The manifest may lie in the folder it describes, and is no report there.
    files = [file for file in files if file in named or file in spoken or places.get(file) != own]
    used = {places.get(file) for file in files}
    passed_over = [aside for aside in passed_over if whereabouts(aside.path) != own]
    unused = (
        SetAside(row.path, f"line {row.line} of the manifest is of a file that is not among the inputs")
        for place, row in rows.items()
        if place not in used
    )
    return Inputs(tuple(files), rows, tuple(chain(passed_over, unused)), frozenset(spoken), decided)


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
        elif os.path.splitext(name.lower().removesuffix(".gz"))[1] in REPORT_SUFFIXES or is_corrections(path):
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
