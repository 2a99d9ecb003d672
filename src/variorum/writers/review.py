"""*Review these first*: the places of an edition where a person should look, most important first.

A short list helps more than a complete one. What is merely the manner of a house (spelling, masking, tidied speech)
is not in it; the page shows those where they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from variorum.model import Edition, Place, Quoted, Utterance, Witness
from variorum.text.lexicon import lexicon
from variorum.text.lexicon import words as word_list
from variorum.writers.decided import decided
from variorum.writers.revised import Amendment, amendments
from variorum.writers.shown import shown
from variorum.writers.tallied import sides_in_words, tallied
from variorum.writers.telling import told
from variorum.writers.variants import SENTENCE_END, Difference, differences, shared_utterances, sigla_of, words_in
from variorum.writers.wording import counted, file_name, labels, marked, sentence, transcripts_of

__all__ = ["Concern", "Spot", "review"]

Grade = Literal["first", "look", "know"]
"""`first`: the meaning may hang on it; `look`: a person should compare; `know`: nothing is wrong, but good to know."""

DOUBTFUL = 0.6
"""A speaker with a lower score is worth a look. Rules that rest on a cue beside the quotation score higher, those that
carry a speaker on from another paragraph lower."""

LONG_CUT = 12
"""A cut without a sign of so many words is graded with changed words: about the length of a sentence, so that a whole
statement may be gone; shorter ones are mostly a clause."""

SHORT = 8
"""A negation or a figure weighs in a wording of at most so many words; in a longer one it is one word among many."""

SHORT_CUT = 3
"""… and in a cut of at most so many: a longer one takes a clause away with its negation, and what is left stands."""

HUNDRED = 100
"""From here on a number word multiplies what stands before it: three hundred."""

ORDER: Mapping[str, int] = {
    **dict.fromkeys(
        ("unread", "unfit", "note", "conflict", "off_story", "outvoted", "speaker", "doubtful", "transcript"), 0
    ),
    "meaning": 1,
    **dict.fromkeys(
        ("paraphrase", "substitution", "insertion", "omission", "disputed", "splice", "reordered", "tally", "absent"), 2
    ),
    **dict.fromkeys(("order", "composite", "outlet", "copy", "version"), 3),
}
"""Kinds of concern, within a grade: first what touches the whole, then words, the heavier first whatever their kind."""


class Spot(Struct, frozen=True):
    """Where to look: a witness and a range of its text, or a passage of an utterance, or a quotation."""

    witness: str | None = None
    start: int = 0
    end: int = 0
    quotation: str | None = None
    utterance: str | None = None
    passage: int | None = None


class Concern(Struct, frozen=True):
    """One thing to look at: how grave, of what kind, a sentence in plain words, and the places."""

    grade: Grade
    kind: str
    sentence: str
    places: tuple[Spot, ...] = ()
    weight: float = 0.0
    """How many letters are in question: among concerns of one grade and rank the heavier comes first."""


def review(edition: Edition) -> tuple[Concern, ...]:
    """Everything that a person should look at, most important first; empty where nothing asks for it.

    The caller decides how many to show, and says how many there are besides.

    >>> from variorum.model import SetAside
    >>> review(Edition("0.1.0", 1, set_aside=(SetAside("a.txt", "it is empty"),)))[0].sentence
    'a.txt was not read: it is empty.'
    """
    found = [
        *of_the_whole(edition),
        *(c for utterance in shared_utterances(edition) for c in of_utterance(edition, utterance)),
        *of_the_absent(edition),
        *of_speakers(edition),
        *of_witnesses(edition),
    ]
    grades: tuple[Grade, ...] = ("first", "look", "know")
    return tuple(sorted(found, key=lambda c: (grades.index(c.grade), ORDER[c.kind], -c.weight)))


def of_the_whole(edition: Edition) -> Iterator[Concern]:
    """Inputs set aside, notes on the whole, and what the reports say differently."""
    for aside in edition.set_aside:
        yield Concern("first", "unread", f"{shown(aside.path)} was not read: {shown(aside.reason).rstrip('.')}.")
    for decision in decided(edition):
        if decision.state == "unfit":
            yield Concern("first", "unfit", shown(f"{decision.what} {decision.note}."))
    for note in edition.notes:
        yield Concern("first", "note", shown(note))
    names = labels(edition.witnesses)
    for tally in tallied(edition):
        if tally.verdict in ("conflict", "differ"):
            spots = tuple(Spot(p.witness, p.start, p.end) for side in tally.sides for p in side.places)
            because = f"; {tally.reason}" if tally.reason else ""
            said = f"{tally.thing}: {sides_in_words(tally.sides, names)}{because}."
            worst = tally.verdict == "conflict"
            yield Concern("first" if worst else "look", "conflict" if worst else "tally", said, spots)


def of_utterance(edition: Edition, utterance: Utterance) -> Iterator[Concern]:
    """Differences in substance, fragments that stand elsewhere than the others have them, and an order nobody gives."""
    names = labels(edition.witnesses)
    spoken = transcripts_of(edition.witnesses) & set(sigla_of(utterance))
    voices = {w.siglum for w in edition.witnesses if not (w.copy_of or w.version_of)} - spoken
    for difference in differences(utterance):
        if difference.substance:
            yield of_difference(difference, utterance, names, spoken, voices)
    for quoted in edition.quotations:
        if quoted.utterance == utterance.id and "reordered" in quoted.fragment:
            said = f"{sentence(names[quoted.witness])} prints {marked(quoted.text)} in another place than the others."
            yield Concern("look", "reordered", said, (spot_of(quoted),), words_in(quoted.text))
    yield from of_composites(utterance)
    if not utterance.order_known:
        said = f"Nothing says in what order the parts of {marked(utterance.text, 6)} were said: no report joins them."
        yield Concern("look", "order", said, (Spot(utterance=utterance.id),))


def of_the_absent(edition: Edition) -> Iterator[Concern]:
    """Quotations that reports give to a speaker on an occasion of which there is a transcript, and that are not in
    it."""
    spoken = transcripts_of(edition.witnesses)
    recorded = {
        (u.speaker, u.title) for u in edition.utterances if u.title and any(s.siglum in spoken for s in u.witnesses)
    }
    heard = {u.id for u in edition.utterances if any(s.siglum in spoken for s in u.witnesses)}
    occasion = {u.id: (u.speaker, u.title) for u in edition.utterances if u.id not in heard}
    names = labels(edition.witnesses)
    for quoted in edition.quotations:
        of = occasion.get(quoted.utterance or "")
        if of in recorded and quoted.kind in ("direct", "mixed"):
            said = (
                f"{sentence(names[quoted.witness])} has {marked(quoted.text)}, which no transcript of the {of[1]} has."
            )
            yield Concern("look", "absent", said, (spot_of(quoted),), words_in(quoted.text))


def of_composites(utterance: Utterance) -> Iterator[Concern]:
    """Sentences of the reading text that no report prints entire: right word by word, and printed by nobody."""
    firsts, fresh = [], True
    for n, passage in enumerate(utterance.passages):
        if passage.composite and fresh:
            firsts.append(n)
        ends = SENTENCE_END.search(utterance.text[passage.at.start : passage.at.end])
        fresh = bool(ends) or (fresh and not passage.composite)
    if firsts:
        verb = "stands" if len(firsts) == 1 else "stand"
        said = (
            f"{sentence(counted(len(firsts), 'sentence'))} of {marked(utterance.text, 6)} {verb} entire in no report."
        )
        yield Concern("know", "composite", said, tuple(Spot(utterance=utterance.id, passage=n) for n in firsts))


def of_difference(
    difference: Difference, utterance: Utterance, names: Mapping[str, str], spoken: Collection[str],
    voices: Collection[str],
) -> Concern:  # fmt: skip
    """The concern for one difference in substance; where several reports agree against the transcript, that it may be
    the transcript's slip."""
    spots = (
        Spot(utterance=utterance.id, passage=difference.first),
        *(spot_at(place) for reading in difference.readings for place in reading.places),
    )
    said = told(difference, names, spoken)
    if spoken and any(len({p.siglum for p in r.places} & set(voices)) > 1 for r in difference.readings):
        said += " Several reports agree against it: the recording can tell."
        return Concern("first", "transcript", said, spots, letters(difference))
    if turns(difference):
        return Concern("first", "meaning", said, spots, letters(difference))
    return Concern(grade_of(difference), difference.kind, said, spots, letters(difference))


def grade_of(difference: Difference) -> Grade:
    """How grave a difference is: words changed against several others, or a long cut without a sign, come first;
    one report against one for words that only one of them has comes last."""
    if difference.kind in ("paraphrase", "substitution"):
        return "first"
    if difference.kind == "omission" and words_in(difference.words) >= LONG_CUT:
        return "first"
    absent = difference.cut or not difference.words
    return "know" if difference.kind == "disputed" and absent else "look"


def turns(difference: Difference) -> bool:
    """Whether the meaning may have turned: a negation or a figure on one side only, in few words. (A paraphrase has
    other words anyhow.)"""
    if difference.kind == "paraphrase":
        return False
    readings = [""] if difference.cut else [reading.text for reading in difference.readings]
    short = max(map(words_in, (difference.words, *readings))) <= (SHORT_CUT if difference.cut else SHORT)
    return short and any(changes_meaning(difference.words, reading) for reading in readings)


def letters(difference: Difference) -> float:
    """How many letters are in question: those of the words that only one side has."""
    lemma = set(difference.words.lower().split())
    sides = [set(reading.text.lower().split()) for reading in difference.readings]
    return float(max(sum(len(word) for word in lemma ^ side) for side in sides))


def changes_meaning(lemma: str, reading: str) -> bool:
    """Whether one wording has a negation or a figure that the other has not."""
    a, b = weighty(lemma), weighty(reading)
    return a != b


def weighty(text: str) -> tuple[str, ...]:
    """The words of a wording on which its sense turns: figures, and negations (all of them count as one word)."""
    negations, numbers = word_list("en", "review", "negations"), lexicon("en", "review")["numbers"]
    kept, number = [], 0
    for word in text.replace("-", " ").split():
        bare = word.strip(".,;:!?“”\"‘’'()[]").replace("’", "'").replace(",", "").lower()
        value = numbers.get(bare)
        if value is None:
            kept += [str(number)] if number else []
            number = 0
            kept.append("not" if bare in negations or bare.endswith("n't") else bare)
        else:
            number = max(number, 1) * value if value >= HUNDRED else number + value
    kept += [str(number)] if number else []
    return tuple(sorted(word for word in kept if word == "not" or any(c.isdigit() for c in word)))


def of_speakers(edition: Edition) -> Iterator[Concern]:
    """Quotations without a speaker, and speakers that are little more than a guess."""
    speech = [q for q in edition.quotations if q.kind in ("direct", "mixed") and q.within is None]
    nobody = tuple(spot_of(q) for q in speech if q.speaker is None)
    unsure = tuple(spot_of(q) for q in speech if q.speaker is not None and q.score < DOUBTFUL)
    outvoted = tuple(spot_of(q) for q in speech if q.rule == "outvoted")
    if outvoted:
        said = f"Other reports name another speaker than the report itself in {counted(len(outvoted), 'quotation')}."
        yield Concern("look", "outvoted", said, outvoted)
    if nobody:
        verb = "names" if len(nobody) == 1 else "name"
        said = f"{sentence(counted(len(nobody), 'quotation'))} {verb} no speaker that can be made out."
        yield Concern("look", "speaker", said, nobody)
    if unsure:
        said = f"Who is speaking is not certain in {counted(len(unsure), 'quotation')}."
        yield Concern("look", "doubtful", said, unsure)


def of_witnesses(edition: Edition) -> Iterator[Concern]:
    """Reports of another story, of no known outlet, and those that copy another."""
    names, history = labels(edition.witnesses), amendments(edition)
    for witness in edition.witnesses:
        here = (Spot(witness.siglum, 0, 0),)
        if witness.off_story:
            yield Concern("look", "off_story", f"{sentence(names[witness.siglum])} seems to tell another story.", here)
        if witness.copy_of:
            whose = names.get(witness.copy_of, witness.copy_of)
            said = f"{sentence(names[witness.siglum])} prints nearly the same text as {whose}"
            yield Concern("know", "copy", f"{said}: they have one vote between them.", here)
        if witness.version_of:
            yield of_version(witness, names, history.get(witness.siglum))
    quoted = {q.witness for q in edition.quotations}
    for witness in edition.witnesses:
        if witness.kind == "transcript" and witness.siglum not in quoted:
            said = f"No report quotes {file_name(witness.path) or witness.siglum}, a transcript."
            yield Concern("look", "absent", said, (Spot(witness.siglum, 0, 0),))
    unknown = [w for w in edition.witnesses if w.outlet is None and w.kind == "report"]
    if unknown:
        files = ", ".join(f"{file_name(w.path)} ({w.siglum})" for w in unknown)
        says = "its text does not say" if len(unknown) == 1 else "their texts do not say"
        yield Concern(
            "know", "outlet", f"Who published {files} is not known: {says}.", tuple(Spot(w.siglum) for w in unknown)
        )


def of_version(witness: Witness, names: Mapping[str, str], amendment: Amendment | None) -> Concern:
    """A page that was changed: what was changed in it since."""
    later = witness.version_of or ""
    said = f"{sentence(names[witness.siglum])} is an earlier version of {names.get(later, later)}, without a vote"
    if amendment is None:
        return Concern("know", "version", f"{said}.", (Spot(witness.siglum),))
    places = tuple(Spot(later, c.after.start, c.after.end) for c in amendment.changes)
    turns = any(c.weighs for c in amendment.changes)
    return Concern("look" if turns else "know", "version", f"{said}: {amendment.said}.", places or (Spot(later),))


def spot_of(quoted: Quoted) -> Spot:
    """Where a quotation stands."""
    return Spot(quoted.witness, quoted.start, quoted.end, quoted.id, quoted.utterance)


def spot_at(place: Place) -> Spot:
    """Where a reading stands."""
    return Spot(place.siglum, place.start, place.end, str(place.fragment))
