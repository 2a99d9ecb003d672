"""What is measured of a marked segment to tell speech from titles, terms and scare quotes: its shape and its place.

As in `features`, every trait is a number and none holds a word of any article: the words inside the marks, what stands
beside them, the cue, the verb that they hang on, and the segments around.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from variorum.finding.speech.clauses import Item
from variorum.finding.speech.cues import Cue
from variorum.finding.speech.features import DETERMINERS, STRENGTH, class_of, first_upper
from variorum.finding.speech.kinds import is_title, title_case, word_after, word_before
from variorum.finding.speech.marks import FILLER, Segment, family
from variorum.finding.speech.page import Page
from variorum.finding.speech.speakers import Scene
from variorum.text.lexicon import words

__all__ = ["TRAITS", "traits"]

TRAITS = (
    # the words inside
    "words", "last mark", "title case", "first upper", "capitals", "spoken words", "verbs inside",
    # beside it
    "word before", "word after", "past word", "capital after", "mark after", "item before", "determiner before",
    "follows possessive", "named work", "work near",
    # its sentence and paragraph
    "starts paragraph", "starts sentence", "segments in sentence", "segments in paragraph", "paragraph words", "style",
    "strong in sentence", "mentions after", "narration capitals",
    # its cues
    "after strength", "after gap", "after joined", "after subject", "before strength", "before gap", "before joined",
    "before subject", "colon", "carried", "same sentence carried", "carried strength",
    # the verb it hangs on
    "governor", "governor gap", "to before", "between that",
    # the segments around it
    "linked before", "linked after", "licensed before", "speech in paragraph", "licensed in article", "title share",
)  # fmt: skip
LONGEST_PARAGRAPH = 4_000
"""Code points of a paragraph looked at; more words than 300 are all one to the trees."""
HEADING = 100
"""Code points; a shorter paragraph of one sentence is taken for a line of its own: headlines have marks of another
style than the prose below."""
TO_GOVERNOR, TO_CUE, TO_WORK = 11, 29, 4
"""Items looked back over for the verb a segment hangs on, for "that" behind its cue, for the name of a work."""
_SPOKEN = words("en", "speech", "kinds", "spoken")
_AUXILIARIES = words("en", "speech", "cues", "auxiliaries")
_COPULAS = words("en", "speech", "kinds", "copulas")
_WORKS = frozenset().union(*(words("en", "speech", "kinds", key) for key in ("works", "naming", "starring")))
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_LONGER = re.compile(r"[^\W\d_]{4,}")


def traits(scene: Scene) -> Mapping[int, tuple[int, ...]]:
    """The traits (in the order of `TRAITS`) of each outermost segment, by its index."""
    page = scene.page
    outer = [i for i in range(len(page.segments)) if i in page.at]
    sure = {i for i in outer if (c := scene.licences[i].chosen) is not None and c.joined and c.strength == "strong"}
    titles = {i for i in outer if title_case(page.text[page.segments[i].start : page.segments[i].end])}
    shares = tuple(20 * len(some) // max(1, len(outer)) for some in (sure, titles))
    out = {}
    for n, i in enumerate(outer):
        before, after = outer[n - 1] if n else -1, outer[n + 1] if n + 1 < len(outer) else -1
        out[i] = (
            *_inside(page, i, titles), *_beside(page, i), *_around(page, i), *_cues(scene, i), *_governor(scene, i),
            _link(page, before, i), _link(page, i, after), _licensed(scene, before, sure), scene.spoken_before[i],
            *shares,
        )  # fmt: skip
    return out


def _inside(page: Page, i: int, titles: Collection[int]) -> tuple[int, ...]:
    s = page.segments[i]
    text = page.text[s.start : s.end]
    found = _WORD.findall(text[:600])
    begin = found[:40]
    lower = " ".join(begin).lower().replace("’", "'").split(" ")
    return (
        len(found) if len(text) <= 600 else 100, ",.?!".find(text[-1:]), int(i in titles), int(first_upper(text)),
        sum([w[0].isupper() for w in begin]), sum(map(_SPOKEN.__contains__, lower)),
        sum(map(_AUXILIARIES.__contains__, lower)),
    )  # fmt: skip


def _beside(page: Page, i: int) -> tuple[int, ...]:
    s = page.segments[i]
    sentence, k = page.at[i]
    row = page.rows[sentence]
    before, after = word_before(page.hidden, s), word_after(page.hidden, s)
    near = range(k - 1, max(-1, k - 1 - TO_WORK), -1)
    return (
        class_of(before) if before else 0, 21 if after[:1].isupper() else class_of(after.lower()) if after else 0,
        _past(row, k), int(after[:1].isupper()), ",.;:?!)—".find(page.hidden[s.outer_end : s.outer_end + 1] or " "),
        _item(row[k - 1]) if k else 0, int(before in DETERMINERS),
        int(page.hidden[max(0, s.outer_start - 3) : s.outer_start].rstrip().endswith(("’s", "'s", "s’", "s'"))),
        int(is_title(page.text, s)), next((k - j for j in near if row[j].kind in "WV" and row[j].text in _WORKS), 0),
    )  # fmt: skip


def _past(row: Sequence[Item], k: int) -> int:
    """The class of the next word, punctuation skipped ("…," by …)."""
    following = next((item for item in row[k + 1 : k + 4] if item.kind != "P"), None)
    if following is None:
        return 0
    return class_of(following.text) if following.kind in "WV" else 30


def _item(item: Item) -> int:
    """What stands right before: a mention, a verb by its strength, a mark, a word by its class."""
    if item.kind in "VW":
        return 25 + class_of(item.text) if item.kind == "W" else _verb(item)
    if item.kind == "P":
        return 10 + ",.;:()—–-?!".find(item.text)
    return 1 if item.kind == "M" else 8


def _verb(item: Item) -> int:
    return 1 + STRENGTH[item.strength] + (0 if item.finite else 3)


def _around(page: Page, i: int) -> tuple[int, ...]:
    s = page.segments[i]
    sentence, k = page.at[i]
    shape, row = page.shapes[sentence], page.rows[sentence]
    paragraph = page.paragraphs[s.paragraph]
    around = min(paragraph.end - paragraph.start, LONGEST_PARAGRAPH)
    at = page.sentences[sentence]
    longer = _LONGER.findall(page.hidden, at.start, min(at.end, at.start + 400))
    return (
        int(s.outer_start == paragraph.start), int(k == 0), shape.count("Q") + shape.count("T"), _in_paragraph(page, i),
        min(300, (around - page.hidden.count(FILLER, paragraph.start, paragraph.start + around)) // 6),
        int(family(s.style) != page.style and _in_heading(page, s)),
        len([1 for item in row if item.strength == "strong"]), shape.count("M", k + 1) + shape.count("D", k + 1),
        10 * sum([w[0].isupper() for w in longer]) // len(longer) if len(longer) > 2 else -1,
    )  # fmt: skip


def _in_paragraph(page: Page, i: int) -> int:
    s = page.segments[i]
    count = 1
    for step in (-1, 1):
        j = i + step
        while 0 <= j < len(page.segments) and page.segments[j].paragraph == s.paragraph and abs(j - i) < 12:
            count += page.segments[j].depth == 0
            j += step
    return count


def _in_heading(page: Page, s: Segment) -> bool:
    at = page.paragraphs[s.paragraph]
    short = at.end - at.start < HEADING and page.hidden.find(". ", at.start, at.end) < 0
    return short or s.paragraph == 0


def _cues(scene: Scene, i: int) -> tuple[int, ...]:
    licence, at = scene.licences[i], scene.page.at
    source = licence.carried
    carried = scene.licences[source].chosen if source >= 0 else None
    return (
        *_cue(licence.after), *_cue(licence.before),
        0 if licence.colon is None else STRENGTH[licence.colon.strength], int(source >= 0),
        int(source >= 0 and at[source][0] == at[i][0]), -1 if carried is None else STRENGTH[carried.strength],
    )  # fmt: skip


def _cue(c: Cue | None) -> tuple[int, int, int, int]:
    if c is None:
        return 0, 99, 0, 0
    return STRENGTH[c.strength], c.gap, int(c.joined), int(c.subject is not None)


def _governor(scene: Scene, i: int) -> tuple[int, int, int, int]:
    """The nearest verb before a segment, how near, whether "to" stands before it; and how often "that" stands between
    the segment and its cue."""
    sentence, k = scene.page.at[i]
    row, cue = scene.page.rows[sentence], scene.licences[i].before
    governor = gap = to = 0
    for j in range(k - 1, max(-1, k - 1 - TO_GOVERNOR), -1):
        item = row[j]
        if item.kind in "QTV" or item.text in _COPULAS:
            governor = _verb(item) if item.kind == "V" and item.text not in _COPULAS else 9 if item.kind in "QT" else 8
            gap, to = k - j, int(item.kind == "V" and j > 0 and row[j - 1].text == "to")
            break
    that = 0
    for j in range(k - 1, max(-1, k - 1 - TO_CUE), -1):
        if row[j].kind == "Q" or (cue is not None and row[j].start <= cue.span.start):
            break
        that += row[j].text == "that"
    return governor, gap, to, that


def _link(page: Page, a: int, b: int) -> int:
    """How two neighbouring segments of one sentence stand together: 3 by "and" or "or", 2 by a comma, 1 otherwise."""
    if a < 0 or b < 0 or page.at[a][0] != page.at[b][0]:
        return 0
    between = page.hidden[page.segments[a].outer_end : page.segments[b].outer_start].strip(" ,").lower()
    return 2 if not between else 3 if between in {"and", "or", "&"} else 1


def _licensed(scene: Scene, i: int, sure: Collection[int]) -> int:
    """How surely the neighbour is speech by its own cue."""
    if i < 0:
        return -1
    cue = scene.licences[i].chosen
    return 3 if i in sure else 0 if cue is None else STRENGTH[cue.strength] - 1
