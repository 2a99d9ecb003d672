"""Pages."""

import pytest

from variorum.errors import EmptyInput
from variorum.readers import read

FILLER = "<p>The council of the harbour town met on Monday evening to hear what the owners of the ferry had to say.</p>"


def text_of(body: str) -> str:
    article = f"<article>{FILLER}{body}{FILLER}</article>"
    page = f"<!doctype html><html><head><title>T</title></head><body>{article}</body></html>"
    return read(page.encode(), "a.html")[0].text


def test_paragraphs_are_kept_apart() -> None:
    assert "to say.\n\nOne.\n\nTwo.\n\nThe council" in text_of("<p>One.</p><p>Two.</p>")


def test_q_gets_its_marks_and_keeps_its_place() -> None:
    body = "<p>She said <q>we are <b>all</b> <a href='x'>tired</a> of <q>no</q></q> and left.</p>"
    assert "She said “we are all tired of ‘no’” and left." in text_of(body)


def test_a_block_quotation_without_marks_gets_them() -> None:
    said = "<p>We regret the delay to the evening boat.</p><p>It will not happen again.</p>"
    body = f"<p>The statement said:</p><blockquote>{said}</blockquote>"
    assert "“We regret the delay to the evening boat.\n\n“It will not happen again.”" in text_of(body)


def test_a_block_quotation_with_marks_keeps_them() -> None:
    assert "“We regret the delay.”" in text_of("<blockquote><p>“We regret the delay.”</p></blockquote>")


def test_a_repeated_paragraph_is_kept() -> None:
    assert text_of("<p>The boat will stay, the council decided.</p>" * 2).count("The boat will stay") == 2


def test_inline_elements_do_not_move_words() -> None:
    said = "“I will <i>never</i> sell the <b>old <em>ferry</em></b>,”"
    body = f"<p>{said} he <a href='x'>told the council</a> <span>twice</span>.</p>"
    assert "“I will never sell the old ferry,” he told the council twice." in text_of(body)


def test_an_escaped_script_is_text_and_a_real_one_is_gone() -> None:
    escaped, real = "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(2)</script>"
    body = f"<p>He wrote “{escaped}” on the door, and “{real}” on the wall.</p>"
    text = text_of(body)
    assert "“<script>alert(1)</script>” on the door" in text
    assert "alert(2)" not in text


def test_what_the_head_says() -> None:
    page = """<html lang="en-GB"><head><title>T | L</title><meta property="og:site_name" content="The Harbour Ledger">
      <link rel="canonical" href="https://ledger.example/ferry"><script type="application/ld+json">
      {"@context":"https://schema.org","@graph":[{"@type":"Organization","name":"No"},{"@type":["NewsArticle"],
       "headline":"Ferry to stay","author":[{"@type":"Person","name":"Ada Lund"},{"name":"Ben Moss"}],
       "publisher":{"name":"Harbour Ledger"},"datePublished":"2031-05-06T07:08:09+02:00"}]}</script></head>
      <body>%s</body></html>""" % (FILLER * 3)
    article = read(page.encode(), "a.html")[0]
    assert (article.outlet, article.title, article.byline) == ("Harbour Ledger", "Ferry to stay", "Ada Lund, Ben Moss")
    assert (article.published, article.language, article.url) == ("2031-05-06", "en", "https://ledger.example/ferry")
    assert dict(article.rules) == {
        "outlet": "json-ld publisher", "title": "json-ld headline", "byline": "json-ld author",
        "published": "json-ld datePublished", "language": "html lang", "url": "link canonical",
    }  # fmt: skip


@pytest.mark.parametrize(
    "ld", ["{broken", "[" * 5000, '{"@type": 5}', '{"@type":"NewsArticle","publisher":[[{"name":3}]]}', "1e99999"]
)
def test_broken_json_ld_costs_nothing(ld: str) -> None:
    page = f'<html><head><script type="application/ld+json">{ld}</script></head><body>{FILLER}</body></html>'
    assert "harbour town" in read(page.encode(), "a.html")[0].text


def test_no_date_is_invented() -> None:
    body = f"{FILLER}<p>In May 1999 the pier burned, and on 3 June it was gone.</p>"
    page = f"<html><head><title>T</title></head><body>{body}</body></html>"
    assert read(page.encode(), "a.html")[0].published is None


def test_a_page_that_is_no_article_gives_its_visible_text() -> None:
    article = read(b"<html><body><div>Ferry</div><span>stays</span><style>p{}</style></body></html>", "a.html")[0]
    assert article.text.replace("\n\n", " ") == "Ferry stays"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><script>go()</script></body></html>", "<html><title>T</title>"]
)
def test_a_page_without_text(page: str) -> None:
    with pytest.raises(EmptyInput, match=r"^a\.html: "):
        read(page.encode(), "a.html")


def test_a_page_nested_beyond_reason() -> None:
    assert "ferry" in read(("<html><body>" + "<div>" * 30_000 + "The ferry stays.").encode(), "a.html")[0].text


@pytest.mark.parametrize(
    "odd", ["\x01", "\x0b", "\x1f", "&#1;", "&#x1F;", "&#0;", "&#xFFFE;", "&#xD800;", "&#x110000;", "\ufffe"]
)
def test_characters_that_no_tree_can_hold(odd: str) -> None:
    assert "to the pier" in text_of(f"<p>He said <q>we <b>go{odd}</b> on{odd} now</q> to the pier.</p>")
