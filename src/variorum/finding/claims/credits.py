"""Whom a report has its story from: the credits of its own words, each with its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum.finding.claims.narration import HIDDEN, Narration
from variorum.finding.claims.sources import NAME, OUTLET, WORD, outlet, trimmed, without_article
from variorum.finding.claims.things import thing_of
from variorum.finding.outlets import phrases
from variorum.model import Credit, Furniture, Mention, Span
from variorum.text.cues import Cues
from variorum.text.lexicon import lexicon, words

__all__ = ["credits_of"]


class Found(NamedTuple):
    """A credit as its words give it."""

    start: int
    end: int
    source: str | None
    what: str | None = None


class Page(NamedTuple):
    """What a credit is read in: the narration, the whole text for names spelt out elsewhere, and who is a person."""

    told: Narration
    text: str
    people: frozenset[str]


Read = Callable[[re.Match[str], Page], Found | None]
"""What makes a credit of a match, or nothing of it."""


class Rule(NamedTuple):
    """A phrase that gives a credit, as in `lexicons/en/credits.toml`, where its fields are told."""

    kind: str
    pattern: re.Pattern[str]
    read: Read
    words: Sequence[str]
    aside: bool


def credits_of(
    article_id: str, told: Narration, text: str, furniture: Sequence[Furniture], mentions: Sequence[Mention]
) -> tuple[Credit, ...]:
    """The credits of a report, in order; an outlet is always under one name; `source` is None where nobody is named.

    Photo and wire credits stand in captions and at the foot, so these are read in the furniture too. Nobody is told who
    is a person of the report: "he told Lund" is no credit.

    >>> from variorum.finding.claims.narration import narration
    >>> text = "The audio, obtained by the Harbour Post, was made in May."
    >>> [(c.kind, c.source, c.what) for c in credits_of("a", narration(text, (), ()), text, (), ())]
    [('obtained_by', 'Harbour Post', 'voice message')]
    """
    people = frozenset(m.text.split()[-1] for m in mentions if m.form == "name")
    own, whole = Page(told, text, people), Page(Narration(text, told.sentences), text, people)
    found: set[tuple[int, int, int, str, Found]] = set()
    for span, held in zip(told.sentences, told.words, strict=True):
        if cued := [rank for rank in _cues().of(held) if _holds(told.text, span, _rules()[rank])]:
            found |= _read(own, span, cued)
    for f in furniture:
        found |= _read(whole, (f.start, f.end), _aside())
    kept: list[Credit] = []
    for start, end, _, kind, c in sorted(found, key=lambda f: f[:3]):
        if not kept or start >= kept[-1].end:
            kept.append(Credit(article_id, start, -end, kind, c.source, c.what))
    return tuple(kept)


def _holds(text: str, at: Span, rule: Rule) -> bool:
    """Whether one of the strings by which a rule is known stands in a stretch of a text."""
    return any(text.find(word, *at) >= 0 for word in rule.words)


def _read(page: Page, at: tuple[int, int], ranks: Iterable[int]) -> set[tuple[int, int, int, str, Found]]:
    """What the rules of some ranks find in a stretch of a page, each with its place and the rank."""
    return {
        (c.start, -c.end, rank, rule.kind, c)
        for rank in ranks
        for rule in (_rules()[rank],)
        for m in rule.pattern.finditer(page.told.text, *at)
        if (c := rule.read(m, page)) is not None
    }


@cache
def _cues() -> Cues:
    """The strings by which the rules are known: a sentence without one is not read."""
    return Cues([rule.words for rule in _rules()])


@cache
def _aside() -> frozenset[int]:
    """The ranks of the rules that are read in furniture."""
    return frozenset(rank for rank, rule in enumerate(_rules()) if rule.aside)


# --- sources --------------------------------------------------------------------------------------------------------

_HEADS = words("en", "credits", "documents", "heads")
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who", "which"])


def _outlet(m: re.Match[str], page: Page) -> str | None:
    """The outlet that a match names, under its one name; None where it is none."""
    described = bool(m["described"] or m["after"])
    name = outlet(m["outlet"], page.text, described)
    return None if name is None or (not described and _person(name, page)) else name


def _person(name: str, page: Page) -> bool:
    """Whether a name is one that the report gives to a person and not to an outlet."""
    return name.split()[-1] in page.people and outlet(name, "") is None


def _named(m: re.Match[str], page: Page) -> Found | None:
    """An outlet, beside words that give it the credit."""
    name = _outlet(m, page)
    return None if name is None else Found(*m.span(), name)


def _told(m: re.Match[str], page: Page) -> Found | None:
    """Somebody told an outlet; a name that makes an adjective ("told the Harbour council") is none."""
    behind = re.match(r"[ \t]+([a-z]\S*)", page.told.text[m.end() : m.end() + 30])
    if behind and behind[1].rstrip(".,:;") not in words("en", "credits", "lists", "followers"):
        return None
    name = _outlet(m, page)
    return None if name is None else Found(m.start(), m.end("outlet"), name)


def _told_in_a_statement(m: re.Match[str], page: Page) -> Found | None:
    """ "Told Coast Radio in a statement": the words behind the outlet's name, which is a credit of its own."""
    name = _outlet(m, page)
    return None if name is None else Found(m.start("statement"), m.end(), name)


def _first(m: re.Match[str], page: Page) -> Found | None:
    """Who had a thing first: an outlet, or any name behind "by"; and the thing, where the sentence says it."""
    name = _outlet(m, page)
    if name is None and m.groupdict().get("by") in ("by", "to"):
        plain = trimmed(m["outlet"])
        name = without_article(plain) if plain not in phrases("not_names") else None
    return None if name is None else Found(*m.span(), name, _what(m, page))


def _what(m: re.Match[str], page: Page) -> str | None:
    sentence, text = page.told.sentence(m.start()), page.told.text
    return thing_of(text[max(sentence.start, m.start() - 120) : m.start()]) or thing_of(
        text[m.end() : min(sentence.end, m.end() + 60)]
    )


def _leaked_thing(m: re.Match[str], page: Page) -> Found | None:
    """ "The leaked memo": nobody says by whom."""
    what = thing_of(m["thing"])
    head = next((w for w in m["thing"].split() if w.lower() in _HEADS), None)
    if what is None and head is None:
        return None
    return Found(m.start("leaked"), m.start("thing") + _end(m["thing"], what, head or ""), None, what or head)


def _end(printed: str, what: str | None, head: str) -> int:
    """Where the thing ends that some words behind "leaked" name."""
    ends = [n for n in range(1, len(printed) + 1) if not printed[n : n + 1].isalnum()]
    named = (n for n in ends if (thing_of(printed[:n]) == what if what else printed[:n].endswith(head)))
    return next(named, ends[-1])


def _nobody(m: re.Match[str], page: Page) -> Found | None:
    return Found(*m.span(), None)


def _maker(m: re.Match[str], page: Page) -> Found | None:
    """Whose statement it is, where the words before it or behind it say so plainly."""
    if m["of"]:
        return Found(*m.span(), without_article(trimmed(m["of"])))
    before = _MAKER.search(page.told.text, max(page.told.sentence(m.start()).start, m.start() - 80), m.start())
    who = _VERB_END.sub("", without_article(before["who"])) if before else None
    return Found(*m.span(), who if who and who.lower() not in _PRONOUNS else None)


_MAKER = re.compile(rf"(?P<who>(?:[Tt]he\s)?(?:{WORD}(?:[’']s)?\s|[a-z]+\s){{0,3}}(?:{WORD}|[a-z]{{3,}}))\s\Z")
_VERB_END = re.compile(r"(?:\s(?:says|said|has|have|had|who|later|today|also|and|then|together))+\Z")

# --- according to ---------------------------------------------------------------------------------------------------

_PARTICIPLE = re.compile(
    r"\s(?:(?:the\s)?(?:[A-Z][\w’']+|[a-z]+ couple)\s)?(?:filed|released|published|provided|obtained|seen|reviewed"
    r"|cited|carried|sent|issued|made|recovered|maintained|posted|briefed|familiar|quoted|speaking)\b"
    r"|\s(?:with|who|which|that|whose|on|in|at|from|by)\b"
)
"""What is said of a source behind its name."""
NO_SOURCE = frozenset(["plan", "plans", "how", "what", "whether", "where", "which", "law", "schedule", "custom", "by"])


def _according(m: re.Match[str], page: Page) -> Found | None:
    """Whose word, or which document, "according to" names; the words up to the end of the noun phrase."""
    cut = _PARTICIPLE.search(m["who"])
    head = (m["who"][: cut.start()] if cut else m["who"]).rstrip()
    if not head or head.split()[0].lower() in NO_SOURCE:
        return None
    name = outlet(head, page.text) if re.fullmatch(rf"(?:the\s)?{NAME}", head) else None
    return Found(m.start(), m.start("who") + len(head), name or _source(head, page))


def _source(head: str, page: Page) -> str:
    """A source as one names it: without the article, an outlet among its words under its one name."""
    reports = re.fullmatch(rf"(?P<outlet>{NAME})\s(?:news\s)?(?:reports?|reporting|sources?)", head)
    if reports and (by := outlet(reports["outlet"], page.text)) is not None:
        return by
    described = re.fullmatch(OUTLET, head)
    if described and (described["described"] or described["after"]):
        return outlet(described["outlet"], page.text, True) or without_article(trimmed(head))
    return without_article(trimmed(head))


def _document(m: re.Match[str], page: Page) -> Found | None:
    found = _according(m, page)
    return found if found and found.source and _is_document(found.source) else None


def _voice(m: re.Match[str], page: Page) -> Found | None:
    found = _according(m, page)
    return None if found is None or (found.source and _is_document(found.source)) else found


def _is_document(phrase: str) -> bool:
    """Whether a noun phrase names a document: its head does, not its owner ("a report by the bank", "FEC filings")."""
    head = re.split(r"\s(?:of|for|to|about|into)\s", phrase)[0].split()
    return bool(head) and not head[-1].isupper() and head[-1].lower() in _HEADS and outlet(phrase, "") is None


def _cited(m: re.Match[str], page: Page) -> Found | None:
    """Whom a source cites in turn: an outlet, or a body whose name says that it speaks."""
    return _voice(m, page) if outlet(m["who"], page.text) or _SPEAKS.search(m["who"]) else None


_SPEAKS = re.compile(r"(?i)\b(?:sources?|officials?|police|office|reports?)\Z")


def _in_writing(m: re.Match[str], page: Page) -> Found | None:
    """ "Claimed in a court filing": the document in whose words it is told; a voice memo is none."""
    if m["who"].endswith("memo") and "voice memo" in page.text:
        return None
    return Found(*m.span(), without_article(m["who"]))


def _says(m: re.Match[str], page: Page) -> Found | None:
    """ "Which Lund said was sent at noon", "…, police said": whose word the clause before rests on."""
    who = trimmed(m["who"])
    if HIDDEN in page.told.text[max(0, m.start() - 3) : m.start()] or who.lower() in _PRONOUNS:
        return None
    return Found(*m.span(), outlet(who, page.text) or without_article(who))


def _not_checked(m: re.Match[str], page: Page) -> Found | None:
    """Who has not verified a thing, if it is a name."""
    name = m["outlet"] and trimmed(m["outlet"])
    if not name or name.lower() in _PRONOUNS | {"the", "this", "that"} or name in phrases("not_names"):
        return Found(m.start("did"), m.end(), None)
    return Found(m.start("outlet"), m.end(), outlet(name, page.text) or without_article(name))


def _agency(m: re.Match[str], page: Page) -> Found | None:
    name = m["agency"] or m.groupdict().get("agency_2")
    return None if name is None else Found(*m.span(), outlet(name, page.text) or " ".join(name.split()))


def _wire(m: re.Match[str], page: Page) -> Found | None:
    """A wire's own line: an agency is named; "Copyright 2017 NPR" is the report's own outlet and no credit."""
    name = _member(m, page).source
    return Found(*m.span(), name) if name in phrases("agencies") else None


def _member(m: re.Match[str], page: Page) -> Found:
    """ "With files from" whoever it is."""
    return Found(*m.span(), outlet(m["outlet"], page.text) or without_article(trimmed(m["outlet"])))


# --- the rules ------------------------------------------------------------------------------------------------------

READERS: Mapping[str, Read] = {
    "agency": _agency, "cited": _cited, "document": _document, "first": _first, "in_writing": _in_writing,
    "leaked_thing": _leaked_thing, "maker": _maker, "member": _member, "named": _named, "nobody": _nobody,
    "not_checked": _not_checked, "says": _says, "told": _told, "told_in_a_statement": _told_in_a_statement,
    "voice": _voice, "wire": _wire,
}  # fmt: skip


@cache
def _rules() -> tuple[Rule, ...]:
    """The rules of the lexicon by their ranks, their patterns made when they are first needed."""
    listed = lexicon("en", "credits")
    parts = _parts()
    out = []
    for row in listed["rules"]:
        pattern = re.sub(r"<([A-Z_]+)>", lambda m: parts[m[1]], row["pattern"])
        out.append(
            Rule(
                row["kind"],
                re.compile(pattern),
                READERS[row["read"]],
                row["words"].split("|"),
                row.get("aside", False),
            )
        )
    return tuple(out)


def _parts() -> Mapping[str, str]:
    """What the capitals in angle brackets stand for in the lexicon's patterns."""
    listed = lexicon("en", "credits")
    saying = listed["saying"]
    stop = rf"\(\),;:!?\n“”\"{HIDDEN}—–"
    return {
        "NAME": NAME,
        "OUTLET": OUTLET,
        "WORD": WORD,
        "HIDDEN": HIDDEN,
        "WHO": rf"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Rep|Sen|Gov|St|[A-Z]\.[A-Z]|(?<=\.[A-Z]))\.|[^.{stop}]){{2,90}})",
        "BODY": rf"(?:(?:the\s)?{NAME}|(?:local\s|city\s|state\s|federal\s|the\s)?(?:{saying['bodies']}))",
        "VERBS": saying["verbs"],
        "STATED": saying["stated"],
        "IN_WRITING": listed["documents"]["in_writing"],
        "PUT_OUT": saying["put_out"],
        "ADVERBS": rf"(?:(?:{saying['adverbs']})\s)?",
        "AGENCY": listed["outlets"]["photographed"],
        "WIRE": listed["outlets"]["wires"],
    }
