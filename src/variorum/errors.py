"""Every error, one tree. The message says what is wrong, where, and what to do.

VariorumError
├── ReadError             one input cannot be read (it is set aside, the rest is done)
│   ├── EmptyInput        no text in it
│   ├── BinaryInput       not a text, and no reader knows it
│   ├── TooLarge          over the limit; the message names the option that raises it
│   └── Malformed         a reader knows the format, and the input breaks it
├── NothingToDo           no report could be read at all
├── ManifestError         the manifest names what is not there, or lacks `path`
├── CorrectionsError      a file of corrections breaks its form; the message names the line
├── EditionError          a stored edition is not one, or is of a newer major version
├── UnknownFormat         no reader or writer of that name
└── UnknownQuotation      no quotation of that id
"""

__all__ = [
    "BinaryInput", "CorrectionsError", "EditionError", "EmptyInput", "Malformed", "ManifestError", "NothingToDo",
    "ReadError", "TooLarge", "UnknownFormat", "UnknownQuotation", "VariorumError",
]  # fmt: skip


class VariorumError(Exception):
    """The base of every error that Variorum raises on purpose."""


class ReadError(VariorumError):
    """One input cannot be read."""


class EmptyInput(ReadError):
    """There is no text in the input."""


class BinaryInput(ReadError):
    """The input is not text and no reader knows its format."""


class TooLarge(ReadError):
    """The input is larger than the limit."""


class Malformed(ReadError):
    """The input is of a known format and breaks it."""


class NothingToDo(VariorumError):
    """Not one report could be read."""


class ManifestError(VariorumError):
    """The manifest cannot be used."""


class CorrectionsError(VariorumError):
    """A file of corrections breaks its form."""


class EditionError(VariorumError):
    """A stored edition cannot be loaded."""


class UnknownFormat(VariorumError, ValueError):
    """There is no reader or writer of that name."""


class UnknownQuotation(VariorumError, ValueError):
    """There is no quotation of that id."""
