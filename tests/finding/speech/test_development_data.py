"""Marks and speakers on the real articles of ../shared/data: nothing raises, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from variorum.finding.article import find
from variorum.finding.speech.marks import segments
from variorum.model import Article
from variorum.spans import joined_text
from variorum.text.paragraphs import paragraphs

DATA = Path(__file__).parents[4] / "shared/data"

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here"),
]
MARKED = 0.999
"""Of the 4,975 segments marked by hand, 4,974 have exactly these bounds."""
STORIES = 60
"""Reports read, one in two: enough for every style of mark in the folder."""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    marks = " \t\n\r\xa0\"'“”‘’`«»„,.;:…"
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip(marks))
    return start + left, max(start + left, start + len(inner.rstrip(marks)))


def test_nearly_every_segment_marked_by_hand_is_found() -> None:
    wanted = found = 0
    for line in (DATA / "quotes/polnear.dev.jsonl").read_text("utf-8").splitlines()[::2]:
        d = json.loads(line)
        text = d["text"]
        gold = {trimmed(text, *span) for q in d["quotes"] for span in q["quoted"]}
        seen = {trimmed(text, s.start, s.end) for s in segments(text, paragraphs(text))}
        wanted += len(gold)
        found += len(gold & seen)
    assert found >= MARKED * wanted


def test_what_is_found_in_a_story_is_what_it_prints() -> None:
    for path in sorted((DATA / "stories").glob("*/*.txt"))[::2][:STORIES]:
        text = path.read_bytes().decode("utf-8")
        found = find(Article(id=path.stem, text=text))
        for q, a in zip(found.quotations, found.attributions, strict=True):
            assert q.text == joined_text(text, q.spans)
            assert a.mention is None or text[slice(*a.mention.span)] == a.mention.text


STRAIGHT = str.maketrans("“”‘’", "\"\"''")
SAME = 0.99
"""Of 851 quotations of the stories printed with curly marks, 849 have the same spans, kind and speaker when every mark
and apostrophe is straight."""


def test_straight_marks_lose_nothing() -> None:
    same = seen = 0
    for path in sorted((DATA / "stories").glob("*/*.txt"))[::3]:
        text = path.read_bytes().decode("utf-8")
        curly, straight = (
            {
                (q.spans, q.kind, a.mention and a.mention.span)
                for f in (find(Article(id="a", text=set_as)),)
                for q, a in zip(f.quotations, f.attributions, strict=True)
            }
            for set_as in (text, text.translate(STRAIGHT))
        )
        seen += len(curly | straight)
        same += len(curly & straight)
    assert same >= SAME * seen
