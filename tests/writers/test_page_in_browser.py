"""The page in headless Chromium: it opens from a file, with nothing on the console and nothing asked of the network."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import invented
import pytest
from chromium import CHROMIUM

from variorum.writers.html import to_html

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine"),
]

QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--virtual-time-budget=2000",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def opened(html: str, folder: Path, fragment: str = "") -> tuple[str, list[str]]:
    """The page's document after its script has run, and what was written to the console."""
    path = folder / "edition.html"
    path.write_text(html, encoding="utf-8")
    done = subprocess.run(
        [str(CHROMIUM), *QUIET, f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr", "--dump-dom",
         f"{path.as_uri()}{fragment}"],
        capture_output=True, text=True, timeout=60, check=True, encoding="utf-8",
    )  # fmt: skip
    return done.stdout, re.findall(r"CONSOLE[^\"]*\"(.*)", done.stderr)


def test_the_page_opens_with_nothing_on_the_console(tmp_path: Path) -> None:
    document, console = opened(to_html(invented.edition()), tmp_path)
    assert console == []
    assert "Amara Castellanos" in document


def test_a_link_to_a_passage_opens_with_nothing_on_the_console(tmp_path: Path) -> None:
    html = to_html(invented.edition())
    name = re.search(r'id="(p\w{7})"', html)
    assert name
    _, console = opened(html, tmp_path, f"#{name[1]}")
    assert console == []


def test_the_browser_would_refuse_anything_else(tmp_path: Path) -> None:
    """The check of the checks: a script or picture that came in from a report would be blocked and seen here."""
    worse = '<script>document.title="run"</script><img src="http://pictures.example/bell.png"></body>'
    document, console = opened(to_html(invented.edition()).replace("</body>", worse), tmp_path)
    assert len(console) == 2
    assert all("Content Security Policy" in line for line in console)
    assert "<title>run</title>" not in document
