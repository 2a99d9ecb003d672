"""In which place somebody came, and what only sounds like it."""

import pytest

import variorum


def ranks(text: str) -> list[tuple[str, str | None]]:
    return [(c.text, c.subject) for c in variorum.find(variorum.article(text)).claims if c.type == "rank"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ada Marsh finished third in the race.", [("third", "Ada Marsh")]),
        ("Ada Marsh came in 12th, a minute behind.", [("12th", "Ada Marsh")]),
        ("Ada Marsh was ranked No. 4 in May.", [("No. 4", "Ada Marsh")]),
        ("Ada Marsh first came to Orlock in 2010.", []),
        ("Ada Marsh came first to the house and then to the dam.", []),
        ("Ada Marsh came second last year.", []),
        ("Ada Marsh came third in May. Ada Marsh came fourth in June.", []),  # of which race?
        ("“Ada Marsh came third,” said Lena Roe.", []),
    ],
)
def test_a_rank_and_whose_it_is(text: str, found: list[tuple[str, str]]) -> None:
    assert ranks(text) == found


def test_two_ranks_differ() -> None:
    articles = [
        variorum.article(f"Ada Marsh finished {rank} in the race. “I had nothing left,” Marsh said.", id=rank)
        for rank in ("third", "fourth")
    ]
    told = [(t.attribute, t.subject, t.verdict) for t in variorum.collate(articles).tallies]
    assert told == [("rank", "Ada Marsh", "differ")]
