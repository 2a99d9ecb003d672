"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import BinaryInput
from variorum.readers.decode import decode

REPORT = "“We are closing,” the owner said — the café’s last day is Friday. " * 5


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (REPORT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + REPORT.encode(), "utf-8"),
        (REPORT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + REPORT.encode("utf-16-be"), "utf-16-be"),
        (REPORT.encode("utf-16-le"), "utf-16-le"),
        (REPORT.encode("utf-16-be"), "utf-16-be"),
        (REPORT.encode("utf-32"), "utf-32-le"),
        (REPORT.encode("cp1252"), "cp1252"),
    ],
)
def test_the_text_comes_back_without_its_mark(data: bytes, encoding: str) -> None:
    assert decode(data, "report.txt") == (REPORT, encoding)


def test_a_declared_charset_is_believed() -> None:
    page = '<html><head><meta charset="shift_jis"></head><body>市長は「いいえ」と述べた。</body></html>'
    assert decode(page.encode("shift_jis"), "a.html") == (page, "shift_jis")


def test_an_xml_declaration_is_believed() -> None:
    page = '<?xml version="1.0" encoding="ISO-8859-2"?><html><body>Łódź</body></html>'
    assert decode(page.encode("iso8859-2"), "a.html").text == page


def test_a_wrong_declaration_does_not_spoil_utf8() -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>“Yes”</body></html>'
    assert decode(page.encode(), "a.html") == (page, "utf-8")


@pytest.mark.parametrize("label", ["unicode_escape", "rot13", "idna", "nonsense", "utf-7"])
def test_what_is_no_charset_of_a_page_is_passed_over(label: str) -> None:
    page = f'<html><meta charset="{label}"><body>a\\u0041 +AGE-</body></html>'
    assert decode(page.encode(), "a.html") == (page, "utf-8")


def test_the_caller_may_say_the_charset() -> None:
    assert decode("Она сказала: нет.".encode("koi8-r"), "a.txt", "koi8-r").text == "Она сказала: нет."


def test_a_broken_byte_does_not_turn_the_rest_into_mojibake() -> None:
    data = REPORT.encode() + b"\xe2\x80"
    assert decode(data, "a.txt") == (REPORT + "�", "utf-8")


def test_undeclared_cyrillic_is_guessed() -> None:
    text = "Мэр сказал, что не будет подписывать договор до заседания совета в понедельник. " * 4
    assert decode(text.encode("cp1251"), "a.txt").text == text


def test_a_stray_nul_is_text() -> None:
    text = "The mayor said no.\x00 He left." + " More words follow here." * 3
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0..", "JPEG"),
        (bytes(range(256)) * 50, "control characters"),
        (b"\x00" * 1000, "control characters"),
    ],
)
def test_binary_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(BinaryInput, match=what) as caught:
        decode(data, "in/report.bin")
    assert str(caught.value).startswith("in/report.bin: ")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_utf8_text_is_unchanged(text: str) -> None:
    got = decode(b"\xef\xbb\xbf" + text.encode(), "a.txt")
    assert got == (text, "utf-8")
