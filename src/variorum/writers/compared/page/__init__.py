"""A comparison as one self-contained page, without a script: nothing is fetched and nothing runs.

Three views of each revision (side by side, marked up, revised pages) are one rendering under three styles; the reader
chooses with a radio button, and with boxes what small changes to see. Everything that comes from a text is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from variorum.ids import digest
from variorum.model import Change, Comparison, Revision, Version
from variorum.writers.compared.kinds import GROUPS, KINDS, WEIGHTS, first_looks, shown_revisions, tally
from variorum.writers.compared.page.cells import Mark, Move, Side, cell
from variorum.writers.compared.page.notes import paragraphs
from variorum.writers.compared.page.rows import RowPair, rows
from variorum.writers.compared.places import Lines
from variorum.writers.compared.text import percent
from variorum.writers.html import asset, bundle, environment, fingerprint
from variorum.writers.wording import clipped, counted, listed, sentence

__all__ = ["to_html"]

FIRST = 12
"""Changes to look at first that are shown at once; the rest is one click away and counted."""

AROUND = 6
"""Words before and after a change in a list."""

MOST_CHANGES = 4000
"""Changes of the revisions that nobody asked for: a kilobyte or so each, so that a page of ten long drafts still
opens."""

CLIPPED = 24
"""Words of one side of a change in a list."""


class Row(Struct, frozen=True):
    """One row of a revision, as HTML; `same` where nothing in it differs."""

    before: Markup
    after: Markup
    same: bool


class Told(Struct, frozen=True):
    """A change as a list shows it."""

    href: str
    where: str
    sign: str
    kind: str
    name: str
    group: str
    gone: str
    come: str
    why: str
    lead: str = ""
    trail: str = ""


class View(Struct, frozen=True):
    """One revision."""

    id: str
    before: Version
    after: Version
    about: str
    first: tuple[Told, ...]
    changes: tuple[Told, ...]
    rows: tuple[Row, ...]
    whole: bool


def to_html(comparison: Comparison) -> str:
    """The comparison as a page of HTML. It reads without a script on any width, on screen and on paper.

    Every pair of versions has its place: those that follow on one another whole, of the others what differs.
    """
    style = bundle("style", ("base.css", "words.css", "print.css")) + asset("compared.css")
    versions = {v.siglum: v for v in comparison.versions}
    lines = {v.siglum: Lines(v.text) for v in comparison.versions}
    shown = shown_revisions(comparison)
    views = [view(r, versions, lines, True) for r in shown]
    others, left_out = rest(comparison, shown)
    context: dict[str, Any] = {
        "title": f"{sentence(counted(len(versions), 'version'))} of one text",
        "standfirst": standfirst(comparison, shown),
        "comparison": comparison,
        "views": views,
        "others": [view(r, versions, lines, False) for r in others],
        "left_out": [f"{r.before} → {r.after}" for r in left_out],
        "paragraphs": paragraphs(comparison),
        "kinds": KINDS,
        "groups": GROUPS,
        "present": {c.kind for r in comparison.revisions for c in r.changes},
        "style": style,
        "policy": policy(style),
    }
    return environment().get_template("compared.html.j2").render(context) + "\n"


def rest(comparison: Comparison, shown: Sequence[Revision]) -> tuple[list[Revision], list[Revision]]:
    """The other revisions: those that fit the page, nearest versions first, and those that do not."""
    order = {v.siglum: n for n, v in enumerate(comparison.versions)}
    others = sorted(
        (r for r in comparison.revisions if r not in shown),
        key=lambda r: (order[r.after] - order[r.before], order[r.before]),
    )
    fits, room = [], MOST_CHANGES
    for revision in others:
        room -= len(revision.changes)
        if room < 0:
            break
        fits.append(revision)
    return fits, others[len(fits) :]


def policy(style: str) -> str:
    """The Content-Security-Policy of the page: this one style, no script, and nothing from anywhere."""
    rest = "img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; style-src '{fingerprint(style)}'; {rest}"


def standfirst(comparison: Comparison, shown: Sequence[Revision]) -> str:
    """What this page is, in a sentence."""
    parts = [f"{counted(len(r.changes), 'change')} from {r.before} to {r.after}" for r in shown[:4]]
    more = f", and {counted(len(shown) - 4, 'more revision')}" if shown[4:] else ""
    return sentence(f"{listed(parts)}{more}.")


def view(revision: Revision, versions: dict[str, Version], lines: dict[str, Lines], whole: bool) -> View:
    """One revision, laid out; only the rows that differ unless `whole`."""
    old, new = lines[revision.before], lines[revision.after]
    names = [name_of(revision, change) for change in revision.changes]
    left, right = sides(revision, names, old, new)
    laid = [row(pair, left, right) for pair in rows(revision, old.text, new.text)]
    told_all = tuple(told(c, name, old, new) for name, c in zip(names, revision.changes, strict=True))
    about = "No change."
    if revision.changes:
        about = f"{sentence(tally(revision.changes))}. {percent(revision.kept)} of the words stand in both."
    return View(
        f"r-{revision.before}--{revision.after}",
        versions[revision.before],
        versions[revision.after],
        about,
        tuple(told_all[n - 1] for n, _ in first_looks(revision)),
        told_all,
        tuple(r for r in laid if whole or not r.same),
        whole,
    )


def name_of(revision: Revision, change: Change) -> str:
    """A name for a change on the page, made from the two versions and what it says there."""
    return "c" + digest(revision.before, revision.after, change.kind, change.before.start, change.after.start, length=7)


def told(change: Change, name: str, old: Lines, new: Lines) -> Told:
    """A change as the lists show it."""
    kind = KINDS[change.kind]
    gone, come = clipped(change.before.text, CLIPPED), clipped(change.after.text, CLIPPED)
    if change.kind == "moved":
        gone = f"from line {old.where(change.before.start).line}"
    why = listed(WEIGHTS[weight] for weight in change.weighs)
    lead = trail = ""
    if change.kind != "moved" and len(gone.split()) + len(come.split()) <= CLIPPED:
        lines, extent = (new, change.after) if change.after.text else (old, change.before)
        before, after = lines.around(extent.start, extent.end)
        lead = " ".join(before.split(" ")[-AROUND:]).lstrip()
        trail = " ".join(after.split(" ")[: AROUND + 1]).rstrip()
    where = str(new.where(change.after.start))
    return Told(f"#{name}", where, kind.sign, change.kind, kind.name, kind.group, gone, come, why, lead, trail)


def sides(revision: Revision, names: Sequence[str], old: Lines, new: Lines) -> tuple[Side, Side]:
    """Both versions with their marks."""
    left: list[Mark] = []
    right: list[Mark] = []
    from_: list[Move] = []
    to: list[Move] = []
    for name, c in zip(names, revision.changes, strict=True):
        if c.kind == "moved":
            there, here = old.where(c.before.start).line, new.where(c.after.start).line
            from_.append(Move(c.before.start, c.before.end, f"{name}-from", name, f"moved to line {here}"))
            to.append(Move(c.after.start, c.after.end, name, f"{name}-from", f"moved from line {there}"))
            continue
        if c.before.text:
            left.append(Mark(c.before.start, c.before.end, "del", c.kind))
        right.append(Mark(c.after.start, c.after.end, "ins", c.kind, name, c.before.text))
    left.sort(key=lambda m: (m.start, m.end))
    right.sort(key=lambda m: (m.start, m.end))
    from_.sort(key=lambda m: m.start)
    to.sort(key=lambda m: m.start)
    return side(old, left, from_), side(new, right, to)


def side(lines: Lines, marks: Sequence[Mark], moves: Sequence[Move]) -> Side:
    """One version with its marks and moves, and where they begin."""
    return Side(lines, marks, moves, [m.start for m in marks], [m.start for m in moves])


def row(pair: RowPair, left: Side, right: Side) -> Row:
    """One row as HTML."""
    before = "".join(f"<div>{cell(left, b.start, b.end)}</div>" for b in pair.before)
    after = "".join(f"<div>{cell(right, b.start, b.end)}</div>" for b in pair.after)
    same = bool(pair.before) and bool(pair.after) and not any(sign in before + after for sign in SIGNS)
    return Row(Markup(before), Markup(after), same)


SIGNS = ('class="p c-', 'class="mv"')
