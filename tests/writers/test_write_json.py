from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from variorum.errors import EditionError
from variorum.model import Edition, Passage, Place, Quoted, Reading, SetAside, Share, Span, Speaker, Utterance, Witness
from variorum.writers.json import load, to_json, without_text

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Small editions of one witness, with any characters a report can have."""
    text = draw(words)
    cut = draw(st.integers(0, len(text)))
    quoted = Quoted(
        "q", "A", 0, cut, (Span(0, cut),), text[:cut], "direct", None, "s", None, draw(words), 0.1, None, None, "u"
    )
    place = Place("A", "q", 0, cut, text[:cut], draw(st.booleans()))
    passage = Passage(Span(0, cut), False, False, (Reading(text[:cut], "verbatim", (place,)),), draw(st.none() | TIMES))
    return Edition(
        variorum=draw(words),
        version=1,
        witnesses=(Witness("A", draw(words), "0" * 64, len(text), "report", draw(st.none() | words), text=text),),
        speakers=(Speaker("s", draw(words), "person", tuple(draw(st.lists(words, max_size=3)))),),
        quotations=(quoted,),
        utterances=(Utterance("u", "s", None, text[:cut], True, (passage,), (Share("A", 0.5, {"verbatim": 1}),)),),
        set_aside=(SetAside(draw(words), draw(words)),),
    )


TIMES = st.tuples(st.floats(0, 1e6), st.floats(0, 1e6))


@given(editions())
def test_writing_loading_and_writing_gives_the_same_bytes(edition: Edition) -> None:
    written = to_json(edition)
    assert load(written) == edition
    assert to_json(load(written)) == written
    assert to_json(load(written.encode())) == written


def test_the_invented_edition_goes_there_and_back(edition: Edition) -> None:
    assert load(to_json(edition)) == edition
    assert to_json(edition) == to_json(edition)


def test_it_is_plain_json_with_the_fields_of_the_contract(edition: Edition) -> None:
    plain = json.loads(to_json(edition))
    assert [*plain][:5] == ["variorum", "version", "witnesses", "speakers", "quotations"]
    place = plain["utterances"][0]["passages"][0]["readings"][0]["places"][0]
    assert [*place] == ["witness", "quotation", "start", "end", "text", "punctuation"]
    assert plain["utterances"][0]["passages"][0]["at"] == [0, 26]


def test_pairs_stand_on_one_line_and_words_that_look_like_pairs_stay_as_they_are(edition: Edition) -> None:
    assert '"at": [0, 26]' in to_json(edition)
    odd = replace(edition, notes=("[\n  1,\n  2\n]",))
    assert load(to_json(odd)).notes == odd.notes


def test_without_text_only_the_texts_are_missing(edition: Edition) -> None:
    plain, whole = json.loads(to_json(edition, with_text=False)), json.loads(to_json(edition))
    assert all("text" not in w for w in plain["witnesses"])
    for w in whole["witnesses"]:
        del w["text"]
    assert plain == whole
    assert load(to_json(edition, with_text=False)) == without_text(edition)


def test_fields_of_a_later_minor_version_are_passed_over(edition: Edition) -> None:
    plain = json.loads(to_json(edition))
    plain["mood"] = "hopeful"
    plain["witnesses"][0]["colour"] = {"of": "paper"}
    assert load(json.dumps(plain)) == edition


def test_a_byte_order_mark_does_no_harm(edition: Edition) -> None:
    assert load("\ufeff" + to_json(edition)) == edition


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{'variorum': 1}", "not JSON"),
        ("[" * 100_000, "not an edition"),
        (b"\xff\xfe", "not JSON"),
        ("\ud800", "not JSON"),
        ("[]", "not an edition"),
        ("{}", "missing required field `version`"),
        ('{"variorum": "1", "version": 0}', "no version 0"),
        ('{"variorum": "2.0", "version": 2}', "this edition is version 2; this variorum reads version 1: upgrade"),
        ('{"variorum": "2.0", "version": 2, "witnesses": "changed"}', "upgrade"),
        ('{"variorum": "1", "version": 1, "witnesses": [{}]}', r"siglum.*\$.witnesses\[0\]"),
    ],
)
def test_what_is_no_edition_is_refused_by_name(text: str | bytes, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        load(text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda e: replace(e, speakers=()), "names the speaker s-amara-castellanos, which is not there"),
        (lambda e: replace(e, witnesses=e.witnesses[:2]), "which is not there"),
        (lambda e: replace(e, witnesses=(*e.witnesses, e.witnesses[0])), "two witnesses have one siglum"),
        (lambda e: replace(e, utterances=()), "names the utterance"),
        (lambda e: changed_witness(e, chars=3), "has .* characters, not 3"),
        (lambda e: changed_witness(without_text(e), chars=3), "outside"),
        (lambda e: changed_utterance(e, passages=e.utterances[0].passages[1:]), "do not follow one another at 26"),
        (lambda e: changed_utterance(e, passages=e.utterances[0].passages[:-1]), "do not cover its text"),
    ],
)
def test_an_edition_that_does_not_hang_together_is_refused(edition: Edition, change, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        load(to_json(change(edition)))


def changed_witness(edition: Edition, **fields: object) -> Edition:
    first, *rest = edition.witnesses
    return replace(edition, witnesses=(replace(first, **fields), *rest))


def changed_utterance(edition: Edition, **fields: object) -> Edition:
    first, *rest = edition.utterances
    return replace(edition, utterances=(replace(first, **fields), *rest))
