"""Where one run says a filler between two words that are the same, which of the two is the one that the others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.collation.runs import Run
from variorum.collation.variants import is_filler

__all__ = ["slid"]

LONGEST = 5
"""Words of a filler, with the one that is said again."""


def slid(runs: Sequence[Run], cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """The places of all words in the line, so that what one run has beside the others is a filler where it can be: of
    "I mean I went" beside "I went" it is "I mean", not "mean I". Of two ways of lining words up that are equally good,
    the one that leaves a phrase whole is right.
    """
    held = Counter(place for places in cells for place in places)
    instead: dict[int, tuple[int, int]] = {}
    for r, (run, places) in enumerate(zip(runs, cells, strict=True)):
        for i in range(1, len(places)):
            if held[places[i]] == 1 < held[places[i - 1]] and i not in run.cuts:
                last = own_until(places, held, i)
                if last and run.norms[last] == run.norms[i - 1] and is_filler(run.norms[i - 1 : last]):
                    instead[places[i - 1]] = places[last], r
    out = []
    for r, places in enumerate(cells):
        moved = {place: new for place in places if place in instead and (new := instead[place])[1] != r}
        out.append([moved[place][0] if place in moved else place for place in places])
    return out


def own_until(places: Sequence[int], held: Counter[int], first: int) -> int:
    """The last of the words from one on that only their run has, side by side in the line; 0 where there are more than
    `LONGEST` of them, or none that others have follows."""
    last = first
    while last < len(places) and held[places[last]] == 1 and places[last] == places[first - 1] + last - first + 1:
        if last - first >= LONGEST:
            return 0
        last += 1
    return last - 1 if first < last < len(places) else 0
