"""SRT and WebVTT: the words once, who speaks, and when."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.errors import EmptyInput, Malformed, ReadError
from variorum.model import Article
from variorum.readers import Hint, read, sniff
from variorum.timing import time_of


def one(text: str, uri: str = "talk.vtt") -> Article:
    return read(text.encode(), uri)[0]


def turns(article: Article) -> list[tuple[str | None, str]]:
    return [(t.speaker, article.text[t.start : t.end]) for t in article.turns]


def times(article: Article) -> list[tuple[str, tuple[float, float]]]:
    return [(article.text[t.start : t.end], t.time) for t in article.timings]


SRT = "1\n00:00:01,000 --> 00:00:03,500\nThe ferry leaves\nat nine.\n\n2\n00:00:04,000 --> 00:00:05,000\nBe there.\n"
VTT = "WEBVTT\n\n00:01.000 --> 00:03.500\nThe ferry leaves\nat nine.\n\n00:04.000 --> 00:05.000\nBe there.\n"


@pytest.mark.parametrize(
    "text", [SRT, VTT, SRT.replace("\n", "\r\n"), VTT.replace("\n", "\r\n"), "\ufeff" + SRT, "\ufeff" + VTT]
)
@pytest.mark.parametrize("uri", ["talk.txt", "talk.srt", "talk.vtt", "talk"])
def test_content_tells_the_format_and_both_say_the_same(text: str, uri: str) -> None:
    article = one(text, uri)
    assert article.kind == "transcript"
    assert article.text == "The ferry leaves at nine. Be there."
    assert time_of(article.timings, 0, 25) == (1.0, 3.5)
    assert time_of(article.timings, 26, 35) == (4.0, 5.0)
    assert article.origin is not None
    assert article.origin.reader == "subtitles"


def test_the_suffix_tells_where_the_content_does_not() -> None:
    assert sniff("hello", "a.srt") == "subtitles"
    assert sniff("It was at 1 --> 2.", "a.txt") == "plain"
    assert sniff("WEBVTTER than that", "a.txt") == "plain"


def test_voices_are_turns() -> None:
    article = one(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Ruiz>We leave &amp; <i>soon</i>.\n<v.loud Jo Blake>No.</v>\n\n"
        "00:03.000 --> 00:04.000\n<v Jo Blake>Not today.\n\n00:05.000 --> 00:06.000\nWhoever.\n"
    )
    assert article.text == "Ana Ruiz: We leave & soon.\nJo Blake: No. Not today.\nWhoever."
    assert turns(article) == [("Ana Ruiz", "We leave & soon."), ("Jo Blake", "No. Not today."), (None, "Whoever.")]
    assert {f.kind for f in article.furniture} == {"label"}


def test_labels_markers_and_dashes_begin_turns() -> None:
    article = one(
        "1\n00:00:01,000 --> 00:00:02,000\nRUIZ: We leave.\n\n2\n00:00:02,000 --> 00:00:03,000\n>> Do we?\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\n- We do.\n- All right.\n\n4\n00:00:04,000 --> 00:00:05,000\n- and so on\n"
    )
    assert turns(article) == [
        ("RUIZ", "We leave."), (None, "Do we?"), (None, "- We do."), (None, "- All right. - and so on"),
    ]  # fmt: skip


ROLLING = """WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.000 align:start position:0%

the<00:00:00.500><c> ferry</c><00:00:01.000><c> leaves</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the ferry leaves


00:00:02.010 --> 00:00:04.000 align:start position:0%
the ferry leaves
at<00:00:02.500><c> nine</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
at nine


00:00:04.010 --> 00:00:06.000 align:start position:0%
at nine
no<00:00:04.500><c> no</c><00:00:05.000><c> later</c>
"""


def test_rolling_captions_are_said_once_and_keep_the_time_of_each_word() -> None:
    article = one(
        ROLLING.replace("0%\n\n", "0%\n \n").replace("leaves\n\n", "leaves\n \n").replace("nine\n\n", "nine\n \n")
    )
    assert article.text == "the ferry leaves at nine no no later"
    assert [(words.strip(), at) for words, at in times(article)][:4] == [
        ("the", (0.0, 0.5)), ("ferry", (0.5, 1.0)), ("leaves", (1.0, 2.0)), ("at", (2.01, 2.5)),
    ]  # fmt: skip


def test_lines_that_grow_are_said_once() -> None:
    cues = ["the", "the ferry", "the ferry leaves", "the ferry leaves now"]
    lines = [f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n" for n, text in enumerate(cues)]
    assert one("\n".join(lines)).text == "the ferry leaves now"


def test_what_is_said_twice_stays_twice() -> None:
    cues = ["No.", "No.", "Stand back.", "Stand back.", "We go."]
    lines = [f"{n + 1}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{text}\n" for n, text in enumerate(cues)]
    assert one("\n".join(lines)).text == "No. No. Stand back. Stand back. We go."


def test_cues_stand_in_the_order_of_their_times_and_no_hour_is_too_late() -> None:
    article = one("WEBVTT\n\n102:00:01.000 --> 102:00:02.000\nLast.\n\n00:05.000 --> 00:06.000\nFirst.\n")
    assert article.text == "First. Last."
    assert article.timings[-1].time == (367201.0, 367202.0)


def test_a_cue_that_ends_before_it_begins_has_no_length() -> None:
    assert one("1\n00:00:05,000 --> 00:00:04,000\nBack.\n").timings[0].time == (5.0, 5.0)


def test_tags_positions_and_entities_are_no_words() -> None:
    article = one("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=red>a &lt; b</font> &nbsp;and c < d <b>x</b>\n")
    assert " ".join(article.text.split()) == "a < b and c < d x"


def test_a_blank_line_inside_a_cue_loses_no_word() -> None:
    assert one("1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo.\n\n2\n00:00:02,000 --> 00:00:03,000\nThree.\n").text == (
        "One two. Three."
    )


def test_remarks_are_the_transcribers() -> None:
    article = one("1\n00:00:01,000 --> 00:00:02,000\nWe go [laughs] now. (APPLAUSE)\n")
    assert [(f.kind, article.text[f.start : f.end]) for f in article.furniture] == [
        ("remark", "[laughs]"), ("remark", "(APPLAUSE)"),
    ]  # fmt: skip


def test_a_cue_with_broken_times_is_named_by_its_line_and_keeps_its_words() -> None:
    found = read(VTT.replace("00:04.000", "0x:04.000").encode(), "talk.vtt")
    assert found[0].text == "The ferry leaves at nine. Be there."
    assert [a.path for a in found.set_aside] == ["talk.vtt:7"]
    assert "00:01:02.000 --> 00:01:04.000" in found.set_aside[0].reason
    assert time_of(found[0].timings, 26, 35) == (3.5, 3.5)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("WEBVTT\n\nNOTE nothing", Malformed),
        ("hello", Malformed),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n♪\n", EmptyInput),
    ],
)
def test_nothing_to_read(text: str, error: type[ReadError]) -> None:
    with pytest.raises(error, match=r"^talk\.vtt: "):
        read(text.encode(), "talk.vtt")


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" * 1000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<" * 50_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v A>" * 10_000 + "x",
        "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\" * 50_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "-->" * 20_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "a: " * 20_000,
        "WEBVTT\n\n" + "-" * 50_000 + "-->",
    ],
)
def test_hostile_files_are_read_or_refused(text: str) -> None:
    try:
        found = read(text.encode(), "talk.vtt")
    except ReadError:
        return
    assert all(a.text for a in found)


LINES = st.one_of(
    st.sampled_from(["WEBVTT", "", "1", "00:00:01.000 --> 00:00:02.000", "00:02,5 --> 00:03", "x --> y", "NOTE z",
                     "<v Ana>Hello", "ANA: yes", "- no", ">> so", "[laughs]", "♪ la ♪", "&amp;", "STYLE", "(0:12) on"]),
    st.text(max_size=12),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(LINES, max_size=20), st.sampled_from(["a.vtt", "a.srt", "a.txt"]), st.booleans())
def test_any_file_is_read_or_refused_and_every_offset_holds(lines: list[str], uri: str, transcript: bool) -> None:
    try:
        found = read("\n".join(lines).encode(), uri, Hint(transcript=transcript))
    except ReadError:
        return
    for article in found:
        for rows in (article.turns, article.timings):
            at = 0
            for row in rows:
                assert at <= row.start < row.end <= len(article.text)
                at = row.end
        for turn in article.turns:
            assert not article.text[turn.start].isspace()
            assert not article.text[turn.end - 1].isspace()
        for timing in article.timings:
            assert 0 <= timing.time[0] <= timing.time[1]
