"""`variorum quotes`: who is quoted, article by article, for any number of articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import partial
from typing import Any

import click

import variorum
from variorum.cli.common import SOME_ASIDE, counted, inputs, options
from variorum.cli.streaming import Output, progress, set_aside

__all__ = ["quotes"]

SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".json": "json"}


@click.command()
@inputs
@click.option("-o", "--output", "out", metavar="OUT", help="Where to write; the suffix chooses the format.")
@click.option("--format", "format_", type=click.Choice(["text", "jsonl", "csv", "json"]),
              help="The format (default text); json goes with --explain.")  # fmt: skip
@click.option("--min-score", type=click.FloatRange(0, 1), help="Name no speaker whose score (0 to 1) is below this.")
@click.option("--indirect", is_flag=True, help="Show what is told in other words too (jsonl and csv always do).")
@click.option("--rules", is_flag=True, help="Say of each quotation how its speaker was found.")
@click.option("--explain", metavar="ID", help="Explain one quotation: why this speaker, and who else was weighed.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Processes (default: one a core).")
def quotes(
    paths: Sequence[str],
    max_bytes: int | None,
    manifest: str | None,
    out: str | None,
    format_: str | None,
    min_score: float | None,
    indirect: bool,
    rules: bool,
    explain: str | None,
    jobs: int | None,
) -> None:
    """The quotations of each article, with their speakers; nothing is collated."""
    from variorum.engines import local

    shape = format_ or SUFFIXES.get(os.path.splitext(out or "")[1].lower(), "text")
    given = local.inputs(paths, manifest)
    asked = {"min_score": min_score, "jobs": jobs, "max_bytes": max_bytes or local.MAX_BYTES}
    terminal = options("text", None if out else sys.stdout)
    if explain is None:
        told = {**terminal, "indirect": indirect, "rules": rules} if shape == "text" else {}
        sys.exit(_tell(given, shape, out, asked, told))
    _explain(given, explain, shape, out, asked, terminal if shape == "text" else {})


def _tell(given: Any, shape: str, out: str | None, asked: dict[str, Any], told: dict[str, Any]) -> int:
    """Write the quotations of all articles; the exit status."""
    from variorum.engines.quoting import quotes as all_quotes
    from variorum.writers.quotes import SHAPES

    if shape not in SHAPES:
        raise click.UsageError("json is for --explain; quotations are written as text, jsonl or csv")
    opening, each, between = SHAPES[shape]
    articles = quotations = unnamed = aside = 0
    with Output(out) as output, progress(given, out) as (seen, say):
        output.write(opening)
        for one in all_quotes(given, partial(each, **told), seen=seen, **asked):
            for text in one.texts:
                output.write((between if articles else "") + text)
                articles += 1
            quotations, unnamed = quotations + one.quotations, unnamed + one.unnamed
            for reason in one.set_aside:
                aside += 1
                say(set_aside(reason))
    if not articles:
        from variorum.stages import nothing_to_do

        raise nothing_to_do(())
    if out:
        some = f" ({aside:,} set aside)" if aside else ""
        read, quoted = counted(articles, "article"), counted(quotations, "quotation")
        say(f"{read}{some}, {quoted}, {unnamed:,} of them without a speaker: {out}")
    return SOME_ASIDE if aside else 0


def _explain(
    given: Any, quotation_id: str, shape: str, out: str | None, asked: dict[str, Any], told: dict[str, Any]
) -> None:
    """Write why one quotation is what it is, and stop looking once it is found."""
    from variorum.engines.quoting import explained
    from variorum.engines.quoting import quotes as all_quotes
    from variorum.writers.explanation import explanation_json, explanation_text

    if shape not in {"text", "json"}:
        raise click.UsageError("--explain writes text or json")
    write = partial(explanation_text, **told) if shape == "text" else explanation_json
    look = partial(explained, quotation_id=quotation_id, write=write, min_score=asked["min_score"])
    with Output(out) as output, progress(given, out) as (seen, _):
        for one in all_quotes(given, look, seen=seen, **asked):
            if text := "".join(one.texts):
                output.write(text)
                return
    raise variorum.UnknownQuotation(
        f"No quotation has the id {quotation_id!r}: take one from the lines of `variorum quotes`, over the same inputs."
    )
