"""Who the speakers of a story are, across its reports.

A speaker is known by the fullest name that the story gives: a surname is the one person of that surname, "the
director" the one whom the reports call so, "her legal team" the lawyers of the one who "her" stands for. Where two
could be meant, nobody is: the mention keeps a speaker of its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from variorum.ids import digest, slug
from variorum.linking.names import Name, acronyms, compatible, parse
from variorum.model import Article, Findings, Mention, Speaker, SpeakerKind
from variorum.text.lexicon import lexicon

__all__ = ["Cast", "Identity", "alike", "cast", "speaker"]

OWNED = re.compile(
    r"^(?P<owner>.+?)(?:[’']s|(?<=s)[’'])\s+(?P<role>.+)$|^(?P<whose>his|her|their)\s+(?P<what>.+)$", re.IGNORECASE
)
AGREED = 0.8
"""The share of the times a story explains a description ("the director") that must name one person."""


class Identity(Struct, frozen=True):
    """A speaker as one mention gives it: the key that equal speakers share, a name to show, and what kind it is."""

    key: str
    name: str
    kind: SpeakerKind

    @property
    def id(self) -> str:
        """The id of the speaker in an edition: a person's name as a slug, anything else with its kind before it."""
        return self.key.removeprefix("person:").replace(":", "-")


def alike(a: Identity, b: Identity) -> bool:
    """Whether two reports can mean one speaker: the same one, or the same body and those who speak for it unnamed."""
    if a.key == b.key:
        return True
    if "person" in (a.kind, b.kind):
        return False
    return bool(_telling(a.key) & _telling(b.key))


def _telling(key: str) -> frozenset[str]:
    """The words of a key that say which body or document it is: no role, no kind, no digest of a report."""
    kind, _, rest = key.partition(":")
    words = frozenset(rest.split(":")[0].split("-")) - frozenset(lexicon("en", "people")["roles"].split())
    return words or frozenset({rest.split(":")[0]}) if kind != "person" else frozenset()


class Cast(Struct, frozen=True):
    """Everyone who is named in a story, and how to tell who a mention stands for."""

    reports: tuple[str, ...]
    """The id of each report: an unnamed speaker or a document is known within its own report only."""
    people: dict[str, tuple[str, ...]]
    """Family name → the fullest name of each person of that family name."""
    near: tuple[dict[str, tuple[str, ...]], ...]
    """The same for each report alone."""
    roles: dict[str, str]
    """A description, lower case ("director") → the name of the one whom the reports call so."""
    bodies: dict[str, str]
    """An acronym → the full name of the organisation."""
    same: dict[str, Identity] = {}
    """The key of a speaker → the one that a person decided it to be."""

    def identity(self, mention: Mention | None, report: int) -> Identity | None:
        """Who a mention in a report stands for; None where the article does not say (a pronoun without a name)."""
        who = self._identity(mention, report) if mention is not None else None
        return self.same.get(who.key, who) if who is not None else None

    def _identity(self, mention: Mention, report: int) -> Identity | None:
        owned = OWNED.match(mention.text)
        if mention.form in ("description", "organisation") and owned and _team(owned["role"] or owned["what"]):
            return self._team_of(owned, mention, report)
        if mention.form == "document":
            return self._within("document", mention.text, report)
        if mention.form == "organisation":
            return self._body(mention.name or mention.text)
        if mention.name or mention.form == "name":
            return self._person(mention.name or mention.text, report)
        return self._described(mention, report) if mention.form == "description" else None

    def stranger(self, mention: Mention) -> Identity:
        """Somebody whom a person named, and whose name cannot be taken apart."""
        who = Identity("person:" + slug(mention.text), mention.text, "person")
        return self.same.get(who.key, who)

    def known(self, printed: str, report: int) -> str:
        """The key of whoever a name in a report stands for: the person or body of the story, else the name itself."""
        key = self._known_as(printed, report)
        return self.same[key].key if key in self.same else key

    def _known_as(self, printed: str, report: int) -> str:
        if printed in self.bodies or printed in self.bodies.values():
            return self._body(printed).key
        role = self.roles.get(_role(printed)) if _definite(printed) else None
        who = self._person(role or printed, report) if role or printed[:1].isupper() else None
        return who.key if who is not None else "name:" + slug(printed)

    def is_person(self, printed: str) -> bool:
        """Whether a name, pronoun or description can stand for a person of the story, not for an outlet or a body."""
        if printed in self.bodies or printed in self.bodies.values():
            return False
        if not printed[:1].isupper() and printed.lower() not in lexicon("en", "people")["publics"].split():
            return True
        name = parse(printed)
        return name is None or _family(name) in self.people

    def _person(self, printed: str, report: int) -> Identity | None:
        if printed in self.bodies or printed in self.bodies.values():
            return self._body(printed)
        name = parse(printed)
        if name is None:
            return None
        known = self._known(name, report)
        if known is None:
            return Identity("person:" + slug(f"{' '.join(name.given[:1])} {name.family}"), _bare(printed), "person")
        full = parse(known)
        assert full is not None
        return Identity("person:" + slug(f"{full.given[0] if full.given else ''} {full.family}"), known, "person")

    def _known(self, name: Name, report: int) -> str | None:
        """The one person who can bear this name, sought in the report itself and then in the story.

        A family name alone was not taken for anybody of full name in its own report by `finding`, which read all of it:
        so it is none of those, and is the one other bearer that the story has.
        """
        family = _family(name)
        here = self.near[report].get(family, ())
        if not name.full:
            others = [
                p for p in self.people.get(family, ()) if not any(compatible(_parsed(p), _parsed(q)) for q in here)
            ]
            return others[0] if len(others) == 1 else None
        for people in (here, self.people.get(family, ())):
            fits = [full for full in people if compatible(name, _parsed(full))]
            if len(fits) == 1:
                return self._fullest(fits[0])
        return None

    def _fullest(self, full: str) -> str:
        name = _parsed(full)
        fits = [f for f in self.people.get(_family(name), ()) if compatible(name, _parsed(f))]
        return fits[0] if len(fits) == 1 else full

    def _within(self, kind: SpeakerKind, printed: str, report: int) -> Identity:
        return Identity(f"{kind}:{slug(_role(printed))}:{digest(self.reports[report], length=4)}", printed, kind)

    def _team_of(self, owned: re.Match[str], mention: Mention, report: int) -> Identity | None:
        """A team, known by its owner; or the person, where the report names who speaks ("her lawyer, Jo Roe")."""
        speaks = parse(mention.name) if mention.name and not OWNED.match(mention.name) else None
        if owned["owner"] and speaks is not None and not compatible(speaks, _parsed(owned["owner"])):
            return self._person(str(mention.name), report)
        named = OWNED.match(mention.name or "")
        printed = (named["owner"] if named else None) or owned["owner"] or mention.name or ""
        owner = self._person(self._bearer(printed, report), report)
        if owner is None:
            return self._within("unnamed", mention.text, report)
        team = _team(owned["role"] or owned["what"])
        return Identity(f"group:{slug(f'{owner.name} {team}')}", f"{owner.name}’s {team}", "group")

    def _bearer(self, printed: str, report: int) -> str:
        """An owner by the one full name that the report has for a family name ("Ruiz’s lawyers"), else as printed."""
        name = parse(printed)
        here = self.near[report].get(_family(name), ()) if name is not None and not name.full else ()
        return here[0] if len(here) == 1 else printed

    def _described(self, mention: Mention, report: int) -> Identity:
        role = _role(mention.text)
        name = self.roles.get(role) if _definite(mention.text) else None
        who = self._person(name, report) if name else None
        if who is not None and _family(_parsed(who.name)) in self.near[report]:
            return who
        return self._within("unnamed", mention.text, report)

    def _body(self, printed: str) -> Identity:
        full = self.bodies.get(printed, printed)
        return Identity("organisation:" + slug(re.sub(r"^the\s+", "", full, flags=re.IGNORECASE)), full, "organisation")


def cast(articles: Sequence[Article], findings: Sequence[Findings]) -> Cast:
    """The cast of a story, from every name, description and explained pronoun that its reports hold."""
    named = [
        [
            m.name or m.text
            for m in _mentions(f)
            if m.form in ("name", "pronoun", "description") and (m.name or m.form == "name")
        ]
        for f in findings
    ]
    near = tuple(_families(names) for names in named)
    bodies = sorted({m.name or m.text for f in findings for m in _mentions(f) if m.form == "organisation"})
    short = acronyms(bodies)
    ids = tuple(a.id for a in articles)
    return Cast(ids, _families([n for names in named for n in names]), near, _roles(findings), short)


def speaker(identity: Identity, names: Iterable[str]) -> Speaker:
    """The noun of an identity, with every name it goes by in the reports (pronouns left out), the commonest first."""
    counted = Counter(names)
    kept = [n for n, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])) if n.lower() not in _pronouns()]
    return Speaker(id=identity.id, name=identity.name, kind=identity.kind, names=tuple(kept))


def _mentions(found: Findings) -> Iterable[Mention]:
    """Everyone a report names, and once more whoever its marked quotations are given to: indirect speech, which is less
    sure, has no say in what people are called."""
    unmarked = {q.id for q in found.quotations if q.kind == "indirect"}
    yield from found.mentions
    yield from (a.mention for a in found.attributions if a.mention is not None and a.quotation_id not in unmarked)


def _families(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Family name → the distinct people who bear it, each by the fullest of the names printed for them."""
    by_family: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for printed in names:
        name = parse(printed)
        if name is not None:
            by_family[_family(name)][_bare(printed)] += 1
    return {family: _people(counted) for family, counted in sorted(by_family.items())}


def _people(counted: Counter[str]) -> tuple[str, ...]:
    """The people behind the names of one family: compatible full names are one, under the commonest of them."""
    full = [n for n in sorted(counted, key=lambda n: (-counted[n], -len(n), n)) if _parsed(n).full]
    people: list[str] = []
    for name in full:
        if not any(compatible(_parsed(name), _parsed(p)) for p in people):
            people.append(name)
    return tuple(people)


def _roles(findings: Sequence[Findings]) -> dict[str, str]:
    """What the reports call someone ("the director") → who that is, where they agree; no office that two may hold."""
    offices = set(lexicon("en", "people")["offices"].split())
    said: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in findings:
        for mention in found.mentions:
            name = parse(mention.name) if mention.form == "description" and mention.name else None
            role = _role(mention.text)
            if name is not None and not set(role.split()) & offices:
                said[role][name.family] += 1
    out = {}
    for role, counted in sorted(said.items()):
        family, most = max(counted.items(), key=lambda item: (item[1], item[0]))
        if most >= AGREED * counted.total():
            out[role] = family
    return out


@cache
def _parsed(printed: str) -> Name:
    return parse(printed) or Name((), printed.lower())


def _family(name: Name) -> str:
    return name.family.replace("-", " ").split()[-1]


@cache
def _bare(printed: str) -> str:
    """A name as it is shown: without a title before it or a possessive after it."""
    titles = frozenset(lexicon("en", "people")["titles"].split())
    words = re.sub(r"[’']s?$", "", " ".join(printed.split())).split(" ")
    at = max((n for n, word in enumerate(words[:-1]) if word.rstrip(".").lower() in titles), default=-1)
    return " ".join(words[at + 1 :])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(w for group in lexicon("en", "speech")["pronouns"].values() for w in group)


def _team(role: str | None) -> str | None:
    """`legal team`, `team`, `spokesperson` … for a role that speaks for its owner, else None."""
    for name, heads in lexicon("en", "people")["teams"].items():
        if role and re.search(rf"\b(?:{'|'.join(heads.split('|'))})$", role.lower()):
            return str(name)
    return None


def _role(text: str) -> str:
    return re.sub(r"^(?:the|a|an|his|her|their|its)\s+", "", text.lower().strip())


def _definite(text: str) -> bool:
    return text.lower().startswith("the ")
