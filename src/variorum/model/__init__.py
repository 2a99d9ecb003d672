"""The nouns. Everything that flows through Variorum is one of these values; read this folder first.

Every noun is frozen and compares by value. All are `msgspec.Struct`s, so that the edition a reader is shown *is* the
JSON other programs rely on: `Edition` and what it holds carry the field names, the order and the types of the
contract, and encoding, decoding and the JSON Schema follow from the types.

Offsets are Unicode code points, half-open, into one article's text. The kinds of noun, a file each:

* `printed`: what a page says, with spans into it: `Article`, `Furniture`, `Mention`, `Quotation`, `Findings` …
* `inferred`: what we conclude, with the rule and a score: `Attribution`, `Masthead`, `Occasion`;
* `corrected`: what a person decided, and what came of it: `Correction`, `Decision`;
* `shown`: the edition, what a reader is shown: `Witness`, `Quoted`, `Utterance`, `Passage`, `Reading`, `Place` …
* `revised`: what was changed from one version of a text to the next: `Revision`, `Change` …
* `compared`: the versions of one text side by side: `Comparison`, `Version`.
"""

from __future__ import annotations

from variorum.model.compared import Comparison, Version
from variorum.model.corrected import Correction, CorrectionKind, Decision, DecisionState, Outcome, Undone
from variorum.model.inferred import (
    Act,
    Attribution,
    Considered,
    Explanation,
    Findings,
    Fragment,
    Link,
    Links,
    Masthead,
    Occasion,
    SharedRun,
    Speaker,
    SpeakerKind,
    Topic,
    Vote,
)
from variorum.model.printed import (
    Article,
    Claim,
    Credit,
    DateMention,
    Furniture,
    Hedge,
    Mention,
    MentionForm,
    Origin,
    Outreach,
    Quotation,
    QuotationKind,
    Span,
    Timing,
    Turn,
)
from variorum.model.revised import Change, ChangeKind, Extent, Revision, Weight
from variorum.model.shown import (
    Apparatus,
    Edition,
    Event,
    Fidelity,
    Passage,
    Place,
    Quoted,
    Reading,
    ReadingKind,
    SetAside,
    Share,
    SharedText,
    Tally,
    TallyPlace,
    TallyValue,
    Utterance,
    Witness,
)

__all__ = [
    "Act", "Apparatus", "Article", "Attribution", "Change", "ChangeKind", "Claim", "Comparison", "Considered",
    "Correction", "CorrectionKind", "Credit", "DateMention", "Decision", "DecisionState", "Edition", "Event",
    "Explanation", "Extent", "Fidelity", "Findings", "Fragment", "Furniture", "Hedge", "Link", "Links", "Masthead",
    "Mention", "MentionForm", "Occasion", "Origin", "Outcome", "Outreach",
    "Passage", "Place", "Quotation", "QuotationKind", "Quoted", "Reading", "ReadingKind", "Revision", "SetAside",
    "Share", "SharedRun", "SharedText", "Span", "Speaker", "SpeakerKind", "Tally", "TallyPlace", "TallyValue",
    "Timing", "Topic", "Turn", "Undone", "Utterance", "Version", "Vote", "Weight", "Witness",
]  # fmt: skip
