"""What is attributed along with the marked words: the whole clause that a fragment stands in.

In «She said the plan was “a disaster” for the town.» the marks hold two words, and what she is said to have said is the
clause from "the plan" on. After the content spans of Pareti (2016), *PARC 3.0*.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.finding.speech.clauses import Item
from variorum.finding.speech.cues import Cue
from variorum.finding.speech.page import Page
from variorum.model import Span

__all__ = ["content"]

_SKIPPED = frozenset({"that", ",", ":", "as", "’s"})
_CLOSING = frozenset(".!?;")


def content(page: Page, i: int, cue: Cue | None) -> tuple[Span, ...]:
    """The clause attributed with the fragment in segment `i`, marks included; empty where no cue tells where it begins.

    Before the marks it begins behind the cue's verb and "that"; where the cue follows, with the sentence. It ends with
    the sentence, or before the cue.
    """
    if i not in page.at or cue is None or cue.side not in {"before", "after", "according"}:
        return ()
    sentence, k = page.at[i]
    row = page.rows[sentence]
    at = _verb(row, cue)
    if at is None:
        return ()
    first, last = (at + 1, len(row) - 1) if at < k else (0, _before_cue(row, k, at))
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


def _verb(row: Sequence[Item], cue: Cue) -> int | None:
    """Where the cue's verb (or "according to") stands in the row."""
    return next((j for j, item in enumerate(row) if item.start == cue.span.start), None)


def _before_cue(row: Sequence[Item], k: int, at: int) -> int:
    """The last item of the clause where a cue follows: up to the comma or mark before the cue's subject."""
    for j in range(at - 1, k, -1):
        if row[j].text == ",":
            return j - 1
    return k
