"""A page opened in headless Chromium without a network: what it asked for, what it wrote, and what the browser did.

Debian's Chromium is driven by playwright, which the `dev` extra brings; where either is missing the tests say so.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

try:
    from playwright.sync_api import Browser, Page, sync_playwright
except ImportError:  # pragma: no cover
    Browser = Page = Any
    MISSING = "playwright is not installed (pip install -e '.[dev]')"
else:
    MISSING = "" if CHROMIUM else "there is no Chromium on this machine (Debian: chromium)"

needed = [pytest.mark.browser, pytest.mark.slow, pytest.mark.skipif(bool(MISSING), reason=MISSING)]
"""Marks of a module whose tests need the browser."""

__all__ = [
    "CHROMIUM",
    "MISSING",
    "Browser",
    "Opened",
    "Page",
    "chromium",
    "needed",
    "opened",
    "shown",
    "tasks",
    "traced",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Opened:
    """A page, what it asked for and what it wrote."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.console: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("console", lambda m: self.console.append(m.text))
        page.on("pageerror", lambda e: self.console.append(str(e)))

    def open(self, fragment: str = "") -> Page:
        self.page.goto(self.path.as_uri() + fragment)
        return self.page


@contextmanager
def opened(
    browser: Browser, html: str, folder: Path, width: int = 1280, height: int = 900, dark: bool = False, **options: Any
) -> Iterator[Opened]:
    """The page, ready to be opened, in a browser that is offline."""
    path = folder / "edition.html"
    path.write_text(html, encoding="utf-8")
    mood = "dark" if dark else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=mood, **options)
    context.set_offline(True)
    context.set_default_timeout(20_000)
    yield Opened(context.new_page(), path)
    context.close()


def shown(page: Page, selector: str) -> str:
    """The words of what a click brings up, once it is there."""
    there = page.locator(selector)
    there.wait_for()
    return str(there.inner_text())


@contextmanager
def traced(browser: Browser, page: Page) -> Iterator[list[dict[str, Any]]]:
    """Fills the list with the events of the browser's own performance trace, when the block ends."""
    events: list[dict[str, Any]] = []
    browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline"])
    yield events
    events += json.loads(browser.stop_tracing())["traceEvents"]


def tasks(events: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of processor time of each task of the page's main thread, whatever else the machine does."""
    names = [e for e in events if e.get("name") == "thread_name"]
    main = {(e["pid"], e["tid"]) for e in names if e["args"]["name"] == "CrRendererMain"}
    return [e.get("tdur", 0) / 1000 for e in events if (e["pid"], e["tid"]) in main and e["name"].endswith("RunTask")]
