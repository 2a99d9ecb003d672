"""The line of columns cut into passages, each with its lemma, before anything is said of the readings.

Where the wording chosen for a passage turns out to hold the end of a sentence, the passage is cut there and its lemma
chosen again: no passage crosses a sentence end of the reading text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from variorum.collation.flow import flowing
from variorum.collation.passages import Row, Stretched, divide, sentence_ends
from variorum.collation.reading import Choice, choose, settle
from variorum.collation.runs import SENTENCE_END, Run, is_shortened

__all__ = ["Layout", "lay_out"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything the apparatus is made from: `cells[r][i]` is where word i of run r stands in the line.

    `ends[n]` says that a sentence of the reading text ends with passage n, `joints` the places in the line where one
    contig ends and the next begins, and whether anything orders the two. `reworded` are the runs that say in other
    words what others say, `transcripts` the sigla of the witnesses that decide.
    """

    runs: tuple[Run, ...]
    cells: Sequence[Sequence[int]]
    passages: Sequence[Stretched]
    choices: Sequence[Choice]
    ends: Sequence[bool]
    joints: Mapping[int, bool]
    reworded: frozenset[int] = frozenset()
    transcripts: frozenset[str] = frozenset()

    def lemma(self, n: int) -> tuple[Run, Row] | None:
        """The run and row whose words are the lemma of passage n."""
        row = self.choices[n].row
        return None if row is None else (self.runs[row.run], row)


def lay_out(
    runs: tuple[Run, ...], cells: Sequence[Sequence[int]], size: int, joints: Mapping[int, bool],
    transcripts: frozenset[str] = frozenset(), reworded: frozenset[int] = frozenset(),
) -> Layout:  # fmt: skip
    """Cuts the line into passages and chooses the lemma of each."""
    weight: dict[str, int] = {}
    for run in runs:
        weight[run.source] = weight.get(run.source, 0) + len(run.words)
    breaks = set(joints)
    stops = sentence_ends(runs, cells, size, transcripts)
    vouched = vouched_for(runs, cells, size)
    while True:
        passages = divide(runs, cells, size, breaks, stops)
        chosen = [choose(runs, cells, passage, vouched, weight, transcripts, reworded) for passage in passages]
        chosen = settle(runs, passages, chosen)
        choices = flowing(runs, passages, stops, chosen)
        inner = {k for choice in choices if choice.row for k in inner_ends(runs, cells, choice.row)} - breaks
        if not inner:
            break
        breaks |= inner
    ends = [
        choice.row is not None and (stops[passage.high] or ends_sentence(runs[choice.row.run], choice.row))
        for passage, choice in zip(passages, choices, strict=True)
    ]
    return Layout(runs, cells, passages, choices, ends, joints, reworded, transcripts)


def vouched_for(runs: Sequence[Run], cells: Sequence[Sequence[int]], size: int) -> list[int]:
    """For each column, and the end of the line, how many before it have words of two sources."""
    first: list[str | None] = [None] * size
    shared = [0] * (size + 1)
    for run, places in zip(runs, cells, strict=True):
        source = run.source
        for k in places:
            if first[k] is None:
                first[k] = source
            elif first[k] != source:
                shared[k + 1] = 1
    return list(accumulate(shared))


def inner_ends(runs: Sequence[Run], cells: Sequence[Sequence[int]], row: Row) -> list[int]:
    """The places in the line before which a sentence ends inside the words of a row."""
    run = runs[row.run]
    return [cells[row.run][i] for i in range(row.first + 1, row.last) if i in run.stops]


def ends_sentence(run: Run, row: Row) -> bool:
    """Whether the words of a row are printed with the end of a sentence after them."""
    last = run.words[row.last - 1]
    marks = run.text[last.end : run.closes[row.last - 1]]
    return not SENTENCE_END.isdisjoint(marks) and not is_shortened(last, marks)
