"""The page of a comparison: everything is on it, nothing runs, every link leads somewhere."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import variorum
from variorum.writers.compared.page.rows import blocks, rows
from variorum.writers.html import fingerprint

sys.path.insert(0, str(Path(__file__).parents[1] / "writers"))

from chromium import CHROMIUM
from page import Page
from test_page_in_browser import opened

CASES = Path(__file__).parents[1] / "cases" / "drafts"
TEXTS = re.compile(r"^```(before|after)\n(.*?)^```", re.MULTILINE | re.DOTALL)
HOSTILE = "<script>alert(1)</script> “shall” & \x1b[31m \u202e <img src=x onerror=alert(1)> \"quoted\" 'single'"


def contract() -> dict[str, str]:
    texts = dict(TEXTS.findall((CASES / "contract.md").read_text("utf-8")))
    return {**texts, "last": texts["after"].replace("may pay", "must pay")}


class Cells(HTMLParser):
    """The words of the later versions as the page has them: the cells of `after`, without what was there before."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(f"{tag}.{dict(attrs).get('class') or ''}")
        if self.open[-1].startswith("section"):
            self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and not self.open.pop().startswith(f"{tag}."):
            pass

    def handle_data(self, data: str) -> None:
        if "div.after" in self.open and not any(o.startswith(("del.was", "a.mv")) for o in self.open):
            self.words[-1] += data


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    html = variorum.write(variorum.redline(contract()), "html")
    page = Page(html)
    assert not [name for name, n in page.ids.items() if n > 1]
    assert [h for h in page.hrefs if not h.startswith("#") or h[1:] not in page.ids] == []
    assert page.tags["script"] == 0
    assert page.policy.startswith("default-src 'none'; style-src 'sha256-")
    assert fingerprint(page.assets["style"]) in page.policy
    assert not re.search(r"(?:src|href)=\"(?!#|data:)", html)


@pytest.mark.parametrize("first", [True, False])
def test_hostile_text_is_text(first: bool) -> None:
    texts = {HOSTILE: HOSTILE, "b": "plain"} if first else {"a": "plain text", HOSTILE: HOSTILE}
    html = variorum.write(variorum.redline(texts), "html")
    page = Page(html)
    assert page.tags["script"] == 0
    assert page.tags["img"] == 0
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_the_same_comparison_gives_the_same_page() -> None:
    assert variorum.write(variorum.redline(contract()), "html") == variorum.write(variorum.redline(contract()), "html")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")
def test_a_browser_opens_it_with_nothing_on_the_console(tmp_path: Path) -> None:
    html = variorum.write(variorum.redline({**contract(), "hostile": HOSTILE}), "html")
    document, console = opened(html, tmp_path, "#apparatus")
    assert console == []
    assert "All versions at once" in document


WORDS = st.sampled_from(["the", "ship", "sailed", "at", "six", "not", "harbour", "I'm", "am", "[they]", "2"])
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n", "\n\n", " – "])
ANY = st.lists(st.tuples(WORDS, GAPS), max_size=60).map(lambda parts: "".join(w + g for w, g in parts))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(ANY, ANY)
def test_every_word_of_the_later_version_is_on_the_page_once(one: str, two: str) -> None:
    html = variorum.write(variorum.redline({"one": one, "two": two}), "html")
    Page(html)
    assert "".join("".join(Cells(html).words).split()) == "".join(two.split())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, ANY)
def test_every_paragraph_has_one_row_in_order(one: str, two: str) -> None:
    (revision,) = variorum.redline({"one": one, "two": two}).revisions
    laid = rows(revision, one, two)
    assert [(b.start, b.end) for r in laid for b in r.before] == [tuple(b) for b in blocks(one)]
    assert [(b.start, b.end) for r in laid for b in r.after] == [tuple(b) for b in blocks(two)]


def test_paragraphs_that_share_words_stand_side_by_side() -> None:
    one = "First we build.\n\nThen we paint it red.\n\nThen we leave."
    two = "First we build.\n\nIn the evening there is a feast for all.\n\nThen we paint it blue.\n\nThen we leave."
    (revision,) = variorum.redline({"one": one, "two": two}).revisions
    beside = [
        (
            one[r.before[0].start : r.before[-1].end].strip() if r.before else "",
            two[r.after[0].start : r.after[-1].end].strip(),
        )
        for r in rows(revision, one, two)
    ]
    assert beside == [
        ("First we build.", "First we build."),
        ("", "In the evening there is a feast for all."),
        ("Then we paint it red.", "Then we paint it blue."),
        ("Then we leave.", "Then we leave."),
    ]
