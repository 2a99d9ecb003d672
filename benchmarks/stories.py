#!/usr/bin/env python3
"""Whether reports of another story are told apart, on the stories of `../shared/data`.

    benchmarks/stories.py [--misses]

* *alone*: the reports of each story by themselves: how many are wrongly said to be of another;
* *a stranger*: up to five reports of one story and one of another, for every ordered pair of stories and two strangers
  each: how many strangers are told, and how many of their hosts are put out or in by them;
* *two halves*: four reports each of two stories, for every pair: how often no report of one is put with the other;
* *round-ups*: up to five reports of one story and an article whose first half is of it and the second of another: how
  often it stays (its part of the story counts).

These are the stories that the threshold was chosen on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import combinations, permutations
from pathlib import Path

import variorum
from variorum.linking.stories import stories
from variorum.model import Article

DATA = Path(__file__).resolve().parents[1] / "../shared/data"
HOSTS, STRANGERS, HALF = 5, 2, 4


def told() -> dict[str, list[Article]]:
    """The reports of each story, by its name."""
    folders = [DATA / "memo", *sorted(p for p in (DATA / "stories").iterdir() if p.is_dir())]
    return {f.name: sorted(variorum.read(sorted(f.glob("[0-9]*.txt"))), key=lambda a: a.id) for f in folders}


def numbers(articles: Sequence[Article]) -> list[int]:
    """The story of each article, as collating would number them: it sorts them by id first."""
    order = sorted(range(len(articles)), key=lambda n: articles[n].id)
    found = dict(zip(order, stories([articles[n] for n in order]), strict=True))
    return [found[n] for n in range(len(articles))]


def mixed(one: Article, other: Article) -> Article:
    """An article that tells the first half of one, then the second half of the other."""
    first, second = one.text[: len(one.text) // 2], other.text[len(other.text) // 2 :]
    return variorum.article(f"{first}\n\n{second}")


def main() -> None:
    """Prints right and wrong for each of the four."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true", help="name the strangers that were not told")
    given = options.parse_args()
    if not DATA.is_dir():
        raise SystemExit("../shared/data is not here")
    all_told = told()
    alone = [(name, a) for name, found in all_told.items() for a, n in zip(found, numbers(found), strict=True) if n]
    print(f"alone: {sum(map(len, all_told.values()))} reports, {len(alone)} put out")
    if given.misses:
        for name, article in alone:
            print(f"    {name} {Path(article.origin.uri).name if article.origin else article.id}")
    tries = apart = hosts_wrong = stayed = 0
    for here, there in permutations(all_told, 2):
        hosts = all_told[here][:HOSTS]
        for stranger in all_told[there][:STRANGERS]:
            *own, his = numbers([*hosts, stranger])
            usual = numbers(hosts)
            tries += 1
            apart += his not in own
            hosts_wrong += sum((a == 0) != (b == 0) for a, b in zip(own, usual, strict=True))
            if his in own and given.misses:
                print(f"    {there} {Path(stranger.origin.uri).name if stranger.origin else ''} among {here}")
        stayed += numbers([*hosts, mixed(hosts[0], all_told[there][0])])[-1] == 0
    print(f"a stranger: {apart} of {tries} told; {hosts_wrong} hosts put out (or in) that are not without one")
    pairs = list(combinations(all_told, 2))
    clean = 0
    for here, there in pairs:
        left, right = all_told[here][:HALF], all_told[there][:HALF]
        found = numbers([*left, *right])
        clean += not set(found[: len(left)]) & set(found[len(left) :])
    print(f"two halves: {clean} of {len(pairs)} kept apart")
    print(f"round-ups: {stayed} of {len(all_told) * (len(all_told) - 1)} stay with the story")


if __name__ == "__main__":
    main()
