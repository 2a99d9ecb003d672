"""How firmly reports tell one and the same thing: what one says outright, another "allegedly".

A *proposition* is the clause of a hedge: its telling words in their order, subject first. Another report tells it where
one sentence of it has nearly all of them, or they nearly all of its own, in that order and with little between: the
same word before the hedge and the same two behind it, the same names, figures and negations. What it says it with (a
hedge, somebody who said so, or neither) is how firm it is. What is told in other words is not found; where it is not
plain on whose word a sentence stands, it is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct
from rapidfuzz.distance import LCSseq

from variorum.ids import digest
from variorum.linking.parallels import plain
from variorum.linking.sets import Sets
from variorum.model import Article, Claim, Findings, Hedge, Span, Topic
from variorum.spans import blanked
from variorum.text.lexicon import lexicon

__all__ = ["propositions"]

FEWEST, MOST = 3, 14
"""Telling words of a proposition: with fewer it might be anybody's, with more it is several."""
KEPT = 0.75
"""The share of them that another report must have, in their order; or of its sentence's that must be among them."""
BETWEEN = 0.5
"""Telling words that may stand between them there, for each of them."""
APART = 2
"""Steps of the scale between what is told on somebody's word and what is hedged that are worth telling."""
BUSY, CROWD, LONG, AGAIN = 200, 400, 120, 4
"""Propositions of a story that are looked for, sentences in which each is, words of the longest such, and times
that one may have its verb: what has more is a list."""


class Word(Struct, frozen=True, gc=False):
    """A telling word in a plain form, where it stands, and whether it is a name or a figure."""

    plain: str
    start: int
    end: int
    fixed: bool


class Sentence(Struct, frozen=True):
    """A sentence of a report's narration."""

    report: int
    span: Span
    words: tuple[Word, ...]


class Proposition(Struct, frozen=True):
    """What a hedge is of: its telling words, and how many of them stand before the hedge."""

    report: int
    words: tuple[Word, ...]
    before: int
    turns: frozenset[str]


class Teller(Struct, frozen=True):
    """A report as it is read here: its narration, its hedges, what it tells in others' words, its sentences."""

    article: Article
    told: str
    hedges: tuple[Hedge, ...]
    indirect: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    published: str | None


def propositions(
    articles: Sequence[Article], findings: Sequence[Findings], story_of: Sequence[int]
) -> tuple[tuple[Topic, ...], tuple[Claim, ...]]:
    """The propositions that reports of one story tell more and less firmly, and how each report tells them, as claims
    of firmness; both in the order of their ids."""
    topics: list[Topic] = []
    claims: dict[str, Claim] = {}
    for story in sorted(set(story_of)):
        reports = [n for n, a in enumerate(articles) if story_of[n] == story and a.kind == "report"]
        if any(_eligible(articles[n].text, h) for n in reports for h in findings[n].hedges):
            for topic, of in _of_story({n: _teller(n, articles[n], findings[n]) for n in reports}):
                topics.append(topic)
                claims |= {c.id: c for c in of}
    return tuple(sorted(topics, key=lambda t: t.id)), tuple(claims[k] for k in sorted(claims))


def _of_story(tellers: Mapping[int, Teller]) -> Iterator[tuple[Topic, list[Claim]]]:
    at: defaultdict[str, list[Sentence]] = defaultdict(list)
    for teller in tellers.values():
        for sentence in teller.sentences:
            for word in {w.plain for w in sentence.words}:
                at[word].append(sentence)
    hedged = (p for n, t in tellers.items() for h in t.hedges if (p := _proposition(n, t, h)) is not None)
    distinct = {tuple(w.plain for w in p.words): p for p in hedged}
    groups: list[dict[int, Claim]] = []
    for key in sorted(distinct)[:BUSY]:
        found = _levels(distinct[key], tellers, at)
        if len(found) > 1:
            groups.append(found)
    for same in _joined(groups):
        if _apart(list(same.values())):
            of = [same[n] for n in sorted(same)]
            yield _topic(of), of


def _apart(claims: Sequence[Claim]) -> bool:
    """Whether one report says outright what another hedges, or on somebody's word what another hardly says at all."""
    kinds = {c.unit: _step(c) for c in claims}
    hedged = max((step for kind, step in kinds.items() if kind not in ("asserted", "says")), default=0)
    return hedged > 0 if "asserted" in kinds else hedged > APART and "says" in kinds


def _joined(groups: Sequence[Mapping[int, Claim]]) -> Iterator[dict[int, Claim]]:
    """The groups that tell of one thing as one, each report with its least firm word of it."""
    sets = Sets(len(groups))
    for n, group in enumerate(groups):
        for m in range(n):
            if any(k in groups[m] and _overlap(c, groups[m][k]) for k, c in group.items()):
                sets.join(n, m)
    for members in sets.all():
        out: dict[int, Claim] = {}
        for n, claim in (item for m in members for item in groups[m].items()):
            out[n] = max((claim, out.get(n, claim)), key=lambda c: (_step(c), -c.start, -c.end))
        yield out


def _overlap(a: Claim, b: Claim) -> bool:
    return (
        a.clause is not None
        and b.clause is not None
        and a.clause.start < b.clause.end
        and b.clause.start < a.clause.end
    )


def _step(claim: Claim) -> int:
    return int((claim.interval or ("0", ""))[0])


# --- what a hedge is of -----------------------------------------------------------------------------------------------


def _eligible(text: str, hedge: Hedge) -> bool:
    """Whether a hedge is of its clause: an adverb or a verb of it, and not "the alleged plot"."""
    printed = text[hedge.start : hedge.end].lower()
    known = hedge.scope is not None and hedge.kind in _SCALE and hedge.kind != "claimed"  # "their claims to the land"
    return known and _OF_ITS_CLAUSE.search(printed) is not None


_SCALE: Mapping[str, int] = lexicon("en", "hedges")["scale"]
_OF_ITS_CLAUSE = re.compile(r"ly\Z| to\Z|\Aaccused|\Ais believed|\Aare believed|\A(?:was|were) believed")


_PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be|being|stands?|stood)\s+(?:\w+ly\s+)?\Z")
_OF = re.compile(r"\bof\b")


def _proposition(report: int, teller: Teller, hedge: Hedge) -> Proposition | None:
    """What a hedge is of, where its clause names a subject before it and says two things behind it."""
    if not _eligible(teller.article.text, hedge) or hedge.scope is None:
        return None
    start, end = hedge.scope
    of = _OF.search(teller.told, hedge.end, end) if hedge.kind == "accused" else None
    if of is not None and not _PASSIVE.search(teller.told, start, hedge.start):
        cut, start = of.start(), hedge.end  # "Poe accused Dell of punching the warden"
    else:
        cut = hedge.start
    words = _words(teller.told, start, end)
    before = [w for w in words if w.end <= cut]
    behind = [w for w in words if w.start >= max(cut, hedge.end)]
    if not before or len(behind) < 2 or not FEWEST <= len(before) + len(behind) <= MOST:
        return None
    return Proposition(report, (*before, *behind), len(before), _turns(teller.told[slice(*hedge.scope)]))


# --- where another report tells it ------------------------------------------------------------------------------------


def _levels(p: Proposition, tellers: Mapping[int, Teller], at: Mapping[str, Sequence[Sentence]]) -> dict[int, Claim]:
    """How firmly each report tells a proposition, by its least firm word of it; those that do not tell it left out."""
    subject, verb = p.words[p.before - 1].plain, p.words[p.before].plain
    fewer, more = sorted((at.get(subject, ()), at.get(verb, ())), key=len)
    other = subject if more is at.get(subject) else verb
    out: dict[int, Claim] = {}
    for sentence in [s for s in fewer if any(w.plain == other for w in s.words)][:CROWD]:
        teller = tellers[sentence.report]
        place = _place(p, sentence, teller.told)
        claim = _told(teller, sentence, place) if place is not None else None
        if claim is not None:
            known = out.get(sentence.report, claim)
            out[sentence.report] = max((known, claim), key=lambda c: (_step(c), -c.start))
    return out


def _place(p: Proposition, sentence: Sentence, told: str) -> Span | None:
    """Where a sentence tells a proposition, from the first of its words to the last; None where it does not."""
    size, needed = len(p.words), [w.plain for w in p.words]
    middles = (k for k, w in enumerate(sentence.words) if w.plain == needed[p.before])
    for middle in islice(middles, AGAIN):
        near = sentence.words[max(0, middle - 2 * p.before - 1) : middle + 2 * (size - p.before) + 1]
        blocks = [b for b in LCSseq.opcodes(needed, [w.plain for w in near]) if b.tag == "equal"]
        mine = {k for b in blocks for k in range(b.src_start, b.src_end)}
        theirs = {k for b in blocks for k in range(b.dest_start, b.dest_end)}
        if len(mine) < FEWEST or not {p.before - 1, p.before, p.before + 1} <= mine:
            continue
        without = [w for k, w in enumerate(p.words) if k not in mine]
        others = [w for w in sentence.words if w not in [near[k] for k in theirs]]
        if not _mostly(len(mine), without) and not _mostly(len(theirs), others):
            continue
        window = near[min(theirs) : max(theirs) + 1]
        more = [w for k, w in enumerate(near) if w in window and k not in theirs]
        if len(more) > BETWEEN * len(mine):
            continue
        names = [w for k, w in enumerate(near) if w in more and w.fixed and k + 1 not in theirs]
        place = Span(window[0].start, window[-1].end)
        if not names and _turns(told[max(sentence.span.start, place.start - LED) : place.end]) == p.turns:
            return place
    return None


def _mostly(same: int, left: Sequence[Word]) -> bool:
    """Whether so many words are nearly all that is told, but for some that are left, of which none is a name."""
    return same >= KEPT * (same + len(left)) and not any(w.fixed for w in left)


LED = 25
"""Characters before a proposition in which a word stands that turns it: "if", "it is not true that"."""


def _told(teller: Teller, sentence: Sentence, place: Span) -> Claim | None:
    """How firmly a sentence tells what stands at a place of it; None where it asks it, or that is not plain."""
    own = [h for h in teller.hedges if h.scope is not None and h.scope.start < place.end and place.start < h.scope.end]
    own = [h for h in own if sentence.span.start <= h.start < sentence.span.end]
    asked = teller.told[place.end : sentence.span.end].rstrip().endswith("?")
    if asked or not all(_eligible(teller.article.text, h) for h in own):
        return None
    if own:
        least = max(own, key=lambda h: (_SCALE[h.kind], -h.start))
        return _claim(teller, (least.start, least.end), least.kind, place)
    said = list(_SAID.finditer(teller.told, *sentence.span))
    if not said and not any(s.start < place.end and place.start < s.end for s in teller.indirect):
        return _claim(teller, tuple(place), "asserted", place)
    here = next((m for m in said if _of_it(teller.told, m, place)), None)
    return _claim(teller, here.span(), "says", place) if here and len(said) == 1 else None


def _of_it(told: str, said: re.Match[str], place: Span) -> bool:
    """Whether a word of telling is of what stands at a place: right before it, or behind it and a comma."""
    if said.end() <= place.start:
        return _LEADS_ON.fullmatch(told, said.end(), place.start) is not None
    return said.start() >= place.end and _FOLLOWS.fullmatch(told, place.end, said.start()) is not None


_LEADS_ON = re.compile(r"\s+(?:\w+\s+){0,3}(?:(?:that|the|a|an)\s+)?")
_FOLLOWS = re.compile(r"[^,;:]{0,60},\s+(?:[\w.’'-]+\s+){0,5}")


def _claim(teller: Teller, at: tuple[int, ...], kind: str, place: Span) -> Claim:
    start, end = at
    level = str(_SCALE[kind])
    return Claim(
        id=f"c{digest(teller.article.id, 'proposition', str(place.start), str(start), length=8)}",
        witness=teller.article.id,
        start=start,
        end=end,
        text=teller.article.text[start:end],
        type="firmness",
        interval=(level, level),
        unit=kind,
        as_of=teller.published,
        attribute="firmness",
        subject=" ".join(teller.article.text[slice(*place)].split()),
        clause=place,
    )


_SAID = re.compile(
    r"\b(?:according to|sa(?:y|ys|id)|told|tells?|telling|testified|insist(?:s|ed)|believes?|thinks?|thought|suspects?"
    r"|suspected|charged|alleg\w+|claim\w*|accus\w+|rumou?r\w*|suggest\w*|report(?:s|ed|ing)?|indicat\w+|wrote|tweet\w*|recall\w*|stated|argu\w+|describ\w+"
    r"|explain\w*|added|announced|confirmed|acknowledg\w+|assert\w*|contend\w*|maintain\w*)\b"
)
"""Words that put a sentence on somebody's word, whoever it is."""
_TURN = re.compile(
    r"\b(?:not|never|no|nor|neither|without|if|whether|unless|until|would|could|might|may|should|will|can|cannot|only|almost"
    r"|den(?:y|ies|ied|ying|ial)|plan(?:s|ned)?|want(?:s|ed)?|tr(?:y|ies|ied)|fail(?:s|ed)?|refus\w+|before|after)\b|n[’']t\b",
    re.IGNORECASE,
)


def _turns(text: str) -> frozenset[str]:
    """The words of a stretch that turn what it says into something else: with others, it is another proposition."""
    return frozenset(
        "not" if m[0].lower() in ("n’t", "n't", "never", "cannot") else m[0].lower() for m in _TURN.finditer(text)
    )


# --- words and sentences ----------------------------------------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z][\w’'-]*|\d[\d,.]*\d|\d")
_STOP = re.compile(r"[.!?…](?=[\s\"”’)\]]|\Z)|[\n;]|\s{3,}")
"""Where a sentence ends; what is hidden ends one too."""


def _teller(report: int, article: Article, found: Findings) -> Teller:
    hidden = [s for q in found.quotations if q.kind != "indirect" for s in q.spans]
    told = blanked(article.text, [*hidden, *(Span(f.start, f.end) for f in found.furniture)])
    sentences, start = [], 0
    for end in [*(m.end() for m in _STOP.finditer(told)), len(told)]:
        words = _words(told, start, end)
        if FEWEST <= len(words) <= LONG:
            sentences.append(Sentence(report, Span(start, end), words))
        start = end
    indirect = tuple(s for q in found.quotations if q.kind == "indirect" for s in q.spans)
    return Teller(
        article, told, found.hedges, indirect, tuple(sentences), article.published or found.masthead.published
    )


def _words(told: str, start: int, end: int) -> tuple[Word, ...]:
    """The telling words of a stretch of narration, those of hedges and of telling left out."""
    out = []
    for n, m in enumerate(_WORD.finditer(told, start, end)):
        fixed = m[0][0].isupper() or m[0][0].isdigit()
        norm = plain(m[0])
        common = norm in _passed_over() and not (fixed and n > 0)  # "in May" is no "may"
        if not common and norm not in _TITLES and not norm.startswith(_hedging()):
            out.append(Word(norm, *m.span(), fixed))
    return tuple(out)


_TITLES = frozenset(["mr", "mrs", "ms", "dr"])


@cache
def _passed_over() -> frozenset[str]:
    """Words that tell nothing by themselves."""
    listed: str = lexicon("en", "common")["words"]
    return frozenset(plain(w) for w in listed.split())


@cache
def _hedging() -> tuple[str, ...]:
    """How the words of hedges begin, those that begin no other word."""
    listed: str = lexicon("en", "hedges")["known"]["by"]
    return tuple(stem for stem in listed.split() if len(stem) > SHORT)


SHORT = 4
"""Letters of a word that may begin others: "may" the mayor."""


def _topic(claims: Sequence[Claim]) -> Topic:
    """The topic of claims: the shortest of the clauses that tell it."""
    told = min((c.subject or "" for c in claims), key=lambda t: (len(t), t))
    clipped = told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rsplit(' ', 1)[0]}…"
    ids = tuple(c.id for c in claims)
    return Topic(f"t{digest('proposition', *sorted(ids), length=8)}", "firmness", f"“{clipped}”", "firmness", ids)


LONGEST = 80
"""Characters of a clause that stands for what is told."""
