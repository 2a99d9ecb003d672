"""The local page in headless Chromium: a report is dropped, a speaker is corrected, the decision is taken back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chromium import needed

from variorum import example

pytestmark = needed
WAIT = 60_000


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    for path in [*example.paths()][:3]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def address(story: Path, tmp_path: Path) -> Iterator[str]:
    command = [sys.executable, "-P", "-m", "variorum", "serve", str(story), "--add-to", str(tmp_path / "added")]
    served = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert served.stdout is not None
    yield served.stdout.readline().strip()
    served.terminate()
    served.wait(20)


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(WAIT)
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: said.append(str(e)))
    page.on("request", lambda r: asked.append(r.url))
    page.goto(address)
    yield page
    context.close()
    assert said == []
    home = address.partition("?")[0]
    assert [u for u in asked if not u.startswith((home, "data:"))] == []


def open_story(page: Any) -> None:
    page.locator(".desk-stories a").first.click()
    page.wait_for_selector("[data-utterance]")


def test_the_token_leaves_the_address_bar(page: Any) -> None:
    assert "token" not in page.url


def drop(page: Any, where: str, name: str, text: str) -> None:
    page.evaluate(
        """([where, name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name, {type: "text/plain"}));
            for (const type of ["dragover", "drop"])
                document.querySelector(where).dispatchEvent(
                    new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        [where, name, text],
    )


def test_a_dropped_report_is_added_and_a_bad_one_set_aside(page: Any, tmp_path: Path) -> None:
    page.wait_for_selector(".desk-stories")
    report = [*example.paths()][3]
    drop(page, ".desk-drop", "../new/spillway.txt", report.read_text("utf-8"))
    page.wait_for_selector("text=four reports")
    drop(page, ".desk-drop", "bad.txt", "\x00\x01\x02 no text at all")
    page.wait_for_selector("text=Set aside, and the rest done: 1")
    page.wait_for_selector("text=four reports")
    assert sorted(p.name for p in (tmp_path / "added").rglob("*.txt")) == ["bad.txt", "spillway.txt"]


def test_a_speaker_is_corrected_by_a_button_and_the_decision_taken_back(page: Any, story: Path) -> None:
    open_story(page)
    page.check("[data-correct]")
    first = page.locator("[data-utterance] .desk-correct").first
    first.click()
    page.fill("dialog input[name=name]", "Ola Brandt")
    page.fill("dialog details[open] input[name=by]", "Jo Blake")
    page.fill("dialog details[open] textarea[name=why]", "The recording.")
    page.click("dialog details[open] button[type=submit]")
    page.wait_for_selector("text=Decided by Jo Blake")
    assert page.locator("h2 >> text=Ola Brandt").count() >= 1
    text = (story / "corrections.toml").read_text("utf-8")
    assert 'speaker = "Ola Brandt"' in text
    page.locator("[data-correction] .desk-correct").first.click()
    assert page.input_value("dialog input[name=by]") == "Jo Blake"
    page.fill("dialog textarea[name=why]", "I misheard.")
    page.click("dialog button[type=submit]")
    page.wait_for_selector("[data-correction][data-state=undone]", state="attached")
    assert page.locator("h2 >> text=Ola Brandt").count() == 0
    assert "I misheard." in (story / "corrections.toml").read_text("utf-8")


@pytest.mark.parametrize("kind", ["quotation", "utterance", "tally", "speaker", "witness"])
def test_every_thing_has_its_button_and_every_dialog_its_forms(page: Any, kind: str) -> None:
    open_story(page)
    page.check("[data-correct]")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.wait_for_timeout(300)
    buttons = page.locator(f'.desk-correct[data-for^="{kind} "]')
    assert buttons.count() >= 1
    buttons.first.click()
    page.wait_for_selector("dialog[open] form")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")


def test_a_form_without_a_name_of_the_speaker_says_so_and_keeps_what_was_written(page: Any) -> None:
    open_story(page)
    page.check("[data-correct]")
    page.locator("[data-utterance] .desk-correct").first.click()
    page.fill("dialog details[open] input[name=by]", "Jo Blake")
    page.fill("dialog details[open] textarea[name=why]", "The recording.")
    page.click("dialog details[open] button[type=submit]")
    page.wait_for_selector("dialog [role=alert]")
    assert page.input_value("dialog details[open] textarea[name=why]") == "The recording."


def test_an_edition_is_exported_as_it_is_shown(page: Any) -> None:
    open_story(page)
    page.click(".desk-export summary")
    with page.expect_download() as download:
        page.click(".desk-export a >> text=json")
    assert json.loads(Path(download.value.path()).read_text("utf-8"))["version"] == 1


def test_a_file_that_changes_in_the_folder_makes_a_new_edition(page: Any, story: Path) -> None:
    open_story(page)
    (story / "more.txt").write_text([*example.paths()][3].read_text("utf-8"), "utf-8")
    page.wait_for_selector("text=There is a newer edition")
    page.click("text=There is a newer edition")
    page.wait_for_selector("text=four reports")


def test_nothing_of_the_desk_is_out_of_anybody_s_reach(page: Any) -> None:
    """Against the rules of WCAG 2.2 that axe-core can test: the list, the page with its buttons, a dialog."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.wait_for_selector(".desk-stories")
    assert axe.run(page).response["violations"] == []
    open_story(page)
    page.check("[data-correct]")
    assert axe.run(page).response["violations"] == []
    page.locator("[data-utterance] .desk-correct").first.click()
    page.wait_for_selector("dialog[open] form")
    assert axe.run(page).response["violations"] == []
