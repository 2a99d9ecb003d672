#!/usr/bin/env python3
"""Times and scores collation against CollateX 2.3, a difflib star and a rapidfuzz star on the same quotations.

    benchmarks/collation.py [--runs 3] [--witnesses 5 --words 300 --coverage .8 --reorder 0] [--collatex]

The quotations are those of `../shared/bench/news_quotes.py` (partial, edited, rearranged; the truth of every word
known).
`--collatex` sets up CollateX in an environment of its own in a temporary folder; where it cannot be had, a line says
so.
Prints F1 of aligned word pairs and seconds for each, then the time of each stage of our own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from peer import collatex_python
from rapidfuzz.distance import Levenshtein

from variorum.collation import collate, compare
from variorum.collation.align import weave
from variorum.collation.layout import lay_out
from variorum.collation.order import line_up
from variorum.collation.runs import runs_of
from variorum.model import Fragment, Span
from variorum.text.tokens import tokens

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"
Word = tuple[str, int, int]
"""Siglum, fragment, number of the word in it."""
Aligned = set[frozenset[Word]]

COLLATEX = """
import json, sys, time
from collatex import collate
data = json.load(sys.stdin)
started = time.perf_counter()
table = collate({"witnesses": data}, layout="vertical", segmentation=False)
seconds = time.perf_counter() - started
rows = [[[x.token_data["at"] for x in column.tokens_per_witness.get(w["id"], [])] for w in data] for column in
table.columns]
print(json.dumps({"seconds": seconds, "columns": rows}))
"""


def listed(data: Mapping[str, Any]) -> dict[str, list[tuple[Word, str]]]:
    """Each witness's words in printed order, with the normal form that the stars compare."""
    out: dict[str, list[tuple[Word, str]]] = {}
    for siglum, fragments in data.items():
        for f, fragment in enumerate(fragments):
            for k, (start, end, *_) in enumerate(fragment["words"]):
                norm = "".join(t.norm for t in tokens(fragment["text"], Span(start, end)))
                out.setdefault(siglum, []).append(((siglum, f, k), norm))
    return out


def star(
    words: Mapping[str, Sequence[tuple[Word, str]]], same: Callable[..., Iterable[tuple[int, int, int]]]
) -> Aligned:
    """Every witness aligned to the longest one."""
    centre = max(sorted(words), key=lambda s: len(words[s]))
    base = words[centre]
    columns: dict[int, list[Word]] = {n: [word] for n, (word, _) in enumerate(base)}
    for siglum in sorted(words):
        if siglum != centre:
            for i, j, n in same([x for _, x in base], [x for _, x in words[siglum]]):
                for d in range(n):
                    columns[i + d].append(words[siglum][j + d][0])
    return {frozenset((a, b)) for group in columns.values() for x, a in enumerate(group) for b in group[x + 1 :]}


def by_difflib(a: list[str], b: list[str]) -> Iterable[tuple[int, int, int]]:
    return SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()


def by_rapidfuzz(a: list[str], b: list[str]) -> Iterable[tuple[int, int, int]]:
    ops = Levenshtein.opcodes(a, b)
    return [(op.src_start, op.dest_start, op.src_end - op.src_start) for op in ops if op.tag == "equal"]


def by_collatex(python: Path, words: Mapping[str, Sequence[tuple[Word, str]]]) -> tuple[Aligned, float]:
    witnesses = [
        {"id": s, "tokens": [{"t": norm + " ", "n": norm, "at": list(word)} for word, norm in row]}
        for s, row in words.items()
    ]
    done = subprocess.run(
        [python, "-c", COLLATEX], input=json.dumps(witnesses), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    pairs: Aligned = set()
    for column in answer["columns"]:
        here = [(s, f, k) for cell in column for s, f, k in cell]
        pairs |= {frozenset((a, b)) for x, a in enumerate(here) for b in here[x + 1 :] if a[0] != b[0]}
    return pairs, answer["seconds"]


def f1(got: Aligned, want: Aligned) -> float:
    return 2 * len(got & want) / max(1, len(got) + len(want))


def stages(texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """The seconds of each stage."""
    fragments = [Fragment(s, n, t, (Span(0, len(t)),)) for s in sorted(texts) for n, t in enumerate(texts[s])]
    marks = [time.perf_counter()]
    runs = runs_of(fragments)
    marks.append(time.perf_counter())
    woven = weave(runs)
    marks.append(time.perf_counter())
    contigs, known = line_up(runs, woven)
    marks.append(time.perf_counter())
    at = {c: k for k, c in enumerate(c for contig in contigs for c in contig)}
    cells = [[at[c] for c in row] for row in woven.columns]
    joints = {at[contig[0]]: k for contig, k in zip(contigs[1:], known[1:], strict=True)}
    lay_out(runs, cells, len(at), joints)
    marks.append(time.perf_counter())
    collate(fragments)
    marks.append(time.perf_counter())
    names = ("tokens", "weave", "order", "passages and lemmas")
    out = {name: b - a for name, a, b in zip(names, marks, marks[1:], strict=False)}
    return {**out, "readings, kinds, shares": marks[5] - marks[4] - sum(out.values()), "all": marks[5] - marks[4]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--witnesses", type=int, default=5)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--coverage", type=float, default=0.8)
    parser.add_argument("--reorder", type=float, default=0.0)
    parser.add_argument("--collatex", action="store_true")
    options = parser.parse_args()
    if not (BENCH / "score_collation.py").exists():
        print(f"{BENCH} is not there: nothing to measure with")
        return 1
    sys.path.insert(0, str(BENCH))
    import news_quotes
    import score_collation

    rows: dict[str, list[tuple[float, float]]] = {}
    spent: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        python = collatex_python(Path(folder) / "collatex") if options.collatex else None
        if options.collatex and python is None:
            print("CollateX cannot be had here: skipped")
        for seed in range(1, options.runs + 1):
            made = news_quotes.make(options.witnesses, options.words, options.coverage, options.reorder, seed)
            data, texts = made["witnesses"], {}
            for siglum, fragments in data.items():
                texts[siglum] = [fragment["text"] for fragment in fragments]
            want, _ = score_collation.truth(data)
            words = listed(data)
            compare(texts)
            started = time.perf_counter()
            apparatus = compare(texts)
            seconds = time.perf_counter() - started
            rows.setdefault("variorum", []).append((f1(score_collation.lined_up(apparatus, data)[0], want), seconds))
            for name, same in (("difflib star", by_difflib), ("rapidfuzz star", by_rapidfuzz)):
                started = time.perf_counter()
                got = star(words, same)
                rows.setdefault(name, []).append((f1(got, want), time.perf_counter() - started))
            if python:
                got, seconds = by_collatex(python, words)
                rows.setdefault("CollateX 2.3", []).append((f1(got, want), seconds))
            for name, seconds in stages(texts).items():
                spent.setdefault(name, []).append(seconds)
    print(f"{options.witnesses} witnesses, {options.words} words, coverage {options.coverage}, {options.runs} runs\n")
    print(f"{'':18}{'F1 of pairs':>12}{'seconds':>10}")
    for name, results in rows.items():
        score, seconds = (sum(column) / len(results) for column in zip(*results, strict=True))
        print(f"{name:18}{score:12.4f}{seconds:10.4f}")
    print("\nstage of ours             seconds")
    for name, results in spent.items():
        print(f"{name:24}{sum(results) / len(results):9.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
