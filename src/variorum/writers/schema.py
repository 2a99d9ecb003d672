"""The JSON Schema of the edition: what another program may count on, field by field.

The shapes come from the types of `model.py`; what a field means is said here, in `FIELDS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from variorum.model import Decision, Edition
from variorum.version import EDITION_VERSION

__all__ = ["FIELDS", "schema", "schema_of"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

OPTIONAL = {
    ("Witness", "text"),
    ("Witness", "url"),
    ("Witness", "turns"),
    ("Edition", "notes"),
    ("Edition", "corrections"),
    ("Edition", "revisions"),
} | {("Decision", f.name) for f in msgspec.structs.fields(Decision) if not f.required}
"""Every field is always written but these: `text` is left out on request, of a decision only what it says is written,
the others came after version 1 was fixed."""

START = "Where it begins: an offset in code points into the witness's text."
END = "Where it ends: the offset after its last code point."
SIGLUM = "The siglum of the witness it stands in."

FIELDS = {
    "Edition.variorum": "The version of the program that made this edition.",
    "Edition.version": "The major version of this format.",
    "Edition.witnesses": "Every file that was read.",
    "Edition.speakers": "Everyone and everything that is quoted.",
    "Edition.quotations": "Every quotation of every report, in the order of the witnesses and then of the text.",
    "Edition.utterances": "The acts of speaking or writing that the quotations report, rebuilt.",
    "Edition.claims": "Values that the reports assert: dates, counts, amounts, ages.",
    "Edition.tallies": "What the reports say on one thing, and whether they agree.",
    "Edition.credits": "Whom the reports say they have something from.",
    "Edition.hedges": "Words that lower how firmly something is said.",
    "Edition.outreach": "Whom the reports asked for comment, and what came of it.",
    "Edition.dates": "Every expression of time.",
    "Edition.timeline": "What happened when, according to the reports.",
    "Edition.revisions": "What was changed between two versions of one page, the earlier first.",
    "Edition.notes": "What a reader should know of the whole, in sentences.",
    "Edition.corrections": "What people decided, each with what came of it.",
    "Edition.set_aside": "Inputs that were not read, and why.",
    "Witness.siglum": "The short name of this witness, made from its outlet and its content.",
    "Witness.path": "The path as it was given.",
    "Witness.sha256": "The digest of the bytes as received.",
    "Witness.chars": "The length of the text in code points.",
    "Witness.kind": "A report quotes; a transcript is the words themselves.",
    "Witness.outlet": "Who published it, or null where nothing says so.",
    "Witness.outlet_rule": "How the outlet is known.",
    "Witness.published": "When it was published, as EDTF, or null.",
    "Witness.published_rule": "How the date is known.",
    "Witness.title": "The headline.",
    "Witness.byline": "Who wrote it, as printed.",
    "Witness.url": "Where it was published.",
    "Witness.language": "The language of the text, as a BCP 47 tag.",
    "Witness.text": "The whole text, unchanged; every offset counts in it. Absent when the edition only cites.",
    "Witness.furniture": "What stands on the page and is not of the report.",
    "Witness.copy_of": "The siglum of the witness that this one copies: it keeps its place and has no vote.",
    "Witness.version_of": "The siglum of the later version of the same page: this one keeps its place and has no vote.",
    "Witness.shares_text_with": "Stretches of narration that another witness prints too.",
    "Witness.off_story": "Whether it seems to tell another story than the rest.",
    "Witness.turns": "Of a transcript: who speaks where in its text.",
    "Turn.start": START,
    "Turn.end": END,
    "Turn.speaker": "The speaker as the transcript has it, or null.",
    "Turn.time": "From when to when, in seconds from the beginning of the recording, or null.",
    "Furniture.start": START,
    "Furniture.end": END,
    "Furniture.kind": (
        "dateline, caption, credit, advert, appeal, newsletter, share, …; in transcripts label, time, remark, page."
    ),
    "SharedText.siglum": "The other witness.",
    "SharedText.start": START,
    "SharedText.end": END,
    "Speaker.id": "An id that other parts of the edition refer to.",
    "Speaker.name": "The fullest name that the reports give.",
    "Speaker.kind": "What the speaker is.",
    "Speaker.names": "Every name that the reports use.",
    "Quoted.id": "An id made from the report and the place: it survives the addition of another report.",
    "Quoted.witness": SIGLUM,
    "Quoted.start": START,
    "Quoted.end": END,
    "Quoted.spans": "The quoted words, inside the marks; several where the report breaks the quotation.",
    "Quoted.text": "The words of the spans, joined with one space.",
    "Quoted.kind": "Speech (direct, mixed, indirect), or marks that are not speech (title, scare, nickname).",
    "Quoted.within": "The quotation that this one stands inside, or null.",
    "Quoted.speaker": "The speaker's id, or null where nobody can be named.",
    "Quoted.mention": "The words that stand for the speaker, or null.",
    "Quoted.rule": "How the speaker was found, or why none was.",
    "Quoted.score": "How sure that is, from 0 to 1.",
    "Quoted.cue": "The words that announce the quotation (said, according to), or null.",
    "Quoted.addressee": "Whom it was said to, where the report says so.",
    "Quoted.utterance": "The utterance that it reports, or null.",
    "Quoted.fragment": "What is said of the whole fragment: truncated (begins or ends inside a sentence), reordered.",
    "Utterance.id": "An id that quotations refer to.",
    "Utterance.speaker": "The speaker's id, or null.",
    "Utterance.title": "What it was, where the reports say so: voice message, statement, court filing.",
    "Utterance.text": "The reading text: at each point the wording that most independent witnesses print.",
    "Utterance.order_known": "False where nothing says in which order the parts (parted by a blank line) were said.",
    "Utterance.passages": "The reading text in pieces, in order and without gaps, each with its readings.",
    "Utterance.witnesses": "How much of it each witness prints.",
    "Passage.at": "The stretch of the reading text; of no length where no reading text has these words.",
    "Passage.disputed": "One witness against one: nobody can say who is right.",
    "Passage.composite": "It stands in a sentence that no witness prints entire.",
    "Passage.readings": "Every wording; the first is the one in the reading text.",
    "Passage.time": "When it is said in the recording, in seconds, or null.",
    "Reading.text": "The wording; empty for a cut.",
    "Reading.kind": "How it stands to the lemma (the wording of the reading text).",
    "Reading.places": "Where it is printed.",
    "Place.witness": SIGLUM,
    "Place.quotation": "The quotation's id (in a comparison, the fragment's number).",
    "Place.start": START,
    "Place.end": END,
    "Place.text": "The characters printed there: text[start:end] of the witness.",
    "Place.punctuation": "Only marks or case differ from the lemma.",
    "Share.siglum": "The witness.",
    "Share.coverage": "The share of the reading text's words that it prints, from 0 to 1.",
    "Share.counts": "How many readings of each kind it has.",
    "Share.fidelity": "How faithfully it prints the words that others can vouch for; null where too few can be tested.",
    "Fidelity.score": "1 - errors / words.",
    "Fidelity.low": "The lower end of the 95% (Wilson) interval.",
    "Fidelity.high": "The upper end of the interval.",
    "Fidelity.words": "How many words could be tested.",
    "Fidelity.errors": "How many were changed, silently dropped, inserted or moved.",
    "Claim.id": "The id of the claim.",
    "Claim.witness": SIGLUM,
    "Claim.start": START,
    "Claim.end": END,
    "Claim.text": "The words that make the claim.",
    "Claim.type": "date, time, money, age, duration, count, percentage, measure, rank, place, name or set.",
    "Claim.interval": "The least and greatest value that the words allow.",
    "Claim.qualifier": "about, nearly, at least …, or null.",
    "Claim.unit": "The unit or currency, or null.",
    "Claim.as_of": "The day for which it is asserted, as EDTF, or null.",
    "Claim.anchor": "What it is a value of.",
    "Claim.attribute": "What is told of the subject: amount, age, length, number, defendants.",
    "Claim.subject": "The thing that it is told of.",
    "Claim.whose": "Whose the subject is, or nobody's that the sentence names.",
    "Claim.clause": "The sentence that it stands in.",
    "Claim.against": "Whom the subject is against; one who is listed and not named stands in lower case, as printed.",
    "Tally.id": "The id of the tally.",
    "Tally.type": "The type of the claims compared; also credit and firmness.",
    "Tally.subject": "What it is about.",
    "Tally.attribute": "Which property of the subject.",
    "Tally.verdict": "Whether the reports agree.",
    "Tally.note": "Why, in a sentence.",
    "Tally.values": "Each value, with who gives it.",
    "TallyValue.text": "The value as printed.",
    "TallyValue.normal": "The value in a form that can be compared.",
    "TallyValue.independent": "How many reports give it independently of one another.",
    "TallyValue.places": "Where it is given.",
    "TallyPlace.witness": SIGLUM,
    "TallyPlace.start": START,
    "TallyPlace.end": END,
    "Credit.witness": SIGLUM,
    "Credit.start": START,
    "Credit.end": END,
    "Credit.kind": "obtained_by, first_published_by, leaked, said_by, told_outlet, wire, photo, not_verified, ….",
    "Credit.source": "Who is credited, or null.",
    "Credit.what": "With what.",
    "Hedge.witness": SIGLUM,
    "Hedge.start": START,
    "Hedge.end": END,
    "Hedge.kind": "allegedly, reportedly, purported, ….",
    "Hedge.scope": "The words it covers.",
    "Outreach.witness": SIGLUM,
    "Outreach.start": START,
    "Outreach.end": END,
    "Outreach.to": "Who was asked.",
    "Outreach.result": "What came of it.",
    "DateMention.witness": SIGLUM,
    "DateMention.start": START,
    "DateMention.end": END,
    "DateMention.text": "The words.",
    "DateMention.edtf": "The date as EDTF, or null where it cannot be resolved.",
    "DateMention.rule": "How it was resolved.",
    "DateMention.clause": "The sentence of the report that it stands in, or null inside a quotation.",
    "Event.edtf": "When, as EDTF.",
    "Event.text": "What, in the words of the report that has most in common with the others.",
    "Event.note": "Where the reports do not agree on the date; empty where they do.",
    "Event.places": "Who says so, and where.",
    "Decision.id": "The id of the correction.",
    "Decision.what": "What it is about.",
    "Decision.by": "Who decided.",
    "Decision.on": "When: a day, or a day and time.",
    "Decision.why": "The reason.",
    "Decision.quotations": "The quotations it is of.",
    "Decision.reports": "The reports it is of, as the person named them.",
    "Decision.speakers": "The speakers it is of, by id or name.",
    "Decision.tally": "The tally it is of.",
    "Decision.speaker": "Who said it.",
    "Decision.organisation": "The organisation that said it.",
    "Decision.document": "The document that says it.",
    "Decision.nobody": "Nobody can be named.",
    "Decision.kind": "What the quotation is; none: no quotation.",
    "Decision.to": "A quotation of the utterance that it belongs to.",
    "Decision.name": "The name of the one speaker, or of the other.",
    "Decision.verdict": "What the tally really comes to; wrong: it compares what cannot be compared.",
    "Decision.values": "The values of the tally (their normal forms) that the person saw.",
    "Decision.outlet": "Who published the report.",
    "Decision.published": "When it was published, as EDTF.",
    "Decision.off_story": "Whether it is of another story.",
    "Decision.copy_of": "What it copies; empty: nothing.",
    "Decision.words": "The words of the thing, for whoever reads the file.",
    "Decision.undone": "Who took it back, when and why.",
    "Decision.place": "The file and line it stands in.",
    "Decision.state": "applied; overruled by a later one; undone; unfit: it fits nothing here, and was not applied.",
    "Decision.note": "What it replaced, or why it does not fit.",
    "Decision.things": "The quotations, tallies, speakers and witnesses of this edition that it bears on.",
    "Undone.by": "Who took it back.",
    "Undone.on": "When.",
    "Undone.why": "The reason.",
    "Revision.before": "The siglum of the earlier version.",
    "Revision.after": "The siglum of the later version.",
    "Revision.kept": "The share of the words of both that stand in both, in place or moved.",
    "Revision.changes": "What differs, in the order of the later version.",
    "Change.kind": "What kind of change it is.",
    "Change.before": "The characters of the earlier version; empty where something was added.",
    "Change.after": "The characters of the later version; empty where something was removed.",
    "Change.weighs": "Why to look at it first: what stands on one side only.",
    "Extent.start": "Where it begins: an offset in code points into that version's text.",
    "Extent.end": "Where it ends: the offset after its last code point.",
    "Extent.text": "What stands there.",
    "SetAside.path": "The path as it was given.",
    "SetAside.reason": "Why it was not read.",
}
"""What each field means, for the reader of the schema. A test fails where the model has a field without an entry."""


def schema() -> str:
    """The JSON Schema (2020-12) of the edition, indented, with a final line break.

    It describes what `to_json` writes: fields that a later version adds are allowed, and every field that this
    version always writes is required.

    >>> '"$id": "urn:variorum:edition:1"' in schema()
    True
    """
    return schema_of(
        Edition,
        FIELDS,
        EDITION_VERSION,
        "Every report of one story, and what they quote, side by side. Offsets are Unicode code points, half-open, "
        "into the text of one witness.",
    )


def schema_of(noun: type, fields: Mapping[str, str], version: int, description: str) -> str:
    """The JSON Schema of a noun and of all it holds, every field described."""
    described = msgspec.json.schema(noun)
    definitions: dict[str, Any] = described["$defs"]
    for name, definition in definitions.items():
        if definition.get("type") == "object":
            definitions[name] = documented(name, definition, fields)
    definitions[noun.__name__]["properties"]["version"] = {
        "const": version,
        "description": fields[f"{noun.__name__}.version"],
    }
    name = noun.__name__.lower()
    head = {
        "$schema": DIALECT,
        "$id": f"urn:variorum:{name}:{version}",
        "title": f"Variorum {name}, version {version}",
        "description": description,
    }
    return msgspec.json.format(msgspec.json.encode(head | described), indent=2).decode() + "\n"


def documented(name: str, definition: dict[str, Any], fields: Mapping[str, str]) -> dict[str, Any]:
    """One noun's definition with every field described, and required where it is always written."""
    properties = {
        field: {"description": fields[f"{name}.{field}"]} | {k: v for k, v in shape.items() if k != "default"}
        for field, shape in definition["properties"].items()
    }
    required = [field for field in properties if (name, field) not in OPTIONAL]
    return definition | {"properties": properties, "required": required}
