"""The edition as JSON, and back (a comparison too): version 1 of what other programs rely on.

The nouns of `model.py` are the contract, so there is nothing to map: what is written here is what is declared there,
in the declared order. Two runs over the same reports give the same bytes.
"""

from __future__ import annotations

import re

import msgspec

from variorum.errors import EditionError
from variorum.model import Comparison, Edition
from variorum.version import COMPARISON_VERSION, EDITION_VERSION
from variorum.writers.bare import without_text
from variorum.writers.references import broken

__all__ = ["indented", "load", "load_comparison", "stored", "to_json", "without_text"]

PAIR = re.compile(rb"\[\n +(-?[0-9.e+-]+),\n +(-?[0-9.e+-]+)\n +\]")
"""A pair of numbers that the indenting spread over four lines. A line break never stands inside a JSON string."""


class Head(msgspec.Struct):
    """What has to be known of a stored edition before the rest is read."""

    version: int
    variorum: str
    versions: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    """Only a comparison has them."""


def to_json(edition: Edition, with_text: bool = True) -> str:
    r"""The edition as indented JSON with a final line break; without the reports' texts when `with_text` is false.

    Offsets are code points, half-open. The result is accepted by `load` and described by `schema.schema`.

    >>> to_json(Edition(variorum="0.1.0", version=1)).splitlines()[:3]
    ['{', '  "variorum": "0.1.0",', '  "version": 1,']
    """
    kept = edition if with_text else without_text(edition)
    return indented(msgspec.json.encode(kept))


def indented(encoded: bytes) -> str:
    """JSON spread over lines, pairs of numbers kept together, with a final line break.

    >>> indented(b'{"at":[0,2]}')
    '{\\n  "at": [0, 2]\\n}\\n'
    """
    spread = msgspec.json.format(encoded, indent=2)
    return PAIR.sub(rb"[\1, \2]", spread).decode("utf-8") + "\n"


def load(text: str | bytes) -> Edition:
    """The edition that `to_json` wrote. Fields that this version does not know are passed over.

    Raises `EditionError` where the text is not JSON, is not an edition (the message names the field), is an edition
    of a newer major version, or points to what is not there.

    >>> load(to_json(Edition(variorum="0.1.0", version=1))).version
    1
    >>> load('{"variorum": "2.0.0", "version": 2}')
    Traceback (most recent call last):
    ...
    variorum.errors.EditionError: this edition is version 2; this variorum reads version 1: upgrade
    """
    found = stored(text)
    if isinstance(found, Comparison):
        raise EditionError("this is a comparison of versions, not an edition: load_comparison reads it")
    return found


def load_comparison(text: str | bytes) -> Comparison:
    """The comparison that `write(comparison, "json")` wrote; raises `EditionError` as `load` does."""
    found = stored(text)
    if isinstance(found, Edition):
        raise EditionError("this is an edition, not a comparison of versions: load reads it")
    return found


def stored(text: str | bytes) -> Edition | Comparison:
    """What is stored, whichever it is; raises `EditionError` as `load` does."""
    try:
        raw = text.encode("utf-8") if isinstance(text, str) else text
        raw = raw.removeprefix(b"\xef\xbb\xbf")
        head = msgspec.json.decode(raw, type=Head)
        compared = head.versions is not msgspec.UNSET
        noun, reads = ("comparison", COMPARISON_VERSION) if compared else ("edition", EDITION_VERSION)
        if head.version > reads:
            raise EditionError(f"this {noun} is version {head.version}; this variorum reads version {reads}: upgrade")
        if head.version < 1:
            raise EditionError(f"this is not an edition: there is no version {head.version}")
        found: Edition | Comparison
        found = msgspec.json.decode(raw, type=Comparison) if compared else msgspec.json.decode(raw, type=Edition)
    except msgspec.ValidationError as error:
        raise EditionError(f"this is not an edition: {error}") from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise EditionError(f"this is not JSON, as `--format json` writes it: {error}") from error
    wrong = broken(found)
    if wrong:
        raise EditionError(f"this {noun} does not hang together: {wrong}")
    return found
