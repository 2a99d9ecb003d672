"""Everything that finding speech looks at in one article, read once: marks, sentences, names, rows of items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from variorum.finding.speech.clauses import Item, items
from variorum.finding.speech.kinds import is_nickname, is_title
from variorum.finding.speech.lines import unbroken
from variorum.finding.speech.marks import FILLER, NICKNAME, Segment, masked, outer_style, segments
from variorum.finding.speech.mentions import Candidate, Stretch, candidates
from variorum.finding.speech.names import names
from variorum.finding.speech.people import Person, people
from variorum.finding.speech.surnames import with_surnames
from variorum.finding.speech.words import Words, words_of
from variorum.model import Span
from variorum.text.paragraphs import paragraphs
from variorum.text.sentences import sentences

__all__ = ["MENTIONED", "Page", "page", "stretches"]


class Page(Struct, frozen=True):
    """One article as the rules see it. `printed` is its text, `text` the same with every white space within a paragraph
    as a plain space, `hidden` that with its quotations masked; `rows` are the items of the sentences that are near a
    quotation, by the sentence's index, `words` their words and `shapes` their shapes; `at` is where a segment stands:
    (sentence, item). `style` is that of the outer marks."""

    printed: str
    text: str
    hidden: str
    paragraphs: tuple[Span, ...]
    segments: tuple[Segment, ...]
    sentences: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    people: tuple[Person, ...]
    rows: Mapping[int, list[Item]]
    shapes: Mapping[int, str]
    words: Mapping[int, Words]
    at: Mapping[int, tuple[int, int]]
    style: str
    sentence_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def mention_places(self) -> dict[int, tuple[int, int]]:
        """Where each candidate stands in the rows: (sentence, item)."""
        return {self.rows[i][k].ref: (i, k) for i, k in _places(self.shapes, MENTIONED)}

    def sentence_of(self, position: int) -> int:
        """The index of the last sentence that starts at or before a position (-1 before the first)."""
        return bisect_right(self.sentence_starts, position) - 1

    def paragraph_of(self, position: int) -> int:
        """The index of the last paragraph that starts at or before a position (-1 before the first)."""
        return bisect_right(self.paragraph_starts, position) - 1


_MARKED, MENTIONED = re.compile("[QT]"), re.compile("[MD]")


def _places(shapes: Mapping[int, str], letter: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where such items stand: (sentence, item)."""
    return ((i, m.start()) for i, shape in shapes.items() for m in letter.finditer(shape))


def page(printed: str, aside: Sequence[Span] = ()) -> Page:
    """Read an article's text for finding speech. Never raises, whatever the text. Names and sentences in the stretches
    set `aside` are left out."""
    at_paragraphs = unbroken(printed, paragraphs(printed))
    text = _plainly_spaced(printed, at_paragraphs)
    found = segments(text, at_paragraphs, aside)
    style = outer_style(text, found)
    nicknames = [s for s in found if is_nickname(text, s)]
    hidden = _blanked(_named(masked(text, found), nicknames), aside)
    outer = [Span(s.outer_start, s.outer_end) for s in found if s.depth == 0]
    split = _bounded(sentences(text, at_paragraphs, outer), outer)
    starts, paragraph_starts = tuple([s.start for s in split]), tuple([p.start for p in at_paragraphs])
    named = with_surnames(hidden, names(hidden, at_paragraphs, frozenset(starts)))
    persons, owner = people(named, hidden)
    wanted = {i: words_of(hidden, split[i]) for i in _wanted(hidden, split, found)}
    mentions = _printed(text, candidates(hidden, named, persons, owner, stretches(split, wanted)))
    read = _rows(text, found, mentions, wanted)
    rows, shapes = {i: row for i, (row, _) in read.items()}, {i: shape for i, (_, shape) in read.items()}
    where = {rows[i][k].ref: (i, k) for i, k in _places(shapes, _MARKED)}
    return Page(
        printed, text, hidden, at_paragraphs, found, split, mentions, persons, rows, shapes, wanted, where, style,
        starts, paragraph_starts,
    )  # fmt: skip


_SPACES = "\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"


def _plainly_spaced(text: str, at: Sequence[Span]) -> str:
    """The text with no-break and thin spaces, and the line ends of hard-wrapped paragraphs, as plain spaces: a name or
    a cue may run over them. Every offset stays."""
    for space in () if text.isascii() else _SPACES:
        text = text.replace(space, " ")
    pieces, last = [], 0
    for p in at:
        if text.find("\n", p.start, p.end) >= 0:
            pieces += [text[last : p.start], text[p.start : p.end].replace("\r", " ").replace("\n", " ")]
            last = p.end
    return "".join([*pieces, text[last:]]) if pieces else text


def _named(hidden: str, nicknames: Sequence[Segment]) -> str:
    """The masked text with nicknames masked as parts of the names around them."""
    pieces, at = [], 0
    for s in nicknames:
        pieces += [hidden[at : s.outer_start], NICKNAME * (s.outer_end - s.outer_start)]
        at = s.outer_end
    return "".join([*pieces, hidden[at:]])


def _printed(text: str, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates with their words as printed, nicknames too."""
    return tuple(replace(c, text=text[c.span.start : c.span.end]) if NICKNAME in c.text else c for c in found)


def _blanked(hidden: str, aside: Sequence[Span]) -> str:
    """The text with the words of some stretches as blanks of the same length; masked marks and line ends stay."""
    pieces, at = [], 0
    for s in aside:
        if s.start >= at:
            pieces += [hidden[at : s.start], _WORDS.sub(" ", hidden[s.start : s.end])]
            at = s.end
    return "".join([*pieces, hidden[at:]])


_WORDS = re.compile(rf"[^\n{FILLER}]")


LONGEST_SENTENCE = 2_000
"""Code points (a quotation counts as 50). News sentences are shorter; a page without full stops must not make the
rules, which look along whole sentences, quadratic."""


def _bounded(split: Sequence[Span], outer: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences, overlong ones cut, but never inside a quotation."""
    out: list[Span] = []
    k = 0
    for s in split:
        start = at = s.start
        size = 0
        while s.end - s.start > LONGEST_SENTENCE and at < s.end:
            while k < len(outer) and outer[k].end <= at:
                k += 1
            step = outer[k].start - at if k < len(outer) and outer[k].start < s.end else s.end - at
            if size + step > LONGEST_SENTENCE:
                at += LONGEST_SENTENCE - size
                out.append(Span(start, at))
                start, size = at, 0
            elif at + step < s.end:
                at, size = outer[k].end, size + step + 50
            else:
                break
        out.append(Span(start, s.end))
    return tuple(s for s in out if s.end > s.start)


def _wanted(hidden: str, split: Sequence[Span], found: Sequence[Segment]) -> list[int]:
    """The sentences (by index) that hold an outermost segment, the three before each and the one after."""
    wanted: set[int] = set()
    for s in found:
        if s.depth == 0:
            i = bisect_right(split, (s.outer_start, len(hidden) + 1)) - 1
            wanted.update(k for k in range(i - 3, i + 2) if 0 <= k < len(split))
    return sorted(wanted)


def stretches(split: Sequence[Span], printed: Mapping[int, Words]) -> list[Stretch]:
    """Some sentences (given as words by their index, in order), each with where those in a row with it end."""
    out: list[Stretch] = []
    for i in sorted(printed, reverse=True):
        out.append(Stretch(printed[i], out[-1].end if i + 1 in printed else split[i].end))
    return out[::-1]


def _rows(
    text: str, found: Sequence[Segment], mentions: Sequence[Candidate], printed: Mapping[int, Words]
) -> Mapping[int, tuple[list[Item], str]]:
    """The items of each of these sentences, and their shape."""
    longest: dict[int, tuple[int, Candidate]] = {}
    for i, c in enumerate(mentions):
        if c.span.start not in longest:
            longest[c.span.start] = (i, c)
    starts = {s.outer_start: i for i, s in enumerate(found) if s.depth == 0}
    titles = frozenset(i for i, s in enumerate(found) if s.depth == 0 and is_title(text, s))
    return {i: items(sentence, longest, starts, titles) for i, sentence in printed.items()}
