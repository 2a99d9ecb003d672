"""Who is said to say what is reported without marks: the subject of the cue.

The sentences that hold such speech are read as rows of mentions and verbs, as those near marks are, and the subject is
found with the same rules. Where a passive or a noun leaves it open, nobody is named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from msgspec.structs import replace

from variorum.finding.speech.appositions import appositions
from variorum.finding.speech.clauses import Item, items, subject_before, subject_of_clause
from variorum.finding.speech.mentions import Candidate, with_more
from variorum.finding.speech.narrated import GERUND, read
from variorum.finding.speech.page import MENTIONED, Page, stretches
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.words import Words
from variorum.model import Span
from variorum.text.lexicon import words

__all__ = ["Reporter", "reporter", "wider"]

_BE = words("en", "indirect", "others", "be")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_PREPOSITIONS = words("en", "speech", "cues", "prepositions")
_OPENS = words("en", "speech", "cues", "conjunctions") | words("en", "speech", "cues", "clause")
_ENDS = _PREPOSITIONS | _OPENS | frozenset({"to", "not", "never"})
_AMOUNT = frozenset({"just", "only", "still"})
_PEOPLE = frozenset({"people", "police", "men", "women", "staff", "polling"})
LONGEST = 7
"""Words that name somebody; more are a clause."""
NEAR = 8
"""Items between "according to" or an inverted verb and whom it names."""


def wider(scene: Scene, sentences: Mapping[int, Words], quiet: Set[int]) -> Scene:
    """The scene with the mentions and rows of more sentences, given as words by their index, in order. `quiet`: where
    marks begin between which nobody speaks."""
    page = scene.page
    new = {i: row for i, row in sentences.items() if i not in page.rows}
    if not new:
        return scene
    mentions = with_more(page.hidden, page.candidates, stretches(page.sentences, new))
    at = {id(c): k for k, c in enumerate(mentions)}
    now = [at[id(c)] for c in page.candidates]
    longest: dict[int, tuple[int, Candidate]] = {}
    for k, c in enumerate(mentions):
        longest.setdefault(c.span.start, (k, c))
    marks = {s.outer_start: k for k, s in enumerate(page.segments) if s.depth == 0}
    titles = frozenset(k for start, k in marks.items() if start in quiet)
    rows = {i: _moved(row, shape, now) for (i, row), shape in zip(page.rows.items(), page.shapes.values(), strict=True)}
    shapes = dict(page.shapes)
    for i, sentence in new.items():
        rows[i], shapes[i] = items(sentence, longest, marks, titles)
    wide = replace(page, candidates=mentions, rows=rows, shapes=shapes)
    return replace(scene, page=wide, beside=appositions(wide), where=wide.mention_places())


def _moved(row: list[Item], shape: str, now: Sequence[int]) -> list[Item]:
    """A row with the mentions under their new numbers; the row itself where they have the old ones."""
    places = [m.start() for m in MENTIONED.finditer(shape)]
    if not places or now[row[places[-1]].ref] == row[places[-1]].ref:
        return row  # the numbers only rise, the later the more
    out = list(row)
    for k in places:
        out[k] = replace(row[k], ref=now[row[k].ref])
    return out


class Reporter(NamedTuple):
    """Who is said to say it: a candidate (by index), or else the words that name somebody whom no list knows ("some
    analyses"); and how that was found."""

    candidate: int | None
    words: Span | None
    rule: str


def reporter(page: Page, sentence: int, cue: Span, end: int, *, before: bool) -> Reporter | None:
    """The subject of a cue, None where nobody is. `end`: where what is reported ends; `before`: it stands before the
    cue."""
    row, mentions = page.rows[sentence], page.candidates
    v = next((k for k, item in enumerate(row) if item.end > cue.start), None)
    if v is None or row[v].kind in "MQT":
        return None  # the word is part of a name or description
    if row[v].text == "according":
        return _found(row, _next(row, v + 2, mentions), "according to") or _source(row, v + 2)
    if _passive(row, v):
        agent = next((k for k in range(v + 1, min(len(row), v + 4)) if row[k].text == "by"), None)
        return _found(row, None if agent is None else _next(row, agent + 1, mentions), "by whom")
    if before and (inverted := _inverted(row, v, mentions)) is not None:
        return _found(row, inverted, "verb subject")
    word = read(row[v].text)
    if word.noun == 3 and v and row[v - 1].text in _BE:
        return _found(row, subject_before(row, v, mentions, 0), "subject verb")
    if not word.frames or _is_noun(row, v):
        return _of_noun(row, v, mentions)
    floor = _floor(row, v) if before else 0
    if word.form == GERUND:
        return _of_participle(row, v, mentions, floor, end)
    if v and row[v - 1].text == "to":
        return _found(row, subject_of_clause(row, v, mentions, floor), "infinitive")
    unread = _unread(row, v, floor)
    return unread or _found(row, _subject(row, v, mentions, floor), "subject verb") or _unread(row, v, floor, far=True)


def _subject(row: Sequence[Item], v: int, mentions: Sequence[Candidate], floor: int) -> int | None:
    """The subject before a verb; «at Poe’s Bridge» is none, but what stands before it."""
    k = subject_before(row, v, mentions, floor)
    while k is not None and k > floor + 1 and row[k - 2].text in _PREPOSITIONS and _owns(row[k - 1], mentions):
        k = subject_before(row, k - 2, mentions, floor)
    return k


def _owns(item: Item, mentions: Sequence[Candidate]) -> bool:
    return item.kind == "M" and mentions[item.ref].possessive


def _of_participle(row: Sequence[Item], v: int, mentions: Sequence[Candidate], floor: int, end: int) -> Reporter | None:
    """Who stands right before "saying"; else the subject of the clause, or of the one that follows («Noting that …, Poe
    said»)."""
    if v and row[v - 1].kind == "M" and not mentions[row[v - 1].ref].possessive:
        return _found(row, v - 1, "participle")
    found = _unread(row, v, floor) or _found(row, subject_of_clause(row, v, mentions, floor), "participle")
    if found is None and v <= 2:
        behind = next((k for k, item in enumerate(row) if item.start >= end), len(row))
        found = _found(row, _next(row, behind + 1, mentions), "participle")
    return found


def _found(row: Sequence[Item], k: int | None, rule: str) -> Reporter | None:
    return None if k is None else Reporter(row[k].ref, None, rule)


def _next(row: Sequence[Item], start: int, mentions: Sequence[Candidate]) -> int | None:
    """The first mention from `start` on that owns nothing."""
    for k in range(start, min(len(row), start + NEAR)):
        if row[k].kind in "QP" and row[k].text not in {"-", ".", "’", "'"}:
            return None
        if row[k].kind == "M" and not mentions[row[k].ref].possessive:
            return None if row[k].text[-1] in "’'" else k  # «the inspectors’ report»
    return None


def _source(row: Sequence[Item], start: int) -> Reporter | None:
    """The words behind "according to", up to a comma, preposition or verb."""
    end = start
    while end < min(len(row), start + LONGEST) and _names(row[end]):
        end += 1
    return Reporter(None, Span(row[start].start, row[end - 1].end), "according to") if end > start else None


def _names(item: Item) -> bool:
    """Whether an item may be a word of a name or description ("report" is a noun here)."""
    return item.text not in _ENDS and (item.kind in "WM" or (item.verb is not None and item.verb.form == "base"))


def _unread(row: Sequence[Item], v: int, floor: int, *, far: bool = False) -> Reporter | None:
    """The words before a verb where they are a subject that no list knows ("polls show", "Poe supporters say"), so that
    none that stands before them is taken for it. `far`: across prepositions."""
    k = v - 1
    while k >= floor and row[k].kind == "W" and (row[k].text in _AUXILIARIES or row[k].text.endswith("ly")):
        k -= 1
    last = k
    if k < floor or (row[k].kind != "W" and not far) or row[k].text in _ENDS:
        return None
    while k >= floor and row[k].kind in "WM" and (far or row[k].text == "of" or row[k].text not in _PREPOSITIONS):
        if row[k].text in _OPENS or (row[k].text in _AUXILIARIES and row[k].text not in _AMOUNT):
            break
        k -= 1
    if not far and k >= floor and row[k].text in _PREPOSITIONS:
        return None
    if last == k + 1 and not (row[last].text.endswith("s") or row[last].text in _PEOPLE):
        return None  # «raised new worries»
    size = last - k
    return Reporter(None, Span(row[k + 1].start, row[last].end), "unlisted") if 0 < size <= LONGEST else None


def _inverted(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> int | None:
    """…, said X."""
    if v and row[v - 1].text not in {",", "—", "–", "-"}:
        return None
    k = _next(row, v + 1, mentions)
    return (
        k if k is not None and not any(row[j].kind == "V" or row[j].text == "that" for j in range(v + 1, k)) else None
    )


def _floor(row: Sequence[Item], v: int) -> int:
    """Where the clause of a cue that closes or interrupts a sentence begins: behind the comma before it.

    An apposition has commas of its own, and then the subject stands before the one next to the cue."""
    commas = [k for k in range(v - 1, -1, -1) if row[k].text in {",", "—", "–"}][:3]
    if not commas:
        return 0
    if commas[0] == v - 1 and len(commas) > 2:
        return commas[2] + 1
    return commas[0] + 1 if commas[0] != v - 1 else (commas[1] + 1 if len(commas) > 1 else 0)


def _passive(row: Sequence[Item], v: int) -> bool:
    """Whether "was" and the like stand right before a verb ("was asked", "has been told")."""
    verb = row[v].verb
    if verb is not None and verb.form == "participle":
        return False
    k = v - 1
    while k >= 0 and row[k].kind == "W" and row[k].text.endswith("ly"):
        k -= 1
    return k >= 0 and row[k].text in _BE and row[v].text.endswith(("ed", "n", "t", "d"))


def _is_noun(row: Sequence[Item], v: int) -> bool:
    return v > 0 and row[v - 1].text in {"the", "a", "an", "his", "her", "their", "its", "this", "any", "no", "of"}


def _of_noun(row: Sequence[Item], v: int, mentions: Sequence[Candidate]) -> Reporter | None:
    """Whose claim it is: "Poe's repeated claim", "his claim"; else the subject of the verb before it."""
    for k in range(v - 1, max(-1, v - 4), -1):
        if row[k].kind == "M" and mentions[row[k].ref].possessive:
            return Reporter(row[k].ref, None, "owner")
        if row[k].kind == "P":
            return None
    verb = next((k for k in range(v - 1, max(-1, v - 6), -1) if row[k].finite), None)
    if verb is None or _passive(row, verb):
        return None
    return _found(row, subject_before(row, verb, mentions, 0), "subject of noun")
