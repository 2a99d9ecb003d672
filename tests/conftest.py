"""Hypothesis looks for new examples on every run, but in CI, where the same tree must give the same verdict."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
