"""Takes each lemma from one printing or another so that marks and capitals fit at the seams (Viterbi 1967).

The wording of each passage has been chosen. Among the printings of it the path is taken that keeps to the marks of the
most, changes from one report to another as little as it can, and where it does, not after a comma before a capital.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.collation.passages import Row, Stretched
from variorum.collation.places import exact
from variorum.collation.reading import Choice
from variorum.collation.runs import SENTENCE_END, Run

__all__ = ["flowing"]

GOES_ON = 0.5
"""What it is worth, in shares of the printings, to go on with the same report."""
AGREES = 0.8
"""What it is worth to end a sentence where most reports do: those whose quotation ends there do not count."""
SEAM = 0.8
"""What a full stop before a small letter costs, or a capital after none."""


def flowing(
    runs: Sequence[Run], passages: Sequence[Stretched], stops: Sequence[bool], choices: Sequence[Choice]
) -> list[Choice]:
    """The same wordings, each from the printing that fits best with the lemmas before and after it."""
    printed = [n for n, choice in enumerate(choices) if choice.row is not None]
    rows = [alike(runs, passages[n], choices[n]) for n in printed]
    back: list[list[int]] = []
    scores: list[float] = []
    ended: list[bool] = []
    before: list[str] = []
    for x, here in enumerate(rows):
        texts = [exact(runs[row.run], row) for row in here]
        ends = {text: not SENTENCE_END.isdisjoint(text[-3:]) for text in texts}
        ending = [ends[text] for text in texts]
        stop = stops[passages[printed[x]].high]
        worth = {text: texts.count(text) / len(here) + (AGREES if end is stop else 0.0) for text, end in ends.items()}
        own = [worth[text] for text in texts]
        if not x:
            scores, back = own, [[-1] * len(here)]
        else:
            scores, steps = step(runs, rows[x - 1], before, here, scores, ended, own)
            back.append(steps)
        ended, before = ending, texts
    out = list(choices)
    at = max(range(len(scores)), key=lambda i: (scores[i], exact(runs[rows[-1][i].run], rows[-1][i]))) if scores else -1
    for x in range(len(printed) - 1, -1, -1):
        out[printed[x]] = replace(choices[printed[x]], row=rows[x][at])
        at = back[x][at]
    return out


def step(
    runs: Sequence[Run], before: Sequence[Row], texts: Sequence[str], here: Sequence[Row], scores: Sequence[float],
    ended: Sequence[bool], own: Sequence[float],
) -> tuple[list[float], list[int]]:  # fmt: skip
    """The best score up to each of these rows, and the row before it on that path."""
    open_ended, closed = (best_ending(texts, scores, ended, end) for end in (False, True))
    same = {(row.run, row.last): i for i, row in enumerate(before)}
    capital = [runs[run].text[runs[run].words[first].start].isupper() for run, first, _ in here]
    mixed = len(set(capital)) > 1
    changed = {
        upper: max(
            ((scores[i] - (SEAM if end is not upper and (mixed or (end and not upper)) else 0.0), i)
            for end, i in ((False, open_ended), (True, closed)) if i >= 0),
            key=lambda option: option[0],
        )
        for upper in set(capital)
    }  # fmt: skip
    totals, steps = [], []
    for row, upper, worth in zip(here, capital, own, strict=True):
        total, i = changed[upper]
        on = same.get((row.run, row.first))
        if on is not None and scores[on] + GOES_ON > total:
            total, i = scores[on] + GOES_ON, on
        totals.append(total + worth)
        steps.append(i)
    return totals, steps


def best_ending(texts: Sequence[str], scores: Sequence[float], ended: Sequence[bool], end: bool) -> int:
    """The best path so far that ends a sentence, or the best that does not; -1 where there is none."""
    those = [i for i in range(len(texts)) if ended[i] is end]
    return max(those, key=lambda i: (scores[i], texts[i]), default=-1)


def alike(runs: Sequence[Run], passage: Stretched, choice: Choice) -> list[Row]:
    """The rows of a passage with the same words as its lemma, but for case and marks; a transcript's own, where it
    decides."""
    row = choice.row
    assert row is not None
    if len(passage.rows) == 1 or choice.settled:
        return [row]
    wording = runs[row.run].printed[row.first : row.last]
    return [r for r in passage.rows if runs[r.run].printed[r.first : r.last] == wording]
