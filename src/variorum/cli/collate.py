"""`variorum collate`: the edition of one story."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

import variorum
from variorum.cli.common import (
    EDITION_FORMATS,
    SOME_ASIDE,
    TABLES,
    counted,
    format_of,
    inputs,
    leave_page,
    progress,
    read,
    say,
    written,
)

__all__ = ["collate"]

CORRECTIONS = "What people decided; a corrections.toml in a folder that is read is found by itself."
TRANSCRIPT = "What was said, where it is known: plain text, SRT or WebVTT; it decides. May be given more than once."


@click.command()
@inputs
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(EDITION_FORMATS),
    metavar="FORMAT",
    help=f"One of {', '.join(EDITION_FORMATS)}, whatever the suffix of OUT.",
)
@click.option("--transcript", "transcripts", multiple=True, metavar="FILE", help=TRANSCRIPT)
@click.option("--corrections", metavar="FILE.toml", help=CORRECTIONS)
@click.option("--table", type=click.Choice(TABLES), help="Which table of the CSV (default: quotations).")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes (default: one a core).")
@click.option("--without-text", is_flag=True, help="Leave the reports' own texts out of the edition.")
def collate(
    paths: Sequence[str],
    max_bytes: int | None,
    manifest: str | None,
    out: str | None,
    format_: str | None,
    transcripts: Sequence[str],
    corrections: str | None,
    table: str | None,
    jobs: int | None,
    without_text: bool,
) -> None:
    """Make the edition of one story from its reports: files, folders, JSONL."""
    articles = read(paths, max_bytes, manifest, transcripts, corrections)
    edition = variorum.collate(articles, watch=progress, jobs=jobs)
    guessed = format_ is None and table is None
    format_ = format_of(format_, out, table)
    written(edition, format_, out, table=table, without_text=without_text)
    if out:
        reports = sum(w.kind == "report" for w in edition.witnesses)
        say(f"{counted(reports, 'report')}, {counted(len(edition.utterances), 'utterance')}: {out}")
        if guessed and format_ == "text" and (suffix := Path(out).suffix) not in ("", ".txt"):
            say(f"It is plain text: no format has the suffix {suffix}; choose one with --format.")
    elif format_ == "text" and sys.stdout.isatty():
        leave_page(edition, without_text)
    unfit = [d for d in edition.corrections if d.state == "unfit"]
    for decision in unfit:
        say(f"correction {decision.id} does not fit ({decision.place or 'given'}): {decision.note}")
    sys.exit(SOME_ASIDE if articles.set_aside or unfit else 0)
