"""The edition as a terminal shows it: what was said, where the reports differ, and who printed how much of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from variorum.model import Edition, Quoted, Reading, Share, Utterance
from variorum.writers.decided import decided
from variorum.writers.kinds import KINDS, SUBSTANCE
from variorum.writers.lines import bar, padded, raised, rule, styled, wrapped
from variorum.writers.retold import retold
from variorum.writers.review import review
from variorum.writers.shown import shown
from variorum.writers.tallied import sides_in_words, tallied
from variorum.writers.unquoted import begins_at, unquoted
from variorum.writers.variants import (
    BRIEF,
    Difference,
    differences,
    done_by,
    numbered,
    paragraphs,
    shared_utterances,
    sigla_of,
    words_in,
)
from variorum.writers.wording import (
    clipped,
    counted,
    day,
    file_name,
    labels,
    listed,
    marked,
    sentence,
    speaker_names,
    story_title,
    transcripts_of,
    witnesses_counted,
)

__all__ = ["to_text"]

MANY_REPORTS = 8
"""More reports than these are listed behind what to look at first, so that this stands on the first screen."""

FIRST_CONCERNS = 8
"""As many concerns as are read before the eye leaves the list; how many more there are is said."""

SPEAKERS = 8
"""Speakers in one report whose words are shown, those with most words first; the others are named. The page has all."""

PER_SPEAKER = 4
"""Other quotations shown of one speaker; the rest is counted."""

LONGEST_CLIP = 24
"""Words of another quotation that are shown before its middle is left out."""

EMPTY_LINES = re.compile(r"\n{3,}")
NAME_COLUMN = 22
"""Columns for an outlet's name; where the whole is narrower than `WIDE`, half as many."""

WIDE = 64
PARAGRAPH_WORDS = 80
"""The reading text is parted after the first sentence beyond so many words: about seven lines of a terminal."""

NOBODY = "Nobody named"
FEW_RETOLD = 5
"""Passages in other words that are shown of an utterance."""


def to_text(edition: Edition, colour: bool = False, width: int = 80) -> str:
    """The edition in lines of at most `width` columns, with a final line break; ANSI colour only when `colour` is true.

    Control characters in what the reports print are shown as signs, so that no report can speak to the terminal.

    >>> print(to_text(Edition("0.1.0", 1)).splitlines()[0])
    No reports of one story
    """
    shared = shared_utterances(edition)
    first, reports = header(edition, shared, colour, width), witnesses(edition, colour, width)
    many = len(edition.witnesses) > MANY_REPORTS
    lines = [
        *first,
        *([] if many else ["", *reports]),
        *concerns(edition, colour, width),
        *disagreements(edition, colour, width),
        *([*rule("The reports", width, colour), *reports] if many else []),
        *(line for utterance in shared for line in of_utterance(edition, utterance, colour, width)),
        *agreements(edition, colour, width),
        *others(edition, shared, colour, width),
        *decisions(edition, colour, width),
    ]
    text = "\n".join(line.rstrip() for line in lines)
    return EMPTY_LINES.sub("\n\n", text).strip("\n") + "\n"


def header(edition: Edition, shared: Sequence[Utterance], colour: bool, width: int) -> Iterator[str]:
    """The title, and how many reports there are."""
    title = story_title(edition, shared)
    yield from wrapped(styled(sentence(title), "strong", colour), width)
    if shared:
        yield from wrapped(f"An edition of {witnesses_counted(edition.witnesses)}.", width)


def witnesses(edition: Edition, colour: bool, width: int) -> Iterator[str]:
    """The reports with their sigla, outlets and dates."""
    sigla = max((len(w.siglum) for w in edition.witnesses), default=0)
    for witness in edition.witnesses:
        unknown = "transcript" if witness.kind == "transcript" else "outlet not known"
        outlet = padded(witness.outlet or unknown, name_column(width))
        dated = day(witness.published) or ("no date" if witness.kind == "report" else "")
        about = [part for part in (dated, file_name(witness.path)) if part]
        if witness.copy_of:
            about.append(f"a copy of {witness.copy_of}")
        if witness.version_of:
            about.append(f"an earlier version of {witness.version_of}")
        siglum = styled(witness.siglum, "name", colour) + " " * (sigla - len(witness.siglum))
        yield from wrapped(" · ".join(about), width, f"  {siglum}  {outlet}  ")


def decisions(edition: Edition, colour: bool, width: int) -> Iterator[str]:
    """What people decided, those decisions first that do not fit."""
    told = [d for d in decided(edition) if d.state in ("unfit", "applied")]
    if not told:
        return
    yield from rule("Decided by people", width, colour)
    for d in told:
        yield from wrapped(shown(f"{d.what} {d.by}"), width, "  ! " if d.state == "unfit" else "  ✓ ")
        if d.note:
            yield from wrapped(shown(d.note), width, "      ")


def name_column(width: int) -> int:
    """Columns for an outlet's name."""
    return NAME_COLUMN if width >= WIDE else NAME_COLUMN // 2


def concerns(edition: Edition, colour: bool, width: int) -> Iterator[str]:
    """*Review these first*, and how many there are besides."""
    found = review(edition)
    if not found:
        return
    yield from rule("Review these first", width, colour)
    for number, concern in enumerate(found[:FIRST_CONCERNS], 1):
        yield from wrapped(concern.sentence, width, f"{number:>3}  ")
    if len(found) > FIRST_CONCERNS:
        rest = len(found) - FIRST_CONCERNS
        yield from wrapped(
            f"and {rest:,} more: the page (--format html) lists every one where it stands.", width, "     "
        )


def disagreements(edition: Edition, colour: bool, width: int) -> Iterator[str]:
    """What the reports say differently on one thing, a line each, but for what stands above among the concerns."""
    told = [concern.sentence for concern in review(edition)[:FIRST_CONCERNS]]
    found = [
        tally
        for tally in tallied(edition)
        if tally.verdict != "agree" and not any(said.startswith(f"{tally.thing}:") for said in told)
    ]
    if found:
        yield from rule("Where they do not say the same", width, colour)
    for tally in found:
        because = f"; {tally.reason}" if tally.reason else ""
        yield from wrapped(f"{tally.thing}: {sides_in_words(tally.sides, {})}{because}.", width, f"  {tally.sign}  ")


def agreements(edition: Edition, colour: bool, width: int) -> Iterator[str]:
    """What the reports say alike."""
    found = [tally for tally in tallied(edition) if tally.verdict == "agree"]
    if found:
        yield from rule("What they agree on", width, colour)
    for tally in found:
        yield from wrapped(f"{tally.thing}: {sides_in_words(tally.sides, {})}.", width, f"  {tally.sign}  ")


def of_utterance(edition: Edition, utterance: Utterance, colour: bool, width: int) -> Iterator[str]:
    """One utterance: its heading, the reading text with numbers, what differs, and who printed how much."""
    found = differences(utterance)
    notes = numbered(found)
    who = speaker_names(edition).get(utterance.speaker or "", NOBODY)
    yield from rule(f"{who}: {shown(utterance.title)}" if utterance.title else who, width, colour)
    spoken = transcripts_of(edition.witnesses) & set(sigla_of(utterance))
    printed = [q for q in edition.quotations if q.utterance == utterance.id and q.witness not in spoken]
    quoted = sum(q.kind != "indirect" for q in printed)
    size = counted(words_in(utterance.text), "word") + (" of the transcript" if spoken else "")
    told = counted(quoted, "time" if spoken else "quotation")
    reports = counted(len(set(sigla_of(utterance)) - spoken), "report")
    yield from wrapped(
        f"{sentence(size)}, {'quoted' if spoken else 'from'} {told} in {reports}."
        + ("" if utterance.order_known else " Nothing says in which order the parts below were said."),
        width,
    )
    yield ""
    pieces = reading_pieces(utterance, notes, colour)
    folded = unquoted(utterance, spoken)
    for first, last in paragraphs(utterance, PARAGRAPH_WORDS, folded=folded):
        text = "".join(pieces[first : last + 1])
        time = begins_at(utterance.passages[first : last + 1])
        if (first, last) in folded:
            text = styled(f"[… {counted(words_in(text), 'word')} that no report prints …]", "faint", colour)
        yield from wrapped(text, width, f"  {styled(time, 'faint', colour)}  " if time else "  ", "  ")
        yield ""
    yield from apparatus(notes, colour, width)
    yield from smaller(found, width)
    yield from share_lines(edition, utterance, found, spoken, colour, width)
    yield from in_other_words(edition, utterance, colour, width)


def in_other_words(edition: Edition, utterance: Utterance, colour: bool, width: int) -> Iterator[str]:
    """What reports tell of the utterance without quoting it."""
    told = retold(edition, utterance)
    if told:
        yield ""
        yield from wrapped("Reported in other words:", width)
    for one in told[:FEW_RETOLD]:
        siglum = styled(one.quoted.witness, "name", colour)
        yield from wrapped(f"{clipped(one.words, LONGEST_CLIP)} {siglum}", width, "  ", "    ")
    if len(told) > FEW_RETOLD:
        yield f"  and {len(told) - FEW_RETOLD} more"


def reading_pieces(utterance: Utterance, notes: Sequence[tuple[int, Difference]], colour: bool) -> list[str]:
    """The reading text, passage by passage, with ‹words› that differ and the numbers of the list below."""
    begins = {d.first for _, d in notes if not d.cut}
    ends = {d.last: n for n, d in notes if not d.cut}
    inside = {n for _, d in notes if not d.cut for n in range(d.first, d.last + 1)}
    cut: dict[int, list[int]] = {}
    for n, d in notes:
        if d.cut:
            cut.setdefault(d.first, []).append(n)
    pieces = []
    for n, passage in enumerate(utterance.passages):
        words = shown(utterance.text[passage.at.start : passage.at.end])
        bare = words.rstrip()
        space = words[len(bare) :]
        before = ""
        for missing in cut.get(n, ()):
            before += styled(raised(missing), "warn", colour)
        if n in inside:
            sign = ("‹" if n in begins else "") + bare + ("›" if n in ends else "")
            sign = styled("‸" if sign == "‹›" else sign, "mark", colour)
            number = styled(raised(ends[n]), "warn", colour) if n in ends else ""
            words = sign + number + (space or ("" if bare else " "))
        pieces.append(before + words)
    return pieces


def apparatus(notes: Sequence[tuple[int, Difference]], colour: bool, width: int) -> Iterator[str]:
    """What differs in substance: the words above, a bracket, and what the others print."""
    if not notes:
        return
    yield from wrapped("Where they differ: the words above ] what others print.", width)
    for number, difference in notes:
        yield from wrapped(apparatus_entry(difference, colour), width, f"{number:>5}  ")


def apparatus_entry(difference: Difference, colour: bool) -> str:
    """One entry of the apparatus."""
    words = clipped(difference.words) if difference.words else "(nothing)"
    told = "; ".join(apparatus_reading(reading, difference, colour) for reading in difference.readings)
    return f"{words} ] {told}"


def apparatus_reading(reading: Reading, difference: Difference, colour: bool) -> str:
    """One reading of an entry: the words, who prints them, and the kind in plain words."""
    sigla = styled(" ".join(dict.fromkeys(p.siglum for p in reading.places)), "name", colour)
    if difference.cut:
        if reading.kind == "disputed":
            return f"not in {sigla} ({KINDS[reading.kind].name})"
        size = counted(words_in(difference.words), "word")
        return f"{KINDS[reading.kind].name}, {size}: {sigla}"
    words = styled(clipped(reading.text) or "nothing", "strong", colour)
    return f"{words} {sigla} ({KINDS[reading.kind].name})"


def smaller(found: Sequence[Difference], width: int) -> Iterator[str]:
    """How many differences there are that only show the manner of a house."""
    kinds = Counter(d.kind for d in found if not d.substance)
    if kinds:
        told = listed(f"{KINDS[kind].name} ({kinds[kind]})" for kind in KINDS if kinds[kind])  # type: ignore[index]
        yield from wrapped(f"Smaller differences, not listed here: {told}.", width)


def share_lines(
    edition: Edition,
    utterance: Utterance,
    found: Sequence[Difference],
    spoken: frozenset[str],
    colour: bool,
    width: int,
) -> Iterator[str]:
    """Who printed how much, in the order of the reports: no league table. Transcripts have all of it."""
    shares = [share for share in utterance.witnesses if share.siglum not in spoken]
    if not shares or words_in(utterance.text) < BRIEF:
        yield from wrapped(f"Printed by {listed(s for s in sigla_of(utterance) if s not in spoken)}.", width)
        return
    yield ""
    tested = any(share.fidelity for share in shares)
    vouched = ", and how much of what others can vouch for is the same" if tested else ""
    yield from wrapped(f"Who printed how much of it{vouched}:", width)
    names = labels(edition.witnesses)
    done = done_by(found)
    sigla = max(len(share.siglum) for share in shares)
    wide = width >= WIDE
    for share in shares:
        siglum = styled(share.siglum, "name", colour) + " " * (sigla - len(share.siglum))
        outlet = padded(names.get(share.siglum, ""), name_column(width) - 2)
        same = f"  {same_words(share)}" if wide and share.fidelity else ""
        yield f"  {siglum}  {outlet} {bar(share.coverage, 20 if wide else 8)} {share.coverage:>4.0%}{same}"
        what = [kind_count(kind, n) for kind, n in done.get(share.siglum, {}).items() if kind in SUBSTANCE]
        if share.fidelity and not wide:
            what.append(same_words(share))
        if what:
            yield from wrapped(sentence(", ".join(what)) + ".", width, " " * (sigla + 4))


def same_words(share: Share) -> str:
    """How many of the words that can be tested are the same, with the interval.

    >>> from variorum.model import Fidelity
    >>> same_words(Share("A", 0.5, {}, Fidelity(0.98, 0.93, 1.0, 60, 1)))
    '98% of 60 (93–100%)'
    """
    f = share.fidelity
    return f"{f.score:.0%} of {f.words} ({f.low * 100:.0f}–{f.high:.0%})" if f else ""


def kind_count(kind: str, number: int) -> str:
    """How often a report does something, in plain words."""
    return KINDS[kind].name if number == 1 else f"{KINDS[kind].name} ({number})"


def others(edition: Edition, shared: Sequence[Utterance], colour: bool, width: int) -> Iterator[str]:
    """The quotations that stand in one report only, those who are quoted most first; then marks that are not speech."""
    in_shared = {u.id for u in shared}
    speech = [q for q in edition.quotations if q.kind in ("direct", "mixed") and q.utterance not in in_shared]
    names = speaker_names(edition)
    by_speaker: dict[str, list[Quoted]] = {}
    for quoted in speech:
        by_speaker.setdefault(names.get(quoted.speaker or "", NOBODY), []).append(quoted)
    if speech:
        yield from rule("Also quoted, in one report each", width, colour)
    rows = sorted(by_speaker.items(), key=lambda item: (item[0] == NOBODY, -words_quoted(item[1]), item[0]))
    for name, quotations in rows[:SPEAKERS]:
        yield from wrapped(styled(name, "strong", colour), width)
        for quoted in quotations[:PER_SPEAKER]:
            words = f"“{clipped(quoted.text, LONGEST_CLIP)}” {styled(quoted.witness, 'name', colour)}"
            yield from wrapped(words, width, "  ", "    ")
        if len(quotations) > PER_SPEAKER:
            yield f"  and {len(quotations) - PER_SPEAKER} more"
    if rows[SPEAKERS:]:
        yield from wrapped(f"and in fewer words: {listed(name_and_number(*row) for row in rows[SPEAKERS:])}.", width)
    not_speech = [q for q in edition.quotations if q.kind in ("title", "scare", "nickname")]
    if not_speech:
        yield ""
        told = listed(dict.fromkeys(marked(q.text) for q in not_speech))
        yield from wrapped(f"In marks, but not speech: {told}.", width)


def words_quoted(quotations: Sequence[Quoted]) -> int:
    """How many words some quotations have."""
    return sum(words_in(quoted.text) for quoted in quotations)


def name_and_number(name: str, quotations: Sequence[Quoted]) -> str:
    """A speaker, with how often they are quoted where it is more than once."""
    return name if len(quotations) == 1 else f"{name} ({len(quotations)})"
