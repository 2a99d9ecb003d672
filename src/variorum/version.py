"""The version of Variorum, and of the edition's JSON, as everything that names them gives them."""

__version__ = "0.1.0"

EDITION_VERSION = 1
"""The version of the edition's JSON; a field that goes or changes its meaning raises it."""

COMPARISON_VERSION = 1
"""The same for the JSON of a comparison."""
