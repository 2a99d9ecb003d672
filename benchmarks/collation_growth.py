#!/usr/bin/env python3
"""How the time of collation grows: with the number of witnesses, with the length of the utterance, with that of drafts.

    benchmarks/collation_growth.py [--out docs/pictures/growth.svg] [--tries 3]

Quotations are those of `../shared/bench/news_quotes.py`; drafts are two versions of one text of made-up words in which
one word in fifty is changed. Processor time, best of the tries. Prints each point, and for each curve the slope of the
line fitted to the logarithms (least squares): 1 is linear in what grows. Writes the curves as one log-log picture.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from math import log10
from pathlib import Path
from random import Random

from variorum.collation import compare

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / "../shared/bench"
COVERAGE, REORDER = 0.5, 0.15
WITNESSES = (2, 5, 10, 20, 50, 100, 200)
WORDS = (50, 150, 500, 1500, 5000)
DRAFTS = (300, 1000, 3000, 10_000, 30_000, 100_000)
SYLLABLES = "ba do fe gi ho ku la me ni po ra su ti vo za".split()  # noqa: SIM905  (shorter so)
CHANGED = 0.02
Curve = tuple[str, str, list[tuple[int, float]]]
"""Its name, what is counted, and (how many, seconds) for each point."""

SIDE, HIGH, MARGIN = 640, 400, 60
COLOURS = ("#1b6ca8", "#b3541e", "#2f7d4f")


def seconds(texts: Mapping[str, Sequence[str]], tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        began = time.process_time()
        compare(texts)
        best = min(best, time.process_time() - began)
    return best


def quotations(witnesses: int, words: int) -> dict[str, list[str]]:
    import news_quotes

    made = news_quotes.make(witnesses, words, COVERAGE, REORDER, 1)
    return {s: [f["text"] for f in fragments] for s, fragments in made["witnesses"].items()}


def drafts(words: int) -> dict[str, list[str]]:
    """Two versions of a text in which some words are common and most are rare, as in any language."""
    random = Random(1)
    known = ["".join(random.choices(SYLLABLES, k=random.randint(1, 4))) for _ in range(8000)]
    text = [known[min(int(random.paretovariate(0.7)), len(known)) - 1] for _ in range(words)]
    text = [word + "." if random.random() < 0.06 else word for word in text]
    other = [random.choice(known) if random.random() < CHANGED else word for word in text]
    return {"A": [" ".join(text)], "B": [" ".join(other)]}


def measured(tries: int) -> list[Curve]:
    return [
        ("witnesses, 300 words", "witnesses", [(n, seconds(quotations(n, 300), tries)) for n in WITNESSES]),
        ("words, 8 witnesses", "words", [(n, seconds(quotations(8, n), tries)) for n in WORDS]),
        ("words, two drafts", "words", [(n, seconds(drafts(n), tries)) for n in DRAFTS]),
    ]


def slope(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the line through the logarithms, by least squares."""
    xs, ys = [log10(x) for x, _ in points], [log10(y) for _, y in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    over = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True))
    return over / sum((x - x_mean) ** 2 for x in xs)


def picture(curves: Sequence[Curve]) -> str:
    """The curves as SVG, both axes logarithmic."""
    xs = [log10(x) for _, _, points in curves for x, _ in points]
    ys = [log10(y) for _, _, points in curves for _, y in points]
    low, right = int(min(ys)) - 1, max(xs) + 0.1
    top = int(max(ys)) + 1

    def at(x: float, y: float) -> tuple[float, float]:
        return MARGIN + log10(x) / right * (SIDE - 2 * MARGIN), HIGH - MARGIN - (log10(y) - low) / (top - low) * (
            HIGH - 2 * MARGIN
        )

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {HIGH}" font-family="sans-serif" font-size="12">',
        "<title>Seconds of collation, as witnesses and words grow; both axes are logarithmic</title>",
        f'<rect width="{SIDE}" height="{HIGH}" fill="#fff"/>',
    ]
    for power in range(int(right) + 1):
        x, y = at(10**power, 10**low)
        out.append(f'<path d="M{x:.1f} {y:.1f}V{MARGIN}" stroke="#ddd"/>')
        out.append(f'<text x="{x:.1f}" y="{y + 18:.1f}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low, top + 1):
        x, y = at(1, 10**power)
        out.append(f'<path d="M{x:.1f} {y:.1f}H{SIDE - MARGIN}" stroke="#ddd"/>')
        out.append(f'<text x="{x - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10**power:g} s</text>')
    for n, ((name, _, points), colour) in enumerate(zip(curves, COLOURS, strict=True)):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in points))
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in (at(*p) for p in points)]
        label = f"{name}: slope {slope(points):.2f}"
        out.append(f'<text x="{MARGIN + 12}" y="{MARGIN - 40 + 15 * n}" fill="{colour}">{label}</text>')
    return "\n".join([*out, "</svg>\n"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/pictures/growth.svg")
    parser.add_argument("--tries", type=int, default=3)
    options = parser.parse_args()
    if not (BENCH / "news_quotes.py").exists():
        print(f"{BENCH} is not there: nothing to measure with")
        return 1
    sys.path.insert(0, str(BENCH))
    curves = measured(options.tries)
    for name, counted, points in curves:
        print(f"{name}: slope {slope(points):.2f}")
        for size, spent in points:
            print(f"{size:9,} {counted:10}{1000 * spent:10.1f} ms")
    options.out.write_text(picture(curves), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
