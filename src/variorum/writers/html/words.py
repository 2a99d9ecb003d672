"""The reading text as rows: some sentences, the notes that belong beside them, and what each outlet prints there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from variorum.model import Passage, Place, Utterance
from variorum.writers.html.anchors import Anchors, Note
from variorum.writers.html.manner import family, kind_of
from variorum.writers.unquoted import begins_at, unquoted
from variorum.writers.variants import is_cut, paragraphs, printing, sigla_of, words_in
from variorum.writers.wording import clipped, counted

__all__ = ["Link", "NoteView", "Piece", "Printing", "Row", "Run", "levels", "rows"]

ROW_WORDS = 45
"""A row ends with the first sentence after so many words: about four lines, so that notes stay beside their words."""

ROW_NOTES = 4
"""… or, from half as many words on, with the first sentence after so many notes: they take as much room as the text."""

LEVELS = 5
"""Strengths of underlining that the eye tells apart."""

SHOWN_WORDS = 18
"""Words of a reading that a note shows before it leaves out the middle."""


MOST_OUTLETS = 6
"""Outlets that a note names for the words of the reading text; the printings name them all."""


class Link(Struct, frozen=True):
    """A name with the address it leads to."""

    label: str
    href: str


class Piece(Struct, frozen=True):
    """One passage of the reading text: its words, how strongly underlined, and the notes that hang on it: of cuts that
    begin here, of other words (`ends` where the last passage of such a note is), of other `marks`."""

    id: str
    text: str
    level: int
    outlets: int
    cuts: tuple[Note, ...]
    wording: Note | None
    ends: bool
    marks: Note | None


class ReadingView(Struct, frozen=True):
    """A reading in a note."""

    text: str
    kind: str
    sign: str
    name: str
    family: str
    outlets: tuple[Link, ...]


class NoteView(Struct, frozen=True):
    """A note as it stands beside the text."""

    note: Note
    lemma: str
    size: str
    printed_by: tuple[Link, ...]
    more: int
    readings: tuple[ReadingView, ...]


class Run(Struct, frozen=True):
    """Some words as one outlet prints them, or words it does not print: `same other cut gap mark join`."""

    text: str
    kind: str
    href: str | None = None


class Printing(Struct, frozen=True):
    """What one outlet prints of a row."""

    siglum: str
    outlet: Link
    runs: tuple[Run, ...]


class Row(Struct, frozen=True):
    """Some sentences with everything that belongs beside them; `parted` when nothing orders them after the last row.

    `time` is when they begin in the recording; `folded` how many words they are, where no report prints any; `later`
    whether its notes are made only when a reader comes near."""

    id: str
    pieces: tuple[Piece, ...]
    notes: tuple[NoteView, ...]
    small: int
    printings: tuple[Printing, ...]
    parted: bool
    time: str
    folded: str
    later: bool = False


def rows(
    utterance: Utterance, anchors: Anchors, names: Mapping[str, str], voices: frozenset[str], spoken: frozenset[str]
) -> tuple[Row, ...]:
    """The rows of an utterance; `voices` are the sigla whose print counts as of its own (copies and transcripts do
    not), `spoken` those of the transcripts."""
    total = sum(siglum in voices for siglum in sigla_of(utterance))
    out, parted = [], False
    beside = Counter(note.difference.first for note in anchors.notes[utterance.id] if not note.manner)
    folded = unquoted(utterance, spoken)
    hidden = spoken if len(spoken) == 1 else frozenset()
    for first, last in paragraphs(utterance, ROW_WORDS, beside, ROW_NOTES, folded):
        laid = row(utterance, range(first, last + 1), anchors, names, voices, total, parted, hidden)
        if (first, last) in folded:
            size = sum(words_in(piece.text) for piece in laid.pieces)
            laid = replace(laid, folded=f"{counted(size, 'word')} that no report prints")
        out.append(laid)
        end = utterance.passages[last].at.end
        parted = utterance.text[:end].endswith("\n\n")
    return tuple(out)


def row(
    utterance: Utterance, span: range, anchors: Anchors, names: Mapping[str, str], voices: frozenset[str], total: int,
    parted: bool, hidden: frozenset[str],
) -> Row:  # fmt: skip
    """One row."""
    notes = [note for note in anchors.notes[utterance.id] if note.difference.first in span]
    return Row(
        id=anchors.passages[utterance.id][span.start],
        pieces=pieces(utterance, span, anchors, voices, total),
        notes=tuple(note_view(note, anchors, names) for note in notes),
        small=sum(note.number is None for note in notes),
        printings=printings(utterance, span, anchors, names, hidden),
        parted=parted,
        time=begins_at(utterance.passages[span.start : span.stop]),
        folded="",
    )


def pieces(
    utterance: Utterance, span: range, anchors: Anchors, voices: frozenset[str], total: int
) -> tuple[Piece, ...]:
    """The passages of a row as they stand in the reading text."""
    cuts: dict[int, list[Note]] = {}
    wording: dict[int, Note] = {}
    marks: dict[int, Note] = {}
    for note in anchors.notes[utterance.id]:
        if note.manner == "punctuation":
            marks[note.difference.first] = note
        elif note.difference.cut:
            cuts.setdefault(note.difference.first, []).append(note)
        else:
            wording |= dict.fromkeys(range(note.difference.first, note.difference.last + 1), note)
    out = []
    for n in span:
        passage, mine = utterance.passages[n], wording.get(n)
        outlets = len({p.siglum for p in printing(passage)} & voices)
        out.append(
            Piece(
                id=anchors.passages[utterance.id][n],
                text=utterance.text[passage.at.start : passage.at.end],
                level=level(outlets, total),
                outlets=outlets,
                cuts=tuple(cuts.get(n, ())),
                wording=mine,
                ends=mine is not None and mine.difference.last == n,
                marks=marks.get(n),
            )
        )
    return tuple(out)


def level(outlets: int, total: int) -> int:
    """How strongly to underline what so many of `total` outlets print: as many as they are, or in five steps.

    >>> [level(n, 3) for n in range(4)], level(20, 20), level(2, 20)
    ([0, 1, 2, 3], 5, 1)
    """
    if total <= LEVELS or outlets <= 0:
        return min(outlets, LEVELS)
    return 1 + round((outlets - 1) * (LEVELS - 1) / (total - 1))


def levels(total: int) -> tuple[tuple[int, str], ...]:
    """The strengths in use where so many outlets print an utterance, each with the numbers it stands for."""
    held: dict[int, list[int]] = {}
    for n in range(1, total + 1):
        held.setdefault(level(n, total), []).append(n)
    return tuple((k, str(ns[0]) if len(ns) == 1 else f"{ns[0]}–{ns[-1]}") for k, ns in held.items())


def note_view(note: Note, anchors: Anchors, names: Mapping[str, str]) -> NoteView:
    """A note with its links."""
    difference = note.difference
    readings = tuple(
        ReadingView(
            clipped(r.text, SHOWN_WORDS),
            r.kind,
            kind_of(r.kind).sign,
            kind_of(r.kind).name,
            family(r.kind),
            outlet_links(r.places, anchors, names),
        )
        for r in difference.readings
    )
    size = counted(words_in(difference.words), "word") if difference.cut else ""
    by = outlet_links(difference.printed_by, anchors, names)
    return NoteView(
        note, clipped(difference.words, SHOWN_WORDS), size, by[:MOST_OUTLETS], len(by[MOST_OUTLETS:]), readings
    )


def outlet_links(places: Sequence[Place], anchors: Anchors, names: Mapping[str, str]) -> tuple[Link, ...]:
    """Each outlet once, with the address of the first place."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.siglum, place)
    return tuple(Link(names.get(s, s), anchors.of(p)) for s, p in first.items())


def printings(
    utterance: Utterance, span: range, anchors: Anchors, names: Mapping[str, str], hidden: frozenset[str]
) -> tuple[Printing, ...]:
    """What each outlet prints of some passages, with what it leaves out in its place; the one transcript is the reading
    text, and `hidden`."""
    held: dict[str, list[tuple[Run, Place]]] = {}
    for n in span:
        passage = utterance.passages[n]
        words = utterance.text[passage.at.start : passage.at.end].strip()
        for run, place in passage_runs(passage, words):
            if place.siglum not in hidden:
                held.setdefault(place.siglum, []).append((run, place))
    out = []
    for siglum, found in sorted(held.items()):
        if any(run.kind in ("same", "other") for run, _ in found):
            outlet = Link(names.get(siglum, siglum), anchors.of(found[0][1]))
            out.append(Printing(siglum, outlet, merged(joined(found, anchors))))
    return tuple(out)


def passage_runs(passage: Passage, words: str) -> Iterator[tuple[Run, Place]]:
    """What the witnesses have for a passage: the words they print, or those they leave out."""
    for n, reading in enumerate(passage.readings):
        cut = is_cut(reading, passage)
        for place in reading.places:
            if cut:
                yield Run(words, "gap" if reading.kind == "ellipsis" else "cut"), place
            elif place.end > place.start:
                yield Run(place.text, "same" if n == 0 or reading.kind == "verbatim" else "other"), place


def joined(found: Sequence[tuple[Run, Place]], anchors: Anchors) -> Iterator[Run]:
    """One outlet's runs, with a join that leads to the next quotation where one ends."""
    fragment = found[0][1].fragment
    for run, place in found:
        if place.fragment != fragment:
            fragment = place.fragment
            yield Run("", "join", anchors.of(place))
        yield run


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one kind that follow one another, as one."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].kind == run.kind and run.kind in ("same", "cut", "gap"):
            out[-1] = Run(f"{out[-1].text} {run.text}", run.kind)
        else:
            out.append(run)
    return tuple(out)
