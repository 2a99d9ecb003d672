"""`variorum serve`: the local page."""

from __future__ import annotations

from collections.abc import Sequence

import click

import variorum
from variorum.cli.common import MANIFEST, say

__all__ = ["serve"]

ADD_TO = "Keep what is dropped in the browser below this folder (default: a new temporary one, which is named)."
WRITE = "Where decisions are kept (default: the corrections.toml of each folder)."


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port on 127.0.0.1 (default: a free one).")
@click.option("--add-to", metavar="FOLDER", help=ADD_TO)
@click.option("--corrections", metavar="FILE.toml", help=WRITE)
@click.option("--transcript", "transcripts", multiple=True, metavar="FILE", help="What was said, as for collate.")
@click.option("--manifest", metavar="FILE.csv", help=MANIFEST)
@click.option("--max-bytes", type=click.IntRange(min=1), help="The largest file to read or take (default: 50 MB).")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
def serve(
    paths: Sequence[str],
    port: int,
    add_to: str | None,
    corrections: str | None,
    transcripts: Sequence[str],
    manifest: str | None,
    max_bytes: int | None,
    open_: bool,
) -> None:
    """Show the editions of some folders on a page of this machine, correct them, and drop more reports on it."""
    import os

    from variorum.web.desk import desk
    from variorum.web.server import Served

    missing = [path for path in (*paths, *transcripts) if not os.path.exists(path)]
    if missing:
        raise variorum.NothingToDo(f"{missing[0]}: no such file or directory; give files or folders that hold reports.")
    made = desk(
        paths, add_to=add_to, corrections=corrections, manifest=manifest, transcripts=transcripts, max_bytes=max_bytes
    )
    served = Served(made, port)
    click.echo(served.address)
    say("Open this address in the browser of this machine; it holds the key. Ctrl-C ends.")
    where = f"{made.added_to} (a temporary folder: keep what you need)" if made.temporary else str(made.added_to)
    say(f"What is dropped is kept in {where}")
    if open_:
        click.launch(served.address)
    served.run()
