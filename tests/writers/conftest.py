"""The invented edition, made once."""

from __future__ import annotations

import invented
import pytest

from variorum.model import Edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    return invented.edition()
