"""`variorum convert`: a stored edition or comparison in another format."""

from __future__ import annotations

import sys

import click

import variorum
from variorum.cli.common import EDITION_FORMATS, TABLES, format_of, written

__all__ = ["convert"]


@click.command()
@click.argument("stored", default="-", metavar="[EDITION.json]")
@click.option("--to", "format_", type=click.Choice(EDITION_FORMATS), metavar="FORMAT",
              help=f"One of {', '.join(EDITION_FORMATS)}.")  # fmt: skip
@click.option(
    "-o", "--output", "out", metavar="OUT", help="Where to write; without --to the suffix chooses the format."
)
@click.option("--table", type=click.Choice(TABLES), help="Which table of the CSV (default: quotations).")
@click.option("--without-text", is_flag=True, help="Leave the reports' own texts out.")
def convert(stored: str, format_: str | None, out: str | None, table: str | None, without_text: bool) -> None:
    """A stored edition, or comparison (JSON; standard input without a name), in another format."""
    if not format_ and not out:
        raise click.UsageError("say what to convert to: --to FORMAT, or -o NAME with the suffix of one")
    from variorum import writers

    found = writers.stored(_bytes(stored))
    written(found, format_of(format_, out), out, table=table, without_text=without_text)


def _bytes(name: str) -> bytes:
    """What is stored under the name, or on standard input."""
    if name == "-":
        if sys.stdin.isatty():
            raise click.UsageError("name a stored edition, or pipe one in")
        return sys.stdin.buffer.read()
    try:
        with open(name, "rb") as file:
            return file.read()
    except OSError as error:
        raise variorum.VariorumError(f"{name} cannot be read: {error.strerror}.") from error
