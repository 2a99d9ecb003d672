"""Lists of words are data: one TOML file a language and topic, shipped in the package.

A second language adds a folder beside `lexicons/en`, and no code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = ["lexicon", "words"]


@cache
def lexicon(language: str, topic: str) -> Mapping[str, Any]:
    """The lexicon of a topic in a language, as it stands in `lexicons/<language>/<topic>.toml`.

    The mapping is read once and cannot be changed. Raises `FileNotFoundError` where there is no such list.

    >>> sorted(lexicon("en", "speech")["pronouns"])
    ['female', 'first', 'male', 'neuter', 'plural', 'relative']
    """
    path = files("variorum.text").joinpath("lexicons", language, f"{topic}.toml")
    return MappingProxyType(tomllib.loads(path.read_text("utf-8")))


@cache
def words(language: str, topic: str, *keys: str) -> frozenset[str]:
    """The words of one list of a lexicon, as a set to look in (never to walk through: its order is chance).

    >>> "she" in words("en", "speech", "pronouns", "female")
    True
    """
    entry: Any = lexicon(language, topic)
    for key in keys:
        entry = entry[key]
    return frozenset(entry.split() if isinstance(entry, str) else entry)
