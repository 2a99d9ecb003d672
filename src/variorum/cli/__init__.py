"""The command line: arguments in, one call of the library, results to stdout or a file, everything else to stderr.

Exit status: 0 done; 1 done, but something needs a look (inputs set aside, each named with its reason); 2 nothing
could be done, or the arguments are wrong."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

import variorum
from variorum.cli.collate import collate
from variorum.cli.common import NOTHING, STOPPED
from variorum.cli.compare import compare
from variorum.cli.convert import convert
from variorum.cli.demo import demo
from variorum.cli.quotes import quotes
from variorum.cli.schema import schema
from variorum.cli.serve import serve

__all__ = ["main"]


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
        except KeyboardInterrupt:
            click.echo("variorum: stopped", err=True)
            ctx.exit(STOPPED)


@click.group(cls=Failing, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(variorum.__version__, prog_name="variorum")
def main() -> None:
    """Reads every report of a story and makes its edition: what was really said, from everyone who reported it."""


for command in (collate, quotes, compare, convert, schema, serve, demo):
    main.add_command(command)
