"""What people decide, in the edition: each kind of correction on a few short invented reports."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum
from variorum.model import Correction, Decision, Edition, Quoted, Undone, Utterance

A = """\
“I should have closed the road myself,” Mayor Dana Okoro, 52, said in a voice memo about the Morden flood on Sunday.

Okoro went on in the memo: “I was asleep when the river came over the wall, and I will not pretend otherwise.”

The film “Slow Water” was not mentioned, and the pumps of the Morden depot stood still all night.
"""
B = """\
The mayor of Morden, Dana Okoro, 58, can be heard apologising for the flood in a voice note.

“I was asleep when the river came over the wall, and I will not pretend otherwise,” she says in the memo.

“The pumps came late,” engineer Tomas Reyes told the council in Morden, where the depot stood still.
"""
C = """\
In Morden the flood and the memo of Mayor Dana Okoro have left the council with questions about the pumps of the depot.

“The pumps came late, and nobody at the depot picked up the telephone,” engineer Tomas Reyes said.

“We have nothing to add,” a spokesperson for Harbour Pumps said of the flood, the river and the memo.
"""
ARTICLES = [
    variorum.article(A, outlet="Courier", published="2031-05-02"),
    variorum.article(B, outlet="Ledger", published="2031-05-03"),
    variorum.article(C, outlet="Post", published="2031-05-04"),
]
PLAIN = variorum.collate(ARTICLES)


def quoted(edition: Edition, begins: str, witness: str | None = None) -> Quoted:
    found = [q for q in edition.quotations if q.text.startswith(begins) and witness in (None, q.witness)]
    return found[0]


def q(begins: str, outlet: str | None = None) -> str:
    siglum = next((w.siglum for w in PLAIN.witnesses if w.outlet == outlet), None)
    return quoted(PLAIN, begins, siglum).id


def decide(what: str, /, on: str = "2031-06-01", **says: Any) -> Correction:
    return Correction(**({"id": f"c-{what}", "what": what, "by": "Jo", "on": on, "why": "I heard it."} | says))


def collated(*corrections: Correction) -> Edition:
    edition = variorum.collate(ARTICLES, corrections=corrections)
    assert variorum.load(variorum.write(edition, "json")) == edition
    return edition


def one(edition: Edition) -> Decision:
    (decision,) = edition.corrections
    return decision


def home(edition: Edition, quotation: str) -> Utterance:
    (at,) = [x.utterance for x in edition.quotations if x.id == quotation]
    return next(u for u in edition.utterances if u.id == at)


def members(edition: Edition, quotation: str) -> set[str]:
    return {x.id for x in edition.quotations if x.utterance == home(edition, quotation).id}


def test_a_decided_speaker_is_the_speaker_and_of_their_own_utterance() -> None:
    road = q("I should have closed")
    edition = collated(decide("speaker", quotations=(road,), speaker="Lena Fisk"))
    (said,) = [x for x in edition.quotations if x.id == road]
    assert (said.speaker, said.rule, said.score, said.mention) == ("lena-fisk", "decided", 1.0, None)
    assert home(edition, road).speaker == "lena-fisk"
    assert members(edition, road) == {road}
    assert (one(edition).state, one(edition).note) == ("applied", "it was given to Dana Okoro")
    others = {x.id: x.speaker for x in edition.quotations if x.id != road}
    assert others == {x.id: x.speaker for x in PLAIN.quotations if x.id != road}


def test_quotations_of_nobody_that_print_the_same_words_follow() -> None:
    unnamed = variorum.article(
        "One line stood out: “The gate was painted shut in the spring and nobody told the crew.”\n"
    )
    named = variorum.article("“The gate was painted shut in the spring and nobody told the crew,” Ida Moss said.\n")
    mine = variorum.find(named).quotations[0].id
    edition = variorum.collate([unnamed, named], corrections=[decide("speaker", quotations=(mine,), speaker="Al Wren")])
    assert {x.speaker for x in edition.quotations} == {"al-wren"}


def test_nobody_is_nobody_whatever_the_other_reports_say() -> None:
    asleep = q("I was asleep", "Ledger")
    edition = collated(decide("speaker", quotations=(asleep,), nobody=True))
    (said,) = [x for x in edition.quotations if x.id == asleep]
    assert (said.speaker, said.rule) == (None, "none: decided")
    assert quoted(edition, "I was asleep").speaker == "dana-okoro"


@pytest.mark.parametrize(("field", "kind"), [("document", "document"), ("organisation", "organisation")])
def test_a_document_or_an_organisation_can_speak(field: str, kind: str) -> None:
    add = q("We have nothing")
    edition = collated(decide("speaker", quotations=(add,), **{field: "Harbour Pumps Report"}))
    (said,) = [x for x in edition.quotations if x.id == add]
    assert {s.kind for s in edition.speakers if s.id == said.speaker} == {kind}


def test_what_is_no_speech_has_neither_speaker_nor_utterance() -> None:
    add = q("We have nothing")
    edition = collated(decide("kind", quotations=(add,), kind="scare"))
    (said,) = [x for x in edition.quotations if x.id == add]
    assert (said.kind, said.speaker, said.utterance, said.rule) == ("scare", None, None, "decided")
    gone = collated(decide("kind", quotations=(add,), kind="none"))
    assert add not in {x.id for x in gone.quotations}
    assert one(gone).state == "applied"


def test_a_title_can_be_decided_to_be_speech_by_somebody() -> None:
    film = q("Slow Water")
    assert quoted(PLAIN, "Slow Water").kind == "title"
    edition = collated(
        decide("kind", quotations=(film,), kind="direct"), decide("speaker", quotations=(film,), speaker="Lena Fisk")
    )
    (said,) = [x for x in edition.quotations if x.id == film]
    assert (said.kind, said.speaker) == ("direct", "lena-fisk")
    assert said.utterance is not None


def test_a_speaker_for_a_title_does_not_fit_while_it_is_one() -> None:
    edition = collated(decide("speaker", quotations=(q("Slow Water"),), speaker="Lena Fisk"))
    assert one(edition).state == "unfit"
    assert "which nobody speaks" in one(edition).note


def test_an_utterance_is_parted_and_a_later_decision_joins_it_again() -> None:
    road, asleep = q("I should have closed"), q("I was asleep", "Courier")
    assert members(PLAIN, road) == members(PLAIN, asleep)
    part = decide("part", quotations=(road,))
    assert members(collated(part), road) == {road}
    join = decide("join", on="2031-06-02", quotations=(road, asleep))
    assert members(collated(join, part), road) == members(PLAIN, road)
    earlier = decide("join", on="2031-05-31", quotations=(road, asleep))
    assert members(collated(earlier, part), road) == {road}


def test_a_quotation_moves_to_the_utterance_it_belongs_to() -> None:
    road, late, depot = q("I should have closed"), q("The pumps came late", "Ledger"), q("The pumps came late", "Post")
    parted = decide("part", quotations=(late,))
    moved = decide("move", on="2031-06-03", quotations=(late,), to=depot)
    assert members(collated(parted), depot) == {depot}
    assert members(collated(parted, moved), depot) == {late, depot}
    wrong = collated(decide("move", quotations=(road,), to=depot))
    assert one(wrong).state == "unfit"
    assert "they are by Dana Okoro and Tomas Reyes" in one(wrong).note


def test_an_utterance_can_be_named_for_the_join() -> None:
    road, asleep = q("I should have closed"), q("I was asleep", "Courier")
    parted = decide("part", quotations=(road,))
    before = collated(parted)
    ids = (home(PLAIN, road).id, asleep)
    again = collated(parted, decide("join", on="2031-06-02", quotations=ids))
    assert before != again or one(before).state == "applied"
    assert {d.state for d in again.corrections} == {"applied"}


def test_words_of_different_speakers_are_not_joined() -> None:
    edition = collated(decide("join", quotations=(q("I should have closed"), q("The pumps came late", "Ledger"))))
    assert one(edition).state == "unfit"
    assert edition.utterances == PLAIN.utterances


def test_two_speakers_are_one_under_the_name_given() -> None:
    edition = collated(decide("same", speakers=("dana-okoro", "Tomas Reyes"), name="Dana Reyes"))
    assert one(edition).state == "applied"
    names = {x.speaker for x in edition.quotations if x.speaker}
    assert len(names & {"dana-okoro", "tomas-reyes"}) == 1
    assert "Dana Reyes" in {s.name for s in edition.speakers}


def test_one_name_can_be_two_people() -> None:
    post = next(w.siglum for w in PLAIN.witnesses if w.outlet == "Post")
    edition = collated(decide("distinct", speakers=("tomas-reyes",), reports=(post,), name="Tomas Reyes the younger"))
    by = {x.witness: x.speaker for x in edition.quotations if x.text.startswith("The pumps")}
    assert by[post] == "tomas-reyes-the-younger"
    assert set(by.values()) == {"tomas-reyes-the-younger", "tomas-reyes"}


def test_an_outlet_and_a_date_are_of_the_report_and_say_who_decided() -> None:
    (old,) = [w for w in PLAIN.witnesses if w.outlet == "Post"]
    edition = collated(
        decide("outlet", reports=(old.siglum,), outlet="Harbour Times"),
        decide("date", reports=(old.siglum,), published="2031-05-01"),
    )
    (new,) = [w for w in edition.witnesses if w.outlet == "Harbour Times"]
    assert (new.outlet_rule, new.published, new.published_rule) == (
        "a person's decision",
        "2031-05-01",
        new.outlet_rule,
    )
    assert all(d.state == "applied" and d.things == (new.siglum,) for d in edition.corrections)
    again = collated(decide("outlet", reports=(new.siglum,), outlet="Harbour Times"))
    assert one(again).state == "applied", "the old siglum and the new one name the same report"


def test_a_tally_is_taken_out_or_judged_anew() -> None:
    (tally,) = [t for t in PLAIN.tallies if t.verdict in ("differ", "conflict")]
    wrong = collated(decide("tally", tally=tally.id, verdict="wrong"))
    assert tally.id not in {t.id for t in wrong.tallies}
    assert "52" in one(wrong).note
    anew = collated(decide("tally", tally=tally.id, verdict="update"))
    (now,) = [t for t in anew.tallies if t.id == tally.id]
    assert (now.verdict, now.note) == ("update", "Decided by Jo on 2031-06-01: I heard it.")


def test_a_tally_with_a_value_that_nobody_saw_is_looked_at_again() -> None:
    (tally,) = [t for t in PLAIN.tallies if t.verdict in ("differ", "conflict")]
    seen = tuple(v.normal for v in tally.values)
    assert one(collated(decide("tally", tally=tally.id, verdict="agree", values=seen))).state == "applied"
    edition = collated(decide("tally", tally=tally.id, verdict="agree", values=seen[:1]))
    assert one(edition).state == "unfit"
    assert "look again" in one(edition).note
    assert edition.tallies == PLAIN.tallies


def test_a_report_is_of_another_story_or_a_copy() -> None:
    (post,) = [w.siglum for w in PLAIN.witnesses if w.outlet == "Post"]
    (ledger,) = [w.siglum for w in PLAIN.witnesses if w.outlet == "Ledger"]
    off = collated(decide("story", reports=(post,), off_story=True))
    assert {w.siglum for w in off.witnesses if w.off_story} == {post}
    copy = collated(decide("copy", reports=(post,), copy_of=ledger))
    assert {w.siglum: w.copy_of for w in copy.witnesses if w.copy_of} == {post: ledger}
    none = collated(decide("copy", reports=(post,), copy_of=""))
    assert not any(w.copy_of for w in none.witnesses)


@pytest.mark.parametrize(
    ("correction", "says"),
    [
        (decide("speaker", quotations=("qgone",), speaker="Al"), "no quotation qgone"),
        (
            decide("speaker", quotations=("qgone",), speaker="Al", words="We have nothing to add,"),
            "its words stand in q",
        ),
        (decide("kind", quotations=("qgone",), kind="title"), "no quotation qgone"),
        (decide("part", quotations=("qgone",)), "qgone is not among the quotations"),
        (decide("join", quotations=("qgone", "qaway")), "qgone and qaway"),
        (decide("same", speakers=("dana-okoro", "nobody-here")), "nobody called nobody-here"),
        (decide("distinct", speakers=("nobody-here",), quotations=("qgone",), name="Al"), "is not quoted there"),
        (decide("tally", tally="tgone", verdict="wrong"), "no tally tgone"),
        (decide("outlet", reports=("gone.txt",), outlet="X"), "no report 'gone.txt'"),
        (decide("copy", reports=("gone.txt",), copy_of=""), "no report 'gone.txt'"),
    ],
)
def test_one_that_does_not_fit_changes_nothing_and_is_said(correction: Correction, says: str) -> None:
    edition = collated(correction)
    assert one(edition).state == "unfit"
    assert says in one(edition).note
    assert edition.quotations == PLAIN.quotations
    assert edition.utterances == PLAIN.utterances
    assert "does not fit" in variorum.write(edition, "text")


def test_what_is_undone_is_kept_and_not_applied() -> None:
    taken = decide("kind", quotations=(q("We have"),), kind="none", undone=Undone("Al", "2031-06-03", "It is one."))
    edition = collated(taken)
    assert (one(edition).state, one(edition).undone) == ("undone", taken.undone)
    assert edition.quotations == PLAIN.quotations


def test_the_later_of_two_decisions_stands() -> None:
    add = q("We have nothing")
    first = decide("speaker", id="c1", quotations=(add,), speaker="Al Wren")
    second = decide("speaker", id="c2", on="2031-06-02T09:00:00Z", quotations=(add,), speaker="Ida Moss")
    edition = collated(second, first)
    assert [(d.id, d.state) for d in edition.corrections] == [("c1", "overruled"), ("c2", "applied")]
    assert quoted(edition, "We have nothing").speaker == "ida-moss"


MANY = (
    decide("speaker", quotations=(q("I should have closed"),), speaker="Lena Fisk"),
    decide("kind", quotations=(q("We have nothing"),), kind="scare"),
    decide("part", quotations=(q("The pumps came late", "Ledger"),)),
    decide("join", quotations=(q("The pumps came late", "Ledger"), q("The pumps came late", "Post"))),
    decide("same", speakers=("lena-fisk", "dana-okoro")),
    decide("outlet", reports=("Ledger",), outlet="X"),
    decide("story", reports=(next(w.siglum for w in PLAIN.witnesses if w.outlet == "Post"),), off_story=True),
)


@settings(max_examples=8)
@given(st.permutations(MANY), st.permutations(ARTICLES))
def test_the_order_of_corrections_and_reports_makes_no_difference(
    corrections: list[Correction], articles: list[variorum.Article]
) -> None:
    edition = variorum.collate(articles, corrections=[*corrections, *corrections[:2]])
    assert variorum.write(edition) == variorum.write(variorum.collate(ARTICLES, corrections=MANY))


def test_without_corrections_nothing_changes() -> None:
    assert collated() == PLAIN


def test_the_edition_with_decisions_is_of_its_schema() -> None:
    from variorum.writers import schema

    edition = collated(*MANY)
    jsonschema.validate(json.loads(variorum.write(edition, "json")), json.loads(schema()))
    assert "Decided by Jo on 1 June 2031" in variorum.write(edition, "text")


def test_every_export_says_what_a_person_decided() -> None:
    edition = collated(*MANY)
    for format_ in ("annotations", "csv", "html", "json", "markdown", "tei", "text"):
        assert "I heard it." in variorum.write(edition, format_), format_
    table = variorum.write(edition, "csv", table="decisions").splitlines()
    assert len(table) == len(MANY) + 1


def test_one_that_does_not_fit_is_among_what_to_review_first() -> None:
    from variorum.writers.review import review

    edition = collated(decide("tally", tally="tgone", verdict="wrong"))
    assert next(c.kind for c in review(edition)) == "unfit"


def test_the_page_shows_every_decision_as_a_person_s() -> None:
    page = variorum.write(collated(*MANY, decide("tally", tally="tgone", verdict="wrong")), "html")
    assert page.count("data-correction=") == len(MANY) + 1
    assert "Decided by Jo on 1 June 2031: I heard it." in page
    assert "It does not fit, and was not applied: there is no tally tgone" in page
    assert 'id="decisions"' not in variorum.write(PLAIN, "html")
