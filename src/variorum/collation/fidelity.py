"""How much of an utterance each witness prints, and how faithfully.

Leave one out: a witness is never judged by a consensus it voted in. A word is testable where two independent others
agree on it, or a transcript has it. Errors are words substituted, dropped in silence inside a sentence or inserted, and
one for each splice and each reordered fragment. The interval is Wilson's (1927), at 95%.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from rapidfuzz.distance import Levenshtein

from variorum.collation.gaps import Gap
from variorum.collation.layout import Layout
from variorum.collation.passages import Row, Stretched
from variorum.collation.reading import Choice
from variorum.collation.runs import is_plain
from variorum.collation.variants import kind_of
from variorum.model import Fidelity, Passage, ReadingKind, Share
from variorum.text.tokens import Token

__all__ = ["shares_of", "wilson"]

FEWEST_WORDS = 50
"""Testable words below which no score is shown: at 50 the interval of a faultless witness still reaches down to
0.93."""
AGREED = 2
"""Independent others who must agree on a word before anyone is judged by it."""
CUTS = frozenset(["ellipsis", "omission", "splice", "cleaned", "pause"])
Z = 1.959964


def wilson(errors: float, words: int) -> tuple[float, float]:
    """The 95% interval of the share of words without an error.

    >>> [round(x, 3) for x in wilson(5, 100)]
    [0.888, 0.978]
    """
    share, square = 1 - errors / words, Z * Z
    middle = (share + square / (2 * words)) / (1 + square / words)
    half = Z * sqrt(share * (1 - share) / words + square / (4 * words * words)) / (1 + square / words)
    return max(0.0, middle - half), min(1.0, middle + half)


def shares_of(
    layout: Layout, gaps: Mapping[Gap, ReadingKind], passages: Sequence[Passage],
    wholes: Sequence[tuple[str, str | int, tuple[str, ...]]],
) -> tuple[Share, ...]:  # fmt: skip
    """One share for each witness, by siglum."""
    sigla = sorted({run.siglum for run in layout.runs})
    counts = kinds_printed(passages, sigla)
    coverage = coverages(layout)
    judged = {siglum: [0, 0] for siglum in sigla}
    for n, passage in enumerate(layout.passages):
        judge(layout, passage, gaps, judged, layout.choices[n])
    for (r, _), kind in gaps.items():
        if kind == "splice":
            judged[layout.runs[r].siglum][1] += 1
    for siglum, _, names in wholes:
        judged[siglum][1] += "reordered" in names
    out = []
    for siglum in sigla:
        words, errors = judged[siglum]
        out.append(Share(siglum, coverage.get(siglum, 0.0), counts[siglum], score(words, min(errors, words))))
    return tuple(out)


def score(words: int, errors: int) -> Fidelity | None:
    if words < FEWEST_WORDS:
        return None
    low, high = wilson(errors, words)
    return Fidelity(round(1 - errors / words, 4), round(low, 4), round(high, 4), words, errors)


def kinds_printed(passages: Sequence[Passage], sigla: Sequence[str]) -> dict[str, dict[str, int]]:
    """How many readings of each kind a witness has; a cut over several passages is one."""
    out: dict[str, dict[str, int]] = {siglum: {} for siglum in sigla}
    seen: set[tuple[str, str, str | int, int]] = set()
    for passage in passages:
        for reading in passage.readings:
            kind = reading.kind
            for p in reading.places:
                if p.start == p.end and kind == "verbatim":
                    continue
                if kind in CUTS and not words_in(p.text):
                    if (p.siglum, kind, p.fragment, p.start) in seen:
                        continue
                    seen.add((p.siglum, kind, p.fragment, p.start))
                counts = out[p.siglum]
                counts[kind] = counts.get(kind, 0) + 1
    return {siglum: dict(sorted(counts.items())) for siglum, counts in out.items()}


def words_in(text: str) -> bool:
    return any(c.isalnum() for c in text)


def coverages(layout: Layout) -> dict[str, float]:
    """The share of the reading text's words that each witness prints, in any form."""
    kept: set[int] = set()
    for choice in layout.choices:
        if choice.row is not None:
            kept.update(layout.cells[choice.row.run][choice.row.first : choice.row.last])
    printed: dict[str, set[int]] = {}
    for r, run in enumerate(layout.runs):
        printed.setdefault(run.siglum, set()).update(layout.cells[r])
    return {siglum: round(len(cells & kept) / len(kept), 4) for siglum, cells in printed.items()} if kept else {}


def judge(
    layout: Layout,
    passage: Stretched,
    gaps: Mapping[Gap, ReadingKind],
    judged: dict[str, list[int]],
    choice: Choice,
) -> None:
    """Adds the testable words and the errors of every witness of one passage to `judged`."""
    by_words: dict[tuple[str, ...], set[str]] = {}
    example: dict[tuple[str, ...], Row] = {}
    passed = 0
    for row in passage.rows:
        run = layout.runs[row.run]
        norms = run.norms[row.first : row.last]
        if (run.odd and not is_plain(run, row.first, row.last)) or (not norms and row.first in run.cuts):
            passed += 1
            continue
        by_words.setdefault(norms, set()).add(run.source)
        example.setdefault(norms, row)
    decisive: tuple[str, ...] | None = None
    if choice.settled and not choice.disputed:
        decisive = layout.runs[choice.row.run].norms[choice.row.first : choice.row.last] if choice.row else ()
    if decisive is None and len(by_words) == 1 and not passed:
        (words, sources), *_ = by_words.items()
        if len(sources) > AGREED and words:
            for row in passage.rows:
                siglum = layout.runs[row.run].siglum
                if siglum not in layout.transcripts:
                    judged[siglum][0] += len(words)
        return
    known: dict[tuple[bool, ...], tuple[str, ...] | None] = {}
    for row in passage.rows:
        run = layout.runs[row.run]
        if run.siglum in layout.transcripts:
            continue
        own = tuple([run.source in sources for sources in by_words.values()])
        if own not in known:
            known[own] = decisive if decisive is not None else consensus(by_words, own)
        agreed = known[own]
        if agreed is None or agreed not in example:
            continue
        if run.norms[row.first : row.last] == agreed and is_plain(run, row.first, row.last):
            testable, errors = len(agreed), 0
        else:
            testable, errors = verdict(layout, row, example[agreed], gaps)
        judged[run.siglum][0] += testable
        judged[run.siglum][1] += errors


def consensus(by_words: Mapping[tuple[str, ...], set[str]], own: Sequence[bool]) -> tuple[str, ...] | None:
    """The wording that most of the others agree on, if two or more do and as many do on no other.

    `own` says of each wording whether the witness that is judged prints it.
    """
    voices = [(len(sources) - mine, norms) for (norms, sources), mine in zip(by_words.items(), own, strict=True)]
    votes = sorted(voices, reverse=True)
    if not votes or votes[0][0] < AGREED or (len(votes) > 1 and votes[1][0] == votes[0][0]):
        return None
    return votes[0][1]


def verdict(layout: Layout, row: Row, agreed: Row, gaps: Mapping[Gap, ReadingKind]) -> tuple[int, int]:
    """The testable words of one place, and the errors among them."""
    run, other = layout.runs[row.run], layout.runs[agreed.run]
    ours, theirs = run.words[row.first : row.last], other.words[agreed.first : agreed.last]
    if not ours:
        dropped = theirs and row.first not in run.cuts and gaps.get((row.run, row.first), "omission") == "omission"
        return (len(theirs), len(theirs)) if dropped else (0, 0)
    mine, printed = run.printed[row.first : row.last], other.printed[agreed.first : agreed.last]
    if mine == printed:
        return len(theirs), 0
    kind = kind_of(ours, theirs, mine, printed)
    partial = row.first == 0 or row.last == len(run.words) or row.first in run.cuts or row.last in run.cuts
    if kind == "bracket" or (kind == "omission" and partial):
        return 0, 0
    words = max(len(theirs), len(ours) if kind == "insertion" else 0)
    wrong = {"insertion": abs(len(ours) - len(theirs)), "omission": abs(len(theirs) - len(ours))}
    if kind in ("substitution", "paraphrase"):
        return words, different(ours, theirs)
    return words, wrong.get(kind, 0)


def different(ours: Sequence[Token], theirs: Sequence[Token]) -> int:
    """How many words of the lemma's wording another does not have."""
    a, b = [t.norm for t in ours], [t.norm for t in theirs]
    return min(Levenshtein.distance(a, b), max(len(b), 1))
