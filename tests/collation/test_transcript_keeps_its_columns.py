"""A transcript's words keep their columns, also where what reports print there contradicts them."""

from variorum.collation import collate
from variorum.model import Fragment, Span


def fragment(siglum: str, name: str, text: str, at: int = 0) -> Fragment:
    return Fragment(siglum, name, " " * at + text, (Span(at, at + len(text)),))


def test_the_reading_text_is_all_of_the_transcript() -> None:
    said = "I was asleep when the river came over the wall, and I will not pretend"
    first = f"I should have closed the road myself. {said}."
    second = "The pumps came late, and nobody at the depot picked up the telephone."
    printed = f"{said} otherwise."
    found = collate(
        (
            fragment("C", "q1", printed),
            fragment("L", "q2", printed),
            fragment("L", "q3", "The pumps came late,", 200),
            fragment("T", "q4", first),
            fragment("T", "q5", second, 300),
        ),
        frozenset({"T"}),
    )
    assert " ".join(found.text.split()) == f"{first} {second}"
