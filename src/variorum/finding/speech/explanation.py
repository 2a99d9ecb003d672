"""Why a quotation was taken for what it is and given to whom it is given: what the finder itself came to, in words."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.finding.speech import Heard, heard
from variorum.finding.speech.attributions import Choice, Verdict, weighed
from variorum.finding.speech.quotations import Group
from variorum.finding.speech.reasons import cue_words, reasons
from variorum.finding.speech.references import Ranked
from variorum.finding.speech.trees import trees
from variorum.model import Article, Attribution, Considered, Explanation, Mention, Quotation, Span

__all__ = ["explanation"]

CONTEXT = 240
"""Code points shown on either side of a quotation, to the next end of a sentence."""
KINDS = {
    "named as a work": "capitals inside the marks, and the word beside them names a work",
    "a title elsewhere": "the same words stand as a title elsewhere in the report",
    "known as": "what somebody is known as",
    "inside a name": "a name stands around the marks",
    "distanced": "the words before the marks keep them at a distance",
    "closes a headline": "a line without a stop ends in the marks behind a colon, as headlines quote",
}
SHAPES = {"direct": "the marks hold a clause of their own", "mixed": "the marks hold a part of the reporter’s sentence"}


def explanation(
    article: Article, aside: Sequence[Span], quotation_id: str, least: float | None = None
) -> Explanation | None:
    """Why the quotation of that id is what it is and whose it is, or None where the article's marks hold no such one.

    `aside` and `least` as for `speech`.
    """
    found = heard(article, aside, least)
    n = next((n for n, q in enumerate(found.quotations) if q.id == quotation_id), None)
    if n is None:
        return None
    q, group, v = found.quotations[n], found.groups[n], found.verdicts[n]
    named = v if v.mention is not None else v.but_for
    return Explanation(
        q, Attribution(q.id, v.mention, v.rule, v.score, v.addressee), _context(found, q), _kind(group), _decided(v),
        cue_words(found.scene.page, v.cue) if v.cue is not None else None,
        _considered(found, v.choice) if v.choice is not None else (),
        _name(found, named) if named is not None else (),
        _threshold(v, least),
    )  # fmt: skip


def _context(found: Heard, q: Quotation) -> Span:
    """The sentences around a quotation, or so much of them as is worth showing."""
    page, start, end = found.scene.page, q.spans[0].start, q.spans[-1].end
    starts = [s.start for s in page.sentences if start - CONTEXT <= s.start <= start]
    ends = [s.end for s in page.sentences if end <= s.end <= end + CONTEXT]
    return Span(
        starts[0] if starts else max(0, start - CONTEXT), ends[-1] if ends else min(len(page.text), end + CONTEXT)
    )


def _kind(group: Group) -> str:
    """Why it is speech, or is not."""
    told = group.sorted
    shape = SHAPES.get(group.kind, "")
    if told is None:
        return f"it stands inside another quotation; {shape}" if shape else "it stands inside another quotation"
    if told.speech is None:
        return KINDS.get(told.rule, told.rule)
    likely = f"speech, by punctuation, cue and capitals, {told.speech:.2f}"
    return f"{likely}; {shape}" if shape else f"{likely}: too little"


def _decided(v: Verdict) -> str:
    """What decided who speaks: a plain cue, a weighing, or nothing."""
    choice = v.choice
    if v.rule == "label":
        return "a label inside the marks names the speaker, here or in the quotation before"
    if choice is None:
        return "nobody is looked for"
    if choice.candidate is None:
        return "nobody who could speak stands near"
    if choice.weighed_by is None:
        return "the words at the marks say who speaks; nobody else was weighed"
    return "those below were weighed against one another, and against its being none of them"


def _considered(found: Heard, choice: Choice) -> tuple[Considered, ...]:
    """Everybody who was weighed, the likeliest first."""
    scene = found.scene
    if choice.weighed_by is None:
        return ()
    licence = scene.licences[choice.segment]
    options, rows = weighed(scene, choice.segment, *choice.weighed_by)
    shares = trees("speaker").shares(rows)
    out = []
    for candidate, row, share in zip(options, rows, shares, strict=True):
        c = scene.page.candidates[candidate]
        why = reasons(scene.page, choice.segment, licence, candidate, row)
        person = scene.page.candidates[scene.beside.get(candidate, candidate)].person
        name = scene.page.people[person].name if person >= 0 else None
        mention = Mention(c.span, c.text, c.form, name)
        out.append((candidate != choice.candidate, -share, Considered(mention, round(share, 3), *why)))
    return tuple(one for _, _, one in sorted(out, key=lambda x: x[:2]))


def _name(found: Heard, named: Verdict) -> tuple[str, ...]:
    """How the name behind the mention was come by."""
    mention, choice = named.mention, named.choice
    if mention is None or choice is None or choice.candidate is None:
        return ()
    page, i = found.scene.page, choice.candidate
    said = [f"“{mention.text}” is {mention.name}" if mention.name else f"the report gives no name for “{mention.text}”"]
    if page.candidates[i].form == "pronoun":
        said = _pronoun(found, mention, found.references.ranked(i))
    elif mention.name == mention.text:
        said = []
    elif i in found.scene.beside:
        said[0] += ": the report itself sets the two beside one another"
    elif mention.name and page.candidates[i].owner is not None:
        said[0] += ": so the one it belongs to is named"
    elif mention.name and page.candidates[i].form == "name":
        said[0] += ", the fullest form of that name in the report"
    sure = found.references.sureness(i) if mention.name else 1.0
    if sure < 1:
        said.append(f"somebody else could be meant: the score is {sure:.2f} of what it would be")
    return tuple(said)


def _pronoun(found: Heard, mention: Mention, ranked: Sequence[Ranked]) -> list[str]:
    people = found.scene.page.people
    if not ranked:
        return [f"“{mention.text}”: nobody is named before whom it could mean"]
    first, *others = ranked
    name = people[first.person].name
    if mention.name is None:
        either = " or ".join(people[r.person].name for r in ranked[:2])
        return [f"“{mention.text}” could be {either}: nobody is named"]
    said = [f"“{mention.text}” is {name}: {_antecedent(found, first)}"]
    if others:
        part = others[0].weight / first.weight
        said.append(f"next would be {people[others[0].person].name}, with {part:.2f} of the weight")
    return said


def _antecedent(found: Heard, ranked: Ranked) -> str:
    """Where the one whom a pronoun means was named."""
    back = {0: "in the same sentence", 1: "in the sentence before"}.get(ranked.back, f"{ranked.back} sentences before")
    if ranked.mention < 0:
        return f"who spoke the quotation {back}"
    words = found.scene.page.candidates[ranked.mention].text
    return f"“{words}” {back}{', its subject' if ranked.standing == 1.0 else ''}"


def _threshold(v: Verdict, least: float | None) -> str | None:
    """What the threshold did."""
    limit = f"the threshold of {least:.2f}" if least is not None else "the threshold"
    if v.but_for is not None and v.but_for.mention is not None and v.mention is None:
        who = v.but_for.mention.name or v.but_for.mention.text
        return f"{who} would be the likeliest, with {v.but_for.score:.2f}: below {limit}, so nobody is named"
    return f"{v.score:.2f} is not below {limit}" if v.mention is not None else None
