"""How versions of one text are shown: the same table of formats, for a comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from variorum.writers.compared.json import to_json
from variorum.writers.compared.page import to_html
from variorum.writers.compared.text import to_text
from variorum.writers.csv import to_csv
from variorum.writers.tei import to_tei

__all__ = ["FORMATS"]

FORMATS: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"csv": to_csv, "html": to_html, "json": to_json, "tei": to_tei, "text": to_text}
)
"""Name of a format to the function that writes a comparison in it."""
