"""How do the reports of one thing differ? Rows of one thing in, an apparatus out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from variorum.collation.align import weave
from variorum.collation.apparatus import PARTED, passages_of
from variorum.collation.fidelity import shares_of
from variorum.collation.fragments import described
from variorum.collation.gaps import gaps_of
from variorum.collation.layout import Layout, lay_out
from variorum.collation.leftovers import rejoined
from variorum.collation.order import line_up
from variorum.collation.runs import Run, runs_of
from variorum.collation.sliding import slid
from variorum.collation.tallies import tally
from variorum.collation.timeline import timeline
from variorum.model import Apparatus, Fragment, Span

__all__ = ["collate", "compare", "tally", "timeline"]


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


def collate(fragments: Sequence[Fragment], transcripts: Collection[str] = ()) -> Apparatus:
    """The apparatus of one utterance, from what each witness prints of it.

    `transcripts` are the sigla of witnesses that decide wherever they speak: the reading text is theirs, in their
    order, and what they do not have stands in no reading text. Fragments of one witness are taken in the order of their
    offsets (or of their numbers, where `fragment` is a number); beyond that neither the order of the fragments nor the
    sigla make a difference. Offsets of places are code points into each fragment's `text`.
    """
    ordered = sorted(fragments, key=lambda f: (f.siglum, f.fragment if isinstance(f.fragment, int) else -1, f.spans))
    layout = laid_out(ordered, frozenset(transcripts) & {f.siglum for f in ordered})
    gaps = gaps_of(layout)
    text, passages = passages_of(layout, gaps)
    wholes = described(layout)
    shares = shares_of(layout, gaps, passages, wholes)
    return Apparatus(text, PARTED not in text, passages, shares, wholes)


def laid_out(fragments: Sequence[Fragment], transcripts: frozenset[str]) -> Layout:
    """The fragments woven, put in order and cut into passages."""
    runs = runs_of(fragments, transcripts)
    woven = weave(runs, ground_of(runs, transcripts))
    contigs, known = line_up(runs, woven, transcripts)
    settled = rejoined(runs, woven, contigs)
    if settled is not woven:
        woven = settled
        contigs, known = line_up(runs, woven, transcripts)
    at = {column: k for k, column in enumerate(c for contig in contigs for c in contig)}
    cells = slid(runs, [[at[c] for c in columns] for columns in woven.columns])
    joints = {at[contig[0]]: k for contig, k in zip(contigs[1:], known[1:], strict=True)}
    return lay_out(runs, cells, len(at), joints, transcripts, woven.reworded)


def ground_of(runs: Sequence[Run], transcripts: Collection[str]) -> tuple[int, ...]:
    """The runs of the transcript that has most words: the line that all others are woven into; none without one."""
    held: dict[str, list[int]] = {}
    for r, run in enumerate(runs):
        if run.siglum in transcripts:
            held.setdefault(run.siglum, []).append(r)

    def size(siglum: str) -> tuple[int, list[str]]:
        words = [w.norm for r in held[siglum] for w in runs[r].words]
        return len(words), words

    return tuple(held[max(held, key=size)]) if held else ()
