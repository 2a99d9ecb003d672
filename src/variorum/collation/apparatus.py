"""Puts the passages together: the reading text, and under it every reading with all who carry it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from variorum.collation.gaps import Gap, is_repeated
from variorum.collation.layout import Layout
from variorum.collation.passages import Row
from variorum.collation.places import place_of, separator
from variorum.collation.reading import Choice
from variorum.collation.runs import Run, is_plain
from variorum.collation.variants import in_one_form, is_multiplier, kind_of
from variorum.model import Passage, Place, Reading, ReadingKind, Span

__all__ = ["passages_of", "sentences_of"]

GRAVITY: tuple[ReadingKind, ...] = (
    "verbatim", "paraphrase", "substitution", "insertion", "disputed", "omission", "splice", "grammar", "cleaned",
    "contraction", "spelling", "masked", "ellipsis", "pause", "bracket",
)  # fmt: skip
"""The kinds in the order of the contract; between readings that as many carry, the graver stands first."""

OTHER_WORDS = frozenset(["substitution", "insertion", "omission", "grammar"])
"""What a difference may be inside a sentence that is said in other words as a whole."""

DIFFERS = frozenset(
    ["paraphrase", "substitution", "insertion", "spelling", "omission", "grammar", "disputed", "cleaned"]
)
"""Kinds that what is said in figures may have beside what is said in words."""
OWN = frozenset(["paraphrase", "substitution", "insertion"])
RESTATED = 5
"""Words of a run's own, from which on a stretch of them that replaces some is the sense in other words."""

PARTED = "\n\n"
TURN = "\n"
"""What parts the words that a speaker says in one go from those after the others have spoken."""
PARAPHRASED, NEAR, SHARED = 4, 2, 2
"""Added words of this number or more are other words for what stands within `NEAR` passages, if `SHARED` of them do."""


def passages_of(layout: Layout, gaps: Mapping[Gap, ReadingKind]) -> tuple[str, tuple[Passage, ...]]:
    """The reading text and the passages that tile it."""
    text = lemma_texts(layout)
    composite = composites(layout)
    kinds = [kinds_of(layout, n, gaps) for n in range(len(layout.choices))]
    respell(layout, kinds)
    restate(layout, kinds)
    out, at = [], 0
    for n, choice in enumerate(layout.choices):
        span = Span(at, at + len(text[n]))
        out.append(Passage(span, choice.disputed, composite[n], readings(layout, n, kinds[n])))
        at = span.end
    return "".join(text), tuple(out)


def lemma_texts(layout: Layout) -> list[str]:
    """The words of each passage as they stand in the reading text, with what parts them from the next."""
    printed = [n for n, choice in enumerate(layout.choices) if choice.row is not None]
    out = [""] * len(layout.choices)
    for n in printed:
        lemma = layout.lemma(n)
        if lemma:
            out[n] = on_one_line(place_of(*lemma).text) + (TURN if ends_turn(layout, *lemma) else separator(*lemma))
    parted = sorted(joint for joint, known in layout.joints.items() if not known)
    for n, following in pairwise(printed):
        here, there = layout.passages[n].low, layout.passages[following].low
        if bisect_right(parted, here) < bisect_right(parted, there):
            out[n] = out[n].rstrip() + PARTED
    if printed:
        out[printed[-1]] = out[printed[-1]].rstrip()
    return out


def on_one_line(text: str) -> str:
    """The text with any white space as one space: a line that a file breaks is not a break in what was said."""
    return text if "\n" not in text and "  " not in text else " ".join(text.split())


def ends_turn(layout: Layout, run: Run, row: Row) -> bool:
    """Whether a row has the last words of a transcript's turn."""
    return run.siglum in layout.transcripts and row.last == len(run.words)


def sentences_of(layout: Layout) -> list[list[int]]:
    """The passages that have words in the reading text, sentence by sentence; a new contig begins a new sentence."""
    out: list[list[int]] = [[]]
    for n, choice in enumerate(layout.choices):
        if choice.row is None:
            continue
        if layout.passages[n].low in layout.joints and out[-1]:
            out.append([])
        out[-1].append(n)
        if layout.ends[n]:
            out.append([])
    return [sentence for sentence in out if sentence]


def composites(layout: Layout) -> list[bool]:
    """Of each passage, whether its sentence is put together from several printings because no one printed it entire."""
    out = [False] * len(layout.passages)
    for sentence in sentences_of(layout):
        entire: set[int] | None = None
        for n in sentence:
            here = {row.run for row in layout.passages[n].rows if row.last > row.first}
            entire = here if entire is None else entire & here
        if not entire:
            for n in sentence:
                out[n] = True
    return out


def respell(layout: Layout, kinds: Sequence[list[ReadingKind]]) -> None:
    """Calls what a run has beside a figure a spelling where the words together are the lemma's in another form: "two in
    the morning" for "2 a.m.", "five million dollars" for "$5 million"."""
    for r, n, at, m, to in figures(layout, kinds):
        first, last = layout.passages[n].rows[at].first, layout.passages[m].rows[to].last
        lemmas = [lemma for k in range(n, m + 1) if (lemma := layout.lemma(k))]
        theirs = [w for run, row in lemmas for w in run.norms[row.first : row.last]]
        if in_one_form(layout.runs[r].norms[first:last]) == in_one_form(theirs):
            for k in range(n, m + 1):
                for x, row in enumerate(layout.passages[k].rows):
                    if row.run == r and kinds[k][x] != "verbatim":
                        kinds[k][x] = "spelling"


def figures(layout: Layout, kinds: Sequence[list[ReadingKind]]) -> list[tuple[int, int, int, int, int]]:
    """The stretches of passages in which a run differs from the lemma and either has a figure: the run, its first
    passage and row there, its last."""
    out: list[tuple[int, int, int, int, int]] = []
    open_at: dict[int, tuple[int, int, int, int, bool]] = {}

    def close(r: int) -> None:
        n, at, m, to, figure = open_at.pop(r)
        if figure and m > n:
            out.append((r, n, at, m, to))

    for n, passage in enumerate(layout.passages):
        lemma = layout.lemma(n)
        theirs = lemma[0].norms[lemma[1].first : lemma[1].last] if lemma else ()
        for at, row in enumerate(passage.rows):
            ours = layout.runs[row.run].norms[row.first : row.last]
            between = row.run in open_at and kinds[n][at] == "verbatim" and is_multiplier(ours)
            if between or kinds[n][at] in DIFFERS:
                figure = any(w[-1:].isdigit() or w[:1].isdigit() for w in (*theirs, *ours))
                if row.run in open_at and open_at[row.run][2] == n - 1:
                    a, b, _, _, had = open_at[row.run]
                    open_at[row.run] = (a, b, n, at, had or figure)
                    continue
                if row.run in open_at:
                    close(row.run)
                open_at[row.run] = (n, at, n, at, figure)
    for r in sorted(open_at):
        close(r)
    return out


def restate(layout: Layout, kinds: Sequence[list[ReadingKind]]) -> None:
    """Calls a stretch of a run's own words a paraphrase, whole: words for others' words and more beside them, which no
    cut parts, `RESTATED` or more in all ("when I read of your loss" where the others have "and I am so sorry")."""
    blocks: dict[int, list[list[tuple[int, int]]]] = {}
    ends: dict[int, int] = {}
    for n, passage in enumerate(layout.passages):
        for at, row in enumerate(passage.rows):
            if kinds[n][at] in OWN and row.first < row.last:
                if ends.get(row.run) == row.first and row.first not in layout.runs[row.run].cuts:
                    blocks[row.run][-1].append((n, at))
                else:
                    blocks.setdefault(row.run, []).append([(n, at)])
                ends[row.run] = row.last
    for block in (block for found in blocks.values() for block in found if len(block) > 1):
        rows = [layout.passages[n].rows[at] for n, at in block]
        if rows[-1].last - rows[0].first >= RESTATED and len({kinds[n][at] for n, at in block}) > 1:
            for n, at in block:
                kinds[n][at] = "paraphrase"


def readings(layout: Layout, n: int, kinds: Sequence[ReadingKind]) -> tuple[Reading, ...]:
    """The readings of passage n, the lemma first, then the most carried; `kinds` are those of its rows."""
    passage, choice = layout.passages[n], layout.choices[n]
    lemma = layout.runs[choice.row.run] if choice.row else None
    shown = on_one_line(place_of(lemma, choice.row).text) if lemma and choice.row else ""
    groups: dict[tuple[tuple[str, ...], ReadingKind], list[Place]] = {}
    first: tuple[tuple[str, ...], ReadingKind] = ((), "verbatim")
    for row, kind in zip(passage.rows, kinds, strict=True):
        place = place_of(layout.runs[row.run], row)
        if kind == "verbatim" and on_one_line(place.text) != shown:
            place = Place(place.siglum, place.fragment, place.start, place.end, place.text, True)
        key = (normal_form(layout, choice, row, kind), kind)
        if row == choice.row:
            first = key
        groups.setdefault(key, []).append(place)
    rest = sorted((k for k in groups if k != first), key=lambda k: (-len(groups[k]), GRAVITY.index(k[1]), k[0]))
    out = [Reading(shown, first[1], in_order(groups.get(first, [])))]
    for key in rest:
        out.append(Reading(commonest([p.text for p in groups[key]]), key[1], in_order(groups[key])))
    return tuple(out)


def normal_form(layout: Layout, choice: Choice, row: Row, kind: ReadingKind) -> tuple[str, ...]:
    """The words by which a reading is grouped with others of its kind; all masks of one word are one reading."""
    if kind == "masked" and choice.row is not None:
        row = choice.row
    return layout.runs[row.run].norms[row.first : row.last]


def in_order(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda p: (p.siglum, p.start, str(p.fragment))))


def commonest(texts: Sequence[str]) -> str:
    return min(sorted(set(texts)), key=lambda t: -texts.count(t))


def kinds_of(layout: Layout, n: int, gaps: Mapping[Gap, ReadingKind]) -> list[ReadingKind]:
    """The kind of each row of passage n."""
    rows, choice = layout.passages[n].rows, layout.choices[n]
    if choice.row is None:
        return [kind_of_row(layout, n, choice, row, gaps) for row in rows]
    lemma, (_, first, last) = layout.runs[choice.row.run], choice.row
    words, plainly = lemma.printed[first:last], is_plain(lemma, first, last)
    out: list[ReadingKind] = []
    for row in rows:
        run = layout.runs[row.run]
        same = plainly and run.printed[row.first : row.last] == words and is_plain(run, row.first, row.last)
        out.append("verbatim" if same else kind_of_row(layout, n, choice, row, gaps))
    return out


def kind_of_row(layout: Layout, n: int, choice: Choice, row: Row, gaps: Mapping[Gap, ReadingKind]) -> ReadingKind:
    """The kind of what one run prints for passage n."""
    run = layout.runs[row.run]
    if row.first == row.last:
        return kind_of_silence(choice, row, run, gaps)
    if choice.row is None:
        return "paraphrase" if row.run in layout.reworded else kind_of_addition(layout, n, run, row)
    low, high = lemma_part(layout, choice.row, row)
    lemma = layout.runs[choice.row.run]
    theirs, printed = lemma.words[low:high], lemma.printed[low:high]
    mine = run.printed[row.first : row.last]
    kind = kind_of(run.words[row.first : row.last], theirs, mine, printed)
    if kind in ("omission", "cleaned") and any(row.first < cut < row.last for cut in run.cuts):
        return "ellipsis"
    if row.run in layout.reworded and kind in OTHER_WORDS:
        return "paraphrase"
    if choice.disputed and kind in ("substitution", "paraphrase", "insertion", "omission", "grammar"):
        return "disputed"
    return kind


def kind_of_addition(layout: Layout, at: int, run: Run, row: Row) -> ReadingKind:
    """The kind of words that stand in no reading text: the editor's, said again, other words for the same, or added."""
    words = run.words[row.first : row.last]
    if all(w.kind == "bracket" for w in words):
        return "bracket"
    mine = run.norms[row.first : row.last]
    if is_repeated(mine, run.norms, row.first, row.last):
        return "cleaned"
    if len(mine) < PARAPHRASED:
        return "insertion"
    near = [layout.lemma(n) for n in range(max(0, at - NEAR), min(len(layout.passages), at + NEAR + 1))]
    around = {w.norm for lemma in near if lemma for w in lemma[0].words[lemma[1].first : lemma[1].last]}
    return "paraphrase" if sum(w in around for w in dict.fromkeys(mine)) >= SHARED else "insertion"


def kind_of_silence(choice: Choice, row: Row, run: Run, gaps: Mapping[Gap, ReadingKind]) -> ReadingKind:
    """The kind of a place without words: at a pause, over words of the reading text, or where others add some."""
    gap = (row.run, row.first)
    if choice.row is not None:
        return "disputed" if row.run in choice.alone and row.first not in run.cuts else gaps[gap]
    if row.first not in run.cuts:
        return "verbatim"
    return "ellipsis" if gap in gaps or row.first in (0, len(run.words)) else "pause"


def lemma_part(layout: Layout, lemma: Row, row: Row) -> tuple[int, int]:
    """The words of the lemma that a row is compared with: not all, where its run begins, ends or is cut in the
    passage."""
    low, high = lemma.first, lemma.last
    places, mine = layout.cells[lemma.run], layout.cells[row.run]
    run = layout.runs[row.run]
    if row.first == 0 or row.first in run.cuts:
        while high - low > 1 and places[low] < mine[row.first]:
            low += 1
    if row.last == len(mine) or row.last in run.cuts:
        while high - low > 1 and places[high - 1] > mine[row.last - 1]:
            high -= 1
    return low, high
