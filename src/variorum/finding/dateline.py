"""The date that some archives write before a report: ` date 2025-01-28 `."""

from __future__ import annotations

import re
from calendar import monthrange

from variorum.model import Span

__all__ = ["date_prefix"]

PREFIX = re.compile(r"[ \t\ufeff]{0,8}(date (\d{4})-(\d{2})-(\d{2}))(?!\S)")


def date_prefix(text: str) -> tuple[Span, str] | None:
    """Where the date before a report stands, and the date; None where there is none or the calendar has no such day.

    >>> date_prefix(" date 2025-01-28 The mayor said no.")
    (Span(start=1, end=16), '2025-01-28')
    >>> date_prefix("date 2025-02-30 The mayor said no.") is None
    True
    """
    found = PREFIX.match(text)
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups()[1:])
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Span(*found.span(1)), f"{found[2]}-{found[3]}-{found[4]}"
