"""`variorum compare`: what changed between versions of one text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import variorum
from variorum.cli.common import FORMATS, SOME_ASIDE, SUFFIXES, counted, options, save, say

__all__ = ["compare"]


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--base", metavar="TEXT", help="The version to compare every other with (default: each with the next).")
@click.option("--max-bytes", type=click.IntRange(min=1), help="The largest file to read (default: 50 MB).")
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option("--format", "format_", type=click.Choice(FORMATS), help="The format, whatever the suffix of OUT.")
def compare(
    texts: Sequence[str], base: str | None, max_bytes: int | None, out: str | None, format_: str | None
) -> None:
    """What changed between versions of one text, the oldest first: drafts, transcripts, a speech as written and as
    given."""
    articles = variorum.read(texts, max_bytes=max_bytes)
    comparison = variorum.redline(articles, base=base)
    for aside in articles.set_aside:
        say(f"set aside: {aside.path}: {aside.reason}")
    format_ = format_ or SUFFIXES.get(Path(out).suffix.lower() if out else "", "text")
    if out:
        save(out, variorum.write(comparison, format_))
        changes = sum(len(revision.changes) for revision in comparison.revisions)
        say(f"{counted(len(comparison.versions), 'version')}, {counted(changes, 'change')}: {out}")
    else:
        told = options(format_, False, sys.stdout) if format_ == "text" else {}
        click.echo(variorum.write(comparison, format_, **told), nl=False)
    sys.exit(SOME_ASIDE if articles.set_aside else 0)
