"""The reports as a list of works, for those who cite them: BibTeX, and CSL-JSON (what Zotero and its like read).

Nothing is guessed: a byline is kept whole, as printed; a report without an outlet or a date has none here either. The
key is the siglum, and the note holds the digest of the file, so that a citation can be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from variorum.model import Edition, Witness
from variorum.writers.deep_links import web_address
from variorum.writers.shown import shown
from variorum.writers.wording import day, file_name

__all__ = ["to_bibtex", "to_csl"]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CALENDAR = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?\Z")
BY = re.compile(r"(?i)by:?\s+(?=\S)")
SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "$&%#_"},
}  # fmt: skip
"""What TeX takes for its own. A brace is spelt out: BibTeX counts every one, also behind a backslash."""

ESCAPES = str.maketrans(SPECIAL)
URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def to_bibtex(edition: Edition) -> str:
    """The reports as BibTeX entries in UTF-8, in the order of the edition: `@article` where the outlet is known, else
    `@misc`; the key is the siglum. `year` and `month` are for BibTeX, `date` for biblatex.

    >>> to_bibtex(Edition("0.1.0", 1))
    ''
    """
    return "\n".join(bibtex_entry(witness) for witness in edition.witnesses)


def bibtex_entry(witness: Witness) -> str:
    """One report."""
    kind = "article" if witness.outlet and witness.kind == "report" else "misc"
    lines = [f"  {name} = {value}," for name, value in bibtex_fields(witness)]
    return "\n".join((f"@{kind}{{{witness.siglum},", *lines, "}\n"))


def bibtex_fields(witness: Witness) -> Iterator[tuple[str, str]]:
    """The fields of an entry, each with its value in braces."""
    if author := author_of(witness):
        yield "author", f"{{{{{escaped(author)}}}}}"
    yield "title", f"{{{{{escaped(title_of(witness))}}}}}"
    if witness.outlet:
        yield ("journal" if witness.kind == "report" else "howpublished"), f"{{{escaped(line(witness.outlet))}}}"
    if dated := calendar(witness.published):
        yield "date", f"{{{'-'.join(dated)}}}"
        yield "year", f"{{{dated[0]}}}"
        if len(dated) > 1:
            yield "month", MONTHS[int(dated[1]) - 1]
    elif witness.published:
        yield "year", f"{{{escaped(line(witness.published))}}}"
    if url := web_address(witness.url):
        yield "url", f"{{{url.translate(URL_ESCAPES)}}}"
    if witness.language:
        yield "language", f"{{{escaped(line(witness.language))}}}"
    yield "note", f"{{{escaped(note_of(witness))}}}"


def escaped(text: str) -> str:
    r"""Text as TeX prints it again.

    >>> print(escaped("Tarn & Pell: 5% {more}"))
    Tarn \& Pell: 5\% \textbraceleft{}more\textbraceright{}
    """
    return text.translate(ESCAPES)


def to_csl(edition: Edition) -> str:
    """The reports as CSL-JSON (Citation Style Language, input data 1.0.2): an array of items, indented, with a final
    line break. The `id` is the siglum; an author is a `literal` name, as printed.

    >>> to_csl(Edition("0.1.0", 1))
    '[]\\n'
    """
    items = [csl_item(witness) for witness in edition.witnesses]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def csl_item(witness: Witness) -> dict[str, Any]:
    """One report."""
    item: dict[str, Any] = {
        "id": witness.siglum,
        "type": "article-newspaper" if witness.kind == "report" else "document",
        "title": title_of(witness),
    }
    if author := author_of(witness):
        item["author"] = [{"literal": author}]
    if witness.outlet:
        item["container-title"] = line(witness.outlet)
    if dated := calendar(witness.published):
        item["issued"] = {"date-parts": [[int(part) for part in dated]]}
    elif witness.published:
        item["issued"] = {"literal": line(day(witness.published) or "")}
    if url := web_address(witness.url):
        item["URL"] = url
    if witness.language:
        item["language"] = line(witness.language)
    return item | {"note": note_of(witness)}


def author_of(witness: Witness) -> str | None:
    """The byline without the word *by*; None where there is none."""
    return BY.sub("", line(witness.byline or ""), count=1) or None


def title_of(witness: Witness) -> str:
    """The headline, else the name of the file."""
    return line(witness.title or "") or file_name(witness.path) or witness.siglum


def note_of(witness: Witness) -> str:
    """What identifies the file."""
    return f"sha256 {witness.sha256}"


def line(text: str) -> str:
    """The text on one line, with a sign for each character that cannot be seen."""
    return " ".join(shown(text).split())


def calendar(edtf: str | None) -> tuple[str, ...]:
    """Year, month and day of a plain date; empty for what is not one (a season, an approximate date, an interval).

    >>> calendar("2031-05-02"), calendar("2031-05"), calendar("2031-05-~04"), calendar("2031-22")
    (('2031', '05', '02'), ('2031', '05'), (), ())
    """
    found = CALENDAR.match(edtf or "")
    parts = tuple(part for part in found.groups() if part) if found else ()
    return parts if len(parts) < 2 or 1 <= int(parts[1]) <= len(MONTHS) else ()
