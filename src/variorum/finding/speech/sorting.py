"""Sorting marked segments into speech and what else stands between marks: titles, scare quotes, nicknames.

Never by length alone: "really good" is speech where somebody says it. The trees of `kind.json` weigh the cue, the marks
of punctuation, capitals and the word before; what they take out is a title or a scare quote by its shape.
"""

from __future__ import annotations

from variorum.finding.speech.features import kind_features
from variorum.finding.speech.kinds import is_nickname, speech_kind, title_case, word_after, word_before
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.trees import trees
from variorum.model import QuotationKind
from variorum.text.lexicon import words

__all__ = ["kind_of"]

_WORKS = words("en", "speech", "kinds", "works")
_NAMING = words("en", "speech", "kinds", "naming")
SPEECH = 0.4
"""From this probability on a segment is kept as speech. A quotation lost is worse than a scare quote kept, so it lies
below even odds; between 0.35 and 0.5 the segments F1 of held-out articles is flat."""


def kind_of(scene: Scene, i: int, repeats: int) -> QuotationKind:
    """The kind of an outermost segment. `repeats`: how often its words stand between marks in the article."""
    page = scene.page
    s = page.segments[i]
    text = page.text[s.start : s.end]
    if is_nickname(page, i, text):
        return "nickname"
    if _is_title(scene, i, text):
        return "title"
    x = kind_features(page, i, scene.licences[i], scene.spoken_before[i], repeats)
    if trees("kind").probability(x) >= SPEECH:
        return speech_kind(page, i)
    return "title" if title_case(text) and len(text.split()) > 1 else "scare"


LONGEST_TITLE = 12
"""Words; titles of works are shorter (all but two of the 210 in the development data)."""


def _is_title(scene: Scene, i: int, text: str) -> bool:
    """Whether capitals and the word beside it name a work: the film “…”, a book called “…”, the “…” film."""
    if not title_case(text) or len(text.split()) > LONGEST_TITLE:
        return False
    cue = scene.licences[i].chosen
    before = word_before(scene.page, i)
    if before in _NAMING or before in _WORKS:
        return cue is None or not (cue.joined and cue.strength == "strong")
    return word_after(scene.page, i) in _WORKS and len(text.split()) > 1
