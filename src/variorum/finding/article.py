"""Everything that is found in one article, in order."""

from __future__ import annotations

from variorum.finding.claims.mentions import date_mentions
from variorum.finding.furniture import furniture
from variorum.finding.masthead import masthead
from variorum.finding.speech import speech
from variorum.finding.speech.occasions import occasions
from variorum.finding.transcript import find_said
from variorum.model import Article, Findings, Span
from variorum.spans import hull
from variorum.text.language import language

__all__ = ["find"]


def find(article: Article, min_score: float | None = None) -> Findings:
    """What one article quotes and from whom, and what it says of itself; of a transcript, what is said in it. Pure;
    never raises, whatever the text.

    A speaker whose score is below `min_score` is not named (None: the finder's own thresholds).

    >>> found = find(Article(id="a", text="“I am done,” said Jo Blake. He left."))
    >>> found.attributions[0].mention.text
    'Jo Blake'
    """
    if article.kind == "transcript":
        return find_said(article)
    aside = furniture(article)
    said = speech(article, tuple(Span(f.start, f.end) for f in aside), min_score)
    quoted = tuple(sorted(hull(q.spans) for q in said.quotations if q.within is None))
    head = masthead(article, quoted, aside)
    return Findings(
        article.id,
        article.language or language(article.text),
        head,
        aside,
        said.mentions,
        said.quotations,
        said.attributions,
        occasions(article, said.quotations),
        date_mentions(article, head),
    )
