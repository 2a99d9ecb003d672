"""Ids of utterances that survive the addition of another report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.ids import digest
from variorum.linking.rows import Row
from variorum.linking.utterances import Group

__all__ = ["act_ids"]

RUN = 5
"""Words in the runs that stand for an utterance's words."""


def act_ids(groups: Sequence[Group], said: Sequence[Row]) -> tuple[str, ...]:
    """An id for each utterance: of its speaker and medium for the largest of these, else of its own words.

    The words are represented by their run with the smallest digest, as in min-hashing (Broder 1997): another report of
    the same words seldom holds a smaller one.
    """
    named = {k: "u" + digest("act", *title) for title, k in _largest(groups, said).items()}
    out: dict[str, int] = {}
    for k, group in enumerate(groups):
        name = named.get(k) or "u" + min(_runs(group, said))
        out[name if name not in out else "u" + digest(name, said[group.members[0]].id)] = k
    return tuple(out)


def _largest(groups: Sequence[Group], said: Sequence[Row]) -> dict[tuple[str, str], int]:
    """(speaker, medium) → the number of its utterance that most words report."""
    out: dict[tuple[str, str], tuple[int, str, int]] = {}
    for k, group in enumerate(groups):
        first = said[group.members[0]]
        if group.speaker is None or group.medium is None or first.quotation.within is not None:
            continue
        size = (sum(len(said[n].words) for n in group.members), first.id, k)
        title = (group.speaker.key, group.medium)
        out[title] = max(out.get(title, size), size)
    return {title: k for title, (_, _, k) in out.items()}


def _runs(group: Group, said: Sequence[Row]) -> Iterator[str]:
    """The digest of each run of words that the group prints."""
    wordings = {tuple(t.key for t in said[n].words) for n in group.members}
    seen = {words[k : k + RUN] for words in wordings for k in range(max(1, len(words) - RUN + 1))}
    return (digest("words", *run) for run in seen)
