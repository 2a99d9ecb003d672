"""Ids made from content, never from a counter, a clock or chance; and sigla for witnesses.

An id survives the addition of another report, because nothing but the thing itself goes into it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from variorum.model import Span

__all__ = ["article_id", "digest", "initials", "quotation_id", "sha256", "siglum", "slug"]

ALPHABET = "abcdefghjkmnpqrstvwxyz23456789"
"""Without i, l, o, u, 0 and 1, which are misread for one another (and u, so that no word comes out)."""
PAIRS = tuple(b + a for a in ALPHABET for b in ALPHABET)
"""Two letters at a time, the first of them counting one, as figures are read from the right."""


def digest(*parts: str | int, length: int = 10) -> str:
    """A short, lower-case name for the content of `parts`.

    >>> digest("a", 1) == digest("a", 1) and len(digest("a", 1))
    10
    """
    raw = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    number, out = int.from_bytes(raw, "big") % len(ALPHABET) ** length, ""
    while len(out) < length:
        number, rest = divmod(number, len(PAIRS))
        out += PAIRS[rest]
    return out[:length]


def sha256(text: str) -> str:
    """The SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def article_id(text: str) -> str:
    """The id of an article: its text, and nothing else."""
    return "a" + digest(text)


def quotation_id(article: str, spans: tuple[Span, ...]) -> str:
    """The id of a quotation: its article, and where it stands there."""
    return "q" + digest(article, *(n for span in spans for n in span))


def slug(name: str) -> str:
    """A name as an id: ASCII, lower case, hyphens.

    >>> slug("Ana-María  O’Neill")
    'ana-maria-oneill'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + digest(name, length=6)


def initials(name: str) -> str:
    """Up to three capitals that stand for an outlet: the initials of its words, or the first letters of its one word.

    >>> initials("The Northern Ledger"), initials("Courier")
    ('NL', 'COU')
    """
    words = [w for w in slug(name).upper().split("-") if w not in {"THE", "OF", "AND", "A"}] or [slug(name).upper()]
    letters = words[0][:3] if len(words) == 1 else "".join(w[0] for w in words)[:3]
    return letters if letters[0].isalpha() else "N" + letters


def siglum(article: str, outlet: str | None, kind: str = "report") -> str:
    """A witness's siglum: the outlet's initials (W for none, T for a transcript's) and three characters of the
    article's own digest.

    The digest makes it the same whichever other reports are read. It begins with a letter, so that it can be an XML id.
    """
    return (initials(outlet) if outlet else "T" if kind == "transcript" else "W") + digest(article, length=3)
