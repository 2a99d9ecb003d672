"""The edition as W3C Web Annotations (JSON-LD): one for every quotation and one for every reading that departs from the
reading text, each pointing at its characters.

A target is selected twice over: by `TextPositionSelector` (code points into the text that was read) and by
`TextQuoteSelector`, and where the report is on the web by the text fragment of its address too. The bodies are the
speaker (`identifying`), the utterance (`linking`), and the kinds (`tagging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import UnsetType

from variorum.ids import digest
from variorum.model import Edition, Quoted, Span, Speaker, Utterance, Witness
from variorum.writers.bare import parted, without_text
from variorum.writers.decided import marks
from variorum.writers.deep_links import DeepLink, deep_links
from variorum.writers.kinds import KINDS
from variorum.writers.named import digest_uri, resource, urn
from variorum.writers.rules import in_words
from variorum.writers.wording import counted, name_of, sentence, speaker_names

__all__ = ["CONTEXT", "to_annotations"]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
AROUND = 32
"""Characters before and behind the words that a quote selector gives, the length that annotation tools use."""

AGENTS = {"person": "Person", "organisation": "Organization"}


class Reports:
    """The reports as sources of annotations."""

    def __init__(self, edition: Edition) -> None:
        self._witnesses: Mapping[str, Witness] = {w.siglum: w for w in edition.witnesses}
        self._link: DeepLink = deep_links(edition)

    def target(self, siglum: str, span: Span, words: str | None) -> dict[str, Any]:
        """Some characters of a report; without its text, the words are what stands there (None: not known whole)."""
        witness = self._witnesses[siglum]
        return {"source": source(witness), "selector": [*self._selectors(witness, span, words)]}

    def _selectors(self, witness: Witness, span: Span, words: str | None) -> Iterator[dict[str, Any]]:
        yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
        text, exact = witness.text, {"type": "TextQuoteSelector", "exact": words}
        if not isinstance(text, UnsetType):
            words = text[span.start : span.end]
            exact["exact"] = words
            exact["prefix"] = text[max(0, span.start - AROUND) : span.start]
            exact["suffix"] = text[span.end : span.end + AROUND]
        if words is None:
            return
        yield exact
        found = (self._link(witness.siglum, (span,), words) or "").partition(":~:")
        if found[2]:
            yield {"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": f":~:{found[2]}"}


def to_annotations(edition: Edition, with_text: bool = True) -> str:
    """The edition as an `AnnotationPage` of JSON-LD, indented, with a final line break: quotations in the order of the
    edition, then readings in that of the reading text.

    Without the reports' texts (or with `with_text` false) selectors have the quoted words and nothing round them.

    >>> '"type": "AnnotationPage"' in to_annotations(Edition("0.1.0", 1))
    True
    """
    known = edition if with_text else without_text(edition)
    reports = Reports(known)
    items = [*quotations(known, reports), *readings(known, reports)]
    name = urn("annotations", digest(*sorted(w.siglum for w in known.witnesses)))
    page = {
        "@context": CONTEXT,
        "id": f"{name}:1",
        "type": "AnnotationPage",
        "partOf": {
            "id": name,
            "type": "AnnotationCollection",
            "label": f"Quotations and readings of {counted(len(known.witnesses), 'report')}",
            "total": len(items),
            "generator": {"id": "urn:variorum", "type": "Software", "name": f"Variorum {known.variorum}"},
        },
        "startIndex": 0,
        "items": items,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=2).decode() + "\n"


def source(witness: Witness) -> dict[str, Any]:
    """A report as a resource: its address, or the digest of its file; and who it is."""
    found = {
        "id": resource(witness),
        "type": "Text",
        "schema:name": name_of(witness),
        "dc:identifier": digest_uri(witness.sha256),
    }
    return found | ({"language": witness.language} if witness.language else {})


def quotations(edition: Edition, reports: Reports) -> Iterator[dict[str, Any]]:
    """An annotation for every quotation; its spans are its targets."""
    speakers = {speaker.id: speaker for speaker in edition.speakers}
    names = speaker_names(edition)
    utterances = {utterance.id: utterance for utterance in edition.utterances}
    decided = marks(edition)
    for quoted in edition.quotations:
        words = parted(quoted.text, quoted.spans) or [None] * len(quoted.spans)
        parts = [reports.target(quoted.witness, *part) for part in zip(quoted.spans, words, strict=True)]
        yield {
            "id": urn("quotation", quoted.id),
            "type": "Annotation",
            "motivation": "identifying" if quoted.speaker else "describing",
            "body": [
                *bodies(quoted, speakers, names, utterances),
                *(text_body("commenting", sentence) for sentence in decided.get(quoted.id, ())),
            ],
            "target": parts[0] if len(parts) == 1 else parts,
        }


def bodies(
    quoted: Quoted, speakers: Mapping[str, Speaker], names: Mapping[str, str], utterances: Mapping[str, Utterance]
) -> Iterator[dict[str, Any]]:
    """What is said of a quotation: who speaks, what it is part of, of what kind it is, and how that is known."""
    if speaker := speakers.get(quoted.speaker or ""):
        who = {"id": urn("speaker", speaker.id), "name": names[speaker.id]}
        if speaker.kind in AGENTS:
            who["type"] = AGENTS[speaker.kind]
        yield {"type": "SpecificResource", "purpose": "identifying", "source": who}
        how = f"Said by {names[speaker.id]} ({in_words(quoted.rule)}; score {quoted.score:.2f})."
    else:
        how = f"Nobody is named as the speaker: {in_words(quoted.rule)}."
    if utterance := utterances.get(quoted.utterance or ""):
        what: dict[str, Any] = {"id": urn("utterance", utterance.id)}
        if utterance.title:
            what["schema:name"] = utterance.title
        yield {"type": "SpecificResource", "purpose": "linking", "source": what}
    for tag in (quoted.kind, *quoted.fragment):
        yield text_body("tagging", tag)
    yield text_body("describing", how)


def text_body(purpose: str, value: str) -> dict[str, Any]:
    """A body that is some text of ours."""
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}


def readings(edition: Edition, reports: Reports) -> Iterator[dict[str, Any]]:
    """An annotation for every place that departs from the reading text: of what kind, and what stands there."""
    for utterance in edition.utterances:
        for number, passage in enumerate(utterance.passages):
            words = " ".join(utterance.text[passage.at.start : passage.at.end].split())
            for reading in passage.readings:
                if reading.kind == "verbatim":
                    continue
                for place in reading.places:
                    here = f"“{words}”" if words else "nothing"
                    said = f"{sentence(KINDS[reading.kind].name)}. The reading text has {here} here."
                    yield {
                        "id": urn("reading", utterance.id, number, place.siglum, place.start, place.end),
                        "type": "Annotation",
                        "motivation": "classifying",
                        "body": [
                            text_body("tagging", reading.kind),
                            text_body("describing", said),
                            {
                                "type": "SpecificResource",
                                "purpose": "linking",
                                "source": {"id": urn("utterance", utterance.id)},
                            },
                        ],
                        "target": reports.target(place.siglum, Span(place.start, place.end), place.text),
                    }
