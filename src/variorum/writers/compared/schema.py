"""The JSON Schema of a comparison."""

from __future__ import annotations

from variorum.model import Comparison
from variorum.version import COMPARISON_VERSION
from variorum.writers.schema import FIELDS, schema_of

__all__ = ["OWN", "schema"]

OWN = {
    "Comparison.variorum": "The version of the program that made this comparison.",
    "Comparison.version": "The major version of this format.",
    "Comparison.base": "The siglum of the version whose text the passages tile.",
    "Comparison.versions": "The versions, the oldest first.",
    "Comparison.text": "The text of the base, to the character.",
    "Comparison.order_known": "Always true: the order is that of the base.",
    "Comparison.passages": "The base's text in passages, with what every version has there.",
    "Comparison.witnesses": "How much of the base each version has, and in what kinds of reading.",
    "Comparison.revisions": "The changes from every version to each one after it.",
    "Comparison.set_aside": "Inputs that were not read, and why.",
    "Version.siglum": "The short name of this version, made from its file's name.",
    "Version.name": "The file's name, or the title that was given.",
    "Version.path": "The path as it was given; empty where there is none.",
    "Version.sha256": "The digest of the bytes as received (of the text as UTF-8 where there is no file).",
    "Version.chars": "The length of the text in code points.",
    "Version.words": "How many words it has.",
    "Version.text": "The whole text, unchanged; every offset counts in it.",
}
"""What each field means; those that an edition has too are described there."""


def schema() -> str:
    """The JSON Schema (2020-12) of a comparison, indented, with a final line break.

    >>> '"$id": "urn:variorum:comparison:1"' in schema()
    True
    """
    said = "How versions of one text differ. Offsets are Unicode code points, half-open, into the text of one version."
    return schema_of(Comparison, {**FIELDS, **OWN}, COMPARISON_VERSION, said)
