"""The act a quotation is said to come from: its medium, and whether it is put at another time.

Only the narration of the quotation's own sentence is read ("he said in the voice note", "according to the complaint",
"she texted"), never the words inside marks. A quotation whose sentence names no medium has no occasion here: what that
silence means is for the linking room to say, which sees the whole article and the other reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from variorum.model import Article, Occasion, Quotation, Span
from variorum.text.lexicon import lexicon

__all__ = ["narration", "occasions"]

LONGEST = 400
"""Code points of narration read on each side of a quotation. A news sentence is rarely longer; a page without full
stops must not make this quadratic."""
NAMINGS = 200
"""Namings of a medium looked back over for what "the message" takes up; a report has a few dozen."""
LOOK_BACK = 16
"""Marked spans looked back over for the last one that ended: more than stand nested in one another anywhere."""
REACH = 20_000
"""Code points over which "the message" is taken up again; longer than nearly every report, short for a page of a
megabyte."""
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s+[A-Z“\"‘'\[(])|\n\s*\n")
SCORES = {"preposition": 0.95, "told": 0.95, "opened": 0.9, "subject": 0.9, "verb": 0.95, "generic": 0.85}
"""How far each rule is to be believed; read on the five reports of the memo and the twenty stories."""


def occasions(article: Article, quotations: Sequence[Quotation]) -> tuple[Occasion, ...]:
    """The occasions that the narration beside each quotation names, in the order of the quotations.

    >>> from variorum.model import Quotation
    >>> text = "“We leave at nine,” she said in a voice memo."
    >>> quotation = Quotation("q", "a", (Span(1, 18),), text[1:18], "direct")
    >>> occasions(Article("a", text), [quotation])[0].medium
    'voice message'
    """
    marked = sorted(span for q in quotations for span in q.spans)
    found: list[Occasion] = []
    for quotation in quotations:
        if quotation.within is None and quotation.kind in ("direct", "mixed"):
            beside = narration(article.text, quotation, marked)
            found.extend(_best(quotation, article.text, beside))
    return tuple(found)


def narration(text: str, quotation: Quotation, marked: Sequence[Span]) -> tuple[Span, ...]:
    """The narrated parts of the sentence a quotation stands in: before it, between its spans, and after it.

    `marked` are all the spans of quotations in the article, sorted; no narration reaches into one of them.
    """
    first, last = quotation.spans[0], quotation.spans[-1]
    between = [Span(a.end, b.start) for a, b in zip(quotation.spans, quotation.spans[1:], strict=False)]
    before = _before(text, first.start, _previous_end(marked, first.start))
    after = _after(text, last.end, _next_start(marked, last.end))
    parts = [before, *between, after]
    if quotation.cue is not None and not any(p.start <= quotation.cue.start < p.end for p in parts):
        parts.append(_around(text, quotation.cue, marked))
    return tuple(p for p in parts if p.end - p.start > 2)


def _previous_end(marked: Sequence[Span], position: int) -> int:
    at = bisect_left(marked, Span(position, 0))
    return max((s.end for s in marked[max(0, at - LOOK_BACK) : at] if s.end <= position), default=0)


def _next_start(marked: Sequence[Span], position: int) -> int:
    at = bisect_left(marked, Span(position, 0))
    return marked[at].start if at < len(marked) else 10**12


def _before(text: str, position: int, floor: int) -> Span:
    """From the last sentence end (or quotation) before `position` to it: nothing where a sentence ended just there."""
    start = max(floor, position - LONGEST, text.rfind("\n", max(0, position - LONGEST), max(position - 1, 0)))
    ends = [m.end() for m in SENTENCE_END.finditer(text, start, position)]
    return Span(ends[-1] if ends else start, position)


def _after(text: str, position: int, ceiling: int) -> Span:
    """From `position` to the end of its sentence; empty where the quotation itself ends the sentence."""
    stop = min(ceiling, position + LONGEST, len(text))
    line = text.find("\n", position, stop)
    stop = line if line >= 0 else stop
    closed = re.match(r"[”’\"'»]*\s*", text[position : position + 8])
    at = position + (closed.end() if closed else 0)
    if (
        at < stop
        and text[position - 1 : position] in ".!?"
        and text[at : at + 1].isupper()
        and not _cue_follows(text, at)
    ):
        return Span(position, position)
    end = SENTENCE_END.search(text, at, stop)
    return Span(at, end.start() if end else max(stop, at))


def _cue_follows(text: str, at: int) -> bool:
    return (
        re.match(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3},? (?:\w+ ){0,2}\w+(?:ed|s|id)\b", text[at : at + 90])
        is not None
    )


def _around(text: str, cue: Span, marked: Sequence[Span]) -> Span:
    before = _before(text, cue.start, _previous_end(marked, cue.start))
    return Span(before.start, _after(text, cue.end, _next_start(marked, cue.end)).end)


class _Patterns(NamedTuple):
    heads: dict[str, str]
    generic: dict[str, tuple[str, ...]]
    verbs: dict[str, str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    specific: re.Pattern[str]
    firsts: frozenset[str]
    """The first word of everything that the rules look for."""


@cache
def _patterns() -> _Patterns:
    """The lexicon as patterns. Heads are matched as they are spelt there: "motion" is a filing, "Motion" part of a
    name."""
    words = lexicon("en", "occasions")
    heads = {head: medium for medium, entry in words["media"].items() for head in entry["heads"]}
    verbs = {verb: medium for medium, entry in words["media"].items() for verb in entry["verbs"].split()}
    generic = {head: tuple(media) for head, media in words["generic"].items()}
    noun = _any([*heads, *generic])
    prepositions, determiners, openers, subjects = (
        words[k].replace(" ", "|") for k in ("prepositions", "determiners", "openers", "subjects")
    )
    filler = rf"(?:(?i:{determiners})\s+)?(?:[\w’'.$£€-]+\s+){{0,4}}?"
    phrase = rf"{filler}(?P<head>{noun})\b"
    rules = (
        ("preposition", rf"\b(?i:{prepositions}|according to)\s+{phrase}"),
        ("told", rf"\b(?:told|tells|addressed|addressing)\s+{filler}(?P<head>{_any(words['gatherings'])})\b"),
        ("opened", rf"\b(?:{openers})\s+(?:the|his|her|its|their|that)\s+(?P<head>{noun})\b"),
        ("subject", rf"\b(?i:the|his|her|its|their|a)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<head>{noun})\s+(?:{subjects})\b"),
        ("verb", rf"\b(?P<head>{'|'.join(verbs)})\b(?! (?:statement|comment|response|remark|reply|interview))"),
    )
    compiled = tuple((rule, re.compile(pattern)) for rule, pattern in rules)
    firsts = frozenset(_WORD.findall(head)[0] for head in (*heads, *generic, *verbs, *words["gatherings"]))
    return _Patterns(heads, generic, verbs, compiled, re.compile(rf"\b(?:{_any(heads)})\b"), firsts)


_WORD = re.compile(r"\w+")


def _any(heads: Iterable[str]) -> str:
    return "|".join(re.escape(h) for h in sorted(heads, key=lambda h: (-len(h), h)))


def _best(quotation: Quotation, text: str, beside: Sequence[Span]) -> Iterator[Occasion]:
    """The medium in the narration of a quotation that stands nearest to its cue, or to its words where it has none."""
    patterns = _patterns()
    anchors = [quotation.cue] if quotation.cue else quotation.spans
    hits = []
    for part in beside:
        if patterns.firsts.isdisjoint(_WORD.findall(text, *part)):
            continue
        for rule, pattern in patterns.rules:
            for hit in pattern.finditer(text, part.start, part.end):
                medium = (patterns.verbs if rule == "verb" else patterns.heads).get(hit["head"])
                how = rule
                if medium is None:
                    medium, how = _generic(text, hit.start("head"), hit["head"]), "generic"
                if medium is not None:
                    distance = min(abs(hit.start("head") - n) for anchor in anchors for n in anchor)
                    hits.append((distance, Span(*hit.span()), medium, how))
    if hits:
        _, span, medium, how = min(hits)
        yield Occasion(quotation.id, medium, span, how, SCORES[how])


def _generic(text: str, position: int, head: str) -> str | None:
    """The medium that "the message" or "the recording" stands for: the one the article named last, else named next."""
    can = _patterns().generic.get(head, ())
    places, media = _named(text)
    at = bisect_left(places, position)
    for k in range(at - 1, max(-1, at - 1 - NAMINGS), -1):
        if places[k] >= position - REACH and media[k] in can:
            return media[k]
    ahead = media[at] if at < len(places) and places[at] < position + REACH else None
    return ahead if ahead in can else None


@lru_cache(maxsize=4)
def _named(text: str) -> tuple[list[int], list[str]]:
    """Where the article names a medium outright, and which; read once, when a generic head first asks for it."""
    heads, specific = _patterns().heads, _patterns().specific
    found = [(m.start(), heads[m.group()]) for m in specific.finditer(text)]
    return [start for start, _ in found], [medium for _, medium in found]
