"""Who is said to have said each quotation.

Each attribution names the rule it came from and a score: the share of such attributions that are right. Where nobody
can be named the mention is None, and the rule says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.finding.speech.licences import Licence
from variorum.finding.speech.page import Page
from variorum.finding.speech.quotations import SPEECH, Group
from variorum.finding.speech.references import appositions, full_name, resolve_pronoun
from variorum.model import Mention, Span

__all__ = ["Verdict", "attributions"]


class Verdict(NamedTuple):
    """What is concluded of one group: the mention (or None), the rule, the score, who is spoken to, and the cue."""

    mention: Mention | None
    rule: str
    score: float
    addressee: str | None = None
    cue: Span | None = None


def attributions(page: Page, found: Sequence[Group], licensed: Sequence[Licence]) -> tuple[Verdict, ...]:
    """A verdict for every group."""
    beside = appositions(page)
    out: list[Verdict] = []
    speakers: list[tuple[int, int]] = []
    chosen: dict[int, int | None] = {}
    for g in found:
        if g.kind not in SPEECH:
            out.append(Verdict(None, f"none: {g.kind}", 1.0))
            continue
        if g.parent >= 0:
            out.append(Verdict(None, "none: inside another quotation", 0.5))
            continue
        licence = next((licensed[i] for i in g.segments if licensed[i].chosen is not None), licensed[g.segments[0]])
        cue = licence.chosen
        subject = cue.subject if cue else chosen.get(licence.carried)
        for i in g.segments:
            chosen[i] = subject
        rule = f"{cue.side}: {cue.rule}" if cue else "carried on" if subject is not None else "none: no cue"
        addressee = page.candidates[cue.addressee].text if cue and cue.addressee is not None else None
        mention = _mention(page, subject, speakers, beside) if subject is not None else None
        if mention is None and cue is not None:
            rule = "none: no subject"
        person = next((n for n, p in enumerate(page.people) if mention and p.name == mention.name), -1)
        speakers.append((page.segments[g.segments[-1]].outer_end, person))
        out.append(Verdict(mention, rule, 0.9 if mention else 0.5, addressee, cue.span if cue else None))
    return tuple(out)


def _mention(page: Page, i: int, speakers: Sequence[tuple[int, int]], beside: dict[int, int]) -> Mention:
    c = page.candidates[i]
    if c.form == "pronoun":
        person = resolve_pronoun(page, i, speakers, beside)
        return Mention(c.span, c.text, c.form, None if person is None else page.people[person].name)
    return Mention(c.span, c.text, c.form, full_name(page, i, beside))
