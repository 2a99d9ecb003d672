"""The page of a comparison in a browser: narrow and wide, judged by axe-core, and of ten long drafts."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import many
import pytest
from chromium import Browser, needed, opened, tasks, traced
from test_proofs import AXE, violations

import variorum

pytestmark = needed

CASE = (Path(__file__).parents[1] / "cases" / "drafts" / "contract.md").read_text("utf-8")
TEXTS = dict(re.findall(r"^```(before|after)\n(.*?)^```", CASE, re.MULTILINE | re.DOTALL))
DRAFTS, SENTENCES = 10, 900


@pytest.fixture(scope="module")
def html() -> str:
    last = TEXTS["after"].replace("may pay", "must pay")
    return variorum.write(variorum.redline({**TEXTS, "last": last}), "html")


@pytest.mark.parametrize("width", [320, 360, 800, 1400])
def test_nothing_is_wider_than_the_window(browser: Browser, html: str, tmp_path: Path, width: int) -> None:
    with opened(browser, html, tmp_path, width=width) as one:
        page = one.open()
        for look in ("v-side", "v-red", "v-pages"):
            page.locator(f"#{look}").check()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, look
        assert one.requests == [one.path.as_uri()]
        assert one.console == []


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed (pip install -e '.[dev]')")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, html: str, tmp_path: Path, width: int, dark: bool) -> None:
    with opened(browser, html, tmp_path, width=width, dark=dark, bypass_csp=True) as one:
        page = one.open()
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        for look in ("v-side", "v-red", "v-pages"):
            page.locator(f"#{look}").check()
            assert violations(page) == [], look


def test_ten_long_drafts_open(browser: Browser, tmp_path: Path) -> None:
    chance = Random(3)
    drafts = [[" ".join(chance.choices(many.WORDS, k=14)).capitalize() + "." for _ in range(SENTENCES)]]
    for _ in range(DRAFTS - 1):
        drafts.append(
            [one if chance.random() < 0.97 else one.replace(" a ", " the ", 1) + " Or not." for one in drafts[-1]]
        )
    texts = {
        f"draft {n}": "\n\n".join(" ".join(d[k : k + 5]) for k in range(0, len(d), 5)) for n, d in enumerate(drafts)
    }
    html = variorum.write(variorum.redline(texts), "html")
    assert len(html) > 4_000_000
    with opened(browser, html, tmp_path) as one:
        with traced(browser, one.page) as events:
            one.open()
        assert sum(tasks(events)) < 5000
        one.page.mouse.move(600, 400)
        with traced(browser, one.page) as events:
            for _ in range(30):
                one.page.mouse.wheel(0, 600)
                one.page.wait_for_timeout(30)
        assert one.page.evaluate("scrollY") > 10_000
        assert sorted(tasks(events))[-1] < 250
        assert one.console == []
