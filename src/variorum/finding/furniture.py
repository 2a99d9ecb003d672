"""Page furniture: what stands on the page and is not of the report. Marked as spans, never taken out of the text.

Paragraphs are told by cue phrases (`lexicons/en/furniture.toml`), by standing in a list of links at the end, or by
being printed twice. Better a piece of furniture left in than a sentence of reporting marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from variorum.finding.dateline import date_prefix
from variorum.finding.front import front
from variorum.model import Article, Furniture
from variorum.text.lexicon import lexicon

__all__ = ["furniture"]

LONGEST = 3000
"""Characters of the longest paragraph that can be furniture as a whole (a newsletter's form has 700 to 1,500); of a
longer paragraph the first and the last so many are looked at for parts."""
LONGEST_LINK = 160
"""Characters of the longest headline in a list of links: the longest seen has 131."""
MOST_LINKS = 8
"""Links in a list under "Read more"; a longer run of short lines is more likely the report going on."""
SHORTEST_REPEAT = 80
"""Characters from which a paragraph printed twice is a slip of the page: shorter ones may be a refrain or a formula."""

LABELLED = re.compile(r"[A-Z][\w’' -]{2,40}: ['‘“\"]?[A-Z][^\n]{40,300}(?<=[\w)’'])")
FEW_LABELLED = 3
"""Captions after a label, "At sea: The ferry on Monday", on a page whose house writes them so; they end without a stop.
One or two may be a headline and a line of a list."""

PARAGRAPH = re.compile(r"[^\n\r]+")
SENTENCE_END = re.compile(r"[.!?:…][\"”’')]{0,2}$")
QUOTE_MARK = re.compile("[\"“”„«»]|''|``")
"""Straight and curly apostrophes are left out: they stand in reporting and furniture alike."""


class Paragraph(NamedTuple):
    """A line of the text without the white space round it."""

    start: int
    end: int
    text: str


def furniture(article: Article) -> tuple[Furniture, ...]:
    """The furniture of a report, in the order of the page and disjoint; the reader's own marks are kept.

    Kinds: `dateline appeal advert newsletter share caption credit byline menu video related notice repeat`.

    >>> text = "The mayor said no.\\n\\nopen image in gallery The mayor\\n\\nRead more:\\n\\nMayor to stay"
    >>> [(f.kind, text[f.start:f.end]) for f in furniture(Article("a", text))]
    [('caption', 'open image in gallery The mayor'), ('related', 'Read more:'), ('related', 'Mayor to stay')]
    """
    prefix = date_prefix(article.text)
    found = [mark for mark in article.furniture if mark.kind != "repeat"]
    if prefix:
        found.append(Furniture(prefix[0].start, prefix[0].end, "dateline"))
    found.extend(line.mark for line in front(article.text, prefix[0].end if prefix else 0) if line.mark)
    paragraphs = list(paragraphs_of(article.text, prefix[0].end if prefix else 0))
    cues_here = possible(article.text)
    found.extend(mark for paragraph in paragraphs for mark in marks_of(paragraph, cues_here))
    found.extend(links_after(paragraphs))
    found.extend(labelled(paragraphs))
    found.extend(repeated(paragraphs))
    found.extend(mark for mark in article.furniture if mark.kind == "repeat")  # a cue tells more than that it recurs
    return disjoint(found)


def paragraphs_of(text: str, start: int) -> Iterator[Paragraph]:
    """The lines from a position on that hold something."""
    for line in PARAGRAPH.finditer(text, start):
        words = line[0].strip()
        if words:
            at = line.start() + len(line[0]) - len(line[0].lstrip())
            yield Paragraph(at, at + len(words), words)


def marks_of(paragraph: Paragraph, possible: Possible) -> Iterator[Furniture]:
    """What the cue phrases say of one paragraph: all of it, or parts."""
    start, end, text = paragraph
    if end - start <= LONGEST:
        cues_here = possible.whole if needless().fullmatch(text) else possible.needy
        whole = next((cue for cue in cues_here if cue.needed(text) and cue.pattern.fullmatch(text)), None)
        if whole is not None:
            yield Furniture(start, end, whole.kind)
            return
    windows = [(0, text)] if len(text) <= 2 * LONGEST else [(0, text[:LONGEST]), (len(text) - LONGEST, text[-LONGEST:])]
    for offset, window in windows:
        parts = [cue for cue in possible.parts if cue.needed(window)]
        found = sorted(
            (m.start(), n, m.end(), cue.kind) for n, cue in enumerate(parts) for m in cue.pattern.finditer(window)
        )
        at = 0
        for first, _, last, kind in found:
            if first >= at:
                yield Furniture(start + offset + first, start + offset + last, kind)
                at = last


class Cue(NamedTuple):
    """A cue phrase: the kind it tells, strings of which one must be there (or none), and its pattern."""

    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]

    def needed(self, text: str) -> bool:
        """Whether the pattern can match in a text at all."""
        return not self.needs or any(map(text.__contains__, self.needs))


class Possible(NamedTuple):
    """The cues that one text can hold; `needy` are those of `whole` that need strings."""

    whole: tuple[Cue, ...]
    needy: tuple[Cue, ...]
    parts: tuple[Cue, ...]


def possible(text: str) -> Possible:
    """The cues whose strings stand in a text: of the fifty a report has need of ten."""
    whole, parts = ([cue for cue in cues(shape) if cue.needed(text)] for shape in ("whole", "part"))
    candidates = (*cues("heads"), *whole)
    return Possible(candidates, tuple(cue for cue in candidates if cue.needs), tuple(parts))


@cache
def needless() -> re.Pattern[str]:
    """All the patterns of whole paragraphs that need no string as one: most paragraphs match none of them."""
    return re.compile(
        "|".join(f"(?:{cue.pattern.pattern})" for s in ("heads", "whole") for cue in cues(s) if not cue.needs)
    )


@cache
def cues(shape: str) -> tuple[Cue, ...]:
    """The cues of one shape (`heads`, `whole`, `part`), in the order of the lexicon: the first that matches tells."""
    entries = lexicon("en", "furniture")
    out = []
    for entry in entries[shape]:
        pattern = entry["pattern"]
        for name in ("image_agencies", "photo_credit"):
            pattern = pattern.replace("{" + name + "}", entries[name].strip())
        out.append(Cue(entry["kind"], tuple(entry.get("needs", ())), re.compile(pattern)))
    return tuple(out)


def is_head(text: str) -> bool:
    """Whether a paragraph stands over a list of links."""
    return len(text) <= LONGEST_LINK and any(cue.pattern.fullmatch(text) for cue in cues("heads"))


def links_after(paragraphs: list[Paragraph]) -> Iterator[Furniture]:
    """Headlines in the list under "Read more": to the end of the page, or as far as they end without a full stop."""
    for n, heading in enumerate(paragraphs):
        if not is_head(heading.text):
            continue
        rest = paragraphs[n + 1 : n + 1 + MOST_LINKS]
        closing = len(paragraphs) - n - 1 <= MOST_LINKS and all(is_headline(p, closing=True) for p in rest)
        for link in rest:
            if not closing and not is_headline(link, closing=False):
                break
            yield Furniture(link.start, link.end, "related")


def is_headline(paragraph: Paragraph, *, closing: bool) -> bool:
    """Whether a paragraph may be a link's headline: short and, but in a list that closes the page, no full sentence."""
    if len(paragraph.text) > LONGEST_LINK or QUOTE_MARK.search(paragraph.text):
        return False
    return closing or not SENTENCE_END.search(paragraph.text)


def labelled(paragraphs: list[Paragraph]) -> Iterator[Furniture]:
    """Captions that have a label and no full stop, where a page has several. The first line may be its headline."""
    found = [p for p in paragraphs[1:] if len(p.text) <= LONGEST and LABELLED.fullmatch(p.text)]
    if len(found) >= FEW_LABELLED:
        yield from (Furniture(p.start, p.end, "caption") for p in found)


def repeated(paragraphs: list[Paragraph]) -> Iterator[Furniture]:
    """Paragraphs printed before word for word. One with a quotation is left: it is a second place of its words."""
    seen: set[str] = set()
    for start, end, text in paragraphs:
        if len(text) < SHORTEST_REPEAT:
            continue
        if text in seen and not QUOTE_MARK.search(text):
            yield Furniture(start, end, "repeat")
        seen.add(text)


def disjoint(found: list[Furniture]) -> tuple[Furniture, ...]:
    """The marks in order; of two that overlap, the one that was found first."""
    kept: list[Furniture] = []
    for _, mark in sorted(enumerate(found), key=lambda item: (item[1].start, item[0], -item[1].end)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return tuple(kept)
