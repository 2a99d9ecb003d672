"""The cue of each marked segment: the words that say it is speech, and their subject.

Four places are looked at: after the segment ("…," he said), before it (he said, "…"), "according to", and the sentence
before where it ends in a colon. The object of "told" is the addressee, never the speaker; an apposition is skipped; a
verb that is in no list counts when it stands next to the marks. After the rules in Schneider et al., and O'Keefe et al.
(2012), *A sequence labelling approach to quote attribution*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from variorum.finding.speech.clauses import Item, in_phrase, subject_before, subject_of_clause
from variorum.finding.speech.mentions import Candidate
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["Cue", "Side", "cue_after", "cue_before", "cue_closing"]

Side = Literal["after", "before", "according", "colon"]
_ADDRESSING = words("en", "speech", "cues", "addressing")
_PREPOSITIONS = words("en", "speech", "cues", "prepositions")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_CONJUNCTIONS = words("en", "speech", "cues", "conjunctions")
_RELATIVE = words("en", "speech", "cues", "relative")
_DEPENDENT = words("en", "speech", "cues", "dependent")
_BEFORE_NOUN = words("en", "speech", "cues", "before_noun")
_DASHES = frozenset("—–-―")
REACH = 28
"""Items between a segment and its cue: of the right cues in the 505 articles 99% are within 18; farther ones are mostly
other clauses."""
UNKNOWN_REACH = 6
"""… for a verb that is in no list: farther than this it is mostly not about the marks at all."""


class Cue(NamedTuple):
    """A cue clause: where it stands, its verb (or "according to"), and the candidates spoken by and spoken to.

    `strength` is the verb's; `gap` counts the items between marks and verb; `joined`: a comma or colon stands between.
    """

    side: Side
    rule: str
    span: Span
    subject: int | None
    addressee: int | None
    strength: str
    gap: int
    joined: bool
    participle: bool = False


def cue_after(row: Sequence[Item], q: int, mentions: Sequence[Candidate], *, ended: bool = True) -> Cue | None:
    """The cue that follows the segment at `q`, or None. `ended`: the segment ends in a mark of punctuation, without
    which (or a comma behind it) what follows is the rest of the reporter's sentence."""
    j = q + 1
    while (
        j < len(row) and row[j].kind == "P" and row[j].text in {",", "—", "–", "-", "―", ".", "…", "”", '"', "’", "'"}
    ):
        j += 1
    if j >= len(row):
        return None
    item = row[j]
    if row[j - 1].text in _DASHES and item.kind == "M" and _signs(row, j):
        return Cue("after", "signed", item.span, item.ref, None, "strong", j - q, True)
    if item.kind in {"V", "W"} and item.text == "according":
        return _according(row, j, mentions, "according")
    if not ended and j == q + 1:
        return None
    if item.kind == "V" and item.finite:
        return _inverted(row, j, mentions, j - q)
    return _subject_first(row, q, j, mentions)


def _signs(row: Sequence[Item], j: int) -> bool:
    """Whether a name after a dash stands under the quotation like a signature: nothing or a comma follows."""
    return j + 1 >= len(row) or row[j + 1].text in {",", "(", "."}


def _according(row: Sequence[Item], j: int, mentions: Sequence[Candidate], rule: str) -> Cue | None:
    """According to X: X speaks."""
    if j + 1 >= len(row) or row[j + 1].text != "to":
        return None
    for k in range(j + 2, min(len(row), j + 8)):
        if row[k].kind in {"Q", "P"}:
            break
        if row[k].kind == "M" and not mentions[row[k].ref].possessive:
            return Cue("according", rule, Span(row[j].start, row[j + 1].end), row[k].ref, None, "strong", 0, True)
    return None


def cue_closing(row: Sequence[Item], q: int, mentions: Sequence[Candidate]) -> Cue | None:
    """The cue that closes the sentence which the segment at `q` stands in, and says whose all of it is: "…, according
    to X.", "…, said X.", "…, X said."; or the agent of a passive ("was called “half sunk” by X")."""
    whole = True  # no other segment stands between
    for k in range(q + 1, min(len(row), q + REACH)):
        item, before = row[k], row[k - 1]
        if item.kind == "Q":
            whole = False
        elif item.text == "according" and before.text == "," and whole:
            return _according(row, k, mentions, "according")
        elif item.text == "by" and k <= q + 2 and k + 1 < len(row) and row[k + 1].kind == "M":
            return _agent(row, q, k)
        elif item.strength == "strong" and item.finite and (before.text == "," or before.kind == "Q"):
            found = _inverted(row, k, mentions, k - q)
            return found and found._replace(rule="closing")
        elif item.kind == "M" and before.text == "," and _says_last(row, k):
            v = row[k + 1]
            return Cue("after", "closing", v.span, item.ref, None, v.strength, k + 1 - q, True)
    return None


def _says_last(row: Sequence[Item], k: int) -> bool:
    """Whether the mention at `k` has a verb of speech behind it that ends the sentence or a part of it."""
    said = k + 1 < len(row) and row[k + 1].strength == "strong" and row[k + 1].finite
    return said and (k + 2 == len(row) or row[k + 2].text in {".", ","})


def _agent(row: Sequence[Item], q: int, by: int) -> Cue | None:
    """Whom "by" names where a verb stands right before the marks: "dubbed “the sieve” by Poe"."""
    v = next((k for k in range(q - 1, max(-1, q - 5), -1) if row[k].kind == "V"), None)
    if v is None or not row[v].finite:
        return None
    return Cue("after", "agent", row[v].span, row[by + 1].ref, None, row[v].strength, by - q, False)


def _inverted(row: Sequence[Item], v: int, mentions: Sequence[Candidate], gap: int) -> Cue | None:
    """…, said X."""
    for k in range(v + 1, min(len(row), v + 9)):
        item = row[k]
        if item.text == "," and v + 1 < k < len(row) - 1 and row[k + 1].kind == "M" and _is_name(row, k + 1, mentions):
            continue  # «said the groom, Jo Blake,»
        if item.kind in {"Q", "V"} or (item.kind == "P" and item.text not in {"-", "’", "'", "."}):
            break
        if item.kind == "W" and item.text in _PREPOSITIONS:
            break
        if item.kind == "M" and not mentions[item.ref].possessive:
            if row[v].strength == "unknown" and gap > 2:
                return None
            chosen = _named_after(row, k, mentions)
            return Cue("after", "verb subject", row[v].span, row[chosen].ref, None, row[v].strength, gap, True)
    return None


def _is_name(row: Sequence[Item], k: int, mentions: Sequence[Candidate]) -> bool:
    return mentions[row[k].ref].form == "name"


def _named_after(row: Sequence[Item], k: int, mentions: Sequence[Candidate]) -> int:
    """A description with the name right behind it ("the director Jo Blake", "the director, Jo Blake,")."""
    if mentions[row[k].ref].form == "description":
        for j in (k + 1, k + 2):
            if (
                j < len(row)
                and row[j].kind == "M"
                and mentions[row[j].ref].form == "name"
                and (j == k + 1 or row[k + 1].text == ",")
            ):
                return j
    return k


def _bars(item: Item) -> bool:
    """Whether an item between marks and subject shows that what follows is no cue clause."""
    return item.kind in {"Q", "V"} or item.text in _PREPOSITIONS or item.text in _RELATIVE


def _subject_first(row: Sequence[Item], q: int, j: int, mentions: Sequence[Candidate]) -> Cue | None:
    """…, X said; appositions and what hangs on prepositions stand between subject and verb."""
    subject = next((k for k in range(j, min(len(row), j + 6)) if row[k].kind == "M"), None)
    if subject is None or any(_bars(row[k]) for k in range(j, subject)):
        return None
    if any(row[k].kind == "P" and row[k].text not in {"-", "’"} for k in range(j, subject)):
        return None
    if any(row[k].text in _CONJUNCTIONS for k in range(j, subject)) and row[q + 1].text not in {",", "—", "–"}:
        return None
    v = _verb_after(row, subject, mentions)
    if v is None:
        return None
    chosen = subject_before(row, v, mentions, j)
    return Cue(
        "after", "subject verb", row[v].span, row[chosen if chosen is not None else subject].ref,
        _addressee(row, v), row[v].strength, v - q, True,
    )  # fmt: skip


def _verb_after(row: Sequence[Item], subject: int, mentions: Sequence[Candidate]) -> int | None:
    """The main verb of a subject: the first finite one outside commas and relative clauses."""
    bracket, fallback = False, None
    for k in range(subject + 1, min(len(row), subject + REACH)):
        item = row[k]
        if item.kind == "Q" or (item.kind == "P" and item.text in {";", ":"}):
            break
        if item.kind == "P" and item.text in {",", "(", ")", "—", "–"}:
            bracket = not bracket
            continue
        if item.kind == "V" and item.finite:
            if item.strength == "unknown" and (k - subject > 3 or bracket):
                continue
            if not bracket and row[k - 1].text.lower() not in {"who", "that", "which", "to"}:
                return k
            fallback = fallback if fallback is not None else (k if item.strength == "strong" else None)
    return fallback


def _addressee(row: Sequence[Item], v: int) -> int | None:
    """Who is told, asked or reminded: the mention right after such a verb, or after its article."""
    if row[v].text in _ADDRESSING:
        at = v + 2 if v + 2 < len(row) and row[v + 1].text in _THE else v + 1
        if at < len(row) and row[at].kind == "M":
            return row[at].ref
    return None


_THE = frozenset({"the", "The"})


def cue_before(row: Sequence[Item], q: int, mentions: Sequence[Candidate], *, colon: bool = False) -> Cue | None:
    """The cue that stands before the segment at `q` in its sentence (or in the one before it, ended by a colon)."""
    joined = q > 0 and row[q - 1].kind == "P" and row[q - 1].text in {",", ":"}
    found = None if (script := _script(row, q)) else _verb_before(row, q, joined, mentions)
    if found is None:
        return script or _lead(row, q, mentions)
    v, floor = found
    item = row[v]
    if item.verb is None or (floor and item.strength != "strong" and row[floor].text in _DEPENDENT):
        return None  # «that Blake felt “safe”» is still what the one before said
    participle = item.verb.form == "participle"
    pick = subject_of_clause if participle else subject_before
    subject = _attached(row, v, mentions) if participle else None
    subject = pick(row, v, mentions, floor) if subject is None else subject
    if subject is None and participle:
        subject = pick(row, v, mentions) if floor else None
        subject = _document(row, v, mentions) if subject is None else subject
    elif subject is None:
        subject = _passive_agent(row, v, mentions)
    if subject is None and item.strength != "strong":
        return None
    if subject is not None:
        subject = _named_after(row, subject, mentions)
    rule = "participle" if participle else "subject verb"
    return Cue(
        "colon" if colon else "before", rule, item.span, None if subject is None else row[subject].ref,
        _addressee(row, v), item.strength, q - v, joined, participle,
    )  # fmt: skip


def _attached(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> int | None:
    """The subject that stands right before a participle, no comma between ("with Poe saying", "a note reading")."""
    while v and row[v - 1].kind == "W" and row[v - 1].text.endswith("ly"):
        v -= 1
    if v == 0 or row[v - 1].kind != "M" or mentions[row[v - 1].ref].possessive:
        return None
    return v - 1 if _follows_with(row, v - 1) or not in_phrase(row, v - 1) else None


def _follows_with(row: Sequence[Item], at: int) -> bool:
    """Whether "with" stands before a mention, at most a role between ("with spokesman Jo Poe")."""
    near = row[max(0, at - 3) : at]
    return any(item.text == "with" for item in near) and all(item.kind == "W" for item in near[-1:])


def _document(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> int | None:
    """The document that a participle hangs on where its clause has no other subject ("… in the suit, accusing")."""
    return next(
        (k for k in range(v - 1, -1, -1) if row[k].kind == "M" and mentions[row[k].ref].form == "document"), None
    )


def _verb_before(row: Sequence[Item], q: int, joined: bool, mentions: Sequence[Candidate]) -> tuple[int, int] | None:
    """The verb that introduces the segment at `q`, and where its clause may begin: the nearest strong one, else the
    nearest weak one, else an unknown one next to the marks."""
    best: tuple[int, int] | None = None
    rank = {"strong": 3, "weak": 2, "unknown": 1}
    strength = 0
    floor = next((k + 1 for k in range(q - 1, -1, -1) if row[k].kind == "Q"), 0)
    for k in range(q - 1, max(floor, q - REACH) - 1, -1):
        item = row[k]
        if item.kind == "P" and item.text == ";":
            break
        if item.kind != "V" or item.verb is None:
            continue
        if best is None and item.strength in {"strong", "weak"} and _absolute(row, k, mentions):
            return k, floor
        reach = UNKNOWN_REACH if item.strength == "unknown" else REACH
        if (item.verb.form == "base" and not _is_finite_base(row, k)) or _is_noun(row, k, mentions):
            continue
        if rank[item.strength] > strength and q - k <= reach and (joined or item.strength != "unknown"):
            best, strength = (k, floor), rank[item.strength]
    return best


def _absolute(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> bool:
    """Whether a participle has its own subject behind "with": «…, with Poe calling it “a farce”»."""
    if row[v].finite:
        return False
    at = _attached(row, v, mentions)
    return at is not None and _follows_with(row, at)


def _is_finite_base(row: Sequence[Item], k: int) -> bool:
    """Whether a verb in its base form heads a clause ("critics say", "did not say") and is no noun."""
    if k == 0:
        return False
    before = row[k - 1]
    return before.kind == "M" or before.text in _AUXILIARIES or before.text in {"who", "and", "they", "we"}


def _is_noun(row: Sequence[Item], k: int, mentions: Sequence[Candidate]) -> bool:
    """Whether what looks like a verb is a noun or adjective ("her claims", "the reports", "an alleged")."""
    if k == 0 or not row[k].text.endswith(("s", "ing", "ed")):
        return False
    before = row[k - 1]
    if before.kind == "M":
        return mentions[before.ref].possessive
    return before.text in _BEFORE_NOUN and (row[k].text.endswith("s") or before.text in {"the", "a", "an"})


def _passive_agent(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> int | None:
    if v and _addressee(row, v) is not None:
        return None  # «Rivals told the Herald: “No.”»: who is told does not speak, whoever "Rivals" are
    for k in range(v + 1, min(len(row), v + 4)):
        if row[k].kind == "M" and not mentions[row[k].ref].possessive:
            return k
    return None


def _script(row: Sequence[Item], q: int) -> Cue | None:
    """A name and a colon, as in a script: 'Blake: "No."'"""
    if q >= 2 and row[q - 1].text == ":" and row[q - 2].kind == "M" and (q == 2 or row[q - 3].kind == "P"):
        return Cue("before", "script", row[q - 2].span, row[q - 2].ref, None, "strong", 2, True)
    return None


def _lead(row: Sequence[Item], q: int, mentions: Sequence[Candidate]) -> Cue | None:
    """ "According to X, …" before the marks."""
    for k in range(q - 1, max(-1, q - REACH), -1):
        if row[k].kind == "Q":
            return None
        if row[k].text == "according":
            return _according(row, k, mentions, "according")
    return None
