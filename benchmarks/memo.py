#!/usr/bin/env python3
"""Scores an edition of the five reports of `../shared/data/memo` against the truth about them.

    benchmarks/memo.py [EDITION.json] [--errors] [--substance]

Without an edition it makes one, and three more with the files in other orders. `--errors` lists every error,
`--substance` each passage of the message whose wording differs in substance, with our kind for every witness and, in
brackets, the kinds that a reader would give.
Exit status 1 where a floor is not reached.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from scores import completeness, differences, gathered, lined_up, order, outlets, segments, speakers, substance
from truth import Json, Truth

FLOORS: dict[str, tuple[str, float]] = {
    "segments, F1": ("at least", 0.98),
    "speakers, right": ("at least", 0.95),
    "speakers, wrong": ("at most", 2),
    "voice message in one utterance (of 92)": ("at least", 90),
    "strangers in it": ("at most", 0),
    "pairs of words lined up": ("at least", 0.97),
    "false pairs": ("at most", 0),
    "passages in spoken order": ("at least", 0.98),
    "printed sentences not in the reading text": ("at most", 0),
    "outlets right (the fifth null)": ("at least", 5),
}
"""What the first issue asks for; a change that lowers one of them says so on purpose."""


def collated(paths: Iterable[Path]) -> str:
    import variorum

    return variorum.write(variorum.collate(variorum.read(paths)), "json")


def shuffles(paths: list[Path], times: int = 3) -> list[list[Path]]:
    """The files in other orders: backwards, then by chance with a seed."""
    out = [paths[::-1]]
    for seed in range(times - 1):
        row = list(paths)
        random.Random(seed).shuffle(row)
        out.append(row)
    return out


def table(edition: Json, truth: Truth) -> tuple[dict[str, float], dict[str, Any]]:
    """The figures, by the names of FLOORS and a few more; and every error, by the same names."""
    who, all_in, words, kinds = (f(edition, truth) for f in (speakers, gathered, lined_up, differences))
    marks, spoken, whole, papers = (f(edition, truth) for f in (segments, order, completeness, outlets))
    figures = {
        "segments, F1": marks["f1"],
        "speakers, right": who["right"],
        "speakers, wrong": len(who["wrong"]),
        "speakers, null": len(who["null"]),
        "voice message in one utterance (of 92)": all_in["inside"],
        "strangers in it": len(all_in["strangers"]),
        "pairs of words lined up": words["recall"],
        "false pairs": len(words["false"]),
        "passages in spoken order": spoken["in_order"],
        "printed sentences not in the reading text": len(whole["lost"]),
        "outlets right (the fifth null)": sum(same for _, _, same in papers.values()),
        "kinds right where reports differ": kinds["right"],
    }
    errors = {
        "segments": marks, "speakers": who, "utterance": all_in, "words": words, "order": spoken,
        "sentences": whole, "outlets": papers, "kinds": kinds,
    }  # fmt: skip
    return figures, errors


def reached(name: str, figure: float) -> bool:
    way, floor = FLOORS.get(name, ("at least", 0.0))
    return figure >= floor if way == "at least" else figure <= floor


def show(errors: dict[str, Any], truth: Truth) -> None:
    """Every error with the words it is about."""

    def words(file: str, n: int) -> str:
        word = truth.words[file][n]
        return f"{file}:{word.start} {truth.texts[file][word.start - 12 : word.end + 12]!r}"

    for name, found in errors.items():
        print(f"\n{name}")
        for key, value in found.items():
            if key in {"missed", "false"} and name == "words":
                for (f, i), (g, j) in value:
                    print(f"  {key}: {words(f, i)} | {words(g, j)}")
            elif isinstance(value, list):
                for row in value:
                    place = row[0] if isinstance(row[0], tuple) else row
                    named = isinstance(place[0], str) and len(place) > 2 and place[0] in truth.texts
                    print(f"  {key}: {row}", repr(truth.texts[place[0]][place[1] : place[2]])[:90] if named else "")
            else:
                print(f"  {key}: {value}")


def shortened(words: str, most: int = 40) -> str:
    """Words on one line, the middle left out of many."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most // 2]} … {line[-most // 2 :]}"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("edition", nargs="?", type=Path)
    arguments.add_argument("--errors", action="store_true")
    arguments.add_argument("--substance", action="store_true")
    options = arguments.parse_args()
    truth = Truth()
    if not truth.folder.is_dir():
        print("skipped: ../shared/data/memo is not here")
        return 0
    paths = [truth.paths[name] for name in sorted(truth.paths)]
    text = options.edition.read_text(encoding="utf-8") if options.edition else collated(paths)
    figures, errors = table(json.loads(text), truth)
    for name, figure in figures.items():
        way, floor = FLOORS.get(name, ("", 0.0))
        shown = f"{figure:.4f}" if isinstance(figure, float) else str(figure)
        print(f"{name:44} {shown:>8}   {way} {floor if way else ''}   {'' if reached(name, figure) else 'NOT REACHED'}")
    same = all(collated(row) == text for row in shuffles(paths)) if not options.edition else None
    if same is not None:
        print(f"{'same bytes for any order of the files':44} {'yes' if same else 'NO':>8}")
    if options.errors:
        show(errors, truth)
    if options.substance:
        for lemma, rows in substance(json.loads(text), truth):
            print(f"\n{shortened(lemma) or '(nothing)'}")
            for file, at, printed, kind, asked in rows:
                reader = f" [{', '.join(asked)}]" if asked else ""
                print(f"  {file}:{at:<6} {kind}{reader:24} {shortened(printed)}")
    return 0 if same is not False and all(reached(n, f) for n, f in figures.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
