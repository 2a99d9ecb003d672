"""The same articles in other typographies: are their quotations still found?

    python benchmarks/typography.py [--styles straight,british] [--errors 20]

Sets every article of ../shared/data/quotes/polnear.dev.jsonl anew (straight marks, British single marks, guillemets,
hard-wrapped lines, …), moves the hand-made spans along, and prints the scores of each copy beside the original's.
`--errors N` lists segments that a copy loses or gains against the original.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
from quotes import NOT_SPEECH, SHARED, predict

sys.path.insert(0, str(SHARED / "bench"))
from score_quotes import score

from variorum.finding.speech.apostrophes import MARK
from variorum.finding.speech.marks import outer_style, segments
from variorum.text.paragraphs import paragraphs

COLUMNS = 72


class Style(NamedTuple):
    """The marks of a typography: outer pair, inner pair, and what an apostrophe looks like."""

    outer: tuple[str, str]
    inner: tuple[str, str]
    apostrophe: str


CURLY = Style(("“", "”"), ("‘", "’"), "’")
STRAIGHT = Style(('"', '"'), ("'", "'"), "'")
STYLES: Mapping[str, Style] = {
    "curly": CURLY,
    "straight": STRAIGHT,
    "curly, straight apostrophes": Style(("“", "”"), ("'", "'"), "'"),
    "doubled ''": Style(("''", "''"), ("'", "'"), "'"),
    "doubled `` ''": Style(("``", "''"), ("`", "'"), "'"),
    "British curly": Style(("‘", "’"), ("“", "”"), "’"),
    "British straight": Style(("'", "'"), ('"', '"'), "'"),
    "British, straight apostrophes": Style(("‘", "’"), ("“", "”"), "'"),
    "guillemets": Style(("«", "»"), ("“", "”"), "’"),
    "guillemets, spaced": Style(("«\xa0", "\xa0»"), ("“", "”"), "’"),
    "guillemets, reversed": Style(("»", "«"), ("›", "‹"), "’"),
    "low-high „“": Style(("„", "“"), ("‚", "‘"), "’"),
    "low-high „”": Style(("„", "”"), ("‚", "’"), "’"),
    "closing both ”": Style(("”", "”"), ("’", "’"), "’"),
}


class Mark(NamedTuple):
    """A mark of an article and what it does: `outer` or `inner`, 0 for opening and 1 for closing; or an apostrophe."""

    start: int
    end: int
    level: str
    side: int


def marks(text: str) -> list[Mark]:
    """Every mark of an article with what it does, by the segments that are found in the original."""
    role: dict[int, tuple[str, int]] = {}
    found = segments(text, paragraphs(text))
    style = outer_style(text, found)
    for s in found:
        inner = s.depth % 2 or (s.style == "single") != (
            style == "single"
        )  # a headline's ‘single’ marks stay the other sort
        for side, m in enumerate((MARK.match(text, s.outer_start), MARK.search(text, s.end, s.outer_end))):
            if m and (side or s.outer_start < s.start):
                role[m.start()] = ("inner" if inner else "outer", side)
    return [Mark(*m.span(), *role.get(m.start(), ("apostrophe" if len(m[0]) == 1 and m[0] in "'’‘" else "other", 0)))
            for m in MARK.finditer(text)]  # fmt: skip


def restyled(text: str, style_of: Callable[[int], Style]) -> list[tuple[int, int, str]]:
    """The changes that set a text in another style, which may depend on where it is."""
    out = []
    for m in marks(text):
        style = style_of(m.start)
        if m.level == "other":
            continue
        new = style.apostrophe if m.level == "apostrophe" else getattr(style, m.level)[m.side]
        out.append((m.start, m.end, new))
    return out


def wrapped(text: str) -> list[tuple[int, int, str]]:
    """The changes that break lines at 72 columns: a space becomes a line end; paragraphs are parted by blank lines."""
    out = []
    at = 0
    for line in text.split("\n"):
        start = at
        last = -1
        for i in range(at, at + len(line)):
            if text[i] == " ":
                if i - start > COLUMNS and last > start:
                    out.append((last, last + 1, "\n"))
                    start = last + 1
                last = i
        at += len(line) + 1
    return out


class Copy(NamedTuple):
    """A changed text and where each position of the old one is in it."""

    text: str
    starts: list[int]
    moves: list[int]

    def moved(self, position: int) -> int:
        k = bisect_right(self.starts, position) - 1
        return position + (self.moves[k] if k >= 0 else 0)


def changed(text: str, changes: list[tuple[int, int, str]]) -> Copy:
    """The text with the changes made; a position at a change's end moves with what follows."""
    pieces, at, move = [], 0, 0
    starts, moves = [], []
    for start, end, new in sorted(changes):
        pieces += [text[at:start], new]
        at = end
        move += len(new) - (end - start)
        starts.append(end)
        moves.append(move)
    return Copy("".join([*pieces, text[at:]]), starts, moves)


def along(d: dict[str, Any], copy: Copy) -> dict[str, Any]:
    """An article of the gold data with every offset moved."""

    def span(s: list[int]) -> list[int]:
        return [copy.moved(s[0]), copy.moved(s[1])]

    def quote(q: dict[str, Any]) -> dict[str, Any]:
        start, end = span([q["start"], q["end"]])
        out = q | {
            "start": start,
            "end": end,
            "spans": list(map(span, q["spans"])),
            "quoted": list(map(span, q["quoted"])),
        }
        if q["speaker"]:
            a, b = span([q["speaker_start"], q["speaker_end"]])
            out |= {"speaker_start": a, "speaker_end": b, "speaker": copy.text[a:b]}
        return out

    pairs = list(map(span, d["unattributed_pairs"]))
    return d | {"text": copy.text, "quotes": list(map(quote, d["quotes"])), "unattributed_pairs": pairs}


def mixed(text: str) -> Callable[[int], Style]:
    """Curly and straight marks by turns, paragraph by paragraph (as where a page quotes a tweet or an agency)."""
    starts = [p.start for p in paragraphs(text)]
    return lambda at: (CURLY, STRAIGHT)[bisect_right(starts, at) % 3 == 0]


def setting(name: str) -> Callable[[str], Copy]:
    """The function that sets a text in the typography of that name."""
    look, _, lines = name.partition(" / ")

    def made(text: str) -> Copy:
        changes: list[tuple[int, int, str]] = []
        if look == "mixed":
            changes += restyled(text, mixed(text))
        elif look != "original":
            changes += restyled(text, lambda _: STYLES[look])
        if lines == "wrapped":
            changes += wrapped(text)
        return changed(text, changes)

    return made


SETTINGS = (
    "original", *STYLES, "mixed", "original / wrapped", "straight / wrapped", "British curly / wrapped",
    "British straight / wrapped",
)  # fmt: skip


Spans = dict[tuple[str, int, int], str]


def spans_of(entries: Mapping[str, list[dict[str, Any]]]) -> Spans:
    """The spans of the quotations of speech, by article."""
    return {(i, *span): q["kind"] for i, quotes in entries.items() for q in quotes for span in q["spans"]}


def show(differ: list[tuple[str, str, int, int]], copies: Mapping[str, Copy], most: int) -> None:
    """Print the segments that a copy has lost or gained."""
    print(f"  {len(differ)} differ")
    for what, i, s, e in sorted(differ, key=lambda x: x[1:])[:most]:
        text = copies[i].text
        print(f"  {what:6} {i[:30]} {text[max(0, s - 70) : s]!r} [{text[s:e][:160]!r}] {text[e : e + 40]!r}")


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--styles", help="settings whose name holds one of these words (comma-separated)")
    arguments.add_argument("--errors", type=int, default=0, help="how many differing segments to show")
    arguments.add_argument("--every", type=int, default=1, help="one article in so many")
    chosen = arguments.parse_args()
    source = [json.loads(s) for s in (SHARED / "data/quotes/polnear.dev.jsonl").read_text("utf-8").splitlines()]
    source = source[:: chosen.every]
    words = (chosen.styles or "").split(",")
    print("| set as | segments F1 (P/R) | speaker on found | right where given | end to end |\n|---|---|---|---|---|")
    first: Spans = {}
    for name in (s for s in SETTINGS if s == "original" or any(w in s for w in words)):
        copies = {d["id"]: setting(name)(d["text"]) for d in source}
        lines = [along(d, copies[d["id"]]) for d in source]
        entries = {e["id"]: e["quotes"] for e in map(json.loads, predict(lines)[0].splitlines())}
        speech = {i: [q for q in quotes if q["kind"] not in NOT_SPEECH] for i, quotes in entries.items()}
        r = score(lines, speech, "seg")
        print(f"| {name} | {r['exact']['F1']} ({r['exact']['P']}/{r['exact']['R']}) | {r['speaker_mention_acc']} "
              f"| {r['speaker_precision_when_given']} | {r['end_to_end_recall']} |", flush=True)  # fmt: skip
        found = spans_of(speech)
        if name == "original":
            first = found
        elif chosen.errors:
            moved = {(i, copies[i].moved(s), copies[i].moved(e)) for i, s, e in first}
            show([("lost", *k) for k in moved - found.keys()] + [("gained", *k) for k in found.keys() - moved],
                 copies, chosen.errors)  # fmt: skip


if __name__ == "__main__":
    main()
