"""What a form of the page says, as a correction; and the choices that the forms offer for a thing of an edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from variorum.correcting.written import made_id
from variorum.errors import CorrectionsError
from variorum.model import Correction, Edition, Quoted
from variorum.writers.wording import clipped, labels, speaker_names

__all__ = ["Choice", "Thing", "correction_of", "thing"]

MOST_WORDS = 14
SPEECH = ("direct", "mixed", "indirect")


class Choice(Struct, frozen=True):
    """Something to choose: what is written, and what is read."""

    value: str
    label: str


class Thing(Struct, frozen=True):
    """What a dialog is about: its kind and id, the words for it, and what can be chosen."""

    kind: str
    id: str
    title: str
    about: str
    quotations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    elsewhere: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    reports: tuple[Choice, ...] = ()
    now: str = ""
    off_story: bool = False
    copy_of: str = ""
    values: tuple[str, ...] = ()
    words: str = ""


def thing(edition: Edition, kind: str, name: str) -> Thing | None:
    """What a dialog needs to know of a thing of the edition; None where there is none."""
    makers = {
        "quotation": of_quotation,
        "utterance": of_utterance,
        "tally": of_tally,
        "speaker": of_speaker,
        "witness": of_witness,
    }
    return makers[kind](edition, name) if kind in makers else None


def of_quotation(edition: Edition, name: str) -> Thing | None:
    """A quotation: who said it, what it is, where it belongs."""
    quoted = next((q for q in edition.quotations if q.id == name), None)
    if quoted is None:
        return None
    who = speaker_names(edition)
    outlet = labels(edition.witnesses).get(quoted.witness, quoted.witness)
    said = f"given to {who.get(quoted.speaker, quoted.speaker)}" if quoted.speaker else "given to nobody"
    about = f"{outlet}; {said if quoted.kind in SPEECH else f'taken for a {quoted.kind}'}"
    return Thing(
        "quotation", name, f"“{clipped(quoted.text, MOST_WORDS)}”", about,
        quotations=tuple(q.id for q in edition.quotations if quoted.utterance and q.utterance == quoted.utterance
                         and q.kind in ("direct", "mixed")),
        names=people(edition), elsewhere=utterances(edition, quoted.utterance), now=quoted.kind, words=quoted.text,
    )  # fmt: skip


def of_utterance(edition: Edition, name: str) -> Thing | None:
    """An utterance: who said it, and what else is part of it."""
    found = next((u for u in edition.utterances if u.id == name), None)
    if found is None:
        return None
    marked = [q for q in edition.quotations if q.utterance == name and q.kind in ("direct", "mixed")]
    mine = tuple(q.id for q in marked if is_reported(edition, q))
    words = clipped(found.text, MOST_WORDS)
    who = speaker_names(edition).get(found.speaker or "", "nobody who is named")
    return Thing(
        "utterance", name, f"“{words}”", f"{found.title or 'an utterance'} of {who}",
        quotations=mine, names=people(edition), elsewhere=utterances(edition, name), words=words,
    )  # fmt: skip


def is_reported(edition: Edition, quoted: Quoted) -> bool:
    """Whether a quotation is a report's, and no turn of a transcript."""
    return all(w.kind == "report" for w in edition.witnesses if w.siglum == quoted.witness)


def of_tally(edition: Edition, name: str) -> Thing | None:
    """A tally: what it comes to."""
    found = next((t for t in edition.tallies if t.id == name), None)
    if found is None:
        return None
    words = f"{found.attribute} of {found.subject}" if found.subject else found.attribute or found.type
    told = " / ".join(v.text for v in found.values)
    return Thing("tally", name, words, f"{found.verdict}: {told}", now=found.verdict, words=words,
        values=tuple(v.normal for v in found.values),
    )  # fmt: skip


def of_speaker(edition: Edition, name: str) -> Thing | None:
    """A speaker: whether they are one with another, or two."""
    found = next((s for s in edition.speakers if s.id == name), None)
    if found is None:
        return None
    outlets = labels(edition.witnesses)
    quoting = dict.fromkeys(q.witness for q in edition.quotations if q.speaker == name)
    return Thing(
        "speaker", name, found.name, "also " + ", ".join(found.names) if found.names else found.kind,
        others=tuple(Choice(s.id, s.name) for s in edition.speakers if s.id != name),
        reports=tuple(Choice(w, f"{outlets.get(w, w)} ({w})") for w in quoting), words=found.name,
    )  # fmt: skip


def of_witness(edition: Edition, name: str) -> Thing | None:
    """A report: whose it is, of when, and whether it is one of this story and its own."""
    found = next((w for w in edition.witnesses if w.siglum == name), None)
    if found is None:
        return None
    outlets = labels(edition.witnesses)
    return Thing(
        "witness", name, f"{outlets.get(name, name)} ({name})", found.path,
        others=tuple(Choice(w.siglum, f"{outlets.get(w.siglum)} ({w.siglum})") for w in edition.witnesses
                     if w.siglum != name and w.kind == "report"),
        now=found.published or "", off_story=found.off_story, copy_of=found.copy_of or "",
        names=(found.outlet or "",), words=found.path,
    )  # fmt: skip


def people(edition: Edition) -> tuple[str, ...]:
    """The names of everyone who is quoted."""
    return tuple(dict.fromkeys(s.name for s in edition.speakers))


def utterances(edition: Edition, own: str | None) -> tuple[Choice, ...]:
    """The other utterances of the same speaker (or of nobody, or for a quotation of nobody: all), each by one of its
    quotations, which keeps its id when a speaker is corrected."""
    speakers = {u.id: u.speaker for u in edition.utterances}
    mine = speakers.get(own or "")
    first: dict[str, str] = {}
    for q in edition.quotations:
        if q.utterance and q.kind in ("direct", "mixed") and q.within is None and is_reported(edition, q):
            first.setdefault(q.utterance, q.id)
    return tuple(
        Choice(first[u.id], f"{u.title or 'said'}: “{clipped(u.text)}”")
        for u in edition.utterances
        if u.id != own and u.id in first and (mine is None or u.speaker in (None, mine))
    )


WHAT_IT_SAYS: Mapping[str, Sequence[str]] = {
    "speaker": (), "kind": ("kind",), "join": (), "part": (), "move": ("to",), "same": ("name",),
    "distinct": ("name",), "tally": ("tally", "verdict"), "outlet": ("outlet",), "date": ("published",),
    "story": (), "copy": (),
}  # fmt: skip


def correction_of(form: Mapping[str, Any], several: Mapping[str, Sequence[str]], now: str) -> Correction:
    """The correction that a form says. `several` gives all values of a field, `now` is the time of the decision.

    Raises CorrectionsError with a sentence for the page, where something is missing.
    """
    what = str(form.get("what", ""))
    if what not in WHAT_IT_SAYS:
        raise CorrectionsError("This form says nothing that can be decided.")
    for field, told in (("by", "Give your name"), ("why", "Give a reason")):
        if not str(form.get(field, "")).strip():
            raise CorrectionsError(f"{told}, so that others can judge the decision.")
    said: dict[str, Any] = {f: str(form[f]).strip() for f in WHAT_IT_SAYS[what] if str(form.get(f, "")).strip()}
    for field in ("quotations", "reports", "speakers", "values"):
        if values := tuple(v for v in several.get(field, ()) if v):
            said[field] = values
    if what == "speaker":
        said |= who_of(form)
    elif what == "move" and said.get("to") == "apart":
        what = "part"
        del said["to"]
    elif what == "story":
        said["off_story"] = form.get("off_story") == "true"
    elif what == "copy":
        said["copy_of"] = str(form.get("copy_of", ""))
    if words := str(form.get("words", "")).strip():
        said["words"] = words
    made = Correction(
        id="", what=what, by=str(form["by"]).strip(), on=now, why=str(form["why"]).strip(), **said  # type: ignore[arg-type]
    )  # fmt: skip
    return Correction(**({f: getattr(made, f) for f in made.__struct_fields__} | {"id": made_id(made)}))


def who_of(form: Mapping[str, Any]) -> dict[str, Any]:
    """Who is decided to have said it."""
    name = str(form.get("name", "")).strip()
    kind = str(form.get("as", "speaker"))
    if kind == "nobody":
        return {"nobody": True}
    if kind not in ("speaker", "organisation", "document") or not name:
        raise CorrectionsError("Give the name of who said it, or choose “nobody who can be named”.")
    return {kind: name}
