"""Other ways to line up the same quotations, each as a function from texts to an apparatus that can be scored as ours.

A peer lines up words; it says nothing of kinds or gaps, and its reading text is the first word of every column.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from peer import collatex_python, environment
from rapidfuzz.distance import Levenshtein

from variorum.model import Apparatus, Passage, Place, Reading, Span
from variorum.text.tokens import tokens

__all__ = ["Word", "peers"]

Texts = Mapping[str, Sequence[str]]
Compare = Callable[[Texts], Apparatus]
Word = tuple[Place, str]
"""Where a word stands, and its normal form, which is all that the peers compare."""

COLLATEX = """
import json, sys
from collatex import collate
data = json.load(sys.stdin)
table = collate({"witnesses": data}, layout="vertical", segmentation=False)
rows = [[x.token_data["at"] for w in data for x in column.tokens_per_witness.get(w["id"], [])] for column in
table.columns]
print(json.dumps(rows))
"""
SPOA = """
import json, sys
import spoa
data = json.load(sys.stdin)
print(json.dumps(spoa.poa(data, 1, True)[1]))
"""
CODES = [chr(c) for c in range(33, 127) if chr(c) != "-"]
"""spoa takes characters: each word becomes one of these by its rank, so that one word in fifty looks like another."""


def peers(folder: Path) -> tuple[dict[str, Compare], list[str]]:
    """The peers that can be had here by name, and a line for each that cannot; environments are made in `folder`."""
    out: dict[str, Compare] = {
        "difflib star": lambda texts: apparatus_of(star(listed(texts), by_difflib)),
        "rapidfuzz star": lambda texts: apparatus_of(star(listed(texts), by_rapidfuzz)),
    }
    missing = []
    spoa = environment(folder / "spoa", ["pyspoa==0.3.2"])
    collatex = collatex_python(folder / "collatex")
    if spoa:
        out["spoa 0.3.2"] = lambda texts: apparatus_of(by_spoa(spoa, listed(texts)))
    if collatex:
        out["CollateX 2.3"] = lambda texts: apparatus_of(by_collatex(collatex, listed(texts)))
    for name, python in (("spoa", spoa), ("CollateX", collatex)):
        if python is None:
            missing.append(f"{name} cannot be had here: skipped")
    return out, missing


def listed(texts: Texts) -> dict[str, list[Word]]:
    """Each witness's printed words in order (contractions in one)."""
    out: dict[str, list[Word]] = {}
    for siglum, fragments in texts.items():
        row = out.setdefault(siglum, [])
        for n, text in enumerate(fragments):
            for token in tokens(text):
                if token.kind == "ellipsis":
                    continue
                if token.joined and row and row[-1][0].end == token.start:
                    place, norm = row.pop()
                    row.append(
                        (Place(siglum, n, place.start, token.end, text[place.start : token.end]), norm + token.norm)
                    )
                else:
                    row.append((Place(siglum, n, token.start, token.end, text[token.start : token.end]), token.norm))
    return out


def apparatus_of(columns: Sequence[Sequence[Place]]) -> Apparatus:
    """Columns as passages of one reading each."""
    out, at = [], 0
    for column in columns:
        end = at + len(column[0].text) + 1
        out.append(Passage(Span(at, end), False, False, (Reading(column[0].text, "verbatim", tuple(column)),)))
        at = end
    return Apparatus(" ".join(column[0].text for column in columns), True, tuple(out))


def star(
    words: Mapping[str, Sequence[Word]], same: Callable[[list[str], list[str]], Iterable[tuple[int, int, int]]]
) -> list[list[Place]]:
    """Every witness aligned to the longest one; words of their own stand after the last that they share with it."""
    centre = max(sorted(words), key=lambda s: len(words[s]))
    columns = [[place] for place, _ in words[centre]]
    after: dict[int, list[list[Place]]] = {}
    for siglum in sorted(words):
        if siglum == centre:
            continue
        partner = [-1] * len(words[siglum])
        for i, j, n in same([norm for _, norm in words[centre]], [norm for _, norm in words[siglum]]):
            partner[j : j + n] = range(i, i + n)
        last = -1
        for i, (place, _) in zip(partner, words[siglum], strict=True):
            if i >= 0:
                columns[i].append(place)
                last = i
            else:
                after.setdefault(last, []).append([place])
    out = after.get(-1, [])
    for i, column in enumerate(columns):
        out = [*out, column, *after.get(i, ())]
    return out


def by_difflib(a: list[str], b: list[str]) -> Iterable[tuple[int, int, int]]:
    return SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def by_rapidfuzz(a: list[str], b: list[str]) -> Iterable[tuple[int, int, int]]:
    ops = Levenshtein.opcodes(a, b)
    return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in ops if op.tag == "equal"]


def by_collatex(python: Path, words: Mapping[str, Sequence[Word]]) -> list[list[Place]]:
    witnesses = [
        {"id": s, "tokens": [{"t": norm + " ", "n": norm, "at": [s, k]} for k, (_, norm) in enumerate(row)]}
        for s, row in words.items()
    ]
    return [[words[s][k][0] for s, k in column] for column in answer(python, COLLATEX, witnesses) if column]


def by_spoa(python: Path, words: Mapping[str, Sequence[Word]]) -> list[list[Place]]:
    numbers: dict[str, int] = {}
    coded = {
        s: "".join(CODES[numbers.setdefault(norm, len(numbers)) % len(CODES)] for _, norm in row)
        for s, row in words.items()
    }
    aligned = dict(zip(coded, answer(python, SPOA, list(coded.values())), strict=True))
    next_word = {s: iter(row) for s, row in words.items()}
    out = []
    for k in range(max(map(len, aligned.values()), default=0)):
        column = [next(next_word[s])[0] for s, row in aligned.items() if row[k] != "-"]
        if column:
            out.append(column)
    return out


def answer(python: Path, program: str, data: object) -> Any:
    done = subprocess.run([python, "-c", program], input=json.dumps(data), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
