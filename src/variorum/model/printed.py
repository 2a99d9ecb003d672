"""Printed: what a page says, with spans into its text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

__all__ = [
    "Article", "Claim", "Credit", "DateMention", "Furniture", "Hedge", "Mention", "MentionForm", "Origin",
    "Outreach", "Quotation", "QuotationKind", "Span", "Timing", "Turn",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open range of code points in one article's text: `text[start:end]`. In JSON it is `[start, end]`."""

    start: int
    end: int


QuotationKind = Literal["direct", "mixed", "indirect", "title", "scare", "nickname"]
MentionForm = Literal["name", "pronoun", "description", "organisation", "document"]


class Origin(Struct, frozen=True):
    """Where an article came from: the bytes as received, and what read them."""

    uri: str
    sha256: str
    reader: str
    retrieved: str | None = None
    encoding: str | None = None


class Furniture(Struct, frozen=True):
    """A stretch of the page that is not of the report: `dateline`, `caption`, `credit`, `advert`, `appeal`, …"""

    start: int
    end: int
    kind: str


class Turn(Struct, frozen=True):
    """What one speaker says in a transcript until another speaks; `speaker` as the transcript has it, `time` in
    seconds."""

    start: int
    end: int
    speaker: str | None = None
    time: tuple[float, float] | None = None


class Timing(Struct, frozen=True):
    """When the words of a transcript from `start` to `end` were spoken, in seconds from its beginning."""

    start: int
    end: int
    time: tuple[float, float]


class Article(Struct, frozen=True):
    """One report as it was read: its text, never edited, and what file and metadata say about it.

    `id` comes from the text alone (or is the `id` of a JSONL line). `rules` says how a metadata field was found, for
    example `{"outlet": "manifest", "published": "meta article:published_time"}`. A transcript has `turns` and, where it
    tells the time, `timings`, both in the order of its text and disjoint.
    """

    id: str
    text: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    kind: Literal["report", "transcript"] = "report"
    furniture: tuple[Furniture, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    origin: Origin | None = None
    turns: tuple[Turn, ...] = ()
    timings: tuple[Timing, ...] = ()


class Mention(Struct, frozen=True):
    """A name, title, description or pronoun that stands for someone, and the fullest name this article gives them."""

    span: Span
    text: str
    form: MentionForm
    name: str | None = None


class Quotation(Struct, frozen=True):
    """What one outlet printed between marks (or, for `indirect`, in a content clause).

    `spans` are the marked words, inside the marks; several when a cue breaks the quotation or a paragraph reopens it.
    `content` is everything attributed, the unmarked part of a mixed quotation too. `within` names the quotation that
    this one stands inside.
    """

    id: str
    article_id: str
    spans: tuple[Span, ...]
    text: str
    kind: QuotationKind
    content: tuple[Span, ...] = ()
    cue: Span | None = None
    within: str | None = None


class Claim(Struct, frozen=True):
    """A value that a report asserts: of what (`anchor`), and as of when.

    `interval` holds the least and the greatest value it allows, as numbers in `unit`; an empty string is no bound. The
    anchor in its parts: the `attribute` ("amount") of a `subject` ("lawsuit"), `whose` it is and `against` whom;
    without an anchor a claim is compared only with one that another report makes in nearly the same words. `clause` is
    the sentence that it stands in.
    """

    id: str
    witness: str
    start: int
    end: int
    text: str
    type: str
    interval: tuple[str, str] | None = None
    qualifier: str | None = None
    unit: str | None = None
    as_of: str | None = None
    anchor: str | None = None
    attribute: str | None = None
    subject: str | None = None
    whose: str | None = None
    against: tuple[str, ...] = ()
    clause: Span | None = None


class Credit(Struct, frozen=True):
    """Who a report says it has something from: "obtained by", "told", "according to", wire, photo."""

    witness: str
    start: int
    end: int
    kind: str
    source: str | None = None
    what: str | None = None


class Hedge(Struct, frozen=True):
    """A word that lowers how firmly something is said (allegedly, reportedly, purported), and the words it covers."""

    witness: str
    start: int
    end: int
    kind: str
    scope: Span | None = None


class Outreach(Struct, frozen=True):
    """Whom a report asked for comment, and what came of it."""

    witness: str
    start: int
    end: int
    to: str | None = None
    result: str | None = None


class DateMention(Struct, frozen=True):
    """An expression of time, resolved to EDTF where it can be, with the rule that resolved it.

    `clause` is the sentence of the report's own words that it stands in; None inside a quotation or in furniture.
    """

    witness: str
    start: int
    end: int
    text: str
    edtf: str | None = None
    rule: str | None = None
    clause: Span | None = None
