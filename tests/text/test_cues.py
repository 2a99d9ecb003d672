"""A sentence that is not read for a pattern must be one that the pattern finds nothing in."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.finding.claims import counts, dates, facts, hedges, outreach
from variorum.finding.claims import credits as credits_
from variorum.finding.claims.narration import narration
from variorum.text.cues import Cues, words_of
from variorum.text.lexicon import lexicon

WORD = st.sampled_from(["claimed", "spoke", "to", "Said", "in", "SAID", "reclaim", "(", "©", "Ülme", "poke"])


@given(st.lists(WORD, max_size=6).map(" ".join))
def test_a_cue_in_a_text_is_told_from_its_words(text: str) -> None:
    cues = [["claim", "said in"], ["poke to"], ["(", "©"]]
    told = Cues(cues).of(words_of(text))
    assert all(n in told for n, row in enumerate(cues) if any(cue in text for cue in row))


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Cues, "MOST", 10)
    cues = Cues([["claim"]])
    for n in range(100):
        word = "x" * n + "claim" if n % 2 else "y" * (n + 1)
        assert cues.of({word}) == ({0} if n % 2 else set())
    assert len(cues._dull) + len(cues._known) <= 10


@pytest.mark.parametrize("kind", sorted(lexicon("en", "hedges")["kinds"]))
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_hedge_holds_a_string_it_is_known_by(kind: str, data: st.DataObject) -> None:
    printed = data.draw(st.from_regex(lexicon("en", "hedges")["kinds"][kind], fullmatch=True))
    assert hedges._cues().of(words_of(printed))


@pytest.mark.parametrize(
    "text", ["Reportedly he left.", "HE ALLEGEDLY LEFT.", "It is Believed so.", "It was unverified."]
)
def test_hedges_are_found_in_whatever_case(text: str) -> None:
    assert len(hedges.hedges("a", narration(text, (), ()))) == 1


SAMPLES = (
    "The tape, obtained by the Harbour Post, was first published by Coast TV. With files from the Harbour Post. "
    "“No,” she told the Harbour Post in a statement. According to the complaint he left, police said, citing Reuters. "
    "Jo Lund declined to comment. The Ledger has contacted Ana Ruiz for comment. Poe did not respond to a request. "
    "The Ledger could not verify it. (AP) – A fire. © 2031 Reuters"
)


def test_no_rule_is_passed_over_in_a_sentence_that_it_reads() -> None:
    told = narration(SAMPLES, (), ())
    for span, held in zip(told.sentences, told.words, strict=True):
        sentence = told.text[slice(*span)]
        for rank, rule in enumerate(credits_._rules()):
            if rule.pattern.search(sentence) and any(word in sentence for word in rule.words):
                assert rank in credits_._cues().of(held)
        for number, (_, pattern, cues) in enumerate(outreach._results()):
            if pattern.search(sentence) and any(cue in sentence for cue in cues):
                assert number in outreach._cues().of(held)


NEEDING = [f for kind in sorted(facts._facts()) for f in facts._facts()[kind] if f.needs and f.before]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_leads_up_to_a_fact_holds_a_string_it_is_known_by(data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from([f for f in NEEDING if f.behind_must is None]))
    before = data.draw(st.from_regex(fact.before, alphabet=st.characters(codec="ascii")))
    assert any(need in before.lower() for need in fact.needs)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_leads_up_to_a_count_leads_up_to_any(data: st.DataObject) -> None:
    led = data.draw(st.sampled_from([led for _, _, led in counts._counts()]))
    assert counts._led().search(data.draw(st.from_regex(led, alphabet=st.characters(codec="ascii"))).lower())


LONG = (
    "Wednesday, September 28 to September 30, 2015",
    "the beginning of September, of 2015",
    "Wednesday, the 28th to the 30th of September, 2015",
    "more than a couple of weeks and a half earlier",
    "during the coming twelve months",
    "earlier the previous decade",
    "twelve o’clock in the afternoon",
    "the early hours of the morning",
    "11:30 p.m. local time",
    "next Thanksgiving, 2031",
    "updatedMay 3, 2031",
)


@pytest.mark.parametrize("printed", LONG)
def test_an_expression_of_time_is_found_whole_however_long(printed: str) -> None:
    text = f"It was told, and nobody knew why, {printed} and nothing else was known of it in the whole town."
    wide = [m for p in dates.KINDS.values() for m in p.finditer(text)]
    longest = max(wide, key=lambda m: m.end() - m.start())
    assert any(e.span == longest.span() for e in dates.expressions(text)), re.sub(r"\s+", " ", longest[0])
