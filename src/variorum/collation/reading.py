"""Chooses the reading text: at each passage the wording of most independent witnesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.collation.passages import Row, Stretched
from variorum.collation.runs import Run
from variorum.collation.variants import is_filler

__all__ = ["Choice", "choose"]

ENOUGH_PRINTINGS = 2
"""Independent printings that keep a word, however many pass over it (the contract's rule: print outweighs silence)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The lemma of a passage: the row whose words it is (None: no words), and whether nobody can say that it is right.

    `alone`: one witness has words where one other has none.
    """

    row: Row | None
    disputed: bool
    alone: bool = False


Wording = tuple[str, ...]


def choose(runs: Sequence[Run], passage: Stretched, weight: Mapping[str, float]) -> Choice:
    """The lemma of a passage.

    Each source has one vote; the editor's words and masks have none where another prints the words. Between wordings
    with equal votes the witness that prints more of the utterance is followed, then the words themselves decide.
    """
    said: dict[Wording, dict[str, Row]] = {}
    plainly: dict[Wording, dict[str, Row]] = {}
    silent: set[str] = set()
    for row in passage.rows:
        run = runs[row.run]
        words = run.words[row.first : row.last]
        if not words:
            if row.first not in run.cuts:
                silent.add(run.source)
            continue
        norms = tuple(w.norm for w in words)
        side = plainly if all(w.kind == "word" for w in words) else said
        side.setdefault(norms, {}).setdefault(run.source, row)
    wordings = plainly or said
    if not wordings:
        return Choice(None, False)
    printing = {source for group in wordings.values() for source in group}
    silent -= printing
    if not plainly and silent:
        words = [w for norms in said for w in runs[next(iter(said[norms].values())).run].words[: 0]]
        del words
        if all(is_editors(runs, row) for group in said.values() for row in group.values()):
            return Choice(None, False)
    ranked = sorted(wordings.items(), key=lambda item: (-len(item[1]), -heaviest(item[1], weight), item[0]))
    votes = [len(group) for _, group in ranked]
    outvoted = votes[0] < ENOUGH_PRINTINGS and len(silent) > 1 and len(printing) <= len(silent)
    if outvoted and not all(is_filler(n) for n in wordings):
        return Choice(None, False)
    alone = len(printing) == 1 and len(silent) == 1
    disputed = alone or (len(votes) > 1 and votes[0] == votes[1])
    return Choice(fairest(runs, passage, ranked[0][1], weight), disputed, alone)


def is_editors(runs: Sequence[Run], row: Row) -> bool:
    return all(w.kind == "bracket" for w in runs[row.run].words[row.first : row.last])


def heaviest(group: Mapping[str, Row], weight: Mapping[str, float]) -> float:
    return max(weight[source] for source in group)


def fairest(runs: Sequence[Run], passage: Stretched, group: Mapping[str, Row], weight: Mapping[str, float]) -> Row:
    """Of the rows with the winning words, one whose spelling, and then whose marks, most of them share."""
    forms: dict[str, list[Row]] = {}
    exact: dict[str, int] = {}
    for row in group.values():
        run = runs[row.run]
        shown = run.text[run.words[row.first].start : run.words[row.last - 1].end]
        forms.setdefault(shown.replace("’", "'").lower(), []).append(row)
        marks = marked(run, row)
        exact[marks] = exact.get(marks, 0) + (2 if row.last < len(run.words) else 1)
    best = max(forms.items(), key=lambda kv: (len(kv[1]), max(weight[runs[r.run].source] for r in kv[1]), kv[0]))[1]
    return max(best, key=lambda r: (exact[marked(runs[r.run], r)], weight[runs[r.run].source], r.last < len(runs[r.run].words), marked(runs[r.run], r)))


def marked(run: Run, row: Row) -> str:
    """The words of a row with the marks between them and directly after them."""
    end = run.words[row.last].start if row.last < len(run.words) else run.limits.end
    return run.text[run.words[row.first].start : end].split("…")[0].rstrip()
