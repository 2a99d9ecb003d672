"""What is quoted in an article, and by whom: `speech` reads one article's text.

text ─marks→ segments ─page→ names, sentences, rows ─licences→ cues ─quotations→ groups ─attributions→ verdicts
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from variorum.finding.speech.attributions import Verdict, attributions
from variorum.finding.speech.indirect import reported
from variorum.finding.speech.licences import licences
from variorum.finding.speech.page import page
from variorum.finding.speech.quotations import Group, groups, quotation
from variorum.finding.speech.references import References
from variorum.finding.speech.speakers import Scene, scene
from variorum.model import Article, Attribution, Mention, Quotation, Span

__all__ = ["Heard", "Speech", "heard", "speech"]


class Speech(NamedTuple):
    """The quotations of an article in the order in which they begin, an attribution for each in the same order, and the
    mentions of people, with those that attributions of marked quotations name."""

    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]


class Heard(NamedTuple):
    """How the speech of an article was come by: what was looked at, and for each quotation its group and verdict."""

    scene: Scene
    references: References
    groups: tuple[Group, ...]
    verdicts: tuple[Verdict, ...]
    quotations: tuple[Quotation, ...]


def speech(article: Article, aside: Sequence[Span] = (), least: float | None = None) -> Speech:
    """What an article quotes and who is said to have said it. Pure; never raises, whatever the text.

    Nobody is looked for in the stretches set `aside` (sorted, disjoint): captions, adverts, menus. `least` is the score
    below which nobody is named (None: the finder's own thresholds).

    >>> found = speech(Article(id="a", text="“I am done,” said Jo Blake."))
    >>> found.quotations[0].text, found.attributions[0].mention.name
    ('I am done,', 'Jo Blake')
    """
    found = heard(article, aside, least)
    pairs = zip(found.quotations, found.verdicts, strict=True)
    said = [(q, Attribution(q.id, v.mention, v.rule, v.score, v.addressee)) for q, v in pairs]
    indirect = reported(article.id, found.scene, found.quotations, found.verdicts, least)
    both = list(heapq.merge(said, indirect, key=lambda pair: pair[0].spans[0]))
    mentions = _mentions(found.scene, [a for _, a in said])
    return Speech(tuple(q for q, _ in both), tuple(a for _, a in both), mentions)


def heard(article: Article, aside: Sequence[Span] = (), least: float | None = None) -> Heard:
    """What `speech` makes its answer of, for whoever asks why it is this one."""
    read = page(article.text, aside)
    seen = scene(read, licences(read))
    references = References(read, seen.beside, seen.counts, seen.where)
    found = groups(seen)
    verdicts = attributions(seen, found, references, least)
    quotations = [quotation(article.id, read, g, v.cue) for g, v in zip(found, verdicts, strict=True)]
    holder = {i: q.id for g, q in zip(found, quotations, strict=True) for i in g.segments}
    named = tuple(
        replace(q, within=holder.get(g.parent)) if g.parent >= 0 else q for g, q in zip(found, quotations, strict=True)
    )
    return Heard(seen, references, found, verdicts, named)


def _mentions(seen: Scene, said: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Every name and organisation, every description that the report sets beside a name, and all who are quoted."""
    out = {a.mention.span: a.mention for a in said if a.mention is not None}
    people, candidates = seen.page.people, seen.page.candidates
    for i, c in enumerate(candidates):
        person = candidates[seen.beside[i]].person if i in seen.beside else c.person
        if person >= 0 and people[person].kind != "place":
            printed = seen.page.printed[c.span.start : c.span.end]
            out.setdefault(c.span, Mention(c.span, printed, c.form, people[person].name))
    return tuple(out[span] for span in sorted(out))
