"""Corrected: what a person decided, and what came of it. A person's word stands above every rule and score."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from variorum.model.printed import QuotationKind

__all__ = ["Correction", "CorrectionKind", "Decision", "DecisionState", "Outcome", "Undone"]

CorrectionKind = Literal[
    "speaker", "kind", "join", "part", "move", "same", "distinct", "tally", "outlet", "date", "story", "copy",
]  # fmt: skip

DecisionState = Literal["applied", "overruled", "undone", "unfit"]


class Undone(Struct, frozen=True):
    """Who took a correction back, when, and why."""

    by: str
    on: str
    why: str


class Correction(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision of a person, as `corrections.toml` has it: what, of which things, by whom, when (`on`), and why.

    The things are named by ids that come from content: `quotations`, a `tally`, `speakers` (by id or name), or a
    `report` (its siglum, id, file name or digest). Which of the other fields says what is decided depends on `what`:

    speaker   `speaker`, `organisation`, `document` (one of them) or `nobody`: who said the quotations
    kind      `kind`: what the quotations are; `none`: no quotations at all
    join      the utterances of these quotations are one
    part      these quotations are an utterance of their own
    move      these quotations belong to the utterance of the quotation `to`
    same      `speakers` are one, called `name` if that is given
    distinct  of the one of `speakers`, these `quotations` (or all of `reports`) are by somebody else, called `name`
    tally     `verdict`: what the tally really comes to; `wrong`: it compares what cannot be compared. `values`: those
              that the person saw; where a report gives another, the decision no longer fits
    outlet    `outlet`: who published the report
    date      `published`: when, as EDTF
    story     `off_story`: whether the report is of another story
    copy      `copy_of`: the report that it copies, or an empty string: no other

    `words` are those of the thing, for whoever reads the file; `place` is the file and line it stands in.
    """

    id: str
    what: CorrectionKind
    by: str
    on: str
    why: str
    quotations: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    tally: str | None = None
    speaker: str | None = None
    organisation: str | None = None
    document: str | None = None
    nobody: bool = False
    kind: QuotationKind | Literal["none"] | None = None
    to: str | None = None
    name: str | None = None
    verdict: Literal["wrong", "agree", "compatible", "differ", "conflict", "update"] | None = None
    values: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    off_story: bool | None = None
    copy_of: str | None = None
    words: str | None = None
    undone: Undone | None = None
    place: str | None = None


class Outcome(Struct, frozen=True, order=True):
    """What came of a correction in one place: whether it fits there, and what it replaced, or why it does not fit."""

    correction: str
    fits: bool
    note: str
    things: tuple[str, ...] = ()


class Decision(Correction, frozen=True, kw_only=True, omit_defaults=True):
    """A correction in an edition. `note` says what it replaced, or why it does not fit; `things` are the ids (of
    quotations, tallies and speakers) and sigla that it bears on in this edition."""

    state: DecisionState
    note: str
    things: tuple[str, ...] = ()
