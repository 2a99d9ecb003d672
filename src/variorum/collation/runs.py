"""Fragments as runs of words: what one witness prints without a break of its own.

A run ends where the report's narration cuts in (`"…," he said, "…"`): what stands on either side of a cue is in order,
but nothing says that it was spoken without a pause. An ellipsis stays inside a run, as the mark of a cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import Fragment, Span
from variorum.text.lexicon import words as listed
from variorum.text.spelling import plain
from variorum.text.tokens import Token, tokens

__all__ = ["SENTENCE_END", "Run", "runs_of"]

SENTENCE_END = frozenset(".?!。？！")


@dataclass(frozen=True, slots=True)
class Run:
    """The words of one stretch of one fragment, in printed order.

    `cuts[i]` is the ellipsis that stands before word i (len(words) for one after the last), as a span of the text.
    `marks` are the numbers of the words with a mark of punctuation before them
    and `stops` of those before which a sentence ends, as this run prints them.
    `place` is the number of the fragment in the order given, and of the run in its fragment.
    """

    siglum: str
    fragment: str | int
    source: str
    text: str
    words: tuple[Token, ...]
    cuts: dict[int, Span]
    spans: tuple[Span, ...]
    marks: frozenset[int]
    stops: frozenset[int]
    place: tuple[int, int]

    def limits(self, at: int) -> Span:
        """The span that holds a character of the run: marks outside it are not the run's."""
        return next(span for span in self.spans if span.start <= at < span.end)

    def printed(self, i: int) -> str:
        """Word i as it is printed, in lower case."""
        return plain(self.text[self.words[i].start : self.words[i].end])


def runs_of(fragments: Sequence[Fragment]) -> tuple[Run, ...]:
    """The runs of all fragments, each fragment's in printed order; fragments without a word have none."""
    out = []
    for number, fragment in enumerate(fragments):
        for nth, spans in enumerate(contiguous(fragment)):
            run = run_of(fragment, spans, (number, nth))
            if run.words:
                out.append(run)
    return tuple(out)


def contiguous(fragment: Fragment) -> list[list[Span]]:
    """The spans of a fragment in groups: between the spans of one group stand only marks and white space."""
    groups: list[list[Span]] = []
    for span in fragment.spans:
        if groups and not any(c.isalnum() for c in fragment.text[groups[-1][-1].end : span.start]):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def run_of(fragment: Fragment, spans: Sequence[Span], place: tuple[int, int]) -> Run:
    words: list[Token] = []
    cuts: dict[int, Span] = {}
    for span in spans:
        for token in tokens(fragment.text, span):
            if token.kind == "ellipsis":
                cuts.setdefault(len(words), Span(token.start, token.end))
            else:
                words.append(token)
    source = fragment.source or fragment.siglum
    return Run(
        fragment.siglum,
        fragment.fragment,
        source,
        fragment.text,
        tuple(words),
        cuts,
        tuple(spans),
        marks_of(fragment.text, words),
        stops_of(fragment.text, words),
        place,
    )


def marks_of(text: str, words: Sequence[Token]) -> frozenset[int]:
    """The words with more than a space or a hyphen between them and the word before."""
    return frozenset(i for i in range(1, len(words)) if len(text[words[i - 1].end : words[i].start].strip(" -")) > 0)


def stops_of(text: str, words: Sequence[Token]) -> frozenset[int]:
    """The words before which a sentence ends; the full stop of an abbreviation ends none, and so does an ellipsis."""
    out = []
    for i in range(1, len(words)):
        between = text[words[i - 1].end : words[i].start]
        if between != " " and not SENTENCE_END.isdisjoint(between) and "…" not in between and ".." not in between:
            shortened = between[0] == "." and words[i - 1].norm in listed("en", "grammar", "abbreviations")
            out += [] if shortened else [i]
    return frozenset(out)
