"""Fragments as runs of words: what one witness prints without a break of its own.

A run ends where the report's narration cuts in (`"…," he said, "…"`): what stands on either side of a cue is in order,
but nothing says that it was spoken without a pause. An ellipsis stays inside a run, as the mark of a cut.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.model import Fragment, Span
from variorum.text.lexicon import lexicon
from variorum.text.lexicon import words as listed
from variorum.text.spelling import plain
from variorum.text.tokens import Token, tokens

__all__ = ["SENTENCE_END", "Run", "is_plain", "is_shortened", "run_with", "runs_of"]

SENTENCE_END = frozenset(".?!。？！")
OPENERS = frozenset("“‘\"'([¿¡«„‚`")
FALSE_START = 3
"""Words that a speaker says before beginning again; beyond that a sentence that begins like the last is a figure of
speech."""
LONGEST_REMARK = 200
"""Code points of what parts two spans of a transcript that are looked at for its being a remark on the hearing."""
AMBIGUOUS = frozenset("'\"")
"""Marks that open and close: between two words without a space they are taken to close."""


@dataclass(frozen=True, slots=True)
class Run:
    """The words of one stretch of one fragment, in printed order.

    `cuts[i]` is the ellipsis that stands before word i (len(words) for one after the last), as a span of the text.
    `marks` are the numbers of the words with a mark of punctuation before them
    and `stops` of those before which a sentence ends, as this run prints them; `restarts` of those that the speaker
    breaks off to begin again ("I just, I feel"). `printed` are the words in lower case, `norms` their normal forms,
    `odd` the numbers of those that are masked or the editor's;
    word i stands with the marks directly attached to it at `text[opens[i]:closes[i]]`.
    `place` is the number of the fragment in the order given, and of the run in its fragment. `breaks` are the numbers
    of the words before which a transcriber's remark stands.
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
    restarts: frozenset[int]
    printed: tuple[str, ...]
    norms: tuple[str, ...]
    odd: frozenset[int]
    opens: Sequence[int]
    closes: Sequence[int]
    place: tuple[int, int]
    breaks: frozenset[int] = frozenset()


def is_plain(run: Run, first: int, last: int) -> bool:
    """Whether none of these words is masked or the editor's."""
    return not run.odd or run.odd.isdisjoint(range(first, last))


def runs_of(fragments: Sequence[Fragment], transcripts: Collection[str] = ()) -> tuple[Run, ...]:
    """The runs of all fragments, each fragment's in printed order; fragments without a word have none.

    A fragment of one of the `transcripts` is one run: what parts its spans is the transcriber's ("[applause]").
    """
    out = []
    for number, fragment in enumerate(fragments):
        whole = fragment.siglum in transcripts
        for nth, spans in enumerate([list(fragment.spans)] if whole else contiguous(fragment)):
            run = run_of(fragment, spans, (number, nth), whole)
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


def run_of(fragment: Fragment, spans: Sequence[Span], place: tuple[int, int], whole: bool = False) -> Run:
    words: list[Token] = []
    cuts: dict[int, Span] = {}
    breaks = set()
    for n, span in enumerate(spans):
        breaks.add(len(words))
        if n and whole and is_unheard(fragment.text, spans[n - 1].end, span.start):
            cuts.setdefault(len(words), Span(spans[n - 1].end, spans[n - 1].end))
        for token in tokens(fragment.text, span):
            if token.kind == "ellipsis":
                if whole:
                    continue  # the speaker trails off: nothing is left out
                cuts.setdefault(len(words), Span(token.start, token.end))
            else:
                words.append(token)
    run = run_with(fragment, tuple(words), cuts, tuple(spans), place)
    return replace(run, breaks=frozenset(breaks)) if whole else run


def run_with(
    fragment: Fragment, words: tuple[Token, ...], cuts: dict[int, Span], spans: tuple[Span, ...], place: tuple[int, int]
) -> Run:
    """A run of these words of a fragment, with what can be said of them."""
    text = fragment.text
    marks, stops = marks_and_stops(text, words)
    opens, closes = edges_of(text, words, cuts, spans)
    return Run(
        fragment.siglum,
        fragment.fragment,
        fragment.source or fragment.siglum,
        text,
        words,
        cuts,
        spans,
        marks,
        stops,
        restarts_of(words, marks),
        tuple([plain(text[w.start : w.end]) for w in words]),
        tuple([w.norm for w in words]),
        frozenset([i for i, w in enumerate(words) if w.kind != "word"]),
        opens,
        closes,
        place,
    )


def is_unheard(text: str, start: int, end: int) -> bool:
    """Whether what stands between two spans of a quotation says that words could not be made out: "[inaudible]"."""
    between = text[start : min(end, start + LONGEST_REMARK)].lower()
    return "[…" in between or "[..." in between or any(w in between for w in lexicon("en", "transcripts")["unheard"])


def is_shortened(word: Token, marks: str) -> bool:
    """Whether the full stop after a word only shows that it is an abbreviation."""
    return marks[0] == "." and word.norm in listed("en", "grammar", "abbreviations")


def marks_and_stops(text: str, words: Sequence[Token]) -> tuple[frozenset[int], frozenset[int]]:
    """The words with more than a space or a hyphen between them and the word before, and those before which a sentence
    ends: the full stop of an abbreviation ends none, and neither does an ellipsis."""
    marks, stops = [], []
    for i in range(1, len(words)):
        between = text[words[i - 1].end : words[i].start]
        if between == " " or not between.strip(" -"):
            continue
        marks.append(i)
        ends = not SENTENCE_END.isdisjoint(between) and "…" not in between and ".." not in between
        if ends and not is_shortened(words[i - 1], between):
            stops.append(i)
    return frozenset(marks), frozenset(stops)


def restarts_of(words: Sequence[Token], marks: Collection[int]) -> frozenset[int]:
    """The words from one mark to the next after which the first of them is said again: they were said for nothing."""
    out: list[int] = []
    begun = 0
    for mark in sorted(marks):
        if mark - begun <= FALSE_START and words[begun].norm == words[mark].norm:
            out += range(begun, mark)
        begun = mark
    return frozenset(out)


def edges_of(
    text: str, words: Sequence[Token], cuts: Mapping[int, Span], spans: Sequence[Span]
) -> tuple[list[int], list[int]]:
    """Where each word begins and ends with the marks directly attached: opening ones before it, all others after it.

    No mark outside the run's spans is its own, nor is an ellipsis.
    """
    opens, closes = [], []
    inside, last, count = 0, -1, len(words)
    for i, word in enumerate(words):
        start, end = word.start, word.end
        while spans[inside].end <= start:
            inside += 1
        if text[start - 1 : start] != " ":
            floor = max(last, spans[inside].start, cuts[i].end if i in cuts else 0)
            while start > floor and text[start - 1] in OPENERS:
                start -= 1
        if text[end : end + 1] != " ":
            ceiling = min(spans[inside].end, words[i + 1].start if i + 1 < count else spans[inside].end)
            ceiling = min(ceiling, cuts[i + 1].start if i + 1 in cuts else ceiling)
            while end < ceiling and not text[end].isspace():
                end += 1
            if end == ceiling and i + 1 < count and i + 1 not in cuts and end == words[i + 1].start:
                while end > word.end and text[end - 1] in OPENERS and text[end - 1] not in AMBIGUOUS:
                    end -= 1
        last = end
        opens.append(start)
        closes.append(end)
    return opens, closes
