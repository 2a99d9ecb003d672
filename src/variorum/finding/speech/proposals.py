"""What may be reported speech without marks: a cue in the narration and the stretch of its sentence that it reports.

For each word that may report ("said", "accused", "according to", "the claim") the stretches that may be its content:
behind it up to one of the next places where a clause may end, or before it where it closes the sentence («…, Poe
said»), or on both sides where it stands inside («The bridge, Poe said, was safe»). Which it is, if any, `indirect` asks
two models. What is reported is a clause: who praised a plan is not said to have said it.

Every feature is a whole number: a class of word, a count, a distance. After the templates of Krestel et al. (2008) and
the spans of Pareti (2016), *PARC 3.0*.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.finding.speech.narrated import (
    ACCORDING,
    ADVERB,
    AND,
    BE,
    BECAUSE,
    CLAUSAL,
    COMMA,
    DASH,
    DETERMINER,
    DO,
    FRAMES,
    GERUND,
    HAVE,
    MARKED,
    MODAL,
    NAME,
    NOT,
    NUMBER,
    OBJECT,
    OF,
    OTHER,
    PAD,
    PAST,
    PAUSE,
    PLURAL,
    PREPOSITION,
    RELATIVE,
    REPORTS,
    SUBJECT,
    THAT,
    TIME,
    TO,
    WHETHER,
    Narrated,
)  # fmt: skip
from variorum.model import Span

__all__ = ["CONTENT_FEATURES", "CUE_FEATURES", "Proposal", "cue_features", "cues", "proposals"]

MOST_CUES = 24
"""Cues looked at in a sentence; a list of verbs is no speech."""
MOST_ENDS = 5
"""Places looked at where a content may end, beside the sentence's end; with seven no more contents are found right."""
NEAR, FAR = 9, 14
"""Words between a cue and the "that" or "whether" of its content."""
REACH = 14
"""Words between a cue and the comma that parts it from the content before it."""
BEHIND, BEFORE, AROUND = range(3)


class Proposal(NamedTuple):
    """A content for the cue at `cue` (an index into the sentence's words), with its features."""

    cue: int
    template: int
    spans: tuple[Span, ...]
    features: tuple[int, ...]


CUE_FEATURES = (
    "form", "noun", "according", *FRAMES, "class 1 before", "class 2 before", "class 3 before", "class 1 behind",
    "class 2 behind", "class 3 behind", "subject class", "subject distance", "class 1 before subject",
    "class 2 before subject", "be", "have", "modal", "not", "to", "place", "rest", "clause behind", "reports behind",
    "reports before", "reports after", "preposition", "first person", "question",
)  # fmt: skip
CONTENT_FEATURES = (
    *CUE_FEATURES, "cue", "template", "start", "class 1", "class 2", "class 3", "clause in", "end", "class 1 after",
    "class 2 after", "class 3 after", "reports after end", "words", "words left", "commas", "joints", "verbs",
    "reports in", "last class", "words from cue",
)  # fmt: skip
_TELL = 1 << FRAMES.index("tell")
_CLAUSE = 1 << FRAMES.index("say") | _TELL | 1 << FRAMES.index("ask")
_THAT = _CLAUSE | 1 << FRAMES.index("think") | 1 << FRAMES.index("show") | 1 << FRAMES.index("announce")
"""Verbs of which a "that" near by begins what they report; behind others it mostly begins a relative clause."""
_INFINITIVE = 1 << FRAMES.index("promise") | 1 << FRAMES.index("urge") | 1 << FRAMES.index("want")
"""Verbs that an infinitive may follow."""
_CLOSES = _CLAUSE | 1 << FRAMES.index("think") | 1 << FRAMES.index("show")
"""Verbs that may stand behind what they report."""
_PREPOSITIONS = {
    w: i for i, w in enumerate(("for", "of", "to", "on", "about", "at", "with", "by", "as", "in", "against"), 1)
}
_FIRST = frozenset({"i", "we", "you"})
_BESIDE_VERB = frozenset({BE, HAVE, DO, MODAL, NOT, ADVERB, TO})


def cues(n: Narrated) -> list[int]:
    """The words of a sentence that may report what somebody said."""
    codes = n.codes
    out = [v for v in n.cues if codes[v] != ACCORDING or codes[v + 1] == TO]
    return out[:MOST_CUES]


def cue_features(n: Narrated, v: int) -> tuple[int, ...]:
    """What is measured of a cue (the order of `CUE_FEATURES`)."""
    codes, w = n.codes, n.words[v]
    k = v - 1
    beside = set()
    while codes[k] in _BESIDE_VERB:
        beside.add(codes[k])
        k -= 1
    frames = w.frames
    size = len(codes)
    return (
        w.form, w.noun, int(codes[v] == ACCORDING), *_bits(frames),
        codes[v - 1], codes[v - 2], codes[v - 3], codes[v + 1], codes[v + 2], codes[v + 3], codes[k], v - k,
        codes[k - 1], codes[k - 2], int(BE in beside), int(HAVE in beside), int(MODAL in beside), int(NOT in beside),
        int(TO in beside), v - PAD, size - v, _clause_in(n, v + 1), int(n.words[v + 1].frames > 0),
        n.reporting[v - 1], n.reporting[-1] - n.reporting[v], _PREPOSITIONS.get(n.texts[v + 1], 0),
        int(n.texts[k].lower() in _FIRST), int(n.texts[-PAD - 1] == "?"),
    )  # fmt: skip


@cache
def _bits(frames: int) -> tuple[int, ...]:
    return tuple(int(frames & 1 << i > 0) for i in range(len(FRAMES)))


def _clause_in(n: Narrated, at: int) -> int:
    """How soon a verb follows; 90 where a comma or mark comes first, 99 where none is near."""
    for j in range(at, min(len(n.codes) - PAD, at + 8)):
        code = n.codes[j]
        if code in CLAUSAL and n.words[j].form != GERUND:
            return j - at
        if code in (COMMA, PAUSE, DASH, MARKED):
            return 90
    return 99


def proposals(n: Narrated, v: int, shared: tuple[int, ...], score: int) -> Iterator[Proposal]:
    """The contents that the cue at `v` may have. `shared` are its features, `score` what the cues' model gives it."""
    known = (*shared, score)
    yield from _behind(n, v, known)
    if n.words[v].frames & _CLOSES or n.codes[v] == ACCORDING:
        yield from _before(n, v, known)


def _behind(n: Narrated, v: int, known: tuple[int, ...]) -> Iterator[Proposal]:
    codes, last = n.codes, n.last
    for a, how in _starts(n, v, last):
        lists = codes[a] not in (THAT, WHETHER, SUBJECT) and not n.words[v].frames & _CLAUSE
        clause = _clause_in(n, a)
        for e, end, commas, joints in _ends(n, a, last, lists):
            if e >= a and _is_clause(n, v, a, e):
                span = Span(n.starts[a], n.ends[e])
                yield Proposal(
                    v, BEHIND, (span,), (*known, *_measured(n, v, BEHIND, how, a, e, clause, end, commas, joints))
                )


def _is_clause(n: Narrated, v: int, a: int, e: int) -> bool:
    """Whether a stretch says something of something: a thing that somebody praises is not what they said."""
    if n.clausal[e] > n.clausal[a - 1]:
        return True
    infinitive = n.codes[a] == TO and a < e and n.codes[a + 1] in (REPORTS, OTHER, BE)
    return infinitive and n.words[v].frames & _INFINITIVE > 0


def _starts(n: Narrated, v: int, last: int) -> list[tuple[int, int]]:
    """Where a content behind a cue may begin, and how that was found."""
    codes = n.codes
    a = v + 1
    out: dict[int, int] = {}
    if codes[v] == ACCORDING:
        places = [j + 1 for j in range(a + 1, min(last, a + 25)) if codes[j] == COMMA][:3]
        out = dict.fromkeys(places, 4)
    elif a <= last:
        infinitive = codes[a] == TO and codes[a + 1] in (REPORTS, OTHER)
        preposition = codes[a] in (PREPOSITION, OF, TO) and not infinitive
        out[a + preposition] = 3 if preposition else 0
        clausal = n.words[v].frames & _THAT > 0
        for j in range(a + 1, min(last, a + (FAR if clausal else NEAR))):
            if codes[j] == THAT and clausal:
                return [(j, 1)]  # «told the council on Monday that …»
            if codes[j] in (THAT, WHETHER):
                out.setdefault(j, 1 if codes[j] == THAT else 2)
            if codes[j] in (MARKED, THAT, WHETHER, REPORTS, COMMA):
                break
        if n.words[v].frames & _TELL and (j := _behind_object(n, a)) > a:
            out.setdefault(j, 5)
        if (j := _behind_time(n, a)) > a:
            out.setdefault(j, 6)
    return [(j, how) for j, how in out.items() if j <= last and codes[j] not in (MARKED, COMMA)]


_IN_OBJECT = frozenset({NAME, OBJECT, DETERMINER, TIME, PLURAL, OTHER, NUMBER})


def _behind_object(n: Narrated, a: int) -> int:
    """Behind whom it is told: «told the council the bridge was safe» (a guess at where the second "the" stands)."""
    j = a
    while n.codes[j] in _IN_OBJECT and j < a + 6:
        j += 1
        if n.codes[j] in (SUBJECT, DETERMINER):
            break
    return j


def _behind_time(n: Narrated, a: int) -> int:
    """Behind when it was said: «said on Monday, 3 May, that»."""
    j = a + (n.texts[a] == "on")
    if n.codes[j] != TIME:
        return a
    while n.codes[j] in (TIME, NUMBER, COMMA):
        j += 1
    return j


def _ends(n: Narrated, a: int, last: int, lists: bool) -> list[tuple[int, int, int, int]]:
    """Where a content that begins at `a` may end: its last word, what comes next (a code), and the commas and joints
    ("and", "or") inside it. `lists`: what is reported may be a thing, which ends at a preposition or verb."""
    codes, words = n.codes, n.words
    out: list[tuple[int, int, int, int]] = []
    commas = joints = 0
    for j in range(a, last + 1):
        code = codes[j]
        if code == MARKED:
            return out  # «said it was “fine”» is a marked quotation, and «said it was» no content
        if j == a:
            continue
        if code == COMMA:
            out.append(
                (j - 1, 35 + max(0, words[j + 1].form) if words[j + 1].frames else 40 + codes[j + 1], commas, joints)
            )
            commas += 1
        elif code == PAUSE or (code == DASH and n.starts[j] > n.ends[j - 1]) or n.texts[j] == "(":
            out.append((j - 1, code, commas, joints))
        elif code == AND and codes[j - 1] != COMMA:
            out.append(
                (j - 1, 120 + max(0, words[j + 1].form) if words[j + 1].frames else 80 + codes[j + 1], commas, joints)
            )
            joints += 1
        elif code == BECAUSE and codes[j - 1] != COMMA and codes[j + 1] not in (NUMBER, TIME):
            out.append((j - 1, 16, commas, joints))
        elif lists and code == PREPOSITION and codes[j - 1] not in (COMMA, AND, BECAUSE):
            out.append((j - 1, 13, commas, joints))
        elif lists and code in _ENDS_LIST and codes[j - 1] != COMMA:
            out.append((j - 1, 200 + code, commas, joints))
        if len(out) >= MOST_ENDS:
            break
    out.append((last, 0, commas, joints))
    return out


_ENDS_LIST = frozenset({BE, HAVE, DO, MODAL, NOT, REPORTS, PAST, TIME, TO, RELATIVE})


def _before(n: Narrated, v: int, known: tuple[int, ...]) -> Iterator[Proposal]:
    """The contents before a cue, up to the comma or dash that parts them; and on both sides of it."""
    codes, last = n.codes, n.last
    behind = v + 1 + (codes[v] == ACCORDING)
    for order, comma in enumerate(_partings(n, v)):
        for a, how in _openings(n, comma - 1):
            e = comma - 1
            if not _is_clause(n, v, a, e):
                continue
            clause = _clause_in(n, a)
            span = Span(n.starts[a], n.ends[e])
            inner = n.clausal[v - 1] - n.clausal[comma]
            rest = (v - comma, inner)
            yield Proposal(v, BEFORE, (span,), (*known, *_measured(n, v, BEFORE, how, a, e, clause, order, *rest)))
            k = next((k for k in range(behind, min(last, behind + 10)) if codes[k] == COMMA), None)
            if k is not None and k < last and codes[comma] == COMMA and MARKED not in codes[k + 1 : last + 1]:
                spans = (span, Span(n.starts[k + 1], n.ends[last]))
                around = _measured(n, v, AROUND, how, a, comma - 1, clause, order, *rest)
                yield Proposal(v, AROUND, spans, (*known, *around))


def _partings(n: Narrated, v: int) -> list[int]:
    """The commas and dashes before a cue, the nearest first, at most two. "… according to" needs none."""
    out = []
    for j in range(v - 1, max(PAD, v - REACH), -1):
        if n.codes[j] == MARKED:
            break
        if n.codes[j] in (COMMA, DASH):
            out.append(j)
    if n.codes[v] == ACCORDING:
        return [v - 1 if out[:1] == [v - 1] else v]
    return out[:2]


def _openings(n: Narrated, e: int) -> list[tuple[int, int]]:
    """Where a content that ends at `e` may begin: with the sentence, or behind a comma or pause inside it."""
    codes = n.codes
    low = next((i + 1 for i in range(e, PAD - 1, -1) if codes[i] == MARKED), PAD)
    begins = low == PAD or codes[low] in (COMMA, AND, PAUSE, DASH)  # else marked words belong to it
    out = {low: 0 if low == PAD else 5} if begins else {}
    for i in range(e - 1, low, -1):
        if codes[i] in (PAUSE, DASH):
            out.setdefault(i + 1, 2)
            break
        if codes[i] == COMMA and codes[i + 1] in (RELATIVE, AND, SUBJECT, BECAUSE, DETERMINER):
            out.setdefault(i + 1, 1)
        if len(out) > 3:
            break
    if begins and codes[low] == AND:
        out.setdefault(low + 1, 3)
    first = {a + (codes[a] == COMMA): how for a, how in out.items()}
    return [(a, how) for a, how in first.items() if a <= e]


def _measured(
    n: Narrated, v: int, template: int, start: int, a: int, e: int, clause: int, end: int, commas: int, joints: int
) -> tuple[int, ...]:
    """What is measured of a content from `a` to `e` (the last of `CONTENT_FEATURES`)."""
    codes = n.codes
    return (
        template, start, codes[a], codes[a + 1], codes[a + 2], clause, end, codes[e + 1], codes[e + 2], codes[e + 3],
        int(n.words[e + 2].frames > 0), e - a + 1, n.last - e, commas, joints, n.clausal[e] - n.clausal[a - 1],
        n.reporting[e] - n.reporting[a - 1], codes[e], a - v,
    )  # fmt: skip
