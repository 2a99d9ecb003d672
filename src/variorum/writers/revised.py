"""What was changed between two versions of a page, in words: how many sentences, and what the sense may turn on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from msgspec import Struct

from variorum.model import Change, Edition, Revision, Span, Witness
from variorum.spans import blanked
from variorum.text.sentences import sentences
from variorum.writers.wording import counted, listed, marked

__all__ = ["Amendment", "amendments"]

IN_FORM = frozenset({"spelling", "capitals", "punctuation", "layout", "numbering", "contraction"})
"""Kinds of change that change no word of what is said."""
LONGEST = 8
"""Words of a changed wording that is printed whole."""
SHOWN = 3
"""Changes on which the sense may turn that are printed; the others are among the sentences counted."""

LINE = re.compile(r"[^\n\r]+")
WORD = re.compile(r"\w+")


class Amendment(Struct, frozen=True):
    """A revision in words (`said`: "two sentences changed and 1 added: “12” became “14”"), and its changes of words."""

    revision: Revision
    said: str
    changes: tuple[Change, ...]


def amendments(edition: Edition) -> Mapping[str, Amendment]:
    """What was changed after each witness that has a later version, by its siglum."""
    witnesses = {w.siglum: w for w in edition.witnesses}
    out = {}
    for revision in edition.revisions:
        changes = tuple(c for c in revision.changes if c.kind not in IN_FORM)
        old, new = (printed(edition, witnesses[siglum]) for siglum in (revision.before, revision.after))
        said = counted_out(old, new) if old and new else ""
        if not said:
            said = f"{counted(len(changes), 'place')} changed" if changes else "no word changed"
        weighty = [
            f"{marked(c.before.text)} became {marked(c.after.text)}" for c in changes if c.weighs and is_short(c)
        ]
        out[revision.before] = Amendment(revision, f"{said}: {listed(weighty[:SHOWN])}" if weighty else said, changes)
    return out


def is_short(change: Change) -> bool:
    """Whether both wordings of a change are there and can be printed whole."""
    sizes = [len(extent.text.split()) for extent in (change.before, change.after)]
    return min(sizes) > 0 and max(sizes) <= LONGEST


def counted_out(old: Counter[str], new: Counter[str]) -> str:
    """How many sentences were changed, added and removed; empty where none was.

    >>> counted_out(Counter({"it rained": 1, "she left": 1}), Counter({"it snowed": 1, "she left": 1, "he stayed": 1}))
    'one sentence changed and 1 added'
    """
    gone, come = (old - new).total(), (new - old).total()
    changed = min(gone, come)
    parts = [(n, how) for n, how in ((changed, "changed"), (come - changed, "added"), (gone - changed, "removed")) if n]
    first = [f"{counted(n, 'sentence')} {how}" for n, how in parts[:1]]
    return listed([*first, *(f"{n:,} {how}" for n, how in parts[1:])])


def printed(edition: Edition, witness: Witness) -> Counter[str]:
    """The sentences of a witness, its furniture apart, as bare words; none where the edition only cites."""
    if not isinstance(witness.text, str):
        return Counter()
    text = blanked(witness.text, [Span(f.start, f.end) for f in witness.furniture])
    spans = sorted(s for q in edition.quotations if q.witness == witness.siglum and q.within is None for s in q.spans)
    quoted = [Span(max(0, s.start - 1), min(len(text), s.end + 1)) for s in spans]
    lines = [Span(*m.span()) for m in LINE.finditer(text)]
    bare = (" ".join(WORD.findall(text[s.start : s.end].lower())) for s in sentences(text, lines, quoted))
    return Counter(words for words in bare if words)
