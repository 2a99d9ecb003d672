"""What language a text is in, when its metadata does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from variorum.text.lexicon import words

__all__ = ["language"]

OPENING = 1200
"""Characters in which English is looked for first."""
LOOKED_AT = 6000
"""Characters looked at: about a thousand words, more than any method needs."""
FEWEST_LETTERS = 30
"""Under so many letters nobody can tell reliably: py3langid names a wrong language for one headline in five."""
ENGLISH = 0.12
"""Share of English function words from which a text is English: 644 articles (PolNeAR's 505 and 139 of other stories)
have 0.147 to 0.37, their first 1200 characters 0.145 and more; German, Dutch, French, Spanish and Scandinavian prose
has under 0.05."""
FEWEST_WORDS = 8
"""Words from which that share is trusted."""
SURE = 0.9
"""Probability that py3langid must give its answer."""

WORD = re.compile(r"[^\W\d_]+")


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of most of a text; None where it is too short or nothing is sure.

    English is told by its function words; only what is not English pays for py3langid (Lui & Baldwin 2011).

    >>> language("The mayor said that she would not sign the order before the council had met.")
    'en'
    >>> language("Oui.") is None
    True
    """
    if is_english(WORD.findall(text[:OPENING].lower())):
        return "en"
    found = WORD.findall(text[:LOOKED_AT].lower())
    if sum(map(len, found)) < FEWEST_LETTERS:
        return None
    if is_english(found):
        return "en"
    code, probability = identifier().classify(text[:LOOKED_AT])
    return str(code) if probability >= SURE else None


def is_english(found: Sequence[str]) -> bool:
    """Whether enough of some lower-case words are the function words of English."""
    enough = len(found) >= FEWEST_WORDS and sum(map(len, found)) >= FEWEST_LETTERS
    english = words("en", "language", "function")
    return enough and sum(map(english.__contains__, found)) >= ENGLISH * len(found)


@cache
def identifier() -> Any:
    """py3langid's model with probabilities; loading it takes most of a second."""
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
