"""JSON: a line is an article (JSONL); a single object or an array of the same shape is read too.

`text` is required; `id outlet title byline published language url kind` are optional, and other members are let be.
A line that is broken is set aside by its number, and the rest is read.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.articles import Articles
from variorum.errors import EmptyInput, Malformed, ReadError
from variorum.ids import article_id
from variorum.model import Article, Origin, SetAside
from variorum.readers.dates import edtf
from variorum.readers.decode import decode
from variorum.readers.plain import is_blank
from variorum.readers.transcript import as_transcript

__all__ = ["is_row", "looks_like_json", "read_jsonl", "read_line"]

LINES_TRIED = 3
"""Lines looked at to tell JSONL by its content: one of the first three must be whole."""
LONGEST_LINE_TRIED = 1 << 20
"""A first line longer than this is not parsed only to find out what the file is."""
SURROGATES = re.compile("[\ud800-\udfff]")


def looks_like_json(text: str) -> bool:
    """Whether one of the first lines, or the whole, is a JSON object with a `text`, or an array of objects.

    >>> looks_like_json('{"text": "A report."}'), looks_like_json("{Photo} A report."), looks_like_json("[1] A note.")
    (True, False, False)
    """
    opening = text[:200].lstrip()[:1]
    if opening not in ("{", "["):
        return False
    for line in text[:LONGEST_LINE_TRIED].lstrip().split("\n")[:LINES_TRIED]:
        if isinstance(value := parsed(line), dict) and "text" in value:
            return True
    value = parsed(text)
    rows = value if isinstance(value, list) else [value]
    return bool(rows) and all(isinstance(row, dict) for row in rows) and any("text" in row for row in rows)


def parsed(text: str) -> Any:
    """The JSON value, or None where it is not JSON (nested too deep, or a number too long, is not JSON either)."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def read_jsonl(text: str, origin: Origin) -> Articles:
    """The articles of a JSON document or JSON lines, in order, with each line that is not one set aside.

    Raises `EmptyInput` where there is nothing in it, `Malformed` where not one line is an article.

    >>> lines = '{"text": "One."}\\nnot json\\n{"text": "Two.", "outlet": "The Ledger"}'
    >>> read = read_jsonl(lines, Origin("r.jsonl", "", "jsonl"))
    >>> [article.outlet for article in read], [aside.path for aside in read.set_aside]
    ([None, 'The Ledger'], ['r.jsonl:2'])
    """
    if is_blank(text):
        raise EmptyInput(f"{origin.uri}: no text in it; give a file that holds the report")
    articles: list[Article] = []
    set_aside: list[SetAside] = []
    for place, row in rows(text, origin.uri):
        try:
            articles.append(article_of(row, origin, place))
        except ReadError as error:
            set_aside.append(SetAside(place, str(error).removeprefix(f"{place}: ")))
    if not articles and len(set_aside) == 1:
        raise Malformed(f"{set_aside[0].path}: {set_aside[0].reason}")
    return Articles(tuple(articles), tuple(set_aside))


def is_row(line: bytes) -> bool:
    """Whether a line of a file is an article in JSON (UTF-8), which says that the file holds one a line.

    >>> is_row(b'{"text": "A report."}\\n'), is_row(b'{\\n'), is_row(b'[{"text": "A report."}]')
    (True, False, False)
    """
    if not line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
        return False
    try:
        value = parsed(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False
    return isinstance(value, dict) and "text" in value


def read_line(line: bytes, uri: str, number: int) -> Article:
    """The article in one line of a file of JSON lines; its `Origin` holds the digest of the line.

    Raises `ReadError`, naming the file and the line, where it is none.

    >>> read_line(b'{"id": 7, "text": "A report."}', "r.jsonl", 3).id
    '7'
    """
    place = f"{uri}:{number}"
    text, encoding = decode(line, place)
    origin = Origin(uri=uri, sha256=hashlib.sha256(line).hexdigest(), reader="jsonl", encoding=encoding)
    return article_of(parsed(text), origin, place)


def rows(text: str, uri: str) -> Iterator[tuple[str, Any]]:
    """Each row with its place: the file for a lone object, `file:line` in JSONL, `file[n]` in an array."""
    whole = parsed(text) if text[:200].lstrip()[:1] in ("{", "[") else None
    if isinstance(whole, list):
        yield from ((f"{uri}[{n}]", row) for n, row in enumerate(whole))
        return
    if isinstance(whole, dict):
        yield uri, whole
        return
    for number, line in enumerate(text.split("\n"), start=1):  # not splitlines: U+2028 may stand in a string
        if line.strip():
            yield f"{uri}:{number}", parsed(line)


def article_of(row: Any, origin: Origin, place: str) -> Article:
    """The article that a row is; raises `Malformed` or `EmptyInput`, naming the place."""
    if not isinstance(row, Mapping):
        raise Malformed(f"{place}: not a JSON object; write one object a line, with the report under `text`")
    text = row.get("text")
    if not isinstance(text, str):
        raise Malformed(f"{place}: no `text` in it; put the report's words under `text`")
    text = SURROGATES.sub("\ufffd", text)  # half a pair cannot be written out again
    if is_blank(text):
        raise EmptyInput(f"{place}: its `text` is empty; put the report's words there")
    given: dict[str, Any] = {name: member(row, name) for name in ("outlet", "title", "byline", "language", "url")}
    published = edtf(str(row["published"])) if row.get("published") else None
    rules = tuple(sorted((name, "json") for name, value in {**given, "published": published}.items() if value))
    name = row.get("id")
    article = Article(
        id=SURROGATES.sub("\ufffd", str(name)) if isinstance(name, str | int) and name != "" else article_id(text),
        text=text,
        published=published,
        rules=rules,
        origin=origin,
        **given,
    )
    return as_transcript(article) if row.get("kind") == "transcript" else article


def member(row: Mapping[str, Any], name: str) -> str | None:
    """A member as a line of text: a list of names is joined with commas, anything that is not text is None."""
    value = row.get(name)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        return None
    return SURROGATES.sub("\ufffd", " ".join(value.split())) or None
