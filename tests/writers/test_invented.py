"""The hand-made edition is itself in order, or the other tests would prove nothing."""

from __future__ import annotations

from variorum.model import Edition
from variorum.writers.references import broken


def test_it_hangs_together(edition: Edition) -> None:
    assert broken(edition) is None


def test_every_place_gives_back_its_text(edition: Edition) -> None:
    texts = {w.siglum: w.text for w in edition.witnesses}
    for utterance in edition.utterances:
        for place in (p for passage in utterance.passages for r in passage.readings for p in r.places):
            assert texts[place.siglum][place.start : place.end] == place.text
    for quoted in edition.quotations:
        assert texts[quoted.witness][quoted.start : quoted.end] == quoted.text


def test_every_kind_of_reading_but_the_pause_occurs(edition: Edition) -> None:
    from variorum.writers.kinds import KINDS

    kinds = {r.kind for u in edition.utterances for p in u.passages for r in p.readings}
    assert set(KINDS) - kinds == {"pause"}
