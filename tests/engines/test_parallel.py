"""Work shared out over processes: in order, bounded, and safe from those that die."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

import variorum
from variorum.engines import parallel
from variorum.engines.parallel import each

DEADLY = 13


def square(n: int) -> int:
    return n * n


def square_or_die(n: int) -> int:
    if n % 20 == DEADLY:
        os._exit(1)
    return n * n


def weight(n: int) -> int:
    return parallel.BATCH // 4


def lost(n: int) -> int:
    return -n


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_order(jobs: int) -> None:
    assert list(each(square, range(50), jobs=jobs, size=weight, lost=lost)) == [n * n for n in range(50)]
    assert list(each(square, [], jobs=jobs, size=weight, lost=lost)) == []


def test_no_more_is_taken_than_a_few_batches_ahead() -> None:
    taken = []

    def things() -> Iterator[int]:
        for n in range(10_000):
            taken.append(n)
            yield n

    results = each(square, things(), jobs=2, size=weight, lost=lost)
    assert next(results) == 0
    assert len(taken) <= 4 * (2 * parallel.AHEAD + 2)
    results.close()  # type: ignore[attr-defined]


def test_only_what_a_process_dies_of_is_lost() -> None:
    got = list(each(square_or_die, range(60), jobs=2, size=weight, lost=lost))
    assert got == [-n if n % 20 == DEADLY else n * n for n in range(60)]


REPORT = "In {town}, “{said} and nobody was told of it,” Marta Hale said on Monday. She left, {n} people said."


def test_an_edition_is_the_same_however_many_processes_share_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "We took the old bridge down before the flood came", "The harbour was closed for a week after the storm"
    towns = ["Lindmere", "Corvo", "Vellin", "Hollin"]
    articles = [variorum.article(REPORT.format(town=t, said=said[n % 2], n=n + 2)) for n, t in enumerate(towns * 2)]
    alone = variorum.collate(articles)
    monkeypatch.setattr(parallel, "BATCH", 200)
    started = []
    monkeypatch.setattr(parallel, "crew", lambda jobs, crew=parallel.crew: started.append(jobs) or crew(jobs))
    assert variorum.collate(articles, jobs=2) == alone
    assert started
