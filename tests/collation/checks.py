"""What must hold of every apparatus, whatever went in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from variorum.model import Apparatus, Place
from variorum.text.tokens import tokens

SENTENCE_INSIDE = re.compile(r"(?<![A-Z]\.)(?<!Mr)(?<!Dr)[.?!][”’\")]*\s+[A-Z]\w")


def placed(apparatus: Apparatus) -> list[tuple[Place, str]]:
    return [(place, r.kind) for p in apparatus.passages for r in p.readings for place in r.places]


def check(apparatus: Apparatus, texts: Mapping[str, Sequence[str]]) -> None:
    """Asserts the promises of the contract: passages tile, places are exact, no word is lost or printed twice."""
    at = 0
    for passage in apparatus.passages:
        assert passage.at.start == at
        at = passage.at.end
        text = apparatus.text[passage.at.start : at]
        assert passage.readings
        assert text.startswith(passage.readings[0].text)
        assert bool(text) == bool(passage.readings[0].text)
        assert not SENTENCE_INSIDE.search(text), text
        assert all(reading.places for reading in passage.readings[1:])
    assert at == len(apparatus.text)
    where: dict[tuple[str, str | int], list[tuple[int, int]]] = {}
    for place, _ in placed(apparatus):
        assert texts[place.siglum][int(place.fragment)][place.start : place.end] == place.text
        where.setdefault((place.siglum, place.fragment), []).append((place.start, place.end))
    for siglum, fragments in texts.items():
        for number, text in enumerate(fragments):
            for token in tokens(text):
                if token.kind != "ellipsis":
                    holding = [1 for s, e in where.get((siglum, number), []) if s < token.end and e > token.start]
                    assert len(holding) == 1, (siglum, number, text[token.start : token.end], len(holding))


def shape(apparatus: Apparatus, turn: Mapping[str, str]) -> object:
    """An apparatus with its sigla renamed, in a form that compares."""
    return [
        (
            passage.at,
            passage.disputed,
            passage.composite,
            sorted(
                (r.text, r.kind, sorted((turn[p.siglum], p.fragment, p.start, p.end, p.punctuation) for p in r.places))
                for r in passage.readings
            ),
        )
        for passage in apparatus.passages
    ]
