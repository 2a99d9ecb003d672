"""Dates as metadata writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.readers.dates import edtf


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-05-06", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("2031-05-06 07:08", "2031-05-06"),
        ("2031/5/6", "2031-05-06"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        ("May 6, 2031 at 7 a.m.", "2031-05-06"),
        ("6th May 2031", "2031-05-06"),
        ("Tue, 06 May 2031 07:08:09 GMT", "2031-05-06"),
        ("Sept. 5, 2031", "2031-09-05"),
        ("06/05/2031", None),
        ("2031-02-29", None),
        ("2031-13-01", None),
        ("0000-01-01", None),
        ("Mayhem 6, 2031", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_edtf(written: str, day: str | None) -> None:
    assert edtf(written) == day


@given(st.dates())
def test_every_day_round_trips(day) -> None:  # type: ignore[no-untyped-def]
    assert edtf(day.isoformat()) == day.isoformat()


@given(st.text(max_size=40))
def test_anything_is_a_date_or_none(text: str) -> None:
    edtf(text)
