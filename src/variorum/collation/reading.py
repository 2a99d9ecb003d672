"""Chooses the reading text: at each passage the wording of most independent witnesses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.passages import Row, Stretched
from variorum.collation.runs import Run, is_plain
from variorum.collation.variants import is_part_of_filler
from variorum.text.masks import fits, masks_agree

__all__ = ["Choice", "choose", "settle"]

ENOUGH_PRINTINGS = 2
"""Independent printings that keep a word, however many pass over it (the contract's rule: print outweighs silence)."""


FULLER = 2
"""Of two spellings of the same words the one in more words (`it is`) stands unless the other has more than this many
times its witnesses: contracting is what newsrooms do to a text, parting is not."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The lemma of a passage: the row whose words it is (None: no words), and whether nobody can say that it is right.

    `alone`: the runs of the one other that has none of the words that one witness has. `rivals` are rows with the other
    wordings of as many votes.
    `settled`: a transcript has it so, marks and all.
    """

    row: Row | None
    disputed: bool
    alone: frozenset[int] = frozenset()
    rivals: tuple[Row, ...] = ()
    settled: bool = False


Wording = tuple[str, ...]


def choose(
    runs: Sequence[Run], cells: Sequence[Sequence[int]], passage: Stretched, vouched: Sequence[int],
    weight: Mapping[str, int], transcripts: Collection[str] = (), reworded: Collection[int] = (),
) -> Choice:  # fmt: skip
    """The lemma of a passage.

    Each source has one vote; the editor's words have none where another prints the words, nor masks that fit them.
    Between wordings with equal votes the witness that prints more of the utterance is followed, then the words
    themselves decide. Where `transcripts` are, they decide, and where none of them has words none stand in the reading
    text; only what they could not hear is left to the reports. What the runs `reworded` print stands only where others
    have it.
    `vouched[k]` is the number of columns before k that two sources have: who passes over some of these beside the
    passage says nothing about it.
    """
    if transcripts:
        heard = [row for row in passage.rows if runs[row.run].siglum in transcripts]
        spoken = [row for row in heard if row.first < row.last or row.first not in runs[row.run].cuts]
        if spoken or not heard:
            return decided(runs, passage, spoken, weight)
    said: dict[Wording, dict[str, Row]] = {}
    plainly: dict[Wording, dict[str, Row]] = {}
    silent: dict[str, set[int]] = {}
    beside: dict[str, set[int]] = {}
    for row in passage.rows:
        run = runs[row.run]
        norms = run.norms[row.first : row.last]
        if not norms:
            if row.first not in run.cuts:
                silent.setdefault(run.source, set()).add(row.run)
                if is_beside(cells[row.run], row, passage, vouched):
                    beside.setdefault(run.source, set()).add(row.run)
            continue
        side = plainly if is_plain(run, row.first, row.last) else said
        side.setdefault(norms, {}).setdefault(run.source, row)
    if reworded:
        plainly, said = also_others(plainly, reworded), also_others(said, reworded)
    hidden = {w: rows for w, rows in said.items() if all(is_masked(runs, row) for row in rows.values())}
    wordings = {**plainly, **unmasked(unlike(hidden, plainly))} if plainly else unmasked(said)
    if not wordings:
        return Choice(None, False)
    printing = {source for group in wordings.values() for source in group}
    if not plainly and silent and all(is_editors(runs, row) for group in said.values() for row in group.values()):
        return Choice(None, False)
    beside, silent = without(beside, printing), without(silent, printing)
    ranked = sorted(wordings.items(), key=lambda item: (-len(item[1]), -heaviest(item[1], weight), item[0]))
    votes = [len(group) for _, group in ranked]
    outvoted = votes[0] < ENOUGH_PRINTINGS and 1 < len(beside) >= len(printing)
    rows = [row for group in wordings.values() for row in group.values()]
    if outvoted and not all(is_part_of_filler(runs[r.run].norms, r.first, r.last) for r in rows):
        return Choice(None, False)
    against = beside or silent
    alone: frozenset[int] = frozenset(*against.values()) if len(printing) == 1 == len(against) else frozenset()
    disputed = bool(alone) or (len(votes) > 1 and votes[0] == votes[1])
    rivals = tuple(fairest(runs, group, weight) for _, group in ranked[1:] if len(group) == votes[0])
    return Choice(fairest(runs, ranked[0][1], weight), disputed, alone, rivals)


def without(silent: Mapping[str, set[int]], printing: Collection[str]) -> dict[str, set[int]]:
    """The silent runs by source, of the sources that print nothing in another run."""
    return {source: found for source, found in silent.items() if source not in printing}


def is_beside(places: Sequence[int], row: Row, passage: Stretched, vouched: Sequence[int]) -> bool:
    """Whether a run that is silent in a passage prints what stands round it, so far as others vouch for that."""
    low, high = places[row.first - 1] + 1, places[row.first]
    return vouched[low] == vouched[passage.low] and vouched[passage.high] == vouched[high]


def decided(runs: Sequence[Run], passage: Stretched, spoken: Sequence[Row], weight: Mapping[str, int]) -> Choice:
    """The lemma that the rows of the transcripts vote for; of as many votes, the wording that more reports print."""
    said: dict[Wording, dict[str, Row]] = {}
    for row in spoken:
        said.setdefault(wording(runs, row), {}).setdefault(runs[row.run].siglum, row)
    if not said:
        return Choice(None, False, settled=True)
    printed = Counter(w for w, _ in {(wording(runs, row), runs[row.run].source) for row in passage.rows})

    def rank(w: Wording) -> tuple[int, int]:
        return len(said[w]), printed[w]

    best = max(said, key=lambda w: (rank(w), heaviest_of(runs, said[w], weight), w))
    row = min(said[best].values(), key=lambda row: (-weight[runs[row.run].source], row.run))
    disputed = any(rank(w) == rank(best) for w in said if w != best)
    return Choice(row if best else None, disputed, settled=True)


def wording(runs: Sequence[Run], row: Row) -> Wording:
    return tuple(w.norm for w in runs[row.run].words[row.first : row.last])


def heaviest_of(runs: Sequence[Run], group: Mapping[str, Row], weight: Mapping[str, int]) -> int:
    return max(weight[runs[row.run].source] for row in group.values())


def also_others(wordings: Mapping[Wording, dict[str, Row]], reworded: Collection[int]) -> dict[Wording, dict[str, Row]]:
    """The wordings that some run other than these prints."""
    return {w: rows for w, rows in wordings.items() if any(row.run not in reworded for row in rows.values())}


def settle(runs: Sequence[Run], passages: Sequence[Stretched], choices: Sequence[Choice]) -> list[Choice]:
    """The same choices, but between rivals that one whose run has the lemmas before and after it too."""
    out = list(choices)
    for n, choice in enumerate(choices):
        if choice.row is None or not choice.rivals:
            continue
        beside = [m for m in (n - 1, n + 1) if 0 <= m < len(choices)]
        chosen = max(
            (choice.row, *choice.rivals),
            key=lambda row: max(
                sum(has_lemma(runs, passages[m], out[m], r) for m in beside) for r in printing(runs, passages[n], row)
            ),
        )
        out[n] = replace(choice, row=chosen)
    return out


def printing(runs: Sequence[Run], passage: Stretched, row: Row) -> list[int]:
    """The runs that print the words of a row for its passage."""
    words = runs[row.run].printed[row.first : row.last]
    return [r.run for r in passage.rows if runs[r.run].printed[r.first : r.last] == words]


def has_lemma(runs: Sequence[Run], passage: Stretched, choice: Choice, run: int) -> bool:
    """Whether a run has the words of the lemma in a passage (or has none, where the lemma has none)."""
    mine = next((row for row in passage.rows if row.run == run), None)
    if mine is None:
        return False
    theirs = runs[choice.row.run].words[choice.row.first : choice.row.last] if choice.row else ()
    return [w.norm for w in runs[run].words[mine.first : mine.last]] == [w.norm for w in theirs]


def unmasked(said: Mapping[Wording, Mapping[str, Row]]) -> dict[Wording, dict[str, Row]]:
    """Masked wordings with those that can stand for the same words put together under the fullest."""
    out: dict[Wording, dict[str, Row]] = {}
    for wording in sorted(said, key=lambda w: (-sum(map(len, w)), w)):
        same = next((w for w in out if len(w) == len(wording) and all(map(may_be, w, wording))), wording)
        group = out.setdefault(same, {})
        for source, row in said[wording].items():
            group.setdefault(source, row)
    return out


def is_masked(runs: Sequence[Run], row: Row) -> bool:
    """Whether some words of a row are masked and none is the editor's."""
    kinds = {w.kind for w in runs[row.run].words[row.first : row.last]}
    return "masked" in kinds and "bracket" not in kinds


def unlike(hidden: Mapping[Wording, dict[str, Row]], plainly: Collection[Wording]) -> dict[Wording, dict[str, Row]]:
    """The masked wordings that can stand for none of those printed in full: what they hide is another word."""
    return {
        w: rows for w, rows in hidden.items() if not any(len(w) == len(p) and all(map(may_hide, w, p)) for p in plainly)
    }


def may_hide(a: str, b: str) -> bool:
    """Whether a word, masked or not, may stand for one printed in full."""
    return a == b or ("*" in a and fits(a, b))


def may_be(a: str, b: str) -> bool:
    return a == b or ("*" in a and "*" in b and masks_agree(a, b))


def is_editors(runs: Sequence[Run], row: Row) -> bool:
    return all(w.kind == "bracket" for w in runs[row.run].words[row.first : row.last])


def heaviest(group: Mapping[str, Row], weight: Mapping[str, int]) -> int:
    return max(weight[source] for source in group)


def fairest(runs: Sequence[Run], group: Mapping[str, Row], weight: Mapping[str, int]) -> Row:
    """Of the rows with the winning words one whose spelling most of them share; the marks are chosen later, in
    `flow`."""
    forms: dict[Wording, list[Row]] = {}
    for row in group.values():
        forms.setdefault(runs[row.run].printed[row.first : row.last], []).append(row)
    if len(forms) == 1:
        return next(iter(forms.values()))[0]
    most = max(map(len, forms.values()))

    def rank(form: Wording) -> tuple[int, int, int, int, str]:
        rows = forms[form]
        contracted = min(sum(w.joined for w in runs[r.run].words[r.first : r.last]) for r in rows)
        heaviest = max(weight[runs[row.run].source] for row in rows)
        return min(len(rows) * FULLER, most), -contracted, len(rows), heaviest, " ".join(form)

    return forms[max(forms, key=rank)][0]
