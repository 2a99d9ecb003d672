#!/usr/bin/env python3
"""Scores collation with a transcript as witness, beside the same quotations without one.

    benchmarks/transcript.py [--runs 5] [--seed 1]

The quotations are those of `../shared/bench/news_quotes.py`, the figures those of `../shared/bench/score_collation.py`
(which says what each is), except `reading`: with the transcript it is F1 of the reading text against all that was said.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.collation import collate, compare
from variorum.model import Apparatus, Fragment, Span

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"
TRANSCRIPT = "TT"
FIGURES = ("f1", "order", "reading", "twice", "kinds", "gaps", "same", "without", "seconds")


def transcript(said: Sequence[str], starts: Sequence[int]) -> dict[str, Any]:
    """All that was said as one fragment, a full stop after each sentence, with where each word stands."""
    text, words = "", []
    for n, word in enumerate(said):
        text += ("" if not text else ". " if n in starts else " ") + word
        words.append([len(text) - len(word), len(text), n, "verbatim"])
    return {"text": text + ".", "words": words, "gaps": []}


def decided(versions: Mapping[str, Sequence[str]]) -> Apparatus:
    """The apparatus in which the longest witness is a transcript, whatever the others are called."""
    longest = max(versions, key=lambda s: max(map(len, versions[s])))
    fragments = [
        Fragment(siglum, n, text, (Span(0, len(text)),))
        for siglum, texts in versions.items()
        for n, text in enumerate(texts)
    ]
    return collate(fragments, [longest])


def agreement(said: Sequence[str], text: str) -> float:
    """F1 of the words of the reading text, in order."""
    printed = re.findall(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*", text)
    blocks = difflib.SequenceMatcher(None, list(said), printed, autojunk=False).get_matching_blocks()
    return 2 * sum(b.size for b in blocks) / (len(said) + len(printed))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not BENCH.exists():
        print(f"{BENCH} is not there: nothing to measure on")
        return 0
    sys.path.insert(0, str(BENCH))
    import news_quotes
    import score_collation

    for name, witnesses, words, coverage, reorder in score_collation.STANDING:
        rows: dict[str, list[dict[str, float]]] = {"without": [], "with": []}
        for k in range(options.runs):
            data = news_quotes.make(witnesses, words, coverage, reorder, options.seed + k)
            pool = news_quotes.pool(BENCH.parent / "data" / "quotes" / "polnear.dev.jsonl")
            said, starts = news_quotes.utterance(random.Random(options.seed + k), pool, words)
            assert said == data["utterance"], "the generator has changed: its first draw was the utterance"
            rows["without"].append(score_collation.once(data, compare))
            data["witnesses"] = {**data["witnesses"], TRANSCRIPT: [transcript(data["utterance"], starts)]}
            scored = score_collation.once(data, decided)
            texts = {s: [f["text"] for f in fs] for s, fs in data["witnesses"].items()}
            scored["reading"] = agreement(data["utterance"], decided(texts).text)
            rows["with"].append(scored)
        for how, scores in rows.items():
            means = "  ".join(f"{k} {sum(s[k] for s in scores) / len(scores):.4f}" for k in FIGURES)
            print(f"{name:28} {how:8} {means}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
