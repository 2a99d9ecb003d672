"""`variorum schema`: the JSON Schema of what the other commands print."""

from __future__ import annotations

import click

__all__ = ["schema"]


@click.command()
def schema() -> None:
    """The JSON Schema of the edition (`collate --format json`)."""
    from variorum.writers.schema import schema as of_edition

    click.echo(of_edition(), nl=False)
