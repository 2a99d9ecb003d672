"""Linking: which of these are the same thing? Story, copy, speaker, utterance, across the reports.

`link` is the whole room: the articles and what was found in each go in, `Links` come out. Nothing in it depends on the
order of the articles, which come sorted, and every id comes from content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from variorum.ids import slug
from variorum.linking.acts import act_ids
from variorum.linking.copies import copies, sources_of
from variorum.linking.decided import DECIDED, DECIDED_NOBODY, decided_copies, decided_stories, merged, parted
from variorum.linking.narrations import Shared, coverage, narration, shared_narration
from variorum.linking.parallels import parallels
from variorum.linking.propositions import propositions
from variorum.linking.regrouped import regrouped
from variorum.linking.retold import retellings
from variorum.linking.rows import Row, rows, unmarked
from variorum.linking.sources import sources
from variorum.linking.speakers import Cast, Identity, alike, cast, speaker
from variorum.linking.spellings import respelt
from variorum.linking.stories import stories
from variorum.linking.topics import topics
from variorum.linking.transcripts import is_one, recorded
from variorum.linking.utterances import Group, group
from variorum.linking.versions import versions
from variorum.model import Act, Article, Correction, Findings, Link, Links, Outcome, Quotation, SharedRun, Speaker

__all__ = ["link", "story_numbers"]

STORY_SCORE = 0.8
"""The score of a speaker that the story's other reports supply: the report itself did not say so."""

CONTESTED = 6
"""Words that two quotations must have in common, whole, for different names on them to be worth a note."""


def link(articles: Sequence[Article], findings: Sequence[Findings], corrections: Sequence[Correction] = ()) -> Links:
    """Everything that is the same thing across these reports, which have distinct ids and come sorted by them.

    `corrections` are those in force, the earliest first, with the ids of articles for the reports they name.
    """
    said = rows(articles, findings)
    who = cast(
        articles, [_named_once(f) if a.kind == "transcript" else f for a, f in zip(articles, findings, strict=True)]
    )
    other_words = unmarked(articles, findings)
    who, slips = respelt(who, said, _identities(said, who))
    quoted = (*_identities(said, who).values(), *_identities(other_words, who).values())
    who, one = merged(who, quoted, corrections)
    ids = [a.id for a in articles]
    identities, two = parted(_identities(said, who), said, ids, corrections)
    story_of, told_apart = story_numbers(articles, corrections)
    narrations = [narration(a, f) for a, f in zip(articles, findings, strict=True)]
    shared = shared_narration(narrations)
    sizes, covered = [len(words) for words in narrations], coverage(narrations, shared)
    decided = {n for n, a in enumerate(articles) for c in corrections if c.what == "copy" and a.id in c.reports}
    later = {n: x for n, x in versions(articles, findings, sizes, covered).items() if n not in decided}
    copied, copying = decided_copies(articles, copies(articles, sizes, covered, later), corrections)
    source_of = sources_of(len(articles), copied, later)
    told = group(said, identities, _told(said, who), story_of)
    heard = recorded(told, said, identities, who, articles, findings)
    (groups, spoken, unlike), regrouping = regrouped(heard, said, identities, story_of, corrections)
    acts = list(zip(act_ids(groups, said), groups, strict=True))
    tellers = _identities(other_words, who)
    retold = retellings(other_words, tellers, said, groups, story_of)
    speakers = _speakers(groups, said, identities)
    firmer, levels = propositions(articles, findings, story_of)
    return Links(
        stories=tuple(Link(a.id, f"story {n}", "likeness", 1.0) for a, n in zip(articles, story_of, strict=True)),
        copies=tuple(Link(articles[n].id, articles[m].id, "shared narration", 1.0) for n, m in sorted(copied.items())),
        versions=tuple(Link(articles[n].id, articles[v.report].id, v.rule, v.score) for n, v in sorted(later.items())),
        sources_of=tuple(Link(a.id, articles[m].id, "copies", 1.0) for a, m in zip(articles, source_of, strict=True)),
        shared=tuple(run for s in shared for run in _both_ways(s, articles)),
        speakers=_with_tellers(speakers, tellers, other_words),
        acts=tuple(Act(name, g.speaker.id if g.speaker else None, g.medium) for name, g in acts),
        said_by=(
            *(
                x
                for k, g in enumerate(groups)
                for n in g.members
                for x in _said_by(said[n], g, identities.get(n), k in spoken)
            ),
            *_told_by(tellers, other_words, speakers),
            *_of_turns(spoken, [g.speaker.id if g.speaker else None for g in groups], findings),
        ),
        reports_of=(
            *(Link(said[n].id, name, "same words or occasion", 1.0) for name, g in acts for n in g.members),
            *(Link(q.id, acts[k][0], "turn", 1.0) for k, turns in spoken.items() for _, q in turns),
        ),
        retold=tuple(Link(other_words[r.row].id, acts[r.group][0], "in other words", r.share) for r in retold),
        sources=sources(said, articles, shared, source_of),
        notes=(*_contested(groups, said), *slips, *unlike),
        topics=(*topics(findings, story_of, who.known), *parallels(articles, findings, story_of), *firmer),
        claims=levels,
        outcomes=(*one, *two, *told_apart, *copying, *regrouping),
    )


def _named_once(found: Findings) -> Findings:
    """The findings of a transcript with every label once: who speaks often is not named more firmly."""
    return replace(found, attributions=())


def story_numbers(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[list[int], tuple[Outcome, ...]]:
    """The story that each article tells, 0 for the one with most reports, as people decided where they did."""
    return decided_stories(articles, _stories(articles), corrections)


def _stories(articles: Sequence[Article]) -> list[int]:
    """The story of each article; a transcript is of the main one, to which it was given."""
    told = iter(stories([a for a in articles if a.kind == "report"]))
    return [next(told) if a.kind == "report" else 0 for a in articles]


def _of_turns(
    spoken: Mapping[int, Sequence[tuple[int, Quotation]]], speakers: Sequence[str | None], findings: Sequence[Findings]
) -> Iterator[Link]:
    """Who speaks in the turns of transcripts that are quoted."""
    heard = {report for turns in spoken.values() for report, _ in turns}
    rules = {a.quotation_id: a.rule for report in heard for a in findings[report].attributions}
    for k, turns in spoken.items():
        who = speakers[k]
        for _, q in turns if who is not None else ():
            rule = rules[q.id]
            named = rule in ("turn", DECIDED)
            if rule != DECIDED_NOBODY:
                yield Link(q.id, str(who), rule if named else "story vote", 1.0 if named else STORY_SCORE)


def _identities(said: Sequence[Row], who: Cast) -> dict[int, Identity]:
    """Row → whom its own report names."""
    named = {n: who.identity(r.attribution.mention, r.report) for n, r in enumerate(said) if r.attribution}
    decided = {n: r.attribution.mention for n, r in enumerate(said) if r.attribution and r.attribution.rule == DECIDED}
    by_id = {who.id: who for n, who in named.items() if who is not None and n not in decided}
    for n, mention in decided.items():
        if mention is not None:
            named[n] = by_id.get(mention.text) or named[n] or who.stranger(mention)
    return {n: identity for n, identity in named.items() if identity is not None}


def _told(said: Sequence[Row], who: Cast) -> dict[int, str]:
    """Row → "told X", where it was said to an outlet, a body or "reporters", and not to a person of the story."""
    to = {n: r.attribution.addressee for n, r in enumerate(said) if r.attribution and r.attribution.addressee}
    return {n: f"told {slug(name)}" for n, name in to.items() if not who.is_person(name)}


def _both_ways(run: Shared, articles: Sequence[Article]) -> tuple[SharedRun, SharedRun]:
    a, b = articles[run.a].id, articles[run.b].id
    return SharedRun(a, run.span, b, run.other), SharedRun(b, run.other, a, run.span)


def _speakers(groups: Sequence[Group], said: Sequence[Row], identities: Mapping[int, Identity]) -> tuple[Speaker, ...]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    known: dict[str, Identity] = {}
    for g in groups:
        if g.speaker is None:
            continue
        known[g.speaker.key] = max(known.get(g.speaker.key, g.speaker), g.speaker, key=lambda i: (len(i.name), i.name))
        names[g.speaker.key].append(g.speaker.name)
        for n in g.members:
            attribution, own = said[n].attribution, identities.get(n)
            printed = attribution and attribution.mention and attribution.rule != DECIDED
            if attribution and attribution.mention and printed and own and own.key == g.speaker.key:
                names[g.speaker.key].append(attribution.mention.text)
    return tuple(speaker(known[key], names[key]) for key in sorted(known))


def _told_by(tellers: Mapping[int, Identity], told: Sequence[Row], speakers: Sequence[Speaker]) -> Iterator[Link]:
    """Who is said to have said what is told in other words, where that is somebody the reports quote or name."""
    known = {s.id for s in speakers}
    for n, who in tellers.items():
        said = told[n].attribution
        if said is not None and (who.id in known or who.kind in NAMED):
            yield Link(told[n].id, who.id, said.rule, said.score)


NAMED = frozenset({"person", "organisation", "group"})


def _with_tellers(
    speakers: Sequence[Speaker], tellers: Mapping[int, Identity], told: Sequence[Row]
) -> tuple[Speaker, ...]:
    """The speakers, and those whom indirect speech alone names."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    new: dict[str, Identity] = {}
    known = {s.id for s in speakers}
    for n, who in tellers.items():
        said = told[n].attribution
        if who.kind in NAMED and who.id not in known and said is not None and said.mention is not None:
            new[who.id] = max(new.get(who.id, who), who, key=lambda i: (len(i.name), i.name))
            names[who.id] += [who.name, said.mention.text]
    return tuple(sorted([*speakers, *(speaker(who, names[key]) for key, who in new.items())], key=lambda s: s.id))


def _said_by(row: Row, g: Group, own: Identity | None, heard: bool) -> list[Link]:
    """Who said it: as the report has it, or as the reports that print the same words have it.

    "story vote" names whom a report leaves unnamed ("transcript" where it is one's turn), "outvoted" overrules one that
    names somebody else.
    """
    if g.speaker is None or (row.attribution is not None and row.attribution.rule == DECIDED_NOBODY):
        return []
    same = own is not None and (alike(own, g.speaker) or (heard and is_one(own, g.speaker)))
    if same and row.attribution is not None:
        return [Link(row.id, g.speaker.id, row.attribution.rule, row.attribution.score)]
    unnamed = own is None or own.kind == "unnamed"
    rule = ("transcript" if heard else "story vote") if unnamed else "outvoted"
    return [Link(row.id, g.speaker.id, rule, STORY_SCORE)]


def _contested(groups: Sequence[Group], said: Sequence[Row]) -> tuple[str, ...]:
    """A sentence for each set of utterances that print the same words, whole, under different names."""
    by_words: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for g in groups:
        for n in g.members:
            words = tuple(t.key for t in said[n].words)
            if len(words) >= CONTESTED and g.speaker is not None:
                by_words[words].add(g.speaker.name)
    contested = {tuple(sorted(names)) for names in by_words.values() if len(names) > 1}
    return tuple(
        f"The reports give the same words to different speakers: {', '.join(names)}." for names in sorted(contested)
    )
