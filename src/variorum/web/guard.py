"""Who may speak to the local page: this machine's own browser, to which the address with its token was given.

Other pages in that browser are the danger: they can send requests to 127.0.0.1, under a name of their own that leads
there (DNS rebinding). So the Host must be ours, the token or the cookie made from it must be there, a request that
changes anything must come from our own pages, and no answer may be framed or read by anybody else.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from msgspec import Struct
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Guard", "Keys", "keys"]

SAFE = frozenset({"GET", "HEAD"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
REFUSED = "Not allowed. Open the address that `variorum serve` printed in the terminal: it holds the key.\n"


class Keys(Struct, frozen=True):
    """What opens the page: the token in the address, and the value of the cookie that takes its place."""

    token: str
    session: str


def keys() -> Keys:
    """New keys, made by chance."""
    return Keys(secrets.token_urlsafe(32), secrets.token_urlsafe(32))


class Guard:
    """The app behind its guard. `hosts` are the values of the Host header that mean us, with the port.

    No request body is read beyond `max_body` bytes.
    """

    def __init__(self, app: ASGIApp, keys: Keys, hosts: tuple[str, ...], max_body: int) -> None:
        self.app, self.keys, self.hosts, self.max_body = app, keys, hosts, max_body
        port = hosts[0].rpartition(":")[2]
        self.cookie = f"variorum-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self.refusal(scope) or self.entry(scope)
            if answer is not None:
                await answer(scope, receive, covered(send))
            else:
                await self.app(scope, bounded(receive, self.max_body), covered(send))

    def refusal(self, scope: Scope) -> Response | None:
        """The answer to a request that is not for us, or not from us."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            return PlainTextResponse("This is not the host you are looking for.\n", 421)
        if scope["method"] not in SAFE:
            origins = {f"http://{host}" for host in self.hosts}
            if headers.get("origin", next(iter(origins))) not in origins:
                return PlainTextResponse("A request from another page.\n", 403)
            if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
                return PlainTextResponse("A request from another page.\n", 403)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 15 or int(length) > self.max_body:
            return PlainTextResponse(f"Too large: {self.max_body:,} bytes are taken at a time.\n", 413)
        return None

    def entry(self, scope: Scope) -> Response | None:
        """The redirect that puts a cookie in the token's place; the refusal of whoever has neither; None: come in."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        token = next((value for name, value in query if name == "token"), None)
        if token is not None and scope["method"] in SAFE:
            if not same(token, self.keys.token):
                return PlainTextResponse(REFUSED, 403)
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(self.cookie, self.keys.session, httponly=True, samesite="strict", path="/")
            return answer
        if same(self.presented(scope), self.keys.session):
            return None
        return PlainTextResponse(REFUSED, 403)

    def presented(self, scope: Scope) -> str:
        """The cookie of a request; an empty string where it has none."""
        try:
            found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(self.cookie)
        except CookieError:
            return ""
        return found.value if found is not None else ""


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode())


def covered(send: Send) -> Send:
    """Adds to every answer the headers that keep it ours; one that the answer has already stays."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending


def bounded(receive: Receive, most: int) -> Receive:
    """A body that ends, as if the browser had gone away, where it is longer than it said it would be."""
    seen = 0

    async def receiving() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= most else {"type": "http.disconnect"}

    return receiving
