"""From marked segments to quotations: a cue that interrupts, a paragraph that reopens, a quotation inside another.

One quotation has several spans where a cue clause breaks it ("…," he said, "…"), where it goes straight on after the
cue ("…," he said. "…"), and where the next paragraph reopens it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from variorum.finding.speech.contents import content, rest
from variorum.finding.speech.cues import Cue
from variorum.finding.speech.kinds import is_nickname, speech_kind
from variorum.finding.speech.licences import Licence
from variorum.finding.speech.page import Page
from variorum.finding.speech.sorting import Sorted, kind_of
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.traits import traits
from variorum.ids import quotation_id
from variorum.model import Quotation, QuotationKind, Span
from variorum.spans import joined_text

__all__ = ["Group", "groups", "quotation"]

SPEECH = frozenset({"direct", "mixed"})


class Group(NamedTuple):
    """The segments (by index) of one quotation, its kind, the index of the segment it stands inside (or -1), and how
    its first segment was sorted (None: by its shape alone)."""

    segments: tuple[int, ...]
    kind: QuotationKind
    parent: int
    sorted: Sorted | None = None


def groups(scene: Scene) -> tuple[Group, ...]:
    """The quotations of a page as groups of its segments, in the order in which they begin."""
    page, licensed = scene.page, scene.licences
    kinds = _kinds(scene)
    out: list[Group] = []
    last: int | None = None  # the index in `out` of the last outermost group of speech
    for i, s in enumerate(page.segments):
        if s.depth:
            out.append(Group((i,), _nested_kind(page, i), s.parent))
            continue
        if i not in page.at and not is_nickname(page.text, s):
            continue
        told = kinds.get(i, Sorted("nickname", "inside a name"))
        kind = told.kind
        if kind not in SPEECH:
            out.append(Group((i,), kind, -1, told))
        elif last is not None and _goes_on(page, out[last], i, kind, licensed):
            out[last] = out[last]._replace(segments=(*out[last].segments, i))
        else:
            out.append(Group((i,), kind, -1, told))
            last = len(out) - 1
    return tuple(out)


def _kinds(scene: Scene) -> dict[int, Sorted]:
    """The kind of each outermost segment. What is a title in one place is one in every place."""
    page = scene.page
    out = {i: kind_of(scene, i, x) for i, x in traits(scene).items()}
    titles = {_plain(page, i) for i, told in out.items() if told.kind == "title"}
    elsewhere = Sorted("title", "a title elsewhere")
    return {i: elsewhere if told.kind != "title" and _plain(page, i) in titles else told for i, told in out.items()}


def _plain(page: Page, i: int) -> str:
    return page.text[page.segments[i].start : page.segments[i].end].strip(" ,.")


def _nested_kind(page: Page, i: int) -> QuotationKind:
    s = page.segments[i]
    return speech_kind(page.text, s, page.paragraphs[s.paragraph])


def _goes_on(page: Page, group: Group, i: int, kind: QuotationKind, licensed: Sequence[Licence]) -> bool:
    """Whether a segment continues the quotation before it."""
    j = group.segments[-1]
    a, b = page.segments[j], page.segments[i]
    if b.continues:
        return True
    if group.kind != "direct" or a.paragraph != b.paragraph:
        return False
    if kind != "direct" and page.hidden[max(0, b.outer_start - 2) : b.outer_start].rstrip()[-1:] not in {",", "—", "–"}:
        return False
    between = page.text[a.outer_end : b.outer_start]
    if not between.strip():
        return True
    return _only_cue_between(page, j, i, licensed)


def _only_cue_between(page: Page, j: int, i: int, licensed: Sequence[Licence]) -> bool:
    """Whether what stands between two segments is the first one's cue clause and nothing that introduces the second."""
    cue = licensed[j].after
    if cue is None or cue.subject is None or licensed[j].chosen is not cue:
        return False
    own = licensed[i].before
    if own is not None and own.span != cue.span:
        return False
    sentence_j, sentence_i = page.at[j][0], page.at[i][0]
    if sentence_j == sentence_i:
        return True
    following = page.segments[j].outer_end
    ends = [page.sentences[k].start for k in range(sentence_j + 1, sentence_i + 1)]
    starts_next = bool(ends) and ends[-1] == page.segments[i].outer_start
    return starts_next and sum(start > following for start in ends) == 1 and licensed[i].after is None


def quotation(article_id: str, page: Page, group: Group, cue: Cue | None) -> Quotation:
    """The group as a value of the model; `within` is filled in by the caller, who knows the ids."""
    spans = tuple(Span(page.segments[i].start, page.segments[i].end) for i in group.segments)
    whole: tuple[Span, ...] = ()
    if len(spans) == 1 and group.kind in SPEECH:
        whole = (content if group.kind == "mixed" else rest)(page, group.segments[0], cue)
    return Quotation(
        quotation_id(article_id, spans), article_id, spans, joined_text(page.printed, spans), group.kind,
        whole or spans, cue.span if cue else None,
    )  # fmt: skip
