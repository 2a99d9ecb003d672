"""Web Annotations and schema.org: the triples conform to the standards, and every target gives back its words."""

from __future__ import annotations

import json
import re

import pytest
from linked import ANNOTATION, SCHEMAORG, complaints, graph, keys
from msgspec.structs import replace

import variorum
from variorum.model import Edition

SOURCE = "http://www.w3.org/ns/oa#hasSource"


def on_the_web(edition: Edition) -> Edition:
    """The edition with an address for each report."""
    witnesses = tuple(replace(w, url=f"https://news.example/{w.siglum}?a=1&b") for w in edition.witnesses)
    return replace(edition, witnesses=witnesses)


@pytest.mark.parametrize("with_text", [False, True])
def test_annotations_conform(with_text: bool, edition: Edition) -> None:
    text = variorum.write(on_the_web(edition), "annotations", with_text=with_text)
    assert keys(json.loads(text)) <= {*ANNOTATION, "schema:name", "dc:identifier"}
    assert complaints(graph(text, ANNOTATION), "annotation") == ""
    assert "FragmentSelector" in text
    assert ('"prefix"' in text) is with_text


@pytest.mark.slow
def test_annotations_of_the_example_conform(example_edition: Edition) -> None:
    assert complaints(graph(variorum.write(example_edition, "annotations"), ANNOTATION), "annotation") == ""


def test_the_check_of_annotations_can_fail(edition: Edition) -> None:
    text = variorum.write(edition, "annotations")
    assert "oa:exact" in complaints(graph(text.replace('"exact"', '"prefix"'), ANNOTATION), "annotation")


def test_annotations_point_at_their_words(example_edition: Edition) -> None:
    page = json.loads(variorum.write(example_edition, "annotations"))
    texts = {
        item["dc:identifier"]: w.text
        for w, item in zip(example_edition.witnesses, sources(page, example_edition), strict=True)
    }
    targets = [
        t for item in page["items"] for t in (item["target"] if isinstance(item["target"], list) else [item["target"]])
    ]
    assert len(targets) > 100
    for target in targets:
        text = texts[target["source"]["dc:identifier"]]
        position, quote = target["selector"][:2]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])


def sources(page: dict, edition: Edition) -> list[dict]:
    from variorum.writers.annotations import source

    return [source(w) for w in edition.witnesses]


def test_annotations_say_who_speaks_and_what_was_changed(example_edition: Edition) -> None:
    items = json.loads(variorum.write(example_edition, "annotations"))["items"]
    quoted = {q.id: q for q in example_edition.quotations}
    names = {s.id: s.name for s in example_edition.speakers}
    for item in items[: len(quoted)]:
        q = quoted[item["id"].rpartition(":")[2]]
        who = [b["source"]["name"].lower() for b in item["body"] if b["purpose"] == "identifying"]
        assert who == ([names[q.speaker].lower()] if q.speaker else [])
    tags = [b["value"] for item in items[len(quoted) :] for b in item["body"] if b["purpose"] == "tagging"]
    assert {"substitution", "omission", "ellipsis", "masked"} <= set(tags)
    assert "verbatim" not in tags


@pytest.mark.parametrize("story", ["invented", pytest.param("example", marks=pytest.mark.slow)])
def test_quotations_are_those_of_schema_org(story: str, request: pytest.FixtureRequest) -> None:
    from rdflib.namespace import RDF, SDO

    whole: Edition = request.getfixturevalue("example_edition" if story == "example" else "edition")
    whole = on_the_web(whole) if story == "invented" else whole
    text = variorum.write(whole, "schemaorg")
    found = graph(text, SCHEMAORG)
    used = {p for p in found.predicates() if p != RDF.type} | set(found.objects(None, RDF.type))
    assert {iri for iri in used if str(iri).removeprefix(str(SDO)) not in SDO} == set()
    assert complaints(found, "schemaorg") == ""
    speech = [q for q in whole.quotations if q.kind in ("direct", "mixed")]
    assert len(list(found.subjects(RDF.type, SDO.Quotation))) == len(speech)


def test_the_check_of_schema_org_can_fail(edition: Edition) -> None:
    text = variorum.write(edition, "schemaorg")
    worse = re.sub(
        r'"spokenByCharacter": \{\s*"@id": "urn:variorum:speaker:[^"]*"',
        '"spokenByCharacter": {"@id": "urn:nobody"',
        text,
    )
    assert worse != text
    assert "spokenByCharacter" in complaints(graph(worse, SCHEMAORG), "schemaorg")
