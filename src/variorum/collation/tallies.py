"""What the reports say on one thing: its values, who gives each, and whether they agree.

Same type and another value is nearly always no conflict (METHODS: 2,430 such pairs on 50 stories, a handful real). So
the intervals that the printed words allow are compared; within a pair of reports what is compatible is matched first,
and only what is left over on both sides differs; a figure that a later report gives is an update. A verdict has its
reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import Levenshtein

from variorum.model import Claim, Tally, TallyPlace, TallyValue, Topic, Vote

__all__ = ["tally"]

Verdict = Literal["agree", "compatible", "differ", "conflict", "update"]

SINGLE = frozenset(["age", "count", "money", "date", "time"])
"""Types of which a thing has one value at a time: two that cannot both be are a conflict. Others differ."""
BIRTHDAY = 25
"""Days between two reports from which a birthday may lie between them, so that one year more is no disagreement."""


def tally(topic: Topic, votes: Sequence[Vote]) -> Tally:
    """The tally of a topic. The order of the votes makes no difference."""
    votes = sorted(votes, key=lambda v: (v.siglum, v.claim.start, v.claim.end, v.claim.id))
    groups = _values(votes)
    clashing = _clashes(votes)
    verdict, reason = _verdict(topic, votes, clashing)
    values = tuple(_value(group) for group in groups)
    return Tally(topic.id, topic.type, topic.subject, topic.attribute, verdict, f"{_said(values)}{reason}", values)


def _values(votes: Sequence[Vote]) -> list[list[Vote]]:
    """The votes by value, the one of most independent sources first."""
    groups: defaultdict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        groups[_normal(vote.claim)].append(vote)
    return sorted(groups.values(), key=lambda g: (-len({v.source for v in g}), _normal(g[0].claim)))


def _normal(claim: Claim) -> str:
    """The value of a claim in one form: `378..420 seconds`, `400000000.. USD`, the names of a set."""
    if claim.type == "credit":
        return _plain_name(claim.against[0])
    if claim.type == "set":
        return ", ".join(sorted(claim.against))
    if claim.type == "firmness":
        return claim.unit or "asserted"
    low, high = claim.interval or ("", "")
    if claim.type == "date":
        return low if low == high else f"{low}/{high}"
    edge = ">" if claim.qualifier == "above" else ""
    shown = low if low == high else f"{edge}{low}..{high}"
    return f"{shown} {claim.unit}" if claim.unit else shown


def _value(group: Sequence[Vote]) -> TallyValue:
    printed = [_printed(v.claim) for v in group]
    text = min(set(printed), key=lambda t: (-printed.count(t), len(t), t))
    places = tuple(TallyPlace(v.siglum, v.claim.start, v.claim.end) for v in group)
    return TallyValue(text, _normal(group[0].claim), len({v.source for v in group}), places)


def _printed(claim: Claim) -> str:
    if claim.type in ("set", "credit"):
        return " and ".join(claim.against)
    return "asserted" if claim.unit == "asserted" else claim.text


# --- what can both be true ------------------------------------------------------------------------------------------


def _clashes(votes: Sequence[Vote]) -> list[tuple[Vote, Vote]]:
    """Pairs of claims that cannot both be so, each with something left over on either side of a pair of reports."""
    by_report: defaultdict[str, list[Vote]] = defaultdict(list)
    for vote in votes:
        by_report[vote.siglum].append(vote)
    out = []
    for a, b in combinations(sorted(by_report), 2):
        left = [v for v in by_report[a] if not any(_compatible(v.claim, w.claim) for w in by_report[b])]
        right = [w for w in by_report[b] if not any(_compatible(v.claim, w.claim) for v in by_report[a])]
        if left and right:
            out.append((left[0], right[0]))
    return out


def _compatible(a: Claim, b: Claim) -> bool:
    """Whether both claims can mean one value: their intervals overlap, or their sets are the same as far as told."""
    if a.type == "credit":
        return _plain_name(a.against[0]) == _plain_name(b.against[0])
    if a.type == "set":
        return _same_set(a.against, b.against)
    if a.type == "age" and _birthday_between(a, b):
        return True
    (a_low, a_high), (b_low, b_high) = _interval(a), _interval(b)
    low, high = max(a_low, b_low), min(a_high, b_high)
    open_at = {x for x, c in ((a_low, a), (b_low, b)) if c.qualifier == "above"}
    return low < high or (low == high and low not in open_at)


def _interval(claim: Claim) -> tuple[float, float]:
    low, high = claim.interval or ("", "")
    number = _day if claim.type == "date" else float
    return number(low) if low else float("-inf"), number(high) if high else float("inf")


def _day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def _plain_name(name: str) -> str:
    return name.lower().removeprefix("the ")


def _same_set(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two lists name the same; somebody unnamed in it ("her husband") may be whom the other names."""
    x, y = ({n.split()[-1].lower() for n in names if n[0].isupper()} for names in (a, b))
    if x == y:
        return True
    unnamed_a, unnamed_b = len(x) < len(a), len(y) < len(b)
    return (unnamed_a and x <= y and len(y) <= len(a)) or (unnamed_b and y <= x and len(x) <= len(b))


def _birthday_between(a: Claim, b: Claim) -> bool:
    try:
        apart = abs((date.fromisoformat(a.as_of or "") - date.fromisoformat(b.as_of or "")).days)
    except ValueError:
        return False
    (low, _), (other, _) = _interval(a), _interval(b)
    return apart >= BIRTHDAY and abs(low - other) <= 1 + apart // 365


# --- the verdict and its reason ------------------------------------------------------------------------------------


def _verdict(topic: Topic, votes: Sequence[Vote], clashing: Sequence[tuple[Vote, Vote]]) -> tuple[Verdict, str]:
    if topic.type == "count" and (behind := _behind(votes)) is not None:
        return "update", f"; {behind}"
    if not clashing:
        same = len({_normal(v.claim) for v in votes}) == 1
        return ("agree", "") if same else ("compatible", "; each allows what the others say")
    if topic.type == "count" and (rising := _rising(votes, clashing)) is not None:
        return "update", f"; {rising}"
    if topic.type == "set":
        return "differ", "; one names others than another"
    if topic.type == "credit":
        return "differ", "; credited differently"
    if topic.type == "firmness":
        return "differ", "; one says more firmly what another hedges"
    slip = _slip(votes)
    if topic.type == "count" and not _falling(clashing):
        return "differ", "; which of them is the later count, the reports do not say"
    if topic.type in SINGLE:
        return "conflict", f"; {slip}" if slip else f"; {_WHY[topic.type]}"
    return "differ", f"; {slip}" if slip else ""


_WHY: Mapping[str, str] = {
    "age": "a person has one age",
    "count": "a later report gives less",
    "money": "it has one amount",
    "date": "it has one date",
    "time": "it has one time",
}


ROUNDING = 1.12
"""How much more another report must give than "at least v" before v is an earlier figure and no rounding."""


def _behind(votes: Sequence[Vote]) -> str | None:
    """Why an "at least" is of an earlier time: it allows the greater figure that others give, and does not give it."""
    most = max((_least(v.claim) for v in votes), default=0.0)
    low = [v.claim for v in votes if v.claim.qualifier in ("min", "above") and _least(v.claim) * ROUNDING < most]
    if not low or len({_least(c) for c in low}) > 1 or any(_interval(v.claim)[1] < most for v in votes):
        return None
    return f"“{low[0].text}” allows the greater figure: most likely an earlier count"


def _rising(votes: Sequence[Vote], clashing: Sequence[tuple[Vote, Vote]]) -> str | None:
    """Why the figures are one figure at several times: nobody who gives more was published earlier."""
    for a, b in clashing:
        first, second = sorted((a.claim, b.claim), key=_least)
        if not (first.as_of and second.as_of and first.as_of <= second.as_of):
            return None
    days = {v.claim.as_of for pair in clashing for v in pair}
    if len(days) == 1:
        return None
    latest = max((v.claim for pair in clashing for v in pair), key=lambda c: (c.as_of or "", c.text))
    return f"the later report ({latest.as_of}) gives the later figure, “{latest.text}”"


def _falling(clashing: Sequence[tuple[Vote, Vote]]) -> bool:
    """Whether a later report gives less than an earlier one, which no growing count does."""
    pairs = [sorted((a.claim, b.claim), key=_least) for a, b in clashing]
    return any(less.as_of and more.as_of and less.as_of > more.as_of for less, more in pairs)


def _least(claim: Claim) -> float:
    return max(0.0, _interval(claim)[0])


def _slip(votes: Sequence[Vote]) -> str | None:
    """A value of one source that is a digit or letter off the one that two or more others give."""
    groups = _values(votes)
    most = groups[0]
    if len({v.source for v in most}) < 2:
        return None
    for group in groups[1:]:
        a, b = most[0].claim, group[0].claim
        if len({v.source for v in group}) == 1 and a.type != "age" and Levenshtein.distance(a.text, b.text) == 1:
            return f"“{b.text}” is one character off “{a.text}”: likely a slip"
    return None


def _said(values: Sequence[TallyValue]) -> str:
    """Who says what, in a sentence: "3 reports say “41”, one says “40”"."""
    parts = []
    for n, v in enumerate(values):
        reports = len({p.witness for p in v.places})
        noun = ("report" if reports == 1 else "reports") + " " if n == 0 else ""
        count = "one" if reports == 1 else str(reports)
        sources = "one source" if v.independent == 1 else f"{v.independent} independent sources"
        alone = "" if v.independent == reports else f" (from {sources})"
        parts.append(f"{count} {noun}{'says' if reports == 1 else 'say'} “{v.text}”{alone}")
    text = ", ".join(parts)
    return text[0].upper() + text[1:] if text else ""
