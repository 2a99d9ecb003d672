"""An edition that cites without republishing: what others said stays, what the reports themselves tell is cut short."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from variorum.model import Claim, Edition, Event, Extent, Quoted, Revision, Span

__all__ = ["EVIDENCE", "parted", "without_text"]

EVIDENCE = 16
"""Words of a report's own prose that are kept to show what a place is about. Longer clauses (a timeline's, indirect
speech, a paragraph that a later version added) keep their first and last words; their offsets still give the whole to
whoever has the report."""

LONGEST = 12 * EVIDENCE
"""Characters of them: some scripts have no spaces, and some texts none where they should be."""


def without_text(edition: Edition) -> Edition:
    """The same edition, less the text of each report; what it tells in its own words has `EVIDENCE` words at most.

    What stands between marks, and the passages' readings, stay whole: they are what an edition is of.

    >>> without_text(Edition(variorum="0.1.0", version=1)).witnesses
    ()
    """
    return replace(
        edition,
        witnesses=tuple(replace(w, text=UNSET) for w in edition.witnesses),
        quotations=tuple(quoted(q) for q in edition.quotations),
        claims=tuple(claim(c) for c in edition.claims),
        timeline=tuple(event(e) for e in edition.timeline),
        revisions=tuple(revision(r) for r in edition.revisions),
    )


def quoted(quotation: Quoted) -> Quoted:
    """A quotation; of indirect speech, which is the report's own prose, the ends."""
    return replace(quotation, text=ends(quotation.text)) if quotation.kind == "indirect" else quotation


def claim(found: Claim) -> Claim:
    """A claim with the ends of its words."""
    return replace(found, text=ends(found.text))


def event(found: Event) -> Event:
    """An event of the timeline with the ends of its clause."""
    return replace(found, text=ends(found.text))


def revision(found: Revision) -> Revision:
    """A revision whose changes show their ends."""
    changes = tuple(replace(c, before=extent(c.before), after=extent(c.after)) for c in found.changes)
    return replace(found, changes=changes)


def extent(found: Extent) -> Extent:
    """An extent with the ends of its words; its offsets stay."""
    return replace(found, text=ends(found.text))


def ends(text: str) -> str:
    """The text, or its first and last words where it is longer than `EVIDENCE` words (or that many long ones).

    >>> ends("She told the board " + "again and " * 9 + "again that it would hold.")
    'She told the board again and again and … and again and again that it would hold.'
    """
    words, half = text.split(), EVIDENCE // 2
    cut = f"{' '.join(words[:half])} … {' '.join(words[-half:])}" if len(words) > EVIDENCE else text
    return cut if len(cut) <= LONGEST else f"{cut[: LONGEST // 2]} … {cut[-LONGEST // 2 :]}"


def parted(text: str, spans: Sequence[Span]) -> tuple[str, ...]:
    """What stands in each of the spans whose words a text joins with one space; nothing where some were left out.

    >>> parted("We go now.", [Span(5, 10), Span(20, 24)]), parted("We … now.", [Span(5, 60)])
    (('We go', 'now.'), ())
    """
    parts, at = [], 0
    for span in spans:
        parts.append(text[at : at + span.end - span.start])
        at += span.end - span.start + 1
    return tuple(parts) if at == len(text) + 1 else ()
