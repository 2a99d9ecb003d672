"""Which corrections count, in which order, and what came of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import asdict

from variorum.model import Correction, Decision, DecisionState, Outcome

__all__ = ["decisions", "in_force", "overruling"]

PLACE = re.compile(r"(.*?):?(\d*)\Z", re.DOTALL)


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that nobody took back, the earliest decision first.

    Those of one day come in the order of their file; a day without a time is before all times of that day. The order
    in which they are given plays no part, and one that is given twice counts once.
    """
    return tuple(c for c in ordered(corrections) if c.undone is None)


def ordered(corrections: Iterable[Correction]) -> list[Correction]:
    """All corrections, each once, the earliest decision first."""
    return sorted(dict.fromkeys(corrections), key=order)


def order(correction: Correction) -> tuple[str, str, int, str]:
    """What corrections are sorted by."""
    found = PLACE.match(correction.place or "")
    assert found is not None
    return correction.on, found[1], int(found[2] or 0), correction.id


def overruling(things: Sequence[tuple[str, Correction]]) -> tuple[dict[str, Correction], frozenset[str]]:
    """Thing → the last correction of it; and the ids of the corrections of which nothing is left.

    `things` come in the order of the decisions.
    """
    last = dict(things)
    standing = {c.id for c in last.values()}
    return last, frozenset(c.id for _, c in things) - standing


def decisions(
    corrections: Iterable[Correction], outcomes: Iterable[Outcome], sigla: Mapping[str, str]
) -> tuple[Decision, ...]:
    """Every correction with what came of it, the earliest first.

    One fits where it fits at least one of its things, and says of the others that they are not there. `sigla` gives
    the siglum of an article's id.
    """
    by_id: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_id[outcome.correction].append(outcome)
    return tuple(decision(c, sorted(by_id[c.id]), sigla) for c in ordered(corrections))


OVERRULED = "overruled"
"""The note of an outcome that a later decision replaced."""


def decision(correction: Correction, outcomes: Sequence[Outcome], sigla: Mapping[str, str]) -> Decision:
    """A correction and what came of it."""
    state: DecisionState
    if correction.undone is not None:
        state, notes = "undone", []
    elif not outcomes or not all(o.fits for o in outcomes):
        state, notes = "unfit", [o.note for o in outcomes if not o.fits] or ["it bears on nothing in these reports"]
    elif all(o.note == OVERRULED for o in outcomes):
        state, notes = "overruled", ["a later decision stands"]
    else:
        state, notes = "applied", [o.note for o in outcomes if o.note != OVERRULED]
    things = dict.fromkeys(sigla.get(t, t) for o in outcomes for t in o.things)
    note = "; ".join(dict.fromkeys(n for n in notes if n))
    return Decision(**asdict(correction), state=state, note=note, things=tuple(things))
