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
