"""`variorum schema`: the JSON Schema of what the other commands print."""

from __future__ import annotations

import click

__all__ = ["schema"]


@click.command()
@click.argument("of", type=click.Choice(["edition", "comparison"]), default="edition")
def schema(of: str) -> None:
    """The JSON Schema of the edition (`collate --format json`), or of a comparison (`compare --format json`)."""
    from variorum.writers import schema as of_edition
    from variorum.writers.compared.schema import schema as of_comparison

    click.echo({"edition": of_edition, "comparison": of_comparison}[of](), nl=False)
