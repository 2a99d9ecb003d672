"""The edition as one self-contained page: nothing is fetched, nothing runs that is not in it.

The page is made from rows that `page.py` works out and the templates lay out. Everything that comes from a report is
escaped by the template engine, and invisible or reordering characters are shown as signs. The page names the digests
of its own style and script in its Content-Security-Policy; a browser refuses any other.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from variorum.model import Edition
from variorum.writers.bare import without_text
from variorum.writers.shown import shown

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["to_html"]


def to_html(edition: Edition, with_text: bool = True) -> str:
    """The edition as a page of HTML; without the reports' own texts when `with_text` is false.

    Everything can be read without the script, on any width, on screen and on paper. Ids on the page come from
    content, so that a link to a passage or a quotation stays good when another report is added.

    >>> to_html(Edition("0.1.0", 1)).splitlines()[0]
    '<!doctype html>'
    """
    from variorum.writers.html.page import page

    style, script = bundle("style", STYLES), f'"use strict";\n(() => {{\n{bundle("script", SCRIPTS)}}})();\n'
    context = page(edition if with_text else without_text(edition))
    template = environment().get_template("page.html.j2")
    return template.render(context, style=style, script=script, policy=policy(style, script)) + "\n"


STYLES = ("base.css", "words.css", "manners.css", "strips.css", "tools.css", "record.css", "reports.css", "print.css")
SCRIPTS = ("later.js", "words.js", "card.js", "beside.js", "search.js", "start.js")
"""The parts of the page's one style and one script, in their order."""


def bundle(folder: str, parts: tuple[str, ...]) -> str:
    """The parts of a style or a script as one."""
    return "".join(asset(f"{folder}/{part}") for part in parts)


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of the page: this one style, this one script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{fingerprint(style)}'; script-src '{fingerprint(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def fingerprint(text: str) -> str:
    """The digest by which a policy names an inline style or script: of exactly the characters between the tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def asset(name: str) -> str:
    """A style or script of the package."""
    return files("variorum.writers.html").joinpath("templates", *name.split("/")).read_text("utf-8")


@cache
def environment() -> Environment:
    """The template engine: escapes everything, and refuses a name that is not there."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from markupsafe import Markup

    from variorum.writers.html.manner import family, kind_of

    engine = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    engine.filters["verbatim"] = Markup
    engine.globals |= {"family": family, "kind_of": kind_of}
    return engine


def visible(value: Any) -> Any:
    """What the templates put out: text from outside with every invisible character shown as a sign."""
    return value if type(value) is not str or value.isprintable() else shown(value)
