"""`variorum demo`: the example story."""

from __future__ import annotations

import sys

import click

import variorum
from variorum.cli.common import leave_page, options

__all__ = ["demo"]


@click.command()
def demo() -> None:
    """The example story, end to end: six invented reports of one invented voice message."""
    from variorum import example

    paths = [str(path) for path in example.paths()]
    edition = variorum.collate(variorum.read(paths))
    click.echo(variorum.write(edition, "text", **options("text", sys.stdout)), nl=False)
    leave_page(edition)
