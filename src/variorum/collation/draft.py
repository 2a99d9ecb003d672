"""A version of a text made ready to be lined up with others: its words, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.collation.runs import Run, marks_and_stops, run_with
from variorum.model import Fragment, Span
from variorum.text.spelling import plain
from variorum.text.tokens import Token, tokens

__all__ = ["Draft", "draft_of", "part_of"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One version: its words, each with a number that says which are the same (`keys`; `exact`: to the letter), and
    those that begin a line.
    `prints` are the words as they are printed, each with what stands before it; `stops` those before which a sentence
    ends.

    Square brackets and ellipses are the text's own here, marks like any other: nobody quotes.
    """

    siglum: str
    text: str
    words: tuple[Token, ...]
    printed: tuple[str, ...]
    keys: tuple[int, ...]
    exact: tuple[int, ...]
    begins: frozenset[int]
    prints: tuple[str, ...]
    stops: frozenset[int]

    def gap(self, i: int) -> tuple[int, int]:
        """Where the characters between word i - 1 and word i stand (before the first too, and after the last, but for
        the white space at the end)."""
        low = self.words[i - 1].end if i else 0
        if i < len(self.words):
            return low, self.words[i].start
        return low, low + len(self.text[low:].rstrip())

    def point(self, i: int) -> int:
        """The point before word i that follows the marks attached to the word before it."""
        at, end = self.gap(i)
        while i and at < end and not self.text[at].isspace():
            at += 1
        return at

    def after_marks(self, i: int) -> int:
        """The point before word i that follows all marks between it and the word before, but those that open it."""
        low = self.gap(i)[0]
        return low + len(self.text[low : self.opening(i)].rstrip())

    def opening(self, i: int) -> int:
        """Where the marks attached before word i begin; where no space parts it from the word before, they are that
        word's."""
        floor, end = self.gap(i)
        start = end
        while i < len(self.words) and start > floor and not self.text[start - 1].isspace():
            start -= 1
        return end if start == floor and i else start

    def run(self) -> Run:
        """The whole version as one run of words."""
        spans = (Span(0, len(self.text)),)
        run = run_with(Fragment(self.siglum, 0, self.text, spans), self.words, {}, spans, (0, 0))
        return replace(run, restarts=frozenset())


def draft_of(siglum: str, text: str, numbers: dict[str, int]) -> Draft:
    """A version from its text; `numbers` gives each normal form its number and grows with new ones."""
    words = tuple(t for t in tokens(text, editors=False) if t.kind != "ellipsis")
    return Draft(
        siglum,
        text,
        words,
        tuple(plain(text[w.start : w.end]) for w in words),
        tuple(numbers.setdefault(w.norm, len(numbers)) for w in words),
        tuple(numbers.setdefault(f" {text[w.start : w.end]}", len(numbers)) for w in words),
        frozenset(i for i, w in enumerate(words) if not i or "\n" in text[words[i - 1].end : w.start]),
        tuple(text[low : w.end] for low, w in zip((0, *(w.end for w in words)), words, strict=False)),
        marks_and_stops(text, words)[1],
    )


def part_of(run: Run, low: int, high: int, nth: int) -> Run:
    """Words `low` to `high` of a run, as a run of its own: the `nth` of its version."""
    if (low, high) == (0, len(run.words)):
        return run
    return replace(
        run,
        words=run.words[low:high],
        marks=shifted(run.marks, low, high),
        stops=shifted(run.stops, low, high),
        printed=run.printed[low:high],
        norms=run.norms[low:high],
        odd=frozenset(n - low for n in run.odd if low <= n < high),
        opens=run.opens[low:high],
        closes=run.closes[low:high],
        place=(0, nth),
    )


def shifted(numbers: frozenset[int], low: int, high: int) -> frozenset[int]:
    """The numbers of words inside a part, counted from its beginning; its first word has nothing before it."""
    return frozenset(n - low for n in numbers if low < n < high)
