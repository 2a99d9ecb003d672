"""The names of an article, read once: where they stand and what kind of thing they name.

Works on text in which quotations are masked, so that nobody is named by words inside marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from variorum.finding.headline import LONGEST_TITLE, is_headline_case
from variorum.finding.speech.marks import FILLER, NICKNAME
from variorum.finding.speech.shapes import (
    GENDERED,
    GIVEN,
    OFFICE,
    ORGANISATION,
    PLACE,
    PLAIN,
    TITLES,
    Gender,
    normal,
    shape,
)
from variorum.finding.speech.verbs import verb
from variorum.model import Span
from variorum.text.lexicon import words
from variorum.text.patterns import any_of

__all__ = ["Name", "names"]

_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x530) if chr(c).isupper()).replace("\\", "")
_WORD = rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}][\w]*+(?:[’'][{_UPPER}]\w++)?+(?:-\w++)*+)"
_OTHER_STOPPED = frozenset(["mr", "mrs", "ms", "st", "jr", "sr"])
_PARTICLES = any_of(words("en", "names", "titles", "particles"))
_SHORT = any_of(w for w in words("en", "names", "titles", "any") | _OTHER_STOPPED if len(w) <= 5)
_STOPPED = rf"(?=\w{{1,5}}\.)(?i:{_SHORT})\."
_JOINT = rf"(?:[ \xa0]{NICKNAME}+)?[ \xa0](?:of[ ](?:the[ ])?|for[ ]|&[ ]|(?:{_PARTICLES}[ ]){{1,2}})?"
_NAME = re.compile(
    rf"\b(?:{_STOPPED}[ \xa0]){{0,4}}{_WORD}(?:{_JOINT}(?:{_STOPPED}[ \xa0]){{0,4}}{_WORD}|[ ]?,[ ](?:Jr|Sr)\b){{0,9}}"
    r"(?:(?<=Jr|Sr)\.)?"
)
_CAPITAL = re.compile(rf"[{_UPPER}]")
_PLAIN_OR_GIVEN = PLAIN | GIVEN
_NATIONS = words("en", "names", "plain", "nations")
_FOR = ORGANISATION | frozenset({"transport", "citizens", "doctors", "teachers", "mothers", "parents", "students"})
"""Words behind which "for" goes on with a body's name: "Transport for Larkfield"."""
_NEW = words("en", "names", "plain", "after_new")
_SAID = words("en", "speech", "missing_close")
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_POSSESSIVE = re.compile(r"[’']s?\b(?! (?:been|got|an?|not|going|gone)\b)|[’'](?=\s)")
_TITLE_CASE = 0.7
"""A line that ends without a stop and has more of its longer words in capitals is a headline, where names cannot be
told from verbs: 6% of the first lines of the 505 articles, 0.2% of the others."""


class Name(Struct, frozen=True, order=True, gc=False):
    """A name as printed: its span (titles included), its words without titles, its kind, and whether "'s" follows.

    `junior`: "Jr." stands behind it, which tells a son from his father.
    """

    span: Span
    text: str
    bare: tuple[str, ...]
    kind: Literal["person", "organisation", "place"]
    gender: Gender
    possessive: bool
    junior: bool = False


def names(hidden: str, paragraphs: Sequence[Span], starts: frozenset[int] = frozenset()) -> tuple[Name, ...]:
    """The names in a text with its quotations masked, in order. `starts`: where sentences begin.

    >>> [n.text for n in names("But Ms. Ana de Souza met Jo Blake.", (Span(0, 34),))]
    ['Ms. Ana de Souza', 'Jo Blake']
    """
    lower = frozenset(re.findall(r"\b[a-z]{3,}\b", hidden))
    headlines = [p for p in paragraphs if _headline(hidden[p.start : p.end])]
    first = hidden[paragraphs[0].start : paragraphs[0].end] if len(paragraphs) > 1 else ""
    if len(first) <= LONGEST_TITLE and is_headline_case(first):
        headlines.append(paragraphs[0])  # it may hold marks or end in a stop
    aside = frozenset(headlines)
    runs = [
        m.span() for p in paragraphs if p not in aside
        for m in _runs(hidden, p.start, p.end) if m[0].lower() not in PLAIN
    ]  # fmt: skip
    known = frozenset(
        normal(word)
        for start, end in runs
        for word in hidden[start:end].split()[start in starts :]
        if word[0].isupper()
    )
    known |= {
        word for start, end in runs if start in starts and _TELLS.match(hidden, end)
        for word in (normal(hidden[start:end]),) if word not in lower and not _are_many(word)
    }  # fmt: skip
    doubtful = _Doubt(lower - known, known)
    body = _things(hidden, [name for start, end in runs for name in _read(hidden, start, end, doubtful, starts)])
    body = _placed(hidden, body)
    return tuple(sorted([*body, *in_headlines(hidden, headlines, body)]))


_TELLS = re.compile(rf" (?:{'|'.join(sorted(_SAID))})\b")
_PEOPLE = words("en", "names", "heads", "person") | words("en", "names", "heads", "group")


def _are_many(word: str) -> bool:
    """Whether a sentence's first word says what people are and no name: "Rivals", "Police"."""
    return " " in word or not _PEOPLE.isdisjoint({word, word.removesuffix("s"), word.removesuffix("es")})


def _runs(hidden: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The runs of capitalised words; capitals are looked for first, which is twice as fast as trying every word."""
    at = start
    for m in _CAPITAL.finditer(hidden, start, end):
        begin = m.start()
        if begin < at or (begin > start and (hidden[begin - 1].isalnum() or hidden[begin - 1] == "_")):
            continue
        run = _NAME.match(hidden, begin, end)
        if run:
            yield run
            at = run.end()


class _Doubt(NamedTuple):
    """What tells whether a capital at the start of a sentence is more than that: words the article prints without a
    capital, and words it prints with one inside a sentence."""

    lower: frozenset[str]
    known: frozenset[str]


_NO_DOUBT = _Doubt(frozenset(), frozenset())


def _headline(line: str) -> bool:
    """Whether a line without marks or a stop is set in headline capitals."""
    if FILLER in line or line[-1:] in ".,":
        return False
    long = re.findall(r"\b[^\W\d_]{4,}", line[:400])
    return len(long) >= 4 and sum(w[0].isupper() for w in long) > _TITLE_CASE * len(long)


def _read(hidden: str, start: int, end: int, doubt: _Doubt, starts: frozenset[int]) -> Iterator[Name]:
    """The names in one run of capitalised words: plain words stripped, cut where "of" joins a person to a place."""
    for read in _parts(hidden[start:end]):
        if starts.isdisjoint([start + t[0] for t in read.part]):
            part, opens = read.inside, False
        else:
            part = _stripped(read.part, doubt, {t[0] for t in read.part if start + t[0] in starts})
            opens = len(part) == 1 and start + part[0][0] in starts
        if part:
            name = _name(hidden, start, part)
            if name is not None and not (opens and _opens_phrase(hidden, name, doubt)):
                yield name


class _Part(NamedTuple):
    """A part of a run, and what is left of it where no sentence begins in it."""

    part: list[_Token]
    inside: list[_Token]


@lru_cache(maxsize=1 << 12)
def _parts(run: str) -> tuple[_Part, ...]:
    """The parts of a run of capitalised words, with places in it; most runs are printed more than once."""
    tokens = [(*m.span(), m[0], normal(m[0])) for m in _WORDS.finditer(run)]
    return tuple(_Part(part, _stripped(part, _NO_DOUBT, frozenset())) for part in _cut(tokens))


def _stripped(part: list[_Token], doubt: _Doubt, starts: Set[int]) -> list[_Token]:
    """A part without the plain words at either end."""
    while part and _drop_first(part, doubt, starts):
        part = part[1:]
    while part and not _may_end(part):
        part = part[:-1]
    return part


_HANGS_ON = re.compile(r" (?:to|that|of|with|by|from|as|at|in|on|for)\b")


def _opens_phrase(hidden: str, name: Name, doubt: _Doubt) -> bool:
    """Whether a sentence's first word, seen with a capital nowhere else, is no name ("Contrary to …")."""
    word = normal(name.text)
    return word not in doubt.known and word not in GIVEN and bool(_HANGS_ON.match(hidden, name.span.end))


def in_headlines(hidden: str, headlines: Sequence[Span], body: Sequence[Name]) -> Iterator[Name]:
    """The names in headlines, where capitals tell nothing: only what the report itself prints as a name."""
    known = {n.bare: n for n in reversed(body)}
    surnames = {n.bare[-1:]: replace(n, gender="") for n in reversed(body) if n.kind == "person"}
    known = {**surnames, **known}
    for line in sorted(set(headlines)):
        for run in _runs(hidden, line.start, line.end):
            tokens = [(m[0], m.start(), m.end()) for m in _WORDS.finditer(hidden, *run.span())]
            at = 0
            while at < len(tokens):
                for stop in range(min(len(tokens), at + LONGEST_IN_HEADLINE), at, -1):
                    name = known.get(tuple(t[0] for t in tokens[at:stop]))
                    if name is not None:
                        span = Span(tokens[at][1], tokens[stop - 1][2])
                        owns = bool(_POSSESSIVE.match(hidden, span.end))
                        yield replace(name, span=span, text=hidden[span.start : span.end], possessive=owns)
                        break
                else:
                    stop = at + 1
                at = stop


LONGEST_IN_HEADLINE = 6
"""Words of the longest name looked for in a headline."""
_WORDS = re.compile(rf"[^\s,{NICKNAME}]+")
_Token = tuple[int, int, str, str]
"""A word: where it starts and ends, as printed, and plain."""
_CUTS = _DAYS | _SAID | {"of", "for", "the"}


def _cut(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Cut a run at weekdays and other plain words inside it, and at "of" after a person."""
    if _CUTS.isdisjoint([t[3] for t in tokens]):
        yield tokens
        return
    part: list[_Token] = []
    for i, t in enumerate(tokens):
        word = t[3]
        if part and i + 1 < len(tokens) and word in _SAID:
            yield part  # a line in the capitals of headlines: «Poe Said The Dam»
            part = []
            continue
        if word == "for" and not (part and part[-1][3] in _FOR):
            yield part
            part = []
            continue
        if (word == "of" and part and not _is_office(part)) or (i and part and word in _DAYS):
            yield part
            part = []
            if word != "of":
                continue
        elif word in {"the", "of"} and not part:
            continue
        else:
            part.append(t)
    yield part


def _is_office(part: list[_Token]) -> bool:
    """Whether "of" behind a run goes on with it: "Secretary of", "University of", but not "Jo King of"."""
    before = part[-2][2] if len(part) > 1 else ""
    initial = len(before) == 2 and before[1] == "."
    return normal(part[-1][2]) in OFFICE and normal(before) not in GIVEN and not initial


_AT_HOME = re.compile(r"\b[Ii]n (?:the )?$|, (?:from|of|near) (?:the )?$")
_HOME = ("in ", "In ", "from ", "of ", "near ", "the ")
"""How what `_AT_HOME` finds ends: most names have none of it before them."""
PLACED = 0.3
"""From this share of its printings behind "in" a name is a place's: people stand there in 0.3% of theirs."""


_THE = re.compile(r"\b[Tt]he $")
_NOUN = re.compile(r" ([a-z]+)")
ARTICLED = 0.5
"""From this share of its printings behind "the" (and before no noun) a single word names a body: "the Fed"."""


def _things(hidden: str, found: Sequence[Name]) -> list[Name]:
    """The names with those as bodies that the article prints behind "the": "the Fed", but not "the Poe plan"."""
    tally: dict[tuple[str, ...], list[bool]] = {}
    for n in found:
        if len(n.bare) == 1 and n.kind == "person" and not n.gender:
            noun = _NOUN.match(hidden, n.span.end)
            alone = noun is None or n.possessive or noun[1] in PLAIN or verb(noun[1]) is not None
            tally.setdefault(n.bare, []).append(
                alone and bool(_THE.search(hidden, max(0, n.span.start - 5), n.span.start))
            )
    things = {bare for bare, behind in tally.items() if any(behind) and sum(behind) >= ARTICLED * len(behind)}
    return [replace(n, kind="organisation") if n.bare in things and n.kind == "person" else n for n in found]


def _placed(hidden: str, found: Sequence[Name]) -> list[Name]:
    """The names with those as places that the article prints as such ("in Nice", "Jo Roe, 30, from Nice")."""
    tally: dict[tuple[str, ...], list[bool]] = {}
    for n in found:
        near, start = max(0, n.span.start - 12), n.span.start
        behind = hidden.endswith(_HOME, near, start) and _AT_HOME.search(hidden, near, start) is not None
        tally.setdefault(n.bare, []).append(behind and not n.possessive)
    places = {
        bare for bare, behind in tally.items()
        if sum(behind) >= PLACED * len(behind) and bare[0].split("-")[0].lower() not in GIVEN
    }  # fmt: skip
    return [replace(n, kind="place") if n.kind == "person" and not n.gender and n.bare in places else n for n in found]


def _may_end(part: list[_Token]) -> bool:
    """Whether a name may end with the last word: "Transport Police" and "Theresa May" may, plain words else not."""
    word = part[-1][3]
    if not part[-1][2][0].isupper():
        return False
    if word not in PLAIN:
        return True
    before = part[-2][3] if len(part) > 1 else ""
    if word in ORGANISATION:
        return bool(before) and before not in _PLAIN_OR_GIVEN
    return (before in GIVEN or before in GENDERED) and word not in _DAYS


def _drop_first(part: list[_Token], doubt: _Doubt, starts: Set[int]) -> bool:
    start, _, text, word = part[0]
    if not text[0].isupper() or _PARTY.match(text) or (word in PLAIN and not _belongs(part)):
        return True
    if text == "Jan.":
        return True
    if any(_made(t[2]) for t in part[:-1]) or (len(part) == 1 and _made(text)):
        return True
    if len(part) > 1 and part[1][2] == text:
        return True  # printed twice: a label and the sentence's first word
    if text.isupper() and len(text) > 2 and len(part) > 2 and part[1][2][1:].islower() and part[1][3] in GIVEN:
        return True  # the end of a headline in capitals
    if len(part) > 2 and all(t[2].isupper() and t[2].isalpha() and len(t[2]) > 1 for t in part[:2]):
        return not part[-1][2].isupper()
    if len(part) > 1 and len(text) > 3 and text.isupper() and not part[1][2].isupper() and word not in ORGANISATION:
        return True
    if start not in starts or word in TITLES:
        return False
    if word in GIVEN or word in PLACE:
        return False
    if word in doubt.known:
        return False
    if len(part) == 2 and (part[1][3] in PLACE or part[1][3] in ORGANISATION):
        return word in doubt.lower  # «Downing Street» begins with no participle
    if len(part) > 1:
        return word in doubt.lower or (len(word) > 5 and word.endswith(("ing", "ed", "ly")))
    return word in doubt.lower or (word not in ORGANISATION and not text.isupper())


_PARTY = re.compile(r"[DRI]-[A-Z]")


def _made(word: str) -> bool:
    """Whether a word is an adjective made with a hyphen ("Grammy-nominated", "Boston-born")."""
    if "-" not in word:
        return False
    last = word.rpartition("-")[2]
    lower = last.islower() and last.endswith(("ed", "ing", "born", "bound", "era"))
    return lower or last.lower() in _NATIONS


def _belongs(part: list[_Token]) -> bool:
    """Whether a plain word at the start is a part of the name: "New York", "British Transport Police"."""
    word, *rest = [t[3] for t in part]
    if not rest:
        return False
    return (word == "new" and rest[0] in _NEW) or (word in _NATIONS and any(r in ORGANISATION for r in rest))


def _name(hidden: str, at: int, part: list[_Token]) -> Name | None:
    """The name that the words of a part of the run at `at` are, or None."""
    start, end = at + part[0][0], at + part[-1][1]
    told = shape(tuple([t[2] for t in part]))
    if told is None or end - start < 2:
        return None
    if part[-1][2] in _OF_HOLIDAYS and _HOLIDAY.search(hidden[max(0, start - 10) : end]):
        return None
    if hidden[end : end + 2] in {"'t", "’t"}:
        return None  # «Don’t»
    end -= told.stopped
    owns = hidden[end : end + 1] in _APOSTROPHES and bool(_POSSESSIVE.match(hidden, end))
    return Name(Span(start, end), hidden[start:end], told.bare, told.kind, told.gender, owns, told.junior)


_OF_HOLIDAYS = frozenset({"Eve", "Day"})
_APOSTROPHES = frozenset("’'")
_HOLIDAY = re.compile(r"(?:Year[’']s|Christmas|Election) (?:Eve|Day)$")
