"""The edition as schema.org JSON-LD: every quotation a `Quotation`, part of a `NewsArticle`, based on what was said.

For sites and archives that publish structured data. What a report attributes is `spokenByCharacter` (schema.org: "the
character, Person or Organization to whom the quotation is attributed within the containing work"); the utterance that
several quotations report is a `CreativeWork` that they are based on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from variorum.model import Edition, Speaker, Witness
from variorum.writers.bibliography import author_of, calendar, line
from variorum.writers.deep_links import deep_links, web_address
from variorum.writers.named import digest_uri, resource, urn
from variorum.writers.wording import name_of, speaker_names

__all__ = ["CONTEXT", "to_schemaorg"]

CONTEXT = "https://schema.org"
SPEECH = frozenset({"direct", "mixed"})
AGENTS = {"organisation": "Organization", "group": "Organization"}


def to_schemaorg(edition: Edition) -> str:
    """The edition as a graph of JSON-LD, indented, with a final line break: reports, speakers, utterances, and the
    quotations between marks (not titles, scare quotes, nicknames, or what is told in other words).

    >>> '"@context": "https://schema.org"' in to_schemaorg(Edition("0.1.0", 1))
    True
    """
    graph = [
        *(report(witness) for witness in edition.witnesses),
        *speakers(edition),
        *utterances(edition),
        *quotations(edition),
    ]
    whole = {"@context": CONTEXT, "@graph": graph}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def report(witness: Witness) -> dict[str, Any]:
    """A report as a `NewsArticle`; a transcript as a `DigitalDocument`."""
    found: dict[str, Any] = {
        "@type": "NewsArticle" if witness.kind == "report" else "DigitalDocument",
        "@id": resource(witness),
        "name": name_of(witness),
        "identifier": digest_uri(witness.sha256),
    }
    if witness.title:
        found["headline"] = line(witness.title)
    if author := author_of(witness):
        found["author"] = {"@type": "Person", "name": author}
    if witness.outlet:
        found["publisher"] = {"@type": "Organization", "name": line(witness.outlet)}
    if dated := calendar(witness.published):
        found["datePublished"] = "-".join(dated)
    if url := web_address(witness.url):
        found["url"] = url
    if witness.language:
        found["inLanguage"] = witness.language
    return found


def speakers(edition: Edition) -> Iterator[dict[str, Any]]:
    """Who is quoted. A document that speaks is a work."""
    names = speaker_names(edition)
    for speaker in edition.speakers:
        others = [line(name) for name in speaker.names if name != speaker.name]
        found: dict[str, Any] = {
            "@type": kind_of(speaker),
            "@id": urn("speaker", speaker.id),
            "name": names[speaker.id],
        }
        yield found | ({"alternateName": others} if others else {})


def kind_of(speaker: Speaker) -> str:
    """What schema.org calls a speaker of this kind."""
    return "CreativeWork" if speaker.kind == "document" else AGENTS.get(speaker.kind, "Person")


def utterances(edition: Edition) -> Iterator[dict[str, Any]]:
    """What was said, with its reading text. What a document says is a part of it; a person or an organisation is the
    creator."""
    documents = documents_of(edition)
    for said in edition.utterances:
        found: dict[str, Any] = {"@type": "CreativeWork", "@id": urn("utterance", said.id), "text": said.text}
        if said.title:
            found["name"] = said.title
        if said.speaker:
            found["isPartOf" if said.speaker in documents else "creator"] = {"@id": urn("speaker", said.speaker)}
        yield found


def documents_of(edition: Edition) -> frozenset[str]:
    """The speakers that are documents."""
    return frozenset(s.id for s in edition.speakers if s.kind == "document")


def quotations(edition: Edition) -> Iterator[dict[str, Any]]:
    """The quotations between marks."""
    reports = {w.siglum: w for w in edition.witnesses}
    documents = documents_of(edition)
    link = deep_links(edition)
    for quoted in edition.quotations:
        if quoted.kind not in SPEECH:
            continue
        found: dict[str, Any] = {
            "@type": "Quotation",
            "@id": urn("quotation", quoted.id),
            "text": quoted.text,
            "isPartOf": {"@id": resource(reports[quoted.witness])},
        }
        if quoted.speaker in documents:
            found["citation"] = {"@id": urn("speaker", str(quoted.speaker))}
        elif quoted.speaker:
            found["spokenByCharacter"] = {"@id": urn("speaker", quoted.speaker)}
        if quoted.utterance:
            found["isBasedOn"] = {"@id": urn("utterance", quoted.utterance)}
        if url := link(quoted.witness, quoted.spans, quoted.text):
            found["url"] = url
        yield found
