"""How firmly reports tell one and the same thing, and what is not the same thing."""

import pytest

import variorum
from variorum.model import Tally

HEDGED = "The trial began on Monday. Marcus Dell allegedly punched the warden at the north gate."


def firmness(*texts: str) -> list[Tally]:
    """The tallies of firmness of some reports of one story."""
    story = " The trial of Dell is held in Kallow, where the warden of the north gate works. It goes on."
    made = [variorum.article(f"{text}{story} Page {n}.", published="2031-05-06") for n, text in enumerate(texts)]
    edition = variorum.collate(made)
    text = {w.siglum: str(w.text) for w in edition.witnesses}
    for tally in edition.tallies:
        for value in tally.values:
            for p in value.places:
                printed = text[p.witness][p.start : p.end]
                assert value.normal == "asserted" or printed.lower() == value.text.lower()
    return [t for t in edition.tallies if t.type == "firmness"]


def test_one_proposition_told_at_several_levels_is_one_tally() -> None:
    (found,) = firmness(
        "Dell punched the warden at the gate, and was led away.",
        HEDGED,
        "Dell is accused of punching the warden.",
        "Police said Dell punched the warden at the gate.",
    )
    levels = {v.normal: len({p.witness for p in v.places}) for v in found.values}
    assert levels == {"asserted": 1, "allegedly": 1, "accused": 1, "says": 1}
    assert (found.verdict, found.subject) == ("differ", "“Dell punched the warden”")
    assert "one says more firmly what another hedges" in found.note


@pytest.mark.parametrize(
    "other",
    [
        "Dell punched the warden.",
        "Dell punched the warden and fled.",
        "Marcus Dell, 41, punched the warden at the north gate on a cold morning in May.",
    ],
)
def test_what_another_hedges_is_said_outright(other: str) -> None:
    (found,) = firmness(HEDGED, other)
    assert [v.normal for v in found.values] in (["allegedly", "asserted"], ["asserted", "allegedly"])


def test_whom_somebody_accuses_is_the_subject() -> None:
    (found,) = firmness("Lund accused Dell of punching the warden.", "Dell punched the warden on Monday.")
    assert {v.normal for v in found.values} == {"accused", "asserted"}


@pytest.mark.parametrize(
    "other",
    [
        "Dell allegedly punched the warden.",  # as firm
        "Dell reportedly punched the warden.",  # as firm, in another word
        "The warden punched Dell at the north gate.",  # the other way round
        "Roe punched the warden at the north gate.",  # somebody else
        "Dell and Roe met; Roe punched the warden at the north gate.",
        "Dell never punched the warden at the north gate.",
        "Dell did not punch the warden at the north gate.",
        "Dell would have punched the warden at the north gate.",
        "Had Dell punched the warden at the north gate?",
        "Nobody knows whether Dell punched the warden at the north gate.",
        "Dell denied that he punched the warden.",
        "Dell said he punched the warden.",  # on his own word
        "Lund, who said Dell was ill, saw the gate; Dell kicked the warden.",
        "Dell punched the wall at the south gate.",
        "Dell tried to punch the warden at the north gate.",
        "“Dell punched the warden at the north gate,” Lund said.",
        "Dell, said Lund, punched the warden.",
        "The man who taught Dell chess punched the warden.",
        "Dell punched the north gate.",
    ],
)
def test_what_is_not_the_same_or_not_firmer_is_no_tally(other: str) -> None:
    assert firmness(HEDGED, other) == []


@pytest.mark.parametrize(
    ("hedged", "other"),
    [
        ("Dell allegedly sent 40 letters to Lund.", "Dell sent 14 letters to Lund."),
        ("Dell allegedly sent letters to Lund.", "Dell sent letters to Roe."),
        ("Dell allegedly sent letters to Lund in March.", "Dell sent letters to Lund in May."),
        ("The alleged plot of Dell to punch the warden was found.", "The plot of Dell to punch the warden was found."),
        ("Dell apparently punched Roe.", "Dell, who was ill, told Lund of a ship that punched a hole; Roe slept."),
        ("Dell appears to be ill.", "Dell is ill."),
    ],
)
def test_other_things_in_like_words_are_no_tally(hedged: str, other: str) -> None:
    assert firmness(hedged, other) == []


def test_the_order_of_the_reports_makes_no_difference() -> None:
    texts = ["Dell punched the warden.", HEDGED.split(". ")[1], "Dell is accused of punching the warden."]
    made = [variorum.article(f"{t} It was Monday.", published="2031-05-06") for t in texts]
    assert variorum.collate(made) == variorum.collate(made[::-1])
