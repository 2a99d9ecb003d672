"""Everything that is found in one article, in order."""

from __future__ import annotations

from msgspec.structs import replace

from variorum.errors import UnknownQuotation
from variorum.finding.furniture import furniture
from variorum.finding.masthead import masthead
from variorum.finding.speech import speech
from variorum.finding.speech.explanation import explanation
from variorum.finding.speech.occasions import occasions
from variorum.finding.transcript import find_said
from variorum.model import Article, Explanation, Findings, Span
from variorum.spans import hull
from variorum.text.language import language

__all__ = ["explain", "find", "find_quotations"]


def find(article: Article, min_score: float | None = None) -> Findings:
    """What one article quotes and from whom, and what it says of itself; of a transcript, what is said in it. Pure;
    never raises, whatever the text.

    A speaker whose score is below `min_score` is not named (None: the finder's own thresholds).

    >>> found = find(Article(id="a", text="“I am done,” said Jo Blake. He left."))
    >>> found.attributions[0].mention.text
    'Jo Blake'
    """
    from variorum.finding.claims.record import record  # a tenth of a second that `find_quotations` has no need of

    if article.kind == "transcript":
        return find_said(article)
    found = find_quotations(article, min_score)
    marked = tuple(q for q in found.quotations if q.kind != "indirect")
    told = record(article, found.masthead, marked, found.mentions, found.furniture)
    return replace(found, occasions=occasions(article, marked), **told._asdict())


def find_quotations(article: Article, min_score: float | None = None) -> Findings:
    """What `find` finds of quotations and speakers, without the occasions and the record: three quarters of its time.

    >>> find_quotations(Article(id="a", text="“I am done,” said Jo Blake, 41.")).claims
    ()
    """
    if article.kind == "transcript":
        return find_said(article)
    aside = furniture(article)
    said = speech(article, tuple(Span(f.start, f.end) for f in aside), min_score)
    quoted = tuple(sorted(hull(q.spans) for q in said.quotations if q.within is None and q.kind != "indirect"))
    return Findings(
        article.id,
        article.language or language(article.text),
        masthead(article, quoted, aside),
        aside,
        said.mentions,
        said.quotations,
        said.attributions,
    )


def explain(article: Article, quotation_id: str, min_score: float | None = None) -> Explanation:
    """Why a quotation of the article is what it is and whose it is, from what the finder itself computed.

    Raises UnknownQuotation where the article has none of that id.

    >>> article = Article(id="a", text="“I am done,” said Jo Blake. He left.")
    >>> explain(article, find(article).quotations[0].id).decided
    'the words at the marks say who speaks; nobody else was weighed'
    """
    aside = tuple(Span(f.start, f.end) for f in furniture(article))
    found = explanation(article, aside, quotation_id, min_score) if article.kind == "report" else None
    return found or _unweighed(find(article, min_score), quotation_id)


WITHOUT_MARKS = {"report": "told in other words, without marks", "transcript": "a turn of the transcript"}


def _unweighed(findings: Findings, quotation_id: str) -> Explanation:
    """The explanation of what stands in no marks: its rule says it all."""
    said = {a.quotation_id: a for a in findings.attributions}
    for q in findings.quotations:
        if q.id == quotation_id and q.id in said:
            why = WITHOUT_MARKS["report" if q.kind == "indirect" else "transcript"]
            return Explanation(q, said[q.id], hull(q.spans), why, "the rule decides; nobody else was weighed")
    raise UnknownQuotation(f"No quotation of article {findings.article_id} has the id {quotation_id!r}.")
