"""The invented edition and that of the example story, made once."""

from __future__ import annotations

import invented
import pytest

import variorum
from variorum import example
from variorum.model import Edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return invented.edition()


@pytest.fixture(scope="session")
def example_edition() -> Edition:
    return variorum.collate(variorum.read(example.paths()))
