#!/usr/bin/env python3
"""Furniture in plain text, by kind: precision and recall of its spans on a sample that was read by eye.

    benchmarks/furniture.py [--errors]

The truth (`tests/data/furniture_truth.json`: offsets and kinds, no text) was made by reading 25 reports of
`../shared/data`, chosen by chance, with what was found marked in them: every mark was confirmed, and what it had missed
was added. The cues were worked on with these reports in view. A span is right where it overlaps one of the truth by
half of both; its kind is counted apart. `gold.json` of two stories names eight more pieces, which must be covered."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import variorum
from variorum.finding.furniture import furniture

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "../shared/data"
TRUTH = ROOT / "tests/data/furniture_truth.json"
Mark = tuple[int, int, str]


def alike(a: Mark, b: Mark) -> bool:
    """Whether two spans have half of each in common."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 2 * common >= max(a[1] - a[0], b[1] - b[0])


def main() -> None:
    """Prints a row for each kind, and the pieces of `gold.json` that are covered."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", action="store_true", help="where each wrong or missed span is")
    given = options.parse_args()
    if not DATA.is_dir():
        raise SystemExit("../shared/data is not here")
    right, wrong, missed, kinds = Counter[str](), Counter[str](), Counter[str](), 0
    for name, marks in json.loads(TRUTH.read_text("utf-8")).items():
        (article,) = variorum.read(DATA / name)
        true: list[Mark] = [tuple(mark) for mark in marks]
        found: list[Mark] = [(f.start, f.end, f.kind) for f in furniture(article)]
        for mark in found:
            meant = next((t for t in true if alike(mark, t)), None)
            (wrong if meant is None else right)[mark[2] if meant is None else meant[2]] += 1
            kinds += meant is not None and meant[2] == mark[2]
            if meant is None and given.errors:
                print(f"wrong   {name} {mark}")
        for mark in true:
            if not any(alike(mark, f) for f in found):
                missed[mark[2]] += 1
                if given.errors:
                    print(f"missed  {name} {mark}")
    print(f"{'kind':<12}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}")
    for kind in [*sorted({*right, *wrong, *missed}), "all"]:
        r, w, m = (c.total() if kind == "all" else c[kind] for c in (right, wrong, missed))
        print(f"{kind:<12}{r:>7}{w:>7}{m:>8}{r / max(1, r + w):>11.3f}{r / max(1, r + m):>8.3f}")
    print(f"of the right ones {kinds} of {right.total()} have the right kind")
    gold()


def gold() -> None:
    """How many of the pieces that `gold.json` names are furniture."""
    covered = whole = 0
    for path in sorted((DATA / "stories").glob("*/gold.json")):
        for piece in json.loads(path.read_text("utf-8"))["boilerplate"]:
            (article,) = variorum.read(path.parent / piece["file"])
            marks = [f for f in furniture(article) if f.start < piece["end"] and piece["start"] < f.end]
            whole += 1
            covered += bool(marks)
            if not marks:
                print(
                    f"not covered: {path.parent.name} {piece['file']} {piece['start']}-{piece['end']} {piece['kind']}"
                )
    print(f"gold.json: {covered} of {whole} pieces covered")


if __name__ == "__main__":
    main()
