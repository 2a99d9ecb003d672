"""The reports as BibTeX, read back with pybtex; and as CSL-JSON, set in a bibliography by citeproc."""

from __future__ import annotations

import io
import json
import re
import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum
from variorum.model import Edition, Witness
from variorum.writers.shown import shown

WILD = st.text(st.sampled_from("ab {}\\%&$#_~^\"',@=|\n\té鐘\u202e\x00"), max_size=25)


def witness(**fields: Any) -> Witness:
    return Witness(**({"siglum": "AB3x", "path": "a.txt", "sha256": "ab" * 32, "chars": 1, "kind": "report"} | fields))


def bibtex(edition: Edition) -> Any:
    from pybtex.database import parse_string

    return parse_string(variorum.write(edition, "bibtex"), "bibtex").entries


def plain(tex: str) -> str:
    """What TeX prints."""
    for name, char in (
        ("backslash", "\0"), ("asciitilde", "~"), ("asciicircum", "^"), ("braceleft", "\1"), ("braceright", "\2"),
    ):  # fmt: skip
        tex = tex.replace(f"\\text{name}{{}}", char)
    bare = re.sub(r"\\([$&%#_])", r"\1", tex.removeprefix("{").removesuffix("}"))
    return bare.translate({0: "\\", 1: "{", 2: "}"})


def test_each_report_is_an_entry(edition: Edition) -> None:
    entries = bibtex(edition)
    assert list(entries) == [w.siglum for w in edition.witnesses]
    assert entries["HC"].type == "article"
    assert dict(entries["HC"].fields)["year"] == "2031"
    assert entries["HC"].fields["month"] == "May"
    assert entries["W3K"].type == "misc"
    assert "journal" not in entries["W3K"].fields
    assert plain(entries["XR"].fields["journal"]) == "<b>X</b>-Ring & Co"
    assert entries["XR"].fields["year"] == "2031-05-\\textasciitilde{}04"


@settings(max_examples=40, deadline=None)
@given(WILD, WILD, WILD)
def test_any_title_comes_back(title: str, outlet: str, byline: str) -> None:
    fields = bibtex(Edition("0.1.0", 1, (witness(title=title, outlet=outlet, byline=byline),)))["AB3x"]
    wanted = " ".join(shown(title).split()) or "a.txt"
    assert plain(fields.fields["title"]) == wanted
    printed = " ".join(shown(outlet).split())
    assert plain(fields.fields.get("journal", "")) == printed


def test_what_no_report_says_is_not_made_up() -> None:
    bare = Edition("0.1.0", 1, (witness(),))
    assert set(bibtex(bare)["AB3x"].fields) == {"title", "note"}
    assert set(json.loads(variorum.write(bare, "csl"))[0]) == {"id", "type", "title", "note"}


def test_a_byline_is_one_name_as_printed() -> None:
    edition = Edition("0.1.0", 1, (witness(byline="By Ana Ruiz and Bo Lund"),))
    assert json.loads(variorum.write(edition, "csl"))[0]["author"] == [{"literal": "Ana Ruiz and Bo Lund"}]
    [author] = bibtex(edition)["AB3x"].persons["author"]
    assert plain(str(author)) == "Ana Ruiz and Bo Lund"


STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>plain</title><id>plain</id></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><group delimiter=", ">
<names variable="author"/><text variable="title"/><text variable="container-title"/>
<date variable="issued" form="numeric"/><text variable="URL"/>
</group></layout></bibliography></style>"""

NAME = {"type": "object", "properties": {"literal": {"type": "string"}}, "additionalProperties": False}
ITEM = {
    "type": "object",
    "properties": {
        **{k: {"type": "string"} for k in ("id", "title", "container-title", "URL", "language", "note")},
        "type": {"enum": ["article-newspaper", "document"]},
        "author": {"type": "array", "items": NAME},
        "issued": {
            "type": "object",
            "properties": {
                "literal": {"type": "string"},
                "date-parts": {
                    "type": "array", "minItems": 1, "maxItems": 2,
                    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                },
            },
            "additionalProperties": False,
        },
    },
    "required": ["id", "type"],
    "additionalProperties": False,
}  # fmt: skip
"""Of the input schema of CSL 1.0.2 what is written; no package ships the whole."""


def test_csl_items_fit_the_schema(edition: Edition) -> None:
    import jsonschema

    items = json.loads(variorum.write(edition, "csl"))
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    assert items[0]["issued"] == {"date-parts": [[2031, 5, 2]]}


def test_a_bibliography_can_be_set_of_them(edition: Edition) -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # what citeproc does not know it warns of
        source = CiteProcJSON(json.loads(variorum.write(edition, "csl")))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(io.BytesIO(STYLE), validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for w in edition.witnesses:
            bibliography.register(Citation([CitationItem(w.siglum.lower())]))
        printed = "\n".join(str(entry) for entry in bibliography.bibliography())
    for outlet in ("The Harbour Courier", "The Northern Ledger", "Tallis Evening Post"):
        assert outlet in printed


def test_an_address_that_is_none_is_left_out() -> None:
    edition = Edition("0.1.0", 1, (witness(url="javascript:alert(1)"),))
    for format_ in ("bibtex", "csl", "markdown", "schemaorg", "annotations", "csv"):
        assert "javascript" not in variorum.write(edition, format_)


@pytest.mark.parametrize("format_", ["bibtex", "csl"])
def test_nothing_of_nothing(format_: str) -> None:
    assert variorum.write(Edition("0.1.0", 1), format_).strip() in ("", "[]")
