"""Decisions on tallies: what the reports really come to, or that they were not to be compared."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from variorum.correcting.force import OVERRULED, overruling
from variorum.model import Correction, Outcome, Tally

__all__ = ["with_verdicts"]


def with_verdicts(
    tallies: Sequence[Tally], corrections: Sequence[Correction]
) -> tuple[tuple[Tally, ...], tuple[Outcome, ...]]:
    """The tallies as people decided them, without those that compare what cannot be compared; and what came of the
    corrections, which come in force and the earliest first."""
    mine = [(c.tally or "", c) for c in corrections if c.what == "tally"]
    last, gone = overruling(mine)
    by_id = {t.id: t for t in tallies}
    outcomes = [Outcome(c, True, OVERRULED) for c in sorted(gone)]
    for tally, c in last.items():
        if tally not in by_id:
            outcomes.append(Outcome(c.id, False, f"there is no tally {tally}: the claims are not what they were"))
            continue
        found = by_id[tally]
        new = [v.text for v in found.values if v.normal not in c.values]
        if c.values and new:
            told = f"the reports now give “{'” and “'.join(new)}” too: look again, and decide anew"
            outcomes.append(Outcome(c.id, False, told, (tally,)))
            continue
        told = " / ".join(v.text for v in found.values)
        outcomes.append(Outcome(c.id, True, f"the {of(found)} came to “{found.verdict}”: {told}", (tally,)))
        if c.verdict == "wrong":
            del by_id[tally]
        elif c.verdict is not None:
            note = f"Decided by {c.by} on {c.on[:10]}: {c.why}"
            by_id[tally] = replace(found, verdict=c.verdict, note=note)
    return tuple(by_id[t.id] for t in tallies if t.id in by_id), tuple(outcomes)


def of(tally: Tally) -> str:
    """What a tally is of, in words."""
    return f"{tally.attribute} of {tally.subject}" if tally.subject else tally.attribute or tally.type
