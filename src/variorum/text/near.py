"""Reading only what lies near a word: a fast search, and a slow pattern over a few short stretches only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

__all__ = ["lowered", "near", "places"]


def places(text: str, words: Iterable[str]) -> list[int]:
    """Where any of some strings stand in a text, in order.

    >>> places("to be or not to be", ["to", "not"])
    [0, 9, 13]
    """
    return sorted({at for word in words for at in _places(text, word)})


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def near(text: str, words: Iterable[str], reach: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text that begin and end `reach` code points before and behind any of some strings, those that
    touch as one. What is shorter than `reach` and holds one of the strings is found in them.

    >>> list(near("a" * 50 + "b" + "a" * 50, ["b"], 10))
    [(40, 60)]
    """
    start = end = -1
    for at in places(text, words):
        if at - reach > end:
            if end >= 0:
                yield start, end
            start = max(0, at - reach)
        end = min(len(text), at + reach)
    if end >= 0:
        yield start, end


def lowered(text: str) -> str:
    """A text in lower case, but for the few letters that become longer by it: offsets stay.

    >>> lowered("İN ANKARA")
    'İn ankara'
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
