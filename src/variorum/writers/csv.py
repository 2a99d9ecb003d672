"""The apparatus of an edition or a comparison as a table, one line a place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from variorum.model import Comparison, Edition, Passage

__all__ = ["COLUMNS", "safe", "to_csv"]

COLUMNS = ("passage", "reading", "kind", "siglum", "start", "end", "text", "punctuation")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(whole: Edition | Comparison) -> str:
    """A table with one line a place (RFC 4180, with a heading): the number of its passage and of its reading there
    (from 0; reading 0 is the lemma), the kind, the siglum, and the characters, as offsets into that witness's text. Of
    an edition, the utterance before them.

    A text that a spreadsheet would take for a formula has an apostrophe before it; the offsets tell the truth.
    """
    if isinstance(whole, Comparison):
        return written(COLUMNS, rows(whole.passages))
    lines = ((utterance.id, *row) for utterance in whole.utterances for row in rows(utterance.passages))
    return written(("utterance", *COLUMNS), lines)


def rows(passages: Iterable[Passage]) -> Iterator[tuple[object, ...]]:
    """The places of some passages, as lines of a table."""
    for n, passage in enumerate(passages):
        for m, reading in enumerate(passage.readings):
            for p in reading.places:
                yield n, m, reading.kind, p.siglum, p.start, p.end, safe(p.text), "true" if p.punctuation else "false"


def written(columns: Iterable[str], lines: Iterable[Iterable[object]]) -> str:
    """A table as text."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows(lines)
    return out.getvalue()


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula (OWASP, CSV injection).

    >>> safe("=2+3"), safe("two")
    ("'=2+3", 'two')
    """
    return f"'{text}" if text.startswith(FORMULA) else text
