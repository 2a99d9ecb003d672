"""A comparison as JSON, and back."""

from __future__ import annotations

import msgspec

from variorum.model import Comparison
from variorum.writers.json import indented

__all__ = ["to_json"]


def to_json(comparison: Comparison) -> str:
    """The comparison as indented JSON with a final line break; the schema is `schema.schema("comparison")`."""
    return indented(msgspec.json.encode(comparison))
