"""What happened when: one entry an event, with every report that dates it.

Two sentences tell of one event where they name the same day (or month, or year) and share enough of their telling
words; a date that could not be resolved is in `dates`, not here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.model import DateMention, Event, TallyPlace
from variorum.text.lexicon import lexicon

__all__ = ["timeline"]

ALIKE = 0.25
"""The share of the shorter sentence's telling words that the other has too: read on the memo and five stories; at .15
two events of one day run together, at .4 one event told in two ways falls apart."""
LONGEST = 240
"""Characters of a sentence that an entry shows."""
CROWD = 60
"""Sentences on one day that are compared pair by pair; more are of a page that lists dates."""

_WORD = re.compile(r"[A-Za-z][\w’'-]{2,}")


def timeline(told: Sequence[tuple[DateMention, str]]) -> tuple[Event, ...]:
    """The events that dated sentences tell of, in order of time; `told` gives each date with its report's text.

    A date's `witness` is a siglum, its `clause` the sentence it stands in. The order of `told` makes no difference.
    """
    by_day: defaultdict[str, list[tuple[DateMention, str]]] = defaultdict(list)
    for date, text in sorted(told, key=lambda row: (row[0].witness, row[0].start)):
        if date.edtf is not None and date.clause is not None:
            by_day[date.edtf].append((date, " ".join(text[slice(*date.clause)].split())))
    out = [_event(edtf, rows) for edtf in sorted(by_day) for rows in _alike(by_day[edtf])]
    return tuple(sorted(out, key=lambda e: (e.edtf, -len({p.witness for p in e.places}), e.text)))


def _alike(rows: Sequence[tuple[DateMention, str]]) -> list[list[tuple[DateMention, str]]]:
    """Rows of one day, those of one event together: each joins the first group that it is like."""
    groups: list[list[tuple[DateMention, str]]] = []
    for row in rows:
        words = _telling(row[1])
        home = next((g for g in groups[:CROWD] if any(_share(words, _telling(s)) >= ALIKE for _, s in g[:CROWD])), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


def _telling(sentence: str) -> frozenset[str]:
    return frozenset(m[0].lower() for m in _WORD.finditer(sentence)) - _COMMON - _CALENDAR


_COMMON = frozenset(lexicon("en", "common")["words"].split())
_CALENDAR = frozenset([*lexicon("en", "dates")["months"], *lexicon("en", "dates")["weekdays"]])


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _event(edtf: str, rows: Sequence[tuple[DateMention, str]]) -> Event:
    """An entry: its text is the sentence that has most in common with the others, the shortest of these."""
    bags: Mapping[str, frozenset[str]] = {s: _telling(s) for _, s in rows}
    text = min(bags, key=lambda s: (-round(sum(_share(bags[s], b) for b in bags.values()), 6), len(s), s))
    clipped = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rsplit(' ', 1)[0]}…"
    return Event(edtf, clipped, tuple(TallyPlace(d.witness, d.start, d.end) for d, _ in rows))
