"""For each outermost segment, the cue that licenses it as speech: after it, before it, or carried over.

`licences` chooses between the cues that `cues` finds on either side, and carries a speaker on inside a paragraph,
over a reopened paragraph and from a paragraph that ends in a colon.
"""

from __future__ import annotations

from typing import NamedTuple

from variorum.finding.speech.clauses import Item
from variorum.finding.speech.cues import Cue, cue_after, cue_before, cue_closing
from variorum.finding.speech.kinds import title_case
from variorum.finding.speech.page import Page

__all__ = ["Licence", "licences"]


JOINED_GAP = 8
"""Items between a cue and the marks that its comma or colon joins it to ("Poe replied to her with: …")."""


class Licence(NamedTuple):
    """The cues on both sides of a segment, the chosen one, and the segment it was carried from (or -1)."""

    after: Cue | None
    before: Cue | None
    colon: Cue | None
    chosen: Cue | None
    carried: int = -1


_NONE = Licence(None, None, None, None)


def licences(page: Page) -> tuple[Licence, ...]:
    """The licence of every segment, by its index; a nested segment has none of its own here."""
    out: list[Licence] = []
    last = -1
    for i, s in enumerate(page.segments):
        if s.depth or i not in page.at:
            out.append(_NONE)
            continue
        own = _own(page, i)
        if own.chosen is None and last >= 0 and _carries(page, last, i):
            source = out[last].carried if out[last].chosen is None and out[last].carried >= 0 else last
            own = own._replace(carried=source)
        out.append(own)
        last = i
    return tuple(out)


def _own(page: Page, i: int) -> Licence:
    sentence, k = page.at[i]
    row = page.rows[sentence]
    ended = _words(page, i)[-1:] in tuple(",.?!…—–-")
    after = cue_after(row, k, page.candidates, ended=ended) or _next_sentence(page, i, sentence, row, k)
    before = cue_before(row, k, page.candidates)
    weak = before is None or before.strength != "strong"
    if after is None and weak and not title_case(_words(page, i)):
        after = cue_closing(row, k, page.candidates)
    colon = _colon(page, i, sentence, row, k) if before is None else None
    return Licence(after, before, colon, _better(page, i, after, before) or colon)


def _words(page: Page, i: int) -> str:
    """The words of a segment without the marks that close another one inside it: «“… ‘flipped.’” he said»."""
    return page.text[page.segments[i].start : page.segments[i].end].rstrip("’'”\"")


def _better(page: Page, i: int, after: Cue | None, before: Cue | None) -> Cue | None:
    """The cue to trust where both sides have one: the one that a comma or colon joins to the marks, the nearer."""
    if after is None or before is None:
        return after or before
    if after.side == "according":
        return after
    text = _words(page, i)
    if before.joined and before.strength == "strong" and before.gap <= JOINED_GAP and text[-1:] not in {","}:
        return before
    if text[-1:] in ",?!—" or page.text[page.segments[i].outer_end : page.segments[i].outer_end + 1] == ",":
        return after
    return before if before.strength == "strong" else after


def _next_sentence(page: Page, i: int, sentence: int, row: list[Item], k: int) -> Cue | None:
    """A cue that was split off by a full stop inside the marks: "It was." Poe said."""
    if k + 1 < len(row) or sentence + 1 not in page.rows:
        return None
    following = page.rows[sentence + 1]
    if not following or page.sentences[sentence + 1].start > page.segments[i].outer_end + 2:
        return None
    paragraph = page.paragraphs[page.segments[i].paragraph]
    if following[0].start >= paragraph.end or any(item.kind == "Q" for item in following):
        return None  # «… years ago.” ¶ She went on: “…» is the next one's cue
    cue = cue_after([row[k], *following], 0, page.candidates)
    short = cue is not None and cue.gap <= 3 and len(following) - cue.gap <= 2
    return cue if short and cue is not None and cue.strength == "strong" else None


def _colon(page: Page, i: int, sentence: int, row: list[Item], k: int) -> Cue | None:
    """The sentence before, where it ends in a colon and this segment comes first in its own."""
    if k or sentence - 1 not in page.rows:
        return None
    lead = page.rows[sentence - 1]
    if not lead or lead[-1].text != ":":
        return None
    quoted = Item("Q", lead[-1].end, lead[-1].end, "", i)
    return cue_before([*lead, quoted], len(lead), page.candidates, colon=True)


def _carries(page: Page, last: int, i: int) -> bool:
    a, b = page.segments[last], page.segments[i]
    return b.continues or a.paragraph == b.paragraph or b.paragraph == a.paragraph + 1
