"""Inferred: what we conclude, each with the rule that led to it and a score from 0 to 1."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.corrected import Outcome
from variorum.model.printed import Claim, Credit, DateMention, Furniture, Hedge, Mention, Outreach, Quotation, Span

__all__ = [
    "Act", "Attribution", "Considered", "Explanation", "Findings", "Fragment", "Link", "Links", "Masthead", "Occasion",
    "SharedRun", "Speaker", "SpeakerKind", "Topic", "Vote",
]  # fmt: skip

SpeakerKind = Literal["person", "organisation", "document", "group", "unnamed"]


class Attribution(Struct, frozen=True):
    """Who is said to have said a quotation; `mention` is None where nobody can be named, and `rule` says why."""

    quotation_id: str
    mention: Mention | None
    rule: str
    score: float
    addressee: str | None = None


class Considered(Struct, frozen=True):
    """Somebody who was weighed as the speaker of a quotation: how likely, and what spoke for and against them."""

    mention: Mention
    score: float
    speaks_for: tuple[str, ...] = ()
    speaks_against: tuple[str, ...] = ()


class Explanation(Struct, frozen=True):
    """Why a quotation was taken for what it is, and why it is given to whom it is given, as the finder came to it.

    `kind_because`, `decided`, `name_because` and `threshold` are sentences; `candidates` are all who were weighed, the
    likeliest first (nobody where a plain cue decides); `context` is the passage to read it in.
    """

    quotation: Quotation
    attribution: Attribution
    context: Span
    kind_because: str
    decided: str
    cue: str | None = None
    candidates: tuple[Considered, ...] = ()
    name_because: tuple[str, ...] = ()
    threshold: str | None = None


class Masthead(Struct, frozen=True):
    """What a report says of itself where metadata does not: its outlet and date, each with the rule that found it."""

    outlet: str | None = None
    outlet_rule: str | None = None
    published: str | None = None
    published_rule: str | None = None
    title: str | None = None


class Occasion(Struct, frozen=True):
    """The act a quotation is said to come from: its medium ("voice message", "court filing"), and the words for it."""

    quotation_id: str
    medium: str
    span: Span
    rule: str
    score: float


class Speaker(Struct, frozen=True):
    """Someone (or something) that is quoted, under every name the reports use."""

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...] = ()


class Link(Struct, frozen=True, order=True):
    """One row is a report of one thing: a quotation of an utterance, a report of a story, a report a copy of
    another."""

    row_id: str
    thing_id: str
    rule: str
    score: float


class Act(Struct, frozen=True):
    """What is known of an utterance before its words are collated: who spoke, and what it was ("voice message")."""

    id: str
    speaker: str | None
    title: str | None


class Topic(Struct, frozen=True):
    """One thing that several reports make claims of, and those claims (by id): the age of one person, the amount of one
    suit."""

    id: str
    type: str
    subject: str
    attribute: str
    claims: tuple[str, ...]


class Vote(Struct, frozen=True):
    """A claim in its witness, and the source it counts for: copies and shared narration have one between them."""

    siglum: str
    source: str
    claim: Claim


class SharedRun(Struct, frozen=True, order=True):
    """A run of narration that two reports share: `span` in one, `other_span` in the other."""

    article_id: str
    span: Span
    other_id: str
    other_span: Span


class Links(Struct, frozen=True):
    """Everything that was found to be the same thing across the reports."""

    stories: tuple[Link, ...] = ()
    copies: tuple[Link, ...] = ()
    versions: tuple[Link, ...] = ()
    """a version of a page → the next one"""
    sources_of: tuple[Link, ...] = ()
    """report → the report that has its vote: the last version of the original of its page"""
    shared: tuple[SharedRun, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    acts: tuple[Act, ...] = ()
    said_by: tuple[Link, ...] = ()
    """quotation → speaker"""
    reports_of: tuple[Link, ...] = ()
    """quotation → utterance"""
    retold: tuple[Link, ...] = ()
    """indirect speech → the utterance that it tells of in other words; never a witness of its words"""
    sources: tuple[Link, ...] = ()
    """quotation → the independent source that its report has it from (its own article, or one it shares text with)"""
    topics: tuple[Topic, ...] = ()
    claims: tuple[Claim, ...] = ()
    """what only the comparison shows to be claimed: how firmly each report tells what another hedges"""
    notes: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    """what came of the corrections that say which things are the same"""


class Findings(Struct, frozen=True):
    """Everything found in one article."""

    article_id: str
    language: str | None = None
    masthead: Masthead = Masthead()
    furniture: tuple[Furniture, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    dates: tuple[DateMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    credits: tuple[Credit, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    outreach: tuple[Outreach, ...] = ()


class Fragment(Struct, frozen=True):
    """One stretch of printed words to be collated: `spans` of `text`, printed by the witness `siglum`.

    `fragment` is a quotation's id in an edition, a running number in `compare`. Fragments that share a `source` are
    copies of one another and have one vote between them; by default a witness is its own source.
    """

    siglum: str
    fragment: str | int
    text: str
    spans: tuple[Span, ...]
    source: str | None = None
