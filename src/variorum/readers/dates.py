"""Dates as files and metadata write them, to EDTF. (Dates in running text are another matter: `finding`.)"""

from __future__ import annotations

import re
from calendar import monthrange

__all__ = ["edtf"]

ISO = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:[T ].*)?", re.DOTALL)
SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s.*)?", re.DOTALL)
DAY_MONTH = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\b.*", re.DOTALL
)
MONTH_DAY = re.compile(r"(?:[A-Za-z]{3,9},? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b.*", re.DOTALL)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def edtf(value: str) -> str | None:
    """A date of publication as EDTF (`2025-01-28`, `2025-01`, `2025`), the day as its place of issue prints it.

    None where it is no date, or one whose day and month cannot be told apart (`01/02/2025`).

    >>> edtf("2025-01-28T23:10:00-05:00"), edtf("Tue, 28 Jan 2025 10:00:00 GMT"), edtf("January 28, 2025")
    ('2025-01-28', '2025-01-28', '2025-01-28')
    >>> edtf("2025-02-30") is None, edtf("01/02/2025") is None
    (True, True)
    """
    value = value.strip()
    if found := ISO.fullmatch(value) or SLASHED.fullmatch(value):
        return checked(found[1], found[2], found[3])
    if found := DAY_MONTH.fullmatch(value):
        return named(found[3], found[2], found[1])
    if found := MONTH_DAY.fullmatch(value):
        return named(found[3], found[1], found[2])
    return None


def named(year: str, month: str, day: str) -> str | None:
    """A date whose month is an English word."""
    word = month.lower()
    if word == "sept":
        word = "sep"
    if word[:3] not in MONTHS or not (word in MONTHS or word in FULL_MONTHS):
        return None
    return checked(year, str(MONTHS.index(word[:3]) + 1), day)


def checked(year: str, month: str | None, day: str | None) -> str | None:
    """The date, if the calendar has it."""
    if int(year) == 0:
        return None
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year}-{int(month):02}"
    if not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(day):02}"
