"""Reports beside the transcript of what they quote: who spoke, when, in which words, and what was never said there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from properties import problems

import variorum
from variorum import example
from variorum.cli import main
from variorum.model import Edition, Quoted, Utterance
from variorum.writers.review import review

HEARING = """\
Hearing of the harbour board, 2 May

[0:00] THE CHAIR: Good morning. Ms. Okoro, when did the pumps stop?

[0:06] DANA OKORO: They stopped at ten past two. [coughs] I was asleep, and I will not pretend otherwise. Nobody had
tested them since the winter.

[0:20] THE CHAIR: And who is to blame for that?

[0:24] DANA OKORO: I am. The budget was mine and the list was mine.

[0:31] PAUL LINDQVIST: With respect, the town was warned. We wrote to the board in June and again in July.

[0:42] DANA OKORO: That is true.
"""
COURIER = """\
The pumps that failed in the flood had not been tested for months, the head of the harbour told a hearing on Friday.

“They stopped at ten past two. I was asleep, and I will not pretend otherwise,” Dana Okoro said. “Nobody had tested
them since the spring.”

Paul Lindqvist, of the residents, said: “We wrote to the board in June and again in July.”
"""
HERALD = """\
Dana Okoro took the blame on Friday. “I am. The budget was mine and the list was mine,” she told the hearing.

“I was asleep, and I will not pretend otherwise. Nobody had tested them since the spring,” Okoro said.

“I will resign before the summer,” she told reporters outside.
"""


def edition(*texts: str, transcripts: tuple[str, ...] = (HEARING,)) -> Edition:
    reports = [variorum.article(t) for t in texts]
    found = variorum.collate([*reports, *(variorum.article(t, kind="transcript") for t in transcripts)])
    assert problems(json.loads(variorum.write(found, "json"))) == []
    return found


def holding(found: Edition, words: str) -> Utterance:
    """The utterance in whose reading text some words stand."""
    return next(u for u in found.utterances if words in u.text)


def quoted(found: Edition, words: str, kind: str = "report") -> Quoted:
    kinds = {w.siglum: w.kind for w in found.witnesses}
    return next(q for q in found.quotations if words in q.text and kinds[q.witness] == kind)


def test_the_reading_text_is_the_turns_that_are_quoted() -> None:
    found = edition(COURIER, HERALD)
    okoro = holding(found, "ten past two")
    assert okoro.text == (
        "They stopped at ten past two. I was asleep, and I will not pretend otherwise. Nobody had tested them since "
        "the winter.\nI am. The budget was mine and the list was mine."
    )
    assert okoro.order_known
    assert not any(p.disputed or p.composite for p in okoro.passages)
    assert holding(found, "in June").text.startswith("With respect, the town was warned.")
    assert not any("That is true" in u.text or "Good morning" in u.text for u in found.utterances)


def test_two_reports_against_the_transcript_are_worth_a_second_hearing() -> None:
    found = edition(COURIER, HERALD)
    passage = next(p for p in holding(found, "ten past two").passages if p.readings[0].text.startswith("winter"))
    assert [(r.text, r.kind) for r in passage.readings[1:]] == [("spring,", "substitution")]
    concern = next(c for c in review(found) if c.kind == "transcript")
    assert concern.sentence.startswith("The transcript has “winter”; ")
    assert "Several reports agree against it" in concern.sentence


def test_passages_carry_their_time() -> None:
    okoro = holding(edition(COURIER, HERALD), "ten past two")
    at = {okoro.text[p.at.start : p.at.end].strip(): p.time for p in okoro.passages}
    assert all(time is not None for time in at.values())
    first, last = okoro.passages[0].time, okoro.passages[-1].time
    assert first is not None
    assert last is not None
    assert first[0] == 6.0
    assert 24.0 <= last[0] <= last[1] <= 31.0
    starts = [p.time[0] for p in okoro.passages if p.time]
    assert starts == sorted(starts)


def test_what_was_said_elsewhere_keeps_to_its_own() -> None:
    found = edition(COURIER, HERALD)
    assert holding(found, "resign before").text == "I will resign before the summer,"


def test_the_speakers_are_the_transcripts() -> None:
    found = edition(
        COURIER, HERALD.replace("Dana Okoro took", "The head of the harbour took").replace("she told", "the woman told")
    )
    names = {s.id: s.name for s in found.speakers}
    assert names[str(quoted(found, "The budget was mine").speaker)] == "Dana Okoro"
    assert quoted(found, "The budget was mine").rule in ("transcript", "story vote", "outvoted")
    turn = quoted(found, "The budget was mine", "transcript")
    assert (turn.rule, turn.score) == ("turn", 1.0)
    assert turn.mention is not None
    witness = next(w for w in found.witnesses if w.kind == "transcript")
    assert isinstance(witness.text, str)
    assert witness.text[slice(*turn.mention)] == "DANA OKORO"


def test_words_given_to_somebody_else_are_left_apart_and_said() -> None:
    wrong = "“We wrote to the board in June and again in July about the old pumps,” Dana Okoro said at the hearing."
    spoken = HEARING.replace("again in July.", "again in July about the old pumps.")
    found = edition(wrong, HERALD, transcripts=(spoken,))
    names = {s.id: s.name for s in found.speakers}
    assert names[str(quoted(found, "in June").speaker)] == "Dana Okoro"
    assert len(holding(found, "in June").witnesses) == 1
    assert any("Paul Lindqvist says what a report gives to Dana Okoro" in note for note in found.notes)


def test_words_that_a_turn_quotes_are_not_its_speakers() -> None:
    spoken = (
        "ANNA BELL: Mr. Stone has said of you, “He would sell the lighthouse to anyone who asked twice.” Would you?"
    )
    report = "“He would sell the lighthouse to anyone who asked twice,” Peter Stone said of the mayor on Monday."
    found = edition(report, report.replace("on Monday", "last week"), transcripts=(spoken,))
    names = {s.id: s.name for s in found.speakers}
    assert {names[str(q.speaker)] for q in found.quotations} == {"Peter Stone"}


def test_a_transcript_without_speakers_is_of_whom_the_reports_name() -> None:
    spoken = "They stopped at ten past two. I was asleep, and I will not pretend otherwise. Nobody had tested them."
    found = edition(COURIER, transcripts=(spoken,))
    okoro = holding(found, "ten past two")
    assert okoro.text == spoken
    assert next(s.name for s in found.speakers if s.id == okoro.speaker) == "Dana Okoro"
    assert quoted(found, "ten past two", "transcript").rule == "story vote"


def test_the_part_of_a_witness_is_whoever_the_reports_name() -> None:
    spoken = "Q. When did they stop?\nA. They stopped at ten past two. I was asleep, and I will not pretend otherwise."
    found = edition(COURIER, transcripts=(spoken,))
    okoro = holding(found, "ten past two")
    assert okoro.text.startswith("They stopped")
    assert next(s.name for s in found.speakers if s.id == okoro.speaker) == "Dana Okoro"


def test_turns_between_two_that_a_quotation_joins_are_there_too() -> None:
    spoken = (
        "RUIZ: The wall stood all night long.\nBLAKE: Did it?\nRUIZ: It did.\nBLAKE: And?\n"
        "RUIZ: Then the water came over."
    )
    report = "“The wall stood all night long. Then the water came over,” Ana Ruiz said."
    found = edition(report, transcripts=(spoken,))
    assert found.utterances[0].text == "The wall stood all night long.\nIt did.\nThen the water came over."
    kinds = {r.kind for p in found.utterances[0].passages for r in p.readings if not r.text}
    assert kinds == {"splice"}


def test_a_changed_word_is_found_in_the_transcript() -> None:
    spoken = "RUIZ: I am not sure that I totally deserve it, but I will take it home."
    found = edition("“I am not sure that I really deserve it,” Ana Ruiz said.", transcripts=(spoken,))
    assert [(r.text, r.kind) for p in found.utterances[0].passages for r in p.readings if r.kind != "verbatim"] == [
        ("really", "substitution")
    ]


def test_a_transcript_that_nobody_quotes_is_said() -> None:
    found = edition("The board met on Friday.", transcripts=(HEARING,))
    assert found.quotations == ()
    assert [c.kind for c in review(found) if c.kind == "absent"] == ["absent"]


def test_fidelity_is_judged_by_the_transcript_alone() -> None:
    said = " ".join(f"On day {n} we counted {n * 7} boats and told the harbour office." for n in range(1, 8))
    report = f"“{said.replace('boats', 'ships', 2)}” Ana Ruiz said."
    found = edition(report, transcripts=(f"RUIZ: {said}",))
    fidelity = next(s.fidelity for s in found.utterances[0].witnesses if s.fidelity)
    assert (fidelity.words, fidelity.errors) == (84, 2)


def test_the_example_story_against_its_own_transcript() -> None:
    found = variorum.collate(variorum.read(example.paths(), transcripts=[example.TRANSCRIPT]))
    message = max(found.utterances, key=lambda u: len(u.text))
    assert message.text.split() == example.TRANSCRIPT.read_text("utf-8").split()
    assert message.order_known
    assert problems(json.loads(variorum.write(found, "json"))) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "courier.txt").write_text(COURIER, "utf-8")
    (tmp_path / "herald.txt").write_text(HERALD, "utf-8")
    (tmp_path / "hearing.txt").write_text(HEARING, "utf-8")
    return tmp_path


def test_the_option_on_the_command_line(folder: Path) -> None:
    result = CliRunner().invoke(main, ["collate", str(folder), "--transcript", str(folder / "hearing.txt")])
    assert result.exit_code == 0, result.output
    assert "An edition of two reports and a transcript." in result.output
    assert "0:06" in result.output


def test_subtitles_among_the_reports_are_a_transcript(folder: Path) -> None:
    (folder / "hearing.txt").unlink()
    cues = (
        "WEBVTT\n\n00:06.000 --> 00:12.000\n<v Dana Okoro>They stopped at ten past two.\n\n00:12.000 -> x\nAnd so on.\n"
    )
    (folder / "hearing.vtt").write_text(cues.replace("12.000 -> x", "12.000 --> x"), "utf-8")
    out = folder / "out.json"
    result = CliRunner().invoke(main, ["collate", str(folder), "-o", str(out)])
    assert result.exit_code == 1
    assert "hearing.vtt:6: the times of this cue cannot be read" in result.output
    witness = json.loads(out.read_text("utf-8"))["witnesses"][0]
    assert (witness["kind"], witness["turns"][0]["speaker"]) == ("transcript", "Dana Okoro")
    assert witness["turns"][0]["time"] == [6.0, 12.0]


def test_what_nobody_prints_is_folded_on_the_page(folder: Path) -> None:
    long = "And then we waited for the tide, and the tide did not come, and we waited. " * 8
    (folder / "hearing.txt").write_text(HEARING.replace("the winter.", f"the winter. {long}"), "utf-8")
    paths = [folder / "courier.txt", folder / "herald.txt"]
    found = variorum.collate(variorum.read(paths, transcripts=[folder / "hearing.txt"]))
    page, text = variorum.write(found, "html"), variorum.write(found, "text")
    assert '<details class="unquoted"><summary><span class="time">0:' in page
    assert "128 words that no report prints" in page
    assert "[… 128 words that no report prints …]" in text
    assert "an edition of two reports and a transcript" in page


def test_a_line_of_jsonl_can_be_a_transcript(tmp_path: Path) -> None:
    lines = [{"text": COURIER}, {"text": HEARING, "kind": "transcript"}]
    (tmp_path / "story.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    read = variorum.read([tmp_path / "story.jsonl"])
    assert [a.kind for a in read] == ["report", "transcript"]
    assert [t.speaker for t in read[1].turns][:2] == ["THE CHAIR", "DANA OKORO"]


def test_words_said_twice_are_placed_where_they_stand_whole() -> None:
    spoken = (
        "RUIZ: We need law and order in the harbour. Nobody steals a boat twice. It rained all day on Monday. In this "
        "race I am the law and order candidate. Nobody else is, I tell you."
    )
    report = "“Nobody else is, I tell you,” Ana Ruiz said in March. Ruiz said: “law and order candidate”."
    found = edition(report, transcripts=(spoken,))
    assert {r.kind for u in found.utterances for p in u.passages for r in p.readings} == {"verbatim"}
