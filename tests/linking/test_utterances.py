"""Which quotations report one act of speaking: each test is a few short invented reports and what they come to."""

from __future__ import annotations

from collections import defaultdict

import variorum
from variorum.model import Edition

MEMO_A = """\
“I should have closed the road myself,” Mayor Dana Okoro said in a voice memo leaked on Sunday. “I was asleep when the
river came over the wall, and I will not pretend otherwise.”

In a statement on Monday, Okoro said: “The town will repair the wall before the winter.”
"""
MEMO_B = """\
The mayor, Dana Okoro, can be heard apologising in a voice note.

“I was asleep when the river came over the wall, and I will not pretend otherwise,” she says in the recording.

She admits being “too slow” and calls the flood “my failure”.
"""
MEMO_C = """\
Ms Okoro told the council in a letter that “the pumps were ordered late”.

“I should have closed the road myself,” she said in the voice message.
"""


def edition(*texts: str) -> Edition:
    return variorum.collate([variorum.article(t) for t in texts])


def together(e: Edition) -> list[set[str]]:
    """The beginnings of the quotations of each utterance."""
    out: defaultdict[str, set[str]] = defaultdict(set)
    for q in e.quotations:
        if q.utterance is not None:
            out[q.utterance].add(" ".join(q.text.split()[:3]).strip(",.”"))
    return list(out.values())


def test_reports_of_one_message_are_one_utterance_with_its_fragments() -> None:
    groups = together(edition(MEMO_A, MEMO_B))
    assert {"I should have", "I was asleep", "too slow", "my failure"} in groups


def test_another_occasion_of_the_same_speaker_is_kept_apart() -> None:
    groups = together(edition(MEMO_A, MEMO_B, MEMO_C))
    assert {"The town will"} in groups
    assert {"the pumps were"} in groups


def test_the_utterance_says_what_it_was() -> None:
    e = edition(MEMO_A, MEMO_B, MEMO_C)
    assert e.utterances[0].title == "voice message"
    assert {s.name for s in e.speakers if s.id == e.utterances[0].speaker} == {"Dana Okoro"}


def test_reports_of_the_same_words_repair_a_missing_speaker() -> None:
    unnamed = (
        "One sentence stood out: “I was asleep when the river came over the wall, and I will not pretend otherwise.”\n"
    )
    e = edition(MEMO_A, MEMO_B, unnamed)
    (quoted,) = [
        q for q in e.quotations if q.witness == e.witnesses[[w.text for w in e.witnesses].index(unnamed)].siglum
    ]
    assert (quoted.speaker, quoted.rule) == ("dana-okoro", "story vote")


def test_two_people_who_say_the_same_few_words_are_two_utterances() -> None:
    a = "“I am very sorry for what happened,” Ana Ruiz said.\n"
    b = "“I am very sorry for what happened,” Ben Stone said.\n"
    e = edition(a, b)
    assert len(e.utterances) == 2
    assert {u.speaker for u in e.utterances} == {"ana-ruiz", "ben-stone"}


def test_the_same_long_words_under_two_names_are_said_to_be_contested() -> None:
    words = "The northern spillway cracked in the first frost and the engineers walked away laughing"
    e = edition(f"“{words},” Ana Ruiz said.\n", f"“{words},” Ben Stone said.\n")
    assert len(e.utterances) == 2
    assert any("Ana Ruiz" in note and "Ben Stone" in note for note in e.notes)


def test_a_quotation_inside_a_quotation_joins_no_utterance_of_the_outer_speaker() -> None:
    a = "“He said to me, ‘I never saw the barrier at the northern crossing,’ and then he drove off,” Ana Ruiz said.\n"
    e = edition(a)
    outer, inner = e.quotations
    assert inner.within == outer.id
    assert inner.utterance not in (None, outer.utterance)
    assert inner.speaker != "ana-ruiz"


def test_ids_survive_another_report() -> None:
    before, after = edition(MEMO_A, MEMO_B), edition(MEMO_A, MEMO_B, MEMO_C)
    assert {w.siglum for w in before.witnesses} < {w.siglum for w in after.witnesses}
    assert {q.id for q in before.quotations} < {q.id for q in after.quotations}
    assert {u.id for u in before.utterances} <= {u.id for u in after.utterances}
    assert {s.id for s in before.speakers} <= {s.id for s in after.speakers}


def test_the_order_of_the_reports_makes_no_difference() -> None:
    assert edition(MEMO_A, MEMO_B, MEMO_C) == edition(MEMO_C, MEMO_A, MEMO_B)


def test_a_headline_joins_the_words_it_repeats() -> None:
    e = edition("Mayor: “I was asleep when the river came”\n\n" + MEMO_A, MEMO_B)
    headline = next(q for q in e.quotations if q.text == "I was asleep when the river came")
    assert (headline.speaker, headline.utterance) == ("dana-okoro", e.utterances[0].id)


def test_two_reports_outvote_one_on_long_words_and_the_one_keeps_its_place() -> None:
    words = "“The northern spillway cracked in the first frost and the engineers walked away,” {} said.\n"
    e = edition(words.format("Ana Ruiz"), words.format("Ana Ruiz") + "It rained.\n", words.format("Ben Stone"))
    assert len(e.utterances) == 1
    outvoted = [q for q in e.quotations if q.rule == "outvoted"]
    assert [q.speaker for q in e.quotations] == ["ana-ruiz"] * 3
    assert [q.mention for q in outvoted] == [None]


def test_a_body_and_those_who_speak_for_it_are_one_speaker_of_one_statement() -> None:
    said = "“The pumps were ordered late and the wall was never inspected in the spring,” {} said in a statement.\n"
    e = edition(said.format("the Corvo Water Board"), said.format("a Corvo Water Board spokeswoman"))
    assert len(e.utterances) == 1
    assert len({q.speaker for q in e.quotations}) == 1


def test_what_two_reports_print_inside_one_utterance_is_one_thing_quoted() -> None:
    a = "“They wrote ‘monitor and review’ on the form and went home for the weekend,” Ana Ruiz said.\n"
    b = "Ana Ruiz said: “They wrote ‘monitor and review’ on the form and went home for the weekend.”\n"
    e = edition(a, b)
    inner = [q for q in e.quotations if q.within is not None]
    assert len(inner) == 2
    assert len({q.utterance for q in inner}) == 1
    assert not {q.utterance for q in inner} & {q.utterance for q in e.quotations if q.within is None}


def test_a_short_phrase_of_two_strangers_is_not_one_utterance() -> None:
    e = edition("Ana Ruiz called it “a very good day”.\n", "“It was a very good day,” Ben Stone said.\n")
    assert len(e.utterances) == 2


def test_a_family_name_alone_is_not_the_namesake_that_its_report_names_in_full() -> None:
    a = (
        "President Stone opened the harbour on Monday.\n\n“We shall mend every mile of the northern wall by spring,” "
        "Mr. Stone said.\n\nFirst Lady Maria Stone cut the ribbon. Mr. Stone waved.\n"
    )
    b = "“We shall mend every mile of the northern wall by spring,” Donald Stone said at the harbour.\n"
    e = edition(a, b)
    assert {q.speaker for q in e.quotations} == {"donald-stone"}


QUAY = (
    "The ferry Harbour Rose sank off Kallow on Monday. “There has been some loss of life on the water,” Jo Lund said.\n"
)
FEW = "The ferry Harbour Rose sank off Kallow on Monday. {} said there had been “some loss of life” in the harbour.\n"


def test_a_fragment_that_nobody_is_named_for_belongs_to_the_only_words_that_hold_it() -> None:
    assert together(edition(QUAY, FEW.format("A spokeswoman"))) == [{"There has been", "some loss of"}]


def test_the_same_fragment_of_somebody_else_stays_apart() -> None:
    assert len(together(edition(QUAY, FEW.format("Ivo Moss, a diver,")))) == 2
