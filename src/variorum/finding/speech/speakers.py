"""What choosing speakers needs to know of a whole article, gathered once: the scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from variorum.finding.speech.appositions import appositions
from variorum.finding.speech.licences import Licence
from variorum.finding.speech.page import Page

__all__ = ["Scene", "scene"]


class Scene(Struct, frozen=True):
    """A page with its licences; `beside`: appositions; `where`: each mention's (sentence, item); `counts`: how often
    each person is the subject of a cue; `spoken_before`: licensed segments before each segment in its paragraph."""

    page: Page
    licences: tuple[Licence, ...]
    beside: Mapping[int, int]
    where: Mapping[int, tuple[int, int]]
    counts: Mapping[int, int]
    spoken_before: tuple[int, ...]


def scene(page: Page, licensed: tuple[Licence, ...]) -> Scene:
    """The scene of an article."""
    subjects = (x.chosen.subject for x in licensed if x.chosen is not None and x.chosen.subject is not None)
    persons = Counter(page.candidates[i].person for i in subjects)
    persons.pop(-1, None)
    return Scene(page, licensed, appositions(page), page.mention_places(), persons, _spoken_before(page, licensed))


def _spoken_before(page: Page, licensed: tuple[Licence, ...]) -> tuple[int, ...]:
    out, paragraph, count = [], -1, 0
    for s, licence in zip(page.segments, licensed, strict=True):
        if s.paragraph != paragraph:
            paragraph, count = s.paragraph, 0
        out.append(count)
        count += licence.chosen is not None and licence.chosen.joined
    return tuple(out)
