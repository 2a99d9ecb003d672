"""Whether a stored edition (or comparison) hangs together: what its parts name is there, places lie inside reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UnsetType

from variorum.model import Comparison, Edition, Passage, Revision, Utterance

__all__ = ["broken"]


def broken(whole: Edition | Comparison) -> str | None:
    """The first thing that does not hang together, in words; None where everything does.

    >>> broken(Edition("0.1.0", 1))
    """
    return next(found(whole) if isinstance(whole, Edition) else in_comparison(whole), None)


def found(edition: Edition) -> Iterator[str]:
    """Everything that does not hang together."""
    chars = {w.siglum: w.chars for w in edition.witnesses}
    if len(chars) < len(edition.witnesses):
        yield "two witnesses have one siglum"
    for w in edition.witnesses:
        if not isinstance(w.text, UnsetType) and len(w.text) != w.chars:
            yield f"the text of witness {w.siglum} has {len(w.text)} characters, not {w.chars}"
        if any(not 0 <= f.start <= f.end <= w.chars for f in w.furniture):
            yield f"witness {w.siglum} has furniture outside its text"
    yield from of_quotations(edition, chars)
    for utterance in edition.utterances:
        yield from of_utterance(utterance, chars)
    for tally in edition.tallies:
        for place in (place for value in tally.values for place in value.places):
            yield from outside(f"tally {tally.id}", place.witness, place.start, place.end, chars)
    yield from of_revisions(edition.revisions, chars)


def of_quotations(edition: Edition, chars: dict[str, int]) -> Iterator[str]:
    """Quotations that name a witness, speaker, utterance or quotation that is not there."""
    speakers = {s.id for s in edition.speakers}
    utterances = {u.id for u in edition.utterances}
    quotations = {q.id for q in edition.quotations}
    for q in edition.quotations:
        for span in (*q.spans, (q.start, q.end)):
            yield from outside(f"quotation {q.id}", q.witness, *span, chars)
        for noun, name, known in (
            ("speaker", q.speaker, speakers),
            ("utterance", q.utterance, utterances),
            ("quotation", q.within, quotations),
        ):
            if name is not None and name not in known:
                yield f"quotation {q.id} names the {noun} {name}, which is not there"


def of_utterance(utterance: Utterance, chars: dict[str, int]) -> Iterator[str]:
    """Passages that do not tile the reading text, and places outside their reports."""
    yield from of_passages(f"utterance {utterance.id}", utterance.text, utterance.passages, chars)
    for share in utterance.witnesses:
        if share.siglum not in chars:
            yield f"utterance {utterance.id} names the witness {share.siglum}, which is not there"


def of_passages(what: str, text: str, passages: Sequence[Passage], chars: dict[str, int]) -> Iterator[str]:
    """Passages that do not follow one another from the beginning of a text to its end, and places outside."""
    reached = 0
    for passage in passages:
        if passage.at.start != reached or passage.at.end < reached:
            yield f"the passages of {what} do not follow one another at {passage.at.start}"
        reached = passage.at.end
        for place in (place for reading in passage.readings for place in reading.places):
            yield from outside(what, place.siglum, place.start, place.end, chars)
    if passages and reached != len(text):
        yield f"the passages of {what} do not cover its text"


def in_comparison(found: Comparison) -> Iterator[str]:
    """Everything of a comparison that does not hang together."""
    texts = {v.siglum: v.text for v in found.versions}
    if len(texts) < len(found.versions):
        yield "two versions have one siglum"
    if texts.get(found.base) != found.text:
        yield f"its text is not that of the version {found.base}"
    chars = {siglum: len(text) for siglum, text in texts.items()}
    yield from of_passages("the comparison", found.text, found.passages, chars)
    yield from of_revisions(found.revisions, chars)


def of_revisions(revisions: Sequence[Revision], chars: dict[str, int]) -> Iterator[str]:
    """Changes outside the texts of their versions, and versions that are not there."""
    for revision in revisions:
        for siglum in (revision.before, revision.after):
            yield from outside("a revision", siglum, 0, 0, chars)
        what = f"the revision from {revision.before} to {revision.after}"
        for change in revision.changes:
            for siglum, extent in ((revision.before, change.before), (revision.after, change.after)):
                yield from outside(what, siglum, extent.start, extent.end, chars)


def outside(what: str, siglum: str, start: int, end: int, chars: dict[str, int]) -> Iterator[str]:
    """A place in a witness that is not there, or beyond its text."""
    if siglum not in chars:
        yield f"{what} names the witness {siglum}, which is not there"
    elif not 0 <= start <= end <= chars[siglum]:
        yield f"{what} has a place outside the text of {siglum}: {start} to {end}"
