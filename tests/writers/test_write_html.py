from __future__ import annotations

import base64
import hashlib
import re

import invented
import pytest
from msgspec.structs import replace
from page import Page

from variorum.model import Edition, Reading, Witness
from variorum.writers.html import to_html
from variorum.writers.html.words import level, levels
from variorum.writers.json import load, to_json
from variorum.writers.shown import shown


@pytest.fixture(scope="module")
def html() -> str:
    return to_html(invented.edition())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_every_link_leads_somewhere_and_every_name_is_given_once(edition: Edition, page: Page) -> None:
    for seen in (page, Page(to_html(edition, with_text=False))):
        assert [name for name, n in seen.ids.items() if n > 1] == []
        assert [href for href in seen.hrefs if href.startswith("#") and href[1:] not in seen.ids] == []
        labelled = [value for _, name, value in seen.attributes if name in ("aria-labelledby", "for")]
        assert [name for name in labelled if name not in seen.ids] == []


def test_links_into_a_report_stand_at_the_very_words(html: str, page: Page) -> None:
    text = next(w.text for w in invented.edition().witnesses if w.siglum == "TEP")
    at = text.index("is now cracked")
    assert f"#TEP-{at}" in page.hrefs
    assert re.search(rf'id="TEP-{at}"[^>]*>is now cracked', html)


def test_the_policy_allows_this_style_and_this_script_alone(page: Page) -> None:
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.assets[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'; ")
    assert "unsafe" not in page.policy
    assert page.tags["style"] == page.tags["script"] - len(page.data) == 1


def test_nothing_is_fetched_and_nothing_runs_in_an_attribute(page: Page) -> None:
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "style", "action", "data", "formaction"), (tag, name)
        if name == "href":
            assert value.startswith(("#", "data:" if tag == "link" else "https://courier.example/")), value
    assert not re.search(r"url\((?!#)|@import", page.assets["style"])
    assert "http" not in page.assets["script"]


def test_what_a_hostile_report_prints_is_shown_as_text(html: str, page: Page) -> None:
    assert page.tags["img"] == page.tags["b"] - 1 == 0
    assert "<script>alert(1)</script>" in page.text
    assert "<img src=x onerror=alert(2)>" in page.text
    assert "<b>X</b>-Ring & Co" in page.text
    assert "javascript:" not in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f]", html)
    for words in ("⟦RLO⟧gnir lliw ti⟦PDF⟧", "🔔👨‍👩‍👧", "الجرس جميل", invented.LONG_WORD):
        assert words in page.text


def test_each_report_stands_whole_on_the_page(edition: Edition, html: str) -> None:
    beside = re.compile(r'<a class="n[ "][^>]*>[^<]*</a>|<ul class="margin".*?</ul>', re.DOTALL)
    shown_text = Page(beside.sub("", html)).text
    for witness in edition.witnesses:
        for line in shown(str(witness.text)).split("\n"):
            assert line in shown_text


def test_without_text_the_reports_are_cited_and_not_shown(edition: Edition) -> None:
    cited = Page(to_html(edition, with_text=False))
    assert "which she said sorry" not in cited.text
    assert "We are grateful for the candour." in cited.text
    assert {q.id for q in edition.quotations} <= set(cited.ids)


def test_quotations_and_passages_have_names_that_another_report_does_not_change(edition: Edition, page: Page) -> None:
    assert {q.id for q in edition.quotations} <= set(page.ids)
    passages = {name for name in page.ids if re.fullmatch(r"p\w{7}", name)}
    assert len(passages) == len(invented.PASSAGES)
    fewer = Page(to_html(without(edition, "HCC")))
    assert passages == {name for name in fewer.ids if re.fullmatch(r"p\w{7}", name)}


def without(edition: Edition, siglum: str) -> Edition:
    """The edition as it is without one report that has no reading of its own."""

    def kept(reading: Reading) -> Reading:
        return replace(reading, places=tuple(p for p in reading.places if p.siglum != siglum))

    first, *rest = edition.utterances
    passages = tuple(replace(p, readings=tuple(map(kept, p.readings))) for p in first.passages)
    shares = tuple(s for s in first.witnesses if s.siglum != siglum)
    return replace(
        edition,
        witnesses=tuple(w for w in edition.witnesses if w.siglum != siglum),
        quotations=tuple(q for q in edition.quotations if q.witness != siglum),
        utterances=(replace(first, passages=passages, witnesses=shares), *rest),
        tallies=(),
    )


def test_the_page_is_the_same_every_time_and_after_storing(edition: Edition, html: str) -> None:
    assert to_html(edition) == html
    assert to_html(load(to_json(edition))) == html


def test_the_order_of_the_page(page: Page) -> None:
    names = [*page.ids]
    order = [names.index(name) for name in ("review", "u-bell", "speakers", "reports", "r-HC", "aside", "legend")]
    assert order == sorted(order)


def test_the_kinds_that_occur_are_explained_in_plain_words(page: Page) -> None:
    legend = page.text[page.text.index("How to read this page", 3000) :]
    for name in ("put in other words", "another word", "cut without a sign", "one against one", "masked"):
        assert name in legend
    assert "dots for a pause" not in legend


@pytest.mark.parametrize("edition", [Edition("0.1.0", 1), Edition("0.1.0", 1, notes=("Nothing was found.",))])
def test_an_edition_of_nothing_is_a_page(edition: Edition) -> None:
    assert "No reports of one story" in Page(to_html(edition)).text


def test_a_report_without_a_line_break_or_a_word(edition: Edition) -> None:
    for text in ("", "\n\n", "word " * 1000, "\r\n \u00a0\r\nA bell.\r\n"):
        lone = Edition("0.1.0", 1, witnesses=(Witness("A", "a.txt", "0" * 64, len(text), "report", text=text),))
        assert "a.txt" in Page(to_html(lone)).text


def test_strengths_of_underlining() -> None:
    assert [text for _, text in levels(3)] == ["1", "2", "3"]
    assert len(levels(40)) == 5
    assert levels(0) == ()
    assert [level(n, 40) for n in range(1, 41)] == sorted(level(n, 40) for n in range(1, 41))
