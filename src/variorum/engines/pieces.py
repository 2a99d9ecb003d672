"""What is read in one go: a file, or one line of a file of JSON lines, so that a corpus is never held in memory.

A piece is bytes and a name; `articles` makes of it what the readers make of it, here or in another process.
"""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO, NamedTuple, cast

from variorum.articles import Articles
from variorum.engines.manifest import Row, described
from variorum.errors import ReadError, TooLarge
from variorum.model import SetAside
from variorum.readers import Hint, is_row, read_line
from variorum.readers import read as read_bytes

__all__ = ["STDIN", "Piece", "Seen", "articles", "by_line", "reason", "whole"]

STDIN = "-"
LINES_TRIED = 3
"""Lines looked at to tell a file of JSON lines: one of the first three must be whole, as in `readers`."""
LINE_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
GZIP = b"\x1f\x8b"
BLOCK = 1 << 20

Seen = Callable[[int], object]
"""Told how many bytes of the input were read since it was told last."""


class Piece(NamedTuple):
    """The bytes of a file, or of its line of that number (0: the whole file), what the manifest says of it, and whether
    it was given as a transcript."""

    file: str
    line: int
    data: bytes
    says: Row | None = None
    spoken: bool = False

    @property
    def place(self) -> str:
        """The file, and the line of it."""
        return f"{self.file}:{self.line}" if self.line else self.file


def articles(piece: Piece) -> Articles:
    """The articles of a piece, with what could not be read of it set aside; never raises `ReadError`."""
    try:
        if piece.line:
            found = Articles((read_line(piece.data, piece.file, piece.line),))
        else:
            found = read_bytes(piece.data, piece.file, Hint(transcript=piece.spoken))
    except ReadError as error:
        return Articles((), (SetAside(piece.place, str(error).removeprefix(f"{piece.place}: ")),))
    if piece.says is None:
        return found
    return Articles(tuple(described(article, piece.says) for article in found), found.set_aside)


def whole(
    file: str,
    max_bytes: int | None,
    stdin: BinaryIO | None = None,
    says: Row | None = None,
    *,
    spoken: bool = False,
) -> Piece:
    """A file, or standard input, as one piece. Raises `ReadError` with the reason why it cannot be read."""
    try:
        with opened(file, stdin) as source:
            return Piece(file, 0, within(b"", source, file, max_bytes), says, spoken)
    except (OSError, ValueError) as error:
        raise unreadable(file, error) from error


def by_line(
    file: str, max_bytes: int | None, stdin: BinaryIO | None = None, says: Row | None = None, seen: Seen = int
) -> Iterator[Piece | SetAside]:
    """The pieces of a file, or of standard input: each line where it holds JSON lines, else the file as one.

    What is compressed by gzip is read as what it holds. `max_bytes` is the most that a piece may have. What cannot be
    read is set aside in its place: a line, or a file from there on. Never raises `ReadError`.
    """
    try:
        with opened(file, stdin) as raw:
            watched = Watched(raw, seen)
            with unzipped(raw) as source:
                for piece in pieces(source, file, max_bytes, says):
                    yield piece
                    watched.tell()
    except ReadError as error:
        yield SetAside(file, str(error).removeprefix(f"{file}: "))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield SetAside(file, f"what follows cannot be decompressed ({error}); check that the file is whole")
    except (OSError, ValueError) as error:
        yield SetAside(file, str(unreadable(file, error)).removeprefix(f"{file}: "))


class Watched:
    """Tells how far a file has been read, where it knows."""

    def __init__(self, raw: BinaryIO, seen: Seen) -> None:
        self._raw, self._seen, self._told = raw, seen, 0
        self._can_tell = raw.seekable()

    def tell(self) -> None:
        """Tell `seen` what was read since the last time."""
        if self._can_tell:
            at = self._raw.tell()
            self._seen(at - self._told)
            self._told = at


def pieces(source: BinaryIO, file: str, max_bytes: int | None, says: Row | None) -> Iterator[Piece | SetAside]:
    """The pieces of an open file; raises `TooLarge` where it is one piece over the limit."""
    most = -1 if max_bytes is None else max_bytes + 1
    head, rows = b"", False
    for _ in range(LINES_TRIED):
        line = source.readline(most)
        head += line
        rows = rows or (is_row(line) and not head.lstrip().startswith(b"["))
        if rows or not line or 0 < most <= len(head):
            break
    if not rows:
        try:
            yield Piece(file, 0, within(head, source, file, max_bytes), says)
            return
        except Overflow as over:
            if not file.lower().endswith(LINE_SUFFIXES):
                raise
            head = over.read
    for number, data in enumerate(lines(head, source, max_bytes), start=1):
        if max_bytes is not None and len(data) > max_bytes:
            yield SetAside(f"{file}:{number}", f"the line is {limited(max_bytes)}")
        elif data.strip():
            yield Piece(file, number, data, says)


def lines(head: bytes, source: BinaryIO, max_bytes: int | None) -> Iterator[bytes]:
    """The lines of a file of which `head` was read before; of one over the limit no more than a byte over it."""
    most = -1 if max_bytes is None else max_bytes + 1
    at = 0
    while (end := head.find(b"\n", at)) >= 0:
        yield head[at:end]
        at = end + 1
    rest, head = head[at:], b""
    while line := rest + source.readline(most if most < 0 else max(0, most - len(rest))):
        rest = b""
        if most > 0 and len(line) >= most and not line.endswith(b"\n"):
            while (more := source.readline(BLOCK)) and not more.endswith(b"\n"):
                pass
        yield line.removesuffix(b"\n")


# --- opening one file ------------------------------------------------------------------------------------------------


def opened(path: str, stdin: BinaryIO | None) -> AbstractContextManager[BinaryIO]:
    """A file, open, or standard input; raises `ReadError` for what is neither."""
    if path == STDIN:
        return nullcontext(stdin or sys.stdin.buffer)
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"{path}: not a file but {kind_of(status.st_mode)}; give a file or a folder")
    return open(path, "rb")


def unzipped(raw: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """What a file holds: the file itself, or what gzip made smaller."""
    peek = getattr(raw, "peek", None)
    if peek is not None and peek(len(GZIP)).startswith(GZIP):
        return cast(AbstractContextManager[BinaryIO], gzip.GzipFile(fileobj=raw))
    return nullcontext(raw)


class Overflow(TooLarge):
    """There is more in a file than may be read; `read` is what was."""

    def __init__(self, message: str, read: bytes) -> None:
        super().__init__(message)
        self.read = read


def within(head: bytes, source: BinaryIO, path: str, max_bytes: int | None) -> bytes:
    """All the bytes of an open file, or `TooLarge`; never more than one byte over the limit is read."""
    if max_bytes is None:
        return head + source.read()
    data = head + source.read(max(0, max_bytes + 1 - len(head)))
    if len(data) > max_bytes:
        raise Overflow(f"{path}: {limited(max_bytes)}", data)
    return data


def limited(max_bytes: int) -> str:
    """That something is over the limit, and what to do."""
    return f"larger than the limit of {max_bytes:,} bytes; raise the limit with --max-bytes"


def unreadable(path: str, error: Exception) -> ReadError:
    """What the operating system said, as an error of ours."""
    return ReadError(f"{path}: {reason(error)}; check the path and that you may read it")


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
