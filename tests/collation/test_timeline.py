"""What happened when, from every report that dates it."""

from itertools import permutations

import variorum


def entries(*texts: str) -> list[tuple[str, int, str]]:
    made = [
        variorum.article(f"{t} “We go,” said Ivo Moss.", published=f"2031-05-{6 + n:02}") for n, t in enumerate(texts)
    ]
    edition = variorum.collate(made)
    return [(e.edtf, len({p.witness for p in e.places}), e.text) for e in edition.timeline]


def test_reports_that_date_one_event_share_an_entry() -> None:
    found = entries(
        "The ferry Corran sank on 3 May 2031 in the sound.",
        "It was on 3 May that the ferry Corran sank near the pier.",
        "Jo Lund was born on 3 May 2031.",
    )
    assert [(edtf, reports) for edtf, reports, _ in found] == [("2031-05-03", 2), ("2031-05-03", 1)]


def test_an_entry_has_the_sentence_and_a_date_in_a_quotation_has_none() -> None:
    text = "Lund wrote: “I left on 1 May 2031.” The ferry sank on 3 May 2031."
    assert [(edtf, sentence) for edtf, _, sentence in entries(text)] == [
        ("2031-05-03", "The ferry sank on 3 May 2031.")
    ]


def test_the_order_of_the_reports_makes_no_difference() -> None:
    texts = [
        variorum.article(f"The ferry {name} sank on 3 May 2031. “We go,” said Ivo Moss.")
        for name in ("Corran", "Arran", "Oban")
    ]
    assert len({str(variorum.collate(order).timeline) for order in permutations(texts)}) == 1


def test_an_entry_has_the_clause_and_not_its_sentence() -> None:
    text = "The owners, who had sued, wept as the ferry sank, while Jo Lund left for the north on 3 May 2031."
    assert [what for _, _, what in entries(text)] == ["Jo Lund left for the north on 3 May 2031."]


def test_a_month_and_a_day_of_it_are_one_event() -> None:
    found = entries(
        "In April, Lund filed a lawsuit against the owners of the ferry.",
        "Lund filed her lawsuit against the owners on 16 April.",
        "The harbour closed in April.",
    )
    assert [(edtf, reports) for edtf, reports, _ in found] == [("2031-04", 1), ("2031-04-16", 2)]


def test_a_day_in_another_year_is_a_slip_of_one_report() -> None:
    texts = [
        "The trial of the owners is set for 9 March 2032.",
        "A trial of the ferry owners was set for 9 March 2032.",
        "The trial of the owners is set to begin on 9 March 2012.",
    ]
    edition = variorum.collate(
        [variorum.article(f"{t} “We go,” said Ivo Moss.", published="2031-05-06") for t in texts]
    )
    assert [(e.edtf, len(e.places), e.note) for e in edition.timeline] == [
        ("2032-03-09", 3, "one report says 2012-03-09")
    ]


def test_what_tells_of_no_event_has_no_entry() -> None:
    text = (
        "Lund said on Monday. The 2016 novel sold well. More people sailed over the past year."
        " A hearing set for 12 May was moved to 20 May.\n\n3/34 4 April 2031 A gull sits on a mast."
    )
    assert [(edtf, what) for edtf, _, what in entries(text)] == [
        ("2031-05-20", "A hearing set for 12 May was moved to 20 May.")
    ]
