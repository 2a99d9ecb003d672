"""What looks like the name of an outlet."""

from __future__ import annotations

from functools import cache

from variorum.text.lexicon import lexicon

__all__ = ["bare", "is_outlet", "phrases"]


@cache
def phrases(topic: str) -> frozenset[str]:
    """One list of the lexicon: names parted by bars, or words by spaces."""
    entry: str = lexicon("en", "masthead")[topic]
    return frozenset(entry.strip().split("|") if "|" in entry else entry.split())


def is_outlet(name: str) -> bool:
    """Whether a name looks like an outlet's: a known one, or with a word that outlets have."""
    plain = bare(name)
    if plain in phrases("agencies"):
        return False
    known = phrases("outlet_names")
    if name in known or plain in known or f"The {plain}" in known:
        return True
    words = plain.replace("-", " ").split()
    return any(word in phrases("outlet_words") for word in (*words, plain)) or ".com" in plain


def bare(name: str) -> str:
    """The name without its article."""
    return name.removeprefix("The ").removeprefix("the ")
