"""Masthead: the outlet, date and title that a report gives itself, where no metadata does.

The lines over a report say it best (`front`). Else a report names its outlet in passing: "The Ledger has contacted the
mayor for comment". Every such phrase is a vote with a weight (`lexicons/en/masthead.toml`); a phrase that gives a name
the credit ("obtained by the Post") is one against. Nothing inside a quotation counts, nor the name of a news agency,
which stands in copies that anyone may print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from variorum.finding.dateline import date_prefix
from variorum.finding.front import front
from variorum.finding.furniture import furniture
from variorum.finding.headline import headline
from variorum.finding.outlets import bare, is_outlet, phrases
from variorum.finding.silence import Silence
from variorum.model import Article, Furniture, Masthead, Span
from variorum.text.lexicon import lexicon

__all__ = ["masthead"]

ENOUGH = 3
"""Votes that name an outlet: one plain statement (3), or several hints of which one is more than "told X"."""
CREDITED = 2
"""What a credit takes away: one outweighs "told X", and two a single plain statement."""
NAMES_ITSELF = 2
"""Weight of the least phrase that a report says of its own outlet; "told X" (1) is said of others too."""
LONGEST_NAME = 60
"""Characters of the longest name of an outlet, "The" included."""
FRONT = 400
"""Characters in which a dateline with an outlet's name, "(CNN)", must stand."""
MOST_CUES = 400
"""Cues that are weighed; a report has a dozen, and a page of a million is no report."""

WORD = r"(?:[A-Z](?:[\w&-]|\.(?=\w)|(?<=\.[A-Z])\.|['’](?=[A-Z]))*!?)"
NAME = rf"(?:[Tt]he )?{WORD}(?: (?:of |and |the |& |on )?{WORD}|(?: \d+)){{0,5}}"
NAME_BEFORE = re.compile(rf"(?<![\w.-])({NAME})\Z")
NAME_AFTER = re.compile(NAME)
PLACE = r"[A-Z][\w.’' -]{1,40}(?:, [A-Z][\w. ]{1,30}){0,2} ?"
PAREN_DATELINE = re.compile(
    rf"(?:\A ?|(?<=\d) |\n|[a-z.!?”\"’'] )(?:{PLACE})?"
    r"\((?P<outlet>[A-Z][\w .!&]{1,40})\) ?(?:[—–-]{1,2} )?(?=[A-Z“\"‘'])"
)
PAGE_REFERENCE = re.compile(r"\((?P<outlet>[A-Z][A-Za-z ]{2,40}) \d{1,2}/\d{1,2}/\d{4} page ?\w{1,4}\)")


class Vote(NamedTuple):
    """One phrase for or against an outlet."""

    name: str
    weight: int
    rule: str


def masthead(article: Article, quoted: Sequence[Span] = (), marked: Sequence[Furniture] | None = None) -> Masthead:
    """What the text says of its outlet, its date and its title, each None where it does not say.

    `quoted` are spans whose words are somebody else's; `marked` is the furniture, where it has been found already.

    >>> text = " date 2025-01-28 Lee quits as mayor\\n\\nLee has quit. The Ledger has contacted her for comment."
    >>> found = masthead(Article("a", text))
    >>> found.outlet, found.outlet_rule, found.published, found.published_rule, found.title
    ('The Ledger', 'asked for comment', '2025-01-28', 'date prefix', 'Lee quits as mayor')
    """
    marks = furniture(article) if marked is None else marked
    prefix = date_prefix(article.text)
    lines = list(front(article.text, prefix[0].end if prefix else 0))
    days = [(prefix[1], "date prefix")] if prefix else []
    days += [(line.published, "date line") for line in lines if line.published]
    days += [(line.updated, "date of the update") for line in lines if line.updated]
    heads = {key(line.outlet): Vote(line.outlet, ENOUGH, "first lines") for line in reversed(lines) if line.outlet}
    outlet = next(iter(heads.values())) if len(heads) == 1 else elected(list(votes(article.text, quoted, marks)))
    return Masthead(
        outlet=outlet.name if outlet else None,
        outlet_rule=outlet.rule if outlet else None,
        published=days[0][0] if days else None,
        published_rule=days[0][1] if days else None,
        title=headline(article.text, prefix[0].end if prefix else 0, marks),
    )


# --- the votes ------------------------------------------------------------------------------------------------------


def votes(text: str, quoted: Sequence[Span], marks: Sequence[Furniture]) -> Iterator[Vote]:
    """Every phrase outside quotations that names an outlet as the report's own, or gives it the credit."""
    silent = Silence([*quoted, *(Span(m.start, m.end) for m in marks if m.kind in {"caption", "related", "repeat"})])
    start = (date_prefix(text) or (Span(0, 0), ""))[0].end
    own = lexicon("en", "masthead")["own"]
    strong = [*printed_beside(text, start, silent), *addresses(text, marks)]
    for entry in own:
        if entry["weight"] >= NAMES_ITSELF:
            strong += cast(text, entry, entry["weight"], entry["rule"], silent)
    if not strong:
        return  # nothing else can name an outlet
    yield from strong
    for entry in own:
        if entry["weight"] < NAMES_ITSELF:
            yield from cast(text, entry, entry["weight"], entry["rule"], silent)
    for entry in lexicon("en", "masthead")["credited"]:
        yield from cast(text, entry, -CREDITED, "credited", silent)


def printed_beside(text: str, start: int, silent: Silence) -> Iterator[Vote]:
    """Outlets in a dateline, "(CNN)", and in the reference to a printed page."""
    front = start + FRONT if text.find("(", start, start + FRONT) >= 0 else start
    for pattern, stop, rule in ((PAREN_DATELINE, front, "dateline"), (PAGE_REFERENCE, len(text), "page reference")):
        for found in pattern.finditer(text, start, stop):
            name = tidied(found["outlet"])
            if name and not silent.holds(found.start("outlet")) and is_outlet(name):
                yield Vote(name, 3, rule)


def cast(text: str, entry: Any, weight: int, rule: str, silent: Silence) -> Iterator[Vote]:
    """The votes of one cue: the name beside each place where it stands."""
    if "needs" in entry and not any(map(text.__contains__, entry["needs"])):
        return
    for number, found in enumerate(compiled(entry["cue"]).finditer(text)):
        if number >= MOST_CUES:
            return
        if silent.holds(found.start()):
            continue
        before = entry["name"] == "before"
        printed = name_before(text, found.start()) if before else name_after(text, found.end())
        name = tidied(printed) if printed else None
        if name and acceptable(name, text, weight, rule):
            yield Vote(name, weight, rule)


ADDRESS = re.compile(
    r"@(?:[\w-]{1,30}\.){0,2}?(?P<desk>[\w-]{2,30})\.(?:co|com|org|net|uk|ie|au|ca|news)\b|//(?P<link>[\w.-]{3,30})/"
)


def addresses(text: str, marks: Sequence[Furniture]) -> Iterator[Vote]:
    """Outlets whose news desk's address, or own short links, stand in an appeal or under "share this story"."""
    for mark in marks:
        if mark.kind not in {"appeal", "share"}:
            continue
        for found in ADDRESS.finditer(text, mark.start, mark.end):
            name = desks().get(squashed(found["desk"])) if found["desk"] else short_links().get(found["link"].lower())
            if name:
                yield Vote(name, 3, "address")


@cache
def desks() -> dict[str, str]:
    """The known outlets by their names as web addresses have them."""
    return {squashed(name): name for name in sorted(phrases("outlet_names"))}


def squashed(name: str) -> str:
    """A name as web addresses have it."""
    return "".join(c for c in name.lower().removeprefix("the ").removeprefix("the-") if c.isalnum())


def short_links() -> dict[str, str]:
    """The hosts that outlets shorten their own links to."""
    links: dict[str, str] = lexicon("en", "masthead")["short_links"]
    return links


@cache
def compiled(cue: str) -> re.Pattern[str]:
    """A cue's pattern."""
    return re.compile(cue)


def name_before(text: str, end: int) -> str | None:
    """The capitalised words that end at a place."""
    found = NAME_BEFORE.search(text, max(0, end - LONGEST_NAME), end)
    return found[1] if found else None


def name_after(text: str, start: int) -> str | None:
    """The capitalised words that begin at a place."""
    found = NAME_AFTER.match(text, start, start + LONGEST_NAME)
    return found[0] if found else None


def tidied(printed: str) -> str | None:
    """The name without what only begins its sentence, or None where nothing is left."""
    words = printed.rstrip(".,").split()
    common = phrases("not_names")
    while words and words[0] in common:
        words = words[1:]
    for n in range(len(words) - 1, 0, -1):
        if words[n] in {"The", "the"} and words[n - 1] not in {"of", "on", "and"}:
            words = words[n:]
            break
    while words and (words[-1] in common or words[-1] in {"The", "the"}):
        words = words[:-1]
    if words[:1] == ["the"]:
        words = words[1:] if len(words) > 1 else []
    return " ".join(words) or None


def acceptable(name: str, text: str, weight: int, rule: str) -> bool:
    """Whether a name may stand for an outlet: an agency or a person never, else what looks like one."""
    if bare(name) in phrases("agencies"):
        return False
    if is_outlet(name):
        return True
    # Only a report's own "X has contacted … for comment" may name an outlet that nothing else marks as one.
    return rule in {"asked for comment", "not verified"} and name.startswith("The ") and not is_speaker(name, text)


def is_speaker(name: str, text: str) -> bool:
    """Whether the report lets this name speak, as it does people, and firms, and never itself."""
    return any(
        f"{name} {verb}" in text or f"{bare(name)} {verb}" in text for verb in ("said", "says", "told", "declined")
    )


# --- the election ---------------------------------------------------------------------------------------------------

SAME = re.compile(r"^The | (?:Online|Digital|News|\.com)$|\.com$")


def elected(cast_votes: list[Vote]) -> Vote | None:
    """The one outlet that enough speaks for and that no other comes near, under its fullest printed name."""
    tallies: dict[str, int] = {}
    for vote in cast_votes:
        tallies[key(vote.name)] = tallies.get(key(vote.name), 0) + vote.weight
    ranked = sorted(tallies.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[1][1] >= ENOUGH):
        return None
    own = [vote for vote in cast_votes if key(vote.name) == ranked[0][0] and vote.weight > 0]
    best = max(own, key=lambda vote: (vote.weight, len(vote.name), vote.name))
    if best.weight < NAMES_ITSELF:
        return None  # "told X" alone never names the report's own outlet, however often it stands
    return Vote(best.name, ranked[0][1], best.rule)


def key(name: str) -> str:
    """What the printed forms of one outlet have in common."""
    return SAME.sub("", SAME.sub("", name)).casefold()
