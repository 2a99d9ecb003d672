"""What can be measured about a segment and about a candidate for its speaker: the shape of the page, never its words.

Every feature is a number: a distance, an order, a class of word, a yes or no. No feature holds a word of any article,
so that what is learnt from them is how news is built and not what it said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from variorum.finding.speech.clauses import Item, in_phrase
from variorum.finding.speech.cues import Cue
from variorum.finding.speech.licences import Licence
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page
from variorum.text.lexicon import words

__all__ = [
    "DETERMINERS", "SPEAKER_FEATURES", "STRENGTH", "choices", "class_of", "first_upper", "segment_features",
    "speaker_features",
]  # fmt: skip

STRENGTH = {"": 0, "unknown": 1, "weak": 2, "strong": 3}
FORM = {"name": 0, "pronoun": 1, "description": 2, "organisation": 3, "document": 4}
_PRONOUN = {"he": 1, "she": 1, "they": 2, "it": 3, "we": 4, "i": 4, "who": 5}
BEFORE, AFTER = 10, 4
"""Candidates looked at on either side of a segment: 97.7% of the speakers in the 505 articles are among them, and no
more with twice as many."""
SENTENCES = 4
_NOUNS = words("en", "speech", "cues", "nouns")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")


def _cue(c: Cue | None) -> tuple[int, int, int, int]:
    if c is None:
        return 0, 99, 0, 0
    return STRENGTH[c.strength], c.gap, int(c.joined), int(c.subject is not None)


DETERMINERS = words("en", "speech", "cues", "determiners")


def first_upper(text: str) -> bool:
    """Whether the first letter is a capital."""
    return next((c for c in text if c.isalpha()), "").isupper()


@cache
def _classes() -> Mapping[str, int]:
    out: dict[str, int] = {}
    lists = (
        ("cues", "prepositions", 1), ("cues", "conjunctions", 2), ("cues", "auxiliaries", 3), ("cues", "nouns", 6),
        ("kinds", "works", 7), ("kinds", "naming", 8), ("kinds", "scare", 9), ("kinds", "starring", 10),
    )  # fmt: skip
    for room, key, code in lists:
        out.update(dict.fromkeys(sorted(words("en", "speech", room, key)), code))
    out.update(dict.fromkeys(sorted(DETERMINERS), 4))
    out.update({"to": 5, "that": 11, "as": 12, "of": 13, "on": 14, "by": 15, "in": 16})
    return out


def class_of(word: str) -> int:
    """The class of a lower-case word: prepositions, auxiliaries, words for works …; 20 for any other."""
    return _classes().get(word, 20)


SPEAKER_FEATURES = (
    "side", "distance", "sentences", "paragraphs", "form", "pronoun", "possessive", "in phrase", "subject of chosen",
    "subject after", "subject before", "subject colon", "according", "addressee", "next verb", "next verb at",
    "verb before", "item before", "place in row", "last speaker", "count", "carried", "beside", "place", "who after",
    "owner", "first of sentence", "owns cue noun", "person kind", "comma after", "mentions between",
    "documents between", "segments between", "verbs between", "commas between", "colons between", "with before",
    "participle at", "participle strength", "auxiliary after", "named in marks", "speaker before last", "times named",
    "after strength",
    "after gap", "after joined", "before strength", "before gap", "before joined", "participle", "starts paragraph",
    "starts sentence", "words", "last mark", "first upper", "last speaker form", "carries on", "since last segment",
)  # fmt: skip


def choices(page: Page, i: int, last: int | None) -> list[int]:
    """The candidates (by index) that may have spoken a segment: those near it, and the last speaker."""
    sentence, k = page.at[i]
    out: list[int] = []
    for back in range(SENTENCES):
        row = page.rows.get(sentence - back)
        if row is None:
            continue
        stop = k if back == 0 else len(row)
        out += [item.ref for item in reversed(row[:stop]) if item.kind == "M"]
        if len(out) >= BEFORE:
            break
    out = out[:BEFORE]
    row = page.rows[sentence]
    after = [item.ref for item in row[k + 1 :] if item.kind == "M"]
    following = page.rows.get(sentence + 1)
    if k == len(row) - 1 and following and sentence + 1 < len(page.sentences):
        after += [item.ref for item in following if item.kind == "M"]
    out += after[:AFTER]
    if last is not None and last not in out:
        out.append(last)
    return out


def segment_features(page: Page, i: int, licence: Licence, last: int | None) -> tuple[int, ...]:
    """The features of a segment that all its candidates share: the last of `SPEAKER_FEATURES`."""
    s = page.segments[i]
    text = page.text[s.start : s.end]
    a, b = licence.after, licence.before
    return (
        *_cue(a)[:3], *_cue(b)[:3], int(b is not None and b.participle),
        int(s.outer_start == page.paragraphs[s.paragraph].start), int(page.at[i][1] == 0), min(100, len(text) // 6),
        ",.?!".find(text[-1:]), int(first_upper(text)), -1 if last is None else FORM[page.candidates[last].form],
        int(licence.chosen is None and licence.carried >= 0), _since(page, i),
    )  # fmt: skip


FARTHEST = 20
"""Items between two segments of a paragraph that are counted; 99 stands for a segment that is its paragraph's first."""


def _since(page: Page, i: int) -> int:
    """About how many words stand between a segment and the one before it in its paragraph."""
    s, before = page.segments[i], page.segments[i - 1] if i else None
    if before is None or before.paragraph != s.paragraph:
        return 99
    return min(FARTHEST, max(0, s.outer_start - before.outer_end) // 6)


def speaker_features(
    page: Page, i: int, licence: Licence, candidate: int, last: int | None, carried: int | None,
    counts: Mapping[int, int], beside: Mapping[int, int], where: Mapping[int, tuple[int, int]],
    shared: tuple[int, ...], earlier: int | None = None,
) -> tuple[int, ...]:  # fmt: skip
    """What is measured of a candidate for the speaker of a segment (the order of `SPEAKER_FEATURES`)."""
    candidates = page.candidates
    s, c = page.segments[i], candidates[candidate]
    sentence, k = page.at[i]
    start, end = c.span
    at_sentence, at = where.get(candidate) or (page.sentence_of(start), 0)
    apart = 0 if at_sentence == sentence else s.paragraph - page.paragraph_of(start)
    row, shape = page.rows.get(at_sentence, _NO_ROW), page.shapes.get(at_sentence, "")
    side = 1 if start >= s.outer_end else 0
    distance = start - s.outer_end if side else s.outer_start - end
    verb_at, next_verb = _next_verb(row, shape, at)
    chosen, a, b, colon = licence.chosen, licence.after, licence.before, licence.colon
    subject = 1 if chosen is not None and chosen.subject == candidate else 0
    addressed = (
        (chosen is not None and chosen.addressee == candidate)
        or (a is not None and a.addressee == candidate)
        or (b is not None and b.addressee == candidate)
    )
    before = row[at - 1] if 0 < at <= len(row) else None
    following = row[at + 1].text if at + 1 < len(row) else ""
    person = candidates[beside[candidate]].person if candidate in beside else c.person
    return (
        side, distance if 0 <= distance <= 2000 else 0 if distance < 0 else 2000, at_sentence - sentence,
        apart, FORM[c.form], _PRONOUN.get(c.head, 0) if c.form == "pronoun" else 0,
        1 if c.possessive else 0, 1 if row and in_phrase(row, at) else 0, subject,
        1 if a is not None and a.subject == candidate else 0, 1 if b is not None and b.subject == candidate else 0,
        1 if colon is not None and colon.subject == candidate else 0,
        1 if subject and chosen is not None and chosen.side == "according" else 0, 1 if addressed else 0,
        next_verb, verb_at, STRENGTH[before.strength] if before is not None else 0,
        _item_before(before) if before is not None else 0, at,
        0 if last is None else 2 if candidate == last else _same_person(page, person, last, beside),
        counts.get(c.person, 0),
        0 if carried is None else 2 if candidate == carried else _same_person(page, person, carried, beside),
        1 if candidate in beside else 0, 1 if c.place else 0, 1 if following.lower() == "who" else 0,
        1 if c.owner is not None else 0, 1 if at == 0 else 0, _owns_noun(row, at) if c.possessive else 0,
        _KIND[page.people[c.person].kind] if c.person >= 0 else 0, 1 if following == "," else 0,
        *_between(page, sentence, k, at_sentence, at), 1 if before is not None and before.text == "with" else 0,
        *_participle(row, shape, at), 1 if following in _AUXILIARIES else 0, _in_marks(page, i, c),
        0 if earlier is None else 2 if candidate == earlier else _same_person(page, person, earlier, beside),
        min(20, page.people[c.person].times) if c.person >= 0 else 0, *shared,
    )  # fmt: skip


_NO_ROW: list[Item] = []


def _between(page: Page, sentence: int, k: int, at_sentence: int, at: int) -> tuple[int, int, int, int, int, int]:
    """How many mentions, documents, segments, verbs, commas and colons stand between a segment and a mention; of other
    sentences only those of the two they stand in count."""
    here = page.shapes[sentence]
    if at_sentence == sentence:
        part = here[k + 1 : at] if k < at else here[at + 1 : k]
    elif at_sentence < sentence:
        part = page.shapes.get(at_sentence, "")[at + 1 :] + here[:k]
    else:
        part = here[k + 1 :] + page.shapes.get(at_sentence, "")[:at]
    count = part.count
    documents = count("D")
    return count("M") + documents, documents, count("Q"), count("V") + count("v"), count(","), count(":")


_KIND = {"person": 1, "organisation": 2, "place": 3}


def _owns_noun(row: Sequence[Item], at: int) -> int:
    """How near behind a possessive a noun of speech stands ("Poe's repeated claim"), or 0."""
    near = range(at + 1, min(len(row), at + 6))
    return next((j - at for j in near if row[j].kind in {"W", "V"} and row[j].text in _NOUNS), 0)


def _same_person(page: Page, person: int, other: int, beside: Mapping[int, int]) -> int:
    """1 when another mention stands for the same person, else 0."""
    return 1 if person >= 0 and page.candidates[beside.get(other, other)].person == person else 0


def _next_verb(row: Sequence[Item], shape: str, at: int) -> tuple[int, int]:
    """How far behind a mention the next verb stands that can head a clause, and its strength."""
    stop = shape.find("Q", at + 1, at + 12)
    found = shape.find("V", at + 1, stop if stop >= 0 else at + 12)
    return (found - at, STRENGTH[row[found].strength]) if found >= 0 else (99, 0)


def _participle(row: Sequence[Item], shape: str, at: int) -> tuple[int, int]:
    """How far behind a mention a participle stands before any other verb ("with Poe saying"), and its strength."""
    found = shape.find("v", at + 1, at + 5)
    if found < 0 or any(mark in shape[at + 1 : found] for mark in "QV,"):
        return 99, 0
    return found - at, STRENGTH[row[found].strength]


def _in_marks(page: Page, i: int, c: Candidate) -> int:
    """Whether the words of a segment hold the last word of a name: few speak of themselves by name."""
    s = page.segments[i]
    return int(c.form == "name" and c.text.rpartition(" ")[2] in page.text[s.start : min(s.end, s.start + 600)])


_KINDS = {"Q": 1, "M": 2, "V": 3}


def _item_before(item: Item) -> int:
    if item.kind in _KINDS:
        return _KINDS[item.kind]
    return 4 + (",:;.(—-)".find(item.text) + 1) if item.kind == "P" else 14 + _classes().get(item.text, 20)
