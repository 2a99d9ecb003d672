"""The act a quotation is said to come from: its medium, and whether it is put at another time.

Only the narration of the quotation's own sentence is read ("he said in the voice note", "according to the complaint",
"she texted"), never the words inside marks. A quotation whose sentence names no medium has no occasion here: what that
silence means is for the linking room to say, which sees the whole article and the other reports.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from variorum.model import Article, Occasion, Quotation, Span
from variorum.text.lexicon import lexicon

__all__ = ["narration", "occasions"]

LONGEST = 400
"""Code points of narration read on each side of a quotation. A news sentence is rarely longer; a page without full
stops must not make this quadratic."""
SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s+[A-Z“\"‘'\[(])|\n\s*\n")
SCORES = {"preposition": 0.95, "opened": 0.9, "subject": 0.9, "verb": 0.95, "generic": 0.85}
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
            found.extend(_best(quotation, article.text, beside, found))
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
    ends = [s.end for s in marked[: bisect_left(marked, Span(position, 0))] if s.end <= position]
    return max(ends, default=0)


def _next_start(marked: Sequence[Span], position: int) -> int:
    at = bisect_left(marked, Span(position, 0))
    return marked[at].start if at < len(marked) else 10**12


def _before(text: str, position: int, floor: int) -> Span:
    """From the last sentence end (or quotation) before `position` to it: nothing where a sentence ended just there."""
    start = max(floor, position - LONGEST, text.rfind("\n", 0, max(position - 1, 0)))
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


@cache
def _patterns() -> tuple[dict[str, str], tuple[tuple[str, re.Pattern[str]], ...], dict[str, str], re.Pattern[str]]:
    """Head → medium, the patterns in the order they are tried, verb → medium, and the pattern of specific heads."""
    words = lexicon("en", "occasions")
    heads = {head: medium for medium, entry in words["media"].items() for head in entry["heads"]}
    verbs = {verb: medium for medium, entry in words["media"].items() for verb in entry["verbs"].split()}
    generic = words["generic"].split()
    noun = "|".join(re.escape(h) for h in sorted([*heads, *generic], key=lambda h: (-len(h), h)))
    either = {k: "|".join(words[k].split()) for k in ("prepositions", "determiners", "openers", "subjects")}
    phrase = rf"(?:(?:{either['determiners']})\s+)?(?:[\w’'.-]+\s+){{0,4}}?(?P<head>{noun})\b"
    preposition = rf"\b(?:{either['prepositions']}|according to)\s+{phrase}"
    opened = rf"\b(?:{either['openers']})\s+(?:the|his|her|its|their|that)\s+(?P<head>{noun})\b"
    subject = rf"\b(?:the|his|her|its|their|a)\s+(?:[\w’'-]+\s+){{0,2}}?(?P<head>{noun})\s+(?:{either['subjects']})\b"
    verb = rf"\b(?P<head>{'|'.join(verbs)})\b"
    compiled = tuple(
        (rule, re.compile(pattern, re.IGNORECASE))
        for rule, pattern in (("preposition", preposition), ("opened", opened), ("subject", subject), ("verb", verb))
    )
    specific = "|".join(re.escape(h) for h in sorted(heads, key=lambda h: (-len(h), h)))
    return heads, compiled, verbs, re.compile(rf"\b(?:{specific})\b", re.IGNORECASE)


def _best(quotation: Quotation, text: str, beside: Sequence[Span], earlier: Sequence[Occasion]) -> Iterator[Occasion]:
    """The best-supported medium in the narration beside a quotation; the nearest to the words where several are
    named."""
    heads, patterns, verbs, _ = _patterns()
    hits = []
    for part in beside:
        for rule, pattern in patterns:
            for hit in pattern.finditer(text, part.start, part.end):
                head = " ".join(hit["head"].lower().split())
                medium = (verbs if rule == "verb" else heads).get(head)
                how = rule
                if medium is None:
                    medium, how = _generic(text, hit.start("head"), head), "generic"
                if medium is not None:
                    distance = min(abs(hit.start("head") - s) for span in quotation.spans for s in span)
                    hits.append((distance, Span(*hit.span()), medium, how))
    if hits:
        _, span, medium, how = min(hits)
        yield Occasion(quotation.id, medium, span, how, SCORES[how])


def _generic(text: str, position: int, head: str) -> str | None:
    """The medium that "the message" or "the recording" stands for: the one the article named last, else named first."""
    heads, _, _, specific = _patterns()
    can = _MEANT.get(head, ())
    named = [
        heads[" ".join(m.group().lower().split())] for m in specific.finditer(text, max(0, position - 20_000), position)
    ]
    fits = [medium for medium in named if medium in can]
    if fits:
        return fits[-1]
    ahead = specific.search(text, position)
    later = heads[" ".join(ahead.group().lower().split())] if ahead else None
    return later if later in can else None


_MEANT = {
    "message": ("voice message", "text message", "email", "letter", "social media post", "tweet", "video"),
    "note": ("voice message", "letter", "email"),
    "memo": ("voice message", "letter", "email"),
    "recording": ("voice message", "phone call", "video", "interview"),
    "audio": ("voice message", "phone call", "video", "interview"),
    "clip": ("voice message", "video"),
    "tape": ("voice message", "video", "interview"),
}
"""What a generic head can stand for."""
