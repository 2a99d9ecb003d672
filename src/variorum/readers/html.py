"""HTML: the words of the report, its paragraphs kept apart by blank lines, and what the head says of it.

Telling the report from the page round it is trafilatura's work (Barbaresi 2021). Two things are done before it gets
the page, because quotations depend on them: `<q>` and unmarked `<blockquote>` are given the marks a browser or a
printer would give them, and inline elements are dissolved (trafilatura 2.3 moves the words of `<q>a <b>b</b> c</q>`
to another place). Nothing is followed or executed; scripts are dropped, and what is escaped in the page is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from variorum.articles import Articles
from variorum.errors import EmptyInput
from variorum.ids import article_id
from variorum.model import Article, Origin
from variorum.readers.metadata import metadata
from variorum.readers.plain import is_blank

__all__ = ["looks_like_html", "read_html"]

OPENING = re.compile(
    r"(?:\ufeff|\s|<!--.{0,2000}?-->|<\?xml.{0,200}?>){0,9}<(?:!doctype html|html|head|body)\b", re.I | re.S
)
LOOKED_AT = 8192
"""Characters in which a page must show itself: licences in comments may stand before the doctype."""

UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "button", "select", "textarea")
INLINE = (
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "small",
    "big",
    "mark",
    "font",
    "span",
    "abbr",
    "cite",
    "time",
    "bdi",
    "wbr",
    "dfn",
)
BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    )
)  # fmt: skip
PARAGRAPHS = frozenset({"p", "head", "item", "cell", "ab"})
"""What trafilatura calls the elements that are set apart from one another."""

SPACE = re.compile(r"[ \t\r\n\f\v]+")
"""White space as HTML collapses it: a no-break space is not among it."""
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that lxml reads from references like `&#1;` and then refuses to write: shown as U+FFFD."""
MARKS = "\"“”„«»‘'"
DEEPEST = 400
"""Nesting up to which a page is given to trafilatura, which recurses; deeper ones are read by their visible text."""
FOLLOWED = 2000
"""Nesting from which libxml2 drops what is inside (its limit is 2,048): then the source is read without its tags."""
LONGEST_PAGE = 4_000_000
"""Characters up to which trafilatura is asked (it takes about 1 s for a megabyte of paragraphs): no report comes in a
longer page, and a longer one is read by its visible text."""


def looks_like_html(text: str) -> bool:
    """Whether a text opens as an HTML page, whatever its file is called.

    >>> looks_like_html("<!doctype html><p>A report."), looks_like_html("<b>Sic</b> was printed.")
    (True, False)
    """
    return OPENING.match(text[:LOOKED_AT]) is not None


def read_html(text: str, origin: Origin) -> Articles:
    """The article of a page; raises `EmptyInput` where the page shows no text.

    >>> page = "<html><title>News</title><body><p>She said <q>it is <b>over</b></q> and left.</p></body></html>"
    >>> read_html(page, Origin("a.html", "", "html"))[0].text
    'She said “it is over” and left.'
    """
    tree = parsed(text)
    if tree is None:
        raise EmptyInput(f"{origin.uri}: no text in it; give a page that holds the report")
    depth = depth_of(tree)
    found = metadata(tree)
    mark_quotations(tree)
    whole = untagged(text) if depth >= FOLLOWED else None
    body = "\n\n".join(whole or (depth <= DEEPEST and report(tree, text)) or visible(tree))
    if is_blank(body):
        raise EmptyInput(f"{origin.uri}: the page shows no text without scripts; save it as text and give that")
    given: dict[str, Any] = {name: value for name, (value, _) in found.items()}
    rules = tuple(sorted((name, rule) for name, (_, rule) in found.items()))
    return Articles((Article(id=article_id(body), text=body, rules=rules, origin=origin, **given),))


def parsed(text: str) -> Any:
    """The tree of a page, or None where there is nothing to make one of."""
    from lxml import etree
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True)
    clean = NO_XML.sub("\ufffd", text.replace("\f", " ")).encode("utf-8", "replace")
    try:
        tree = lxml_html.document_fromstring(clean, parser=parser)
    except (ValueError, etree.LxmlError):  # lxml calls a page without one element an error
        return None
    for element in tree.iter():
        if element.text and NO_XML.search(element.text):
            element.text = NO_XML.sub("\ufffd", element.text)
        if element.tail and NO_XML.search(element.tail):
            element.tail = NO_XML.sub("\ufffd", element.tail)
    return tree


# --- before extraction -------------------------------------------------------------------------------------------


def mark_quotations(tree: Any) -> None:
    """Give `<q>` and unmarked `<blockquote>` their marks, and dissolve inline elements. Changes the tree."""
    for quote in list(tree.iter("q")):
        depth = sum(1 for _ in quote.iterancestors("q"))
        opening, closing = ("‘", "’") if depth % 2 else ("“", "”")
        enclose(quote, quote, opening, closing)
    for quote in list(tree.iter("q")):
        for inner in list(quote.iterdescendants()):
            if inner.tag != "q" and isinstance(inner.tag, str):
                inner.drop_tag()
        quote.drop_tag()
    for quote in list(tree.iter("blockquote")):
        mark_block(quote)
    for inline in list(tree.iter(*INLINE)):
        if inline.getparent() is not None and (has_text(inline.tail) or has_text_beside(inline)):
            inline.drop_tag()


def has_text_beside(inline: Any) -> bool:
    """Whether an inline element stands in running text and not by itself, as menus and headings do."""
    before = inline.getprevious()
    return has_text(inline.getparent().text if before is None else before.tail)


def has_text(words: str | None) -> bool:
    """Whether there is more than white space."""
    return bool(words and words.strip())


def mark_block(quote: Any) -> None:
    """Put marks round the paragraphs of a block quotation that prints none: each opens, the last closes."""
    paragraphs = [p for p in quote.iter("p") if (words := p.text_content().strip()) and words[0] not in "—–-"]
    if not paragraphs and quote.text_content().strip():
        paragraphs = [quote]
    if not paragraphs or any(mark in MARKS for mark in paragraphs[0].text_content().strip()[:1]):
        return
    for paragraph in paragraphs[:-1]:
        paragraph.text = "“" + (paragraph.text or "").lstrip()
    enclose(paragraphs[-1], paragraphs[-1], "“", "”")


def enclose(first: Any, last: Any, opening: str, closing: str) -> None:
    """Write marks at the very start and end of an element's own text."""
    first.text = opening + (first.text or "").lstrip()
    children = list(last)
    if children:
        children[-1].tail = (children[-1].tail or "").rstrip() + closing
    else:
        last.text = (last.text or "").rstrip() + closing


# --- the report ----------------------------------------------------------------------------------------------------


def report(tree: Any, text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the report; none where it finds none or cannot take the page."""
    if len(text) > LONGEST_PAGE:
        return []
    from copy import deepcopy

    import trafilatura

    try:
        document: Any = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_formatting=True, include_tables=True, with_metadata=False
        )
    except Exception:  # whatever a page does to the extractor, its visible text can still be read
        return []
    if document is None or document.body is None:
        return []
    return [p for p in paragraphs_of(document.body) if p]


def paragraphs_of(body: Any) -> Iterator[str]:
    """The text of each paragraph, heading or item of trafilatura's tree."""
    pending: list[str] = []
    for event, element in walk(body):
        apart = element.tag in PARAGRAPHS or element.tag in {"quote", "list", "table", "row"}
        if apart:
            yield tidy("".join(pending))
            pending = []
        if event == "start":
            if element.tag == "lb":
                pending.append("\x0b")
            pending.append(element.text or "")
        elif element is not body:
            pending.append(element.tail or "")
    yield tidy("".join(pending))


def walk(tree: Any) -> Iterator[tuple[str, Any]]:
    """Each element as it starts and as it ends."""
    from lxml import etree

    yield from etree.iterwalk(tree, events=("start", "end"))


def visible(tree: Any) -> list[str]:
    """Every paragraph that the page shows without scripts: what is read where no report can be told from the page."""
    blocks: list[str] = []
    pending: list[str] = []
    hidden = 0
    for event, element in walk(tree):
        tag = element.tag if isinstance(element.tag, str) else "script"
        hidden += (tag in UNSEEN) * (1 if event == "start" else -1)
        if tag in BLOCKS:
            blocks.append(tidy("".join(pending)))
            pending = []
        if event == "start" and not hidden:
            pending.append("\x0b" if tag == "br" else "")
            pending.append(element.text or "")
        elif event == "end" and not hidden:
            pending.append(element.tail or "")
    blocks.append(tidy("".join(pending)))
    return [block for block in blocks if block]


UNTAGGED = re.compile(
    r"<(script|style)\b[^<>]{0,500}>[^<]*(?:<(?!/)[^<]*)*+(?:</\1\b)?|<!--|-->|<[^<>]*>?", re.IGNORECASE
)


def untagged(source: str) -> list[str]:
    """What is left of the source when its tags are taken out: for pages nested deeper than libxml2 follows."""
    return [block for line in UNTAGGED.sub("\n", source).split("\n") if (block := tidy(unescape(line)))]


def tidy(text: str) -> str:
    """A paragraph with its white space collapsed as a browser does it, and a line break for each `<br>` in it."""
    lines = (SPACE.sub(" ", line).strip(" ") for line in text.split("\x0b"))
    return "\n".join(line for line in lines if line)


def depth_of(tree: Any) -> int:
    """How deep the elements are nested."""
    depth = deepest = 0
    for event, _ in walk(tree):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
