"""Whom a report asked for comment, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.sources import NAME, outlet
from variorum.model import Mention, Outreach
from variorum.text.cues import Cues
from variorum.text.lexicon import lexicon

__all__ = ["outreach"]


def outreach(article_id: str, told: Narration, mentions: Sequence[Mention] = ()) -> tuple[Outreach, ...]:
    """Whom a report asked for comment, and what came of it: `asked`, `no answer`, `not reached`, `declined`, `replied`.

    `to` is who was asked, as the report calls them; None where it does not say, or says it with a pronoun that nobody
    is known for.

    >>> from variorum.finding.claims.narration import narration
    >>> told = narration("The Ledger has contacted Ana Ruiz for comment. Jo Lund declined to comment.", (), ())
    >>> [(o.to, o.result) for o in outreach("a", told)]
    [('Ana Ruiz', 'asked'), ('Jo Lund', 'declined')]
    """
    pronouns = {m.span.start: m.name for m in mentions if m.form == "pronoun"}
    found: list[Outreach] = []
    for sentence, held in zip(told.sentences, told.words, strict=True):
        for number in _cues().of(held):
            result, pattern, cues = _results()[number]
            cued = any(told.text.find(cue, *sentence) >= 0 for cue in cues)
            for m in pattern.finditer(told.text, *sentence) if cued else ():
                start, who = _asked(m)
                aside = who is None or who.split()[-1].lower() in _PRONOUNS
                if result == "asked" and not _asks(m, told.text):
                    continue
                if result == "declined" and "omment" not in m[0] and aside:
                    continue
                found.append(Outreach(article_id, start, m.end(), pronouns.get(start) if aside else who, result))
    return _joined(sorted(set(found), key=lambda o: (o.start, o.end, o.result or "", o.to or "")), told)


def _asks(m: re.Match[str], text: str) -> bool:
    """Whether it is an outlet that asks; anybody may ask for comment, and people ask one another for other things."""
    by = m.groupdict().get("by")
    return (
        by is None or by in ("We", "we") or "omment" in (m.groupdict().get("for") or "") or outlet(by, text) is not None
    )


@cache
def _results() -> tuple[tuple[str, re.Pattern[str], Sequence[str]], ...]:
    """What can come of asking: its pattern, and strings of which each match holds one."""
    listed = lexicon("en", "outreach")
    parts = {**listed["parts"], "NAME": NAME, "HIDDEN": HIDDEN}
    rows = [(row["result"], _whole(row["pattern"], parts), row["words"].split("|")) for row in listed["results"]]
    return tuple((result, re.compile(pattern), cues) for result, pattern, cues in rows)


@cache
def _cues() -> Cues:
    """The strings by which the results are known: a sentence without one is not read."""
    return Cues([cues for _, _, cues in _results()])


def _whole(pattern: str, parts: Mapping[str, str]) -> str:
    """A pattern with the parts that its capitals in angle brackets stand for."""
    return re.sub(r"<([A-Z]+)>", lambda m: _whole(parts[m[1]], parts), pattern)


_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "him", "her", "them"])
_LEAD = re.compile(
    r"\A.*?(?:^(?:[Ww]hen|[Aa]fter|[Aa]s|[Oo]n|[Aa]t|[Ii]n|[Mm]eanwhile|[Hh]owever|[Aa]lthough|[Ww]hile|[Tt]hough)\b[^,]*,\s)"
)
_VERB = re.compile(
    r"\s(?:said|says|was|were|is|are|has|have|had|confirmed|acknowledged|told|referred|did|does|would|could|denied|added)\b"
)
_CUT = re.compile(r"\s(?:but|and)(?:\s(?:has|have|had|also))*\Z|,\s(?:but|and|who|which)\b.*\Z")
_AWAY = re.compile(r"\A(?:[—–(-]\s*|(?:but|and|both|meanwhile|also)\s+)+", re.IGNORECASE)
_NOBODY = re.compile(r"(?:and|but|who|does|did|is|are|was|were|has|have|had|would|could)\b")
"""What begins a clause whose subject stands elsewhere."""
_TAIL = re.compile(
    r"(?:,\s(?:citing|who|which|a|an|the|as\swell\sas\s\w+)\b[^,]*,?|\s(?:also|immediately|has|have|had|repeatedly|previously|on\s\w+day|\w+day)|,)+\Z"
)


def _asked(m: re.Match[str]) -> tuple[int, str | None]:
    """Where the words of an outreach begin, and who was asked: the subject of its clause."""
    printed = m["to"] or (m.groupdict().get("behind") or "")
    if not printed:
        return m.start(), None
    lead = _LEAD.match(printed)
    who = printed[lead.end() :] if lead else printed
    if "," in who and not _CUT.search(who):
        parts = re.split(r",\s", who)
        who = parts[0] if len(parts) > 1 and re.match(r"(?:citing|who|which|a|an|the|[A-Z])", parts[1]) else who
    coordinated = _CUT.search(who)
    if coordinated or _VERB.search(who):
        verb = _VERB.search(who)
        who = who[: verb.start()] if verb else who[: coordinated.start()] if coordinated else who
    who = _TAIL.sub("", _AWAY.sub("", f"{who.strip()} "))
    who = "" if _NOBODY.match(who) else who.strip()
    start = m.start("to") + max(0, m["to"].find(who)) if m["to"] and m.start("to") == m.start() else m.start()
    return start, re.sub(r"\snor\s", " and ", who) or None


def _joined(found: Sequence[Outreach], told: Narration) -> tuple[Outreach, ...]:
    """Of two that overlap the one that says more; a silence that names nobody is of whom the sentence asked before."""
    kept: list[Outreach] = []
    for o in found:
        before = kept[-1] if kept else None
        if before is not None and o.start < before.end:
            if before.to is None and o.to is not None:
                kept[-1] = o
        elif before is not None and o.to is None and told.sentence(before.start) == told.sentence(o.start):
            kept.append(replace(o, to=before.to))
        else:
            kept.append(o)
    return tuple(kept)
