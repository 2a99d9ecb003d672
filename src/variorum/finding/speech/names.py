"""The names of an article, read once: where they stand and what kind of thing they name.

Works on text in which quotations are masked, so that nobody is named by words inside marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from variorum.finding.speech.marks import FILLER, NICKNAME
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["GIVEN", "Gender", "Name", "names"]

Gender = Literal["f", "m", "p", "n", ""]
_UPPER = "A-Z" + "".join(chr(c) for c in range(0xC0, 0x530) if chr(c).isupper()).replace("\\", "")
_WORD = rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}][\w]*+(?:[’'][{_UPPER}]\w++)?+(?:-\w++)*+)"
_PARTICLES = "|".join(sorted(words("en", "names", "titles", "particles")))
_SHORT = "|".join(sorted(w for w in words("en", "names", "titles", "any") if len(w) <= 5))
_STOPPED = rf"(?i:(?:{_SHORT}|mr|mrs|ms|st|jr|sr|supt))\."
_JOINT = rf"(?:[ \xa0]{NICKNAME}+)?[ \xa0](?:of[ ](?:the[ ])?|&[ ]|(?:(?:{_PARTICLES})[ ]){{1,2}})?"
_NAME = re.compile(
    rf"\b(?:{_STOPPED}[ \xa0])*{_WORD}(?:{_JOINT}(?:{_STOPPED}[ \xa0])*{_WORD}|[ ]?,[ ](?:Jr|Sr)\b){{0,9}}"
    r"(?:(?<=Jr|Sr)\.)?"
)
_PLAIN = words("en", "names", "plain", "words")
_FEMALE_TITLES = words("en", "names", "titles", "female")
_MALE_TITLES = words("en", "names", "titles", "male")
_GENDERED = _FEMALE_TITLES | _MALE_TITLES
_TITLES = words("en", "names", "titles", "any") | _GENDERED
_SUFFIXES = words("en", "names", "titles", "suffixes")
_FEMALE = words("en", "names", "given", "female")
_MALE = words("en", "names", "given", "male")
GIVEN = _FEMALE | _MALE
_ORGANISATION = words("en", "names", "kinds", "organisation")
_PLACE = words("en", "names", "kinds", "place")
_OFFICE = _TITLES | _ORGANISATION | frozenset({"attorney", "bank", "house", "state"})
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_POSSESSIVE = re.compile(r"[’']s?\b|[’'](?=\s)")
_TITLE_CASE = 0.7
"""A line that ends without a stop and has more of its longer words in capitals is a headline, where names cannot be
told from verbs: 6% of the first lines of the 505 articles, 0.2% of the others."""


class Name(NamedTuple):
    """A name as printed: its span (titles included), its words without titles, its kind, and whether "'s" follows."""

    span: Span
    text: str
    bare: tuple[str, ...]
    kind: Literal["person", "organisation", "place"]
    gender: Gender
    possessive: bool


def _plain(word: str) -> str:
    return word.rstrip(".").lower().replace("’", "'")


def names(hidden: str, paragraphs: Sequence[Span], starts: frozenset[int] = frozenset()) -> tuple[Name, ...]:
    """The names in a text with its quotations masked, in order. `starts`: where sentences begin.

    >>> [n.text for n in names("But Ms. Ana de Souza met Jo Blake.", (Span(0, 34),))]
    ['Ms. Ana de Souza', 'Jo Blake']
    """
    lower = frozenset(re.findall(r"\b[a-z]{3,}\b", " ".join(set(hidden.split()))))
    runs = [
        m.span() for p in paragraphs if not _headline(hidden[p.start : p.end])
        for m in _NAME.finditer(hidden, p.start, p.end) if m[0].lower() not in _PLAIN
    ]  # fmt: skip
    known = frozenset(
        _plain(word)
        for start, end in runs
        for word in hidden[start:end].split()[start in starts :]
        if word[0].isupper()
    )
    doubtful = _Doubt(lower - known, known)
    return tuple(name for start, end in runs for name in _read(hidden, start, end, doubtful, starts))


class _Doubt(NamedTuple):
    """What tells whether a capital at the start of a sentence is more than that: words the article prints without a
    capital, and words it prints with one inside a sentence."""

    lower: frozenset[str]
    known: frozenset[str]


def _headline(line: str) -> bool:
    if FILLER in line or line[-1:] in ".,":
        return False
    long = re.findall(r"\b[^\W\d_]{4,}", line[:400])
    return len(long) >= 4 and sum(w[0].isupper() for w in long) > _TITLE_CASE * len(long)


def _read(hidden: str, start: int, end: int, doubt: _Doubt, starts: frozenset[int]) -> Iterator[Name]:
    """The names in one run of capitalised words: plain words stripped, cut where "of" joins a person to a place."""
    run = [(m.start(), m.end()) for m in re.finditer(rf"[^\s,{NICKNAME}]+", hidden[start:end])]
    tokens = [(start + a, start + b, hidden[start + a : start + b]) for a, b in run]
    for part in _cut(tokens):
        while part and _drop_first(part, doubt, starts):
            part = part[1:]
        while part and (_plain(part[-1][2]) in _PLAIN or not part[-1][2][0].isupper()):
            part = part[:-1]
        if part:
            name = _name(hidden, part)
            if name is not None and not (
                len(part) == 1 and part[0][0] in starts and _opens_phrase(hidden, name, doubt)
            ):
                yield name


_HANGS_ON = re.compile(r" (?:to|that|of|with|by|from|as|at|in|on|for)\b")


def _opens_phrase(hidden: str, name: Name, doubt: _Doubt) -> bool:
    """Whether a sentence's first word, seen with a capital nowhere else, is no name ("Contrary to …")."""
    word = _plain(name.text)
    return word not in doubt.known and word not in GIVEN and bool(_HANGS_ON.match(hidden, name.span.end))


_Token = tuple[int, int, str]


def _cut(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Cut a run at weekdays and other plain words inside it, and at "of" after a person."""
    part: list[_Token] = []
    for i, t in enumerate(tokens):
        word = _plain(t[2])
        office = bool(part) and (_plain(part[-1][2]) in _OFFICE)
        if (word == "of" and part and not office) or (i and part and word in _DAYS):
            yield part
            part = []
            if word != "of":
                continue
        elif word in {"the", "of"} and not part:
            continue
        else:
            part.append(t)
    yield part


def _drop_first(part: list[_Token], doubt: _Doubt, starts: frozenset[int]) -> bool:
    start, _, text = part[0]
    word = _plain(text)
    if not text[0].isupper() or word in _PLAIN:
        return True
    if start not in starts or word in _TITLES:
        return False
    if word in GIVEN or word in _PLACE:
        return False
    if word in doubt.known:
        return False
    if len(part) > 1:
        return word in doubt.lower or (len(word) > 5 and word.endswith(("ing", "ed", "ly")))
    return word in doubt.lower or (word not in _ORGANISATION and not text.isupper())


def _name(hidden: str, part: list[_Token]) -> Name | None:
    start, end = part[0][0], part[-1][1]
    plain = [_plain(t[2]) for t in part]
    bare = [t[2] for t, p in zip(part, plain, strict=True) if p not in _TITLES and p not in _SUFFIXES]
    if "of" in plain and plain[0] in _TITLES:
        bare = _after_office(part, plain) or bare
    text = hidden[start:end]
    if (
        text.endswith(".")
        and len(part[-1][2].rstrip(".")) > 2
        and part[-1][2].count(".") == 1
        and plain[-1] not in {"jr", "sr"}
    ):
        end, text = end - 1, text[:-1]
    if not bare:
        bare = [] if all(p in _TITLES for p in plain) and len(plain) == 1 and plain[0] in _GENDERED else [part[-1][2]]
    if not bare or not any(c.isalpha() for c in text) or len(text) < 2:
        return None
    possessive = bool(_POSSESSIVE.match(hidden, end))
    kind = _kind(plain, bare)
    return Name(
        Span(start, end),
        text,
        tuple(w.rstrip(".") if len(w) > 2 else w for w in bare),
        kind,
        _gender(plain, bare),
        possessive,
    )


def _after_office(part: list[_Token], plain: list[str]) -> list[str]:
    """The words of the name behind an office ("Secretary of State Jo Blake", "Mayor of London Jo Blake")."""
    k = plain.index("of") + 1
    while k < len(plain) and (plain[k] in _PLACE or plain[k] == "the"):
        k += 1
    return [t[2] for t in part[k:]] if len(part) - k >= 2 else []


def _kind(plain: list[str], bare: list[str]) -> Literal["person", "organisation", "place"]:
    titled = plain[0] in _TITLES and len(plain) > 1
    last = plain[-1]
    if not titled:
        if (
            last in _ORGANISATION
            or "of" in (w.lower() for w in bare)
            or plain[0] in _ORGANISATION
            or (len(bare) == 1 and len(bare[0]) > 1 and bare[0].isupper())
        ):
            return "organisation"
        if last in _PLACE and len(plain) <= 3 and plain[0] not in GIVEN:
            return "place"
        if re.fullmatch(r"(?:[a-z]\.)+[a-z]?", plain[0]) and len(plain) == 1:
            return "place"
    return "person"


def _gender(plain: list[str], bare: list[str]) -> Gender:
    for p in plain:
        if p in _FEMALE_TITLES:
            return "f"
        if p in _MALE_TITLES:
            return "m"
    first = bare[0].lower().split("-")[0]
    if len(bare) > 1 and first in _FEMALE:
        return "f"
    if len(bare) > 1 and first in _MALE:
        return "m"
    return ""
