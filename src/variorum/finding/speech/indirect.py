"""Speech that is reported without marks: «Poe said that the bridge was safe», «…, police said», «according to the
suit».

A layer of its own, less sure than marked quotations. `contents` finds what is reported in the narration of one article,
with two models: one weighs each word that may report (`cue.json`), one the stretches that it may report
(`content.json`, a softmax over them and "none"). Who is said to say it is asked of `reporters`. After Pareti et al.
(2013), *Automatically detecting and attributing indirect quotations*.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from variorum.finding.speech.attributions import Verdict, mention_of
from variorum.finding.speech.narrated import Narrated, narrated
from variorum.finding.speech.page import Page
from variorum.finding.speech.proposals import BEHIND, Proposal, cue_features, cues, proposals
from variorum.finding.speech.quotations import SPEECH
from variorum.finding.speech.references import References
from variorum.finding.speech.reporters import reporter, wider
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.trees import trees
from variorum.finding.speech.words import Words, words_of
from variorum.ids import quotation_id
from variorum.model import Attribution, Mention, Quotation, Span
from variorum.spans import joined_text, merged, overlap

__all__ = ["Content", "contents", "likeliest", "marked", "meets", "reported", "sentences", "weighed"]

CUE = 0.33
"""Words that report less likely than this are not looked at further."""
LEAST = 0.5
"""… and a content less likely than this is not reported."""
FAINT = 0.2
"""Cues whose contents together have less than this share are left at once."""
LITTLE = 0.02
"""A share so small has no voice in what a content is."""
SCALE = 100
"""Features are whole numbers: a probability is one in hundredths."""


RIGHT = {
    "according to": 0.95, "by whom": 0.9, "verb subject": 0.95, "subject verb": 0.91, "unlisted": 0.8,
    "participle": 0.78, "infinitive": 0.6, "owner": 0.65, "subject of noun": 0.6,
}  # fmt: skip
"""The share of speakers that are right by each rule where the content is right; five folds over the 505 articles."""


class Content(NamedTuple):
    """What is reported: its spans, its cue, on which side of it they stand, the sentence (by index, and as words), and
    how likely it is."""

    spans: tuple[Span, ...]
    cue: Span
    template: int
    sentence: int
    row: Words
    score: float


def marked(page: Page, quotations: Sequence[Quotation]) -> tuple[tuple[Span, ...], frozenset[int]]:
    """What marked speech takes of a page, with the unmarked part of a mixed quotation (sorted, disjoint), and where
    marks begin between which nobody speaks."""
    speech = [q for q in quotations if q.within is None and q.kind in SPEECH]
    spoken = {span.start for q in speech for span in q.spans}
    outer = [s for s in page.segments if s.depth == 0]
    spans = [span for q in speech for span in q.content]
    spans += [Span(s.outer_start, s.outer_end) for s in outer if s.start in spoken]
    return merged(spans), frozenset(s.outer_start for s in outer if s.start not in spoken)


def sentences(page: Page, quiet: frozenset[int]) -> Iterator[tuple[int, Words, Narrated]]:
    """The sentences of a page that may report, by their index, as words and as what words may be. `quiet`: where marks
    begin between which nobody speaks."""
    names = {c.span.start for c in page.candidates}
    for i, sentence in enumerate(page.sentences):
        row = page.words.get(i) or words_of(page.hidden, sentence)
        if (n := narrated(row, names, quiet)) is not None:
            yield i, row, n


def weighed(n: Narrated) -> Iterator[tuple[int, list[Proposal]]]:
    """The words of a sentence that may well report, each with the contents it may have."""
    model = trees("cue")
    for v in cues(n):
        features = cue_features(n, v)
        chance = model.probability(features)
        if chance >= CUE:
            yield v, list(proposals(n, v, features, int(chance * SCALE)))


def contents(page: Page, taken: Sequence[Span], quiet: frozenset[int]) -> tuple[Content, ...]:
    """What is reported in the narration of a page, in order; nothing that meets the stretches `taken` (sorted)."""
    model = trees("content")
    found = []
    for i, row, n in sentences(page, quiet):
        for v, options in weighed(n):
            shares = model.shares([p.features for p in options])
            if sum(shares) >= FAINT:
                share, p = likeliest(shares, options)
                score = model.calibrated(share)
                if score >= LEAST:
                    found.append(Content(p.spans, Span(n.starts[v], n.ends[v]), p.template, i, row, score))
    return _disjoint(found, taken)


def likeliest(shares: Sequence[float], options: Sequence[Proposal]) -> tuple[float, Proposal]:
    """The content that those with a share agree on most, and the share of those that agree with it: they have half of
    their joint stretch in common (minimum Bayes risk)."""
    weighed = [(share, p) for share, p in zip(shares, options, strict=True) if share > LITTLE]
    return max(
        ((sum(other for other, q in weighed if _agree(p, q)), share, -k, p) for k, (share, p) in enumerate(weighed)),
        default=(0.0, 0.0, 0, options[0]),
    )[::3]


def _agree(a: Proposal, b: Proposal) -> bool:
    if a is b:
        return True
    if len(a.spans) != len(b.spans):
        return False
    return all(
        2 * overlap(x, y) >= max(x.end, y.end) - min(x.start, y.start) for x, y in zip(a.spans, b.spans, strict=True)
    )


def _disjoint(found: Sequence[Content], taken: Sequence[Span]) -> tuple[Content, ...]:
    """The likeliest of those that overlap."""
    out: dict[int, list[Content]] = {}
    for c in sorted(found, key=lambda c: (-c.score, c.spans)):
        beside = out.setdefault(c.sentence, [])
        if not any(_meets(c.spans, other.spans) for other in beside) and not any(
            meets(span, taken) for span in c.spans
        ):
            beside.append(c)
    return tuple(sorted((c for group in out.values() for c in group), key=lambda c: c.spans))


def _meets(a: Sequence[Span], b: Sequence[Span]) -> bool:
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def meets(span: Span, taken: Sequence[Span]) -> bool:
    """Whether a stretch meets one of those taken (sorted, disjoint)."""
    at = bisect_right(taken, span.start, key=lambda s: s.end)
    return at < len(taken) and taken[at].start < span.end


def reported(
    article_id: str,
    scene: Scene,
    quotations: Sequence[Quotation],
    verdicts: Sequence[Verdict],
    least: float | None = None,
) -> tuple[tuple[Quotation, Attribution], ...]:
    """What an article reports without marks, with who is said to say it, in order. `quotations` (with `verdicts`) are
    those between marks: a pronoun may mean who spoke last."""
    taken, quiet = marked(scene.page, quotations)
    found = contents(scene.page, taken, quiet)
    if not found:
        return ()
    wide = wider(scene, {c.sentence: c.row for c in found}, quiet)
    references = References(wide.page, wide.beside, wide.counts, wide.where)
    people = {p.name: k for k, p in enumerate(wide.page.people)}
    spoken = deque(
        sorted(
            (q.spans[-1].end, people.get(_name(v), -1))
            for q, v in zip(quotations, verdicts, strict=True)
            if q.within is None and q.kind in SPEECH
        )
    )
    out = []
    for c in found:
        while spoken and spoken[0][0] <= c.cue.start:
            references.spoke(*spoken.popleft())
        quotation = Quotation(
            quotation_id(article_id, c.spans), article_id, c.spans, joined_text(wide.page.printed, c.spans), "indirect",
            c.spans, c.cue,
        )  # fmt: skip
        out.append((quotation, _attributed(wide, c, quotation.id, references, least or 0.0)))
    return tuple(out)


def _name(verdict: Verdict) -> str:
    return (verdict.mention.name if verdict.mention else None) or ""


def _attributed(scene: Scene, c: Content, quotation: str, references: References, least: float) -> Attribution:
    who = reporter(scene.page, c.sentence, c.cue, c.spans[-1].end, before=c.template != BEHIND)
    if who is None:
        return Attribution(quotation, None, "none: indirect", round(c.score, 3))
    score = c.score * RIGHT[who.rule]
    if who.candidate is None:
        assert who.words is not None
        mention = Mention(who.words, scene.page.printed[slice(*who.words)], "description")
    else:
        mention = mention_of(scene, who.candidate, references)
        score *= references.sureness(who.candidate) if mention.name is not None else 1.0
        references.spoke(c.spans[-1].end, references.whose(who.candidate))
    if score < least:
        return Attribution(quotation, None, "none: unsure", round(score, 3))
    return Attribution(quotation, mention, f"indirect: {who.rule}", round(score, 3))
