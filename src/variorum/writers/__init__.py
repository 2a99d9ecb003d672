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
from variorum.writers.annotations import to_annotations
from variorum.writers.bare import without_text
from variorum.writers.bibliography import to_bibtex, to_csl
from variorum.writers.csv import tables, to_csv
from variorum.writers.html import to_html
from variorum.writers.json import load, stored, to_json
from variorum.writers.markdown import to_markdown
from variorum.writers.schema import schema
from variorum.writers.schemaorg import to_schemaorg
from variorum.writers.tei import to_tei
from variorum.writers.text import to_text

__all__ = ["FORMATS", "load", "schema", "stored", "tables", "without_text", "write"]

FORMATS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "annotations": to_annotations,
        "bibtex": to_bibtex,
        "csl": to_csl,
        "csv": to_csv,
        "html": to_html,
        "json": to_json,
        "markdown": to_markdown,
        "schemaorg": to_schemaorg,
        "tei": to_tei,
        "text": to_text,
    }
)
"""Name of a format to the function that writes it."""


def write(edition: Edition | Comparison, format: str, **options: Any) -> str:  # noqa: A002  (the word that the command line uses)
    """The edition in one of `FORMATS`; a comparison in `csv`, `html`, `json`, `tei` or `text`.

    Options: `with_text=False` (any format of an edition) cites without republishing the reports; the others go to the
    writer: `table` (csv) is `quotations`, `readings`, `tallies`, `witnesses` or `decisions`; `colour` and `width`
    (text). Raises `UnknownFormat` for any other name, and `TypeError` for an option that the writer has not.

    >>> write(Edition("0.1.0", 1), "pdf")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    variorum.errors.UnknownFormat: no writer is called 'pdf'; there are: annotations, bibtex, csl, csv, html, ...
    """
    formats = compared.FORMATS if isinstance(edition, Comparison) else FORMATS
    try:
        writer = formats[format]
    except KeyError:
        raise UnknownFormat(f"no writer is called {format!r}; there are: {', '.join(sorted(formats))}") from None
    if isinstance(edition, Edition) and not options.pop("with_text", True):
        edition = without_text(edition)
    return writer(edition, **options)
