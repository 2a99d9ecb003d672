"""The nouns. Everything that flows through Variorum is one of these values; read this file first.

Every noun is frozen and compares by value. All are `msgspec.Struct`s, so that the edition a reader is shown *is* the
JSON other programs rely on: `Edition` and what it holds carry the field names, the order and the types of the
contract, and encoding, decoding and the JSON Schema follow from the types.

Offsets are Unicode code points, half-open, into one article's text. Three kinds of noun:

* **printed**: what a page says, with spans into it: `Article`, `Furniture`, `Mention`, `Quotation`, `Findings` …
* **inferred**: what we conclude, with the rule and a score: `Attribution`, `Masthead`, `Occasion`;
* **the edition**: what a reader is shown: `Witness`, `Quoted`, `Utterance`, `Passage`, `Reading`, `Place` …
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import UNSET, Struct, UnsetType

__all__ = [
    "Act", "Apparatus", "Article", "Attribution", "Claim", "Credit", "DateMention", "Edition", "Event", "Fidelity",
    "Findings", "Fragment", "Furniture", "Hedge", "Link", "Links", "Masthead", "Mention", "Occasion", "Origin",
    "Outreach", "Passage", "Place", "Quotation", "Quoted", "Reading", "SetAside", "Share", "SharedRun", "SharedText",
    "Span", "Speaker", "Tally", "TallyPlace", "TallyValue", "Utterance", "Witness",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open range of code points in one article's text: `text[start:end]`. In JSON it is `[start, end]`."""

    start: int
    end: int


QuotationKind = Literal["direct", "mixed", "indirect", "title", "scare", "nickname"]
MentionForm = Literal["name", "pronoun", "description", "organisation", "document"]
SpeakerKind = Literal["person", "organisation", "document", "group", "unnamed"]
ReadingKind = Literal[
    "verbatim", "ellipsis", "pause", "omission", "splice", "insertion", "disputed", "bracket", "masked",
    "spelling", "contraction", "cleaned", "grammar", "substitution", "paraphrase",
]  # fmt: skip


# --- printed: what a page says ---------------------------------------------------------------------------------


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


class Article(Struct, frozen=True):
    """One report as it was read: its text, never edited, and what file and metadata say about it.

    `id` comes from the text alone (or is the `id` of a JSONL line). `rules` says how a metadata field was found, for
    example `{"outlet": "manifest", "published": "meta article:published_time"}`.
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
    """A value that a report asserts: of what (`anchor`), and as of when."""

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
    """An expression of time, resolved to EDTF where it can be, with the rule that resolved it."""

    witness: str
    start: int
    end: int
    text: str
    edtf: str | None = None
    rule: str | None = None


# --- inferred: what we conclude, each with its rule and score -----------------------------------------------------


class Attribution(Struct, frozen=True):
    """Who is said to have said a quotation; `mention` is None where nobody can be named, and `rule` says why."""

    quotation_id: str
    mention: Mention | None
    rule: str
    score: float
    addressee: str | None = None


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
    shared: tuple[SharedRun, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    acts: tuple[Act, ...] = ()
    said_by: tuple[Link, ...] = ()
    """quotation → speaker"""
    reports_of: tuple[Link, ...] = ()
    """quotation → utterance"""
    sources: tuple[Link, ...] = ()
    """quotation → the independent source that its report has it from (its own article, or one it shares text with)"""
    notes: tuple[str, ...] = ()


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


# --- the edition: what a reader is shown --------------------------------------------------------------------------


class Place(Struct, frozen=True, rename={"siglum": "witness", "fragment": "quotation"}):
    """The characters one witness prints for a passage; `punctuation`: only marks or case differ from the lemma."""

    siglum: str
    fragment: str | int
    start: int
    end: int
    text: str
    punctuation: bool = False


class Reading(Struct, frozen=True):
    """One wording and all who carry it."""

    text: str
    kind: ReadingKind
    places: tuple[Place, ...]


class Passage(Struct, frozen=True):
    """A stretch `at` of the reading text with its readings, the lemma first."""

    at: Span
    disputed: bool
    composite: bool
    readings: tuple[Reading, ...]
    time: tuple[float, float] | None = None


class Fidelity(Struct, frozen=True):
    """How faithfully an outlet prints the words that others can vouch for: 1 - errors / words, with a 95% interval."""

    score: float
    low: float
    high: float
    words: int
    errors: int


class Share(Struct, frozen=True):
    """How much of an utterance a witness prints (0 to 1), how often each kind of reading, and how faithfully."""

    siglum: str
    coverage: float
    counts: dict[str, int]
    fidelity: Fidelity | None = None


class Apparatus(Struct, frozen=True):
    """The collation of one utterance: the reading text and the passages that tile it."""

    text: str
    order_known: bool
    passages: tuple[Passage, ...]
    witnesses: tuple[Share, ...] = ()
    fragments: tuple[tuple[str, str | int, tuple[str, ...]], ...] = ()
    """(siglum, fragment, what is said of it as a whole: "truncated", "reordered") for each fragment so described."""


class Utterance(Struct, frozen=True):
    """One act of speaking or writing that quotations report, rebuilt."""

    id: str
    speaker: str | None
    title: str | None
    text: str
    order_known: bool
    passages: tuple[Passage, ...]
    witnesses: tuple[Share, ...]


class SharedText(Struct, frozen=True):
    """A stretch of narration that another witness prints too."""

    siglum: str
    start: int
    end: int


class Witness(Struct, frozen=True):
    """A report (or transcript) as a witness of the story."""

    siglum: str
    path: str
    sha256: str
    chars: int
    kind: Literal["report", "transcript"]
    outlet: str | None = None
    outlet_rule: str | None = None
    published: str | None = None
    published_rule: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    text: str | UnsetType = UNSET
    furniture: tuple[Furniture, ...] = ()
    copy_of: str | None = None
    version_of: str | None = None
    shares_text_with: tuple[SharedText, ...] = ()
    off_story: bool = False


class Speaker(Struct, frozen=True):
    """Someone (or something) that is quoted, under every name the reports use."""

    id: str
    name: str
    kind: SpeakerKind
    names: tuple[str, ...] = ()


class Quoted(Struct, frozen=True):
    """A quotation in its place in the edition: who printed it, who is said to have said it, and in which utterance."""

    id: str
    witness: str
    start: int
    end: int
    spans: tuple[Span, ...]
    text: str
    kind: QuotationKind
    within: str | None
    speaker: str | None
    mention: Span | None
    rule: str
    score: float
    cue: Span | None
    addressee: str | None
    utterance: str | None
    fragment: tuple[str, ...] = ()


class TallyPlace(Struct, frozen=True):
    """Where a report gives a value."""

    witness: str
    start: int
    end: int


class TallyValue(Struct, frozen=True):
    """One value, everyone who gives it, and how many of them did so independently."""

    text: str
    normal: str
    independent: int
    places: tuple[TallyPlace, ...]


class Tally(Struct, frozen=True):
    """What the reports say on one thing, and whether they agree."""

    id: str
    type: str
    subject: str
    attribute: str
    verdict: Literal["agree", "compatible", "differ", "conflict", "update"]
    note: str
    values: tuple[TallyValue, ...]


class Event(Struct, frozen=True):
    """An entry of the timeline."""

    edtf: str
    text: str
    places: tuple[TallyPlace, ...]


class SetAside(Struct, frozen=True):
    """An input that was not read, and why."""

    path: str
    reason: str


class Edition(Struct, frozen=True):
    """Everything about one story, as `variorum collate --format json` prints it."""

    variorum: str
    version: int
    witnesses: tuple[Witness, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    quotations: tuple[Quoted, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    claims: tuple[Claim, ...] = ()
    tallies: tuple[Tally, ...] = ()
    credits: tuple[Credit, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    outreach: tuple[Outreach, ...] = ()
    dates: tuple[DateMention, ...] = ()
    timeline: tuple[Event, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know of the whole: two stories in one call, a report in another language."""
    set_aside: tuple[SetAside, ...] = ()
