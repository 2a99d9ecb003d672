"""The page of an edition with the desk's bar and scripts in it, and the templates of everything around it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from variorum.writers.html import visible

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "with_controls"]

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">\n?')
HEAD = (
    '<link rel="stylesheet" href="/static/desk.css">\n'
    '<meta name="htmx-config" content=\'{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true}\'>\n'
    '<script src="/static/htmx.min.js" defer></script>\n<script src="/static/desk.js" defer></script>\n'
)


def with_controls(html: str, bar: str, policy: str) -> tuple[str, str]:
    """The page with the bar and the scripts, and the policy to send with it: the page's own digests, and our files.

    The page's policy stands in its head, before anything that comes from a report.
    """
    import html as markup

    found = META.search(html)
    head, end = html.find("</head>"), html.rfind("</body>")
    assert found is not None
    assert found.end() <= head <= end
    own = directives(markup.unescape(found[1]))
    ours = directives(policy)
    both = {name: " ".join(dict.fromkeys(f"{ours.get(name, '')} {own.get(name, '')}".split())) for name in own | ours}
    merged = {name: said if said == "'none'" else said.replace("'none'", "").strip() for name, said in both.items()}
    out = html[: found.start()] + html[found.end() : head] + HEAD + html[head:end] + bar + html[end:]
    return out, "; ".join(f"{name} {said}" for name, said in merged.items())


def directives(policy: str) -> dict[str, str]:
    """The directives of a Content-Security-Policy."""
    parts = [part.strip().partition(" ") for part in policy.split(";") if part.strip()]
    return {name: said.strip() for name, _, said in parts}


@cache
def environment() -> Environment:
    """The template engine of the desk: escapes everything, and refuses a name that is not there."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def text(name: str) -> str:
        return files("variorum.web").joinpath("templates", name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(text), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        finalize=visible,
    )  # fmt: skip
