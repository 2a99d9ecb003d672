"""What comes in broken, strange or empty: each has a clear message, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import variorum
from variorum.cli import main

REPORT = """\
The ferry was turned back at noon.

“We could not see the pier, so I turned her round,” Captain Ines Moreau said. “Nobody was hurt.”

The Harbour Courier has contacted the ferry company for comment.
"""
OTHER = """\
A ferry was turned back in fog on Sunday.

Moreau, the captain, told reporters: “We could not see the pier, so I turned her around. Nobody was hurt.”
"""
UNRELATED = """\
The orchestra of Selwick has a new conductor. Tomasz Wilk, 44, takes up the baton in autumn.

“I want the players to breathe with the singers,” Wilk said of his plans for the Selwick orchestra. “That is all.”
"""
FRENCH = """\
Le traversier a fait demi-tour dimanche à midi dans un épais brouillard, selon la compagnie qui l’exploite.

« Nous ne pouvions pas voir le quai, alors j’ai fait demi-tour », a déclaré la capitaine Inès Moreau.

Les passagers ont attendu deux heures avant de pouvoir repartir vers l’île, et personne n’a été blessé à bord.
"""


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def test_a_folder_with_no_reports(tmp_path: Path) -> None:
    done = run("collate", tmp_path)
    assert done.exit_code == 2
    assert "no report" in done.stderr
    assert done.stdout == ""


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    done = run("collate", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr


def test_one_report_is_an_edition_of_one_witness(tmp_path: Path) -> None:
    edition = variorum.collate(variorum.read(write(tmp_path, a=REPORT)))
    assert len(edition.witnesses) == 1
    (utterance,) = edition.utterances
    assert "We could not see the pier" in utterance.text
    assert all(r.kind == "verbatim" for p in utterance.passages for r in p.readings)


def test_the_same_report_twice_is_a_copy_with_a_place_and_no_vote(tmp_path: Path) -> None:
    edition = variorum.collate(variorum.read(write(tmp_path, a=REPORT, b=REPORT)))
    first, second = edition.witnesses
    assert {first.copy_of, second.copy_of} & {first.siglum, second.siglum}
    assert first.siglum != second.siglum
    assert len({q.id for q in edition.quotations}) == len(edition.quotations) == 2


def test_two_unrelated_stories_are_said_and_not_merged(tmp_path: Path) -> None:
    edition = variorum.collate(variorum.read(write(tmp_path, a=REPORT, b=OTHER, c=UNRELATED)))
    assert any("2 different stories" in note for note in edition.notes)
    assert [w.off_story for w in edition.witnesses] == [False, False, True]
    for utterance in edition.utterances:
        assert len({w.siglum for w in utterance.witnesses} & {edition.witnesses[2].siglum}) in (
            0,
            len(utterance.witnesses),
        )


def test_a_report_in_another_language_is_read_and_said(tmp_path: Path) -> None:
    edition = variorum.collate(variorum.read(write(tmp_path, a=REPORT, b=FRENCH)))
    assert any("(fr)" in note for note in edition.notes)
    assert any("Nous ne pouvions pas voir le quai" in q.text for q in edition.quotations)


def test_a_file_over_the_limit_is_set_aside_with_the_option_that_raises_it(tmp_path: Path) -> None:
    write(tmp_path, long="word " * 300_000)
    done = run("collate", tmp_path, "--max-bytes", 1_000_000)
    assert done.exit_code == 2
    assert "long.txt" in done.stderr
    assert "--max-bytes" in done.stderr


@pytest.mark.slow
def test_ten_megabytes_without_a_newline_are_read_whole(tmp_path: Path) -> None:
    text = ("word " * 400 + "“so it goes,” she said. ") * 5_000
    edition = variorum.collate(variorum.read(write(tmp_path, long=text)))
    assert edition.witnesses[0].chars == len(text) > 10_000_000
    assert len(edition.quotations) == 5_000


def test_a_quotation_that_holds_a_script_is_text_on_the_page(tmp_path: Path) -> None:
    hostile = "“Then she typed <script>alert('x')</script> & <img src=x onerror=alert(1)>,” Jo Roe said.\n"
    edition = variorum.collate(variorum.read(write(tmp_path, a=hostile)))
    page = variorum.write(edition, "html")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert" in page


def test_what_is_set_aside_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    write(tmp_path, a=REPORT, empty="")
    (tmp_path / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
    done = run("collate", tmp_path, "--format", "json")
    assert done.exit_code == 1
    assert "picture.jpg" in done.stderr
    assert "empty.txt" in done.stderr
    edition = json.loads(done.stdout)
    assert len(edition["witnesses"]) == 1
    assert {Path(s["path"]).name for s in edition["set_aside"]} == {"picture.jpg", "empty.txt"}


def test_a_report_without_quotations_is_still_a_witness(tmp_path: Path) -> None:
    edition = variorum.collate(variorum.read(write(tmp_path, a="It rained on the ferry all day. Nobody spoke.\n")))
    assert len(edition.witnesses) == 1
    assert edition.utterances == ()
    for format_ in ("text", "html", "json"):
        assert variorum.write(edition, format_)


def test_half_a_surrogate_pair_is_refused_with_its_place() -> None:
    with pytest.raises(variorum.Malformed, match="character 4"):
        variorum.article("Ana \ud800 said so.")
