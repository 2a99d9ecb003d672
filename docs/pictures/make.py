#!/usr/bin/env python3
"""Makes the pictures of the documentation from the example story, so that they stay true.

    .venv/bin/python docs/pictures/make.py

Needs Chromium (Debian's package `chromium`) and what the `dev` extra brings (playwright); the page is opened from a
file, without a network. Pictures have few colours, to be small.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

import variorum
from variorum import example

HERE = Path(__file__).parent
WIDTHS = (("phone", 360, 1100), ("tablet", 800, 1200), ("wide", 1400, 1250))
"""Name, width and height in pixels."""
COLOURS = 160


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium here: install it (Debian: chromium) and run this again.", file=sys.stderr)
        return 1
    from playwright.sync_api import Browser, Page, sync_playwright

    def words(page: Page) -> None:
        page.locator("article.utterance h2").first.scroll_into_view_if_needed()
        page.evaluate("scrollBy({ top: document.querySelector('article.utterance').getBoundingClientRect().top - 60 })")

    def card(page: Page) -> None:
        words(page)
        page.evaluate("scrollBy({ top: 330 })")
        page.locator(".words .differs").first.click()

    def beside(page: Page) -> None:
        page.locator(".beside > summary").first.click()
        page.evaluate("scrollBy({ top: document.querySelector('.beside').getBoundingClientRect().top - 70 })")

    def record(page: Page) -> None:
        page.evaluate("scrollBy({ top: document.querySelector('#credits').getBoundingClientRect().top - 70 })")

    def search(page: Page) -> None:
        page.get_by_role("searchbox").fill("gates")
        page.wait_for_timeout(400)

    def save(browser: Browser, path: Path, name: str, size: tuple[int, int], dark: bool, do: object = None) -> None:
        page = browser.new_page(
            viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light"
        )
        page.goto(path.as_uri())
        if callable(do):
            do(page)
        page.wait_for_timeout(300)
        (HERE / f"{name}.png").write_bytes(small(page.screenshot()))
        page.close()
        print(f"{name}.png")

    edition = variorum.write(variorum.collate(variorum.read(example.paths())), "html")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        path = Path(folder) / "edition.html"
        path.write_text(edition, encoding="utf-8")
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, width, height in WIDTHS:
            for dark in (False, True):
                save(browser, path, f"edition-{name}{'-dark' if dark else ''}", (width, height), dark, words)
        for name, do in (("card", card), ("beside", beside), ("credits", record), ("search", search)):
            save(browser, path, f"edition-{name}", (1200, 800), False, do)
        browser.close()
    return 0


def small(png: bytes) -> bytes:
    """The picture with few colours."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
