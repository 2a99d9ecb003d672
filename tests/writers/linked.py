"""JSON-LD as its tests see it: contexts that need no network, the graph, and what SHACL says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SHAPES = Path(__file__).parent / "shapes"

REFERENCES = (
    "body:oa:hasBody target:oa:hasTarget source:oa:hasSource selector:oa:hasSelector generator:as:generator "
    "conformsTo:dcterms:conformsTo partOf:as:partOf"
)
LITERALS = (
    "format:dc:format language:dc:language value:rdf:value start:oa:start end:oa:end exact:oa:exact prefix:oa:prefix "
    "suffix:oa:suffix name:foaf:name label:rdfs:label total:as:totalItems startIndex:as:startIndex"
)
CLASSES = (
    "Annotation:oa:Annotation TextualBody:oa:TextualBody SpecificResource:oa:SpecificResource Text:dctypes:Text "
    "FragmentSelector:oa:FragmentSelector TextQuoteSelector:oa:TextQuoteSelector "
    "TextPositionSelector:oa:TextPositionSelector Person:foaf:Person Organization:foaf:Organization "
    "Software:as:Application AnnotationCollection:as:OrderedCollection AnnotationPage:as:OrderedCollectionPage "
    "classifying:oa:classifying describing:oa:describing identifying:oa:identifying linking:oa:linking "
    "tagging:oa:tagging"
)
"""The terms of the Web Annotation vocabulary that are written, each with what it stands for."""

ANNOTATION: dict[str, Any] = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "schema": "http://schema.org/",
    "id": "@id",
    "type": "@type",
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    **{term: iri for term, _, iri in (pair.partition(":") for pair in f"{LITERALS} {CLASSES}".split())},
    **{term: {"@type": "@id", "@id": iri} for term, _, iri in (pair.partition(":") for pair in REFERENCES.split())},
}

SCHEMAORG = {"@vocab": "https://schema.org/"}


def keys(node: object) -> set[str]:
    """Every key in a JSON document but those of the context."""
    if isinstance(node, dict):
        return {k for k in node if k != "@context"} | {k for v in node.values() for k in keys(v)}
    return {k for item in node for k in keys(item)} if isinstance(node, list) else set()


def graph(text: str, context: dict[str, Any]) -> Any:
    """The triples of a JSON-LD document."""
    import rdflib

    document = json.loads(text) | {"@context": context}
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def complaints(found: Any, shapes: str) -> str:
    """What SHACL says against a graph; empty where it conforms."""
    from pyshacl import validate

    conforms, _, report = validate(found, shacl_graph=(SHAPES / f"{shapes}.ttl").read_text("utf-8"),
                                   shacl_graph_format="turtle")  # fmt: skip
    return "" if conforms else report
