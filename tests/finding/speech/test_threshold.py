"""The score below which nobody is named."""

from __future__ import annotations

import variorum

TEXT = """\
The mayor, Ana Ruiz, met the harbour master, Ed Stone, on Monday.

“The pier is closed,” she said. Stone, who was angry, listened to the plan for “a slow and careful” repair.

“Nobody asked us,” Stone told Lena Voss. “It is a shame.”

A letter pinned to the door was read by Voss and Ruiz and by many others, and “nobody comes here any more” was in it.
"""
ARTICLE = variorum.article(TEXT)


def names(least: float | None) -> list[str | None]:
    found = variorum.find(ARTICLE, min_score=least)
    return [a.mention.text if a.mention else None for a in found.attributions]


def test_raising_the_threshold_only_takes_names_away() -> None:
    before = names(0.0)
    for step in range(1, 11):
        after = names(step / 10)
        assert all(now is None or now == then for now, then in zip(after, before, strict=True))
        before = after
    assert not any(names(1.0))


def test_everybody_near_is_named_without_a_threshold() -> None:
    assert sum(name is not None for name in names(0.0)) >= sum(name is not None for name in names(None))
    assert all(now is None or now == then for now, then in zip(names(None), names(0.0), strict=True))


def test_who_falls_below_is_unsure_and_nothing_else_changes() -> None:
    default, strict = variorum.find(ARTICLE), variorum.find(ARTICLE, min_score=1.0)
    assert strict.quotations == default.quotations
    for was, now in zip(default.attributions, strict.attributions, strict=True):
        if was.mention is not None:
            assert (now.mention, now.rule, now.addressee) == (None, "none: unsure", None)
            assert now.score == round(1 - was.score, 3)
        else:
            assert now == was
