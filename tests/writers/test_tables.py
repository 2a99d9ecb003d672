"""The tables: as many lines as things, every place gives back its words, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import variorum
from variorum.errors import UnknownFormat
from variorum.model import Edition, Witness
from variorum.writers.csv import TABLES, safe


def table(edition: Edition, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(variorum.write(edition, "csv", table=name), newline="")))


def test_every_thing_has_its_line(edition: Edition) -> None:
    assert [row["id"] for row in table(edition, "quotations")] == [q.id for q in edition.quotations]
    assert [row["siglum"] for row in table(edition, "witnesses")] == [w.siglum for w in edition.witnesses]
    places = [p for u in edition.utterances for q in u.passages for r in q.readings for p in r.places]
    assert len(table(edition, "readings")) == len(places)
    assert len(table(edition, "tallies")) == sum(len(v.places) for t in edition.tallies for v in t.values)


def test_places_give_back_their_words(example_edition: Edition) -> None:
    texts = {w.siglum: w.text for w in example_edition.witnesses}
    for name in ("readings", "tallies"):
        for row in table(example_edition, name):
            words = texts[row["siglum"]][int(row["start"]) : int(row["end"])]
            assert row["text"] == safe(words)


def test_the_quotations_come_first() -> None:
    empty = Edition("0.1.0", 1)
    assert variorum.write(empty, "csv") == variorum.write(empty, "csv", table="quotations")
    with pytest.raises(UnknownFormat, match="there are: quotations, readings, tallies, witnesses"):
        variorum.write(empty, "csv", table="speakers")


@given(st.text(st.sampled_from("=+-@\t\r\n ＝ab,;\"'|"), max_size=8))
def test_no_cell_is_a_formula(words: str) -> None:
    edition = Edition("0.1.0", 1, (Witness("A", words, "ab", 1, "report", outlet=words, title=words),))
    for name in TABLES:
        for row in csv.reader(io.StringIO(variorum.write(edition, "csv", table=name), newline="")):
            assert not any(cell.strip(" \n").startswith(("=", "+", "-", "@", "＝", "\t", "\r")) for cell in row)
    [row] = table(edition, "witnesses")
    assert row["outlet"].removeprefix("'") == words.removeprefix("'")
