"""Readers: what does this page say? Bytes in, articles out; no file is opened here.

`READERS` is the table, name → function; which of them reads an input is told by its content first, then by its name.
A new format is a new file here, and a line in the table and in `sniff`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from variorum.articles import Articles
from variorum.errors import EmptyInput, Malformed, TooLarge, UnknownFormat
from variorum.model import Origin
from variorum.readers.decode import decode
from variorum.readers.html import looks_like_html, read_html
from variorum.readers.jsonl import is_row, looks_like_json, read_jsonl, read_line
from variorum.readers.own import is_own
from variorum.readers.plain import read_plain
from variorum.readers.subtitles import looks_like_subtitles, read_subtitles
from variorum.readers.transcript import as_transcript

__all__ = ["READERS", "Hint", "is_row", "read", "read_line", "sniff"]

READERS: Final[Mapping[str, Callable[[str, Origin], Articles]]] = {
    "plain": read_plain,
    "html": read_html,
    "jsonl": read_jsonl,
    "subtitles": read_subtitles,
}

SUFFIXES: Final[Mapping[str, str]] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}


class Hint(Struct, frozen=True):
    """What is known of an input beside its bytes: the reader's name, where the user chose one, the charset, and
    whether it is a transcript (subtitles always are)."""

    format: str | None = None
    charset: str | None = None
    transcript: bool = False


def read(data: bytes, uri: str, hint: Hint | None = None, *, max_bytes: int | None = None) -> Articles:
    """The articles in some bytes, in order, with what could not be read of them set aside.

    `uri` is the input's name: it stands in every message and in `Origin.uri`. Raises `EmptyInput`, `BinaryInput`,
    `Malformed` or `TooLarge` (all are `ReadError`) where nothing can be read, `UnknownFormat` where the hint names no
    reader.

    >>> article = read("The mayor said “no”.".encode("utf-16"), "report.txt")[0]
    >>> article.text, article.origin.reader, article.origin.encoding
    ('The mayor said “no”.', 'plain', 'utf-16-le')
    """
    hint = hint or Hint()
    if hint.format is not None and hint.format not in READERS:
        raise UnknownFormat(f"no reader is called {hint.format!r}; there are: {', '.join(READERS)}")
    if max_bytes is not None and len(data) > max_bytes:
        raise TooLarge(f"{uri}: {len(data):,} bytes, over the limit of {max_bytes:,}; raise it with --max-bytes")
    if not data:
        raise EmptyInput(f"{uri}: the file is empty; give one that holds the report")
    text, encoding = decode(data, uri, hint.charset)
    if hint.format is None and is_own(text):
        raise Malformed(f"{uri}: an edition that Variorum wrote, not a report; `variorum convert` takes one as JSON")
    name = hint.format or sniff(text, uri)
    origin = Origin(uri=uri, sha256=hashlib.sha256(data).hexdigest(), reader=name, encoding=encoding)
    found = READERS[name](text, origin)
    if not hint.transcript:
        return found
    return Articles(tuple(as_transcript(article) for article in found), found.set_aside)


def sniff(text: str, uri: str = "") -> str:
    """The name of the reader for a text: what its first characters show, then what its name ends in.

    >>> sniff("<html><body>…", "a.txt"), sniff("{Photo} A report.", "a.txt"), sniff("{broken", "a.jsonl")
    ('html', 'plain', 'jsonl')
    """
    if looks_like_subtitles(text):
        return "subtitles"
    if looks_like_html(text):
        return "html"
    named = SUFFIXES.get("." + uri.rsplit(".", 1)[-1].lower()) if "." in uri else None
    if named is None:
        return "jsonl" if looks_like_json(text) else "plain"
    return named
