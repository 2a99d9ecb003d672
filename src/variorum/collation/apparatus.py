"""Puts the passages together: the reading text, and under it every reading with all who carry it."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.passages import Row, Stretched
from variorum.collation.reading import Choice
from variorum.collation.runs import Run
from variorum.collation.variants import cut_kind, kind_of
from variorum.model import Passage, Place, Reading, ReadingKind, Span
from variorum.text.spelling import plain

__all__ = ["passages_of", "place_of"]

OPENERS = "“‘\"'([¿¡«„‚"
GRAVITY: tuple[ReadingKind, ...] = (
    "paraphrase", "substitution", "insertion", "disputed", "omission", "splice", "grammar", "cleaned", "contraction", "spelling", "masked",
    "ellipsis", "pause", "bracket", "verbatim",
)  # fmt: skip


def place_of(run: Run, row: Row) -> Place:
    """Where a row stands: its words with the marks directly attached, its ellipsis, or the point where it cuts."""
    if row.first == row.last:
        if row.first in run.cuts:
            start, end = run.cuts[row.first]
        else:
            start = end = trailing(run, row.first - 1)
        return Place(run.siglum, run.fragment, start, end, run.text[start:end])
    start, end = leading(run, row.first), trailing(run, row.last - 1)
    return Place(run.siglum, run.fragment, start, end, run.text[start:end])


def trailing(run: Run, i: int) -> int:
    """Where the marks directly attached to word i end."""
    at = run.words[i].end
    limit = run.words[i + 1].start if i + 1 < len(run.words) else run.limits.end
    if i + 1 in run.cuts:
        limit = min(limit, run.cuts[i + 1].start)
    elif i + 1 < len(run.words):
        limit = leading(run, i + 1)
    text = run.text
    while at < limit and not text[at].isspace():
        at += 1
    return max(at, run.words[i].end)


def leading(run: Run, i: int) -> int:
    """Where the opening marks directly attached to word i begin."""
    at, limit = run.words[i].start, run.words[i - 1].end if i else run.limits.start
    while at > limit and run.text[at - 1] in OPENERS:
        at -= 1
    if at > limit and at != run.words[i].start and not run.text[at - 1].isspace() and i:
        return run.words[i].start
    return at


def passages_of(runs: Sequence[Run], stretched: Sequence[Stretched], choices: Sequence[Choice], parted: frozenset[int], composite: Sequence[bool], lost_kinds: dict[tuple[int, int], ReadingKind]) -> tuple[str, tuple[Passage, ...]]:
    """The reading text and its passages."""
    text: list[str] = []
    at = 0
    out = []
    last = max((n for n, c in enumerate(choices) if c.row), default=-1)
    for n, (passage, choice) in enumerate(zip(stretched, choices, strict=True)):
        shown = ""
        if choice.row is not None:
            shown = place_of(runs[choice.row.run], choice.row).text
            if n != last:
                shown += separator(runs[choice.row.run], choice.row)
        end = at + len(shown)
        out.append((passage, choice, Span(at, end)))
        text.append(shown)
        at = end
    passages = tuple(
        Passage(span, choice.disputed, composite[n], readings(runs, passage, choice, lost_kinds)) for n, (passage, choice, span) in enumerate(out)
    )
    del parted
    return "".join(text), passages


def separator(run: Run, row: Row) -> str:
    """What stands between a row's place and the next word, with white space made one space."""
    if row.last >= len(run.words) or row.last in run.cuts:
        return " "
    between = run.text[trailing(run, row.last - 1) : leading(run, row.last)]
    if not between:
        return ""
    return " ".join(["", *between.split(), ""]) if between.split() else " "


def readings(runs: Sequence[Run], passage: Stretched, choice: Choice, lost_kinds: dict[tuple[int, int], ReadingKind]) -> tuple[Reading, ...]:
    """The readings of a passage, the lemma first, then the most carried."""
    lemma = choice.row
    theirs = runs[lemma.run].words[lemma.first : lemma.last] if lemma else ()
    printed = [runs[lemma.run].printed(i) for i in range(lemma.first, lemma.last)] if lemma else []
    shown = place_of(runs[lemma.run], lemma).text if lemma else ""
    groups: dict[tuple[tuple[str, ...], ReadingKind], list[Place]] = {}
    first = None
    for row in passage.rows:
        run = runs[row.run]
        words = run.words[row.first : row.last]
        mine = [run.printed(i) for i in range(row.first, row.last)]
        kind: ReadingKind
        if not words:
            if row.first in run.cuts:
                kind = "ellipsis" if lemma or passage.low == passage.high and (row.first == 0 or row.first == len(run.words)) else "pause"
                if not lemma and (row.run, row.first) in lost_kinds:
                    kind = "ellipsis"
            elif lemma is None:
                kind = "verbatim"
            else:
                kind = "disputed" if choice.alone else lost_kinds.get((row.run, row.first), "omission")
        elif lemma is None:
            kind = "bracket" if all(w.kind == "bracket" for w in words) else kind_of(words, (), mine, ())
        else:
            kind = kind_of(words, theirs, mine, printed)
            if choice.disputed and kind in ("substitution", "paraphrase", "insertion", "omission", "grammar"):
                kind = "disputed"
        place = place_of(run, row)
        if kind == "verbatim" and place.text != shown:
            place = Place(place.siglum, place.fragment, place.start, place.end, place.text, True)
        key = (tuple(w.norm for w in words), kind)
        if row == lemma or (lemma is None and kind == "verbatim"):
            first = key
        groups.setdefault(key, []).append(place)
    if first is None and lemma is None:
        groups[(), "verbatim"] = []
        first = ((), "verbatim")
    rest = sorted((k for k in groups if k != first), key=lambda k: (-len(groups[k]), GRAVITY.index(k[1]), k[0]))
    out = []
    for key in ([first] if first else []) + rest:
        places = tuple(sorted(groups[key], key=lambda p: (p.siglum, str(p.fragment), p.start)))
        if key == first:
            reading = shown
        else:
            reading = min(sorted({p.text for p in places}), key=lambda t: (-sum(p.text == t for p in places), t))
        out.append(Reading(reading, key[1], places))
    return tuple(out)
