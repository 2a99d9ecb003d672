"""Everything that the page of an edition does, done by a click or a key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import invented
import pytest
from chromium import Browser, Opened, Page, needed, opened, shown

import variorum
from variorum.model import Edition
from variorum.writers.kinds import KINDS

pytestmark = needed


@pytest.fixture
def there(browser: Browser, bell_html: str, tmp_path: Path) -> Iterator[Opened]:
    with opened(browser, bell_html, tmp_path) as one:
        one.open()
        yield one
        assert one.console == []


@pytest.fixture
def page(there: Opened) -> Page:
    return there.page


def word(page: Page, text: str) -> object:
    return page.locator(".words .w", has_text=re.compile(f"^\\s*{re.escape(text)}")).first


def at_top(page: Page) -> str:
    """The id of what the address names, and whether it can be seen."""
    return str(
        page.evaluate(
            "(() => { const n = document.querySelector(':target'); if (!n) return '';"
            "const b = n.getBoundingClientRect();"
            "return b.top >= 0 && b.top < innerHeight ? n.id : `${n.id} out of sight`; })()"
        )
    )


def test_it_asks_for_itself_alone_and_writes_nothing(browser: Browser, example_html: str, tmp_path: Path) -> None:
    with opened(browser, example_html, tmp_path) as one:
        page = one.open()
        page.locator("summary").evaluate_all("all => all.forEach(s => s.click())")
        page.wait_for_timeout(200)
        assert one.requests == [one.path.as_uri()]
        assert one.console == []


def test_a_click_on_words_lists_every_printing_with_its_place(page: Page) -> None:
    word(page, "really").click()  # type: ignore[attr-defined]
    card = page.locator("#card")
    card.wait_for()
    assert "printed by 3 of 6" in card.inner_text()
    assert [q.inner_text().strip("“”") for q in card.locator("li q").all()] == ["really", "very"]
    assert "another word" in card.inner_text()
    assert KINDS["substitution"].meaning in card.inner_text()
    assert "left out" in card.inner_text()
    text = str(next(w.text for w in invented.edition().witnesses if w.siglum == "NL"))
    start = text.index("very")
    link = card.locator(f"a[href='#NL-{start}']")
    assert f"{start}–{start + 4}" in link.locator("xpath=..").inner_text()
    link.click()
    assert at_top(page) == f"NL-{start}"
    assert page.locator(f"[id='NL-{start}']").inner_text() == "very"
    card.wait_for(state="hidden")


def test_the_keyboard_does_all_of_it(page: Page) -> None:
    page.locator(".words .w").first.focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent").startswith("it’s late")
    page.keyboard.press("Enter")
    card = page.locator("#card")
    card.wait_for()
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Close"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.textContent").startswith("it’s late")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Enter")
    assert "it’s late, and I" in card.inner_text()


def test_a_passage_can_be_cited(page: Page) -> None:
    word(page, "clapper").click()  # type: ignore[attr-defined]
    page.locator("#card").get_by_label("Take the words after too").click()
    page.locator("#copy-citation").click()
    cited = page.locator("#card textarea").input_value()
    passages = invented.edition().utterances[0].passages
    first, last = passages[18].at.start, passages[19].at.end
    assert "“clapper is sound, and it will ring”" in cited
    assert f"characters {first}–{last}" in cited
    text = str(next(w.text for w in invented.edition().witnesses if w.siglum == "XR"))
    start = text.index("dapper")
    assert f"“dapper is sound, and it will ring” [one against one], characters {start}–" in cited
    assert "https://courier.example/bell" in cited
    assert page.locator("#told").inner_text().startswith("Citation")


def test_a_passage_has_an_address(browser: Browser, bell_html: str, tmp_path: Path, page: Page) -> None:
    word(page, "clapper").click()  # type: ignore[attr-defined]
    page.locator("#copy-link").click()
    link = page.locator("#card textarea").input_value()
    with opened(browser, bell_html, tmp_path) as one:
        one.open("#" + link.split("#")[1])
        assert one.page.locator(":target").inner_text().strip() == "clapper"
        one.open("#" + str(next(q.id for q in invented.edition().quotations)))
        one.page.reload()
        assert one.page.locator("details.report[open]").count() == 1
        assert at_top(one.page).startswith("q")


def test_selected_words_become_a_passage(page: Page) -> None:
    page.evaluate(
        "(() => { const w = [...document.querySelectorAll('.words .w')]"
        ".filter(n => /bell|cracked/.test(n.textContent));"
        "const r = document.createRange(); r.setStart(w[0].firstChild, 0); r.setEnd(w[1].firstChild, 3);"
        "getSelection().removeAllRanges(); getSelection().addRange(r);"
        "w[1].dispatchEvent(new MouseEvent('click', { bubbles: true })); })()"
    )
    assert "bell is not cracked" in page.locator("#card h3").inner_text()
    assert "bell of Saint Orso is now cracked." in shown(page, "#card")


def test_only_what_differs_in_substance_is_marked_until_asked(page: Page) -> None:
    numbers = page.locator(".words a.n:not(.small)")
    assert numbers.count() == sum(n.is_visible() for n in numbers.all()) >= 7
    assert all(n.locator("i").text_content() for n in numbers.all())  # a sign as well as a colour
    for manner, sign in (("masked", "*"), ("spelling", "’"), ("punctuation", ","), ("cuts", "…"), ("brackets", "[]")):
        small = page.locator(f".words a.n.small.m-{manner}").first
        assert not small.is_visible(), manner
        page.locator(".show > summary").click()
        page.locator(f"#show-{manner}").check()
        page.keyboard.press("Escape")
        assert small.is_visible(), manner
        assert small.text_content() == sign
        assert page.locator(f".note.m-{manner}").first.is_visible()


def test_a_note_lights_its_words_and_leads_to_them(page: Page) -> None:
    note = page.locator(".note", has_text="paraphrase").or_(page.locator(".note", has_text="put in other words")).first
    note.hover()
    assert "twice" in page.locator(".words .lit").first.inner_text()
    note.locator("a.n").click()
    assert "twice" in page.locator(":target").inner_text()


def test_kinds_are_explained_where_they_stand(page: Page) -> None:
    page.locator("a.kind[data-kind='splice']").first.click()
    assert KINDS["splice"].meaning in shown(page, "#card")
    page.get_by_text("All kinds").click()
    assert at_top(page) == "kind-splice"


def test_the_strip_shows_what_is_printed_and_leads_there(page: Page) -> None:
    for state in ("on", "other", "gap", "cut"):
        assert page.locator(f".shares li rect.{state}").count() > 0, state
    strip = page.locator(".strip").first
    strip.scroll_into_view_if_needed()
    assert "of the words" in str(strip.get_attribute("aria-label"))
    box = strip.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 2, box["y"] + 5)
    assert "Good night" in page.locator(":target").inner_text()
    strip.hover()
    assert page.locator(".hair").count() == page.locator(".strip").count()


def test_any_two_outlets_stand_side_by_side(page: Page) -> None:
    page.locator(".beside > summary").click()
    page.locator(".beside select").first.wait_for()
    left, right = page.locator(".beside select").all()
    left.select_option(label="The Northern Ledger")
    right.select_option(label="unnamed.txt")
    pairs = page.locator(".pair")
    assert "very hope" in pairs.nth(1).inner_text()
    assert pairs.locator("ins.other", has_text="color").count() == 1
    assert pairs.locator("del.cut", has_text="I checked it myself, twice.").count() == 1
    assert pairs.locator(".away", has_text="But the").count() >= 1
    assert pairs.locator(".join").count() >= 1
    right.select_option(label="The reading text")
    assert "I checked it myself, twice." in pairs.nth(1).locator("div").last.inner_text()
    page.locator(".printings > summary").first.click()
    page.locator(".printings[open] dt").first.wait_for()
    assert page.locator(".printings[open] dt").count() >= 4


def test_what_to_review_leads_to_the_place(page: Page) -> None:
    first = page.locator("#review .concerns > li")
    assert 1 <= first.count() <= 10
    link = first.locator("a", has_text="note").first
    href = str(link.get_attribute("href"))
    link.click()
    assert at_top(page) == href[1:]
    page.locator("#review .more > summary").click()
    page.locator("#review .more li").first.wait_for()


def test_claims_firmness_credits_and_dates(page: Page) -> None:
    conflict = page.locator("#claims li.conflict")
    assert "cannot both be" in conflict.inner_text()
    assert "nobody has two ages" in conflict.inner_text()
    held = page.locator(".scale li.held")
    assert held.count() == 2
    assert "plainly" in held.first.inner_text()
    assert "Harbour Courier" in held.first.inner_text()
    assert "alleged" in held.last.inner_text()
    places = page.locator(".graph g").evaluate_all(
        "all => all.map(g => [g.querySelector('text').textContent, g.getBoundingClientRect().x])"
    )
    x = dict(places)
    assert x["The Tallis Ringers"] < x["The Harbour Courier"] < x["The Northern Ledger"] < x["Tallis Evening Post"]
    page.locator(".graph a", has_text="Northern Ledger").click()
    assert page.locator("#r-NL").get_attribute("open") is not None
    assert "pictures from A. Marchetti" in page.locator(".creditors").inner_text()
    assert page.locator(".events li.several").count() == 1
    conflict.locator("a").first.click()
    assert at_top(page).startswith("HC-")


def test_everyone_quoted(page: Page) -> None:
    person = page.locator(".person", has_text="The parish")
    assert "candour" in person.inner_text()
    person.locator(".sayings a").click()
    assert "candour" in page.locator(":target").inner_text()


def test_each_report_stands_whole_with_its_marks(page: Page) -> None:
    report = page.locator("#r-HC")
    assert not report.locator(".text").is_visible()
    report.locator("summary").click()
    report.locator(".text").wait_for()
    text = report.locator(".text").inner_text()
    assert "left a four-minute message" in text
    assert report.locator(".q.direct").count() >= 4
    assert report.locator("[data-quotation]").count() >= 4
    assert report.locator(".claim[data-tally='t1']").inner_text() == "four-minute"
    assert report.locator(".furniture").inner_text() == "Share this"
    assert "share" in report.locator(".aside .margin").inner_text()
    report.locator(".margin a[href^='#p']").first.click()
    assert page.locator(".words :target").count() == 1
    report.locator(".margin a[href='#t1']").click()
    assert at_top(page) == "t1"


def test_the_search_box_finds_all_of_it(page: Page) -> None:
    field = page.get_by_role("searchbox")
    for words, part, unit in (
        ("clapper sound", "What was said", "clapper"),
        ("dapper", "What differs", "dapper"),
        ("ages", "What the reports claim", "two ages"),
        ("candour", "Who is quoted", "grateful"),
        ("parish priest", "In the reports", "four-minute"),
        ("“ninth bell”", "In the reports", "Ninth Bell"),
        ("الجرس", "What was said", "الجرس"),
    ):
        field.fill(words)
        page.locator("#found").wait_for()
        page.wait_for_timeout(200)
        found = shown(page, "#found")
        assert part in found, words
        assert unit in found, words
    field.fill("parish priest")
    page.wait_for_timeout(200)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#found").wait_for(state="hidden")
    assert page.locator("details.report[open]").count() == 1
    field.fill("zzzz")
    page.wait_for_timeout(200)
    assert "Nothing" in shown(page, "#found")
    page.keyboard.press("Escape")
    page.locator("#found").wait_for(state="hidden")


def test_without_a_script_it_can_be_read(browser: Browser, bell_html: str, tmp_path: Path) -> None:
    with opened(browser, bell_html, tmp_path, java_script_enabled=False) as one:
        page = one.open()
        assert page.locator(".words").first.is_visible()
        assert not page.locator("#search").is_visible()
        assert not page.locator(".beside").is_visible()
        page.locator("#r-HC summary").click()
        assert page.locator("#r-HC .text").is_visible()
        page.locator(".printings summary").first.click()
        assert page.locator(".printings[open] dd").first.is_visible()
        page.locator(".show > summary").click()
        page.locator("#show-masked").check()
        assert page.locator(".words a.n.small.m-masked").first.is_visible()


def test_without_the_reports_texts(browser: Browser, bell: Edition, tmp_path: Path) -> None:
    with opened(browser, variorum.write(bell, "html", with_text=False), tmp_path) as one:
        page = one.open()
        assert "which she said sorry" not in one.path.read_text("utf-8")
        word(page, "really").click()  # type: ignore[attr-defined]
        page.locator("#card li a").first.click()
        assert page.locator("q:target").is_visible()
        assert one.console == []


@pytest.mark.parametrize("width", [320, 360, 800, 1400])
def test_nothing_is_wider_than_the_window(browser: Browser, bell_html: str, tmp_path: Path, width: int) -> None:
    with opened(browser, bell_html, tmp_path, width=width) as one:
        page = one.open()
        page.locator("details").evaluate_all("all => all.forEach(d => { d.open = true; })")
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".show").evaluate("d => { d.open = false; }")
        word(page, "clapper").click()  # type: ignore[attr-defined]
        box = page.locator("#card").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_it_prints_whole(browser: Browser, bell_html: str, tmp_path: Path) -> None:
    with opened(browser, bell_html, tmp_path) as one:
        page = one.open()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert not page.locator(".tools").is_visible()
        assert page.locator("#r-XR .text").is_visible()
        assert page.locator("noscript").count() <= page.locator(".printings").count() + page.locator(".does").count()
        assert page.pdf()[:4] == b"%PDF"
