"""The truth about the five reports of `../shared/data/memo`.

`tests/data/memo_truth.json` holds offsets and facts, no text. A *pair* is what stands between two marks; a *word* of it
has the number of the spoken word that it prints (`columns`), so that words of two reports are known to be the same, and
their order. `scores.py` sets an edition against it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEMO = ROOT / "../shared/data/memo"
TRUTH = ROOT / "tests/data/memo_truth.json"

WORD = re.compile(r"[fF][-–—*]+[A-Za-z]*|[A-Za-z0-9]+(?:['’][A-Za-z]+)*")
"""A word of the truth: a masked one is one word; a hyphen parts two."""

Json = Mapping[str, Any]
Row = tuple[str, int]
"""A word of the truth: its file, and its number among the words of that file that have a column."""


@dataclass(frozen=True)
class Word:
    """A printed word, the columns that it stands for, and those that it may stand for instead (of a doubled word)."""

    start: int
    end: int
    columns: frozenset[int]
    maybe: frozenset[int]
    compared: bool


def columns(code: str) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """The columns of each word in turn: those that it stands for, and those that it may stand for.

    >>> [sorted(sure) for sure, _ in columns("3-5 . 6+7")]
    [[3], [4], [5], [], [6, 7]]
    """
    for item in code.split():
        if item in {".", "b"}:
            yield frozenset(), frozenset()
        elif "-" in item:
            low, high = map(int, item.split("-"))
            yield from ((frozenset({n}), frozenset()) for n in range(low, high + 1))
        else:
            parts = item.split("+")
            yield (
                frozenset(int(p) for p in parts if not p.startswith("?")),
                frozenset(int(p[1:]) for p in parts if p.startswith("?")),
            )


class Truth:
    """The truth file and, where the folder is there, the texts it speaks of."""

    def __init__(self, path: Path = TRUTH, folder: Path = MEMO) -> None:
        self.facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        self.folder = folder

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The file of each number, found by its digest, so that a renamed or changed file is noticed."""
        digests = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in sorted(self.folder.glob("*.txt"))}
        return {name: digests[facts["sha256"]] for name, facts in self.facts["files"].items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        return {name: path.read_bytes().decode() for name, path in self.paths.items()}

    @cached_property
    def speech(self) -> list[Json]:
        return [pair for pair in self.facts["pairs"] if pair["kind"] == "speech"]

    @cached_property
    def voice(self) -> list[Json]:
        return [pair for pair in self.facts["pairs"] if pair["group"] == "voice"]

    @cached_property
    def words(self) -> dict[str, list[Word]]:
        """The words of the voice message in each file, in printed order."""
        out: dict[str, list[Word]] = {name: [] for name in self.facts["files"]}
        for pair in self.voice:
            printed = list(WORD.finditer(self.texts[pair["file"]], pair["start"], pair["end"]))
            coded = list(columns(pair["columns"]))
            if len(printed) != len(coded):
                raise ValueError(f"{pair['file']}:{pair['start']}: {len(printed)} words, {len(coded)} columns")
            out[pair["file"]] += [
                Word(word.start(), word.end(), sure, maybe, bool(sure))
                for word, (sure, maybe) in zip(printed, coded, strict=True)
            ]
        return out

    def name(self, key: str) -> str:
        """The name of a speaker, read where the truth says it stands."""
        file, start, end = self.facts["speakers"][key]["name_at"]
        return self.texts[file][start:end]

    def is_speaker(self, key: str, names: Sequence[str]) -> bool:
        """Whether these names are this speaker's: a person's own, or the words for a group or document of theirs.

        A group's or document's name must say whose it is, unless no name of a person is in it at all.
        """
        facts = self.facts["speakers"][key]
        plain = [n.casefold().replace("’", "'") for n in names]
        if facts["kind"] == "person":
            return self.name(key).casefold() in plain
        of, others = self.name(facts["of"]), [k for k, v in self.facts["speakers"].items() if v["kind"] == "person"]
        surname = of.split()[-1].casefold()
        strangers = [self.name(k).split()[-1].casefold() for k in others if self.name(k) != of]
        return any(
            any(word in n for word in facts["words"]) and (surname in n or not any(s in n for s in strangers))
            for n in plain
        )
