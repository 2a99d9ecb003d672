"""Where in a transcript a quotation stands: its turns as one line of words, searched by runs of three.

The cost is that of the quotation, not of the transcript: what is compared word by word is a window round the places
that most of the quotation's runs point to.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from variorum.linking.rows import Row, weight
from variorum.linking.wordings import SEED, Wording, runs, shared
from variorum.model import Article, Findings, Quotation, Span
from variorum.text.tokens import Token, tokens

__all__ = ["Found", "Script", "found_in", "is_said_in_other_words", "pieces", "script", "stands_in"]

BIN = 32
"""Words by which two runs of a quotation may be shifted against each other (a cut, an addition) and point to one
place."""
MOST_BINS = 4
"""Places that are compared: the words may be said again elsewhere, by somebody else."""
CROWD = 400
"""Places beyond which a run of three words points nowhere; two hours of talk hold a stock phrase some sixty times."""
PAD = 24
"""Words beyond a window's own on each side, so that an excerpt does not end where the window does."""
NEARLY, NEARLY_WORTH, SHIFTED = 0.75, 2.0, 3
"""What is said with a word changed: so many of its words in their order, two telling ones among them, where words come
in or fall out no more than so many."""
TELLING, REWORDED, SPREAD = 3, 0.5, 3
"""What is said in other words: telling words that must stand within so many times its length, and their share."""

QUOTED = re.compile(r"“[^”]{1,600}”|\"[^\"]{1,600}\"")


class Script(NamedTuple):
    """A transcript's words: their keys, which turn each is of, whether it is said in somebody else's name, and where
    each run of three begins."""

    report: int
    turns: tuple[Quotation, ...]
    words: tuple[Token, ...]
    starts: tuple[int, ...]
    borrowed: frozenset[int]
    places: Mapping[tuple[str, ...], Sequence[int]]

    def turn(self, word: int) -> int:
        """The number of the turn that a word is of."""
        return bisect_right(self.starts, word) - 1


class Found(NamedTuple):
    """Where a piece stands: how much its common words weigh, which of its words they are, in which turns (the one with
    most first), whether in marks."""

    weight: float
    words: frozenset[int]
    turns: tuple[int, ...]
    borrowed: bool


def script(report: int, article: Article, found: Findings) -> Script:
    """The words of a transcript, ready to be searched."""
    words: list[Token] = []
    starts: list[int] = []
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for turn in found.quotations:
        starts.append(len(words))
        words += [t for s in turn.spans for t in tokens(article.text, s) if t.kind in ("word", "masked")]
        keys = [t.key for t in words[starts[-1] :]]
        for k in range(len(keys) - SEED + 1):
            places[tuple(keys[k : k + SEED])].append(starts[-1] + k)
    marks = [
        Span(*m.span()) for turn in found.quotations for s in turn.spans for m in QUOTED.finditer(article.text, *s)
    ]
    ends = [m.end for m in marks]
    borrowed = set()
    for n, word in enumerate(words):
        k = bisect_right(ends, word.start)
        if k < len(marks) and marks[k].start <= word.start:
            borrowed.add(n)
    return Script(report, found.quotations, tuple(words), tuple(starts), frozenset(borrowed), places)


def pieces(row: Row, text: str) -> list[list[Token]]:
    """The words of a quotation in pieces, as its marks and its ellipses part them."""
    out: list[list[Token]] = []
    for span in row.quotation.spans:
        out.append([])
        for token in tokens(text, span):
            if token.kind == "ellipsis":
                out.append([])
            elif token.kind in ("word", "masked"):
                out[-1].append(token)
    return [piece for piece in out if piece]


def found_in(script: Script, piece: Sequence[Token]) -> list[Found]:
    """The places where a piece stands, the likeliest first; none for fewer words than a run."""
    keys = [t.key for t in piece]
    bins: Counter[int] = Counter()
    for i in range(len(keys) - SEED + 1):
        places = script.places.get(tuple(keys[i : i + SEED]), ())
        if len(places) <= CROWD:
            for at in places:
                bins[(at - i) // BIN] += 1 / len(places)  # type: ignore[assignment]
    out: dict[tuple[int, ...], Found] = {}
    for place, _ in sorted(bins.items(), key=lambda item: (-item[1], item[0]))[:MOST_BINS]:
        low = max(0, place * BIN - PAD)
        window = script.words[low : (place + 1) * BIN + len(piece) + PAD]
        said, spoken = Wording(piece), Wording(window)
        matched = runs(said, spoken)
        worth = shared(said, spoken)[0] or nearly(piece, window, matched)
        if worth <= 0:
            continue
        common = [low + j + k for _, j, n in matched for k in range(n)]
        held = Counter(script.turn(word) for word in common)
        most = max(held, key=lambda turn: (held[turn], -turn))
        borrowed = 2 * sum(word in script.borrowed for word in common) > len(common)
        turns = (most, *sorted(t for t in held if t != most and held[t] >= SEED))
        out.setdefault(turns, Found(worth, frozenset(i + k for i, _, n in matched for k in range(n)), turns, borrowed))
    return sorted(out.values(), key=lambda found: (-found.weight, found.turns))


def nearly(piece: Sequence[Token], window: Sequence[Token], matched: Sequence[tuple[int, int, int]]) -> float:
    """What the common words of a piece weigh that says nearly the same in the same order, word for word: else 0."""
    if not matched:
        return 0.0
    i, j, _ = max(matched, key=lambda run: (run[2], -run[0], -run[1]))
    beside = window[max(0, j - i - SHIFTED) : j - i + len(piece) + SHIFTED]
    blocks = LCSseq.opcodes([t.key for t in piece], [t.key for t in beside])
    same = [n for op in blocks if op.tag == "equal" for n in range(op.src_start, op.src_end)]
    worth = sum(weight(piece[n].norm) for n in same)
    return worth if len(same) >= NEARLY * len(piece) and worth >= NEARLY_WORTH else 0.0


def stands_in(script: Script, piece: Sequence[Token], turns: Sequence[int]) -> bool:
    """Whether a piece of a few words stands whole in one of the turns."""
    keys = [t.key for t in piece]
    return any(
        keys == [t.key for t in words[k : k + len(keys)]]
        for turn in turns
        for words in [words_of(script, turn)]
        for k in range(len(words) - len(keys) + 1)
        if words[k].key == keys[0]
    )


def is_said_in_other_words(script: Script, words: Sequence[Token], turns: Sequence[int]) -> bool:
    """Whether half of a quotation's telling words, and three at the least, stand close together in the turns."""
    telling = {t.key for t in words if weight(t.norm) == 1.0}
    needed = max(TELLING, REWORDED * len(telling))
    for turn in turns:
        held = [(k, t.key) for k, t in enumerate(words_of(script, turn)) if t.key in telling]
        first = 0
        inside: Counter[str] = Counter()
        for k, key in held:
            inside[key] += 1
            while k - held[first][0] >= SPREAD * len(words):
                gone = held[first][1]
                inside[gone] -= 1
                if not inside[gone]:
                    del inside[gone]
                first += 1
            if len(inside) >= needed:
                return True
    return False


def words_of(script: Script, turn: int) -> Sequence[Token]:
    end = script.starts[turn + 1] if turn + 1 < len(script.starts) else len(script.words)
    return script.words[script.starts[turn] : end]
