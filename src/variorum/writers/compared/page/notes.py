"""The apparatus as notes beside the base's text: one a place where any version differs, with what every version has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from variorum.ids import digest
from variorum.model import Comparison, Passage
from variorum.writers.compared.page.cells import escaped
from variorum.writers.compared.page.rows import blocks
from variorum.writers.kinds import KINDS, gravest
from variorum.writers.wording import clipped, listed

__all__ = ["Note", "Paragraph", "paragraphs"]

SHOWN_WORDS = 18

NAMES: Mapping[str, tuple[str, str]] = {
    "insertion": ("+", "more words"), "omission": ("−", "not there"), "substitution": ("≠", "other wording"),
    "paraphrase": ("≈", "rewritten"), "punctuation": (",", "marks or capitals"),
}  # fmt: skip
"""What the kinds of reading are called where nobody quotes; the others keep their names."""


class Wording(Struct, frozen=True):
    """What some versions have at a place."""

    text: str
    sign: str
    name: str
    who: str


class Note(Struct, frozen=True):
    """One place: its name on the page, its number, whether only marks differ, and the wordings, the base's first."""

    id: str
    number: int
    small: bool
    wordings: tuple[Wording, ...]


class Paragraph(Struct, frozen=True):
    """A paragraph of the base: its text as HTML, and the notes on it."""

    html: str
    notes: tuple[Note, ...]


Shape = tuple[tuple[str, ...], ...]


def paragraphs(comparison: Comparison) -> tuple[Paragraph, ...]:
    """The base's text, paragraph by paragraph, with its notes."""
    text, out = comparison.text, []
    found = list(places(comparison))
    n = 0
    for block in blocks(text):
        notes: list[Note] = []
        html, at = [], block.start
        while n < len(found) and (found[n][0] < block.end or block.end == len(text)):
            start, end, note = found[n]
            end = min(max(end, start), block.end)
            html.append(escaped(text[at : max(at, start)]))
            words = text[max(at, start) : end]
            kept = words.rstrip()
            inner = escaped(kept) if kept else "‸"
            small = " small" if note.small else ""
            html.append(f'<a class="v{small}" id="w{note.id}" href="#{note.id}">{inner}<sup>{note.number}</sup></a>')
            html.append(escaped(words[len(kept) :]))
            at = max(at, end)
            notes.append(note)
            n += 1
        html.append(escaped(text[at : block.end].rstrip()))
        out.append(Paragraph("".join(html), tuple(notes)))
    return tuple(out)


def places(comparison: Comparison) -> Iterator[tuple[int, int, Note]]:
    """The places where versions differ: where each begins and ends in the base, and its note. Passages that follow one
    another and part the versions in the same way are one place."""
    texts = {v.siglum: v.text for v in comparison.versions}
    order = [v.siglum for v in comparison.versions]
    group: list[Passage] = []
    shape: Shape | None = None
    number = 0
    for passage in (*comparison.passages, None):
        here = shape_of(passage) if passage else None
        if group and here != shape:
            number += 1
            yield group[0].at.start, group[-1].at.end, note(group, number, texts, order)
            group = []
        shape = here
        if here is not None and passage:
            group.append(passage)


def shape_of(passage: Passage) -> Shape | None:
    """Which versions go together at a passage; None where all are the same."""
    split: list[tuple[str, ...]] = []
    for reading in passage.readings:
        same = tuple(p.siglum for p in reading.places if not p.punctuation)
        marks = tuple(p.siglum for p in reading.places if p.punctuation)
        split += [s for s in (same, marks) if s]
    return tuple(split) if len(split) > 1 else None


def note(group: Sequence[Passage], number: int, texts: Mapping[str, str], order: Sequence[str]) -> Note:
    """The note on a place."""
    words: dict[str, str] = {}
    kinds: dict[str, list[str]] = {}
    for passage in group:
        for reading in passage.readings:
            for p in reading.places:
                kinds.setdefault(p.siglum, []).append("punctuation" if p.punctuation else reading.kind)
                words[p.siglum] = f"{words.get(p.siglum, '')} {p.text}".strip()
    alike: dict[str, list[str]] = {}
    for siglum in order:
        alike.setdefault(words.get(siglum, ""), []).append(siglum)
    base = next((w for w, sigla in alike.items() if any(set(kinds[s]) == {"verbatim"} for s in sigla)), "")
    rest = [w for w in alike if w != base]
    wordings = tuple(wording(w, alike[w], kinds, w == base) for w in (*([base] if base in alike else []), *rest))
    only_marks = all(set(kinds[s]) <= {"verbatim", "punctuation"} for s in order)
    key = digest(*(f"{w}={','.join(alike[w])}" for w in alike), group[0].at.start, length=7)
    return Note(f"n{key}", number, only_marks, wordings)


def wording(words: str, sigla: Sequence[str], kinds: Mapping[str, Sequence[str]], base: bool) -> Wording:
    """One wording, with what kind of difference it is."""
    sign = name = ""
    if not base:
        found = {k for s in sigla for k in kinds[s]} - {"verbatim"}
        kind = gravest([k for k in found if k in KINDS]) if found - {"punctuation"} else "punctuation"
        sign, name = NAMES.get(kind) or (KINDS[kind].sign, KINDS[kind].name)
    return Wording(clipped(words, SHOWN_WORDS), sign, name, listed(sigla))
