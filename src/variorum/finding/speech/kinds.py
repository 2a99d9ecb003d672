"""What a marked segment is: speech (direct or mixed), a title, a scare quote, a nickname.

Never decided by length alone: "really good" is speech where somebody says it. A cue that licenses the segment, or final
punctuation inside the marks, keeps it; title case after "film" or "called", a name around it, or no licence at all
makes it something else. After Pareti et al. (2013), *Automatically detecting and attributing indirect quotations*.
"""

from __future__ import annotations

import re

from variorum.finding.speech.licences import Licence
from variorum.finding.speech.page import Page
from variorum.model import QuotationKind
from variorum.text.lexicon import words

__all__ = ["kind_of", "title_case"]

_NO_NAME = words("en", "names", "plain", "words")
_SMALL = words("en", "speech", "kinds", "lower_in_titles")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
SHORT = 4
"""Words; an unlicensed segment of more is speech (the 967 segments of the development data that are none are 79% of 3
words or fewer)."""


def title_case(text: str) -> bool:
    """Whether all but the small words begin with a capital.

    >>> title_case("A Day in the Rain,"), title_case("A day in the rain")
    (True, False)
    """
    found = [m[0] for m in _WORD.finditer(text[:300])]
    large = [w for w in found if w.lower() not in _SMALL]
    return bool(large) and all(w[0].isupper() or w[0].isdigit() for w in large) and found[0][0].isupper()


def word_before(page: Page, i: int) -> str:
    """The lower-case word before a segment, without the mark of possession; empty where punctuation stands between."""
    before = page.hidden[max(0, page.segments[i].outer_start - 30) : page.segments[i].outer_start].rstrip()
    m = re.search(r"[^\W_][\w’'-]*$", before)
    return re.sub(r"[’']s?$", "", m[0].lower()) if m else ""


def word_after(page: Page, i: int) -> str:
    """The word right after a segment; empty where punctuation stands between."""
    m = re.match(r"\s+([^\W_][\w’'-]*)", page.hidden[page.segments[i].outer_end : page.segments[i].outer_end + 40])
    return m[1] if m else ""


def is_nickname(page: Page, i: int, text: str) -> bool:
    """A name around the marks: Jo “Red” Blake."""
    s = page.segments[i]
    before = page.hidden[max(0, s.outer_start - 25) : s.outer_start]
    after = page.hidden[s.outer_end : s.outer_end + 25]
    named = re.search(r"(?:^|\s)([A-Z][\w.’-]+) $", before)
    return bool(
        named and named[1].lower() not in _NO_NAME
        and re.match(r" [A-Z][a-z’-]+", after) and text[:1].isupper() and len(text.split()) <= 3
        and text[-1:] not in ",.?!"
    )  # fmt: skip


def speech_kind(page: Page, i: int) -> QuotationKind:
    """`direct` where the marks hold a clause of their own, `mixed` where they hold a part of the reporter's sentence."""
    s = page.segments[i]
    before = page.hidden[max(0, s.outer_start - 3) : s.outer_start].rstrip()
    text = page.text[s.start : s.end]
    first = next((c for c in text if c.isalpha()), "")
    starts = s.outer_start == page.paragraphs[s.paragraph].start
    if starts or s.continues:
        return "direct" if first.isupper() or s.continues or text[-1:] in ",.?!" else "mixed"
    if first.isupper() and (not before or before[-1] in ",:.?!—–\x02;)("):
        return "direct"
    return "direct" if first.isupper() and text[-1:] in ".?!" and len(text.split()) > SHORT else "mixed"
