"""The pages that the tests of this folder open."""

from __future__ import annotations

import invented
import pytest

import variorum
from variorum import example
from variorum.model import Credit, Edition, Event, Tally, TallyPlace, TallyValue


@pytest.fixture(scope="session")
def example_html() -> str:
    return variorum.write(variorum.collate(variorum.read(example.paths())), "html")


@pytest.fixture(scope="session")
def bell() -> Edition:
    """The invented edition, with what a story can have besides: a chain of credits, firmness, a conflict, dates."""
    from msgspec.structs import replace

    edition = invented.edition()
    at = {w.siglum: str(w.text).index(" ") for w in edition.witnesses}

    def tally(name: str, kind: str, verdict: str, thing: str, *values: tuple[str, str, str]) -> Tally:
        laid = tuple(
            TallyValue(text, normal, 1, (TallyPlace(siglum, 0, at[siglum]),)) for text, normal, siglum in values
        )
        return Tally(name, kind, thing, kind, verdict, "two reports differ; nobody has two ages", laid)  # type: ignore[arg-type]

    return replace(
        edition,
        credits=(
            Credit("NL", 0, at["NL"], "obtained_by", "the Harbour Courier", "voice message"),
            Credit("TEP", 0, at["TEP"], "first_published_by", "the Northern Ledger", "voice message"),
            Credit("HC", 0, at["HC"], "obtained_by", "the Tallis Ringers", "voice message"),
            Credit("XR", 0, at["XR"], "wire", "Example Wire", None),
            Credit("W3K", 0, at["W3K"], "photo", "A. Marchetti", None),
        ),
        tallies=(
            *edition.tallies,
            tally("t2", "age", "conflict", "Amara Castellanos", ("58", "58", "HC"), ("57", "57", "NL")),
            tally(
                "t3", "firmness", "differ", "voice message", ("alleged", "allegedly", "TEP"), ("x", "asserted", "HC")
            ),
        ),
        timeline=(Event("2031-05-01", "The message was left.", (TallyPlace("HC", 0, 3), TallyPlace("NL", 0, 3))),),
    )


@pytest.fixture(scope="session")
def bell_html(bell: Edition) -> str:
    return variorum.write(bell, "html")
