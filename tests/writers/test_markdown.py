"""The Markdown, read as Markdown: what was printed comes out again, and none of it is markup."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import variorum
from variorum.model import Edition
from variorum.writers.markdown import escaped


def parsed(text: str) -> list[Any]:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    return MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).parse(text)


def inner(tokens: list[Any]) -> list[Any]:
    """All tokens, those inside others too."""
    return [t for token in tokens for t in (token, *inner(token.children or []))]


def words(tokens: list[Any]) -> str:
    return "".join(
        " " if t.type == "softbreak" else t.content for t in inner(tokens) if t.type in ("text", "softbreak")
    )


def test_the_words_come_out_and_nothing_is_markup(edition: Edition) -> None:
    tokens = inner(parsed(variorum.write(edition, "markdown")))
    assert not [t for t in tokens if t.type.startswith(("html", "image", "code", "fence"))]
    said = words(parsed(variorum.write(edition, "markdown")))
    assert "We f–ked up the frame, you know, and the colour of the bronze are wrong." in said
    assert "<script>alert(1)</script>" in said
    assert "<b>X</b>-Ring & Co" in said
    assert "\u202e" not in said


def test_every_footnote_is_there_once(edition: Edition) -> None:
    text = variorum.write(edition, "markdown")
    tokens = inner(parsed(text))
    assert sum(t.type == "footnote_ref" for t in tokens) == sum(t.type == "footnote_open" for t in tokens) > 5
    assert "[^" not in words(parsed(text))


def test_disagreements_stand_first(edition: Edition) -> None:
    text = variorum.write(edition, "markdown")
    assert (
        text.index("## Review these first")
        < text.index("> Good evening")
        < text.index("## Reports")
        < text.index("[^1]:")
    )


def test_links_lead_to_the_words(edition: Edition) -> None:
    witnesses = tuple(replace(w, url=f"https://news.example/{w.siglum}") for w in edition.witnesses)
    links = [
        t.attrs["href"]
        for t in inner(parsed(variorum.write(replace(edition, witnesses=witnesses), "markdown")))
        if t.type == "link_open"
    ]
    assert "https://news.example/HC#:~:text=We%20are%20grateful%20for%20the%20candour" in links
    assert all(link.startswith("https://news.example/") for link in links)


@given(st.text(st.sampled_from("ab1. )*_`[]()<>&#+-=|~$@^\\!:/\n\t{}http://www.x"), max_size=30))
def test_any_text_comes_out_as_it_is(text: str) -> None:
    wanted = " ".join(text.split())
    assert words(parsed(escaped(text))) == wanted
    assert words(parsed(f"- {escaped(text)}")) == wanted
