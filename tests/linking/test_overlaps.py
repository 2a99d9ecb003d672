"""Which quotations print the same words, however many reports print them."""

from variorum.linking.overlaps import CROWD, HUBS, overlaps
from variorum.linking.rows import Row
from variorum.linking.sets import Sets
from variorum.model import Quotation, Span
from variorum.text.tokens import tokens

SAID = "The northern lock will be drained on Friday and the barges must be moored above the weir by then"


def row(report: int, text: str) -> Row:
    quotation = Quotation(f"q{report}", f"a{report}", (Span(0, len(text)),), text, "direct")
    return Row(report, 0, 0, quotation, None, None, tuple(tokens(text)))


def sets(rows: list[Row]) -> list[list[int]]:
    out = Sets(len(rows))
    for link in overlaps(rows):
        out.join(link.first, link.second)
    return out.all()


def test_what_everybody_prints_is_one_set() -> None:
    rows = [row(n, SAID) for n in range(4 * HUBS)]
    assert sets(rows) == [list(range(4 * HUBS))]


def test_excerpts_of_what_everybody_prints_are_one_set_with_fewer_pairs_than_each_with_each() -> None:
    words = SAID.split()
    cuts = sorted({(a, b) for a in range(8) for b in range(a + 9, len(words) + 1)})
    rows = [row(n, " ".join(words[a:b])) for n, (a, b) in enumerate(cuts)]
    assert len(rows) > 1.5 * CROWD
    assert sets(rows) == [list(range(len(rows)))]
    more = [row(n, " ".join(words[a:b]) + f" and {n} more") for n, (a, b) in enumerate(cuts)]
    assert sets(more) == [list(range(len(more)))]


def test_a_phrase_that_a_crowd_shares_makes_no_set() -> None:
    rows = [row(n, f"Boat {n}x{n} is what I think that {n}y{n} harbour {n}z{n} needs") for n in range(3 * CROWD)]
    assert overlaps(rows) == ()


def test_rows_that_are_not_among_them_are_not_compared() -> None:
    rows = [row(n, SAID) for n in range(4)]
    assert {(o.first, o.second) for o in overlaps(rows, [1, 3])} == {(1, 3)}
