"""Reports that print the same words vote on who said them.

Several outlets printing one utterance are independent attributions of it: together they repair one another's
unresolved pronouns, descriptions and misses. What they cannot do is overrule a report that names somebody else
outright: two against one is a slip of ours or theirs, one against one is a disagreement, and the words are kept
apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.linking.rows import Row
from variorum.linking.speakers import Identity

__all__ = ["elect"]

FORM_WEIGHT = {"name": 1.0, "organisation": 0.8, "document": 0.6, "pronoun": 0.7, "description": 0.6}
"""What a mention's form adds to its score as a vote: a printed name is firmer than a pronoun we resolved."""

KIND_WEIGHT = {"person": 1.0, "group": 0.8, "organisation": 0.7, "document": 0.6, "unnamed": 0.3}
"""A spokesman named in one report is "the company" in another and "a source" in a third: the most telling one wins."""


def elect(members: Sequence[int], rows: Sequence[Row], identities: Mapping[int, Identity]) -> Identity | None:
    """The speaker that the rows printing the same words elect; None where none of them names anyone.

    Rows of one report have one vote between them, its strongest.
    """
    votes: defaultdict[str, dict[int, float]] = defaultdict(dict)
    named: dict[str, Identity] = {}
    for n in members:
        who, said = identities.get(n), rows[n].attribution
        if who is None or said is None or said.mention is None:
            continue
        strength = said.score * FORM_WEIGHT[said.mention.form] * KIND_WEIGHT[who.kind]
        by_report = votes[_class(who)]
        by_report[rows[n].report] = max(strength, by_report.get(rows[n].report, 0.0))
        named[_class(who)] = max(named.get(_class(who), who), who, key=lambda i: (len(i.name), i.name, i.key))
    if not votes:
        return None
    winner = max(votes, key=lambda key: (round(sum(votes[key].values()), 6), key))
    return named[winner]


def _class(who: Identity) -> str:
    """The key without the report: three reports that say "the airline" mean one, here where they print its words."""
    return ":".join(who.key.split(":")[:2]) if who.kind in ("unnamed", "document") else who.key
