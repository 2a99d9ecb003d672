"""Whom a report has its story from, and whom it asked: credits and outreach, outside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.things import thing_of
from variorum.model import Credit, Furniture, Mention, Outreach
from variorum.text.near import near, places

__all__ = ["credits_of", "outreach"]

_WORD = r"(?:[A-Z](?:[\w&-]|\.(?=\w)|['’](?=[A-Z]))*)"
NAME = rf"(?:(?:[Tt]he\s)?{_WORD}(?:\s(?:of\s|and\s(?=[A-Z])|&\s)?{_WORD}){{0,4}})"
"""The name of an outlet, an agency or a body, at most five words."""
_DOCUMENT = (
    r"(?:(?:the|a|an|court|legal|his|her|their|leaked|internal)\s+)*"
    r"(?:complaint|lawsuit|suit|filing|filings|documents?|records|affidavit|order|report|indictment|memo|emails?)"
)

_AGENCY = r"Getty(?:\s+Images)?|AP(?:\s+Photo)?|Reuters|PA|AFP|Rex Features|Shutterstock"

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "first_published_by": re.compile(
        rf"\bfirst\s+(?:published|reported|broken|aired|posted|revealed)\s+(?:by|in|on)\s+(?P<a>{NAME})"
        rf"|(?P<b>{NAME})\s+(?:was\s+(?:the\s+)?first\s+to\s+(?:report|publish)|first\s+(?:reported|published))"
    ),
    "leaked": re.compile(rf"\bleaked\s+(?:to|by)\s+(?P<a>{NAME})"),
    "obtained_by": re.compile(
        rf"\b(?:obtained|acquired|seen|reviewed)\s+(?:exclusively\s+)?by\s+(?P<a>{NAME})|(?P<b>{NAME})\s+(?:has\s+|had\s+)?obtained\b"
    ),
    "statement_to_outlet": re.compile(
        rf"\b(?:in\s+)?an?\s+(?:\w+\s+)?statement\s+(?:sent\s+|given\s+|provided\s+)?to\s+(?P<a>{NAME})"
    ),
    "statement": re.compile(r"\b(?:said\s+)?in\s+an?\s+(?:\w+\s+)?statement\b(?!\s+(?:\w+\s+)?to\s+[A-Z])"),
    "told_outlet": re.compile(rf"\btold\s+(?P<a>{NAME})"),
    "according_to_document": re.compile(
        rf"\b(?:[Aa]ccording\s+to|claimed\s+in|said\s+in|wrote\s+in)\s+(?P<a>{_DOCUMENT})\b"
    ),
    "text_message": re.compile(r"\b(?:via|by|in\s+a)\s+text\s+messages?\b"),
    "wire": re.compile(
        rf"\b[Ww]ith\s+files\s+from\s+(?P<a>{NAME})|\((?P<b>AP|Reuters|AFP|UPI|Bloomberg)\)|©\s*\d{{4}}\s+(?P<c>{NAME})"
        rf"|\bCopyright\s+\d{{4}}\s+(?P<d>{NAME})|(?:contributed\s+to\s+this\s+report)"
    ),
    "photo": re.compile(
        rf"\(\s*(?:Photo(?:graph)?(?:\s+by)?:?\s*)?(?P<a>{_AGENCY})(?:[^()\n]{{0,60}})\)|\bPhoto(?:graph)?:\s*(?P<b>{NAME})"
    ),
    "not_verified": re.compile(
        rf"(?P<a>{NAME})?\s*(?:has|have|could)\s+not\s+(?:been\s+)?(?:independently\s+)?(?:verif(?:y|ied)|authenticated?)\b"
    ),
}
WORDS: Mapping[str, Sequence[str]] = {
    "first_published_by": ("first",),
    "leaked": ("leaked",),
    "obtained_by": ("obtained", "acquired", "seen", "reviewed"),
    "statement_to_outlet": ("statement",),
    "statement": ("statement",),
    "told_outlet": ("told",),
    "according_to_document": ("ccording", "claimed", "said", "wrote"),
    "text_message": ("text",),
    "wire": ("files", "(AP)", "(Reuters)", "(AFP)", "(UPI)", "(Bloomberg)", "©", "Copyright", "contributed"),
    "photo": ("(", "Photo"),
    "not_verified": ("verif", "authentic"),
}
"""Strings of which each match of a pattern holds one: only what lies near them is read."""
REACH = 400
"""Characters before and behind such a string in which a credit lies: the longest name has some sixty."""
NO_OUTLET = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "This",
        "That",
        "These",
        "Those",
        "In",
        "On",
        "At",
        "But",
        "And",
        "His",
        "Her",
        "Their",
        "Its",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ]
)
"""Capitalised words that begin a sentence and are no name."""


def credits_of(
    article_id: str, told: Narration, text: str, furniture: Sequence[Furniture], mentions: Sequence[Mention]
) -> tuple[Credit, ...]:
    """The credits of a report, in order; `source` as printed, None where it is not named.

    Photo and wire credits stand in captions and at the foot, so these are read in the furniture too. Nobody is told who
    is a person of the report: "he told Lund" is no credit.

    >>> from variorum.finding.claims.narration import narration
    >>> text = "The audio, obtained by the Harbour Post, was made in May."
    >>> [(c.kind, c.source, c.what) for c in credits_of("a", narration(text, (), ()), text, (), ())]
    [('obtained_by', 'the Harbour Post', 'voice message')]
    """
    people = {m.text.split()[-1] for m in mentions if m.form == "name"}
    found = {c for kind, pattern in PATTERNS.items() for c in _of(article_id, told, kind, pattern, told.text)}
    for piece in furniture:
        for kind in ("photo", "wire"):
            for m in PATTERNS[kind].finditer(text, piece.start, piece.end):
                found.add(Credit(article_id, m.start(), m.end(), kind, _source(m), None))
    kept: list[Credit] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end, list(PATTERNS).index(c.kind))):
        told_a_person = (
            c.kind == "told_outlet" and (c.source or "").split()[-1:] and (c.source or "").split()[-1] in people
        )
        if not told_a_person and not (kept and c.start < kept[-1].end):
            kept.append(c)
    return tuple(kept)


def _of(article_id: str, told: Narration, kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Credit]:
    for m in (m for at in near(text, WORDS[kind], REACH) for m in pattern.finditer(text, *at)):
        source = _source(m)
        if source is None and any(name in m.re.groupindex for name in "ab") and kind not in ("wire", "not_verified"):
            continue
        sentence = told.sentence(m.start())
        what = thing_of(text[max(sentence.start, m.start() - 120) : m.start()]) or thing_of(
            text[m.end() : min(sentence.end, m.end() + 60)]
        )
        yield Credit(
            article_id,
            m.start(),
            m.end(),
            kind,
            source,
            what if kind in ("obtained_by", "first_published_by", "leaked") else None,
        )


def _source(m: re.Match[str]) -> str | None:
    """The name in a match, without a capitalised word that only begins its sentence."""
    name = next((v for k, v in sorted(m.groupdict().items()) if v is not None and len(k) == 1), None)
    if name is None:
        return None
    words = name.split()
    while len(words) > 1 and words[0] in NO_OUTLET - {"The"}:
        words = words[1:]
    plain = " ".join(words)
    return None if plain in NO_OUTLET or plain in ("him", "her") else re.sub(r"[’']s$", "", plain)


ASKED = re.compile(
    rf"(?:{NAME})\s+(?:has|have|had)?\s*(?:also\s+)?(?:contacted|reached\s+out\s+to|approached|asked)\s+(?P<to>[^.\n]{{2,90}}?)\s+for\s+(?:a\s+)?(?:comment|response|statement)"
)
SILENT = re.compile(
    r"(?P<to>[A-Z][^.\n]{2,90}?)\s+(?:did|have|has|had)\s+not\s+(?:immediately\s+|yet\s+)?(?:respond|responded|reply|replied|return|returned|answer|answered)\b[^.\n]{0,60}?\b(?:comment|requests?|calls?|messages?|inquir(?:y|ies))"
)
UNREACHED = re.compile(r"(?P<to>[A-Z][^.\n]{2,60}?)\s+could\s+not\s+(?:immediately\s+)?be\s+reached")
DECLINED = re.compile(r"(?P<to>[A-Z][^.\n]{2,90}?)\s+(?:declined|refused)\s+to\s+comment")


RESULTS: Mapping[str, tuple[re.Pattern[str], Sequence[str]]] = {
    "asked": (ASKED, ("contacted", "reached", "approached", "asked")),
    "no answer": (SILENT, ("respond", "repl", "return", "answer")),
    "not reached": (UNREACHED, ("reached",)),
    "declined": (DECLINED, ("declined", "refused")),
}
"""What can come of asking: its pattern, and strings of which each match holds one. Only their sentences are read."""


def outreach(article_id: str, told: Narration) -> tuple[Outreach, ...]:
    """Whom a report asked for comment, and what came of it: `asked`, `no answer`, `not reached`, `declined`.

    >>> from variorum.finding.claims.narration import narration
    >>> told = narration("The Ledger has contacted Ana Ruiz for comment. Jo Lund declined to comment.", (), ())
    >>> [(o.to, o.result) for o in outreach("a", told)]
    [('Ana Ruiz', 'asked'), ('Jo Lund', 'declined')]
    """
    out = []
    for result, (pattern, words) in RESULTS.items():
        for sentence in sorted({told.sentence(at) for at in places(told.text, words)}):
            for m in pattern.finditer(told.text, *sentence):
                if HIDDEN not in m[0]:
                    out.append(Outreach(article_id, m.start(), m.end(), m["to"].strip(), result))
    return tuple(sorted(set(out), key=lambda o: (o.start, o.end, o.result or "")))
