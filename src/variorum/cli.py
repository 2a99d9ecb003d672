"""The command line: arguments in, one call of the library, results to stdout or a file, everything else to stderr.

Exit status: 0 done; 1 done, but something needs a look (inputs set aside, each named with its reason); 2 nothing
could be done, or the arguments are wrong."""

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

FORMATS = ("html", "json", "text")
SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".txt": "text"}
SOME_ASIDE, NOTHING = 1, 2
MANIFEST = "A CSV with `path` and any of outlet, title, byline, published, language, url; what it says wins."


class Failing(click.Group):
    """A group whose commands turn every VariorumError into a message on stderr and exit status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except variorum.VariorumError as error:
            click.echo(f"variorum: {error}", err=True)
            ctx.exit(NOTHING)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=Failing, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(variorum.__version__, prog_name="variorum")
def main() -> None:
    """Reads every report of a story and makes its edition: what was really said, from everyone who reported it."""


def inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments of every command that reads reports."""
    for wrap in (
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--max-bytes", type=click.IntRange(min=1), help="The largest file to read (default: 50 MB)."),
        click.option("--manifest", metavar="FILE.csv", help=MANIFEST),
    ):
        command = wrap(command)
    return command


@main.command()
@inputs
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="The format, whatever the suffix of OUT.")
@click.option("--without-text", is_flag=True, help="Leave the reports' own texts out of the edition.")
def collate(
    paths: Sequence[str],
    max_bytes: int | None,
    manifest: str | None,
    out: str | None,
    format_: str | None,
    without_text: bool,
) -> None:
    """Make the edition of one story from its reports: files, folders, JSONL."""
    articles = _read(paths, max_bytes, manifest)
    edition = variorum.collate(articles, watch=_progress)
    format_ = format_ or SUFFIXES.get(Path(out).suffix.lower() if out else "", "text")
    if out:
        _save(out, variorum.write(edition, format_, **_options(format_, without_text, None)))
        _say(f"{_counted(len(edition.witnesses), 'report')}, {_counted(len(edition.utterances), 'utterance')}: {out}")
    else:
        _show(edition, format_, without_text)
    sys.exit(SOME_ASIDE if articles.set_aside else 0)


def _show(edition: variorum.Edition, format_: str, without_text: bool) -> None:
    """Prints the edition; on a terminal, where nothing else was asked for, it also leaves the page to open."""
    click.echo(variorum.write(edition, format_, **_options(format_, without_text, sys.stdout)), nl=False)
    if format_ == "text" and sys.stdout.isatty():
        _leave_page(edition, without_text)


def _leave_page(edition: variorum.Edition, without_text: bool = False) -> None:
    page = Path("edition.html")
    if page.exists():
        _say("edition.html is there already and was left alone; to write the page under another name: -o NAME.html")
        return
    _save(str(page), variorum.write(edition, "html", **_options("html", without_text, None)))
    _say("The edition as a page: edition.html")


def _options(format_: str, without_text: bool, stream: Any) -> dict[str, Any]:
    """What a writer is told of the world: whether there is colour, how wide the terminal is."""
    if format_ != "text":
        return {"with_text": not without_text}
    if stream is None or not stream.isatty():
        return {}
    import shutil

    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return {"colour": colour, "width": max(40, min(shutil.get_terminal_size().columns, 100))}


@main.command()
@inputs
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl", "csv"]), help="The format (default text).")
def quotes(
    paths: Sequence[str], max_bytes: int | None, manifest: str | None, out: str | None, format_: str | None
) -> None:
    """The quotations of each article, with their speakers; nothing is collated."""
    from variorum.writers import quotes as writers

    articles = _read(paths, max_bytes, manifest)
    format_ = format_ or {".jsonl": "jsonl", ".csv": "csv"}.get(Path(out).suffix.lower() if out else "", "text")
    found = [(article, variorum.find(article)) for article in _progress(articles)]
    text = {"text": writers.text, "jsonl": writers.jsonl, "csv": writers.csv}[format_](found)
    if out:
        _save(out, text)
    else:
        click.echo(text, nl=False)
    sys.exit(SOME_ASIDE if articles.set_aside else 0)


@main.command()
def schema() -> None:
    """The JSON Schema of the edition (`collate --format json`)."""
    from variorum.writers.schema import schema as of_edition

    click.echo(of_edition(), nl=False)


@main.command()
def demo() -> None:
    """The example story, end to end: six invented reports of one invented voice message."""
    from variorum import example

    paths = [str(path) for path in example.paths()]
    edition = variorum.collate(variorum.read(paths))
    click.echo(variorum.write(edition, "text", **_options("text", False, sys.stdout)), nl=False)
    _leave_page(edition)


def _read(paths: Sequence[str], max_bytes: int | None, manifest: str | None) -> Articles:
    """The articles; what was set aside is said on stderr, with its reason. Raises NothingToDo where there are none."""
    from variorum.stages import nothing_to_do

    articles = variorum.read(paths, max_bytes=max_bytes, manifest=manifest)
    if not articles:
        raise nothing_to_do(articles.set_aside)
    for aside in articles.set_aside:
        _say(f"set aside: {aside.path}: {aside.reason}")
    return articles


def _progress(articles: Sequence[variorum.Article]) -> Iterator[variorum.Article]:
    """The articles, under a bar on stderr where there is a terminal and enough of them to wait for."""
    if len(articles) < ENOUGH_FOR_A_BAR or not sys.stderr.isatty():
        yield from articles
        return
    with click.progressbar(articles, label="Reading", file=sys.stderr) as bar:
        yield from bar


ENOUGH_FOR_A_BAR = 50
"""Articles that take longer than a blink; fewer are done before a bar could be read."""


def _save(out: str, text: str) -> None:
    try:
        Path(out).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise variorum.VariorumError(
            f"{out} cannot be written: {error.strerror}. Choose another place with -o."
        ) from error


def _say(message: str) -> None:
    click.echo(message, err=True)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
