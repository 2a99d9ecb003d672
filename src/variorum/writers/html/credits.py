"""Who has it from whom: the credits of the reports as a graph, first holder → report → report, and in words.

Only what says where the story comes from is drawn (obtained by, first published by, told …); the list beside it has
every credit. A source that is itself one of the reports' outlets is that report, so that a chain shows as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from variorum.model import Credit, Edition, Witness
from variorum.writers.html.anchors import Anchors
from variorum.writers.html.words import Link
from variorum.writers.shown import shown
from variorum.writers.wording import counted, day, sentence

__all__ = ["Credited", "Graph", "asked", "credited", "graph"]

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "obtained_by": "obtained by", "first_published_by": "first published by", "leaked": "leaked to",
        "said_by": "said by", "statement": "from a statement", "statement_to_outlet": "from a statement to",
        "told_outlet": "told to", "according_to_document": "according to", "text_message": "from a text message",
        "wire": "from the wire of", "photo": "pictures from", "not_verified": "not verified by",
    }
)  # fmt: skip
"""A credit as a report has it: "the recording, obtained by the Courier"."""

DRAWN: Mapping[str, str] = MappingProxyType(
    {
        "obtained_by": "holder", "first_published_by": "holder", "leaked": "holder", "told_outlet": "told",
        "statement_to_outlet": "told", "said_by": "told", "wire": "wire",
    }
)  # fmt: skip
"""The credits that are drawn, each with the look of its line."""

LAST_PREPOSITION = re.compile(r" (?:by|to|of|from)$")

COLUMN, ROW, BOX, HIGH = 330, 58, 230, 42
LETTERS = 26
"""Letters of a name that fit a box; the whole name stands in the list and in the box's title."""

MANY = 24
"""From so many reports on, those that have it from the same source and are nobody's source share a box."""


class Node(Struct, frozen=True):
    """A box: where it stands, what it is called, and where it leads (a source that is no report: nowhere)."""

    x: int
    y: int
    label: str
    title: str
    under: str
    href: str | None
    first: bool


class Edge(Struct, frozen=True):
    """A line from a source to what has it from there, with the look of its kind."""

    path: str
    look: str
    title: str


class Graph(Struct, frozen=True):
    """The drawing, in units of its own view box."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    looks: tuple[str, ...]


class Credited(Struct, frozen=True):
    """What one report says of where it has things from: each credit in words, with the way to it."""

    outlet: Link
    date: str
    credits: tuple[tuple[str, str, str, str], ...]
    """How ("obtained by"), whom, what of, and the address of the words."""


def credited(edition: Edition, anchors: Anchors, names: Mapping[str, str]) -> tuple[Credited, ...]:
    """Every report that credits somebody, with its credits; one that is said twice alike is told once."""
    out = []
    for w in edition.witnesses:
        told: dict[tuple[str, str, str], str] = {}
        for c in edition.credits:
            if c.witness == w.siglum:
                whom = shown(c.source or "")
                whom = "itself" if whom and resolved(whom, edition.witnesses) == w.siglum else whom
                key = (how(c.kind, bool(whom)), whom, shown(c.what or ""))
                told.setdefault(key, anchors.place(w.siglum, c.start))
        if told:
            label = sentence(names.get(w.siglum, w.siglum))
            rows = tuple((*key, href) for key, href in told.items())
            out.append(Credited(Link(label, f"#r-{w.siglum}"), day(w.published) or "", rows))
    return tuple(out)


def asked(edition: Edition, anchors: Anchors, names: Mapping[str, str]) -> tuple[tuple[str, str, Link], ...]:
    """Whom the reports asked for comment, what came of it, and the way to where a report says so."""
    return tuple(
        (sentence(shown(o.to or "somebody")), shown((o.result or "").replace("_", " ")),
         Link(names.get(o.witness, o.witness), anchors.place(o.witness, o.start)))
        for o in edition.outreach
    )  # fmt: skip


def how(kind: str, named: bool = True) -> str:
    """A kind of credit in words; without the preposition where nobody is named.

    >>> how("wire"), how("seen_by"), how("leaked", False)
    ('from the wire of', 'seen by', 'leaked')
    """
    words = WORDS.get(kind, kind.replace("_", " "))
    return words if named else LAST_PREPOSITION.sub("", words)


def graph(edition: Edition, names: Mapping[str, str]) -> Graph | None:
    """The drawing of the credits; None where no report has anything from somebody else."""
    who = {w.siglum: w for w in edition.witnesses}
    lines: dict[tuple[str, str], Credit] = {}
    called = {w.siglum: sentence(names.get(w.siglum, w.siglum)) for w in edition.witnesses}
    for c in edition.credits:
        if c.kind in DRAWN and c.source:
            source = resolved(c.source, edition.witnesses)
            called.setdefault(source, sentence(shown(c.source)))
            if source != c.witness:
                lines.setdefault((source, c.witness), c)
    if not lines:
        return None
    depth = layers(lines)
    groups = grouped(lines, depth)
    places: dict[str, tuple[int, int]] = {}
    nodes: list[Node] = []
    for column in range(max(depth.values()) + 1):
        held = [g for g in groups if depth[g[0]] == column]
        for row, group in enumerate(sorted(held, key=lambda g: order(g[0], who))):
            x, y = column * COLUMN, row * ROW
            places |= dict.fromkeys(group, (x, y))
            nodes.append(node(group, x, y, who, called, column == 0))
    edges: dict[str, Edge] = {}
    for (source, report), c in lines.items():
        drawn = edge(places[source], places[report], c, called[source], called[report])
        edges.setdefault(drawn.path, drawn)
    looks = tuple(dict.fromkeys(look for look in DRAWN.values() if any(e.look == look for e in edges.values())))
    height = max(y for _, y in places.values()) + HIGH + 2
    return Graph(max(depth.values()) * COLUMN + BOX + 2, height, tuple(nodes), tuple(edges.values()), looks)


def resolved(source: str, witnesses: Sequence[Witness]) -> str:
    """The siglum of the one report whose outlet is meant, else the source's own name."""
    wanted = plain(source)
    found = {w.siglum for w in witnesses if w.outlet and plain(w.outlet) == wanted}
    found = found or {w.siglum for w in witnesses if w.outlet and ends_alike(plain(w.outlet), wanted)}
    return min(found) if len(found) == 1 else f"of {' '.join(wanted)}"


def plain(name: str) -> tuple[str, ...]:
    """The words of a name by which names are compared: "the Hollin Courier" is "Hollin Courier"."""
    words = tuple(name.lower().split())
    return words[1:] if words[:1] == ("the",) and len(words) > 1 else words


def ends_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one name is the other cut short at its beginning or its end: the Courier, the Hollin Courier."""
    short, long = sorted((a, b), key=len)
    return bool(short) and (long[-len(short) :] == short or long[: len(short)] == short)


def layers(lines: Mapping[tuple[str, str], Credit]) -> dict[str, int]:
    """How far each node is from a first holder, along the longest way; a circle is cut where it closes."""
    sources: dict[str, list[str]] = {}
    for source, report in lines:
        sources.setdefault(report, []).append(source)
        sources.setdefault(source, [])
    depth: dict[str, int] = {}

    def of(name: str, above: tuple[str, ...]) -> int:
        if name not in depth:
            up = [of(s, (*above, name)) for s in sources[name] if s not in above and s != name]
            if above and any(s in above for s in sources[name]):
                return 1 + max(up, default=-1)
            depth[name] = 1 + max(up, default=-1)
        return depth[name]

    for name in sorted(sources):
        of(name, ())
    return depth


def grouped(lines: Mapping[tuple[str, str], Credit], depth: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The nodes, each alone; where reports are many, those with the same sources and no followers together."""
    followed = {source for source, _ in lines}
    parents: dict[str, tuple[str, ...]] = {n: tuple(sorted(s for s, r in lines if r == n)) for n in depth}
    if len(depth) < MANY:
        return [(n,) for n in sorted(depth)]
    held: dict[tuple[object, ...], list[str]] = {}
    for n in sorted(depth):
        held.setdefault(("alone", n) if n in followed or not parents[n] else parents[n], []).append(n)
    return [tuple(group) for group in held.values()]


def order(name: str, who: Mapping[str, Witness]) -> tuple[str, str]:
    """By date, then by name."""
    return (who[name].published or "9" if name in who else "0", name)


def node(
    group: Sequence[str], x: int, y: int, who: Mapping[str, Witness], called: Mapping[str, str], first: bool
) -> Node:
    """The box of one node, or of several reports."""
    if len(group) > 1:
        title = ", ".join(called[n] for n in group)
        return Node(x, y, counted(len(group), "report"), title, "", None, first)
    name = group[0]
    title = called[name]
    label = title if len(title) <= LETTERS else title[: LETTERS - 1].rstrip() + "…"
    if name not in who:
        return Node(x, y, label, title, "", None, first)
    return Node(x, y, label, title, day(who[name].published) or "no date", f"#r-{name}", first)


def edge(a: tuple[int, int], b: tuple[int, int], credit: Credit, source: str, report: str) -> Edge:
    """The line between two boxes: a curve from the right of one to the left of the other."""
    x1, y1, x2, y2 = a[0] + BOX, a[1] + HIGH // 2, b[0], b[1] + HIGH // 2
    bend = max(40, abs(x2 - x1) // 2)
    path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2 - 5} {y2}"
    return Edge(path, DRAWN[credit.kind], f"{report}: {how(credit.kind)} {source}")
