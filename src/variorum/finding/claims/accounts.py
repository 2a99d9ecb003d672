"""Where one side is told to contradict another: nobody asked, or nothing of the kind is remembered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from variorum.finding.claims.asserted import Report, made
from variorum.finding.claims.whose import Anchor, owner, within
from variorum.model import Claim, Span

__all__ = ["accounts"]

_NEVER_ASKED = re.compile(
    r"\b(?:was|were|had\s+been)\s+(?:never|not)\s+(?:contacted|approached|asked\s+for\s+comment)\s+"
    r"(?:for\s+comment|by\s+(?:the\s+|a\s+|any\s+|its\s+)?(?:writer|reporter|author|journalist|columnist|newspaper|paper|magazine|outlet|editor)s?\b)"
)
_NO_ANSWER = re.compile(
    r"\b(?:did|have|has|had)\s+not\s+(?:immediately\s+|yet\s+)?(?:respond|responded|reply|replied)\s+to\s+[^.;\n]{0,40}?"
    r"\b(?:requests?|inquir(?:y|ies)|calls?|messages?)(?:\s+for\s+comment)?"
)
_ASKING = frozenset(["contacted", "approached", "asked"])
_ANSWERING = frozenset(["respond", "responded", "reply", "replied"])
_NOT_RECALLED = re.compile(
    r"\A\s*(?P<who>[A-Z][\w’'-]*(?:\s+[\w’'-]+){0,3}?)\s+(?:says?|said|told\s+\w+)\s+(?:that\s+)?(?:they|he|she)\s+"
    r"(?:(?:do|does|did)(?:\s+not|n[’']t)\s+(?:recall|remember)|ha(?:s|ve|d)\s+no\s+(?:memory|recollection)\s+of)\b"
)
_RECALLING = frozenset(["recall", "remember", "memory", "recollection"])
_SAYS = re.compile(
    r"\A\s*(?:[A-Z][\w’'-]*\s+){1,3}(?:says?|said|recalls?|recalled|insists?|insisted|claims?|claimed)\b"
)


def accounts(report: Report) -> list[Claim]:
    """Whether somebody was asked for comment, where a report says; and what one side tells and another cannot
    recall."""
    return [*_asked(report), *_recalled(report)]


def _asked(report: Report) -> Iterator[Claim]:
    told = report.told
    for pattern, what, known_by in (
        (_NO_ANSWER, "no answer", _ANSWERING),
        (_NEVER_ASKED, "never asked", _ASKING),
    ):
        for m, sentence in ((m, s) for s in told.holding(known_by) for m in pattern.finditer(told.text, *s)):
            named = [x for x in within(report.mentions, Span(sentence.start, m.start())) if x.form == "name"]
            near = named[-1].name or named[-1].text if named else None
            whose = near if what == "no answer" else owner(told, sentence, m.start(), report.mentions)
            if whose is not None:
                yield made(report, "comment", Span(*m.span()), Anchor("request", "comment", whose), unit=what)


def _recalled(report: Report) -> Iterator[Claim]:
    told = report.told
    for sentence in told.holding(_RECALLING):
        denied = _NOT_RECALLED.match(told.text[slice(*sentence)])
        at = bisect_right(told.sentences, sentence) - 1
        before = told.sentences[at - 1] if at > 0 else None
        if denied is None or before is None or "\n" in told.text[sentence.start : sentence.start + denied.start("who")]:
            continue
        if _SAYS.match(told.text[slice(*before)]):
            anchor = Anchor("account", denied["who"])
            for span, unit in ((before, "told"), (sentence, "not recalled")):
                clause = told.clause(_first(told.text, span))
                if clause is not None:
                    yield made(report, "account", clause, anchor, unit=unit)


def _first(text: str, span: Span) -> int:
    words = text[slice(*span)]
    return min(span.start + len(words) - len(words.lstrip()), len(text) - 1)
