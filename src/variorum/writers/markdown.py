"""The edition as Markdown, for a newsroom's document: what to look at first, then what was said with its apparatus as
footnotes, then who else is quoted, then the reports.

CommonMark with the tables and footnotes that GitHub, Pandoc, Obsidian and most newsroom tools know. Everything that
comes from a report is escaped: none of it is taken for markup or for HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from variorum.model import Edition, Place, Quoted, Reading, Share, Span, Utterance, Witness
from variorum.writers.decided import decided
from variorum.writers.deep_links import DeepLink, deep_links, web_address
from variorum.writers.kinds import KINDS
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
    sentence,
    speaker_names,
    story_title,
    transcripts_of,
    witnesses_counted,
)

__all__ = ["escaped", "to_markdown"]

FIRST = 12
"""Things to look at first that are listed; how many more there are is said."""

PARAGRAPH_WORDS = 120
NOBODY = "Nobody named"
MARKUP = re.compile(r"[\\`*_\[\]<>&|~$@#^{}]")
ADDRESS = re.compile(r"(?i)(https?|ftp)(:)(?=//)|\b(www)(\.)")
LINE_BEGINS = re.compile(r"\A([-+=:]|\d+(?=[.)](?:\s|\Z)))")


def to_markdown(edition: Edition) -> str:
    """The edition as Markdown, with a final line break.

    Words that differ have footnotes; links lead to the very words where a report has an address on the web.

    >>> to_markdown(Edition("0.1.0", 1)).splitlines()[0]
    '# No reports of one story'
    """
    return Document(edition).text()


def escaped(text: str) -> str:
    r"""Text on one line that Markdown prints again as it is, and that no tool takes for a link.

    >>> print(escaped("1. *not* a <b>list</b>"))
    1\. \*not\* a \<b\>list\</b\>
    """
    plain = MARKUP.sub(r"\\\g<0>", " ".join(shown(text).split()))
    plain = ADDRESS.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", plain)
    return LINE_BEGINS.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", plain)


class Document:
    """An edition as a document; footnotes are numbered through all of it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._shared = shared_utterances(edition)
        self._outlets = {siglum: escaped(name) for siglum, name in labels(edition.witnesses).items()}
        self._names = {i: escaped(name) for i, name in speaker_names(edition).items()}
        self._link: DeepLink = deep_links(edition)
        self._notes: list[str] = []
        self._number = count(1)

    def text(self) -> str:
        """The document."""
        edition = self._edition
        blocks = [
            f"# {escaped(sentence(story_title(edition, self._shared)))}",
            f"An edition of {witnesses_counted(edition.witnesses)}, made with Variorum "
            f"{escaped_within(edition.variorum)}.",
            *self._concerns(),
            *self._tallies(alike=False),
            *(block for utterance in self._shared for block in self._utterance(utterance)),
            *self._tallies(alike=True),
            *self._others(),
            *self._decisions(),
            *self._reports(),
            *self._notes,
        ]
        return "\n\n".join(blocks) + "\n"

    def _concerns(self) -> Iterator[str]:
        found = review(self._edition)
        if found:
            yield "## Review these first"
            yield "\n".join(f"{n}. {escaped(concern.sentence)}" for n, concern in enumerate(found[:FIRST], 1))
        if len(found) > FIRST:
            yield f"And {len(found) - FIRST:,} more."

    def _decisions(self) -> Iterator[str]:
        told = [d for d in decided(self._edition) if d.state in ("unfit", "applied")]
        if told:
            yield "## Decided by people"
            yield "\n".join(f"- {escaped(' '.join(x for x in (d.what, d.by, d.note) if x))}" for d in told)

    def _utterance(self, utterance: Utterance) -> Iterator[str]:
        found = differences(utterance)
        who = self._names.get(utterance.speaker or "", NOBODY)
        yield f"## {who}: {escaped(utterance.title)}" if utterance.title else f"## {who}"
        spoken = transcripts_of(self._edition.witnesses) & set(sigla_of(utterance))
        size = counted(words_in(utterance.text), "word") + (" of the transcript" if spoken else "")
        reports = counted(len(set(sigla_of(utterance)) - spoken), "report")
        order = "" if utterance.order_known else " Nothing says in which order the parts below were said."
        yield f"{sentence(size)}, quoted in {reports}.{order}"
        yield self._reading_text(utterance, numbered(found), spoken)
        yield from self._shares(utterance, found, spoken)

    def _reading_text(
        self, utterance: Utterance, notes: Sequence[tuple[int, Difference]], spoken: frozenset[str]
    ) -> str:
        """The reading text as a quotation, with footnotes behind the words that differ and where words are cut."""
        behind: dict[int, list[str]] = {}
        for _, difference in notes:
            label = f"[^{next(self._number)}]"
            behind.setdefault(self._after(utterance, difference), []).append(label)
            self._notes.append(f"{label}: {self._note(difference)}")
        folded = unquoted(utterance, spoken)
        out = []
        for first, last in paragraphs(utterance, PARAGRAPH_WORDS, folded=folded):
            over = range(first, last + 1)
            words = "".join(self._passage(utterance, n, behind.get(n, ())) for n in over).strip()
            if (first, last) in folded:
                words = f"\\[… {counted(words_in(words), 'word')} that no report prints …\\]"
            time = begins_at(utterance.passages[first : last + 1])
            out.append("> " + (f"**{time}** " if time else "") + (words or "…"))
        return "\n>\n".join(out) or "> …"

    def _after(self, utterance: Utterance, difference: Difference) -> int:
        """The passage behind which a footnote stands: what is added stands behind the words before it."""
        at = utterance.passages[difference.last].at
        return difference.last - (1 if at.start == at.end and difference.last else 0)

    def _passage(self, utterance: Utterance, n: int, labels: Sequence[str]) -> str:
        """The words of one passage, its footnotes before the space that follows them."""
        at = utterance.passages[n].at
        words = shown(utterance.text[at.start : at.end])
        bare = words.rstrip()
        lead = " " if bare[:1].isspace() else ""
        return lead + escaped_within(bare) + "".join(labels) + (" " if words != bare else "")

    def _note(self, difference: Difference) -> str:
        words = f"“{escaped(clipped(difference.words, 14))}”" if difference.words else "(nothing)"
        return f"{words} ] {'; '.join(self._reading(reading, difference) for reading in difference.readings)}."

    def _reading(self, reading: Reading, difference: Difference) -> str:
        kind = KINDS[reading.kind].name
        who = listed(dict.fromkeys(self._place(place) for place in reading.places))
        if difference.cut:
            if reading.kind == "disputed":
                return f"not in {who} ({kind})"
            return f"{kind}, {counted(words_in(difference.words), 'word')}: {who}"
        words = f"“{escaped(clipped(reading.text, 14))}”" if reading.text.strip() else "nothing"
        return f"{words} {who} ({kind})"

    def _place(self, place: Place) -> str:
        """The outlet, as a link to the words."""
        address = self._link(place.siglum, (Span(place.start, place.end),), place.text)
        return linked(self._outlets[place.siglum], address)

    def _shares(self, utterance: Utterance, found: Sequence[Difference], spoken: frozenset[str]) -> Iterator[str]:
        done = done_by(found)
        shares = [s for s in utterance.witnesses if s.siglum not in spoken]
        rows = [self._share(s, done.get(s.siglum, {})) for s in shares]
        if rows and words_in(utterance.text) < BRIEF:
            yield f"Printed by {listed(self._outlets[s.siglum] for s in shares)}."
        elif rows:
            head = "| Report | prints | of what can be tested, as the others have it | differs by |"
            yield "\n".join((head, "| --- | ---: | --- | --- |", *rows))

    def _share(self, share: Share, done: Mapping[str, int]) -> str:
        f = share.fidelity
        same = f"{f.score:.0%} of {f.words} words ({f.low:.0%} to {f.high:.0%})" if f else ""
        how = ", ".join(f"{KINDS[k].name}{f' ({n})' if n > 1 else ''}" for k, n in done.items())
        return f"| {self._outlets[share.siglum]} | {share.coverage:.0%} | {same} | {how} |"

    def _tallies(self, alike: bool) -> Iterator[str]:
        """What the reports say on one thing: where they agree, or where they do not."""
        found = [tally for tally in tallied(self._edition) if (tally.verdict == "agree") is alike]
        if found:
            yield "## What they agree on" if alike else "## Where they do not say the same"
            names = labels(self._edition.witnesses)
            yield "\n".join(
                f"- {escaped(tally.thing)}: {escaped(sides_in_words(tally.sides, names))}"
                + (f"; {escaped(tally.reason)}" if tally.reason and not alike else "") + ("." if alike else
                f" (**{tally.verdict}**).")
                for tally in found
            )  # fmt: skip

    def _others(self) -> Iterator[str]:
        in_shared = {u.id for u in self._shared}
        speech = [q for q in self._edition.quotations
                  if q.kind in ("direct", "mixed") and q.utterance not in in_shared]  # fmt: skip
        if not speech:
            return
        yield "## Also quoted, in one report each"
        by_speaker: dict[str, list[Quoted]] = {}
        for quoted in speech:
            by_speaker.setdefault(self._names.get(quoted.speaker or "", NOBODY), []).append(quoted)
        for name, quotations in sorted(
            by_speaker.items(), key=lambda item: (item[0] == NOBODY, -len(item[1]), item[0])
        ):
            yield f"### {name}"
            yield "\n".join(f"- “{escaped_within(' '.join(q.text.split()))}” ({self._quoted(q)})" for q in quotations)

    def _quoted(self, quoted: Quoted) -> str:
        return linked(self._outlets[quoted.witness], self._link(quoted.witness, quoted.spans, quoted.text))

    def _reports(self) -> Iterator[str]:
        if self._edition.witnesses:
            yield "## Reports"
            yield "\n".join(self._report(witness) for witness in self._edition.witnesses)

    def _report(self, witness: Witness) -> str:
        parts = [f"**{linked(self._outlets[witness.siglum], web_address(witness.url))}** ({witness.siglum})"]
        parts += [escaped_within(" ".join(shown(witness.title).split()))] if witness.title else []
        parts += [escaped(day(witness.published) or "")] if witness.published else ["no date"]
        parts += [escaped(file_name(witness.path))] if witness.path else []
        parts += [f"a copy of {witness.copy_of}"] if witness.copy_of else []
        return f"- {', '.join(parts)}, sha256 {witness.sha256[:12]}…"


def escaped_within(text: str) -> str:
    """Text that does not begin a line."""
    return escaped(f"x{text}")[1:]


def linked(words: str, address: str | None) -> str:
    """Words (escaped) as a link, where there is an address.

    >>> linked("The Courier", "https://courier.example/a(1)")
    '[The Courier](<https://courier.example/a(1)>)'
    """
    return f"[{words}](<{address}>)" if address else words
