"""Whoever a report speaks of outside its quotations: names, pronouns, descriptions, organisations, documents.

Read once per article, from text in which the quotations are masked. `Candidate` is a mention while the article is being
read; `model.Mention` is what becomes of the one that is chosen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence, Set
from functools import lru_cache
from itertools import compress
from typing import Literal, NamedTuple

from msgspec import Struct

from variorum.finding.speech.names import Name
from variorum.finding.speech.people import Person
from variorum.finding.speech.shapes import Gender
from variorum.finding.speech.verbs import verb
from variorum.finding.speech.words import Remembered, Words
from variorum.model import MentionForm, Span
from variorum.text.lexicon import words

__all__ = ["Candidate", "Stretch", "candidates", "with_more"]

_PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|who|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]thers?|[Aa]nother|[Oo]ne|[Bb]oth)\b"
)
_DETERMINER = (
    r"\b(?:the|an?|one|another|his|her|their|its|my|our|this|these|those|several|some|many|most|both|two|three|four"
    r"|five|other|The|An?|One|Another|His|Her|Their|Its|My|Our|This|Several|Some|Many|Most|Both|Two|Three|Four|Other)"
)
_DETERMINED = re.compile(_DETERMINER + r"[ \xa0]((?:[^\W\d_][\w’'-]*+(?:\.\w+)*+[ \xa0]?|\d+-year-old\b[ \xa0]?){1,7})")
_AFTER_NAME = re.compile(r"(?:[’']s|[’'])[ \xa0]((?:[^\W_][\w’'-]*+(?:\.\w+)*+[ \xa0]?){1,6})")
_LOWER_HEAD = re.compile(r"\b[A-Za-z][a-z’-]*+(?:(?<=s)|(?<=people|police)|(?<=women|other)|(?<=men)|(?<=many|some))\b")
_STOP = (
    words("en", "speech", "cues", "prepositions") | words("en", "speech", "cues", "conjunctions")
    | words("en", "speech", "cues", "auxiliaries") | frozenset(["that", "who", "which", "whom", "whose", "to", "as"])
)  # fmt: skip
_PLAIN = words("en", "names", "plain", "words")
_FEMALE = words("en", "names", "heads", "female")
_ARTICLES = words("en", "speech", "cues", "articles")
_GROUPS = words("en", "names", "heads", "group") - words("en", "names", "heads", "person")
_MALE = words("en", "names", "heads", "male")
_ADJECTIVES = words("en", "names", "heads", "adjective")
_HEADS: dict[str, MentionForm] = {
    **dict.fromkeys(sorted(words("en", "names", "heads", "document")), "document"),
    **dict.fromkeys(sorted(words("en", "names", "heads", "group")), "description"),
    **dict.fromkeys(sorted(words("en", "names", "heads", "person")), "description"),
}
_GENDERS: dict[str, Gender] = {
    "he": "m", "his": "m", "she": "f", "her": "f", "it": "n", "its": "n", "i": "", "who": "", "other": "",
    "another": "", "one": "", "they": "p", "their": "p", "we": "p", "others": "p", "both": "p",
}  # fmt: skip
_POSSESSIVE = re.compile(r"[’']s?\b(?!\w)|[’'](?=\s)")
_AGED = re.compile(
    r"((?:[\w’'-]+ ){0,2}\d+-year-old)(?: (?:[a-z]+ed|said|says|told|tells|wrote|writes|went|is|was|has|had)\b.*)?"
)
LONGEST = 7
"""Words of a description before its head: longer ones are clauses."""


class Stretch(NamedTuple):
    """A sentence that is looked at: its words, and where the last of those ends that are looked at in a row with it."""

    words: Words
    end: int


class Candidate(Struct, frozen=True, gc=False):
    """A mention in the making. `person` is an index into the article's people, or -1.

    `possessive`: "'s" follows, so that it owns what follows and does not speak. `owner`: the candidate whose
    description this is ("Poe's lawyer", "her team"), or None. `role`: it is a role before or beside a name.
    """

    span: Span
    text: str
    form: MentionForm
    person: int
    gender: Gender
    possessive: bool
    head: str
    owner: Span | None = None
    place: bool = False


def candidates(
    hidden: str, found: Sequence[Name], people: Sequence[Person], owner: Sequence[int], within: Sequence[Stretch]
) -> tuple[Candidate, ...]:
    """The candidates of an article, sorted by where they begin (longer ones first): all names, and the pronouns and
    descriptions of the stretches `within`."""
    out = [_of_name(n, people, owner[i]) for i, n in enumerate(found)]
    taken = {n.span.start: n for n in found}
    spots = list(_spotted(within))
    out += _pronouns(hidden, taken, spots)
    described = [*_owned(hidden, found), *_described(hidden, spots), *_by_name(hidden, found)]
    names = [n.span for n in found]
    descriptions = [c for c in described if not _cuts_name(c.span.end, names)]
    covered = {c.span.end for c in descriptions}
    out += descriptions
    out += [c for c in _bare(hidden, spots) if c.span.end not in covered]
    return tuple(sorted(out, key=lambda c: (c.span.start, -c.span.end)))


def with_more(hidden: str, known: Sequence[Candidate], within: Sequence[Stretch]) -> tuple[Candidate, ...]:
    """The candidates `known` and the pronouns and descriptions of more stretches, in the same order; the known ones are
    the same values."""
    spans = {c.span for c in known}
    taken = {c.span.start for c in known if c.form != "pronoun"}
    names = [c.span for c in known if c.form in ("name", "organisation")]
    spots = list(_spotted(within))
    described = [c for c in _described(hidden, spots) if not _cuts_name(c.span.end, names)]
    more = [*_pronouns(hidden, taken, spots), *described]
    covered = {c.span.end for c in (*known, *more) if c.form in ("description", "document")}
    more += [c for c in _bare(hidden, spots) if c.span.end not in covered]
    new = {c.span: c for c in more if c.span not in spans}
    return tuple(sorted([*known, *new.values()], key=lambda c: (c.span.start, -c.span.end)))


def _cuts_name(end: int, names: Sequence[Span]) -> bool:
    """Whether a place lies inside a name: "Poe’s Chancellor" is no description in «Poe’s Chancellor Jo Blake»."""
    k = bisect_left(names, end, key=lambda span: span.start) - 1
    return k >= 0 and names[k].end > end


class _Spot(NamedTuple):
    """Where a pronoun, a determiner or a group without one stands (`within` a stretch that ends there)."""

    kind: Literal["pronoun", "determiner", "group"]
    start: int
    end: int
    within: int


def _spotted(within: Sequence[Stretch]) -> Iterator[_Spot]:
    for words_, stop in within:
        spots = list(map(_SPOTS.__getitem__, words_.texts))
        for start, inside in compress(zip(words_.starts, spots, strict=True), spots):
            for kind, a, b in inside:
                yield _Spot(kind, start + a, start + b, stop)


def _spots(word: str) -> tuple[tuple[Literal["pronoun", "determiner", "group"], int, int], ...]:
    """What of a word begins a mention: nothing of most words, two things of "he/she"."""
    determiner = _LAST_DETERMINER.search(word)
    return (
        *(("pronoun", *m.span()) for m in _PRONOUN.finditer(word)),
        *((("determiner", *determiner.span()),) if determiner else ()),
        *(("group", *m.span()) for m in _LOWER_HEAD.finditer(word) if _is_group(m[0])),
    )


_SPOTS = Remembered(_spots)
_LAST_DETERMINER = re.compile(_DETERMINER + r"$")


def _is_group(printed: str) -> bool:
    """Whether a word without an article is a group ("officials", "Critics")."""
    word = printed.lower()
    if word in {"others", "many", "some", "several"}:
        return word != "several" and printed[0].isupper()
    return word in _GROUPS


def _of_name(n: Name, people: Sequence[Person], owner: int) -> Candidate:
    form: MentionForm = "organisation" if n.kind == "organisation" else "name"
    gender = n.gender or (people[owner].gender if owner >= 0 else "")
    return Candidate(n.span, n.text, form, owner, gender, n.possessive, n.bare[-1].lower(), None, n.kind == "place")


def _pronouns(hidden: str, taken: Container[int], spots: Sequence[_Spot]) -> Iterator[Candidate]:
    for kind, start, end, _ in spots:
        if kind != "pronoun" or start in taken:
            continue
        printed = hidden[start:end]
        word = printed.lower()
        if word != "i" or hidden[end : end + 1] not in {".", "-"}:
            if word in _BEFORE_NOUN and _before_noun(hidden, end):
                continue  # «One sentence stood out»
            owns = word in {"his", "her", "their", "its"}
            yield Candidate(Span(start, end), printed, "pronoun", -1, _GENDERS[word], owns, word)


_BEFORE_NOUN = frozenset({"one", "another", "both", "other", "others"})
_NEXT = re.compile(r"[ \xa0]([a-z]+)\b")


def _before_noun(hidden: str, end: int) -> bool:
    """Whether a noun follows a word that is else a pronoun."""
    m = _NEXT.match(hidden, end)
    return m is not None and m[1] not in _STOP and verb(m[1]) is None and not m[1].endswith("ly")


_OWNING = re.compile(r"[’'](s)?$")


class _Noun(NamedTuple):
    """A word of a description: in lower case, and without the mark of possession; whether it is a known head, ends what
    stands before it, or ends it where it is no head itself; and whether a noun before it may be its adjective."""

    word: str
    plain: str
    head: bool
    stops: bool
    breaks: bool
    modifies: bool


def _noun(printed: str) -> _Noun:
    word = printed.lower().rstrip(".")
    plain = _OWNING.sub("", word) if "’" in word or "'" in word else word
    breaks = word in _ARTICLES or _says(word)
    return _Noun(word, plain, plain in _HEADS, word in _STOP, breaks, _modifies(word))


_NOUNS = Remembered(_noun)


def _head(words_: str) -> tuple[int, str] | None:
    """Where the head noun of a run of words ends, and the head: the last known noun before a verb or preposition."""
    best: tuple[int, str] | None = None
    owned = False
    if "-year-old" in words_ and (aged := _AGED.fullmatch(words_)):
        return aged.end(1), "year-old"
    at = 0
    for i, printed in enumerate(words_.split(" ", LONGEST)[:LONGEST]):
        word, plain, head, stops, breaks, modifies = _NOUNS[printed]
        if i and stops:
            break
        if best and not head and not owned and not (modifies and best[1] in _ADJECTIVES):
            break
        owned = plain != word
        if head:
            best = (at + len(plain), plain)
        elif owned or (i and breaks):
            break
        at += len(printed) + 1
    return best


def _modifies(word: str) -> bool:
    """Whether a word may stand between "Republican" and the noun it describes ("presidential", "National")."""
    found = verb(word)
    return word.isalpha() and (found is None or found.form == "base")


@lru_cache(maxsize=1 << 15)
def _says(word: str) -> bool:
    """Whether a word is surely a verb and no adjective before a noun ("said", "wrote")."""
    found = verb(word)
    return found is not None and found.strength == "strong" and found.form == "finite" and not word.endswith("ed")


_PRINTED = re.compile(r"[^\s]+")


def _unlisted_head(words_: str) -> tuple[int, str] | None:
    """A noun in no list right before a verb of speech ("the heckler yelled")."""
    before: tuple[int, str] | None = None
    for m in _PRINTED.finditer(words_):
        word = m[0].lower()
        found = verb(word)
        if before and found and found.strength != "unknown" and found.form == "finite":
            return None if before[1] in _GENDERS else before
        if word in _STOP or word in _ARTICLES or _says(word) or not m[0].isalpha() or not m[0].islower():
            return None
        before = (m.end(), word)
    return None


def _last_of_run(words_: str) -> tuple[int, str] | None:
    """The noun of a short run of plain words: behind "according to" whatever it is speaks."""
    last: tuple[int, str] | None = None
    for i, m in enumerate(_PRINTED.finditer(words_)):
        if m[0].lower() in _STOP or i > 3 or not m[0].replace("-", "").isalpha():
            break
        last = (m.end(), m[0].lower())
    return last


def _description(hidden: str, start: int, base: int, run: str, owner: Span | None) -> Candidate | None:
    hit = _head(run) or _unlisted_head(run)
    if hit is None and hidden[max(0, start - 13) : start].lower() == "according to ":
        hit = _last_of_run(run)
    if hit is None:
        return None
    end, head = base + hit[0], hit[1]
    plural = head in _GROUPS
    gender: Gender = "f" if head in _FEMALE else "m" if head in _MALE else "p" if plural else ""
    form = _HEADS.get(head, "description")
    return Candidate(Span(start, end), hidden[start:end], form, -1, gender, _is_owner(hidden, end), head, owner)


def _is_owner(hidden: str, end: int) -> bool:
    """Whether the mark of possession follows."""
    return hidden[end : end + 1] in _APOSTROPHES and _POSSESSIVE.match(hidden, end) is not None


_APOSTROPHES = frozenset("’'")


def _owned(hidden: str, found: Sequence[Name]) -> Iterator[Candidate]:
    """Descriptions by what they belong to: "Poe's lawyer"."""
    for n in found:
        m = _AFTER_NAME.match(hidden, n.span.end) if n.possessive else None
        c = _description(hidden, n.span.start, m.start(1), m[1], n.span) if m else None
        if c is not None:
            yield c


_BEHIND = re.compile(r"[ \xa0]([a-z][a-z-]*+)\b")
_PREFIX = re.compile(r"^(?:co|ex|vice|sub)-")
_AGENT = re.compile(r"[a-z]{3,}(?:er|or|ist|man|woman|person|ee|ian|ant|ive)")
"""Endings of nouns for those who do something."""
_NEVER_BARE = frozenset({"some", "many", "several", "others"})
_SPEAKING = frozenset(head for head in words("en", "names", "heads", "person") if verb(head) is None) | (
    words("en", "names", "heads", "group") - _NEVER_BARE
)
MODIFIERS = 3
"""Words between a name and the role it belongs to: "Lowe press office director" has two."""


def _by_name(hidden: str, found: Sequence[Name]) -> Iterator[Candidate]:
    """Descriptions that begin with the name of whom or what they belong to: "Foreign Affairs spokesperson", "Poe
    supporters", "Poe campaign manager Jo Blake"."""
    starts = {n.span.start for n in found}
    for n in found:
        hit = None if n.possessive else _role(hidden, n.span.end, starts) or _kind_of(hidden, n.span)
        if hit is not None:
            end, head = hit
            gender: Gender = "f" if head in _FEMALE else "m" if head in _MALE else "p" if head in _GROUPS else ""
            owns = _is_owner(hidden, end)
            span = Span(n.span.start, end)
            yield Candidate(span, hidden[span.start : span.end], "description", -1, gender, owns, head)


def _role(hidden: str, at: int, starts: Set[int]) -> tuple[int, str] | None:
    """Where the role behind a name ends, and its head; a noun in no list only where another name follows it."""
    best = None
    for i in range(MODIFIERS + 1):
        m = _BEHIND.match(hidden, at)
        if m is None:
            break
        word, at = _PREFIX.sub("", m[1]), m.end()
        found = verb(word)
        if word in _STOP or (found is not None and found.form == "finite" and word not in _SPEAKING):
            break
        named = at + 1 in starts
        beside = hidden[at : at + 2] == ", " and at + 2 in starts
        listed = word in _SPEAKING and (i == 0 or named or beside)
        if listed or (named and (word in _HEADS or _AGENT.fullmatch(word))):
            best = at, word
    return best


_A = re.compile(r"\b(?:an?|the|this|that|one|another)[ \xa0]$", re.IGNORECASE)


def _kind_of(hidden: str, name: Span) -> tuple[int, str] | None:
    """Where a noun in no list ends that a name describes, and the noun: «this Poe look-alike said»."""
    m = _BEHIND.match(hidden, name.end)
    if m is None or not _A.search(hidden, max(0, name.start - 9), name.start):
        return None
    after = _BEHIND.match(hidden, m.end())
    alone = m[1] not in _STOP and m[1] not in _PLAIN and verb(m[1]) is None
    return (m.end(), m[1]) if alone and after is not None and _says(after[1]) else None


def _described(hidden: str, spots: Sequence[_Spot]) -> Iterator[Candidate]:
    """Descriptions that begin with an article or a possessive pronoun."""
    at = 0
    for kind, start, end, stop in spots:
        if kind != "determiner" or start < at:
            continue
        m = _DETERMINED.match(hidden, start, stop)
        if m is None:
            continue
        owned = hidden[start:end].lower() in {"his", "her", "their", "its", "my", "our"}
        c = _description(hidden, start, m.start(1), m[1], Span(start, end) if owned else None)
        if c is not None:
            at = m.end()  # but «at one point the crowd», which is none, holds another one
            yield c


def _bare(hidden: str, spots: Sequence[_Spot]) -> Iterator[Candidate]:
    """Groups without an article ("officials", "Critics")."""
    for kind, start, end, _ in spots:
        if kind == "group":
            printed = hidden[start:end]
            owns = _is_owner(hidden, end)
            yield Candidate(Span(start, end), printed, "description", -1, "p", owns, printed.lower())
