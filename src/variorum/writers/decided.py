"""What people decided, in words that every writer can show: what, by whom, when, why, and what it replaced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from variorum.model import Decision, Edition
from variorum.writers.wording import clipped, day, listed, sentence, speaker_names

__all__ = ["Decided", "decided", "decided_by", "marks"]

ORDER = {"unfit": 0, "applied": 1, "overruled": 2, "undone": 3}


class Decided(Struct, frozen=True):
    """A decision for a reader: `what` was decided, of which `things`, `by` whom, and what came of it."""

    id: str
    state: str
    what: str
    by: str
    note: str
    things: tuple[str, ...]


def decided(edition: Edition) -> tuple[Decided, ...]:
    """Every decision of the edition: those that do not fit first, then those in force, the earliest first."""
    words = {q.id: q.text for q in edition.quotations}
    outlets = {w.siglum: w.outlet or w.siglum for w in edition.witnesses}
    names = speaker_names(edition)
    told = [
        Decided(d.id, d.state, what_of(d, words, outlets, names), decided_by(d), sentence(note_of(d)), d.things)
        for d in edition.corrections
    ]
    return tuple(sorted(told, key=lambda d: ORDER[d.state]))


def decided_by(decision: Decision) -> str:
    """Who decided it, when and why, as a sentence.

    >>> decided_by(Decision(id="c", what="join", by="Jo", on="2031-05-02", why="One call.", state="applied", note=""))
    'Decided by Jo on 2 May 2031: One call.'
    """
    back = decision.undone
    taken = f" Taken back by {back.by} on {day(back.on[:10])}: {back.why}" if back else ""
    return f"Decided by {decision.by} on {day(decision.on[:10])}: {decision.why}{taken}"


def marks(edition: Edition) -> Mapping[str, tuple[str, ...]]:
    """Quotation, utterance, tally, speaker or siglum → what people decided of it, as sentences."""
    out: dict[str, tuple[str, ...]] = {}
    home = {q.id: q.utterance for q in edition.quotations} if edition.corrections else {}
    for d in edition.corrections:
        if d.state != "applied":
            continue
        things = dict.fromkeys(d.things)
        if d.what in ("speaker", "join", "part", "move"):
            things |= dict.fromkeys(str(home[q]) for q in d.things if home.get(q))
        for thing in things:
            out[thing] = (*out.get(thing, ()), decided_by(d))
    return out


def note_of(d: Decision) -> str:
    """What a decision replaced, or why it does not fit."""
    if d.state == "unfit":
        return f"it does not fit, and was not applied: {d.note}"
    return {"overruled": "a later decision stands", "undone": ""}.get(d.state, d.note)


def what_of(d: Decision, words: Mapping[str, str], outlets: Mapping[str, str], names: Mapping[str, str]) -> str:
    """What was decided, of what."""
    said = [f"“{clipped(words.get(q) or d.words or q)}”" for q in (*d.quotations, *((d.to,) if d.to else ()))]
    reports = listed(outlets.get(t, t) for t in (d.things or d.reports)) if d.reports else ""
    return sentence(" ".join(phrases(d, said, reports, names)))


def phrases(d: Decision, said: list[str], reports: str, names: Mapping[str, str]) -> Iterator[str]:
    """The parts of the sentence that says what was decided."""
    who = listed(names.get(s, s) for s in d.speakers)
    quoted = listed(said)
    if d.what == "speaker":
        yield f"{quoted} is by {d.speaker or d.organisation or d.document or 'nobody who can be named'}."
    elif d.what == "kind":
        yield f"{quoted} is {'no quotation' if d.kind == 'none' else f'of the kind “{d.kind}”'}."
    elif d.what == "join":
        yield f"{quoted} are of one utterance."
    elif d.what == "part":
        yield f"{quoted} {'is' if len(said) == 1 else 'are'} an utterance apart."
    elif d.what == "move":
        yield f"{listed(said[:-1])} belongs to the utterance of {said[-1]}."
    elif d.what == "same":
        yield f"{who} are one{f', {d.name}' if d.name else ''}."
    elif d.what == "distinct":
        yield f"{quoted or reports} is of another {who}: {d.name}."
    elif d.what == "tally":
        wrong = "wrong: it compares what cannot be compared"
        yield f"The tally {d.words or d.tally} is {wrong if d.verdict == 'wrong' else f'really “{d.verdict}”'}."
    elif d.what == "outlet":
        yield f"{listed(d.reports)} is of {d.outlet}."
    elif d.what == "date":
        yield f"{reports} was published on {day(d.published)}."
    elif d.what == "story":
        yield f"{reports} is of {'another' if d.off_story else 'this'} story."
    elif d.what == "copy":
        yield f"{listed(d.reports)} is {f'a copy of {d.copy_of}' if d.copy_of else 'no copy'}."
