"""What lies on the desk: shelves of reports, the editions made of them, and the work that is going on."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from variorum.correcting.written import FILE_NAME
from variorum.engines import local
from variorum.ids import digest
from variorum.model import Edition
from variorum.writers.json import load

__all__ = ["Desk", "Shelf", "Story", "desk"]

LOOK = 1.5
"""Seconds between two looks at the folders. A change counts when two looks in a row find the same, so that a file that
is still being written is not read."""

LONGEST_LINE = 1 << 26
"""Bytes of a line from the background process: the names and reasons of all that was set aside."""


@dataclass(frozen=True)
class Story:
    """A story of a shelf, as the list has it, and its edition's file."""

    key: str
    title: str
    reports: str
    utterances: int
    concerns: int
    decisions: int
    unfit: tuple[tuple[str, str], ...]
    file: Path


@dataclass
class Shelf:
    """Some paths that are read together, what was dropped beside them, and the latest editions of their stories.

    `version` counts the editions made; `running` and `done` of `of` say how far the next one is.
    """

    key: str
    name: str
    paths: tuple[str, ...]
    dropped: Path
    corrections: Path
    version: int = 0
    running: bool = False
    done: int = 0
    of: int = 0
    error: str | None = None
    stories: tuple[Story, ...] = ()
    set_aside: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    seen: object = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    task: asyncio.Task[None] | None = None
    folder: Path | None = None
    cache: dict[tuple[int, str], Any] = field(default_factory=dict)

    def story(self, key: str) -> Story | None:
        """The story of that key."""
        return next((s for s in self.stories if s.key == key), None)

    def edition(self, story: Story) -> Edition:
        """The edition of a story, read once."""
        at = (self.version, story.key)
        if at not in self.cache:
            self.cache = {k: v for k, v in self.cache.items() if k[0] == self.version}
            self.cache[at] = load(story.file.read_bytes())
        edition: Edition = self.cache[at]
        return edition

    def sources(self) -> list[str]:
        """Everything that is read: the paths, and what was dropped."""
        return [*self.paths, *([str(self.dropped)] if self.dropped.is_dir() else [])]


@dataclass
class Desk:
    """All shelves, and how they are read."""

    shelves: tuple[Shelf, ...]
    added_to: Path
    temporary: bool
    max_bytes: int = local.MAX_BYTES
    manifest: str | None = None
    transcripts: tuple[str, ...] = ()
    work: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="variorum-work-")))
    warm: asyncio.subprocess.Process | None = None
    """A background process that has done its work and waits for more."""
    by: str = ""
    """Who decided last: the forms offer the name again."""

    def shelf(self, key: str) -> Shelf | None:
        """The shelf of that key."""
        return next((s for s in self.shelves if s.key == key), None)

    def start(self, shelf: Shelf) -> None:
        """Begins the next editions of a shelf; what is being made of it is given up."""
        if shelf.task is not None:
            shelf.task.cancel()
        shelf.running, shelf.done, shelf.of = True, 0, 0
        shelf.seen = looked(shelf, self)
        shelf.task = asyncio.create_task(self.make(shelf))

    async def make(self, shelf: Shelf) -> None:
        """Runs the background process and takes what it made."""
        out = Path(tempfile.mkdtemp(prefix=f"{shelf.key}-", dir=self.work))
        process = await self.worker()
        try:
            told = await self.heard(shelf, process, out)
        except BaseException:
            await ended(process)
            shutil.rmtree(out, ignore_errors=True)
            raise
        if self.warm is None and process.returncode is None:
            self.warm = process
        else:
            await ended(process)
        self.take(shelf, told, out)

    async def worker(self) -> asyncio.subprocess.Process:
        """A background process: the one that waits, if it still does."""
        waiting, self.warm = self.warm, None
        if waiting is not None and waiting.returncode is None:
            return waiting
        return await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "variorum.web.work",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            limit=LONGEST_LINE,
        )  # fmt: skip

    async def heard(self, shelf: Shelf, process: asyncio.subprocess.Process, out: Path) -> dict[str, Any]:
        """What the process says at the end; how far it is is noted on the way."""
        assert process.stdin is not None
        assert process.stdout is not None
        request = {
            "paths": shelf.sources(), "max_bytes": self.max_bytes, "manifest": self.manifest,
            "transcripts": list(self.transcripts) if shelf is self.shelves[0] else [], "out": str(out),
            "corrections": str(shelf.corrections) if shelf.corrections.is_file() else None,
        }  # fmt: skip
        process.stdin.write(json.dumps(request).encode() + b"\n")
        await process.stdin.drain()
        last: dict[str, Any] = {}
        while line := await process.stdout.readline():
            last = json.loads(line)
            if "done" not in last:
                return last
            shelf.done, shelf.of = last["done"], last["of"]
        await process.wait()
        return {"error": "The work broke off before it was done."}

    def take(self, shelf: Shelf, told: dict[str, Any], out: Path) -> None:
        """Puts new editions on the shelf; where there is an error, the old ones stay."""
        shelf.running = False
        shelf.error = told.get("error")
        shelf.version += 1
        if shelf.error is not None:
            shutil.rmtree(out, ignore_errors=True)
            return
        old, shelf.folder = shelf.folder, out
        shelf.set_aside = tuple((path, why) for path, why in told["set_aside"])
        shelf.stories = tuple(
            Story(
                s["key"], s["title"], s["reports"], s["utterances"], s["concerns"], s["decisions"],
                tuple((i, why) for i, why in s["unfit"]), out / s["file"],
            )
            for s in told["stories"]
        )  # fmt: skip
        shelf.cache = {}
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)

    async def watch(self) -> None:
        """Looks at the folders again and again, and begins anew where something has changed."""
        before: dict[str, object] = {}
        while True:
            await asyncio.sleep(LOOK)
            for shelf in self.shelves:
                now = await asyncio.to_thread(looked, shelf, self)
                if now != shelf.seen and now == before.get(shelf.key):
                    self.start(shelf)
                before[shelf.key] = now

    async def close(self) -> None:
        """Gives up all work, and takes away what was made."""
        tasks = [s.task for s in self.shelves if s.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.warm is not None:
            await ended(self.warm)
        shutil.rmtree(self.work, ignore_errors=True)


async def ended(process: asyncio.subprocess.Process) -> None:
    """Ends a background process."""
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()


def looked(shelf: Shelf, desk: Desk) -> object:
    """What a shelf's files look like from outside: names, sizes, times of change."""
    found = []
    files = {str(shelf.corrections)}
    with suppress(Exception):  # what cannot be looked at is said when it is read
        given = local.inputs(shelf.sources(), desk.manifest, desk.transcripts)
        files |= {*given.files, *given.corrections, *desk.transcripts, *([desk.manifest] if desk.manifest else [])}
    for file in sorted(files):
        with suppress(OSError, ValueError):
            status = os.stat(file)
            found.append((file, status.st_mtime_ns, status.st_size))
    return tuple(found)


def desk(
    paths: Iterable[str], *, add_to: str | None = None, corrections: str | None = None, manifest: str | None = None,
    transcripts: Sequence[str] = (), max_bytes: int | None = None,
) -> Desk:  # fmt: skip
    """A desk with a shelf for each folder, and one for all files that are named (or for what will be dropped).

    What is dropped is kept below `add_to`, or in a new temporary folder. Decisions are written to `corrections`, else
    to the `corrections.toml` of the folder.
    """
    temporary = add_to is None
    added = Path(add_to) if add_to is not None else Path(tempfile.mkdtemp(prefix="variorum-dropped-"))
    groups: list[tuple[str, ...]] = []
    files = []
    for path in dict.fromkeys(paths):
        if local.is_folder(path):
            groups.append((path,))
        else:
            files.append(path)
    if files or not groups:
        groups.append(tuple(files))
    shelves = []
    for group in groups:
        key = "s" + digest(*(os.path.abspath(p) for p in group), length=6)
        folder = Path(group[0]) if len(group) == 1 and local.is_folder(group[0]) else None
        name = folder.resolve().name if folder is not None else "Files" if group else "Dropped reports"
        dropped = added / key
        home = (folder or dropped) / FILE_NAME
        shelves.append(Shelf(key, name or "Reports", group, dropped, Path(corrections) if corrections else home))
    return Desk(
        tuple(shelves), added, temporary, max_bytes or local.MAX_BYTES, manifest, tuple(transcripts)
    )  # fmt: skip
