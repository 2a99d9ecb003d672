"""Texts of many thousand words: drafts are lined up, and neither endless repetition nor strangers cost much or join."""

from random import Random

from variorum.collation import compare
from variorum.model import Apparatus

SYLLABLES = ["ba", "do", "fe", "gi", "ho", "ku", "la", "me", "ni", "po", "ra", "su", "ti", "vo", "za"]


def sentences(random: Random, count: int) -> list[str]:
    """Sentences of invented words, some of them common, most of them rare."""
    words = ["".join(random.choices(SYLLABLES, k=random.randint(1, 3))) for _ in range(900)]
    common = words[:25]
    return [
        " ".join(random.choice(common if random.random() < 0.5 else words) for _ in range(random.randint(6, 20))) + "."
        for _ in range(count)
    ]


def shared(apparatus: Apparatus) -> int:
    """The passages in which two witnesses print words."""
    return sum(
        len({p.siglum for r in passage.readings for p in r.places if p.start < p.end}) > 1
        for passage in apparatus.passages
    )


def printed(apparatus: Apparatus, siglum: str, kind: str) -> list[str]:
    return [
        p.text for x in apparatus.passages for r in x.readings if r.kind == kind for p in r.places if p.siglum == siglum
    ]


def test_a_draft_of_thousands_of_words_is_lined_up() -> None:
    random = Random(4)
    first = sentences(random, 300)
    third, lost = list(first), [20, 150, 290]
    changed = [7, 90, 160, 240]
    for n in changed:
        third[n] = "Quixotry " + third[n]
    third = [s for n, s in enumerate(third) if n not in lost]
    apparatus = compare({"A": [" ".join(first)], "B": [" ".join(first)], "C": [" ".join(third)]})
    assert apparatus.text == " ".join(first)
    assert printed(apparatus, "C", "insertion") == ["Quixotry"] * len(changed)
    assert apparatus.witnesses[2].counts["splice"] == len(lost)


def test_halves_that_change_places_cost_one_of_them_and_lose_no_word() -> None:
    text = sentences(Random(5), 240)
    apparatus = compare({"A": [" ".join(text)], "B": [" ".join(text[120:] + text[:120])]})
    words = " ".join(text).split()
    assert shared(apparatus) >= 120
    for siglum in "AB":
        found = " ".join(
            p.text
            for x in apparatus.passages
            for r in x.readings
            for p in sorted(r.places, key=lambda p: p.start)
            if p.siglum == siglum
        )
        assert sorted(found.split()) == sorted(words)


def test_strangers_of_thousands_of_words_share_nothing() -> None:
    one, other = sentences(Random(6), 240), sentences(Random(7), 240)
    assert shared(compare({"A": [" ".join(one)], "B": [" ".join(other)]})) == 0


def test_one_word_said_thousands_of_times() -> None:
    apparatus = compare({"A": ["never " * 4000], "B": ["never " * 4000], "C": ["never " * 3990]})
    assert shared(apparatus) == len([p for p in apparatus.passages if p.at.end > p.at.start])
    assert len(apparatus.text.split()) == 4000
