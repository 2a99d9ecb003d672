"""What the reports say on one thing: its values, who gives each, and whether they agree.

Same type and another value is nearly always no conflict (METHODS: 2,430 such pairs on 50 stories, a handful real). So
the intervals that the printed words allow are compared; within a pair of reports what is compatible is matched first,
and only what is left over on both sides differs; a figure that a later report gives is an update. A verdict has its
reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from rapidfuzz.distance import Levenshtein

from variorum.collation.agreement import compatible, interval, least, plain_name
from variorum.model import Claim, Tally, TallyPlace, TallyValue, Topic, Vote

__all__ = ["tally"]

Verdict = Literal["agree", "compatible", "differ", "conflict", "update"]

GROWING = frozenset(
    ["dead", "injured", "affected", "signatures", "arrested", "treated", "homes lost", "homes damaged", "fire"]
)
"""Counts that only grow: the greater of two is the later one, even where a report has no date."""
CHANGING = frozenset(["critical", "seriously hurt", "missing", "trapped", "still trapped", "without power"])
"""Counts that may fall as well as grow: those of two days are two."""
SINGLE = frozenset(["age", "count", "money", "date", "time"])
"""Types of which a thing has one value at a time: two that cannot both be are a conflict. Others differ."""


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
        return plain_name(claim.against[0])
    if claim.type == "set":
        return ", ".join(sorted(claim.against))
    if claim.type == "firmness":
        return claim.unit or "asserted"
    if claim.type in ("comment", "account"):
        return claim.unit or ""
    if claim.type == "place" or claim.attribute == "slip":
        return claim.text
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
        left = [v for v in by_report[a] if not any(compatible(v.claim, w.claim) for w in by_report[b])]
        right = [w for w in by_report[b] if not any(compatible(v.claim, w.claim) for v in by_report[a])]
        if left and right:
            out.append((left[0], right[0]))
    return out


# --- the verdict and its reason ------------------------------------------------------------------------------------


def _verdict(topic: Topic, votes: Sequence[Vote], clashing: Sequence[tuple[Vote, Vote]]) -> tuple[Verdict, str]:
    if topic.attribute == "slip":
        return "conflict", f"; {votes[0].claim.anchor}: likely a slip"
    if topic.type == "account":
        return "differ", f"; {WHY_DIFFER[topic.type]}"
    if topic.type == "count" and (behind := _behind(votes)) is not None:
        return "update", f"; {behind}"
    if not clashing:
        same = len({_normal(v.claim) for v in votes}) == 1
        return ("agree", "") if same else ("compatible", "; each allows what the others say")
    of = topic.subject.partition(" in ")[0]
    grows = topic.type == "count" or of in GROWING
    if grows and (growing := _over_time(clashing, of)) is not None:
        return "update", f"; {growing}"
    if topic.type in WHY_DIFFER:
        return "differ", f"; {WHY_DIFFER[topic.type]}"
    if topic.type == "date" and all(_a_day_apart(*pair) for pair in clashing):
        return "differ", "; a day apart, and one is counted from the day that its report carries"
    slip = _slip(votes)
    if topic.type == "count" and not _falling(clashing):
        return "differ", "; which of them is the later count, the reports do not say"
    nobodys = topic.type == "money" and " of " not in topic.subject
    if topic.type in SINGLE and not topic.attribute.endswith(" in") and not nobodys:
        return "conflict", f"; {slip}" if slip else f"; {_WHY[topic.type]}"
    return "differ", f"; {slip}" if slip else ""


WHY_DIFFER: Mapping[str, str] = {
    "set": "one names others than another",
    "credit": "credited differently",
    "firmness": "one says more firmly what another hedges",
    "place": "one of the two may lie in the other",
    "comment": "one has it that there was no answer, another that nobody asked",
    "account": "what one side tells, the other does not recall",
}
_WHY: Mapping[str, str] = {
    "age": "a person has one age",
    "count": "a later report gives less",
    "money": "it has one amount",
    "date": "it has one date",
    "time": "it has one time",
}


def _a_day_apart(a: Vote, b: Vote) -> bool:
    """Whether two dates are a day apart, and one is "yesterday": a report may carry the day after it was written."""
    (low, _), (other, _) = interval(a.claim), interval(b.claim)
    return abs(low - other) == 1 and any(_COUNTED.search(v.claim.text) for v in (a, b))


_COUNTED = re.compile(r"(?i:today|yesterday|tomorrow|tonight|night)")


ROUNDING = 1.12
"""How much more another report must give than "at least v" before v is an earlier figure and no rounding."""


def _behind(votes: Sequence[Vote]) -> str | None:
    """Why an "at least" is of an earlier time: it allows the greater figure that others give, and does not give it."""
    most = max((least(v.claim) for v in votes), default=0.0)
    low = [v.claim for v in votes if v.claim.qualifier in ("min", "above") and least(v.claim) * ROUNDING < most]
    if not low or len({least(c) for c in low}) > 1 or any(interval(v.claim)[1] < most for v in votes):
        return None
    return f"“{low[0].text}” allows the greater figure: most likely an earlier count"


SLACK = 1
"""Days by which a page may be newer than the date it carries: it is changed through the night, in other zones."""


def _over_time(clashing: Sequence[tuple[Vote, Vote]], of: str) -> str | None:
    """Why the figures are one figure at several times: nobody who gives more was published much earlier."""
    gaps = [gap for pair in clashing if (gap := _days_to_more(*pair)) is not None]
    if of in GROWING and not gaps:
        most = max((v.claim for pair in clashing for v in pair), key=lambda c: (least(c), c.text))
        return f"such a count grows: “{most.text}” is most likely the later one, though not every report has a date"
    if not gaps or not any(gaps) or (of not in CHANGING and (min(gaps) < -SLACK or max(gaps) <= 0)):
        return None
    latest = max((v.claim for pair in clashing for v in pair), key=lambda c: (c.as_of or "", least(c), c.text))
    return f"the later report ({latest.as_of}) gives the later figure, “{latest.text}”"


def _days_to_more(a: Vote, b: Vote) -> int | None:
    """Days from the report that gives less to the one that gives more; None where one of them has no date."""
    less, more = sorted((a.claim, b.claim), key=least)
    try:
        return (date.fromisoformat(more.as_of or "") - date.fromisoformat(less.as_of or "")).days
    except ValueError:
        return None


def _falling(clashing: Sequence[tuple[Vote, Vote]]) -> bool:
    """Whether a report much later than another gives less, which no growing count does."""
    return any((gap := _days_to_more(*pair)) is not None and gap < -SLACK for pair in clashing)


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
