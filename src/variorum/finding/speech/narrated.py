"""The words of narration, each with what it may do where speech is reported without marks.

`narrated` reads one sentence into parallel lists of whole numbers, which is all that `proposals` looks at. A word is a
class ("preposition", "name", "verb that reports"); the lists are in the lexicon `indirect`, and regular forms are made
here.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from itertools import accumulate, compress
from operator import attrgetter
from typing import Final, NamedTuple

from msgspec import Struct

from variorum.finding.speech.marks import FILLER
from variorum.finding.speech.words import LONGEST_WORD, Remembered, Words
from variorum.text.lexicon import lexicon, words

__all__ = ["FRAMES", "PAD", "Narrated", "narrated"]

(
    EDGE, STOP, COMMA, PAUSE, DASH, BRACKET, MARKED, THAT, TO, WHETHER, ACCORDING, DETERMINER, SUBJECT, OBJECT,
    PREPOSITION, OF, AND, BECAUSE, BE, HAVE, DO, MODAL, NOT, NAME, NUMBER, ADVERB, PARTICIPLE, PAST, REPORTS, PLURAL,
    OTHER, TIME, RELATIVE, OWNER,
) = range(34)  # fmt: skip
"""The classes of words and marks."""
CLAUSAL: Final = frozenset({BE, HAVE, DO, MODAL, NOT, REPORTS, PAST})
"""What shows that a clause has a verb."""
BASE, PRESENT, PASSED, GERUND = range(4)
"""The forms of a verb: ask, asks, asked, asking."""
PAD = 4
"""Empty words at either end of the lists, so that what stands beside a word can be read without asking."""
FRAMES: Final = tuple(lexicon("en", "indirect")["verbs"])
"""What may follow a verb (a clause, an infinitive, whom it is told …), by name."""

_MARKS = {",": COMMA, ";": PAUSE, ":": PAUSE, "—": DASH, "–": DASH, "-": DASH, ".": STOP, "?": STOP, "!": STOP}


class Known(NamedTuple):
    """What a word may be: its class, the frames it has as a verb (a bit each), its form, and 1 for a noun of speech, 2
    for one of thought, 3 for an adjective of either. `packed` is the class with a bit for words that may report and one
    for those that have frames."""

    code: int
    frames: int = 0
    form: int = -1
    noun: int = 0
    packed: int = 0


def _known(code: int, frames: int = 0, form: int = -1, noun: int = 0, *, cue: bool = False) -> Known:
    return Known(code, frames, form, noun, code | _CUE * cue | _VERB * (frames > 0))


_CODE, _CUE, _VERB = 0b111111, 0b1000000, 0b10000000
_CODES = bytes(n & _CODE for n in range(256))
_CUES = bytes(n & _CUE > 0 for n in range(256))
_VERBS = bytes(n & _VERB > 0 for n in range(256))
_HEADS = bytes(n & _CODE in CLAUSAL for n in range(256))
"""What a packed class tells: its class, whether it may report, has frames, may head a clause."""


class Narrated(Struct, frozen=True, gc=False):
    """A sentence as lists, one entry a word, `PAD` empty ones at either end. `codes` are the classes; `clausal` and
    `reporting` count such words up to each place; `cues` are the words that may report, `last` is the last word that is
    no closing mark (by index)."""

    starts: list[int]
    ends: list[int]
    codes: bytes
    words: list[Known]
    texts: list[str]
    clausal: list[int]
    reporting: list[int]
    cues: list[int]
    last: int


def narrated(sentence: Words, names: Set[int], quiet: Set[int]) -> Narrated | None:
    """A sentence that is given as words, None where it has no word that may report. `names`: where names begin;
    `quiet`: where marks begin between which nobody speaks, so that what they hold is a word like others.

    >>> n = narrated(Words([0, 4, 9, 11], [3, 8, 11, 12], ["Poe", "said", "so", "."]), {0}, frozenset())
    >>> list(n.codes[PAD:-PAD]) == [NAME, REPORTS, BECAUSE, STOP]
    True
    """
    starts, ends, texts = sentence
    found = list(map(_KNOWN.__getitem__, texts))
    if 1 not in bytes(map(_PACKED, found)).translate(_CUES):
        return None
    if texts[0][0] != FILLER:
        first = read(texts[0][:LONGEST_WORD].lower())
        found[0] = _NAME if starts[0] in names and not first.frames else first
    if quiet and _MARKED in found:
        found = [_QUIET if k is _MARKED and start in quiet else k for k, start in zip(found, starts, strict=True)]
    found = [*_EDGES, *found, *_EDGES]
    packed = bytes(map(_PACKED, found))
    codes = packed.translate(_CODES)
    cues = list(compress(range(len(found)), packed.translate(_CUES)))
    after = (ends[-1],) * PAD
    return Narrated(
        [*_BEFORE, *starts, *after], [*_BEFORE, *ends, *after], codes, found, [*_BLANK, *texts, *_BLANK],
        list(accumulate(_heads(packed, codes))), list(accumulate(packed.translate(_VERBS))), cues, _last(codes),
    )  # fmt: skip


def _heads(packed: bytes, codes: bytes) -> bytearray:
    """Whether each word may head a clause: a verb that is no noun («a note»)."""
    out = bytearray(packed.translate(_HEADS))
    at = codes.find(REPORTS)
    while at >= 0:
        out[at] = codes[at - 1] not in _BEFORE_NOUN
        at = codes.find(REPORTS, at + 1)
    return out


def _last(codes: bytes) -> int:
    k = len(codes) - PAD - 1
    while k > PAD and codes[k] in (STOP, BRACKET, PAUSE):
        k -= 1
    return k


_PACKED = attrgetter("packed")
_BEFORE_NOUN = frozenset({DETERMINER, OWNER, OF, PREPOSITION})
_EDGE, _MARKED, _QUIET, _NAME = _known(EDGE), _known(MARKED), _known(NAME), _known(NAME)
_EDGES, _BEFORE, _BLANK = (_EDGE,) * PAD, (0,) * PAD, ("",) * PAD


@cache
def _table() -> dict[str, Known]:
    data = lexicon("en", "indirect")
    frames: dict[str, int] = {}
    forms: dict[str, int] = {}
    for bit, name in enumerate(FRAMES):
        for base in data["verbs"][name].split():
            for word, form in _forms(base):
                frames[word] = frames.get(word, 0) | 1 << bit
                forms.setdefault(word, form)
    for word in data["others"]["nouns"].split():
        frames.pop(word, None)
    nouns = dict.fromkeys(data["others"]["adjectives"].split(), 3)
    nouns |= dict.fromkeys(data["nouns"]["thought"].split(), 2) | dict.fromkeys(data["nouns"]["speech"].split(), 1)
    codes = dict(_classes())
    listed = {*frames, *nouns, *codes}
    return {
        w: _known(
            codes.get(w, REPORTS if w in frames else PLURAL if w in nouns and w.endswith("s") else OTHER),
            frames.get(w, 0), forms.get(w, -1), nouns.get(w, 0), cue=w in frames or w in nouns or w == "according",
        ) for w in sorted(listed)
    }  # fmt: skip


def _classes() -> Iterator[tuple[str, int]]:
    """The words of grammar with their classes; what comes last counts."""
    others = lexicon("en", "indirect")["others"]
    for key, code in (
        ("times", TIME), ("prepositions", PREPOSITION), ("subordinators", BECAUSE), ("determiners", DETERMINER),
        ("objects", OBJECT), ("relative", RELATIVE), ("subjects", SUBJECT), ("coordinators", AND), ("do", DO),
        ("have", HAVE), ("be", BE), ("modals", MODAL), ("negations", NOT),
    ):  # fmt: skip
        yield from ((word, code) for word in others[key].split())
    yield from (
        ("of", OF), ("according", ACCORDING), ("whether", WHETHER), ("if", WHETHER), ("how", WHETHER), ("why", WHETHER),
        ("to", TO), ("that", THAT),
    )  # fmt: skip


def _forms(base: str) -> Iterator[tuple[str, int]]:
    irregular = lexicon("en", "indirect")["irregular"]
    yield base, BASE
    if base in irregular:
        for word in irregular[base].split():
            yield word, GERUND if word.endswith("ing") else PRESENT if word.endswith("s") else PASSED
    elif base.endswith("e"):
        yield from ((base + "s", PRESENT), (base + "d", PASSED), (base[:-1] + "ing", GERUND))
    elif base.endswith(("s", "sh", "ch", "x", "z")):
        yield from ((base + "es", PRESENT), (base + "ed", PASSED), (base + "ing", GERUND))
    elif base.endswith("y") and base[-2] not in "aeiou":
        yield from ((base[:-1] + "ies", PRESENT), (base[:-1] + "ied", PASSED), (base + "ing", GERUND))
    else:
        yield from ((base + "s", PRESENT), (base + "ed", PASSED), (base + "ing", GERUND))


_NOT = words("en", "indirect", "others", "negations")


def read(printed: str) -> Known:
    """What a word or mark may be, by the lists or by its shape."""
    first, low = printed[0], printed.lower()
    known = _table().get(low)
    if known is not None:
        return known
    if first == FILLER:
        return _MARKED
    if not (first.isalnum() or first in "$€£#@"):
        return _known(_MARKS.get(printed, BRACKET))
    return _known(_by_shape(printed, low), form=GERUND if low.endswith("ing") else PASSED if low.endswith("ed") else -1)


_KNOWN = Remembered(read)


def _by_shape(printed: str, low: str) -> int:
    plain = low.replace("’", "'")
    head, apostrophe, tail = plain.rpartition("'")
    if apostrophe:
        if plain.endswith("n't"):
            return NOT
        if tail in ("re", "ve", "ll", "d", "m") or head in ("he", "she", "it"):
            return SUBJECT
        return OWNER
    if printed[0].isdigit() or printed[0] in "$€£":
        return NUMBER
    if printed[0].isupper() or printed[0] in "@#":
        return NAME
    if low.endswith("ly"):
        return ADVERB
    for ending, code, least in (("ing", PARTICIPLE, 6), ("ed", PAST, 5), ("s", PLURAL, 4)):
        if low.endswith(ending) and len(low) >= least:
            return code
    return OTHER
