from hypothesis import given
from hypothesis import strategies as st

from variorum import ids
from variorum.model import Span
from variorum.spans import covers, gaps, hull, joined_text, overlap


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 200))
    return Span(start, start + draw(st.integers(0, 50)))


@given(spans(), spans())
def test_overlap_is_symmetric_and_counts_shared_points(a: Span, b: Span) -> None:
    assert overlap(a, b) == overlap(b, a) == len(set(range(*a)) & set(range(*b)))


@given(st.lists(spans(), max_size=8), spans())
def test_gaps_are_what_is_left(found: list[Span], within: Span) -> None:
    left = {n for g in gaps(sorted(found), within) for n in range(*g)}
    assert left == set(range(*within)) - {n for s in found for n in range(*s)}


def test_hull_covers_its_spans_and_joins_their_text() -> None:
    pair = (Span(1, 4), Span(8, 9))
    assert hull(pair) == Span(1, 9)
    assert all(covers(hull(pair), s) for s in pair)
    assert joined_text("-abc----d-", pair) == "abc d"


@given(st.text(), st.text())
def test_article_ids_come_from_the_text_alone(a: str, b: str) -> None:
    assert (ids.article_id(a) == ids.article_id(b)) == (a == b)


@given(st.text(min_size=1), st.one_of(st.none(), st.text()))
def test_a_siglum_is_an_xml_name(text: str, outlet: str | None) -> None:
    siglum = ids.siglum(ids.article_id(text), outlet)
    assert siglum.isascii()
    assert siglum.isalnum()
    assert siglum[0].isalpha()
    assert 4 <= len(siglum) <= 7


def test_a_name_in_another_script_still_gets_a_slug() -> None:
    assert ids.slug("Ольга") == ids.slug("Ольга") != ids.slug("Ирина")
    assert ids.slug("José  Núñez") == "jose-nunez"
