"""Whatever hangs together can be written: small editions with any kinds, places, cuts and gaps, in every format."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from page import Page

from variorum.model import Edition, Furniture, Passage, Place, Quoted, Reading, Share, Span, Speaker, Utterance, Witness
from variorum.writers import load, write
from variorum.writers.kinds import KINDS
from variorum.writers.references import broken
from variorum.writers.review import review
from variorum.writers.shown import columns

SIGLA = ("A", "B", "C")
TEXT = st.text(st.sampled_from("ab \n\r\t.,“”<>&\"'\u202e\u0000é鐘🔔\u200d"), min_size=1, max_size=30)
KIND = st.sampled_from(list(KINDS))


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length))
    return Span(start, draw(st.integers(start, length)))


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    texts = {siglum: draw(TEXT) for siglum in SIGLA}
    utterance = draw(utterances(texts))
    quotations = []
    for siglum, text in texts.items():
        span = draw(spans(len(text)))
        more = draw(spans(len(text)))
        quotations.append(
            Quoted(
                f"q{siglum}", siglum, min(span.start, more.start), max(span.end, more.end), (span, more), text,
                draw(st.sampled_from(("direct", "indirect", "title"))), draw(st.sampled_from((None, "qA"))),
                draw(st.sampled_from((None, "s"))), None, "rule", 0.5, None, None, draw(st.sampled_from((None, "u"))),
                ("reordered",),
            )
        )  # fmt: skip
    return Edition(
        "0.1.0", 1, tuple(draw(witnesses(siglum, text)) for siglum, text in texts.items()),
        (Speaker("s", draw(TEXT), "person", (draw(TEXT),)),), tuple(quotations), (utterance,), notes=(draw(TEXT),),
    )  # fmt: skip


@st.composite
def witnesses(draw: st.DrawFn, siglum: str, text: str) -> Witness:
    return Witness(
        siglum, draw(TEXT), "0" * 64, len(text), "report", draw(st.none() | TEXT), None, draw(st.none() | TEXT),
        text=text,
        furniture=tuple(Furniture(*draw(spans(len(text))), "menu") for _ in range(draw(st.integers(0, 2)))),
        copy_of=draw(st.sampled_from((None, "A"))), url=draw(st.none() | TEXT),
    )  # fmt: skip


@st.composite
def utterances(draw: st.DrawFn, texts: dict[str, str]) -> Utterance:
    passages, text = [], ""
    for _ in range(draw(st.integers(0, 5))):
        words = draw(st.sampled_from(("", "bell ", "the bell. ", "it rang.\n\n", "and ")))
        readings = tuple(draw(readings_of(texts)) for _ in range(draw(st.integers(0, 3))))
        passages.append(Passage(Span(len(text), len(text) + len(words)), draw(st.booleans()), False, readings))
        text += words
    shares = tuple(Share(siglum, 0.5, {}) for siglum in draw(st.sampled_from(((), SIGLA))))
    return Utterance("u", "s", draw(st.none() | TEXT), text, draw(st.booleans()), tuple(passages), shares)


@st.composite
def readings_of(draw: st.DrawFn, texts: dict[str, str]) -> Reading:
    places = []
    for siglum in draw(st.lists(st.sampled_from(SIGLA), min_size=1, max_size=3)):
        span = draw(spans(len(texts[siglum])))
        places.append(Place(siglum, f"q{siglum}", span.start, span.end, texts[siglum][span.start : span.end]))
    return Reading(places[0].text, draw(KIND), tuple(places))


@settings(max_examples=150, deadline=None)
@given(editions())
def test_every_format_takes_it(edition: Edition) -> None:
    assert broken(edition) is None
    assert load(write(edition, "json")) == edition
    for line in write(edition, "text").splitlines():
        assert columns(line) <= 80
    for with_text in (True, False):
        page = Page(write(edition, "html", with_text=with_text))
        assert [name for name, n in page.ids.items() if n > 1] == []
        assert [href for href in page.hrefs if href.startswith("#") and href[1:] not in page.ids] == []
    assert all(concern.sentence for concern in review(edition))
    assert etree.fromstring(write(edition, "tei").encode("utf-8")) is not None
    places = [p for u in edition.utterances for q in u.passages for r in q.readings for p in r.places]
    assert len(list(csv.reader(io.StringIO(write(edition, "csv", table="readings"), newline="")))) == 1 + len(places)
    for format_ in ("annotations", "bibtex", "csl", "csv", "markdown", "schemaorg"):
        assert write(edition, format_) == write(load(write(edition, "json")), format_)
