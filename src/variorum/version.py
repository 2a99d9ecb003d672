"""The version of Variorum, as `pyproject.toml`, the command line and every edition give it."""

__version__ = "0.1.0"
