"""What every command needs: its inputs read, its result written, a word on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import variorum

if TYPE_CHECKING:
    from variorum.articles import Articles

__all__ = [
    "FORMATS", "NOTHING", "SOME_ASIDE", "STOPPED", "SUFFIXES", "counted", "inputs", "leave_page", "options",
    "progress", "read", "save", "say",
]  # fmt: skip

FORMATS = ("csv", "html", "json", "tei", "text")
SUFFIXES = {
    ".csv": "csv", ".html": "html", ".htm": "html", ".json": "json", ".tei": "tei", ".txt": "text", ".xml": "tei",
}  # fmt: skip
SOME_ASIDE, NOTHING, STOPPED = 1, 2, 130
MANIFEST = "A CSV with `path` and any of outlet, title, byline, published, language, url; what it says wins."


def inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments of every command that reads reports."""
    for wrap in (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--max-bytes", type=click.IntRange(min=1), help="The largest file to read (default: 50 MB)."),
        click.option("--manifest", metavar="FILE.csv", help=MANIFEST),
    ):
        command = wrap(command)
    return command


def options(format_: str, without_text: bool, stream: Any) -> dict[str, Any]:
    """What a writer is told of the world: whether there is colour, how wide the terminal is."""
    if format_ in ("csv", "tei"):
        return {}  # neither has the reports' own texts
    if format_ != "text":
        return {"with_text": not without_text}
    if stream is None or not stream.isatty():
        return {}
    import shutil

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"colour": colour, "width": max(40, min(shutil.get_terminal_size().columns, 100))}


def leave_page(edition: variorum.Edition, without_text: bool = False) -> None:
    """Writes the page to `edition.html` in the current folder, unless one is there, and says so."""
    page = Path("edition.html")
    if page.exists():
        say("edition.html is there already and was left alone; to write the page under another name: -o NAME.html")
        return
    save(str(page), variorum.write(edition, "html", **options("html", without_text, None)))
    say("The edition as a page: edition.html")


def read(
    paths: Sequence[str],
    max_bytes: int | None,
    manifest: str | None,
    transcripts: Sequence[str] = (),
    corrections: str | None = None,
) -> Articles:
    """The articles; what was set aside is said on stderr, with its reason. Raises NothingToDo where there are none."""
    from variorum.stages import nothing_to_do

    articles = variorum.read(
        paths, max_bytes=max_bytes, manifest=manifest, transcripts=transcripts, corrections=corrections
    )
    if not articles:
        raise nothing_to_do(articles.set_aside)
    for aside in articles.set_aside:
        say(f"set aside: {aside.path}: {aside.reason}")
    return articles


def progress(articles: Sequence[variorum.Article]) -> Iterator[variorum.Article]:
    """The articles, under a bar on stderr where there is a terminal and enough of them to wait for."""
    if len(articles) < ENOUGH_FOR_A_BAR or not sys.stderr.isatty():
        yield from articles
        return
    with click.progressbar(articles, label="Reading", file=sys.stderr) as bar:
        yield from bar


ENOUGH_FOR_A_BAR = 50
"""Articles that take longer than a blink; fewer are done before a bar could be read."""


def save(out: str, text: str) -> None:
    """Writes a file. Raises VariorumError where it cannot be written."""
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise variorum.VariorumError(
            f"{out} cannot be written: {error.strerror}. Choose another place with -o."
        ) from error


def say(message: str) -> None:
    """A message on stderr."""
    click.echo(message, err=True)


def counted(n: int, noun: str) -> str:
    """A number and its noun."""
    return f"{n} {noun}{'' if n == 1 else 's'}"
