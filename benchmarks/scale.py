#!/usr/bin/env python3
# ruff: noqa: SIM905  (lists of words are shorter so)
"""How the time of one story grows with its reports: each stage at 50, 100, 200 and 500 of them, from find to JSON.

    benchmarks/scale.py [--reports 50 100 200 500] [--profile STAGE] [--seed 1]

The reports are made up: six people make long statements, and every report narrates the same days in sentences of its
own or of its agency, and quotes parts of the statements, cut and now and then changed. One in ten is a wire text that
another outlet prints too, whole or cut short. Seconds are of process time, of one process."""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import variorum
from variorum.model import Article

NAMES = [
    "Marta Hale", "Otto Brandt", "Priya Nair", "Jonas Wick", "Elena Sorel", "Tomas Brill",
]  # fmt: skip
ADJECTIVES = (
    "northern quiet broken heavy early narrow public wooden careful distant empty formal golden hollow "
    "patient private ragged sudden tidal upper western yellow ancient brittle crowded"
).split()
NOUNS = (
    "bridge harbour council engine ledger lantern orchard tunnel ferry quarry garden station market "
    "reservoir archive furnace meadow tower workshop pavilion library canal depot mill terrace chapel "
    "warehouse signal hospital school kitchen contract budget survey barrier cable chimney ditch fence "
    "gate"
).split()
VERBS = (
    "repaired crossed measured painted flooded closed guarded sold cleared photographed rebuilt "
    "inspected borrowed counted emptied followed handed ignored loaded mapped named opened printed "
    "questioned restored"
).split()
TAILS = (
    "before noon|after the flood|during the night|on the second day|without a permit|in heavy rain|"
    "for three weeks|with two assistants|against all advice|under the old rules|as the crowd left|"
    "near the railway|at great cost"
).split("|")
TOWNS = "Lindmere Corvo Vellin Hollin Kingsway Meridian Alder Brook Channel Spillway".split()
OUTLETS = [f"{town} {kind}" for kind in ("Courier", "Post", "Echo", "Herald", "Gazette") for town in TOWNS]


def sentence(chance: random.Random, who: str = "The") -> str:
    """A sentence of some twelve words, one of many millions."""
    a, b, c = (chance.choice(ADJECTIVES) for _ in range(3))
    n, m, k = (chance.choice(NOUNS) for _ in range(3))
    return f"{who} {a} {n} {chance.choice(VERBS)} the {b} {m} and the {c} {k} {chance.choice(TAILS)}."


def story(reports: int, seed: int = 1) -> list[Article]:
    """The reports of one invented story, each under an outlet and a date, in an order of chance."""
    chance = random.Random(seed)
    said = {name: [sentence(chance, "Our") for _ in range(30)] for name in NAMES}
    agency = [sentence(chance) for _ in range(40)]
    out: list[Article] = []
    for n in range(reports):
        outlet = OUTLETS[n % len(OUTLETS)]
        if n % 10 == 9:
            wire = out[-9].text.split("\n\n")
            text = "\n\n".join(wire[: chance.randint(max(1, len(wire) - 4), len(wire))]) + f"\n\n{sentence(chance)}"
        else:
            text = report(chance, said, agency)
        day = f"2031-05-{1 + n % 28:02}"
        out.append(variorum.article(text, outlet=outlet, published=day))
    chance.shuffle(out)
    return out


def report(chance: random.Random, said: dict[str, list[str]], agency: Sequence[str]) -> str:
    """One report: some twenty paragraphs, half of them with a quotation."""
    places = "at the Corvo dam and in Lindmere"
    paragraphs = [f"{sentence(chance)[:-1]} {places}."]
    for _ in range(chance.randint(8, 12)):
        own = chance.random() < 0.8
        paragraphs.append(f"{sentence(chance) if own else chance.choice(agency)} {sentence(chance)}")
        name = chance.choice(list(said))
        at = chance.randrange(len(said[name]) - 2)
        words = " ".join(said[name][at : at + chance.randint(1, 3)])
        if chance.random() < 0.3:
            words = words.replace(chance.choice(words.split()[1:-1]), chance.choice(NOUNS), 1)
        paragraphs.append(f"“{words[:-1]},” {name} said.")
    return "\n\n".join(paragraphs)


def stages(articles: Sequence[Article], profiled: str | None) -> dict[str, float]:
    """Seconds of process time for each stage, and for all of them."""
    from variorum import collation, linking
    from variorum.edition import dated, edition, fragments, sigla, votes
    from variorum.finding.recurring import with_recurring
    from variorum.linking.stories import stories

    spent: dict[str, float] = {}

    def timed(name: str, do: Callable[[], Any]) -> Any:
        profile = cProfile.Profile() if name == profiled else None
        began = time.process_time()
        out = profile.runcall(do) if profile else do()
        spent[name] = time.process_time() - began
        if profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(18)
        return out

    articles = sorted(articles, key=lambda a: a.id)
    articles = timed("recur", lambda: with_recurring(articles, stories))
    found = timed("find", lambda: [variorum.find(a) for a in articles])
    links = timed("link", lambda: linking.link(articles, found))
    names = sigla(articles, found)
    printed = timed("fragments", lambda: fragments(articles, found, links, names))
    apparatuses = timed("collate", lambda: {act: collation.collate(of, frozenset()) for act, of in printed.items()})
    tallies = timed("tally", lambda: tuple(collation.tally(t, of) for t, of in votes(found, links, names)))
    when = timed("timeline", lambda: collation.timeline(dated(articles, found, links, names)))
    made = timed("edit", lambda: edition(articles, found, links, names, apparatuses, tallies, when))
    for format_ in ("json", "text", "html"):
        timed(format_, lambda format_=format_: variorum.write(made, format_))
    return spent


def main() -> None:
    """Prints a row for each size, and how much each stage takes for one report more."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, nargs="+", default=[50, 100, 200, 500])
    options.add_argument("--profile", metavar="STAGE", help="a stage whose slowest functions are listed")
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    rows = {}
    for size in given.reports:
        rows[size] = stages(story(size, given.seed), given.profile)
        if size == given.reports[0]:
            print("reports  " + "".join(f"{name:>10}" for name in rows[size]) + f"{'to JSON':>10}")
        whole = sum(seconds for name, seconds in rows[size].items() if name not in ("text", "html"))
        print(
            f"{size:>7}  " + "".join(f"{seconds:>10.2f}" for seconds in rows[size].values()) + f"{whole:>10.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
