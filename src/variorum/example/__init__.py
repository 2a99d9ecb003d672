"""The invented story of the demo: six reports of one voice message, its full transcript, and the truth about them.

Nobody in it exists. The files are data: this module only says where they are.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["REPORTS", "TRANSCRIPT", "TRUTH", "paths"]

HERE = Path(str(files("variorum.example")))

REPORTS = HERE / "reports"
"""The folder of the six reports."""

TRANSCRIPT = HERE / "transcript.txt"
"""The whole message, as it was spoken."""

TRUTH = HERE / "truth.json"
"""What is quoted in each report, by whom, from which occasion, and the kind of each reading that differs."""


def paths() -> tuple[Path, ...]:
    """The six reports, in the order of their names.

    >>> [p.stem for p in paths()][:3]
    ['alpine-water-letter', 'channel-north', 'hollin-courier']
    """
    return tuple(sorted(p for p in REPORTS.iterdir() if p.suffix in {".txt", ".html"}))
