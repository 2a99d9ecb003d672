"""Everything that finding speech looks at in one article, read once: marks, sentences, names, rows of items."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from variorum.finding.speech.clauses import Item, items
from variorum.finding.speech.marks import Segment, masked, segments
from variorum.finding.speech.mentions import Candidate, candidates
from variorum.finding.speech.names import Person, names, people
from variorum.model import Span
from variorum.text.paragraphs import paragraphs
from variorum.text.sentences import sentences

__all__ = ["Page", "page"]


class Page(NamedTuple):
    """One article as the rules see it. `hidden` is the text with its quotations masked; `rows` are the items of the
    sentences that are near a quotation, by the sentence's index; `at` is where a segment stands: (sentence, item)."""

    text: str
    hidden: str
    paragraphs: tuple[Span, ...]
    segments: tuple[Segment, ...]
    sentences: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    people: tuple[Person, ...]
    rows: Mapping[int, list[Item]]
    at: Mapping[int, tuple[int, int]]

    def sentence_of(self, position: int) -> int:
        """The index of the last sentence that starts at or before a position (-1 before the first)."""
        return bisect_right(self.sentences, (position, len(self.text) + 1)) - 1


def page(text: str) -> Page:
    """Read an article's text for finding speech. Never raises, whatever the text."""
    at_paragraphs = paragraphs(text)
    found = segments(text, at_paragraphs)
    hidden = masked(text, found)
    outer = [Span(s.outer_start, s.outer_end) for s in found if s.depth == 0]
    split = sentences(text, at_paragraphs, outer)
    if not found:
        return Page(text, hidden, at_paragraphs, found, split, (), (), {}, {})
    named = names(hidden, at_paragraphs, frozenset(s.start for s in split))
    persons, owner = people(named, hidden)
    wanted = _wanted(hidden, split, found)
    mentions = candidates(hidden, named, persons, owner, _stretches(split, wanted))
    rows = _rows(hidden, split, found, mentions, wanted)
    where = {item.index: (i, k) for i, row in rows.items() for k, item in enumerate(row) if item.kind == "Q"}
    return Page(text, hidden, at_paragraphs, found, split, mentions, persons, rows, where)


def _wanted(hidden: str, split: Sequence[Span], found: Sequence[Segment]) -> list[int]:
    """The sentences (by index) that hold an outermost segment, the three before each and the one after."""
    wanted: set[int] = set()
    for s in found:
        if s.depth == 0:
            i = bisect_right(split, (s.outer_start, len(hidden) + 1)) - 1
            wanted.update(k for k in range(i - 3, i + 2) if 0 <= k < len(split))
    return sorted(wanted)


def _stretches(split: Sequence[Span], wanted: Sequence[int]) -> list[Span]:
    """The stretches of text that the wanted sentences cover."""
    out: list[Span] = []
    last = -2
    for i in wanted:
        if i == last + 1:
            out[-1] = Span(out[-1].start, split[i].end)
        else:
            out.append(split[i])
        last = i
    return out


def _rows(
    hidden: str, split: Sequence[Span], found: Sequence[Segment], mentions: Sequence[Candidate], wanted: Sequence[int]
) -> Mapping[int, list[Item]]:
    longest: dict[int, tuple[int, Candidate]] = {}
    for i, c in enumerate(mentions):
        if c.span.start not in longest:
            longest[c.span.start] = (i, c)
    starts = {s.outer_start: i for i, s in enumerate(found) if s.depth == 0}
    return {i: items(hidden, split[i], longest, starts) for i in wanted}
