"""The headline of a report that is plain text: its first line, where that can be told from a sentence of the report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from variorum.finding.silence import Silence
from variorum.model import Furniture, Span
from variorum.text.lexicon import words

__all__ = ["headline"]

LONGEST_TITLE = 200
"""Characters of the longest headline; the longest of 139 has 167."""
FEWEST_WORDS = 3
"""Words of the shortest headline: a line of one or two is a label ("Photo", "Read more")."""
HEADLINE_CAPITALS = 0.9
"""Share of capitalised words in headline capitals; a sentence full of names has 0.3 to 0.6."""
DATELINE = re.compile(
    r"[A-Z][\w.’' -]{2,40}(?:, [A-Z][\w. ]{1,30})?(?: ?\([A-Z][\w .]{1,40}\))?(?: ?— ?| [–-]{1,2} )[A-Z“\"]"
)
FINAL = re.compile(r"[.!?:;…,][\"”’')]{0,2}$")


def headline(text: str, start: int, marks: Sequence[Furniture]) -> str | None:
    """The headline printed at `start`, where one can be told from the report, without its full stop; else None.

    It is a short first line that is no sentence, or is set in headline capitals, or stands over a dateline; or what
    stands in the first line before a caption or a time of update (`marks` is the furniture of the text).

    >>> headline("Mayor quits after vote.\\n\\nHARBOUR CITY — The mayor quit.", 0, ())
    'Mayor quits after vote'
    >>> headline("The mayor quit.\\n\\nNobody was surprised.", 0, ()) is None
    True
    """
    covered = Silence([Span(mark.start, mark.end) for mark in marks])
    at = end = start
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        end = text.find("\n", at)
        if end < 0 or not covered.holds(at):
            break
        if not covered.holds(end - 1):
            return None  # furniture and something else in one line: where the one ends is not sure enough
        at = end
    if end < 0 or DATELINE.match(text, at):
        return None
    glued = [mark.start for mark in marks if at < mark.start < end]
    line = text[at : min(glued, default=end)].strip()
    if not 0 < len(line) <= LONGEST_TITLE or len(line.split()) < FEWEST_WORDS:
        return None
    if FINAL.search(line):
        if not is_headline_case(line) and not DATELINE.match(text[end : end + 80].lstrip()):
            return None
        return line.rstrip(".; ")
    return line


def is_headline_case(line: str) -> bool:
    """Whether all but the little words of a line are capitalised, as in headlines that are closed with a full stop."""
    little = words("en", "masthead", "little_words")
    found = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if word.lower() not in little]
    capitals = sum(word[0].isupper() for word in found)
    return len(found) >= FEWEST_WORDS + 1 and capitals >= HEADLINE_CAPITALS * len(found)
