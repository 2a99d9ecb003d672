"""Sorting marked segments into speech and what else stands between marks: titles, scare quotes, nicknames.

Never by length alone: "really good" is speech where somebody says it. The trees of `kind.json` weigh the cue, the marks
of punctuation, capitals and the word before; what they take out is a title or a scare quote by its shape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.finding.speech.kinds import (
    closes_headline,
    is_byname,
    is_citation,
    is_cry,
    is_title,
    speech_kind,
    title_case,
    word_before,
)
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.trees import trees
from variorum.model import QuotationKind
from variorum.text.lexicon import words

__all__ = ["Sorted", "kind_of"]

_DISTANCED = words("en", "speech", "kinds", "distanced")

SPEECH = 0.45
"""From this probability on a segment is kept as speech. A quotation lost is worse than a scare quote kept, so it lies
below even odds: on held-out articles precision and recall are 95.8 and 98.1, at 0.5 they are 96.1 and 97.7."""


class Sorted(NamedTuple):
    """The kind of a segment, the rule that told it, and how likely the trees held it to be speech (None: not asked)."""

    kind: QuotationKind
    rule: str
    speech: float | None = None


def kind_of(scene: Scene, i: int, x: Sequence[int]) -> Sorted:
    """The kind of an outermost segment with the traits `x`."""
    page = scene.page
    s = page.segments[i]
    cue = scene.licences[i].chosen
    if is_title(page.text, s) and (cue is None or not (cue.joined and cue.strength == "strong")):
        return Sorted("title", "named as a work")
    if is_citation(page.text, s, page.paragraphs[s.paragraph]):
        return Sorted("title", "a reference")
    if is_byname(page.text, s):
        return Sorted("nickname", "known as")
    if word_before(page.text, s) in _DISTANCED and not (cue is not None and cue.joined):
        return Sorted("scare", "distanced")
    if closes_headline(page.text, s, page.paragraphs[s.paragraph]):
        return Sorted("direct", "closes a headline")
    likely = trees("kind").probability(x)
    if likely >= SPEECH or is_cry(page.text, s):
        return Sorted(speech_kind(page.text, s, page.paragraphs[s.paragraph]), "trees", likely)
    text = page.text[s.start : s.end]
    return Sorted("title" if title_case(text) and len(text.split()) > 1 else "scare", "trees", likely)
