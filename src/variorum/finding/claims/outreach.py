"""Whom a report asked for comment, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.sources import NAME, outlet
from variorum.model import Mention, Outreach
from variorum.text.near import places

__all__ = ["outreach"]

_COMMENT = (
    r"(?:comments?|response|reply|statement|information|clarification|details|answers|reaction|(?:an\s)?interviews?)"
)
_FOR = rf"\bfor\s(?:a\s|an\s|any\s|further\s|more\s|additional\s)*{_COMMENT}"
_REQUEST = r"(?:requests?|inquir(?:y|ies)|enquir(?:y|ies)|(?:reporters?[’']?\s)questions?|queries|query|calls?|e?-?mails?|messages?|letters?)"
_NOT = r"(?:(?:did|does|do|have|has|had)(?:\snot|n[’']t)|never)\s(?:immediately\s|yet\s|also\s|previously\s)*"
_WHO = rf"(?P<to>[^.\n;:\"“”{HIDDEN}]{{2,120}}?)"

RESULTS: Mapping[str, tuple[Sequence[str], Sequence[str]]] = {
    "asked": (
        (
            rf"(?P<by>{NAME}|\b[Ww]e)\s(?:has\s|have\s|had\s)?(?:also\s|since\s|now\s)*(?:contacted|reached\sout\s(?:directly\s)?to|approached|asked|emailed|messaged|called)\s(?!for\b)(?P<to>[^.\n;\"“”{HIDDEN}]{{2,120}}?)\s(?P<for>{_FOR})",
            rf"(?P<by>{NAME}|\b[Ww]e)\s(?:has\s|have\s|had\s)(?:also\s|since\s|now\s)*(?:contacted|reached\sout\s(?:directly\s)?to|approached)\s(?P<to>[^.,\n;\"“”{HIDDEN}]{{2,120}}?(?:,\sas\swell\sas\s[^.,\n;]{{2,60}}?)?)(?=[.,](?!\sas\swell)|\sabout\b|\sfor\b)",
            rf"\bseeking\scomment\sfrom\s(?P<to>[^.\n;{HIDDEN}]{{2,90}}?)(?=[.,;]|\Z)",
            rf"(?P<to>)\b[Cc]omment\s(?:has\sbeen|was|is\sbeing)\s(?:requested|sought)\b",
        ),
        (
            "contacted",
            "reached",
            "approached",
            "asked",
            "emailed",
            "messaged",
            "seeking comment",
            "omment has",
            "omment was",
        ),
    ),
    "no answer": (
        (
            rf"{_WHO}\s(?:{_NOT}(?:respond|responded|repl(?:y|ied)|return|returned|answer|answered|acknowledged?)|failed\sto\s(?:respond|reply)|ignored)\b[^.\n]{{0,70}}?\b(?:comments?|{_REQUEST})\b",
            rf"\b[Nn]either\s{_WHO}\s(?:immediately\s)?(?:responded|replied|returned|answered)\b[^.\n]{{0,70}}?\b(?:comments?|{_REQUEST})\b",
            rf"(?P<to>)(?:{NAME}[’']s?\s)?\b(?:[Aa]\s|[Ii]ts\s)?{_REQUEST}\s(?:for\s(?:comment|an\sinterview)|seeking\scomment)\s(?:to\s(?P<behind>[^.\n;]{{2,60}}?)\s)?(?:was|were|went|has|have)\s(?:not\s(?:immediately\s|been\s)*(?:returned|answered)|unanswered)",
            r"(?P<to>)(?:\bbut|,\swho|\band)\s(?:did\snot|didn[’']t|has\snot\syet|has\snot|have\snot(?:\syet)?|has\syet\sto|had\snot)\s(?:immediately\s)?(?:receive(?:d)?\sa\s(?:response|reply)|respond(?:ed)?|repl(?:y|ied)|hear(?:d)?\sback)\b",
            r"(?P<to>)\bdid\snot\s(?:also\s|immediately\s)?(?:get|receive)\sa\s(?:response|reply)\b",
        ),
        ("respond", "repl", "return", "answer", "heard back", "hear back", "response", "acknowledge", "ignored"),
    ),
    "not reached": (
        (
            rf"{_WHO}\s(?:could\snot|couldn[’']t|cannot)\s(?:immediately\s|yet\s|also\s)?be\s(?:immediately\s)?(?:reached|contacted|located)\b(?!\s(?:on\sa|an?\s|the\s(?:summit|top|deal)))",
            rf"{_WHO}\s(?:was|were)\s(?:not\s(?:immediately\s)?available|unavailable|unreachable)\s{_FOR}",
        ),
        ("reached", "contacted", "located", "available", "unreachable"),
    ),
    "declined": (
        (
            rf"{_WHO}\s(?:has\s|have\s|had\s|also\s|previously\s|repeatedly\s)*(?:declined|refused)\s(?:to\s(?:publicly\s|immediately\s)?(?:comment|discuss|elaborate|answer|speak\s(?:to|with|about)|be\sinterviewed|say\b(?!\s(?:goodbye|sorry|yes|no\b))|confirm\sor\sdeny|provide\s(?:comment|further|more|any)|respond)|(?:an?\s|multiple\s|repeated\s)?(?:requests?|invitations?|interviews?)\s(?:for|to))",
            rf"{_WHO}\s(?:would\snot|wouldn[’']t)\s(?:immediately\s|publicly\s)?comment\b",
            rf"{_WHO}\shad\sno\s(?:immediate\s|further\s)?comment\b",
        ),
        (
            "declined",
            "refused",
            "would not comment",
            "wouldn",
            "no comment",
            "no immediate comment",
            "no further comment",
        ),
    ),
    "replied": (
        (
            rf"\b(?:[Ww]hen|[Aa]fter)\s(?:being\s)?(?:reached|contacted|approached|asked)\s{_FOR}\b[^,.\n]{{0,60}},\s(?P<to>[^,.\n{HIDDEN}]{{2,80}}?)\s(?:said|says|told|replied|responded|confirmed)\b",
            rf"\b(?:[Rr]eached|[Cc]ontacted|[Aa]pproached)\s(?:{_FOR}|by\s{NAME})[^,.\n]{{0,60}},\s(?P<to>[^,.\n{HIDDEN}]{{2,80}}?)\s(?:said|says|told|replied|responded|confirmed)\b",
            rf"{_WHO}\s(?:responded|replied)\sto\s[^.\n]{{0,60}}?\brequests?\s(?:{_FOR}|by)",
            rf"(?P<to>)\b[Ii]n\s(?:response|reply)\sto\s(?:{NAME}[’']s?\s|a\s|our\s)?(?:requests?|questions|queries|inquiry)\b[^,.\n]{{0,60}},\s(?P<behind>[^,.\n{HIDDEN}]{{2,60}}?)\s(?:said|says|told|replied|sent|confirmed)",
        ),
        ("eached", "ontacted", "pproached", "asked", "responded", "replied", "response", "reply"),
    ),
}
"""What can come of asking: its patterns, and strings of which each match holds one. Only their sentences are read."""


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
    for result, (patterns, cues) in _COMPILED.items():
        for sentence in sorted({told.sentence(at) for at in places(told.text, cues)}):
            for pattern in patterns:
                for m in pattern.finditer(told.text, *sentence):
                    start, who = _asked(m)
                    if result == "asked" and not _asks(m, told.text):
                        continue
                    aside = who is None or who.split()[-1].lower() in _PRONOUNS
                    if result == "declined" and "omment" not in m[0] and aside:
                        continue
                    name = pronouns.get(start) if aside else who
                    found.append(Outreach(article_id, start, m.end(), name, result))
    return _joined(sorted(set(found), key=lambda o: (o.start, o.end, o.result or "", o.to or "")), told)


def _asks(m: re.Match[str], text: str) -> bool:
    """Whether it is an outlet that asks; anybody may ask for comment, and people ask one another for other things."""
    by = m.groupdict().get("by")
    return (
        by is None or by in ("We", "we") or "omment" in (m.groupdict().get("for") or "") or outlet(by, text) is not None
    )


_COMPILED = {result: (tuple(re.compile(p) for p in patterns), cues) for result, (patterns, cues) in RESULTS.items()}
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "we", "i", "him", "her", "them"])
_LEAD = re.compile(
    r"\A.*?(?:^(?:[Ww]hen|[Aa]fter|[Aa]s|[Oo]n|[Aa]t|[Ii]n|[Mm]eanwhile|[Hh]owever|[Aa]lthough|[Ww]hile|[Tt]hough)\b[^,]*,\s)"
)
_VERB = re.compile(
    r"\s(?:said|says|was|were|is|are|has|have|had|confirmed|acknowledged|told|referred|did|does|would|could|denied|added)\b"
)
_CUT = re.compile(r"\s(?:but|and)(?:\s(?:has|have|had|also))*\Z|,\s(?:but|and|who|which)\b.*\Z")
_AWAY = re.compile(r"\A(?:[—–(-]\s*|(?:but|and|both|meanwhile|also)\s+)+", re.IGNORECASE)
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
    who = _TAIL.sub("", _AWAY.sub("", who.strip()))
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
