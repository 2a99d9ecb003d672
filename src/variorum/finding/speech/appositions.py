"""Which descriptions a report itself sets beside a name: "Blake, the director,", "the director Jo Blake"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page
from variorum.finding.speech.verbs import verb

__all__ = ["appositions"]


def appositions(page: Page) -> Mapping[int, int]:
    """Descriptions (by index) that the report itself sets beside a name, with that name's index.

    "Blake, the director,", "the director, Blake,", "the director Jo Blake", "Blake — who also directed".
    """
    out: dict[int, int] = {}
    mentions = page.candidates
    by_start = {c.span.start: i for i, c in reversed(list(enumerate(mentions))) if _is_person(page, c)}
    by_end = {c.span.end: i for i, c in enumerate(mentions) if _is_person(page, c) and not c.possessive}
    for i, c in enumerate(mentions):
        if c.form != "description" or c.possessive or c.gender == "p":
            continue
        after = _TO_NAME.match(page.hidden, c.span.end, c.span.end + 8)
        name = by_start.get(after.end()) if after else None
        if after and name is not None and _closed(page.hidden, mentions[name].span.end, after[0][0] == ","):
            out[i] = name
            continue
        behind = _BELONGING.match(page.hidden, c.span.end)
        name = by_start.get(behind.end()) if behind else None
        if behind and name is not None and _closed(page.hidden, mentions[name].span.end, True):
            out[i] = name
            continue
        before = _FROM_NAME.search(page.hidden, max(0, c.span.start - 14), c.span.start)
        name = by_end.get(before.start()) if before else None
        own = before is not None and before[0][:3] != ", w" and _VERB_AFTER.match(page.hidden, c.span.end)
        if own and _is_finite(own[1]):
            continue  # «as Poe attacked Blake, the man shouted»: he has a verb of his own
        if name is not None and mentions[name].span != c.owner:
            out[i] = name
    return out


_TO_NAME = re.compile(r",? |,? named ")
_FROM_NAME = re.compile(r"(?:, (?:\d{1,3}, )?|, who is |, who was )$")
"""What stands between a name and the description behind it: "Blake, 61, the director"."""
_VERB_AFTER = re.compile(r" ([a-z]+)\b")


def _is_finite(word: str) -> bool:
    found = verb(word)
    return found is not None and found.form == "finite"


_BELONGING = re.compile(r" (?:of|for|at|in|from) (?:[\w’'-]+ ){0,5}[\w’'-]+, ")
"""What a description hangs on: "the leader of the council, Jo Blake,"."""


def _is_person(page: Page, c: Candidate) -> bool:
    return c.form == "name" and not c.place and c.person >= 0 and page.people[c.person].kind == "person"


def _closed(hidden: str, end: int, comma: bool) -> bool:
    """A name set off by a comma must be closed by one: "the director, Jo Blake, said"."""
    return not comma or hidden[end : end + 1] in {",", ".", ")", "—", ""} or hidden[end : end + 2] == " —"
