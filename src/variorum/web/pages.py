"""What the local page answers: the list of stories, an edition with its buttons, dialogs, files, exports."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from variorum.correcting.written import FILE_NAME
from variorum.errors import CorrectionsError, VariorumError
from variorum.model import Undone
from variorum.web.decide import decide, take_back
from variorum.web.desk import Desk, Shelf, Story
from variorum.web.dropped import kept
from variorum.web.forms import correction_of, thing
from variorum.web.guard import POLICY, Guard, Keys
from variorum.web.shown import environment, with_controls

__all__ = ["app"]

AT_A_TIME = 10
"""Files of the largest size that one request may bring."""

MOST_FILES = 1000
STATIC = {
    "htmx.min.js": "text/javascript", "desk.js": "text/javascript", "desk.css": "text/css",
}  # fmt: skip
SUFFIXES = {"text": "txt", "tei": "xml", "markdown": "md", "annotations": "jsonld", "bibtex": "bib"}
DOWNLOAD = "attachment; filename*=UTF-8''"


def app(desk: Desk, keys: Keys, hosts: tuple[str, ...]) -> Guard:
    """The app, behind its guard."""
    pages = Pages(desk)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for shelf in desk.shelves:
            if shelf.sources():
                desk.start(shelf)
        looking = asyncio.create_task(desk.watch())
        yield
        looking.cancel()
        await desk.close()

    story = "/s/{shelf}/{story}"
    routes = [
        Route("/", pages.home),
        Route("/shelves", pages.shelves),
        Route("/static/{name}", pages.static),
        Route("/s/{shelf}/files", pages.files, methods=["POST"]),
        Route("/s/{shelf}/decide", pages.decide, methods=["POST"]),
        Route("/s/{shelf}/undo", pages.undo, methods=["POST"]),
        Route(story, pages.edition),
        Route(f"{story}/status", pages.status),
        Route(f"{story}/dialog", pages.dialog),
        Route(f"{story}/export/{{format}}", pages.export),
    ]
    return Guard(
        Starlette(routes=routes, lifespan=lifespan, exception_handlers={ClientDisconnect: broken_off}),
        keys,
        hosts,
        AT_A_TIME * desk.max_bytes,
    )


async def broken_off(request: Request, error: Exception) -> Response:
    """The answer to an upload that ends before it is whole, or goes on beyond what is taken: none of it is kept."""
    return PlainTextResponse("The upload broke off, or was too large; nothing of it was kept.\n", 413)


class Pages:
    """The answers, over one desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def at(self, request: Request) -> Shelf:
        """The shelf that a request is about."""
        shelf = self.desk.shelf(request.path_params["shelf"])
        if shelf is None:
            raise HTTPException(404, "There is no such shelf.")
        return shelf

    def story(self, request: Request) -> tuple[Shelf, Story | None]:
        """The shelf and the story that a request is about."""
        shelf = self.at(request)
        return shelf, shelf.story(request.path_params["story"])

    async def home(self, request: Request) -> Response:
        """The list of stories, and where to drop reports."""
        return self.page("home.html.j2", desk=self.desk, state=state(self.desk))

    async def shelves(self, request: Request) -> Response:
        """The list alone, where it has changed."""
        now = state(self.desk)
        if request.query_params.get("seen") == now:
            return Response(status_code=204)
        return self.page("shelves.html.j2", desk=self.desk, state=now)

    async def static(self, request: Request) -> Response:
        """A script or style of the package."""
        name = request.path_params["name"]
        if name not in STATIC:
            raise HTTPException(404)
        text = files("variorum.web").joinpath("static", name).read_text("utf-8")
        return Response(text, media_type=STATIC[name])

    async def edition(self, request: Request) -> Response:
        """An edition, with its buttons; the list of stories where it is not there (any more)."""
        shelf, story = self.story(request)
        if story is None:
            return RedirectResponse("/", 303)
        html, policy = await asyncio.to_thread(self.written, shelf, story)
        return HTMLResponse(html, headers={"content-security-policy": policy})

    def written(self, shelf: Shelf, story: Story) -> tuple[str, str]:
        """The page of an edition and its policy, made once."""
        from variorum.writers.html import to_html

        at = (shelf.version, f"html {story.key}")
        if at not in shelf.cache:
            bar = environment().get_template("bar.html.j2").render(shelf=shelf, story=story, formats=formats())
            shelf.cache[at] = with_controls(to_html(shelf.edition(story)), bar, POLICY)
        written: tuple[str, str] = shelf.cache[at]
        return written

    async def status(self, request: Request) -> Response:
        """How far the next edition is, where that has changed."""
        shelf = self.at(request)
        seen = request.query_params.get("seen", "")
        now = f"{shelf.version} {shelf.running} {shelf.done} {bool(shelf.error)}"
        if seen == now:
            return Response(status_code=204)
        shown = request.query_params.get("shown", "")
        return self.page("status.html.j2", shelf=shelf, story=request.path_params["story"], shown=shown, state=now)

    async def dialog(self, request: Request) -> Response:
        """The forms for one thing of an edition, or for taking a decision back."""
        shelf, story = self.story(request)
        if story is None:
            return self.page("gone.html.j2")
        edition = await asyncio.to_thread(shelf.edition, story)
        for kind, name in request.query_params.items():
            if kind == "correction":
                found = next((d for d in edition.corrections if d.id == name), None)
                if found is not None:
                    return self.page("undo.html.j2", shelf=shelf, decision=found, by=self.desk.by)
            elif (about := thing(edition, kind, name)) is not None:
                return self.page("dialog.html.j2", shelf=shelf, t=about, by=self.desk.by)
        return self.page("gone.html.j2")

    async def decide(self, request: Request) -> Response:
        """Writes a decision, and begins the next edition."""
        shelf = self.at(request)
        async with request.form(max_files=0, max_fields=2000) as form:
            try:
                several = {f: values(form, f) for f in ("quotations", "reports", "speakers", "values")}
                made = correction_of(form, several, now())
                async with shelf.lock:
                    await asyncio.to_thread(decide, shelf, made)
            except CorrectionsError as error:
                return self.refused(str(error))
        return self.decided(shelf, made.by)

    async def undo(self, request: Request) -> Response:
        """Takes a decision back, and begins the next edition."""
        shelf = self.at(request)
        async with request.form(max_files=0, max_fields=20) as form:
            by, why, name = (str(form.get(f, "")).strip() for f in ("by", "why", "id"))
        if not by or not why:
            return self.refused("Give your name and a reason, so that others can judge it.")
        try:
            async with shelf.lock:
                await asyncio.to_thread(take_back, shelf, name, Undone(by, now(), why))
        except CorrectionsError as error:
            return self.refused(str(error))
        return self.decided(shelf, by)

    def decided(self, shelf: Shelf, by: str) -> Response:
        """The answer to a decision that is written."""
        self.desk.by = by
        self.desk.start(shelf)
        return HTMLResponse("<p>Decided.</p>", headers={"HX-Trigger": "decided"})

    def refused(self, message: str) -> Response:
        """The answer to a form that cannot be taken, in the dialog itself."""
        return self.page("refused.html.j2", message=message)

    async def files(self, request: Request) -> Response:
        """Keeps the files that were dropped, each with the reason where it is not kept, and begins anew."""
        shelf = self.at(request)
        new, refused = 0, []
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            for upload in form.getlist("files"):
                if not isinstance(upload, UploadFile) or not upload.filename:
                    continue
                if (upload.size or 0) > self.desk.max_bytes:
                    refused.append((upload.filename, f"over {self.desk.max_bytes:,} bytes"))
                    continue
                data = await upload.read()
                try:
                    async with shelf.lock:
                        _, fresh = await asyncio.to_thread(kept, shelf.dropped, upload.filename, data)
                except (OSError, ValueError) as error:
                    refused.append((upload.filename, str(error)))
                    continue
                new += fresh
                if not fresh:
                    refused.append((upload.filename, "it is here already"))
        shelf.refused = tuple(refused)
        if new:
            self.desk.start(shelf)
        if request.headers.get("accept", "").startswith("application/json"):
            return self.page("refused_files.html.j2", new=new, refused=refused)
        return RedirectResponse("/", 303)

    async def export(self, request: Request) -> Response:
        """The edition in a format, as a file."""
        from variorum import writers

        shelf, story = self.story(request)
        format_ = request.path_params["format"]
        if story is None or format_ not in formats():
            raise HTTPException(404, "There is no such edition, or no such format.")
        try:
            edition = await asyncio.to_thread(shelf.edition, story)
            text = await asyncio.to_thread(writers.write, edition, format_)
        except VariorumError as error:
            return PlainTextResponse(str(error), 500)
        stem = re.sub(r"[^A-Za-z0-9]+", "-", story.title).strip("-").lower()[:60] or "edition"
        suffix = SUFFIXES.get(format_, format_)
        return Response(
            text.encode("utf-8", "surrogatepass"),
            media_type="application/octet-stream",
            headers={"content-disposition": f"{DOWNLOAD}{stem}.{suffix}"},
        )

    def page(self, template: str, **context: Any) -> HTMLResponse:
        """A template as an answer."""
        return HTMLResponse(environment().get_template(template).render(file_name=FILE_NAME, **context))


def values(form: FormData, field: str) -> list[str]:
    """All values of a field; one that holds several has them with spaces between, but for names."""
    found = [str(v) for v in form.getlist(field)]
    return found if field in ("speakers", "values") else [part for v in found for part in v.split()]


def formats() -> tuple[str, ...]:
    """The formats that an edition can be exported in."""
    from variorum import writers

    return tuple(sorted(writers.FORMATS))


def now() -> str:
    """The time of a decision."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def state(desk: Desk) -> str:
    """What the list of stories depends on, so that it is sent only where it has changed."""
    return " ".join(f"{s.version}.{s.running:d}.{s.done}.{len(s.refused)}" for s in desk.shelves)
