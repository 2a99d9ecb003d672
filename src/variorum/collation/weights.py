"""Why a change between two versions is worth a look before others: on what words the sense turns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from variorum.model import ChangeKind, Extent, Weight
from variorum.text.lexicon import lexicon, words
from variorum.text.spelling import plain

__all__ = ["turns", "weights_of"]

LIGHT: frozenset[ChangeKind] = frozenset(
    ["moved", "punctuation", "layout", "spelling", "contraction", "capitals", "numbering"]
)
"""Kinds that change no word: nothing in them weighs."""

LONG = 16
"""Words of one side from which on a change is a passage to be read whole: that it has a number in it says little."""

HEADING = 120
"""Characters of a line that are looked at to tell whether it is all capitals, so that a capital in it says nothing."""

WORD = re.compile(r"[$£€]?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE = re.compile(r"(?:^|[.?!:;\n“\"(])\W*\Z")


def weights_of(old: str, before: Extent, new: str, after: Extent, kind: ChangeKind) -> tuple[Weight, ...]:
    """What is on one side of a change only, of the things that turn a sense; nothing for changes of form."""
    if kind in LIGHT:
        return ()
    theirs, ours = WORD.findall(before.text), WORD.findall(after.text)
    if max(len(theirs), len(ours)) > LONG:
        return ()
    out: list[Weight] = []
    if sorted(negations(theirs)) != sorted(negations(ours)):
        out.append("negation")
    if sorted(figures(theirs)) != sorted(figures(ours)):
        out.append("number")
    lists: tuple[tuple[Weight, str], ...] = (("modal", "modals"), ("condition", "conditions"))
    for weight, listed in lists:
        known = words("en", "review", listed)
        if sorted(w for w in map(plain, theirs) if w in known) != sorted(w for w in map(plain, ours) if w in known):
            out.append(weight)
    if names(old, before) != names(new, after):
        out.append("name")
    return tuple(out)


def turns(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether of two wordings (in lower case) only one has a modal verb or a condition: *may* for *shall* is no
    grammar.

    >>> turns(["may"], ["shall"]), turns(["is"], ["are"])
    (True, False)
    """
    known = words("en", "review", "modals") | words("en", "review", "conditions")
    return bool((set(one) ^ set(two)) & known)


def negations(found: list[str]) -> list[str]:
    """The negations among some words."""
    known = words("en", "review", "negations")
    return ["not" for w in map(plain, found) if w in known or w.endswith("n't")]


def figures(found: list[str]) -> list[str]:
    """The numbers among some words, in figures; months count too, for a date turns on them."""
    numbers = lexicon("en", "review")["numbers"]
    out = []
    for word in found:
        if any(c.isdigit() for c in word):
            out.append(word.replace(",", ""))
        elif plain(word) in numbers:
            out.append(str(numbers[plain(word)]))
        elif word in months():
            out.append(word)
    return out


@cache
def months() -> frozenset[str]:
    """The months, with a capital."""
    return frozenset(w.capitalize() for w in words("en", "review", "months"))


def line_of(text: str, at: int) -> str:
    """The line of a text in which a character stands, as far as a heading is long."""
    start = text.rfind("\n", max(0, at - HEADING), at) + 1 or max(0, at - HEADING)
    return text[start : at + HEADING].partition("\n")[0]


def names(text: str, extent: Extent) -> Counter[str]:
    """Words with a capital that do not stand at the head of a sentence."""
    out: Counter[str] = Counter()
    for match in WORD.finditer(text, extent.start, extent.end):
        word, before = match[0], text[max(0, match.start() - 4) : match.start()]
        if word[0].isupper() and word not in months() and word != "I" and not SENTENCE.search(before):
            if word.isupper() and line_of(text, match.start()).isupper():
                continue
            out[word] += 1
    return out
