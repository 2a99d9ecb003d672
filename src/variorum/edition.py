"""Everything about one story, put together as a reader is shown it.

The rooms have done the work; this one only places it: witnesses under their sigla, quotations under their speakers and
utterances, apparatuses under theirs. Nothing is decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from variorum import ids
from variorum.model import (
    Apparatus,
    Article,
    Attribution,
    Claim,
    Credit,
    DateMention,
    Edition,
    Event,
    Findings,
    Fragment,
    Hedge,
    Link,
    Links,
    Outreach,
    Passage,
    Quotation,
    Quoted,
    Revision,
    SetAside,
    SharedRun,
    SharedText,
    Span,
    Tally,
    Timing,
    Topic,
    Utterance,
    Vote,
    Witness,
)
from variorum.spans import hull, merged
from variorum.timing import time_of
from variorum.version import EDITION_VERSION, __version__

__all__ = ["dated", "edition", "fragments", "sigla", "votes"]


def sigla(articles: Sequence[Article], findings: Sequence[Findings]) -> dict[str, str]:
    """Article id → siglum: the same whichever other reports are read.

    Two that come out the same (one chance in 24,000, or one file given twice) are told apart by a number.
    """
    out: dict[str, str] = {}
    taken: defaultdict[str, int] = defaultdict(int)
    for article, found in zip(articles, findings, strict=True):
        siglum = ids.siglum(article.id.split("~")[0], article.outlet or found.masthead.outlet, article.kind)
        taken[siglum] += 1
        out[article.id] = siglum if taken[siglum] == 1 else f"{siglum}.{taken[siglum]}"
    return out


def fragments(
    articles: Sequence[Article], findings: Sequence[Findings], links: Links, sigla: Mapping[str, str]
) -> dict[str, tuple[Fragment, ...]]:
    """Utterance id → the fragments to collate: each quotation of it, in the order of the articles and of their text."""
    texts = {a.id: a.text for a in articles}
    sources = {x.row_id: x.thing_id for x in links.sources}
    quotations = {q.id: q for f in findings for q in f.quotations}
    out: defaultdict[str, list[Fragment]] = defaultdict(list)
    for x in links.reports_of:
        q = quotations[x.row_id]
        out[x.thing_id].append(Fragment(sigla[q.article_id], q.id, texts[q.article_id], q.spans, sources.get(q.id)))
    return {act: tuple(found) for act, found in out.items()}


def votes(
    findings: Sequence[Findings], links: Links, sigla: Mapping[str, str]
) -> tuple[tuple[Topic, tuple[Vote, ...]], ...]:
    """Each topic with what the reports say on it; copies, and reports that share narration there, are one.

    An earlier version of a page stands beside those that say the same; what it says alone was taken back, and is in the
    page's correction history.
    """
    claims = {c.id: c for c in (*(c for f in findings for c in f.claims), *links.claims)}
    source_of = {x.row_id: x.thing_id for x in links.sources_of}
    earlier = {x.row_id for x in links.versions}
    runs: defaultdict[str, list[SharedRun]] = defaultdict(list)
    for run in links.shared:
        runs[run.article_id].append(run)
    out = []
    for topic in links.topics:
        found = [claims[c] for c in topic.claims]
        said = {_value(c) for c in found if c.witness not in earlier}
        kept = [c for c in found if c.witness not in earlier or _value(c) in said]
        if len(kept) == len(found) or len({c.witness for c in kept}) > 1:
            out.append((topic, tuple(Vote(sigla[c.witness], _source(c, source_of, runs[c.witness]), c) for c in kept)))
    return tuple(out)


def _value(claim: Claim) -> tuple[object, ...]:
    return claim.interval, claim.unit, claim.against, claim.qualifier


def dated(
    articles: Sequence[Article], findings: Sequence[Findings], links: Links, sigla: Mapping[str, str]
) -> tuple[tuple[DateMention, str], ...]:
    """Each date of the story's own reports, under its witness's siglum, with the text it stands in; copies and earlier
    versions left out."""
    aside = {x.row_id for x in (*links.copies, *links.versions)} | {
        x.row_id for x in links.stories if x.thing_id != MAIN
    }
    out = []
    for article, found in zip(articles, findings, strict=True):
        if article.id not in aside:
            out += [(replace(d, witness=sigla[article.id]), article.text) for d in found.dates]
    return tuple(out)


def _source(claim: Claim, source_of: Mapping[str, str], runs: Sequence[SharedRun]) -> str:
    """The article that stands for a claim's source: the first of those whose narration round it is the same."""
    sharing = [r.other_id for r in runs if r.span.start <= claim.start and claim.end <= r.span.end]
    return min(source_of.get(a, a) for a in (claim.witness, *sharing))


def edition(
    articles: Sequence[Article],
    findings: Sequence[Findings],
    links: Links,
    sigla: Mapping[str, str],
    apparatuses: Mapping[str, Apparatus],
    tallies: tuple[Tally, ...] = (),
    timeline: tuple[Event, ...] = (),
    *,
    revisions: tuple[Revision, ...] = (),
    set_aside: Sequence[SetAside] = (),
    notes: Sequence[str] = (),
) -> Edition:
    """The edition. `apparatuses` holds the collation of each utterance by its id, `tallies` what
    the claims come to, `timeline` what happened when."""
    witnesses = _witnesses(articles, findings, links, sigla)
    rank = {w.siglum: n for n, w in enumerate(witnesses)}
    quoted = _quoted(findings, sigla, links, apparatuses)
    transcripts = {w.siglum for w in witnesses if w.kind == "transcript"}
    return Edition(
        variorum=__version__,
        version=EDITION_VERSION,
        witnesses=witnesses,
        speakers=links.speakers,
        quotations=tuple(
            sorted(
                (q for q in quoted if q.witness not in transcripts or q.utterance),
                key=lambda q: (rank[q.witness], q.start, q.end),
            )
        ),
        utterances=_utterances(links, {act: _timed(a, articles, sigla) for act, a in apparatuses.items()}),
        claims=tuple(sorted(_claims(findings, links, sigla), key=lambda c: (rank[c.witness], c.start, c.end, c.type))),
        tallies=tallies,
        credits=_placed((c for f in findings for c in f.credits), sigla, rank),
        hedges=_placed((h for f in findings for h in f.hedges), sigla, rank),
        outreach=_placed((o for f in findings for o in f.outreach), sigla, rank),
        timeline=timeline,
        revisions=revisions,
        dates=_placed((d for f in findings for d in f.dates), sigla, rank),
        notes=(*notes, *links.notes, *_unsure_order(links.versions, sigla)),
        set_aside=tuple(sorted(set_aside, key=lambda s: (s.path, s.reason))),
    )


SURE = 0.7
"""The score below which the order of two versions is told by their length alone, which a person should know."""


def _unsure_order(versions: Sequence[Link], sigla: Mapping[str, str]) -> Iterator[str]:
    for x in versions:
        if x.score < SURE:
            one, other = sigla[x.row_id], sigla[x.thing_id]
            how = "told by its length alone" if x.rule.endswith("by length") else "a guess: nothing tells"
            yield f"{one} and {other} are versions of one page; that {other} is the later is {how}."


Told = TypeVar("Told", Credit, Hedge, Outreach, DateMention)


def _placed(told: Iterable[Told], sigla: Mapping[str, str], rank: Mapping[str, int]) -> tuple[Told, ...]:
    """What the reports tell, each under its witness's siglum, in the order of the witnesses and their texts."""
    named = [replace(x, witness=sigla[x.witness]) for x in told]
    return tuple(sorted(named, key=lambda x: (rank[x.witness], x.start, x.end)))


def _claims(findings: Sequence[Findings], links: Links, sigla: Mapping[str, str]) -> Iterator[Claim]:
    for claim in (*(c for f in findings for c in f.claims), *links.claims):
        yield replace(claim, witness=sigla[claim.witness])


def _witnesses(
    articles: Sequence[Article], findings: Sequence[Findings], links: Links, sigla: Mapping[str, str]
) -> tuple[Witness, ...]:
    copy_of = {x.row_id: sigla[x.thing_id] for x in links.copies}
    version_of = {x.row_id: sigla[x.thing_id] for x in links.versions}
    story = {x.row_id: x.thing_id for x in links.stories}
    shared = _shared(links.shared, sigla)
    out = [
        _witness(
            a,
            f,
            sigla[a.id],
            copy_of.get(a.id),
            version_of.get(a.id),
            shared.get(a.id, ()),
            story.get(a.id) != MAIN,
        )
        for a, f in zip(articles, findings, strict=True)
    ]
    return tuple(
        sorted(
            out, key=lambda w: (w.kind != "transcript", w.off_story, w.published or "9999", w.outlet or "~", w.siglum)
        )
    )


MAIN = "story 0"


def _shared(runs: Sequence[SharedRun], sigla: Mapping[str, str]) -> dict[str, tuple[SharedText, ...]]:
    """Article id → where other witnesses print its narration too, in its order; what overlaps is one."""
    spans: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for run in runs:
        spans[run.article_id, sigla[run.other_id]].append(run.span)
    out: defaultdict[str, list[SharedText]] = defaultdict(list)
    for (article, other), found in spans.items():
        out[article] += [SharedText(other, *span) for span in merged(found)]
    return {a: tuple(sorted(texts, key=lambda t: (t.start, t.end, t.siglum))) for a, texts in out.items()}


def _witness(
    article: Article,
    found: Findings,
    siglum: str,
    copy_of: str | None,
    version_of: str | None,
    shared: tuple[SharedText, ...],
    off_story: bool,
) -> Witness:
    rules = dict(article.rules)
    masthead = found.masthead
    outlet, published = article.outlet or masthead.outlet, article.published or masthead.published
    return Witness(
        siglum=siglum,
        path=article.origin.uri if article.origin else "",
        sha256=article.origin.sha256 if article.origin else "",
        chars=len(article.text),
        kind=article.kind,
        outlet=outlet,
        outlet_rule=(rules.get("outlet", "metadata") if article.outlet else masthead.outlet_rule) if outlet else None,
        published=published,
        published_rule=(rules.get("published", "metadata") if article.published else masthead.published_rule)
        if published
        else None,
        title=article.title or masthead.title,
        byline=article.byline,
        url=article.url,
        language=article.language or found.language,
        text=article.text,
        furniture=found.furniture,
        copy_of=copy_of,
        version_of=version_of,
        shares_text_with=shared,
        off_story=off_story,
        turns=article.turns,
    )


def _quoted(
    findings: Sequence[Findings], sigla: Mapping[str, str], links: Links, apparatuses: Mapping[str, Apparatus]
) -> list[Quoted]:
    said_by = {x.row_id: x for x in links.said_by}
    acts = {x.row_id: x.thing_id for x in (*links.reports_of, *links.retold)}
    whole = {name: flags for a in apparatuses.values() for _, name, flags in a.fragments}
    out = []
    for found in findings:
        attributions = {a.quotation_id: a for a in found.attributions}
        for q in found.quotations:
            flags = whole.get(q.id, ())
            of, siglum = attributions.get(q.id), sigla[found.article_id]
            out.append(_entry(q, siglum, of, said_by.get(q.id), acts.get(q.id), flags))
    return out


def _entry(
    q: Quotation, siglum: str, found: Attribution | None, link: Link | None, act: str | None, whole: tuple[str, ...]
) -> Quoted:
    speech = q.kind not in ("title", "scare", "nickname")
    unprinted = link is not None and link.rule in ("outvoted", "decided")
    mention = found.mention if found and speech and not unprinted else None
    area = hull(q.spans)
    return Quoted(
        id=q.id,
        witness=siglum,
        start=area.start,
        end=area.end,
        spans=q.spans,
        text=q.text,
        kind=q.kind,
        within=q.within,
        speaker=link.thing_id if link and speech else None,
        mention=mention.span if mention else None,
        rule=link.rule if link else found.rule if found else "not speech",
        score=round(link.score if link else found.score if found else 0.0, 4),
        cue=q.cue,
        addressee=found.addressee if found and speech else None,
        utterance=act if speech else None,
        fragment=whole,
    )


def _utterances(links: Links, apparatuses: Mapping[str, Apparatus]) -> tuple[Utterance, ...]:
    """The utterances, the one that most reports print first, then the longest."""
    acts = {act.id: act for act in links.acts}
    out = [
        Utterance(name, acts[name].speaker, acts[name].title, a.text, a.order_known, a.passages, a.witnesses)
        for name, a in apparatuses.items()
    ]
    return tuple(sorted(out, key=lambda u: (-len(u.witnesses), -len(u.text), u.id)))


def _timed(apparatus: Apparatus, articles: Sequence[Article], sigla: Mapping[str, str]) -> Apparatus:
    """The apparatus with the time of each passage that a transcript has words or silence for, the lemma's own first."""
    timings = {sigla[a.id]: a.timings for a in articles if a.timings}
    if not timings:
        return apparatus
    return replace(apparatus, passages=tuple(_with_time(p, timings) for p in apparatus.passages))


def _with_time(passage: Passage, timings: Mapping[str, Sequence[Timing]]) -> Passage:
    for reading in passage.readings:
        for place in reading.places:
            time = time_of(timings.get(place.siglum, ()), place.start, place.end)
            if time is not None:
                return replace(passage, time=time)
    return passage
