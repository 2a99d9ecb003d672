"""Bytes to text: byte-order marks, declared charsets, UTF-8, and what to try when all of that fails.

The order follows the WHATWG Encoding Standard, with one change: bytes that are valid UTF-8 and hold more than ASCII
are UTF-8 whatever the page declares, because text in a legacy encoding is valid UTF-8 only by an accident that a
sentence or two rules out, while wrong declarations are common.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from variorum.errors import BinaryInput

__all__ = ["Decoded", "declared_charset", "decode"]

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (perhaps a Word or EPUB document)"),
    (b"\x1f\x8b", "a gzip-compressed file"),
    (b"BZh", "a bzip2-compressed file"),
    (b"\xfd7zXZ\x00", "an xz-compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF file (sound, video or WebP image)"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

SAMPLE = 1 << 16
"""Bytes looked at to tell text from binary; a binary file shows itself in its first block."""

CONTROLS = bytes(sorted((set(range(32)) | {127}) - set(b"\t\n\v\f\r\x1b")))
MOST_CONTROLS = 0.05
"""Share of control bytes above which a file is not text. Random bytes have 0.10, a text with a stray NUL per line
under 0.02."""
MOST_CONTROLS_LEGACY = 0.01
"""The same for bytes that are not UTF-8, where nothing else says that they are text."""

WIDE_NULS, NARROW_NULS = 0.3, 0.05
"""UTF-16 without a mark: at least 0.3 of one half of the bytes are NUL (Latin text has nearly 1, text with much
Chinese in it less), and under 0.05 of the other half."""

SURE_UTF8 = 4
"""Good multi-byte characters for one broken sequence at which a file is damaged UTF-8 and not another encoding: in
Windows-1252 prose, good sequences do not occur at all."""

WEB_ENCODINGS = re.compile(
    r"utf-8|utf-16(-le|-be)?|cp(125[0-8]|874|866|932|949)|iso8859-\d+|koi8-[ru]|mac-(roman|cyrillic)"
    r"|gbk|gb2312|gb18030|big5|big5hkscs|hz|euc_jp|iso2022_jp|shift_jis|euc_kr"
)
"""Python's names of what a page may declare. Anything else (`unicode_escape`, `idna`…) is no charset of a page."""

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}["']?\s{0,4}([\w:.-]{2,30})""", re.IGNORECASE)
XML_DECLARED = re.compile(rb"""\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,4}=\s{0,4}["']([\w:.-]{2,30})""")
DECLARED_WITHIN = 4096
"""Bytes in which a declaration is looked for: the standard says 1024, and pages put it later."""


class Decoded(NamedTuple):
    """Text, and the name of the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, where: str, charset: str | None = None) -> Decoded:
    """The text of some bytes, unchanged but for a byte-order mark, which is no part of it.

    `charset` is what a header or the user says; else what an HTML or XML head declares is tried. Bytes that fit
    nothing are replaced with U+FFFD. Raises `BinaryInput`, naming `where`, when the bytes are no text.

    >>> decode("“Yes,” she said.".encode("cp1252"), "a.txt")
    Decoded(text='“Yes,” she said.', encoding='cp1252')
    >>> decode("Né".encode("utf-16"), "a.txt")
    Decoded(text='Né', encoding='utf-16-le')
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    refuse_known_binary(data, where)
    if wide := unmarked_utf16(data):
        return Decoded(data.decode(wide, "replace"), wide)
    refuse_controls(data, where, MOST_CONTROLS)
    declared = python_name(charset) or declared_charset(data)
    if declared and not (not data.isascii() and strict(data, "utf-8") is not None):
        text = strict(data, declared)
        if text is not None:
            return Decoded(text, declared)
    text = strict(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    return undeclared(data, where)


def undeclared(data: bytes, where: str) -> Decoded:
    """The text of bytes that are not UTF-8 and declare nothing: damaged UTF-8, Windows-1252, or the best guess."""
    mended = data.decode("utf-8", "replace")
    good = len(data.translate(None, bytes(range(0xC2)) + bytes(range(0xF5, 0x100))))
    broken = mended.count("�")
    if good - broken >= SURE_UTF8 * broken:
        return Decoded(mended, "utf-8")
    refuse_controls(data, where, MOST_CONTROLS_LEGACY)
    if looks_like_windows_1252(data):
        text = strict(data, "cp1252")
        if text is not None:
            return Decoded(text, "cp1252")
    return guessed(data)


MOST_LETTERS = 0.08
"""Share of letters above ASCII up to which text is taken as Windows-1252 without a guess: English prose has under 0.01,
French 0.05, Russian or Greek in an 8-bit encoding 0.8. charset-normalizer takes short English texts with curly marks
for Central European or even Chinese."""
MARKS = "‘’“”–—…".encode("cp1252")
WESTERN = "•€£©®°½éèêëàâäáãåçñöôóòøüúùûíîïßÉÀÖÜÄÅ\xa0§¢¼¾".encode("cp1252")
LEAST_WESTERN = 0.9
"""Share of those letters that must be of these: one in ten may be a rarer letter."""


def looks_like_windows_1252(data: bytes) -> bool:
    """Whether nearly all is ASCII and the rest are marks and letters that Western prose has in Windows-1252."""
    high = data.translate(None, bytes(range(0x80)))
    letters = high.translate(None, MARKS)
    western = len(letters) - len(letters.translate(None, WESTERN))
    return len(letters) <= MOST_LETTERS * len(data) and western >= LEAST_WESTERN * len(letters)


def guessed(data: bytes) -> Decoded:
    """What charset-normalizer makes of a sample, tried on the whole; Windows-1252 where it has no answer."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    encoding = best.encoding if best is not None else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding)


def declared_charset(data: bytes) -> str | None:
    """Python's name of the charset that an HTML or XML head declares, if it is one that pages use."""
    head = data[:DECLARED_WITHIN]
    found = XML_DECLARED.match(head) or DECLARED.search(head)
    name = python_name(found[1].decode("ascii")) if found else None
    # A declaration that can be read as ASCII is not in UTF-16; the standard reads it as UTF-8.
    return "utf-8" if name and name.startswith("utf-16") else name


def python_name(label: str | None) -> str | None:
    """Python's name for a charset label, Latin-1 and ASCII being Windows-1252 as on the web; None if unknown."""
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    if name in {"iso8859-1", "ascii"}:
        return "cp1252"
    return name if WEB_ENCODINGS.fullmatch(name) else None


def strict(data: bytes, encoding: str) -> str | None:
    """The text, or None if the bytes are not of this encoding."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, told by where the NULs stand; None where it is not UTF-16."""
    sample = data[: SAMPLE - SAMPLE % 2]
    if len(data) % 2 or len(sample) < 4 or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second >= WIDE_NULS and first < NARROW_NULS:
        candidate = "utf-16-le"
    elif first >= WIDE_NULS and second < NARROW_NULS:
        candidate = "utf-16-be"
    else:
        return None
    return candidate if strict(data, candidate) is not None else None


def refuse_known_binary(data: bytes, where: str) -> None:
    """Raise `BinaryInput` where the first bytes are those of a known kind of file."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"{where}: {what}, not text; give the report as plain text, HTML or JSON lines")


def refuse_controls(data: bytes, where: str, most: float) -> None:
    """Raise `BinaryInput` where too many of the first bytes are control characters."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    if controls > most * len(sample):
        raise BinaryInput(
            f"{where}: not text ({controls} of the first {len(sample)} bytes are control characters); "
            "give the report as plain text, HTML or JSON lines"
        )
