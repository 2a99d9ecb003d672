"""Hypothesis looks for new examples on every run, but in CI, where the same tree must give the same verdict."""

import os
from collections.abc import Iterator

import pytest
from chromium import MISSING, Browser, chromium
from hypothesis import settings

settings.register_profile("here", deadline=None)  # no test is timed: a loaded machine is no defect
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("here")
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of the run: playwright bears no second one beside it."""
    if MISSING:
        pytest.skip(MISSING)
    with chromium() as started:
        yield started
