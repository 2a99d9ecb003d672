"""What is said in a transcript: its turns are quotations without marks; the label before a turn names its speaker."""

from __future__ import annotations

import re
from functools import cache

from variorum.ids import quotation_id
from variorum.model import Article, Attribution, Findings, Mention, Quotation, Span, Turn
from variorum.spans import gaps, joined_text
from variorum.text.language import language
from variorum.text.lexicon import words

__all__ = ["find_said", "speaker_of"]

SURE = 1.0
LABEL_REACH = 160
"""Code points before a turn in which its label stands, times and notes between them."""


def find_said(article: Article) -> Findings:
    """The turns of a transcript as quotations, each of the speaker that its label names; remarks are no part of them.

    >>> from variorum.model import Furniture
    >>> text = "RUIZ: We leave [applause] at nine."
    >>> found = find_said(Article("a", text, turns=(Turn(6, 34, "RUIZ"),), furniture=(Furniture(15, 25, "remark"),)))
    >>> found.quotations[0].text, found.attributions[0].mention.name
    ('We leave at nine.', 'Ruiz')
    """
    quotations: list[Quotation] = []
    attributions: list[Attribution] = []
    mentions: dict[str, Mention] = {}
    asides = [Span(f.start, f.end) for f in article.furniture]
    first = 0
    for turn in article.turns:
        while first < len(asides) and asides[first].end <= turn.start:
            first += 1
        last = first
        while last < len(asides) and asides[last].start < turn.end:
            last += 1
        spans = tuple(spoken(article.text, Span(turn.start, turn.end), asides[first:last]))
        if not spans:
            continue
        text = joined_text(article.text, spans)
        quotation = Quotation(quotation_id(article.id, spans), article.id, spans, text, "direct", spans)
        mention = mention_of(article.text, turn)
        quotations.append(quotation)
        attributions.append(Attribution(quotation.id, mention, "turn" if mention else "unlabelled turn", SURE))
        if mention:
            mentions.setdefault(mention.text, mention)
    return Findings(
        article.id,
        article.language or language(article.text),
        furniture=article.furniture,
        mentions=tuple(mentions.values()),
        quotations=tuple(quotations),
        attributions=tuple(attributions),
    )


def spoken(text: str, turn: Span, asides: list[Span]) -> list[Span]:
    """The words of a turn: what the asides leave of it, white space at the ends taken off, if there is a word in it."""
    out = []
    for span in gaps(asides, turn):
        printed = text[span.start : span.end]
        bare = Span(span.end - len(printed.lstrip()), span.start + len(printed.rstrip()))
        if any(c.isalnum() for c in printed):
            out.append(bare)
    return out


def mention_of(text: str, turn: Turn) -> Mention | None:
    """The label of a turn as a mention of its speaker."""
    if turn.speaker is None:
        return None
    floor = max(0, turn.start - LABEL_REACH)
    at = text.rfind(turn.speaker, floor, turn.start)
    span = Span(at, at + len(turn.speaker)) if at >= 0 else Span(turn.start, turn.start)
    name = speaker_of(turn.speaker)
    return Mention(span, turn.speaker, "name" if name else "description", name)


@cache
def speaker_of(label: str) -> str | None:
    """The name in a label, not in capitals; None for a part in the proceedings, which names nobody.

    >>> speaker_of("SEN. ANA O'NEIL-RUIZ"), speaker_of("SPEAKER 2"), speaker_of("THE COURT"), speaker_of("Jo Blake")
    ("Sen. Ana O'Neil-Ruiz", None, None, 'Jo Blake')
    """
    parts = words("en", "transcripts", "parts")
    if all(re.sub(r"[\W\d_]", "", w).lower() in parts | {""} for w in label.split()):
        return None
    if label != label.upper():
        return label
    return re.sub(r"[^\W\d_]+", lambda m: m[0] if len(m[0]) == 1 else m[0].capitalize(), label)
