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
    "COMPARISON_FORMATS", "EDITION_FORMATS", "NOTHING", "SOME_ASIDE", "STOPPED", "SUFFIXES", "TABLES", "counted",
    "format_of", "inputs", "leave_page", "options", "progress", "read", "save", "say", "written",
]  # fmt: skip

EDITION_FORMATS = ("annotations", "bibtex", "csl", "csv", "html", "json", "markdown", "schemaorg", "tei", "text")
COMPARISON_FORMATS = ("csv", "html", "json", "tei", "text")
TABLES = ("quotations", "readings", "tallies", "witnesses", "decisions")
"""The formats and tables of `variorum.writers`, spelt out so that `--help` reads no writer; a test compares them."""

SUFFIXES = {
    ".bib": "bibtex", ".csv": "csv", ".html": "html", ".htm": "html", ".json": "json", ".jsonld": "annotations",
    ".md": "markdown", ".tei": "tei", ".txt": "text", ".xml": "tei",
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


def options(format_: str, stream: Any) -> dict[str, Any]:
    """What a writer is told of the world: on a terminal, whether there is colour, and how wide it is."""
    if format_ != "text" or stream is None or not stream.isatty():
        return {}
    import shutil

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"colour": colour, "width": max(40, min(shutil.get_terminal_size().columns, 100))}


def format_of(format_: str | None, out: str | None, table: str | None = None) -> str:
    """The format that was asked for, else that of OUT's suffix (a folder: csv), else text."""
    if format_ is None and out is not None and (table or is_folder(out)):
        return "csv"
    return format_ or ("csv" if table else SUFFIXES.get(Path(out).suffix.lower() if out else "", "text"))


def is_folder(out: str) -> bool:
    """Whether OUT names a folder: one that is there, or a name with a slash at its end."""
    return out.endswith(("/", os.sep)) or Path(out).is_dir()


def written(
    whole: variorum.Edition | variorum.Comparison,
    format_: str,
    out: str | None,
    *,
    table: str | None = None,
    without_text: bool = False,
) -> None:
    """Writes the edition (or comparison) to OUT, or prints it. A folder gets a file for each table of the CSV."""
    from variorum import writers

    if table and format_ != "csv":
        raise click.UsageError(f"--table is for csv, not for {format_}")
    if without_text and isinstance(whole, variorum.Edition):
        whole = writers.without_text(whole)
    told = {**options(format_, None if out else sys.stdout), **({"table": table} if table else {})}
    if out and format_ == "csv" and is_folder(out) and isinstance(whole, variorum.Edition):
        wanted = writers.tables(whole)
        Path(out).mkdir(parents=True, exist_ok=True)
        for name in [table] if table else list(wanted):
            save(str(Path(out) / f"{name}.csv"), wanted[name])
    elif out:
        save(out, variorum.write(whole, format_, **told))
    else:
        click.echo(variorum.write(whole, format_, **told), nl=False)


def leave_page(edition: variorum.Edition, without_text: bool = False) -> None:
    """Writes the page to `edition.html` in the current folder, unless one is there, and says so."""
    page = Path("edition.html")
    if page.exists():
        say("edition.html is there already and was left alone; to write the page under another name: -o NAME.html")
        return
    written(edition, "html", str(page), without_text=without_text)
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
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
