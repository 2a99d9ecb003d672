"""How do the reports of one thing differ? Rows of one thing in, an apparatus out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.collation.align import weave
from variorum.collation.apparatus import passages_of
from variorum.collation.order import line_up
from variorum.collation.passages import divide
from variorum.collation.reading import choose
from variorum.collation.runs import runs_of
from variorum.collation.variants import cut_kind
from variorum.model import Apparatus, Fragment, ReadingKind, Span

__all__ = ["collate", "compare"]


def compare(versions: Mapping[str, Sequence[str]]) -> Apparatus:
    """The apparatus of any versions of any text: siglum → the fragments it prints, in printed order.

    >>> compare({"A": ["the ship sailed at dawn today"], "B": ["the ship left at dawn today"]}).text
    'the ship sailed at dawn today'
    """
    fragments = [
        Fragment(siglum, n, text, (Span(0, len(text)),)) for siglum in versions for n, text in enumerate(versions[siglum])
    ]
    return collate(fragments)


def collate(fragments: Sequence[Fragment], transcript: str | None = None) -> Apparatus:
    """The apparatus of one utterance.

    `transcript` is the siglum of a witness that decides wherever it speaks. Words keep their offsets (code points) into
    each fragment's text. The result does not depend on the order of the fragments of different witnesses, nor on sigla.
    """
    ordered = sorted(fragments, key=lambda f: (f.siglum, f.fragment if isinstance(f.fragment, int) else 0, f.spans))
    runs = runs_of(ordered)
    woven = weave(runs)
    contigs, known = line_up(runs, woven)
    at = {column: k for k, column in enumerate(c for contig in contigs for c in contig)}
    cells = [[at[c] for c in columns] for columns in woven.columns]
    joints, total = [], 0
    for contig in contigs:
        joints.append(total)
        total += len(contig)
    stretched = divide(runs, cells, total, joints[1:])
    weight: dict[str, float] = {}
    for run in runs:
        weight[run.source] = weight.get(run.source, 0.0) + len(run.words)
    choices = [choose(runs, passage, weight) for passage in stretched]
    lost: dict[tuple[int, int], list[tuple[int, list[str]]]] = {}
    for n, (passage, choice) in enumerate(zip(stretched, choices, strict=True)):
        if choice.row is None:
            continue
        words = [w.norm for w in runs[choice.row.run].words[choice.row.first : choice.row.last]]
        for row in passage.rows:
            if row.first == row.last:
                lost.setdefault((row.run, row.first), []).append((n, words))
    ends = [ends_sentence(runs, choice) for choice in choices]
    kinds: dict[tuple[int, int], ReadingKind] = {}
    for (r, i), parts in lost.items():
        norms = [w.norm for w in runs[r].words]
        gone = [w for _, words in parts for w in words]
        kinds[r, i] = cut_kind(gone, norms[:i], norms[i:], crosses(runs, stretched, choices, ends, [n for n, _ in parts]))
    text, passages = passages_of(runs, stretched, choices, frozenset(), [False] * len(stretched), kinds)
    return Apparatus(text, all(known), passages)


def ends_sentence(runs, choice) -> bool:
    from variorum.collation.reading import marked

    return choice.row is not None and choice.row.last < len(runs[choice.row.run].words) and marked(runs[choice.row.run], choice.row)[-1:] in ".?!"


def crosses(runs, stretched, choices, ends, lost) -> bool:
    """Whether the end of a sentence is lost: unless all that is lost is its last word."""
    if any(ends[n] for n in lost[:-1]):
        return True
    row = choices[lost[-1]].row
    return ends[lost[-1]] and (len(lost) > 1 or row.last - row.first > 1)
