"""Says of one reading how it differs from the lemma: the kinds of reading, by gravity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from math import prod
from types import MappingProxyType

from rapidfuzz.distance import Levenshtein

from variorum.model import ReadingKind
from variorum.text.lexicon import lexicon, words
from variorum.text.spelling import pairs
from variorum.text.tokens import Token, agree

__all__ = ["in_one_form", "is_filler", "is_multiplier", "is_part_of_filler", "kind_of", "same_figure"]

MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
LONGEST_FILLER = 5
GROUPED = re.compile(r"(?<=\d),(?=\d{3}\b)")
SHORT_SUM = re.compile(r"([$£€]\d{1,12}(?:\.\d{1,4})?)(k|mn?|bn?|tn)\b")
SUM = re.compile(r"([$£€])(\d[\d.]*)((?: (?:hundred|thousand|million|billion|trillion))*)\b")
MULTIPLIED = re.compile(r"\b(\d{1,6}(?:\.\d{1,4})?)((?: (?:hundred|thousand|million|billion|trillion)){1,3})\b")
DECADE = re.compile(r"\b([2-9]0s)\b")
SWAPPED_WORDS = 2
"""A wording of up to this many words for as many is a substitution; a longer one is a paraphrase."""


@cache
def filler_phrases(list_name: str) -> frozenset[tuple[str, ...]]:
    entries = lexicon("en", "fillers")[list_name].replace("\n", " ").split(";")
    return frozenset(tuple(entry.replace("'t", " not").split()) for entry in entries if entry.strip())


@cache
def phrases() -> Mapping[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for entry in lexicon("en", "spelling")["phrases"]["words"].replace("\n", " ").split(";"):
        if entry.strip():
            left, right = entry.strip().split("=")
            out.setdefault(left, set()).add(right)
            out.setdefault(right, set()).add(left)
    return MappingProxyType({k: frozenset(v) for k, v in out.items()})


def is_filler(norms: Sequence[str], list_name: str = "anywhere") -> bool:
    """Whether the words are nothing but fillers ("um", "you know").

    >>> is_filler(["um", "you", "know"]), is_filler(["you", "see", "him"])
    (True, False)
    """
    known = filler_phrases(list_name)
    i = 0
    while i < len(norms):
        step = next(
            (n for n in range(LONGEST_FILLER, 0, -1) if tuple(norms[i : i + n]) in known and i + n <= len(norms)), 0
        )
        if not step:
            return False
        i += step
    return bool(norms)


def is_part_of_filler(norms: Sequence[str], first: int, last: int) -> bool:
    """Whether words `first` to `last` of a run are fillers, or belong to one of several words.

    >>> is_part_of_filler("and you know they left".split(), 2, 3), is_part_of_filler("they know it".split(), 1, 2)
    (True, False)
    """
    known = filler_phrases("anywhere")
    covered: set[int] = set()
    for low in range(max(0, first - LONGEST_FILLER + 1), last):
        for high in range(low + 1, min(low + LONGEST_FILLER, len(norms)) + 1):
            if tuple(norms[low:high]) in known:
                covered.update(range(low, high))
    return covered.issuperset(range(first, last))


def kind_of(
    ours: Sequence[Token], theirs: Sequence[Token], printed: Sequence[str], lemma: Sequence[str]
) -> ReadingKind:
    """The kind of a reading (`ours`, in words `printed`) against the lemma (`theirs`, `lemma`)."""
    if printed == lemma:
        kinds = {t.kind for t in ours}
        return "masked" if "masked" in kinds else "bracket" if kinds == {"bracket"} else "verbatim"
    if any(t.kind == "bracket" for t in ours):
        plain_words = [t for t in ours if t.kind != "bracket"]
        if len(plain_words) == 0 or all(any(agree(t, u) for u in theirs) for t in plain_words):
            return "bracket"
        ours = plain_words
    if len(ours) == len(theirs) and all(map(agree, ours, theirs)):
        return same_words(ours, theirs, printed, lemma)
    mine, other = [t.norm for t in ours], [t.norm for t in theirs]
    one, two = " ".join(mine), " ".join(other)
    if one.replace(" ", "") == two.replace(" ", "") or two in phrases().get(one, ()) or same_figure(mine, other):
        return "spelling"
    return other_words(mine, other, ours, theirs)


def same_words(
    ours: Sequence[Token], theirs: Sequence[Token], printed: Sequence[str], lemma: Sequence[str]
) -> ReadingKind:
    if any(t.kind == "masked" for t in ours):
        return "masked"
    differing = [n for n in range(len(ours)) if printed[n] != lemma[n]]
    tidied = tidy()
    for n in differing:
        whole = {
            "".join(p[low:high]) for p in (printed, lemma) for low in (n - 1, n) for high in (n + 1, n + 2) if low >= 0
        }
        if not whole.isdisjoint(tidied):
            return "cleaned"
    if all(t.kind == "masked" for t in (theirs[n] for n in differing)):
        return "verbatim"
    if any("'" in printed[n] or "'" in lemma[n] or ours[n].joined != theirs[n].joined for n in differing):
        return "contraction"
    return "spelling"


@cache
def tidy() -> tuple[str, ...]:
    return tuple(pairs(lexicon("en", "fillers")["tidied"], ";"))


def same_figure(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two wordings, one of them in figures, are one number, sum, hour or decade.

    >>> same_figure(["3", "hundred"], ["300"]), same_figure(["'90s"], ["1890s"]), same_figure(["$5m"], ["$6m"])
    (True, False, False)
    """
    return any(any(map(str.isdigit, w)) for w in (*mine, *other)) and in_one_form(mine) == in_one_form(other)


def is_multiplier(norms: Sequence[str]) -> bool:
    """Whether some words are "million" and the like, which a sum has in figures and in words."""
    return bool(norms) and all(w in MULTIPLIERS for w in norms)


def in_one_form(norms: Sequence[str]) -> str:
    """Some words with figures, clock times, percentages, sums and decades in the one form in which they are compared.

    >>> in_one_form(["2", "in", "the", "morning"]) == in_one_form(["2", "am"])
    True
    >>> in_one_form(["$5", "million"]) == in_one_form(["5", "million", "dollars"]) == in_one_form(["$5,000,000"])
    True
    >>> in_one_form(["$1.5m"]), in_one_form(["90s"]), in_one_form(["nineties"])
    ('1500000 $', '1990s', '1990s')
    """
    listed = lexicon("en", "spelling")["figures"]
    said = f" {GROUPED.sub('', ' '.join(norms))} "
    for printed, meant in pairs(listed["words"], ";").items():
        said = said.replace(f" {printed} ", f" {meant} ")
    short = pairs(listed["short"], ";")
    said = SHORT_SUM.sub(lambda m: f"{m[1]} {short[m[2]]}", said)
    said = DECADE.sub(r"19\1", SUM.sub(r"\2\3 \1", said))
    return MULTIPLIED.sub(lambda m: f"{float(m[1]) * prod(MULTIPLIERS[w] for w in m[2].split()):.0f}", said).strip()


def other_words(mine: list[str], other: list[str], ours: Sequence[Token], theirs: Sequence[Token]) -> ReadingKind:
    """The kind of a reading whose words are not the lemma's."""
    changed: list[tuple[list[str], list[str]]] = []
    for op in Levenshtein.opcodes(mine, other):
        if op.tag != "equal":
            a, b = mine[op.src_start : op.src_end], other[op.dest_start : op.dest_end]
            pairs_of = zip(ours[op.src_start : op.src_end], theirs[op.dest_start : op.dest_end], strict=False)
            if len(a) != len(b) or not all(agree(t, u) for t, u in pairs_of):
                changed.append((a, b))
    if all(not a for a, _ in changed):
        lost = [w for _, b in changed for w in b]
        return "cleaned" if is_filler(lost) or repeats(mine, other) else "omission"
    if all(not b for _, b in changed):
        added = [w for a, _ in changed for w in a]
        return "cleaned" if is_filler(added) or repeats(other, mine) else "insertion"
    if all(is_grammar(a, b) for a, b in changed):
        return "grammar"
    size = max(sum(len(a) for a, _ in changed), sum(len(b) for _, b in changed))
    return "substitution" if size <= SWAPPED_WORDS else "paraphrase"


def repeats(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the long wording is the short one with a word or phrase said twice running."""
    n = len(long) - len(short)
    return any(
        long[i : i + n] == long[i + n : i + 2 * n] and list(long[:i]) + list(long[i + n :]) == list(short)
        for i in range(len(long) - 2 * n + 1)
    )


def is_grammar(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two wordings differ in grammar only: little words, or the ending of one word.

    >>> is_grammar(["is"], ["are"]), is_grammar(["want"], ["wanted"]), is_grammar(["face"], ["space"])
    (True, True, False)
    """
    little = words("en", "grammar", "little")
    if len(a) <= 2 and len(b) <= 2 and all(w in little for w in (*a, *b)):
        return True
    return len(a) == len(b) == 1 and same_stem(a[0], b[0])


def same_stem(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    groups = lexicon("en", "grammar")["forms"].split(";")
    if any(a in g.split() and b in g.split() for g in groups):
        return True
    ends = words("en", "grammar", "endings")
    stem = short
    while stem and not long.startswith(stem):
        stem = stem[:-1]
    return (
        len(stem) >= max(3, len(short) - 2)
        and (short[len(stem) :] or "-") in ends
        and (long[len(stem) :] or "-") in ends
    )
