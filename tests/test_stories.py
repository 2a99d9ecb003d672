"""On each of the real stories: an edition without error, of which everything holds that must hold of every edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from properties import collated, problems

import variorum

STORIES = Path(__file__).resolve().parents[1] / "../shared/data/stories"

pytestmark = pytest.mark.data


def stories() -> list[str]:
    return sorted(p.name for p in STORIES.iterdir() if p.is_dir()) if STORIES.is_dir() else []


@pytest.mark.skipif(not stories(), reason="../shared/data/stories is not here")
@pytest.mark.parametrize("story", stories())
def test_an_edition_of_a_real_story_holds_together(story: str) -> None:
    paths = sorted((STORIES / story).glob("*.txt"))
    text, edition = collated(paths)
    assert len(edition["witnesses"]) + len(edition["set_aside"]) == len(paths)
    assert problems(edition) == []
    assert collated(paths[::-1])[0] == text


RECORDED = [story for story in stories() if (STORIES / story / "primary").is_dir()]


@pytest.mark.skipif(not RECORDED, reason="../shared/data/stories is not here")
@pytest.mark.parametrize("story", RECORDED)
def test_an_edition_with_a_real_transcript_holds_together(story: str) -> None:
    paths, spoken = sorted((STORIES / story).glob("*.txt")), sorted((STORIES / story / "primary").iterdir())
    read = variorum.read(paths, transcripts=spoken)
    edition = json.loads(variorum.write(variorum.collate(read), "json"))
    assert problems(edition) == []
    transcripts = {w["siglum"] for w in edition["witnesses"] if w["kind"] == "transcript"}
    recorded = [u for u in edition["utterances"] if transcripts & {s["siglum"] for s in u["witnesses"]}]
    assert recorded
    assert all(u["order_known"] for u in recorded)
