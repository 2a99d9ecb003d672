"""What happened when: one entry an event, with every report that dates it.

Two clauses tell of one event where they name the same day (or month, or year) and share enough of their telling words;
or where the date of one lies within that of the other ("in January", "on Jan. 16") and they share more. A day that
differs from the others only in its year is a slip, said in the entry's note. A date that could not be resolved is in
`dates`, not here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from variorum.collation.telling import Telling, share, telling
from variorum.model import DateMention, Event, TallyPlace

__all__ = ["timeline"]

ALIKE = (0.3, 1)
"""The share of the shorter clause's telling words that the other has too, and how many are no names: read on the memo
and five stories. With less two events of one day run together; with more one event told in two ways falls apart."""
ALIKE_WITHIN = (0.35, 2)
"""The same for a date within another."""
CROWD = 60
"""Clauses on one day that are compared pair by pair; more are of a page that lists dates."""
FINE = 10
"""Characters of the EDTF of a day; months (7) are kept beside days, years only where two reports tell of them."""

Group = list[Telling]


def timeline(told: Sequence[tuple[DateMention, str]]) -> tuple[Event, ...]:
    """The events that dated clauses tell of, in order of time; `told` gives each date with its report's text.

    A date's `witness` is a siglum, its `clause` the sentence it stands in. The order of `told` makes no difference.
    """
    by_day: defaultdict[str, Group] = defaultdict(list)
    for date, text in sorted(told, key=lambda row: (row[0].witness, row[0].start)):
        row = telling(date, text)
        if row is not None:
            by_day[row.edtf].append(row)
    groups = list(chain.from_iterable(_alike(by_day[edtf]) for edtf in sorted(by_day)))
    out = [_event(*entry) for entry in _slips(_within(groups))]
    return tuple(sorted(out, key=lambda e: (e.edtf, -len({p.witness for p in e.places}), e.text)))


def _same(a: Telling, b: Telling, least: tuple[float, int]) -> bool:
    part, count = share(a, b)
    return part >= least[0] and count >= least[1]


def _near(a: Group, b: Group, least: tuple[float, int]) -> float:
    """How alike the two clauses of two groups are that are most alike; 0 where that is too little."""
    if len(frozenset().union(*(x.words for x in a)) & frozenset().union(*(x.words for x in b))) < least[1]:
        return 0.0
    shares = (share(x, y) for x in a[:CROWD] for y in b[:CROWD])
    return max((part for part, count in shares if part >= least[0] and count >= least[1]), default=0.0)


def _alike(rows: Group) -> list[Group]:
    """Rows of one day, those of one event together: each joins the first group that it is like."""
    groups: list[Group] = []
    for row in rows:
        home = next((g for g in groups[:CROWD] if any(_same(row, x, ALIKE) for x in g[:CROWD])), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    return groups


# --- dates that hold one another ------------------------------------------------------------------------------------


def _days(edtf: str) -> tuple[str, str]:
    """The first and the last day of a date as strings that sort: a month is from its 00 to its 99."""
    ends = edtf.split("/")
    return ends[0].replace("X", "0").ljust(FINE, "-"), ends[-1].replace("X", "9").ljust(FINE, "~")


def _holds(wide: str, narrow: str) -> bool:
    """Whether a date lies within another and is finer."""
    (a, b), (c, d) = _days(wide), _days(narrow)
    return wide != narrow and a <= c and d <= b


def _within(groups: Sequence[Group]) -> list[Group]:
    """The groups, a coarse one joined to the finer one that tells of the same; without what is worth no entry."""
    out = {n: list(g) for n, g in enumerate(groups)}
    for n in sorted(out, key=lambda n: (-_size(groups[n][0].edtf), n)):
        wide = groups[n]
        finer = [m for m in out if m != n and _holds(wide[0].edtf, groups[m][0].edtf)]
        near = sorted(((_near(wide, groups[m], ALIKE_WITHIN), m) for m in finer), reverse=True)[:2]
        if near and near[0][0] > (near[1][0] if len(near) > 1 else 0.0):
            out[near[0][1]] += out.pop(n)
    return [g for n, g in sorted(out.items()) if _tells(g)]


def _size(edtf: str) -> int:
    """How coarse a date is, as a rank: a day 0, some days 1, a month 2, a season or longer 3, a year or more 4."""
    first, last = _days(edtf)
    if "/" in edtf and len(edtf) > 2 * FINE:
        months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
        return 1 if months <= 1 else 4
    return 0 if len(edtf) == FINE else 4 if len(edtf) != 7 else 2 if edtf[5] < "2" else 3


def _tells(group: Group) -> bool:
    """Whether a group is worth an entry: somebody tells it and does not only describe a noun; a year needs two."""
    finest = min(_size(x.edtf) for x in group)
    reports = len({x.date.witness for x in group if x.words})
    return reports >= 2 if finest >= 3 else any(x.words and not x.describes for x in group)


# --- slips ----------------------------------------------------------------------------------------------------------


def _slips(groups: Sequence[Group]) -> list[tuple[Group, str]]:
    """Each group with a note; one that has another's day in another year, and fewer reports, is joined to it."""
    ranked = sorted(range(len(groups)), key=lambda n: (-len({x.date.witness for x in groups[n]}), n))
    by_day: defaultdict[str, list[int]] = defaultdict(list)
    out: dict[int, tuple[Group, str]] = {}
    for n in ranked:
        group, edtf = groups[n], _finest(groups[n])
        home = next((m for m in by_day[edtf[4:]] if len(edtf) == FINE and _slip(groups[m], group)), None)
        if home is None:
            by_day[edtf[4:]].append(n)
            out[n] = (group, out.get(n, (group, ""))[1])
        else:
            own, note = out[home]
            count = len({x.date.witness for x in group})
            said = f"{'one report says' if count == 1 else f'{count} reports say'} {edtf}"
            out[home] = ([*own, *group], f"{note}; {said}" if note else said)
    return [out[n] for n in sorted(out)]


def _slip(many: Group, few: Group) -> bool:
    more, fewer = ({x.date.witness for x in g} for g in (many, few))
    return len(more) > len(fewer) and not more & fewer and _near(many, few, ALIKE) > 0


def _finest(group: Group) -> str:
    return min((x.edtf for x in group), key=lambda e: (_size(e), e))


def _event(rows: Group, note: str) -> Event:
    """An entry: its text is the clause that has most in common with the others, the shortest of these."""
    edtf = rows[0].edtf if note else _finest(rows)
    telling_it = [x for x in rows if not x.describes and (not note or x.edtf == edtf)] or rows
    best = min(
        telling_it,
        key=lambda x: (-round(sum(share(x, y)[0] for y in rows[:CROWD]), 6), len(x.text), x.text),
    )
    return Event(edtf, best.text, tuple(TallyPlace(x.date.witness, x.date.start, x.date.end) for x in rows), note)
