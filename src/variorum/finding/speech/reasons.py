"""What was measured of a candidate for the speaker, in plain words, and which way each moved the trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from variorum.finding.speech.cues import Cue
from variorum.finding.speech.features import SPEAKER_FEATURES
from variorum.finding.speech.licences import Licence
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.page import Page
from variorum.finding.speech.trees import pushes

__all__ = ["Reasons", "cue_words", "reasons"]

LEAST = 0.1
"""How far (in log-odds) something must have moved the trees to be worth a word: .1 is two points of a hundred."""
FARTHEST = 2_000
"""Code points in which words are counted; what is farther is only far."""


class Reasons(NamedTuple):
    """What spoke for a candidate and against, in words, the weightiest first."""

    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


class Look(NamedTuple):
    """A candidate beside a segment, and the features by name."""

    page: Page
    segment: int
    licence: Licence
    candidate: int
    x: Mapping[str, int]

    @property
    def mention(self) -> Candidate:
        """The candidate as it stands in the text."""
        return self.page.candidates[self.candidate]


def reasons(page: Page, segment: int, licence: Licence, candidate: int, row: Sequence[int]) -> Reasons:
    """What the features `row` of a candidate say for and against it, as the trees took them."""
    look = Look(page, segment, licence, candidate, dict(zip(SPEAKER_FEATURES, row, strict=True)))
    moved = pushes("speaker", row)
    weighed = [(sum(moved.get(name, 0.0) for name in names), tell(look)) for tell, names in TOLD.items()]
    worth = sorted(((push, words) for push, words in weighed if words and abs(push) >= LEAST), key=lambda p: -abs(p[0]))
    return Reasons(tuple(words for push, words in worth if push > 0), tuple(words for push, words in worth if push < 0))


def cue_words(page: Page, cue: Cue) -> str:
    """The words of a cue as printed."""
    return page.text[cue.span.start : cue.span.end]


def _where(look: Look) -> str:
    """How far the mention stands from the marks."""
    s, span = look.page.segments[look.segment], look.mention.span
    after = look.x["side"] == 1
    between = look.page.text[s.outer_end : span.start] if after else look.page.text[span.end : s.outer_start]
    words = len(between[:FARTHEST].split())
    far = "right" if not words else "a word" if words == 1 else f"{words} words"
    sentences, paragraphs = look.x["sentences"], look.x["paragraphs"]
    if paragraphs:
        where = f", {_counted(abs(paragraphs), 'paragraph')} {'before' if paragraphs > 0 else 'after'}"
    elif sentences:
        where = f", {_counted(abs(sentences), 'sentence')} {'after' if sentences > 0 else 'before'}"
    else:
        where = ", in the same sentence"
    return f"{far} {'behind' if after else 'before'} the marks{where}"


def _subject(look: Look) -> str:
    """Whether a cue has the mention for its subject."""
    x = look.licence
    places = ((x.after, "behind the marks"), (x.before, "before the marks"), (x.colon, "in the sentence before"))
    for cue, where in places:
        if cue is not None and cue.subject == look.candidate:
            words = cue_words(look.page, cue)
            return f"named by “{words}”" if cue.side == "according" else f"subject of “{words}” {where}"
    chosen = x.chosen
    if chosen is None:
        return "subject of no cue at the marks"
    return f"not the subject of “{cue_words(look.page, chosen)}”"


def _addressee(look: Look) -> str:
    return "the one who is spoken to" if look.x["addressee"] else ""


def _form(look: Look) -> str:
    """What kind of mention it is."""
    form = look.mention.form
    if look.x["place"]:
        return "a place"
    if form == "name":
        return "a name" if " " in look.mention.text else "a single name"
    articles = {"pronoun": "a pronoun", "description": "a description", "organisation": "an organisation"}
    return articles.get(form, "a document")


def _owns(look: Look) -> str:
    """Whether it owns what follows or hangs on a preposition, and so does not speak."""
    if look.x["possessive"]:
        return "owns what follows"
    if look.x["owner"]:
        return "somebody’s (“her lawyer”)"
    return "hangs on a preposition" if look.x["in phrase"] else "hangs on nothing else"


def _verb(look: Look) -> str:
    """Whether a verb of speech follows it, wherever the marks are."""
    strength, far = look.x["next verb"], look.x["next verb at"]
    if far > 8 or not strength:
        return "no verb behind it"
    return "a verb of speech behind it" if strength >= 2 else "a verb behind it"


def _speaks_often(look: Look) -> str:
    times = look.x["count"]
    return f"speaks {_times(times)} in the report" if times else "speaks nowhere else in the report"


def _went_on(look: Look) -> str:
    """Whether it spoke what stands before."""
    if look.x["carried"]:
        return "spoke what is quoted before under the same cue"
    if look.x["last speaker"]:
        return "spoke the quotation before"
    return "" if look.x["last speaker form"] < 0 else "did not speak the quotation before"


def _between(look: Look) -> str:
    others = look.x["mentions between"]
    return f"{_counted(others, 'other')} named between it and the marks" if others else "nobody else in between"


def _place_in_sentence(look: Look) -> str:
    return "first in its sentence" if look.x["first of sentence"] else "later in its sentence"


def _counted(n: int, noun: str) -> str:
    return f"{'one' if n == 1 else n} {noun}{'' if n == 1 else 's'}"


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


TOLD: Mapping[Callable[[Look], str], tuple[str, ...]] = {
    _where: ("side", "distance", "sentences", "paragraphs"),
    _subject: ("subject of chosen", "subject after", "subject before", "subject colon", "according", "beside"),
    _addressee: ("addressee",),
    _form: ("form", "pronoun", "person kind", "place"),
    _owns: ("possessive", "in phrase", "owner", "owns cue noun"),
    _verb: ("next verb", "next verb at", "verb before", "who after", "comma after"),
    _speaks_often: ("count",),
    _went_on: ("last speaker", "carried", "last speaker form"),
    _between: (
        "mentions between", "documents between", "segments between", "verbs between", "commas between",
        "colons between",
    ),
    _place_in_sentence: ("place in row", "first of sentence", "item before"),
}  # fmt: skip
"""What is said of a candidate, and the features that it puts in words. The others are of the quotation, not of the
candidate, and the same for all."""
