"""One thing after another over all cores: in order, in constant memory, and without losing the rest when one fails.

The standard library's process pool does the work. What is added: no more is handed out than a few pieces a process
ahead of what was taken; and where a process dies (memory, a fault in a library), what it may have died of is done again
one by one, in a process of its own, so that only the one at fault is lost.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import connection, parent_process
from typing import Generic, NamedTuple, TypeVar

__all__ = ["OverCores", "cores", "each"]

T = TypeVar("T")
R = TypeVar("R")

BATCH = 1 << 16
"""Bytes handed to a process at a time: a fifth of a second's work, beside which handing it over is nothing."""
MOST = 256
"""Things handed over at a time, however small."""
AHEAD = 3
"""Batches a process: the one it works on, one to go on with, one whose turn it is to be taken."""


def cores() -> int:
    """How many processes this one may keep busy."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    do: Callable[[T], R], things: Iterable[T], *, jobs: int, size: Callable[[T], int], lost: Callable[[T], R]
) -> Iterator[R]:
    """`do(thing)` for each of the things, in their order, in so many processes (1: in this one).

    `size` is what a thing weighs in bytes. Where a process dies of a thing, `lost(thing)` stands in its place. `do`
    must be a function of a module, or a partial of one. What is little enough to be done at once needs no processes.
    """
    batches = batched(things, size)
    first, second = next(batches, None), next(batches, None)
    batches = chain((batch for batch in (first, second) if batch is not None), batches)
    if jobs <= 1 or second is None:
        for batch in batches:
            yield from map(do, batch)
        return
    yield from shared_out(do, batches, jobs, lost)


class OverCores:
    """The `Each` of `stages` over so many processes (None: one a core). What a process dies of is done in this one.

    A first thing that is small is done here: what is made at first use (patterns, lists of words: a third of a second)
    is then there in the processes that are forked, and need not be made in each.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self.jobs = jobs or cores()

    def __call__(self, do: Callable[[T], R], things: Iterable[T], size: Callable[[T], int]) -> Iterator[R]:
        """`do` of each of the things, in order."""
        left = iter(things)
        for first in left:
            if size(first) < BATCH // 4:
                yield do(first)
            else:
                left = chain((first,), left)
            break
        yield from each(do, left, jobs=self.jobs, size=size, lost=do)


def batched(things: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """The things in batches of `BATCH` bytes or so."""
    batch: list[T] = []
    weight = 0
    for thing in things:
        batch.append(thing)
        weight += size(thing)
        if weight >= BATCH or len(batch) >= MOST:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


class Due(NamedTuple, Generic[T, R]):
    """A batch that was handed out, to whom, and its results to come (None: the pool was broken before)."""

    batch: list[T]
    pool: ProcessPoolExecutor
    results: Future[list[R]] | None


def shared_out(do: Callable[[T], R], batches: Iterator[list[T]], jobs: int, lost: Callable[[T], R]) -> Iterator[R]:
    """What `do` makes of the things of all batches, in order, in so many processes."""
    pool = crew(jobs)
    due: deque[Due[T, R]] = deque()
    try:
        while True:
            while len(due) < jobs * AHEAD and (batch := next(batches, None)) is not None:
                due.append(Due(batch, pool, submitted(pool, do, batch)))
            if not due:
                return
            now = due.popleft()
            results = taken(now.results)
            if results is not None:
                yield from results
                continue
            if now.pool is pool:
                pool.shutdown()
                pool = crew(jobs)
            yield from one_by_one(do, now.batch, lost)
    finally:
        pool.shutdown(cancel_futures=True)


def one_by_one(do: Callable[[T], R], things: Iterable[T], lost: Callable[[T], R]) -> Iterator[R]:
    """What `do` makes of each thing in a process of its own, and `lost` of those that it dies of."""
    pool = crew(1)
    try:
        for thing in things:
            results = taken(submitted(pool, do, [thing]))
            if results is not None:
                yield from results
                continue
            pool.shutdown()
            pool = crew(1)
            yield lost(thing)
    finally:
        pool.shutdown(cancel_futures=True)


def submitted(pool: ProcessPoolExecutor, do: Callable[[T], R], batch: list[T]) -> Future[list[R]] | None:
    """The results to come, or None where the pool is broken already."""
    try:
        return pool.submit(all_of, do, batch)
    except BrokenProcessPool:
        return None


def taken(results: Future[list[R]] | None) -> list[R] | None:
    """The results, once they are there; None where the process died."""
    try:
        return results.result() if results is not None else None
    except BrokenProcessPool:
        return None


def all_of(do: Callable[[T], R], batch: list[T]) -> list[R]:
    """What a process makes of a batch."""
    return [do(thing) for thing in batch]


def crew(jobs: int) -> ProcessPoolExecutor:
    """A pool of processes that stop at once and in silence when the user says so, or when this process is gone."""
    return ProcessPoolExecutor(jobs, initializer=begin)


def begin() -> None:
    """What a process of the pool does first."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=leave_with, args=(parent.sentinel,), daemon=True).start()


def leave_with(sentinel: int) -> None:
    """Wait for the end of the process that started this one, and end."""
    connection.wait([sentinel])
    os._exit(1)
