"""JSON lines, arrays and objects."""

import json

import pytest

from variorum.errors import EmptyInput, Malformed
from variorum.readers import read


def test_a_line_is_an_article() -> None:
    line = {
        "id": "x1", "text": "“No,” she said.\r\n", "outlet": "The Ledger", "byline": ["Ada Lund", "Ben Moss"],
        "published": "6 May 2031", "language": "en", "url": "https://ledger.example", "extra": {"a": 1},
    }  # fmt: skip
    articles = read((json.dumps(line) + "\n\n" + json.dumps({"text": "Two."})).encode(), "in/r.jsonl")
    first, second = articles
    assert (first.id, first.text, first.outlet, first.byline) == (
        "x1",
        line["text"],
        "The Ledger",
        "Ada Lund, Ben Moss",
    )
    assert (first.published, first.url) == ("2031-05-06", "https://ledger.example")
    assert dict(first.rules)["outlet"] == "json"
    assert second.outlet is None
    assert second.origin is not None
    assert second.origin.uri == "in/r.jsonl"


def test_a_broken_line_is_set_aside_and_the_rest_read() -> None:
    broken = ["{broken", '{"title": "no text"}', '{"text": 5}', '{"text": "  "}', "7"]
    lines = ['{"text": "One."}', *broken, '{"text": "Two."}']
    articles = read("\n".join(lines).encode(), "r.jsonl")
    assert [a.text for a in articles] == ["One.", "Two."]
    assert [s.path for s in articles.set_aside] == [f"r.jsonl:{n}" for n in (2, 3, 4, 5, 6)]
    assert all("r.jsonl" not in s.reason and s.reason for s in articles.set_aside)


def test_an_array_and_an_object() -> None:
    assert [a.text for a in read(b'[{"text": "One."}, {"text": "Two."}]', "r.json")] == ["One.", "Two."]
    assert read(b'{\n "text": "One."\n}', "r.json")[0].text == "One."
    assert read(b'[{"text": "One."}, 3]', "r.json").set_aside[0].path == "r.json[1]"


def test_another_shape_is_named() -> None:
    with pytest.raises(Malformed, match=r"^meta\.json: no `text`"):
        read(b'{"reports": []}', "meta.json")


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput):
        read(data, "r.jsonl")


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert read(b'{"text": "No \\ud83d way", "title": "a\\udc00"}', "r.jsonl")[0].text == "No \ufffd way"


def test_a_line_separator_inside_a_string_is_no_new_line() -> None:
    assert len(read('{"text": "One\u2028two\x85three."}\n{"text": "x"}'.encode(), "r.jsonl")) == 2


def test_nesting_and_numbers_beyond_reason() -> None:
    deep = "[" * 100_000
    articles = read(f'{{"text": "One."}}\n{{"text": {deep}\n{{"text": "x", "n": {"9" * 9999}}}'.encode(), "r.jsonl")
    assert [a.text for a in articles] == ["One."]


def test_a_byte_order_mark_and_crlf() -> None:
    assert len(read(b'\xef\xbb\xbf{"text": "One."}\r\n{"text": "Two."}\r\n', "r.txt")) == 2
