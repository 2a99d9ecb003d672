from __future__ import annotations

import pytest

from variorum.text.lexicon import lexicon, words


def test_a_lexicon_is_a_plain_mapping_read_once() -> None:
    assert lexicon("en", "speech") is lexicon("en", "speech")
    assert "said" in lexicon("en", "speech")["verbs"]["irregular"]["say"]


def test_a_lexicon_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        lexicon("en", "speech")["verbs"] = {}  # type: ignore[index]


def test_words_may_be_written_as_a_list_or_as_running_text() -> None:
    assert "he" in words("en", "speech", "pronouns", "male")
    assert "told" in words("en", "speech", "cues", "addressing")


def test_a_topic_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match="nothing"):
        lexicon("en", "nothing")
