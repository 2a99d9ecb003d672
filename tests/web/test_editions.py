"""One edition a story: what is decided in one does not fail in another, and a report can be put apart and back."""

from __future__ import annotations

from msgspec.structs import replace

import variorum
from variorum.articles import Articles
from variorum.correcting.written import corrections
from variorum.model import Edition
from variorum.web.editions import editions
from variorum.web.forms import thing

FLOOD = (
    "In Morden the flood left the council of Mayor Dana Okoro with questions about the pumps of the depot.\n\n"
    "“The pumps came late, and nobody picked up the telephone,” engineer Tomas Reyes said in Morden after the flood.\n"
)
FLOOD_TOO = (
    "Engineer Tomas Reyes told the council of Morden about the flood and the depot of Mayor Dana Okoro.\n\n"
    "“The pumps came late,” Reyes said of the flood in Morden, where the telephone of the depot rang in vain.\n"
)
OPERA = (
    "The soprano Lucia Ferrante returns to the opera in Valdora with forgotten songs by village composers.\n\n"
    "“Nobody has sung these songs for a century,” Ferrante said before the rehearsal at the opera house of Valdora.\n"
)
WHO = 'by = "Jo"\non = 2031-05-02\nwhy = "I asked."\n'
GIVEN = tuple(variorum.article(text) for text in (FLOOD, FLOOD_TOO, OPERA))


def made(text: str = "") -> tuple[Edition, ...]:
    return editions(Articles(GIVEN, (), corrections(text)))


def test_each_story_has_an_edition_and_no_report_is_off_story() -> None:
    flood, opera = made()
    assert [len(e.witnesses) for e in (flood, opera)] == [2, 1]
    assert not any(w.off_story for e in (flood, opera) for w in e.witnesses)


def test_a_decision_stands_where_it_fits_and_one_that_fits_nowhere_in_the_first() -> None:
    sung = next(q.id for q in made()[1].quotations)
    text = f'[[correction]]\nwhat = "speaker"\nquotation = "{sung}"\nspeaker = "Ola Brandt"\n{WHO}'
    nowhere = f'[[correction]]\nwhat = "tally"\ntally = "tgone"\nverdict = "wrong"\n{WHO}'
    flood, opera = made(text + nowhere)
    assert [(d.what, d.state) for d in flood.corrections] == [("tally", "unfit")]
    assert [(d.what, d.state) for d in opera.corrections] == [("speaker", "applied")]


def test_a_report_is_put_apart_and_another_taken_in() -> None:
    other, opera = (f'[[correction]]\nwhat = "story"\nreport = "{GIVEN[n].id}"\noff_story = ' for n in (1, 2))
    apart = made(f"{other}true\n{WHO}")
    assert sorted(len(e.witnesses) for e in apart) == [1, 1, 1]
    assert [d.state for d in apart[0].corrections] == ["applied"]
    together = made(f"{opera}false\n{WHO}")
    assert [len(e.witnesses) for e in together] == [3]
    assert [d.state for d in together[0].corrections] == ["applied"]


def test_every_thing_of_an_edition_has_a_dialog() -> None:
    edition = variorum.collate(GIVEN[:2])
    for kind, names in (
        ("quotation", [q.id for q in edition.quotations]),
        ("utterance", [u.id for u in edition.utterances]),
        ("tally", [t.id for t in edition.tallies]),
        ("speaker", [s.id for s in edition.speakers]),
        ("witness", [w.siglum for w in edition.witnesses]),
    ):
        for name in names:
            found = thing(edition, kind, name)
            assert found is not None
            assert found.id == name
        assert thing(edition, kind, "nothing") is None
    assert thing(edition, "edition", "x") is None
    assert thing(replace(edition, witnesses=()), "witness", "x") is None
