"""A difference told in a sentence: who prints what against whom, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from variorum.model import Place
from variorum.writers.variants import Difference, words_in
from variorum.writers.wording import counted, listed, marked, sentence

__all__ = ["told"]

NAMED = 3
"""Outlets that a sentence names; more are only counted."""


def told(difference: Difference, names: Mapping[str, str], spoken: Collection[str] = ()) -> str:
    """The difference in a sentence; `names` gives what to call each siglum, `spoken` are those of the transcripts that
    have the words around it."""
    if difference.cut:
        return cut_sentence(difference, names, spoken)
    return wording_sentence(difference, names, spoken)


def cut_sentence(difference: Difference, names: Mapping[str, str], spoken: Collection[str]) -> str:
    """A cut, in a sentence."""
    who = outlets_of(difference.readings[0].places, names)
    verb = "leave" if difference.readings[0].places[1:] else "leaves"
    what = marked(difference.words)
    size = counted(words_in(difference.words), "word")
    if difference.kind == "disputed":
        others = outlets_of(others_of(difference), names)
        has = "have" if len({p.siglum for p in others_of(difference)}) > 1 else "has"
        does = "do not" if len({p.siglum for p in difference.readings[0].places}) > 1 else "does not"
        return f"{sentence(others)} {has} {what}; {who} {does}. No third report can decide."
    if difference.kind == "splice":
        run = "run" if difference.readings[0].places[1:] else "runs"
        have = f"{the_transcript(spoken)} has" if spoken else "others print"
        return f"{sentence(who)} {run} two sentences together; {have} {size} between them: {what}."
    return f"{sentence(who)} {verb} out {size} without a sign: {what}."


def wording_sentence(difference: Difference, names: Mapping[str, str], spoken: Collection[str]) -> str:
    """Other words, in a sentence: who prints what against whom."""
    lemma, kept = marked(difference.words), outlets_of(others_of(difference), names)
    told = []
    for reading in difference.readings:
        who, words = outlets_of(reading.places, names), marked(reading.text)
        many = len({p.siglum for p in reading.places}) > 1
        if reading.kind == "insertion" or not difference.words:
            missing = f"{the_transcript(spoken)} does not have" if spoken else "no other report prints"
            told.append(f"{who} {'have' if many else 'has'} {words}, which {missing}")
        elif reading.kind == "paraphrase":
            told.append(f"{who} {'put' if many else 'puts'} it in other words between the marks, {words}")
        else:
            told.append(f"{who} {'have' if many else 'has'} {words}")
    if not difference.words:
        return sentence("; ".join(told)) + "."
    if spoken and difference.kind != "disputed":
        return f"{sentence(the_transcript(spoken))} has {lemma}; {'; '.join(told)}."
    many = len({p.siglum for p in others_of(difference)}) > 1
    end = " No third report can decide." if difference.kind == "disputed" else ""
    return f"{sentence(kept)} {'print' if many else 'prints'} {lemma}; {'; '.join(told)}.{end}"


def the_transcript(spoken: Collection[str]) -> str:
    return "the transcript" if len(spoken) == 1 else "the transcripts’ text"


def others_of(difference: Difference) -> Sequence[Place]:
    """Who prints the words of the reading text and not the other reading (a report may print a passage twice)."""
    differ = {place.siglum for reading in difference.readings for place in reading.places}
    return tuple(p for p in difference.printed_by if p.siglum not in differ) or difference.printed_by


def outlets_of(places: Sequence[Place], names: Mapping[str, str]) -> str:
    """The outlets that print something, as a sentence lists them; the number where they are many."""
    sigla = list(dict.fromkeys(p.siglum for p in places))
    return listed(names[s] for s in sigla) if len(sigla) <= NAMED else counted(len(sigla), "report")
