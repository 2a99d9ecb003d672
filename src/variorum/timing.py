"""When words of a transcript were spoken."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from variorum.model import Timing

__all__ = ["time_of"]

PLACES = 3
"""Decimals of a second: as many as subtitles have."""


def time_of(timings: Sequence[Timing], start: int, end: int) -> tuple[float, float] | None:
    """The seconds from the first to the last of the characters `start` to `end`; None where none of them has a time.

    `timings` are in the order of the text and disjoint. Inside one the time is shared out evenly over its characters.

    >>> time_of([Timing(0, 10, (4.0, 6.0)), Timing(11, 20, (6.0, 7.5))], 5, 20)
    (5.0, 7.5)
    """
    first = max(0, bisect_right(timings, start, key=lambda t: t.start) - 1)
    here = []
    for timing in timings[first:]:
        if timing.start >= max(end, start + 1):
            break
        if timing.end > start or timing.end == end:
            here.append(timing)
    if not here:
        return None
    times = [moment(t, min(max(at, t.start), t.end)) for t in here for at in (start, end)]
    return round(min(times), PLACES), round(max(times), PLACES)


def moment(timing: Timing, at: int) -> float:
    """The second at which a character of a timing is spoken."""
    low, high = timing.time
    return low + (high - low) * (at - timing.start) / max(1, timing.end - timing.start)
