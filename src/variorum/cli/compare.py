"""`variorum compare`: what changed between versions of one text."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

import variorum
from variorum.cli.common import COMPARISON_FORMATS, SOME_ASIDE, counted, format_of, say, written

__all__ = ["compare"]


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option("--base", metavar="TEXT", help="The version to compare every other with (default: each with the next).")
@click.option("--max-bytes", type=click.IntRange(min=1), help="The largest file to read (default: 50 MB).")
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option(
    "--format", "format_", type=click.Choice(COMPARISON_FORMATS), help="The format, whatever the suffix of OUT."
)
def compare(
    texts: Sequence[str], base: str | None, max_bytes: int | None, out: str | None, format_: str | None
) -> None:
    """What changed between versions of one text, the oldest first: drafts, transcripts, a speech as written and as
    given."""
    articles = variorum.read(texts, max_bytes=max_bytes)
    comparison = variorum.redline(articles, base=base)
    for aside in articles.set_aside:
        say(f"set aside: {aside.path}: {aside.reason}")
    written(comparison, format_of(format_, out), out)
    if out:
        changes = sum(len(revision.changes) for revision in comparison.revisions)
        say(f"{counted(len(comparison.versions), 'version')}, {counted(changes, 'change')}: {out}")
    sys.exit(SOME_ASIDE if articles.set_aside else 0)
