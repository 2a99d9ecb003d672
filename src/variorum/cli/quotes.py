"""`variorum quotes`: who is quoted, article by article."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import variorum
from variorum.cli.common import SOME_ASIDE, inputs, progress, read, save

__all__ = ["quotes"]


@click.command()
@inputs
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl", "csv"]), help="The format (default text).")
def quotes(
    paths: Sequence[str], max_bytes: int | None, manifest: str | None, out: str | None, format_: str | None
) -> None:
    """The quotations of each article, with their speakers; nothing is collated."""
    from variorum.writers import quotes as writers

    articles = read(paths, max_bytes, manifest)
    format_ = format_ or {".jsonl": "jsonl", ".csv": "csv"}.get(Path(out).suffix.lower() if out else "", "text")
    found = [(article, variorum.find(article)) for article in progress(articles)]
    text = {"text": writers.text, "jsonl": writers.jsonl, "csv": writers.csv}[format_](found)
    if out:
        save(out, text)
    else:
        click.echo(text, nl=False)
    sys.exit(SOME_ASIDE if articles.set_aside else 0)
