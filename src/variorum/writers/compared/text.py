"""A comparison as a terminal shows it: how much changed, what to look at first, then every change in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.model import Change, Comparison, Revision, Version
from variorum.writers.compared.kinds import KINDS, WEIGHTS, first_looks, shown_revisions, tally
from variorum.writers.compared.places import Lines
from variorum.writers.lines import padded, rule, styled, wrapped
from variorum.writers.shown import shown
from variorum.writers.wording import clipped, counted, listed, sentence

__all__ = ["to_text"]

FIRST = 12
"""Changes to look at first that are shown; the others stand in the list of all changes."""

LONG = 40
"""Words of an addition or deletion that are shown before its middle is left out."""


def to_text(comparison: Comparison, colour: bool = False, width: int = 80) -> str:
    """The comparison in lines of at most `width` columns, with a final line break; ANSI colour only when `colour` is
    true. What was removed stands in `[-…-]`, what was added in `{+…+}`; places are line and column of the later
    version.

    Control characters are shown as signs, so that no text can speak to the terminal.
    """
    versions = {version.siglum: version for version in comparison.versions}
    lines = [*header(comparison, colour, width)]
    for revision in shown_revisions(comparison):
        lines += of_revision(revision, versions[revision.before], versions[revision.after], colour, width)
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def header(comparison: Comparison, colour: bool, width: int) -> Iterator[str]:
    """The versions, and what was not read."""
    yield from rule(sentence(counted(len(comparison.versions), "version")) + " of one text", width, colour, "═")
    room = max(len(v.siglum) for v in comparison.versions)
    for version in comparison.versions:
        base = "  (base)" if version.siglum == comparison.base else ""
        about = f"{shown(version.name)}, {counted(version.words, 'word')}{base}"
        yield from wrapped(about, width, styled(padded(version.siglum, room), "name", colour) + "  ", " " * (room + 2))
    for aside in comparison.set_aside:
        yield from wrapped(f"not read: {shown(aside.path)}: {shown(aside.reason)}", width)


def of_revision(revision: Revision, before: Version, after: Version, colour: bool, width: int) -> Iterator[str]:
    """Everything about the changes from one version to another."""
    yield from rule(f"{before.siglum} → {after.siglum}", width, colour)
    if not revision.changes:
        yield "No change." if before.text == after.text else "No change but in the white space."
        return
    yield from wrapped(
        f"{sentence(counted(len(revision.changes), 'change'))}; {percent(revision.kept)} of the words stand in both. "
        f"{sentence(tally(revision.changes))}.",
        width,
    )
    old, new = Lines(before.text), Lines(after.text)
    first = first_looks(revision)
    if first:
        yield from ["", styled("Look at these first", "strong", colour)]
        for _, change in first[:FIRST]:
            why = listed(WEIGHTS[weight] for weight in change.weighs)
            yield from one_change(change, old, new, colour, width, f"  ({why})")
        if first[FIRST:]:
            yield f"  … and {counted(len(first) - FIRST, 'more', 'more')}"
    yield from ["", styled("All changes", "strong", colour)]
    for change in revision.changes:
        yield from one_change(change, old, new, colour, width)


def percent(share: float) -> str:
    """A share as a percentage that says 100 only where all of it is meant.

    >>> percent(1.0), percent(0.9999), percent(0.5)
    ('100%', '99.9%', '50%')
    """
    return "100%" if share >= 1 else f"{min(99.9, round(100 * share, 1)):g}%"


def one_change(change: Change, old: Lines, new: Lines, colour: bool, width: int, why: str = "") -> Sequence[str]:
    """One change in its line of text."""
    sign = KINDS[change.kind].sign
    label = padded(str(new.where(change.after.start)), 7)
    first = f"{label} {styled(sign, 'warn', colour)} "
    if change.kind == "moved":
        said = f"moved here from {old.where(change.before.start)}: “{clipped(change.after.text, 18)}”"
    elif change.kind == "layout":
        lead, trail = new.around(change.after.start, change.after.end)
        said = f"{shown(' '.join(lead.split()))} ¶ {shown(' '.join(trail.split()))}"
    else:
        said = in_context(change, old, new, colour)
    return wrapped(said + why, width, first, " " * 10)


def in_context(change: Change, old: Lines, new: Lines, colour: bool) -> str:
    """The words around a change, with what was removed and what was added."""
    lines, extent = (new, change.after) if change.after.text else (old, change.before)
    lead, trail = (shown(part) for part in lines.around(extent.start, extent.end))
    gone, come = clipped(change.before.text, LONG), clipped(change.after.text, LONG)
    marked = styled(f"[-{gone}-]", "removed", colour) if gone else ""
    marked += styled(f"{{+{come}+}}", "added", colour) if come else ""
    return f"{lead}{marked}{trail}"
