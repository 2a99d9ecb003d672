#!/usr/bin/env python3
"""Scores and times collation beside CollateX 2.3, spoa and two star alignments, on the same quotations in one go.

    benchmarks/collation.py [--runs 3] [--seed 1] [--witnesses 5 --words 300 --coverage .8 --reorder 0] [--alone]

The quotations and the measures are those of `../shared/bench` (news_quotes.py, score_collation.py): partial, edited,
rearranged; the truth of every word known. Peers run in environments of their own in a temporary folder (`--peers DIR`
keeps them); one that cannot be had is named and skipped, `--alone` runs none. Their seconds include the start of
their process. Then the milliseconds of each stage of our own, best of five, in processor time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from collation_peers import peers

import variorum.collation as room
from variorum.model import Fragment, Span

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"
MEASURES = ("f1", "order", "reading", "twice", "same", "without", "kinds", "gaps", "seconds")
STAGES = (
    "runs_of", "weave", "line_up", "rejoined", "lay_out", "gaps_of", "passages_of", "described", "shares_of",
)  # fmt: skip
"""The functions that `collate` calls one after another."""


def stages(texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The milliseconds of each stage of one collation, and of all of it."""
    fragments = [Fragment(s, n, t, (Span(0, len(t)),)) for s in sorted(texts) for n, t in enumerate(texts[s])]
    spent = dict.fromkeys(STAGES, 0.0)

    def timed(name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            began = time.process_time()
            out = do(*args, **options)
            spent[name] += 1000 * (time.process_time() - began)
            return out

        return run

    plain = {name: getattr(room, name) for name in STAGES}
    try:
        for name, do in plain.items():
            setattr(room, name, timed(name, do))
        began = time.process_time()
        room.collate(fragments)
        return {**spent, "all": 1000 * (time.process_time() - began)}
    finally:
        for name, do in plain.items():
            setattr(room, name, do)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--witnesses", type=int, default=5)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--coverage", type=float, default=0.8)
    parser.add_argument("--reorder", type=float, default=0.0)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--peers", type=Path)
    options = parser.parse_args()
    if not (BENCH / "score_collation.py").exists():
        print(f"{BENCH} is not there: nothing to measure with")
        return 1
    sys.path.insert(0, str(BENCH))
    import news_quotes
    import score_collation

    size = (options.witnesses, options.words, options.coverage, options.reorder)
    made = [news_quotes.make(*size, options.seed + k) for k in range(options.runs)]
    print("{} witnesses, {} words, coverage {}, reordered {}: {} runs\n".format(*size, options.runs))
    print(f"{'':16}" + "".join(f"{name:>9}" for name in MEASURES))
    with tempfile.TemporaryDirectory() as folder:
        others, missing = ({}, []) if options.alone else peers(options.peers or Path(folder))
        for name, compare in {"variorum": room.compare, **others}.items():
            rows = [score_collation.once(data, compare) for data in made]
            means = {m: sum(row[m] for row in rows) / len(rows) for m in MEASURES}
            shown = [m if name == "variorum" or m not in ("kinds", "gaps") else "" for m in MEASURES]
            print(f"{name:16}" + "".join(f"{means[m]:9.4f}" if m else f"{'':>9}" for m in shown), flush=True)
    for line in missing:
        print(line)
    texts = {s: [f["text"] for f in fragments] for s, fragments in made[0]["witnesses"].items()}
    tries = [stages(texts) for _ in range(6)]
    print("\nstage of ours        ms")
    for name in (*STAGES, "all"):
        print(f"{name:16}{min(row[name] for row in tries):7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
