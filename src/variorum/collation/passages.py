"""Cuts the line of columns into passages: where readings differ a passage holds only the words that differ."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from variorum.collation.runs import SENTENCE_END, Run

__all__ = ["Row", "Stretched", "divide", "sentence_ends"]

LONGEST_SWAP = 3
"""Columns beyond twice its own length that a changed wording may stretch over and still be one variant with what it
replaces."""


FEWEST_REWORDED = 3
"""Words of its own, in a row, that a run must have for what it passes over beside them to be what it replaces."""


class Row(NamedTuple):
    """What run `run` prints for a passage: its words from `first` to `last` (equal: none; it passes over)."""

    run: int
    first: int
    last: int


EDGES = 2
"""Printings that begin or end a quotation at a place, with a capital or a full stop, which say as much for the end of a
sentence as one that goes on over it: each says it of the quotation too."""


@dataclass(frozen=True, slots=True)
class Stretched:
    """A passage to be: its columns `low` to `high` of the line (equal: none, a pause between two), its rows."""

    low: int
    high: int
    rows: tuple[Row, ...]


def divide(
    runs: Sequence[Run], cells: Sequence[Sequence[int]], size: int, breaks: Collection[int], ends: Sequence[bool]
) -> list[Stretched]:
    """Passages for a line of `size` columns; `cells[r][i]` is where word i of run r stands in the line.

    `breaks` are places in the line that no passage may cross (the joints of contigs), `ends` those where sentences end.
    """
    forms: list[str | None] = [None] * size
    norms: list[dict[str, int]] = [{} for _ in range(size)]
    odd = [False] * size
    cut = [False] * (size + 1)
    hard = [False] * (size + 1)
    pauses: dict[int, list[Row]] = {}
    for k in breaks:
        hard[k] = True
    for r, (run, places) in enumerate(zip(runs, cells, strict=True)):
        hard[places[0]] = hard[places[-1] + 1] = True
        for i in run.breaks:
            if i < len(places):
                hard[places[i]] = True
        cuts = run.cuts
        last = places[0] - 1
        for i, (word, k, printed) in enumerate(zip(run.words, places, run.printed, strict=True)):
            kind, said = word.kind, norms[k]
            if kind == "word":
                if forms[k] is None:
                    forms[k] = printed
                elif forms[k] != printed:
                    cut[k] = cut[k + 1] = True
                said[word.norm] = said.get(word.norm, 0) + 1
            else:
                odd[k] = cut[k] = cut[k + 1] = True
                if kind == "masked":
                    said.setdefault(word.norm, 0)
            if k != last + 1:
                cut[last + 1] = cut[k] = True
            if i in cuts:
                cut[k] = cut[last + 1] = True
                if i == 0 or k == last + 1:
                    pauses.setdefault(k, []).append(Row(r, i, i))
                    hard[k] = True
            last = k
        if len(places) in cuts:
            pauses.setdefault(last + 1, []).append(Row(r, len(places), len(places)))
    glue = glued(runs, cells, norms)
    cut_around(glue, cut, odd, size)
    bounds = [0]
    for k in range(1, size):
        if (hard[k] or ends[k] or (cut[k] and k not in glue)) and glue.get(k) != 2:
            bounds.append(k)
    bounds.append(size)
    if not size:
        return []
    return with_rows(runs, cells, bounds, pauses)


def cut_around(glue: dict[int, int], cut: list[bool], odd: Sequence[bool], size: int) -> None:
    """Where something differs inside columns that stay together, cuts before the first and after the last of them."""
    k = 0
    joints = sorted(glue)
    while k < len(joints):
        low = joints[k]
        high = low
        while k + 1 < len(joints) and joints[k + 1] == high + 1:
            k += 1
            high = joints[k]
        if any(cut[low : high + 1]) or any(odd[low - 1 : high + 1]):
            cut[low - 1] = cut[high + 1] = True
        k += 1


def glued(runs: Sequence[Run], cells: Sequence[Sequence[int]], norms: Sequence[Mapping[str, int]]) -> dict[int, int]:
    """Joints (before column k) inside one printed word (2: always, 1: unless a run begins there) or one changed
    wording."""
    main = [most_printed(n) for n in norms]
    printers = [sum(n.values()) for n in norms]
    passers = spanning(cells, len(norms))
    out: dict[int, int] = {}
    for run, places in zip(runs, cells, strict=True):
        strange = []
        for i, (word, k) in enumerate(zip(run.words, places, strict=True)):
            if word.joined and i:
                whole = word.start == run.words[i - 1].end
                for joint in range(places[i - 1] + 1, k + 1):
                    out[joint] = max(out.get(joint, 0), 2 if whole else 1)
            if word.kind == "bracket" or (
                word.norm != main[k] and not (word.kind == "masked" or "*" in main[k] or "*" in word.key)
            ):
                strange.append(i)
        for low, high in reworded(run, places, printers, passers):
            for joint in range(low + 1, high):
                out.setdefault(joint, 1)
        editors = [i for i in strange if run.words[i].kind == "bracket"]
        own = [i for i in strange if run.words[i].kind != "bracket"] if editors else strange
        for i, j in (*blocks(editors, run), *blocks(own, run)):
            low = places[i - 1] + 1 if i and i not in run.cuts else places[i]
            high = places[j + 1] if j + 1 < len(places) and j + 1 not in run.cuts else places[j] + 1
            while low < places[i] and is_skipped(printers[low], passers[low]):
                low += 1
            while high > places[j] + 1 and is_skipped(printers[high - 1], passers[high - 1]):
                high -= 1
            if high - low > 2 * (j - i + 1) + LONGEST_SWAP:
                low, high = places[i], places[j] + 1
            if high - low == j - i + 1 and min(printers[low:high]) > 1:
                continue
            for joint in range(low + 1, high):
                out.setdefault(joint, 1)
    return out


def is_skipped(printers: int, passers: int) -> bool:
    """Whether others pass over a column too, so that it is not for a rewording that one run does."""
    return 2 * printers <= passers or passers - printers > 1


def reworded(run: Run, places: Sequence[int], printers: Sequence[int], passers: Sequence[int]) -> list[tuple[int, int]]:
    """Columns that belong together because a run prints words of its own where it passes over those of others."""
    own = [i for i, k in enumerate(places) if printers[k] == 1 and passers[k] > 1]
    out = []
    for i, j in blocks(own, run):
        if j - i + 1 < FEWEST_REWORDED or not i or j + 1 == len(places) or i in run.cuts or j + 1 in run.cuts:
            continue
        low, high = places[i - 1] + 1, places[j + 1]
        if j - i + 1 < high - low <= 2 * (j - i + 1) + LONGEST_SWAP:
            out.append((low, high))
    return out


def most_printed(norms: Mapping[str, int]) -> str:
    """The normal form that more runs print than any other; none, where two stand equal."""
    if len(norms) == 1:
        return next(iter(norms))
    most = max(norms.values(), default=0)
    first = [norm for norm, count in norms.items() if count == most]
    return first[0] if len(first) == 1 else ""


def spanning(cells: Sequence[Sequence[int]], size: int) -> list[int]:
    """How many runs reach over each column, with a word in it or without."""
    change = [0] * (size + 1)
    for places in cells:
        change[places[0]] += 1
        change[places[-1] + 1] -= 1
    return list(accumulate(change))[:size]


def blocks(strange: Sequence[int], run: Run) -> list[tuple[int, int]]:
    """Runs of consecutive numbers, not across an ellipsis."""
    out: list[tuple[int, int]] = []
    for i in strange:
        if out and out[-1][1] == i - 1 and i not in run.cuts:
            out[-1] = (out[-1][0], i)
        else:
            out.append((i, i))
    return out


def sentence_ends(
    runs: Sequence[Run], cells: Sequence[Sequence[int]], size: int, transcripts: Collection[str] = ()
) -> list[bool]:
    """Before which columns a sentence of most of the witnesses ends; a run's own last full stop proves nothing.

    The sentences of transcripts are decisive, and what one speaker says in one go ends with one.
    """
    votes, edges = [0] * (size + 1), [0] * (size + 1)
    crossed = [False] * (size + 1)
    for run, places in zip(runs, cells, strict=True):
        cuts = run.cuts
        weight = len(runs) if run.siglum in transcripts else 1
        if run.siglum in transcripts:
            votes[places[-1] + 1] += 2 * weight
            crossed[places[-1] + 1] = True
        edges[places[0]] += begins_sentence(run)
        edges[places[-1] + 1] += ends_with_stop(run)
        for i in range(1, len(places)):
            if places[i] == places[i - 1] + 1 and i not in cuts:
                votes[places[i]] += weight if i in run.stops else -weight
                crossed[places[i]] = True
    return [c and EDGES * v + e > 0 for v, e, c in zip(votes, edges, crossed, strict=True)]


def begins_sentence(run: Run) -> bool:
    """Whether a run begins with a capital, not that of "I"."""
    return run.text[run.words[0].start].isupper() and run.words[0].norm != "i" and 0 not in run.cuts


def ends_with_stop(run: Run) -> bool:
    """Whether a run ends with the end of a sentence."""
    return not SENTENCE_END.isdisjoint(run.text[run.words[-1].end : run.closes[-1]]) and len(run.words) not in run.cuts


def with_rows(
    runs: Sequence[Run], cells: Sequence[Sequence[int]], bounds: Sequence[int], pauses: dict[int, list[Row]]
) -> list[Stretched]:
    """The passages between the bounds, each with what every run prints there, and those for pauses between two."""
    where = [0] * (bounds[-1] + 1)
    for n in range(len(bounds) - 1):
        for k in range(bounds[n], bounds[n + 1]):
            where[k] = n
    rows: list[list[Row]] = [[] for _ in range(len(bounds) - 1)]
    crossing: dict[int, list[Row]] = {k: list(v) for k, v in pauses.items()}
    for run, places in zip(runs, cells, strict=True):
        for i in run.cuts:
            if 0 < i < len(places) and where[places[i]] == where[places[i - 1]] + 1:
                crossing.setdefault(bounds[where[places[i]]], [])
    for r, places in enumerate(cells):
        spots = [where[k] for k in places]
        changes = [i for i, (before, after) in enumerate(pairwise(spots), 1) if before != after]
        first = 0
        for i in changes:
            here, there = spots[i - 1], spots[i]
            rows[here].append(Row(r, first, i))
            for passed in range(here + 1, there):
                rows[passed].append(Row(r, i, i))
            if crossing:
                for n in range(here + 1, there + 1):
                    at_pause = crossing.get(bounds[n])
                    if at_pause is not None and all(x.run != r for x in at_pause):
                        at_pause.append(Row(r, i, i))
            first = i
        rows[spots[-1]].append(Row(r, first, len(places)))
    out = []
    for n in range(len(bounds) - 1):
        if bounds[n] in crossing:
            out.append(Stretched(bounds[n], bounds[n], tuple(crossing[bounds[n]])))
        out.append(Stretched(bounds[n], bounds[n + 1], tuple(rows[n])))
    if bounds[-1] in crossing:
        out.append(Stretched(bounds[-1], bounds[-1], tuple(crossing[bounds[-1]])))
    return out
