"""What a marked segment is: speech (direct or mixed), a title, a scare quote, a nickname.

Never decided by length alone: "really good" is speech where somebody says it. A cue that licenses the segment, or final
punctuation inside the marks, keeps it; title case after "film" or "called", a name around it, or no licence at all
makes it something else. After Pareti et al. (2013), *Automatically detecting and attributing indirect quotations*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from variorum.finding.speech.marks import Segment
from variorum.model import QuotationKind, Span
from variorum.text.lexicon import words

__all__ = [
    "closes_headline", "is_byname", "is_citation", "is_cry", "is_nickname", "is_title", "speech_kind", "title_case",
    "word_after", "word_before",
]  # fmt: skip

_NO_NAME = words("en", "names", "plain", "words")
_SMALL = words("en", "speech", "kinds", "lower_in_titles")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LAST = re.compile(r"[^\W_][\w’'-]*$")
_NEXT = re.compile(r"\s+([^\W_][\w’'-]*)")
_OWNING = re.compile(r"[’']s?$")
_PREPOSITIONS = words("en", "speech", "cues", "prepositions") - {"to"}
_VOICED = words("en", "speech", "cues", "nouns") | words("en", "speech", "kinds", "voiced")
_NAMING = words("en", "speech", "kinds", "naming")
_WORKS = words("en", "speech", "kinds", "works")
LONGEST_TITLE = 12
"""Words; titles of works are shorter (all but one of the 186 in title case in the development data)."""
SHORT = 4
"""Words; more than these, with a capital and a full stop, are a sentence of their own wherever they stand."""


def title_case(text: str) -> bool:
    """Whether all but the small words begin with a capital.

    >>> title_case("A Day in the Rain,"), title_case("A day in the rain")
    (True, False)
    """
    return _title_case(text[:300])


@lru_cache(maxsize=1 << 10)
def _title_case(text: str) -> bool:
    large = False
    for n, m in enumerate(_WORD.finditer(text)):
        word = m[0]
        if not n and not word[0].isupper():
            return False
        if word.lower() not in _SMALL:
            if not (word[0].isupper() or word[0].isdigit()):
                return False
            large = True
    return large


def word_before(text: str, s: Segment) -> str:
    """The lower-case word before a segment, without the mark of possession; empty where punctuation stands between."""
    before = text[max(0, s.outer_start - 30) : s.outer_start].rsplit(None, 1)
    m = _LAST.search(before[-1]) if before else None
    return _OWNING.sub("", m[0].lower()) if m else ""


def word_after(text: str, s: Segment) -> str:
    """The word right after a segment; empty where punctuation stands between."""
    m = _NEXT.match(text, s.outer_end, s.outer_end + 40)
    return m[1] if m else ""


def is_title(text: str, s: Segment) -> bool:
    """Whether capitals and the words beside it name a work: the film “…”, her book, “…”, the “…” film, Poe’s “…”."""
    inside = text[s.start : s.end]
    if not title_case(inside) or (count := len(inside.split())) > LONGEST_TITLE:
        return False
    before = word_before(text, s)
    if before in _NAMING or before in _WORKS:
        return True
    if count == 1 or inside[-1] in "?!":
        return False
    last = re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text[max(0, s.outer_start - 60) : s.outer_start].lower())[-4:]
    return word_after(text, s) in _WORKS or not _WORKS.isdisjoint(last) or _hangs(text, s, last)


def _hangs(text: str, s: Segment, last: Sequence[str]) -> bool:
    """Whether marks in title case hang on a preposition ("on “…”") or an owner ("Poe’s “…”"), and none of the words
    before (`last`) says that they were shouted or written: chants of “…”."""
    before = text[max(0, s.outer_start - 3) : s.outer_start]
    if not last or not before.endswith(" "):
        return False
    owned = before.rstrip()[-2:] in {"’s", "'s", "s’", "s'"}
    return owned or (last[-1] in _PREPOSITIONS and _VOICED.isdisjoint(last))


def is_nickname(text: str, s: Segment) -> bool:
    """Whether a name stands around the marks: Jo “Red” Blake."""
    inside = text[s.start : s.end]
    if s.depth or not inside[:1].isupper() or len(inside.split()) > 3 or inside[-1:] in ",.?!":
        return False
    named = re.search(r"(?:^|\s)([A-Z][\w.’-]+) $", text[max(0, s.outer_start - 25) : s.outer_start])
    follows = re.match(r" ([A-Z][a-z’-]+)", text[s.outer_end : s.outer_end + 25])
    return bool(named and follows and not {named[1].lower(), follows[1].lower()} & _NO_NAME)


_KNOWN_AS = re.compile(r"\b(?:known|nicknamed|dubbed)\b[^.;:“\"]{0,40} as $")
SHORTEST_HEADLINE = 3
"""Words; fewer behind a colon are often a sign or a term. In the 505 articles 122 of 128 such segments are speech."""


def is_byname(text: str, s: Segment) -> bool:
    """Whether the marks hold what someone is known as: known in the village as “Red”."""
    inside = text[s.start : s.end]
    short = len(inside.split()) <= SHORT and title_case(inside) and inside[-1:] not in {",", "?", "!"}
    return short and bool(_KNOWN_AS.search(text[max(0, s.outer_start - 70) : s.outer_start]))


_CRY = re.compile(r"\b(?:chants?|cries|cry|shouts?|screams?) of,? $")


def is_cry(text: str, s: Segment) -> bool:
    """Whether the marks hold what was shouted: chants of “…”."""
    return bool(_CRY.search(text[max(0, s.outer_start - 15) : s.outer_start].lower()))


_CITED = re.compile(
    r"\s*[—–-]{1,2}\s*[^\n“\"]{2,60}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})\.?\Z"
)


def is_citation(text: str, s: Segment, paragraph: Span) -> bool:
    """Whether the line is a reference that ends in an outlet and a date: «“A Weir Too Far” — The Gull, May 2, 2019»."""
    rest = text[s.outer_end : min(paragraph.end, s.outer_end + 120)]
    return paragraph.end - s.outer_end < 100 and bool(_CITED.match(rest))


def closes_headline(text: str, s: Segment, paragraph: Span) -> bool:
    """Whether a line without a stop ends in the marks behind a colon, as headlines quote: «Mayor: “I will stay”»."""
    before = text[max(paragraph.start, s.outer_start - 2) : s.outer_start].rstrip()
    ends = s.outer_end == paragraph.end and text[s.end - 1] not in ",.;:"
    return before.endswith(":") and ends and len(text[s.start : s.end].split()) >= SHORTEST_HEADLINE


def speech_kind(text: str, s: Segment, paragraph: Span) -> QuotationKind:
    """`direct` where the marks hold a clause of their own, `mixed` for a part of the reporter's sentence."""
    before = text[max(paragraph.start, s.outer_start - 3) : s.outer_start].rstrip()
    inside = text[s.start : s.end]
    first = next((c for c in inside if c.isalpha()), "")
    if s.continues:
        return "direct"
    if s.outer_start == paragraph.start:
        return "direct" if first.isupper() or inside[-1:] in ",.?!" else "mixed"
    if first.isupper() and (not before or before[-1] in ",:.?!—–;)(”’\"'"):
        return "direct"
    return "direct" if first.isupper() and inside[-1:] in ".?!" and len(inside.split()) > SHORT else "mixed"
