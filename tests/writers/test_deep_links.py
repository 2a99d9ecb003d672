"""Links to the very words: as little as tells the place from every other; a browser that follows one comes there."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from chromium import MISSING
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from variorum.model import Edition, Span, Witness
from variorum.writers.deep_links import Page, deep_links

SEEN = """number => {
  const box = document.querySelectorAll('p')[number].getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && scrollY > 0;
}"""
"""Whether the paragraph of this number is on the screen, and the page has been scrolled to it."""


def to(text: str, words: str, nth: int = 0) -> str:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Page(text).directive(at, at + len(words))


def test_few_words_are_spelt_out_and_many_are_not() -> None:
    assert (
        to("He left: “We go, all-in & now.” Then rain.", "We go, all-in & now.")
        == "text=We%20go%2C%20all%2Din%20%26%20now"
    )
    text = "“One two three four five six seven eight nine ten.”"
    assert to(text, text[1:-1]) == "text=One%20two%20three%20four,seven%20eight%20nine%20ten"


def test_words_in_two_paragraphs_are_named_by_their_ends() -> None:
    assert to("“We left.\n\n“They stayed.”", "We left.\n\n“They stayed.") == "text=We%20left.,%E2%80%9CThey%20stayed"


def test_what_stands_around_tells_words_that_stand_twice() -> None:
    text = "First Ana said: “No.” Later Bo said: “No.” And at last “No,” said Cy."
    assert to(text, "No.") == "text=No"
    assert to(text, "No.", 1) == "text=Bo%20said%3A%20%E2%80%9C-,No"
    assert "at%20last" in to(text, "No,")


def test_an_address_keeps_its_own_fragment() -> None:
    edition = Edition(
        "0.1.0", 1, (Witness("A", "a", "ab", 7, "report", url="https://a.example/#top", text="“Go on.”"),)
    )
    link = deep_links(edition)
    assert link("A", [Span(1, 7)], "Go on.") == "https://a.example/#top:~:text=Go%20on"
    assert link("A", [Span(1, 3), Span(4, 6)], "Go on") == "https://a.example/#top:~:text=Go&text=on"
    nowhere = replace(edition.witnesses[0], url="file:///etc/passwd")
    assert deep_links(replace(edition, witnesses=(nowhere,)))("A", [Span(1, 7)], "Go on.") is None


@given(st.text(st.sampled_from("ab ,-&\n“”é鐘\u202e\x00"), max_size=60), st.data())
def test_any_span_has_a_directive_or_nothing_to_name(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = Page(text).directive(start, end)
    assert bool(found) == any(c.isalnum() for c in text[start:end])
    named = [unquote(part) for part in found.removeprefix("text=").split(",") if not part.startswith("-")]
    squeezed = " ".join(text.split())
    assert all(part.removesuffix("-") in squeezed for part in named)


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_a_browser_comes_to_the_words(example_edition: Edition, tmp_path: Path, browser: Any) -> None:
    """Every quotation of the example: the paragraph that it begins in is on the screen, and was not before."""
    sync = pytest.importorskip("playwright.sync_api")
    pages = {}
    for w in example_edition.witnesses:
        paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in str(w.text).split("\n\n"))
        style = "<meta charset=utf-8><style>p { margin: 1500px 0 }</style>"
        (tmp_path / f"{w.siglum}.html").write_text(f"<!doctype html>{style}<h1>…</h1>{paragraphs}", "utf-8")
        pages[w.siglum] = replace(w, url=f"https://reports.example/{w.siglum}.html")
    link = deep_links(replace(example_edition, witnesses=tuple(pages.values())))
    speech = [q for q in example_edition.quotations if q.kind in ("direct", "mixed")]
    lost = []
    context = browser.new_context()
    page = context.new_page()
    page.route(
        "https://reports.example/*",
        lambda route: route.fulfill(path=tmp_path / route.request.url.rpartition("/")[2].partition("#")[0]),
    )
    for q in speech:
        address = str(link(q.witness, q.spans, q.text))
        page.goto("about:blank")
        page.goto(address)
        number = str(pages[q.witness].text)[: q.start].count("\n\n")
        try:
            page.wait_for_function(SEEN, arg=number, timeout=2000)
        except sync.TimeoutError:
            lost.append(address)
    context.close()
    assert len(speech) > 40
    assert lost == []
