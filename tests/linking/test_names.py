import pytest

from variorum.linking.names import acronyms, compatible, parse


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Ana Ruiz", "Ms. Ruiz", True),
        ("Ana Ruiz", "A. Ruiz", True),
        ("Ana Ruiz", "Ben Ruiz", False),
        ("William Stone", "Bill Stone", True),
        ("Samuel Park", "Samantha Park", False),
        ("Sam Park", "Samantha Park", True),
        ("Ana Ruiz-Vega", "Ms. Vega", True),
        ("Lt. Gov. Ana Ruiz", "Ana M. Ruiz III", True),
        ("Ben Ruiz", "Ben Ruiz Jr.", False),
        ("Ben Ruiz Jr.", "Ruiz", True),
        ("Ana Ruiz", "Ana Stone", False),
        ("Ludwig van Mies", "van Mies", True),
    ],
)
def test_names_of_one_person(a: str, b: str, same: bool) -> None:
    one, other = parse(a), parse(b)
    assert one is not None
    assert other is not None
    assert compatible(one, other) is same
    assert compatible(other, one) is same


@pytest.mark.parametrize("nothing", ["", "…", "’s", "  "])
def test_no_name(nothing: str) -> None:
    assert parse(nothing) is None


def test_acronyms() -> None:
    assert acronyms(["LRB", "Lakes and Rivers Board"]) == {"LRB": "Lakes and Rivers Board"}
    assert acronyms(["LaRB", "Lrb", "L", "Lakes", "Lakes and Rivers Board", "…"]) == {}


def test_of_several_full_names_the_last_is_meant() -> None:
    assert acronyms(["LB", "Lake Bank", "Lunar Bay"]) == {"LB": "Lunar Bay"}
