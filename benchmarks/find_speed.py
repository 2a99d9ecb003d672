#!/usr/bin/env python3
"""How fast `variorum.find` is: megabytes of text a second of process time, and the share of each of its stages.

    benchmarks/find_speed.py [--rounds 3] [--every N] [--hostile] [PATH...]

Measured on PolNeAR and the stories of ../shared/data, or on the reports at PATH. The best of the rounds counts: what
the machine can do when nothing else disturbs it. A stage's share is taken in a run of its own, with a clock around each
stage's function (a stage inside another is taken from it), so that the speed itself is measured without clocks.

`--hostile` measures texts that no report holds (a page of opening marks, of one name, of full stops without a space):
the time for 80,000 characters over that for 40,000, which is 2 where it is linear, the worst first.

The yardstick is a fixed piece of pure Python, timed in between: a busy hour, or a slower machine, stretches both."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import variorum
from variorum.model import Article

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
STAGES = {
    "finding.article": (
        "find", "furniture", "masthead", "speech", "language", "occasions", "record",
    ),
    "finding.claims.record": (
        "narration", "date_mentions", "hedges", "credits_of", "claims", "firmness", "credited", "outreach",
    ),
    "finding.speech": ("page", "licences", "scene", "groups", "attributions", "quotation", "_mentions"),
    "finding.speech.page": (
        "paragraphs", "segments", "outer_style", "masked", "sentences", "names", "with_surnames", "people",
        "words_of", "candidates", "_rows", "unbroken", "_plainly_spaced",
    ),
    "finding.speech.quotations": ("kind_of",),
    "finding.speech.attributions": ("_choose", "_verdict"),
}  # fmt: skip
"""Each module with the functions that are its stages, where they are called."""


def corpora(paths: Sequence[str]) -> dict[str, list[Article]]:
    """The articles to read, by the name of their collection."""
    if paths:
        return {"given": list(variorum.read(paths))}
    lines = (DATA / "quotes/polnear.dev.jsonl").read_text("utf-8").splitlines()
    stories = sorted((DATA / "stories").glob("*/*.txt"))
    return {
        "polnear": [Article(id=line["id"], text=line["text"]) for line in map(json.loads, lines)],
        "stories": [Article(id=str(p), text=p.read_bytes().decode()) for p in stories],
    }


def seconds(articles: Sequence[Article]) -> float:
    """The process time that finding takes."""
    began = time.process_time()
    for article in articles:
        variorum.find(article)
    return time.process_time() - began


def yardstick() -> float:
    """The process time of a fixed piece of pure Python: numbers, and a dictionary of strings."""
    began = time.process_time()
    number, seen = 0, {}
    for i in range(60_000):
        number = (number * 31 + i) % 1_000_003
        seen[str(number)] = seen.get(str(i), 0) + 1
    return time.process_time() - began


class Clocks:
    """A clock around every stage; the time of a stage inside another counts for the inner one only."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.inner = [0.0]

    def around(self, name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        def timed(*args: Any, **options: Any) -> Any:
            self.inner.append(0.0)
            began = time.process_time()
            try:
                return do(*args, **options)
            finally:
                whole = time.process_time() - began
                self.spent[name] += whole - self.inner.pop()
                self.inner[-1] += whole

        return timed

    def wind(self) -> None:
        """Put the clocks in place."""
        for module, names in STAGES.items():
            room = importlib.import_module(f"variorum.{module}")
            for name in names:
                if hasattr(room, name):
                    stage = f"{module.rpartition('.')[2]}.{name.strip('_')}"
                    setattr(room, name, self.around(stage, getattr(room, name)))


HOSTILE = (
    "“ ", "” ", '" ', "' ", "‘ ", "« ", "`` ", "''", "“a”", "“a\n", "“a ‘b “c ‘d ", "He said: “a ", "A", "a",
    "Abc ", "Jo Blake ", "“No,” Jo Blake said. ", "Blake said so. “No,” Blake said. ",
    "“No,” her lawyers said. Blake left. ", "“No,” he said. ", "Poe and Roe and Lee ", "he said ", "according to ",
    "the old the old ", "the 5-year-old ", "Poe, who ", "Poe, ", "J. K. ", "Mr. ", "Poe of Roe of ",
    "his lawyer’s lawyer’s ", "The film “Big Day” and ", "the leader of it, Jo Blake, said “no” ", "1 2,3 4.5 ",
    "two hundred and fifty years ago ", "Monday, May 3, ", "$5 million of $6bn ", "Poe sued Roe. ",
    "sued the Abc against ", "audio recording allegedly ", "The Ledger contacted ", "Abc declined ", "told Abc ",
    "(AP Photo ", "[(", "@a.", ". ", "… ", "a-", "& ", "\n", " ", "\x02", "\x03", "￼", "“Yes,” said the man.\n\n",
    "’tis ",
)  # fmt: skip
"""What hostile texts repeat."""


def hostile(size: int = 40_000) -> None:
    """Print how the time for hostile texts grows with their length."""
    rows = []
    for part in HOSTILE:
        once, twice = (min(seconds([Article(id="a", text=(part * n)[:n])]) for _ in range(2)) for n in (size, 2 * size))
        rows.append((twice / once, once, part))
    for growth, once, part in sorted(rows, reverse=True):
        print(f"{growth:5.2f} {once / size * 1e6:8.1f} s/MB {part!r}")


def main() -> None:
    """Print the speed and the shares."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("paths", nargs="*")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--every", type=int, default=1, help="read one article in N")
    arguments.add_argument("--hostile", action="store_true")
    chosen = arguments.parse_args()
    if chosen.hostile:
        hostile()
        return
    read = {name: articles[:: chosen.every] for name, articles in corpora(chosen.paths).items()}
    variorum.find(Article(id="warm", text="“Yes,” said Jo Blake."))
    for name, articles in read.items():
        size = sum(len(a.text.encode()) for a in articles) / 1e6
        rounds = [(seconds(articles), yardstick()) for _ in range(chosen.rounds)]
        best, stick = map(min, zip(*rounds, strict=True))
        speed = f"{size:6.2f} MB {size / best:6.2f} MB/s"
        print(f"{name:10} {len(articles):5} articles {speed}, yardstick {1000 * stick:.0f} ms")
    clocks = Clocks()
    clocks.wind()
    for articles in read.values():
        for article in articles:
            sys.modules["variorum.finding.article"].find(article)
    size = sum(len(a.text.encode()) for articles in read.values() for a in articles) / 1e6
    whole = sum(clocks.spent.values())
    for stage, spent in clocks.spent.most_common():
        print(f"    {stage:32} {spent / whole:6.1%} {1000 * spent / size:7.1f} ms a MB")


if __name__ == "__main__":
    main()
