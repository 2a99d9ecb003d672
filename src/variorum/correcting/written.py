"""The text of a `corrections.toml` as corrections; whatever is wrong in it is said with its line and what to do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any, NoReturn, get_args, get_type_hints

from msgspec.structs import replace

from variorum.errors import CorrectionsError
from variorum.ids import digest
from variorum.model import Correction, CorrectionKind, QuotationKind, Undone

__all__ = ["FILE_NAME", "NEEDS", "corrections", "made_id"]

FILE_NAME = "corrections.toml"
"""The name under which a folder's corrections are found."""

MOST = 10_000
"""Corrections in a file; more are no work of people."""

LONGEST = 10_000
"""Characters of a value; longer ones are no names, words or reasons."""

ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*(?:correction|'correction'|\"correction\")[ \t]*\]\]", re.MULTILINE)
LONG_TEXT = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?\Z")
PUBLISHED = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
ID = re.compile(r"[A-Za-z0-9][\w.-]{0,60}\Z", re.ASCII)

COMMON = ("id", "what", "by", "on", "why", "words", "undone")
SAID_BY = ("speaker", "organisation", "document", "nobody")
NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "speaker": (("quotations",), SAID_BY),
    "kind": (("quotations",), ("kind",)),
    "join": (("quotations",),),
    "part": (("quotations",),),
    "move": (("quotations",), ("to",)),
    "same": (("speakers",),),
    "distinct": (("speakers",), ("quotations", "reports"), ("name",)),
    "tally": (("tally",), ("verdict",)),
    "outlet": (("reports",), ("outlet",)),
    "date": (("reports",), ("published",)),
    "story": (("reports",), ("off_story",)),
    "copy": (("reports",), ("copy_of",)),
}
"""What each kind of correction must say: one key of every group."""

MAY: Mapping[str, tuple[str, ...]] = {"same": ("name",), "tally": ("values",)}
SINGULAR = {"quotation": "quotations", "report": "reports"}
VERDICTS = ("wrong", "agree", "compatible", "differ", "conflict", "update")


def corrections(text: str, where: str = FILE_NAME) -> tuple[Correction, ...]:
    """The corrections in the text of a file called `where`, in its order.

    Raises CorrectionsError with the line and what to do, for text that is no TOML, a key that is not known, a value
    that cannot be, or something missing.

    >>> found = corrections('''
    ... [[correction]]
    ... what = "speaker"
    ... quotation = "qabc"
    ... speaker = "Ana Ruiz"
    ... by = "Jo Blake"
    ... on = 2031-05-02
    ... why = "Her voice."
    ... ''')
    >>> found[0].quotations, found[0].speaker, found[0].on, found[0].place
    (('qabc',), 'Ana Ruiz', '2031-05-02', 'corrections.toml:2')
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CorrectionsError(f"{where}: this is no TOML: {error}. Mend that line; nothing was applied.") from error
    for key in table:
        if key != "correction":
            raise CorrectionsError(f"{where}: {key!r} is not known here; every decision begins with [[correction]]")
    entries = table.get("correction", [])
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise CorrectionsError(f"{where}: write [[correction]], in two brackets, before each decision")
    if len(entries) > MOST:
        raise CorrectionsError(f"{where}: {len(entries):,} corrections; there may be {MOST:,} in a file")
    lines = lines_of(text, len(entries))
    out: list[Correction] = []
    seen: dict[str, str] = {}
    for number, (entry, (first, body)) in enumerate(zip(entries, lines, strict=True), 1):
        place = f"{where}:{first}" if first else f"{where}, correction {number}"
        read = Entry(entry, where, place, first, body).read()
        if read.id in seen:
            raise CorrectionsError(
                f"{place}: the id {read.id} stands at {seen[read.id]} already; give another, or none"
            )
        seen[read.id] = place
        out.append(read)
    return tuple(out)


def lines_of(text: str, entries: int) -> list[tuple[int, str]]:
    """The line each entry begins on, and its text; (0, "") where they are not written as `[[correction]]` each."""
    masked = LONG_TEXT.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    heads = [m.start() for m in ENTRY.finditer(masked)]
    if len(heads) != entries:
        return [(0, "")] * entries
    ends = [*heads[1:], len(masked)] if heads else []
    out, line, at = [], 1, 0
    for head, end in zip(heads, ends, strict=True):
        line += masked.count("\n", at, head)
        at = head
        out.append((line, masked[head:end]))
    return out


def is_date(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar.

    >>> is_date("2031-02"), is_date("2031-02-30")
    (True, False)
    """
    if not PUBLISHED.match(text):
        return False
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def made_id(correction: Correction) -> str:
    """The id of a correction that has none: of what it decides, by whom, and when; the file and its order play no
    part."""
    said = [f"{f}={v!r}" for f in Correction.__struct_fields__
            if f not in ("id", "why", "words", "undone", "place") and (v := getattr(correction, f))]  # fmt: skip
    return "c" + digest(*said, length=8)


hints_of = cache(get_type_hints)


class Entry:
    """One entry of the file, on its way to being a correction."""

    def __init__(self, entry: Mapping[str, Any], where: str, place: str, first: int, body: str) -> None:
        self.entry, self.where, self.place, self.first, self.body = entry, where, place, first, body

    def wrong(self, message: str, key: str | None = None) -> NoReturn:
        """Raises the error, at the line of a key where that can be told."""
        found = re.search(rf"^[ \t]*{re.escape(key)}[ \t]*[=.]", self.body, re.MULTILINE) if key else None
        at = self.first + self.body.count("\n", 0, found.start()) if found else 0
        raise CorrectionsError(f"{f'{self.where}:{at}' if at else self.place}: {message}")

    def read(self) -> Correction:
        """The correction. Raises CorrectionsError."""
        what = str(self.entry.get("what", ""))
        kinds = get_args(CorrectionKind)
        if what not in kinds:
            told = "say what it is about" if not what else f"there is no correction called {what!r}"
            self.wrong(f'{told}: what = "…" is one of {", ".join(kinds)}', "what")
        given = {SINGULAR.get(key, key): key for key in self.entry}
        allowed = {*COMMON, *(k for group in NEEDS[what] for k in group), *MAY.get(what, ())}
        for name, key in given.items():
            if name not in allowed and not (what == "distinct" and key == "speaker"):
                near = get_close_matches(key, sorted(allowed - {"quotations", "reports"} | set(SINGULAR)), 1)
                hint = f"; {near[0]!r} is" if near else f"; it has {', '.join(sorted(allowed - set(COMMON)))}"
                self.wrong(f"{key!r} is no key of a correction of {what!r}{hint}", key)
        for group in NEEDS[what]:
            if not any(k in given or (k == "speakers" and "speaker" in given) for k in group):
                self.wrong(f"a correction of {what!r} needs {' or '.join(group)}")
        for key in ("by", "on", "why"):
            if key not in self.entry:
                told = {"by": "who decided it", "on": "the day", "why": "the reason"}[key]
                self.wrong(f"{key!r} is missing: {told}, so that others can judge it")
        fields = dict(self.fields(what))
        if what == "speaker" and len([k for k in SAID_BY if fields.get(k)]) != 1:
            self.wrong("give one of speaker, organisation, document, or nobody = true")
        if what in ("join", "same") and len(set(fields["quotations" if what == "join" else "speakers"])) < 2:
            self.wrong(f"a correction of {what!r} names two or more")
        made = Correction(id="", place=self.place, **fields)
        return replace(made, id=self.id() or made_id(made))

    def fields(self, what: str) -> Iterator[tuple[str, Any]]:
        """The fields of the correction, checked."""
        hints = hints_of(Correction)
        for key, value in self.entry.items():
            name = SINGULAR.get(key, key)
            if key == "id":
                continue
            if name == "undone":
                yield name, self.undone(value)
            elif name == "on":
                yield name, self.day(value, key)
            elif name == "published":
                yield name, self.published(value, key)
            elif what == "distinct" and name == "speaker":
                yield "speakers", (self.text(value, key),)
            elif hints[name] == tuple[str, ...]:
                several = value if isinstance(value, list) else [value]
                yield name, tuple(self.text(v, key) for v in several)
                if not several:
                    self.wrong(f"{key!r} names nothing", key)
            elif name == "copy_of" and value is False:
                yield name, ""
            elif name in ("nobody", "off_story"):
                if not isinstance(value, bool) or (name == "nobody" and not value):
                    self.wrong(f"{key} is true{' or false' if name == 'off_story' else ', or not there'}", key)
                yield name, value
            elif name == "kind" or name == "verdict":
                choice = (*get_args(QuotationKind), "none") if name == "kind" else VERDICTS
                if value not in choice:
                    self.wrong(f"{key} is one of {', '.join(choice)}, not {value!r}", key)
                yield name, value
            else:
                yield name, self.text(value, key)

    def id(self) -> str | None:
        """The id that the entry gives itself."""
        name = self.entry.get("id")
        if name is not None and not (isinstance(name, str) and ID.match(name)):
            self.wrong("an id is letters, digits, hyphens: for example c-7 (or leave it out)", "id")
        return name

    def text(self, value: object, key: str) -> str:
        """A text that says something."""
        if not isinstance(value, str) or not value.strip():
            self.wrong(f"{key!r} must be a text in quotation marks, and not empty", key)
        if len(value) > LONGEST:
            self.wrong(f"{key!r} is {len(value):,} characters long; {LONGEST:,} are read", key)
        return value.strip()

    def day(self, value: object, key: str) -> str:
        """A day, or a day and time, as ISO 8601."""
        if isinstance(value, date | datetime):
            return value.isoformat().replace("+00:00", "Z")
        if not isinstance(value, str) or not (DAY.match(value.strip()) and is_date(value.strip()[:10])):
            self.wrong(f"{key!r} must be a day: {key} = 2031-05-02", key)
        return value.strip().replace(" ", "T")

    def published(self, value: object, key: str) -> str:
        """A date of publication, as EDTF."""
        if isinstance(value, date | datetime):
            return value.isoformat()[:10]
        if not isinstance(value, str) or not is_date(value.strip()):
            self.wrong(f"{key!r} must be a date, such as 2031-05-02 or 2031-05", key)
        return value.strip()

    def undone(self, value: object) -> Undone:
        """Who took it back, when and why."""
        keys = {"by", "on", "why"}
        if not isinstance(value, Mapping) or set(value) != keys:
            self.wrong('undone = { by = "…", on = 2031-05-02, why = "…" } says who took it back', "undone")
        return Undone(*(self.day(value[k], "on") if k == "on" else self.text(value[k], k) for k in ("by", "on", "why")))
