"""Reading and writing `corrections.toml`: what is right is read, what is wrong is said with its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.correcting.writing import added, undone
from variorum.correcting.written import corrections
from variorum.errors import CorrectionsError
from variorum.model import Correction, Undone

WHO = 'by = "Jo Blake"\non = 2031-05-02\nwhy = "Her voice."\n'


def entry(body: str, who: str = WHO) -> str:
    return f"[[correction]]\n{body}\n{who}"


@pytest.mark.parametrize(
    ("body", "field", "value"),
    [
        ('what = "speaker"\nquotation = "q1"\nspeaker = "Ana Ruiz"', "speaker", "Ana Ruiz"),
        ('what = "speaker"\nquotations = ["q1", "q2"]\nnobody = true', "nobody", True),
        ('what = "speaker"\nquotation = "q1"\ndocument = "the complaint"', "document", "the complaint"),
        ('what = "kind"\nquotation = "q1"\nkind = "title"', "kind", "title"),
        ('what = "join"\nquotations = ["q1", "q2"]', "quotations", ("q1", "q2")),
        ('what = "part"\nquotation = "q1"', "quotations", ("q1",)),
        ('what = "move"\nquotation = "q1"\nto = "q2"', "to", "q2"),
        ('what = "same"\nspeakers = ["ana-ruiz", "A. Ruiz"]\nname = "Ana Ruiz"', "speakers", ("ana-ruiz", "A. Ruiz")),
        ('what = "distinct"\nspeaker = "ana-ruiz"\nreport = "x.txt"\nname = "Judge Ruiz"', "reports", ("x.txt",)),
        ('what = "tally"\ntally = "t1"\nverdict = "wrong"', "verdict", "wrong"),
        ('what = "tally"\ntally = "t1"\nverdict = "agree"\nvalues = ["5 years"]', "values", ("5 years",)),
        ('what = "outlet"\nreport = "x.txt"\noutlet = "The Ledger"', "outlet", "The Ledger"),
        ('what = "date"\nreport = "x.txt"\npublished = 2031-05-02', "published", "2031-05-02"),
        ('what = "date"\nreport = "x.txt"\npublished = "2031-05"', "published", "2031-05"),
        ('what = "story"\nreport = "x.txt"\noff_story = true', "off_story", True),
        ('what = "copy"\nreport = "x.txt"\ncopy_of = "y.txt"', "copy_of", "y.txt"),
        ('what = "copy"\nreport = "x.txt"\ncopy_of = false', "copy_of", ""),
    ],
)  # fmt: skip
def test_every_kind_is_read_and_written_again(body: str, field: str, value: object) -> None:
    (read,) = corrections(entry(body))
    assert (getattr(read, field), read.by, read.on) == (value, "Jo Blake", "2031-05-02")
    (again,) = corrections(added("", read))
    assert again == Correction(**({f: getattr(read, f) for f in read.__struct_fields__} | {"place": again.place}))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[[correction]\n", 1, "no TOML"),
        ("# one\n\n" + entry('what = "speeker"'), 4, "one of speaker, kind"),
        (entry('what = "speaker"\nquotation = "q1"\nspeeker = "Ana"'), 4, "'speaker' is"),
        (entry('what = "speaker"\nquotation = "q1"'), 1, "needs speaker or organisation"),
        (entry('what = "speaker"\nquotation = "q1"\nspeaker = "Ana"\nnobody = true'), 1, "give one of"),
        (entry('what = "speaker"\nquotation = 7\nspeaker = "Ana"'), 3, "text in quotation marks"),
        (entry('what = "join"\nquotations = ["q1"]'), 1, "two or more"),
        (entry('what = "kind"\nquotation = "q1"\nkind = "joke"'), 4, "kind is one of"),
        (entry('what = "date"\nreport = "x"\npublished = "2031-02-30"'), 4, "must be a date"),
        (entry('what = "part"\nquotation = "q1"', 'by = "Jo"\non = 2031-05-02\n'), 1, "'why' is missing"),
        (entry('what = "part"\nquotation = "q1"', 'by = "Jo"\non = "May"\nwhy = "x"\n'), 5, "must be a day"),
        (entry('what = "part"\nquotation = "q1"\nundone = { by = "Jo" }'), 4, "who took it back"),
        (entry('what = "part"\nquotation = "q1"') * 2, 7, "stands at"),
        ("title = 1\n", None, "[[correction]]"),
        ("[correction]\n", None, "two brackets"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int | None, says: str) -> None:
    with pytest.raises(CorrectionsError) as error:
        corrections(text, "reports/corrections.toml")
    message = str(error.value)
    assert says in message
    assert "reports/corrections.toml" in message
    if line is not None:
        assert f"corrections.toml:{line}:" in message or f"line {line}" in message


def test_a_line_inside_a_long_text_is_no_entry() -> None:
    text = entry('what = "part"\nquotation = "q1"', 'by = "Jo"\non = 2031-05-02\nwhy = """\n[[correction]]\n"""\n')
    second = entry('what = "part"\nquotation = "q2"')
    assert [c.place for c in corrections(text + second)] == ["corrections.toml:1", "corrections.toml:9"]


def test_an_id_comes_from_what_is_decided_and_not_from_its_place() -> None:
    one, two = (entry(f'what = "part"\nquotation = "q{n}"') for n in (1, 2))
    assert {c.id for c in corrections(one + two)} == {c.id for c in corrections("# x\n" + two + "\n" + one)}


def test_writing_keeps_what_a_person_wrote() -> None:
    mine = "# Agreed with the desk.\n" + entry('what = "part"   # by hand\nquotation = "q1"')
    (first,) = corrections(mine)
    more = added(mine, Correction(id="", what="part", quotations=("q2",), by="Al", on="2031-05-03", why="Two calls."))
    assert more.startswith(mine)
    back = undone(more, first.id, Undone("Al", "2031-05-04", "One call after all."))
    assert "# Agreed with the desk." in back
    assert "# by hand" in back
    assert [c.undone is not None for c in corrections(back)] == [True, False]
    with pytest.raises(CorrectionsError, match="taken back already"):
        undone(back, first.id, Undone("Al", "2031-05-04", "Again."))
    with pytest.raises(CorrectionsError, match="no correction cnone"):
        undone(back, "cnone", Undone("Al", "2031-05-04", "Again."))


@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_name_and_reason_can_be_written(name: str, why: str) -> None:
    made = Correction(id="", what="speaker", quotations=("q1",), speaker=name, by=name, on="2031-05-02", why=why)
    text = added("", made)
    (read,) = corrections(text)
    assert (read.speaker, read.by, read.why) == (name.strip(), name.strip(), why.strip())


@given(st.text(max_size=200) | st.sampled_from(["[[correction]]\n", 'what="tally"\n', "x=1\n"]))
def test_no_text_makes_the_reader_fail_in_another_way(text: str) -> None:
    with suppress(CorrectionsError):
        corrections(text)


def test_a_name_that_turns_the_line_round_is_written_as_escapes() -> None:
    said = {"speaker": "Ana\u202eziuR", "by": "Jo\u2066", "on": "2031-05-02", "why": "\u200fx"}
    made = Correction(id="", what="speaker", quotations=("q1",), **said)
    text = added("", made)
    assert not set("\u202e\u2066\u200f") & set(text)
    (read,) = corrections(text, "corrections.toml")
    assert (read.speaker, read.by, read.why) == (made.speaker, made.by, made.why)
    text = undone(text, read.id, Undone("Al\u202b", "2031-05-03", "no"))
    assert "\u202b" not in text
    (read,) = corrections(text, "corrections.toml")
    assert read.undone == Undone("Al\u202b", "2031-05-03", "no")
