"""The rules of attributions in plain words, and how sure a score is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["in_words", "sureness"]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "after: verb subject": "the words behind the marks name the speaker (“…,” said X)",
        "after: subject verb": "the words behind the marks name the speaker (“…,” X said)",
        "after: signed": "the name stands under the quotation like a signature",
        "before: subject verb": "the words before the marks name the speaker (X said: “…”)",
        "before: participle": "the words before the marks name the speaker (X wrote, adding: “…”)",
        "before: script": "a name and a colon, as in a script (X: “…”)",
        "colon: subject verb": "the sentence before ends in a colon and names the speaker",
        "colon: participle": "the sentence before ends in a colon and names the speaker",
        "according to": "“according to X”",
        "carried on": "no new speaker is named: whoever spoke before goes on",
        "decided": "a person decided it",
        "none: decided": "a person decided that nobody can be named",
        "nearest likely": "no cue names the speaker; of those near by, this one is the likeliest",
        "chant": "a chant is given to those who are said to shout it",
        "indirect: subject verb": "the clause names the speaker (X said that …)",
        "indirect: verb subject": "the clause names the speaker (…, said X)",
        "indirect: participle": "the clause names the speaker (X went on, saying that …)",
        "indirect: according to": "“according to X”, without marks",
        "indirect: unlisted": "the clause names the speaker, with a rare verb",
        "story vote": "the report does not say; other reports that print the words do",
        "outvoted": "the report names another speaker; most reports that print the words agree against it",
        "none: indirect": "told in other words, and the report does not say by whom",
        "none: nobody near": "nobody is named near by",
        "none: unsure": "somebody is near, but it is not sure enough that they speak",
        "none: a chant": "a chant, and the report does not say whose",
        "none: put to someone": "a question, and the report does not say who asked it",
        "none: inside another quotation": "it stands inside another quotation",
        "none: title": "a title, which nobody speaks",
        "none: scare": "words kept at a distance, which nobody speaks",
        "none: nickname": "a nickname, which nobody speaks",
    }
)


def in_words(rule: str) -> str:
    """A rule in plain words; one that is not in the table stands as it is.

    >>> in_words("according to"), in_words("a new rule")
    ('“according to X”', 'a new rule')
    """
    return RULES.get(rule, rule)


SURE, LIKELY = 0.9, 0.7
"""Scores are the share of such attributions that were right: nine in ten and more are called sure, seven likely."""


def sureness(score: float) -> str:
    """A score as a word and a number.

    >>> sureness(0.98), sureness(0.7), sureness(0.5), sureness(1.0)
    ('sure .98', 'likely .70', 'unsure .50', 'sure 1.0')
    """
    word = "sure" if score >= SURE else "likely" if score >= LIKELY else "unsure"
    number = f"{int(score * 100 + 1e-9) / 100:.2f}"  # cut off, so that .899 is not called unsure and shown as .90
    return f"{word} {number[:3] if number.startswith('1') else number.removeprefix('0')}"
