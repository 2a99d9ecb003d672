"""How do the reports of one thing differ? Rows of one thing in, an apparatus out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collation.align import weave
from variorum.collation.apparatus import passages_of
from variorum.collation.fidelity import shares_of
from variorum.collation.fragments import described
from variorum.collation.gaps import gaps_of
from variorum.collation.layout import Layout, lay_out
from variorum.collation.leftovers import rejoined
from variorum.collation.order import line_up
from variorum.collation.runs import runs_of
from variorum.model import Apparatus, Fragment, Span

__all__ = ["collate", "compare"]


def compare(versions: Mapping[str, Sequence[str]]) -> Apparatus:
    """The apparatus of any versions of any text: siglum → the fragments it prints, in printed order.

    A place's `fragment` is the number of the fragment, its offsets are code points into that fragment.

    >>> apparatus = compare({"A": ["The ship sailed at six."], "B": ["The ship left at six."], "C": ["The ship left."]})
    >>> apparatus.text
    'The ship left at six.'
    >>> [(r.text, r.kind, [p.siglum for p in r.places]) for r in apparatus.passages[1].readings]
    [('left', 'verbatim', ['B', 'C']), ('sailed', 'substitution', ['A'])]
    """
    return collate(
        [
            Fragment(siglum, n, text, (Span(0, len(text)),))
            for siglum in versions
            for n, text in enumerate(versions[siglum])
        ]
    )


def collate(fragments: Sequence[Fragment], transcript: str | None = None) -> Apparatus:
    """The apparatus of one utterance, from what each witness prints of it.

    `transcript` is the siglum of a witness that decides wherever it speaks. Fragments of one witness are taken in the
    order of their offsets (or of their numbers, where `fragment` is a number); beyond that neither the order of the
    fragments nor the sigla make a difference. Offsets of places are code points into each fragment's `text`.
    """
    ordered = sorted(fragments, key=lambda f: (f.siglum, f.fragment if isinstance(f.fragment, int) else -1, f.spans))
    layout = laid_out(ordered, transcript)
    gaps = gaps_of(layout)
    text, passages = passages_of(layout, gaps)
    wholes = described(layout, transcript)
    shares = shares_of(layout, gaps, passages, wholes, transcript)
    return Apparatus(text, all(layout.joints.values()), passages, shares, wholes)


def laid_out(fragments: Sequence[Fragment], transcript: str | None) -> Layout:
    """The fragments woven, put in order and cut into passages."""
    runs = runs_of(fragments)
    woven = weave(runs)
    contigs, known = line_up(runs, woven, transcript)
    settled = rejoined(runs, woven, contigs)
    if settled is not woven:
        woven = settled
        contigs, known = line_up(runs, woven, transcript)
    at = {column: k for k, column in enumerate(c for contig in contigs for c in contig)}
    cells = [[at[c] for c in columns] for columns in woven.columns]
    joints = {at[contig[0]]: k for contig, k in zip(contigs[1:], known[1:], strict=True)}
    return lay_out(runs, cells, len(at), joints, transcript, woven.reworded)
