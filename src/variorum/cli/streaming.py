"""Results that are written as they come, and a bar for those who wait."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

import variorum
from variorum.cli.common import say

if TYPE_CHECKING:  # what reads files is imported where it is used: `--help` reads none
    from variorum.engines.local import Inputs
    from variorum.model import SetAside

__all__ = ["Output", "progress", "set_aside"]

ENOUGH_FOR_A_BAR = 2_000_000
"""Bytes that take longer than a few seconds; less is done before a bar could be read."""


class Output:
    """Where results go: stdout, or a file that is made when there is something to write into it."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def __enter__(self) -> Output:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def write(self, text: str) -> None:
        """Write some text. Raises VariorumError where that cannot be done."""
        if self._path is None:
            click.echo(text, nl=False)
        elif text:
            try:
                if self._file is None:
                    self._file = open(self._path, "w", encoding="utf-8", newline="")  # noqa: SIM115 (see __exit__)
                self._file.write(text)
            except OSError as error:
                raise variorum.VariorumError(
                    f"{self._path} cannot be written: {error.strerror}. Choose another place with -o."
                ) from error


@contextmanager
def progress(given: Inputs, out: str | None) -> Iterator[tuple[Callable[[int], object], Callable[[str], None]]]:
    """Something that is told of the bytes read, and something that says a line on stderr.

    There is a bar where stderr is a terminal, results go elsewhere, and there is enough to wait for.
    """
    from variorum.engines.pieces import STDIN

    elsewhere = out is not None or not sys.stdout.isatty()
    if not (elsewhere and sys.stderr.isatty()) or STDIN in given.files or given.size() < ENOUGH_FOR_A_BAR:
        yield int, say
        return
    with click.progressbar(length=given.size(), label="Reading", file=sys.stderr) as bar:

        def say_above(line: str) -> None:
            say(f"\r\x1b[K{line}")
            bar.render_progress()

        yield bar.update, say_above


def set_aside(one: SetAside) -> str:
    """What is said of an input that was not read."""
    from variorum.writers.shown import shown

    return f"set aside: {shown(one.path)}: {shown(one.reason)}"
