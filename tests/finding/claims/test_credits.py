"""Whom a report has its story from, whom it asked, and how firmly it says things."""

import pytest

import variorum
from variorum.model import Findings


def found(text: str) -> Findings:
    return variorum.find(variorum.article(f"{text} “We go,” said Ivo Moss."))


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("The memo was first published by the Harbour Post on Monday.", "first_published_by", "Harbour Post"),
        ("The Harbour Post first reported the loss.", "first_published_by", "Harbour Post"),
        ("The memo, which the Harbour Post obtained, is long.", "obtained_by", "Harbour Post"),
        ("A letter seen by Coast Radio names her.", "obtained_by", "Coast Radio"),
        ("The memo was leaked to Coast Radio.", "leaked", "Coast Radio"),
        ("The memo was leaked to the northern daily Sjöposten last week.", "leaked", "Sjöposten"),
        ("The leaked voice note is long.", "leaked", None),
        ("The owners said in a statement that they would wait.", "statement", "owners"),
        ("Moss released a statement on Sunday.", "statement", "Moss"),
        ("In a statement to Coast Radio the owners refused.", "statement_to_outlet", "Coast Radio"),
        ("The owners told Coast Radio that they would wait.", "told_outlet", "Coast Radio"),
        ("In an interview with the Harbour Post, Moss wept.", "told_outlet", "Harbour Post"),
        ("Moss told Coast TV affiliate KQXV at noon.", "told_outlet", "KQXV"),
        ("The hull was cracked, according to the complaint.", "according_to_document", "complaint"),
        ("Moss claimed in a March court filing that he was pushed.", "according_to_document", "March court filing"),
        ("She sank at noon, according to the Port Office’s website.", "according_to_document", "Port Office’s website"),
        ("She sank at noon, according to the Port Office.", "said_by", "Port Office"),
        ("She sank at noon, according to Mr. Poe.", "said_by", "Mr. Poe"),
        ("The Harbour Post reports that she sank at noon.", "said_by", "Harbour Post"),
        ("The ferry, which Poe said was sent at noon, sank.", "said_by", "Poe"),
        ("The ferry sank at noon, police said.", "said_by", "police"),
        ("Lund answered via text message.", "text_message", None),
        ("With files from Northern Wire", "wire", "Northern Wire"),
        ("PORT (AP) — The ferry sank.", "wire", "Associated Press"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "wire", "Associated Press"),
        ("The ferry ( Getty Images ) sank.", "photo", "Getty Images"),
        ("The ferry in May. (Bo Dahl/Reuters)", "photo", "Reuters"),
        ("Coast Radio has not independently verified the memo.", "not_verified", "Coast Radio"),
        ("The memo could not be independently verified.", "not_verified", None),
    ],
)
def test_a_credit_and_its_source(text: str, kind: str, source: str | None) -> None:
    assert [(c.kind, c.source) for c in found(text).credits] == [(kind, source)]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz sailed. Jo Lund told Ruiz that she was late.",
        "Ana Ruiz told Mr. Poe to stay. She told the Prime Minister so.",
        "He told the American people that it was late. They were told Sunday afternoon.",
        "Hackers obtained the numbers. The numbers were illegally obtained.",
        "Copyright 2024 Coast Radio. All rights reserved.",
        "She first posted on Twitter. All went according to plan.",
        "He leaked classified information.",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert found(text).credits == ()


def test_one_outlet_has_one_name() -> None:
    text = "The Harbour Mail has the tape. A friend told the Mail so. Poe told AP."
    assert [c.source for c in found(text).credits] == ["Harbour Mail", "Associated Press"]


def test_who_cites_whom_are_credits_of_their_own() -> None:
    text = "The hull was cracked, according to Coast Radio, citing the Harbour Post."
    text += " He was a cook, according to a police source cited by Reuters."
    assert [c.source for c in found(text).credits] == ["Coast Radio", "Harbour Post", "police source", "Reuters"]


def test_a_document_and_who_obtained_it() -> None:
    owed = found("The hull was cracked, according to documents obtained by Coast Radio.").credits
    assert [(c.kind, c.source) for c in owed] == [
        ("according_to_document", "documents"),
        ("obtained_by", "Coast Radio"),
    ]


@pytest.mark.parametrize(
    ("text", "outreach"),
    [
        ("The Ledger has contacted Ana Ruiz for comment.", [("Ana Ruiz", "asked")]),
        (
            "The Ledger has also reached out to both Ruiz and Poe’s agents for comment.",
            [("Ruiz and Poe’s agents", "asked")],
        ),
        ("The Ledger contacted the port for further information.", [("the port", "asked")]),
        ("Coast Radio is seeking comment from the owners.", [("the owners", "asked")]),
        (
            "(The Ledger reached out to Poe for comment but did not receive a response.)",
            [("Poe", "asked"), ("Poe", "no answer")],
        ),
        ("Jo Lund did not immediately respond to a request for comment.", [("Jo Lund", "no answer")]),
        (
            "Representatives for Ruiz and Poe did not return the Ledger’s calls.",
            [("Representatives for Ruiz and Poe", "no answer")],
        ),
        (
            "Neither the port nor the owners responded to a request for comment.",
            [("the port and the owners", "no answer")],
        ),
        ("The Ledger’s request for comment was not immediately returned.", [(None, "no answer")]),
        ("Lund's agent could not be reached.", [("Lund's agent", "not reached")]),
        ("The owners declined to comment.", [("The owners", "declined")]),
        ("The port said it knew of the claims but refused to comment.", [("The port", "declined")]),
        ("Port officials, citing the law, declined to say whether she sank.", [("Port officials", "declined")]),
        ("Port police would not comment on the loss.", [("Port police", "declined")]),
        (
            "When reached for comment Saturday, a spokesman for Poe said he was ill.",
            [("a spokesman for Poe", "replied")],
        ),
    ],
)
def test_whom_a_report_asked(text: str, outreach: list[tuple[str | None, str]]) -> None:
    assert [(o.to, o.result) for o in found(text).outreach] == outreach


@pytest.mark.parametrize(
    "text",
    [
        "Lund’s son contacted the power company, which mended the bill.",
        "She left for reasons she declined to discuss. The price declined by half.",
        "Mr. Lund asked Mr. Poe if they were alone. A deal could not be reached on the budget.",
        "The team responded to the fire. He had not answered the question.",
    ],
)
def test_what_is_no_outreach(text: str) -> None:
    assert found(text).outreach == ()


@pytest.mark.parametrize(
    ("text", "kind", "clause"),
    [
        ("He left, but she allegedly sent a note.", "allegedly", "she allegedly sent a note"),
        ("The purported memo is long.", "purported", "The purported memo is long"),
        ("He claimed that she left.", "claimed", "He claimed that she left"),
        ("The tape appears to have been cut.", "apparently", "The tape appears to have been cut"),
        ("The tape has not been verified.", "not_verified", "The tape has not been verified"),
        ("A man she says was kind left.", "says", "A man she says was kind left"),
    ],
)
def test_a_hedge_and_its_clause(text: str, kind: str, clause: str) -> None:
    report = found(text)
    (hedge,) = report.hedges
    assert hedge.scope is not None
    assert (hedge.kind, f"{text} “We go,” said Ivo Moss."[slice(*hedge.scope)].rstrip(".")) == (kind, clause)


def test_what_somebody_is_supposed_to_do_is_no_hedge() -> None:
    assert found("He was supposed to sail.").hedges == ()


def test_a_hedge_inside_marks_is_the_speakers() -> None:
    assert found("“He allegedly left,” said Jo Lund.").hedges == ()
