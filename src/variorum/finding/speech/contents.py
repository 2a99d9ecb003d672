"""What is attributed along with the marked words: the whole clause that a fragment stands in.

In «She said that the plan was “a disaster” for the town.» the marks hold two words, and what she is said to have said
is the clause from "that" on. After the content spans of Pareti (2016), *PARC 3.0*, which hold the conjunction.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.finding.speech.clauses import Item
from variorum.finding.speech.cues import Cue
from variorum.finding.speech.page import Page
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["content", "rest"]

_SKIPPED = frozenset({",", ":", "’s"})
_CLOSING = frozenset(".!?;")
_CONJUNCTIONS = frozenset({"that", "whether"})
_TIMES = words("en", "speech", "cues", "times")
_ADDRESSING = words("en", "speech", "cues", "addressing") - {"call", "called", "calls", "calling"}
_TURNING = words("en", "speech", "cues", "turning")


def content(page: Page, i: int, cue: Cue | None) -> tuple[Span, ...]:
    """The clause attributed with the fragment in segment `i`, marks included; empty where no cue tells where it begins.

    Before the marks it begins with "that", or behind the cue's verb, whom it is said to, and when; where the cue
    follows, with the sentence. It ends with the sentence, before the cue, or where a comma turns back to the reporter.
    """
    if i not in page.at:
        return ()
    sentence, k = page.at[i]
    row = page.rows[sentence]
    if cue is None:
        closing = _closing(row, k)
        return () if closing is None else _span(page, i, row, 0, closing, k)
    if cue.side not in {"before", "after", "according"}:
        return ()
    at = next((j for j, item in enumerate(row) if item.start == cue.span.start), None)
    if at is None:
        return ()
    if at < k:
        opening = _opening(row, at, k)
        behind = _span(page, i, row, at + 1, _end(page, row, k), k) if opening is not None else ()
        if opening is not None and behind:  # «The fees, she said, were “a scandal”.»
            return (Span(row[0].start, row[opening].end), *behind)
        return _span(page, i, row, _begin(row, at, k), _end(page, row, k), k)
    return _span(page, i, row, 0, _before_cue(row, k, at), k)


def rest(page: Page, i: int, cue: Cue | None) -> tuple[Span, ...]:
    """What is attributed with the sentence in segment `i`: "that" before it, or the rest of its clause up to the cue
    where the marks end in the middle («“We never left” the harbour, she said»); empty where it is all there is."""
    if i not in page.at or cue is None:
        return ()
    sentence, k = page.at[i]
    row = page.rows[sentence]
    if cue.side == "before" and k and row[k - 1].text in _CONJUNCTIONS:
        return _span(page, i, row, k - 1, k, k)
    ended = page.text[page.segments[i].end - 1] in ",.?!…—–-"
    at = next((j for j, item in enumerate(row) if item.start == cue.span.start), None)
    if cue.side == "after" and not ended and at is not None and at > k + 1 and row[k + 1].kind != "P":
        return _span(page, i, row, k, _before_cue(row, k, at), k)
    return ()


def _span(page: Page, i: int, row: Sequence[Item], first: int, last: int, k: int) -> tuple[Span, ...]:
    """The span from one item to another of a row, without what does not belong to a clause at either end."""
    while first < k and row[first].text in _SKIPPED:
        first += 1
    while last > k and row[last].text in _CLOSING:
        last -= 1
    start, end = row[first].start, row[last].end
    s = page.segments[i]
    if row[first].ref == i and row[first].kind == "Q":
        start = s.start
    if row[last].ref == i and row[last].kind == "Q":
        end = s.end
    return (Span(start, max(end, s.end)),) if start <= s.start else ()


def _opening(row: Sequence[Item], at: int, k: int) -> int | None:
    """Where a cue stands in commas inside the clause, the last item of the clause before it."""
    if at + 1 >= k or row[at + 1].text != ",":
        return None
    return next((j - 1 for j in range(at - 1, max(0, at - PARENTHESIS), -1) if row[j].text == ","), None)


PARENTHESIS = 6
"""Items of a cue clause in commas; longer ones are clauses of their own."""


def _closing(row: Sequence[Item], k: int) -> int | None:
    """The last item before a comma and a cue clause that close the sentence: «…, Poe said.»"""
    for j in range(len(row) - 1, max(k + 1, len(row) - PARENTHESIS), -1):
        if row[j].text == "," and j + 2 < len(row):
            a, b = row[j + 1], row[j + 2]
            said = b if a.kind == "M" else a
            return j - 1 if {a.kind, b.kind} == {"M", "V"} and said.strength == "strong" and said.finite else None
    return None


def _begin(row: Sequence[Item], at: int, k: int) -> int:
    """The first item of the clause behind the verb at `at`."""
    for j in range(at + 1, k + 1):
        if row[j].text in _CONJUNCTIONS:
            return j
        if row[j].kind in "VQ":
            break
    first = at + 1
    if row[at].text in _ADDRESSING and first < k and row[first].kind == "M":
        first += 1
    while first < k and (row[first].text.lower() in _TIMES or row[first].text == ","):
        first += 1
    return first


def _end(page: Page, row: Sequence[Item], k: int) -> int:
    """The last item of the clause that the segment at `k` stands in: the sentence's, or the segment where a comma
    follows it and no other marks, and a word that turns back to the reporter (", but", ", though", ", describing")."""
    after = k + 1
    inside = page.text[page.segments[row[k].ref].end - 1] == ","
    if after < len(row) and row[after].text == ",":
        after += 1
    elif not inside:
        return len(row) - 1
    if any(item.kind == "Q" for item in row[after:]) or after >= len(row):
        return len(row) - 1
    turn = row[after]
    participle = turn.verb is not None and turn.verb.form == "participle"
    return k if participle or turn.text.lower() in _TURNING else len(row) - 1


def _before_cue(row: Sequence[Item], k: int, at: int) -> int:
    """The last item of the clause where a cue follows: up to the comma or mark before the cue's subject."""
    for j in range(at - 1, k, -1):
        if row[j].text == ",":
            return j - 1
    return k
