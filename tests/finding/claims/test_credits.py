"""Whom a report has its story from, whom it asked, and how firmly it says things."""

import pytest

import variorum
from variorum.model import Findings


def found(text: str) -> Findings:
    return variorum.find(variorum.article(f"{text} “We go,” said Ivo Moss."))


@pytest.mark.parametrize(
    ("text", "kind", "source"),
    [
        ("The memo was first published by the Harbour Post.", "first_published_by", "the Harbour Post"),
        ("The memo, which the Harbour Post obtained, is long.", "obtained_by", "the Harbour Post"),
        ("The memo was leaked to Coast Radio.", "leaked", "Coast Radio"),
        ("The owners said in a statement that they would wait.", "statement", None),
        ("In a statement to Coast Radio the owners refused.", "statement_to_outlet", "Coast Radio"),
        ("The owners told Coast Radio that they would wait.", "told_outlet", "Coast Radio"),
        ("The hull was cracked, according to the complaint.", "according_to_document", "the complaint"),
        ("Lund answered via text message.", "text_message", None),
        ("With files from Northern Wire", "wire", "Northern Wire"),
        ("The ferry ( Getty Images ) sank.", "photo", "Getty Images"),
        ("Coast Radio has not independently verified the memo.", "not_verified", "Coast Radio"),
    ],
)
def test_a_credit_and_its_source(text: str, kind: str, source: str | None) -> None:
    assert [(c.kind, c.source) for c in found(text).credits] == [(kind, source)]


def test_a_person_who_is_told_is_no_credit() -> None:
    assert found("Ana Ruiz sailed. Jo Lund told Ruiz that she was late.").credits == ()


@pytest.mark.parametrize(
    ("text", "to", "result"),
    [
        ("The Ledger has contacted Ana Ruiz for comment.", "Ana Ruiz", "asked"),
        ("Jo Lund did not immediately respond to a request for comment.", "Jo Lund", "no answer"),
        ("Lund's agent could not be reached.", "Lund's agent", "not reached"),
        ("The owners declined to comment.", "The owners", "declined"),
    ],
)
def test_whom_a_report_asked(text: str, to: str, result: str) -> None:
    assert [(o.to, o.result) for o in found(text).outreach] == [(to, result)]


@pytest.mark.parametrize(
    ("text", "kind", "clause"),
    [
        ("He left, but she allegedly sent a note.", "allegedly", "she allegedly sent a note"),
        ("The purported memo is long.", "purported", "The purported memo is long"),
        ("He claimed that she left.", "claimed", "He claimed that she left"),
        ("The tape appears to have been cut.", "apparently", "The tape appears to have been cut"),
        ("The tape has not been verified.", "not_verified", "The tape has not been verified"),
    ],
)
def test_a_hedge_and_its_clause(text: str, kind: str, clause: str) -> None:
    report = found(text)
    (hedge,) = report.hedges
    assert hedge.scope is not None
    assert (hedge.kind, f"{text} “We go,” said Ivo Moss."[slice(*hedge.scope)].rstrip(".")) == (kind, clause)


def test_a_hedge_inside_marks_is_the_speakers() -> None:
    assert found("“He allegedly left,” said Jo Lund.").hedges == ()
