"""Variorum: reads every report of a story and makes its edition."""

__version__ = "0.1.0"
