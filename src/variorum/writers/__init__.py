"""How is it shown? A table of formats; each takes an edition and gives text back.

A new format is a new file and one line here. Nothing in this room opens a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from variorum.errors import UnknownFormat
from variorum.model import Comparison, Edition
from variorum.writers import compared
from variorum.writers.csv import to_csv
from variorum.writers.html import to_html
from variorum.writers.json import load, to_json
from variorum.writers.schema import schema
from variorum.writers.tei import to_tei
from variorum.writers.text import to_text

__all__ = ["FORMATS", "load", "schema", "write"]

FORMATS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"csv": to_csv, "html": to_html, "json": to_json, "tei": to_tei, "text": to_text}
)
"""Name of a format to the function that writes it."""


def write(edition: Edition | Comparison, format: str, **options: Any) -> str:  # noqa: A002  (the word that the command line uses)
    """The edition in a format: `csv`, `html`, `json`, `tei` or `text`; a comparison in the same.

    Options go to the writer: `with_text=False` (html, json) cites without republishing the reports; `colour` and
    `width` (text). Raises `UnknownFormat` for any other name, and `TypeError` for an option that the writer has not.

    >>> write(Edition("0.1.0", 1), "pdf")
    Traceback (most recent call last):
    ...
    variorum.errors.UnknownFormat: no writer is called 'pdf'; there are: csv, html, json, tei, text
    """
    formats = compared.FORMATS if isinstance(edition, Comparison) else FORMATS
    try:
        writer = formats[format]
    except KeyError:
        raise UnknownFormat(f"no writer is called {format!r}; there are: {', '.join(sorted(formats))}") from None
    return writer(edition, **options)
