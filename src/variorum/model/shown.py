"""The edition: what a reader is shown. These nouns are the JSON of the contract: same names, same order, same types."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from variorum.model.corrected import Decision
from variorum.model.inferred import Speaker
from variorum.model.printed import Claim, Credit, DateMention, Furniture, Hedge, Outreach, QuotationKind, Span, Turn
from variorum.model.revised import Revision

__all__ = [
    "Apparatus", "Edition", "Event", "Fidelity", "Passage", "Place", "Quoted", "Reading", "ReadingKind",
    "SetAside", "Share", "SharedText", "Tally", "TallyPlace", "TallyValue", "Utterance", "Witness",
]  # fmt: skip

ReadingKind = Literal[
    "verbatim", "ellipsis", "pause", "omission", "splice", "insertion", "disputed", "bracket", "masked",
    "spelling", "contraction", "cleaned", "grammar", "substitution", "paraphrase",
]  # fmt: skip


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
    turns: tuple[Turn, ...] = ()
    """Of a transcript: who speaks where in its text, and when."""


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
    """An entry of the timeline: a clause of a report that tells what happened, and all who date it; `note` says where
    they do not agree."""

    edtf: str
    text: str
    places: tuple[TallyPlace, ...]
    note: str = ""


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
    revisions: tuple[Revision, ...] = ()
    """What was changed between two versions of a page, the earlier being `before`: its correction history."""
    notes: tuple[str, ...] = ()
    """What a reader should know of the whole: two stories in one call, a report in another language."""
    set_aside: tuple[SetAside, ...] = ()
    corrections: tuple[Decision, ...] = ()
    """What people decided (`corrections.toml`), and what came of each."""
