"""Versions of one text that follow on one another: drafts of a contract, a bill, a script; a speech as written and
given.

Here there is a base text, and an order in time, which reports of an utterance do not have. Each version is lined up
with its neighbour (`revision`), all of them stand in one line of columns (`lines`), and from the line come both the
apparatus against the base and the changes between any two versions (`changes`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from variorum.collation.apparatus import GRAVITY, commonest, in_order
from variorum.collation.changes import revision_of
from variorum.collation.draft import Draft, draft_of, part_of
from variorum.collation.lines import columns_of
from variorum.collation.passages import Row, Stretched, divide
from variorum.collation.places import place_of
from variorum.collation.revision import rising
from variorum.collation.runs import Run
from variorum.collation.variants import kind_of
from variorum.collation.weights import turns
from variorum.model import Apparatus, Passage, Place, Reading, ReadingKind, Revision, Share, Span

__all__ = ["collate_drafts", "revised"]


def collate_drafts(texts: Mapping[str, str], base: str) -> tuple[Apparatus, tuple[Revision, ...]]:
    """The apparatus of versions of one text (siglum → text, the oldest first) against `base`, and every revision.

    The apparatus has the text of the base to the character, and the kinds of its readings are said against it: words
    that another version has and the base has not are an `insertion`, words of the base that it lacks an `omission`.
    No reading is disputed and no passage composite. A revision is given for every version and each after it.

    >>> apparatus, (revision,) = collate_drafts({"A": "We shall pay 10 a day.", "B": "We may pay 12 a day."}, "B")
    >>> [(c.kind, c.before.text, c.after.text, c.weighs) for c in revision.changes]
    [('substitution', 'shall', 'may', ('modal',)), ('substitution', '10', '12', ('number',))]
    >>> [[(r.text, r.kind) for r in p.readings] for p in apparatus.passages][1]
    [('may', 'verbatim'), ('shall', 'substitution')]
    """
    numbers: dict[str, int] = {}
    drafts = [draft_of(siglum, text, numbers) for siglum, text in texts.items()]
    at = list(texts).index(base)
    cells, size = columns_of(drafts, at)
    passages = passages_of(drafts, cells, size, at)
    shares = shares_of(drafts, cells, passages, at)
    revisions = tuple(revision_of(old, new) for old, new in combinations(drafts, 2))
    return Apparatus(texts[base], True, passages, shares), revisions


def revised(before: tuple[str, str], after: tuple[str, str]) -> Revision:
    """What was changed from one version (its siglum and its text) to the next."""
    numbers: dict[str, int] = {}
    old, new = (draft_of(siglum, text, numbers) for siglum, text in (before, after))
    return revision_of(old, new)


def passages_of(drafts: Sequence[Draft], cells: Sequence[Sequence[int]], size: int, base: int) -> tuple[Passage, ...]:
    """The passages that tile the base's text, with what every version has there."""
    runs, places, home = runs_of(drafts, cells, base)
    own, stops = cells[base], drafts[base].stops
    ends = [False] * (size + 1)
    for i in stops:
        ends[own[i]] = ends[own[i - 1] + 1] = True
    stretched = divide(runs, places, size, (), ends)
    reached = {draft.siglum: 0 for draft in drafts}
    out: list[Passage] = []
    for stretch, span in zip(
        stretched, tiles(runs[home] if home >= 0 else None, drafts[base].text, stretched, home), strict=True
    ):
        out.append(Passage(span, False, False, readings(runs, stretch, home, reached)))
    if not out and drafts[base].text:
        silent = Reading("", "verbatim", tuple(Place(siglum, 0, 0, 0, "") for siglum in sorted(reached)))
        out.append(Passage(Span(0, len(drafts[base].text)), False, False, (silent,)))
    return tuple(out)


def tiles(base: Run | None, text: str, stretched: Sequence[Stretched], home: int) -> list[Span]:
    """Where each passage stands in the base's text: from its first word to that of the next that has one; the first of
    them from the beginning. One without a word of the base has no width."""
    out: list[Span] = []
    wide: list[int] = []
    for n, stretch in enumerate(stretched):
        row = base_row(stretch, home)
        if row is not None and base is not None:
            start = base.opens[row.first] if wide else 0
            if wide:
                out[wide[-1]] = Span(out[wide[-1]].start, start)
                out[wide[-1] + 1 :] = [Span(start, start)] * (n - wide[-1] - 1)
            wide.append(n)
            out.append(Span(start, start))
        else:
            out.append(Span(0, 0))
    if not wide and out:
        out = [Span(0, len(text)), *[Span(len(text), len(text))] * (len(out) - 1)]
    if wide:
        out[wide[-1] :] = [
            Span(out[wide[-1]].start, len(text)),
            *[Span(len(text), len(text))] * (len(out) - wide[-1] - 1),
        ]
    return out


def base_row(stretch: Stretched, home: int) -> Row | None:
    """The words that the base has for a passage."""
    return next((row for row in stretch.rows if row.run == home and row.first < row.last), None)


def runs_of(
    drafts: Sequence[Draft], cells: Sequence[Sequence[int]], base: int
) -> tuple[list[Run], list[Sequence[int]], int]:
    """The versions as runs whose words rise in the line, a moved stretch being one of its own; which run is the
    base."""
    runs: list[Run] = []
    places: list[Sequence[int]] = []
    home = -1
    for n, (draft, row) in enumerate(zip(drafts, cells, strict=True)):
        whole = draft.run()
        for nth, (low, high) in enumerate(rising(row)):
            if n == base:
                home = len(runs)
            runs.append(part_of(whole, low, high, nth))
            places.append(row[low:high])
    return runs, places, home


def readings(runs: Sequence[Run], stretch: Stretched, home: int, reached: dict[str, int]) -> tuple[Reading, ...]:
    """The readings of a passage, the base's first, then the most carried; `reached` is how far each version has been
    read, and grows."""
    lemma = base_row(stretch, home)
    shown = place_of(runs[home], lemma).text if lemma else ""
    groups: dict[tuple[tuple[str, ...], ReadingKind], list[Place]] = {}
    first: tuple[tuple[str, ...], ReadingKind] = ((), "verbatim")
    if lemma:
        first = normal_form(runs[home], lemma), "verbatim"
    for row in stretch.rows:
        if row.first < row.last:
            run = runs[row.run]
            place = place_of(run, row)
            reached[place.siglum] = place.end
            kind = kind_against(runs, run, row, home, lemma)
            if kind == "verbatim" and (place.text != shown or not same_gap(runs[home], lemma, run, row)):
                place = Place(place.siglum, place.fragment, place.start, place.end, place.text, True)
            key = first if kind == "verbatim" else (normal_form(run, row), kind)
            groups.setdefault(key, []).append(place)
    here = {place.siglum for places in groups.values() for place in places}
    silent = [Place(siglum, 0, at, at, "") for siglum, at in reached.items() if siglum not in here]
    if silent:
        groups[((), "omission") if lemma else ((), "verbatim")] = silent
    rest = sorted((k for k in groups if k != first), key=lambda k: (-len(groups[k]), GRAVITY.index(k[1]), k[0]))
    out = [Reading(shown, "verbatim", in_order(groups.get(first, [])))]
    out += [Reading(commonest([p.text for p in groups[key]]), key[1], in_order(groups[key])) for key in rest]
    return tuple(out)


def normal_form(run: Run, row: Row) -> tuple[str, ...]:
    """The words by which a reading is grouped with others of its kind."""
    return tuple(word.norm for word in run.words[row.first : row.last])


def kind_against(runs: Sequence[Run], run: Run, row: Row, home: int, lemma: Row | None) -> ReadingKind:
    """The kind of some words against those of the base."""
    if lemma is None:
        return "insertion"
    mine, theirs = run.printed[row.first : row.last], runs[home].printed[lemma.first : lemma.last]
    if mine == theirs:
        return "verbatim"
    kind = kind_of(run.words[row.first : row.last], runs[home].words[lemma.first : lemma.last], mine, theirs)
    return "substitution" if kind == "grammar" and turns(mine, theirs) else kind


def same_gap(base: Run, lemma: Row | None, run: Run, row: Row) -> bool:
    """Whether the marks up to the next word are the same, attached or not."""
    return lemma is not None and marks_after(base, lemma) == marks_after(run, row)


def marks_after(run: Run, row: Row) -> list[str]:
    end = run.opens[row.last] if row.last < len(run.words) else None
    return run.text[run.closes[row.last - 1] : end].split() if end is not None else []


def shares_of(
    drafts: Sequence[Draft], cells: Sequence[Sequence[int]], passages: Sequence[Passage], base: int
) -> tuple[Share, ...]:
    """How much of the base each version has, and how often each kind of reading."""
    counts: dict[str, Counter[str]] = {draft.siglum: Counter() for draft in drafts}
    for passage in passages:
        for reading in passage.readings:
            for place in reading.places:
                counts[place.siglum][reading.kind] += 1
    words = dict(zip(cells[base], drafts[base].keys, strict=True))
    out = []
    for draft, row in zip(drafts, cells, strict=True):
        same = sum(words.get(place) == key for place, key in zip(row, draft.keys, strict=True))
        coverage = round(same / len(words), 4) if words else 0.0
        out.append(Share(draft.siglum, coverage, dict(sorted(counts[draft.siglum].items()))))
    return tuple(sorted(out, key=lambda share: share.siglum))
