"""Claims that two reports make in nearly the same words, and that no anchor sets side by side.

"Eight fire engines and four rescue units" beside "eight fire engines, five rescue units": the two sentences tell one
thing, all they count in common but one number agrees, and that one is of the same things. What two sentences share is
weighed by how rare it is in the story; what they count alike is matched first, and only where one claim of a kind is
left over on either side are the two of one thing."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from variorum.ids import digest
from variorum.linking.sets import Sets
from variorum.model import Article, Claim, Findings, Topic
from variorum.text.lexicon import lexicon

__all__ = ["parallels", "plain"]

ALIKE = 0.5
"""Cosine of the telling words of two sentences from which they tell one thing: in the development stories every pair of
.5 and more did that had one number left over, of those from .28 to .5 half."""
WITH_MORE = 0.3
"""The same, where the two sentences also agree on another number: then nothing that was read under .5 was false."""
SHARED = 4
"""Telling words that two such sentences have in common at the least."""
CROWD = 400
"""Sentences of a story that are compared pair by pair; a story of more is a list."""

KINDS = frozenset(["count", "money", "percentage", "measure", "duration", "date"])


class Told(Struct, frozen=True):
    """A sentence of a report with the claims in it: its telling words in a plain form, and the claims."""

    report: int
    words: frozenset[str]
    claims: tuple[Claim, ...]


def parallels(articles: Sequence[Article], findings: Sequence[Findings], story_of: Sequence[int]) -> tuple[Topic, ...]:
    """The topics of claims without an anchor that two reports make in nearly the same words, in the order of their
    ids."""
    texts = {a.id: _unquoted(a, found) for a, found in zip(articles, findings, strict=True)}
    by_story: defaultdict[int, list[Told]] = defaultdict(list)
    for report, (article, found) in enumerate(zip(articles, findings, strict=True)):
        by_story[story_of[report]] += _sentences(report, article, found)
    pairs = [pair for story in sorted(by_story) for pair in _pairs(by_story[story])]
    claims = sorted({c for pair in pairs for c in pair}, key=lambda c: c.id)
    at = {c.id: n for n, c in enumerate(claims)}
    sets = Sets(len(claims))
    for a, b in pairs:
        sets.join(at[a.id], at[b.id])
    groups = [[claims[n] for n in members] for members in sets.all()]
    return tuple(sorted((_topic(group, texts) for group in groups), key=lambda t: t.id))


ATTRIBUTES: Mapping[str, str] = {
    "money": "amount in", "percentage": "percentage in", "measure": "figure in", "duration": "length of time in",
    "date": "date in",
}  # fmt: skip
"""What is shown of a claim that only its sentence tells the subject of."""
LONGEST = 80
"""Characters of a sentence that stands for what it tells of."""


def _topic(claims: Sequence[Claim], texts: Mapping[str, str]) -> Topic:
    """The topic of claims: the noun that they count, or the shortest sentence that makes one of them."""
    kind, ids = claims[0].type, tuple(c.id for c in claims)
    told = min((_told(texts[c.witness], c) for c in claims), key=lambda t: (len(t), t))
    clipped = told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rsplit(' ', 1)[0]}…"
    nouns = sorted((c.subject for c in claims if c.subject), key=lambda n: (len(n), n))
    subject, attribute = (nouns[0], "number") if kind == "count" else (f"“{clipped}”", ATTRIBUTES[kind])
    return Topic(f"t{digest('parallel', *ids, length=8)}", kind, subject, attribute, ids)


HIDDEN = "\ufffc"


def _unquoted(article: Article, found: Findings) -> str:
    """The text of a report with what is quoted in it hidden: a heading is in a report's own words."""
    pieces, at = [], 0
    for start, end in sorted(span for q in found.quotations if q.kind != "indirect" for span in q.spans):
        if end > at:
            pieces += [article.text[at:start], HIDDEN * (end - max(start, at))]
            at = end
    return "".join([*pieces, article.text[at:]])


def _told(text: str, claim: Claim) -> str:
    """The words of a claim's sentence round it, as far as nothing is quoted."""
    start, end = claim.clause or (0, 0)
    start = max(start, text.rfind(HIDDEN, start, claim.start) + 1)
    stop = text.find(HIDDEN, claim.end, end)
    return " ".join(text[start : end if stop < 0 else stop].split()).strip("“”‘’\"', ")


def _sentences(report: int, article: Article, found: Findings) -> list[Told]:
    at: defaultdict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in found.claims:
        if claim.clause is not None and claim.type in KINDS:
            at[claim.clause.start, claim.clause.end].append(claim)
    return [Told(report, _telling(article.text[slice(*span)]), tuple(claims)) for span, claims in sorted(at.items())]


_WORD = re.compile(r"[A-Za-z][\w’'-]{2,}")
_ENDINGS = ("ing", "ed", "es", "s")


def _telling(sentence: str) -> frozenset[str]:
    return frozenset(plain(m[0]) for m in _WORD.finditer(sentence)) - _common()


def plain(word: str) -> str:
    """A word without its ending: enough to know "units" from "unit"."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    end = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(end)


@cache
def _common() -> frozenset[str]:
    listed = lexicon("en", "common")["words"].split() + list(lexicon("en", "quantities")["small"])
    return frozenset(plain(w) for w in (*listed, *lexicon("en", "quantities")["scales"]))


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Claim, Claim]]:
    if len(told) > CROWD:
        return
    seen = Counter(w for t in told for w in t.words)
    rare = {w: math.log((len(told) + 1) / n) for w, n in seen.items()}
    for a, b in combinations(told, 2):
        if a.report != b.report and len(a.words & b.words) >= SHARED:
            yield from _left_over(a, b, _cosine(a.words, b.words, rare))


def _cosine(a: frozenset[str], b: frozenset[str], rare: Mapping[str, float]) -> float:
    weight = sum(rare[w] ** 2 for w in sorted(a & b))
    size = math.sqrt(sum(rare[w] ** 2 for w in sorted(a)) * sum(rare[w] ** 2 for w in sorted(b)))
    return weight / size if size else 0.0


def _left_over(a: Told, b: Told, alike: float) -> Iterator[tuple[Claim, Claim]]:
    """The claims of one kind of which one is left on either side, once what is the same is matched."""
    if alike < WITH_MORE:
        return
    here = [c for c in a.claims if not any(_same(c, d) for d in b.claims)]
    there = [d for d in b.claims if not any(_same(c, d) for c in a.claims)]
    if alike < ALIKE and len(here) == len(a.claims):
        return
    for kind in sorted({(c.type, c.unit or "") for c in here}):
        x, y = ([c for c in side if (c.type, c.unit or "") == kind] for side in (here, there))
        if kind[0] == "count":
            x, y = ([c for c in side if any(_noun(c) & _noun(d) for d in other)] for side, other in ((x, y), (y, x)))
        if len(x) == len(y) == 1 and x[0].attribute is None and y[0].attribute is None:
            yield x[0], y[0]


def _noun(claim: Claim) -> frozenset[str]:
    """The plain words of what a claim counts; none of what is a part ("128 other officials")."""
    words = (claim.subject or "").split()
    return frozenset(plain(w) for w in words[-2:]) - _common() if words and words[0] not in _FURTHER else frozenset()


_FURTHER = frozenset(["other", "others", "more", "additional", "further", "extra", "such", "new"])


def _same(a: Claim, b: Claim) -> bool:
    """Whether two claims can mean one value, as their numbers or days stand."""
    if (a.type, a.unit) != (b.type, b.unit) or a.interval is None or b.interval is None:
        return False
    if a.type == "date":
        return a.interval[0] <= b.interval[1] and b.interval[0] <= a.interval[1]
    (low, high), (least, most) = (
        (float(x) if x else -math.inf, float(y) if y else math.inf) for x, y in (a.interval, b.interval)
    )
    return low <= most and least <= high
