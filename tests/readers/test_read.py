"""The table of readers, and plain text."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import EmptyInput, ReadError, TooLarge, UnknownFormat
from variorum.readers import READERS, Hint, read, sniff


def test_plain_text_is_the_whole_content() -> None:
    text = " date 2025-01-28 One.\r\n\r\nTwo\u00a0words.\x00 Three…\n\n"
    article = read(text.encode(), "in/a.txt")[0]
    assert article.text == text
    assert article.origin is not None
    assert (article.origin.uri, article.origin.reader, article.origin.encoding) == ("in/a.txt", "plain", "utf-8")
    assert article.origin.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_id_comes_from_the_text_alone() -> None:
    assert read("Café.".encode(), "a.txt")[0].id == read("Café.".encode("utf-16"), "other.md")[0].id


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\u200b \u00a0".encode()])
def test_nothing_to_read(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"^a\.txt: "):
        read(data, "a.txt")


def test_the_limit_names_its_option() -> None:
    with pytest.raises(TooLarge, match=r"^a\.txt: .*--max-bytes"):
        read(b"x" * 11, "a.txt", max_bytes=10)


def test_a_reader_can_be_chosen() -> None:
    assert read(b"<html><body><p>A report.</p></body></html>", "a", Hint(format="plain"))[0].text.startswith("<html>")
    with pytest.raises(UnknownFormat, match="plain, html, jsonl"):
        read(b"x", "a", Hint(format="docx"))


@pytest.mark.parametrize(
    ("text", "uri", "reader"),
    [
        ("A report.", "a.txt", "plain"),
        ("A report.", "", "plain"),
        ("<!-- archived --><!DOCTYPE html><p>x", "a.txt", "html"),
        ('<?xml version="1.0"?><html xmlns="x">', "a", "html"),
        ("<p>A fragment.</p>", "a.htm", "html"),
        ('{"text": "x"}\n{"text": "y"}', "a.txt", "jsonl"),
        ('broken\n{"text": "y"}', "a.ndjson", "jsonl"),
        ('[{"text": "x"}]', "", "jsonl"),
        ('{"text": \n "x"}', "", "jsonl"),
        ("[Photo] A report.", "a.txt", "plain"),
        ("{1} A report.", "a.txt", "plain"),
    ],
)
def test_content_decides_first(text: str, uri: str, reader: str) -> None:
    assert sniff(text, uri) == reader


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a"]))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, uri: str) -> None:
    try:
        articles = read(data, uri)
    except ReadError:
        return
    for article in articles:
        article.text.encode()
        for mark in article.furniture:
            assert 0 <= mark.start < mark.end <= len(article.text)


TAGS = "html body p /p q /q blockquote /blockquote b /b br table tr td svg h1 script /script title /title".split()  # noqa: SIM905
STRAY = [
    "x<y",
    "&lt;script&gt;",
    "“words”",
    "<!--",
    "-->",
    "<meta charset=utf-8>",
    "&#0;",
    "&#xD800;",
    "\x00",
    "<a href=x>",
]
LINKED = [
    '<script type="application/ld+json">',
    '{"@graph":[[{"@type":["NewsArticle"]}]]}',
    "<?pi?>",
    "<![CDATA[",
    "\u2028",
]
PROSE = ["The mayor said that she would not sign it."]
PIECES = st.lists(st.sampled_from([*(f"<{tag}>" for tag in TAGS), *STRAY, *LINKED, *PROSE]), max_size=30)


@given(PIECES)
@settings(deadline=None, max_examples=60)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    try:
        articles = read("".join(["<html>", *pieces]).encode("utf-8", "replace"), "a.html")
    except ReadError:
        return
    assert all(article.text.strip() for article in articles)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@settings(deadline=None)
def test_plain_text_round_trip(text: str) -> None:
    try:
        article = READERS["plain"](text, read(b"x", "a.txt")[0].origin)[0]  # type: ignore[arg-type]
    except EmptyInput:
        return
    assert article.text == text


@pytest.mark.parametrize("char", ["a", "“", '"', "[", "A", "{"])
def test_ten_megabytes_without_a_line_break(char: str) -> None:
    data = (char * (10_000_000 // len(char.encode()))).encode()
    assert len(read(data, "a.txt")[0].text) == 10_000_000 // len(char.encode())
