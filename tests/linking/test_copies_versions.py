"""One wire text under many mastheads, and one page at two times: who is a copy, who an earlier version, and of what."""

from __future__ import annotations

import variorum
from variorum.linking.versions import address
from variorum.model import Article, Edition, Witness
from variorum.writers.review import review

WIRE = """\
CORVO (Coast Wire) - Engineers found a crack in the northern spillway of the Corvo dam on Monday, and the valley road
below it was closed to all traffic within the hour, the water board said.

Inspector Marta Hale was lowered on a rope with two assistants to measure the crack, which runs for eleven metres along
the concrete lip of the spillway and has grown since the spring.

“Nobody below this wall should sleep at home tonight,” Hale told reporters at the foot of the dam.

About 400 people in the hamlets of Lower Corvo and Brook were taken to a school in Lindmere, where the town council had
put up beds in the gymnasium and volunteers served soup.

The dam was built sixty years ago to hold back the spring floods. A plan to strengthen the spillway was put off twice,
the last time because the money was spent on a bridge.
"""
PARAGRAPHS = WIRE.split("\n\n")
BRIEF = "\n\n".join(PARAGRAPHS[:2])
TRIMMED = "\n\n".join([*PARAGRAPHS[:4], "Coast Wire"])
REWRITTEN = """\
A school gymnasium in Lindmere is home to hundreds of people from the valley tonight, after the water board shut the
road beneath the Corvo dam.

Our reporter watched as inspector Marta Hale was lowered on a rope with two assistants to measure the crack, a sight
that brought the crowd on the bridge to silence.

“Nobody below this wall should sleep at home tonight,” said Hale, who has looked after the dam for nine years.

Farmers complained that their animals had been left behind. The Corvo council will meet in the morning to decide when
they may go back for them.
"""
LATER = WIRE.replace("About 400 people", "About 600 people").replace("eleven metres", "14 metres") + (
    "\nThe water board will publish its survey of the spillway on Friday, it said on Tuesday.\n"
)


def made(*articles: Article) -> tuple[Edition, dict[str, Witness]]:
    edition = variorum.collate(articles)
    return edition, {f"{w.outlet} {w.published}": w for w in edition.witnesses}


def article(text: str, outlet: str, published: str = "2031-05-06", url: str | None = None) -> Article:
    return variorum.article(text, outlet=outlet, published=published, url=url)


def test_one_wire_story_cut_at_different_lengths_is_one_source() -> None:
    """The short text came first and is a copy all the same: all of it stands in the longer one."""
    edition, by = made(
        article(BRIEF, "Hollin Post", "2031-05-05"), article(WIRE, "Vellin Echo"), article(TRIMMED, "Corvo Herald")
    )
    original = by["Vellin Echo 2031-05-06"]
    assert [w.copy_of for w in edition.witnesses if w is not original] == [original.siglum] * 2
    assert original.copy_of is None
    (utterance,) = [u for u in edition.utterances if len(u.witnesses) > 1]
    assert all(share.fidelity is None for share in utterance.witnesses)


def test_an_outlet_s_own_report_that_takes_a_passage_from_the_wire_is_no_copy() -> None:
    _, by = made(article(WIRE, "Vellin Echo"), article(REWRITTEN, "Kingsway Post"))
    own = by["Kingsway Post 2031-05-06"]
    assert own.copy_of is None
    (run,) = own.shares_text_with
    assert run.siglum == by["Vellin Echo 2031-05-06"].siglum
    assert isinstance(own.text, str)
    printed = own.text[run.start : run.end]
    assert " ".join(printed.split()) == (
        "inspector Marta Hale was lowered on a rope with two assistants to measure the crack"
    )


def test_a_later_version_of_a_page_has_the_vote_and_what_was_changed_is_said() -> None:
    edition, by = made(article(WIRE, "Vellin Echo"), article(LATER, "Vellin Echo", "2031-05-07"))
    first, last = by["Vellin Echo 2031-05-06"], by["Vellin Echo 2031-05-07"]
    assert (first.version_of, first.copy_of) == (last.siglum, None)
    assert (last.version_of, last.copy_of) == (None, None)
    (revision,) = edition.revisions
    changed = {(c.before.text, c.after.text) for c in revision.changes if c.before.text}
    assert changed == {("eleven", "14"), ("400", "600")}
    for change in revision.changes:
        for extent, witness in ((change.before, first), (change.after, last)):
            assert isinstance(witness.text, str)
            assert witness.text[extent.start : extent.end] == extent.text
    (concern,) = [c for c in review(edition) if c.kind == "version"]
    assert concern.grade == "look"
    assert "two sentences changed and 1 added: “eleven” became “14” and “400” became “600”" in concern.sentence


def test_versions_are_told_by_the_address_too_however_much_was_added() -> None:
    url = "https://www.echo.example/dam"
    short = BRIEF + "\n\nMore soon."
    _, by = made(
        article(short, "Echo", "2031-05-06", url + "?live=1"),
        article(REWRITTEN + WIRE, "Vellin Echo", "2031-05-08", url),
    )
    assert by["Echo 2031-05-06"].version_of == by["Vellin Echo 2031-05-08"].siglum


def test_of_two_versions_without_a_date_the_one_that_says_it_was_changed_is_the_later() -> None:
    noticed = (
        LATER[: LATER.index("\nThe water")] + "\nThis article was amended on 7 May. The crack is 14 metres long.\n"
    )
    shorter = variorum.article(noticed.replace("and volunteers served soup", ""), outlet="Vellin Echo")
    edition = variorum.collate([variorum.article(WIRE, outlet="Vellin Echo"), shorter])
    assert [w.version_of is None for w in edition.witnesses if isinstance(w.text, str) and "amended" in w.text] == [
        True
    ]


def test_an_order_that_nothing_tells_but_the_length_is_said_to_be_so() -> None:
    edition, _ = made(article(WIRE, "Vellin Echo"), article(LATER, "Vellin Echo"))
    (note,) = edition.notes
    assert "told by its length alone" in note
    dated, _ = made(article(WIRE, "Vellin Echo"), article(LATER, "Vellin Echo", "2031-05-07"))
    assert dated.notes == ()


def test_a_copy_of_an_earlier_version_counts_with_the_page() -> None:
    _, by = made(
        article(WIRE, "Vellin Echo"), article(LATER, "Vellin Echo", "2031-05-08"),
        article(TRIMMED, "Corvo Herald", "2031-05-07"), article(REWRITTEN, "Kingsway Post"),
    )  # fmt: skip
    page = {by["Vellin Echo 2031-05-06"].siglum, by["Vellin Echo 2031-05-08"].siglum}
    assert by["Corvo Herald 2031-05-07"].copy_of in page
    assert by["Vellin Echo 2031-05-08"].copy_of is None
    assert by["Kingsway Post 2031-05-06"].copy_of is None


def test_two_reports_of_one_outlet_that_share_their_background_are_no_versions() -> None:
    background = "\n\n".join(PARAGRAPHS[3:])
    edition, _ = made(
        article(f"{REWRITTEN}\n{background}", "Vellin Echo"),
        article(
            "Farmers drove their tractors to the water board in Hollin on Wednesday and demanded to be let back into "
            "the closed valley, where some two thousand sheep have not been fed since the alarm was raised. The board "
            "said that it would open the road for an hour each morning as soon as its engineers had propped up the "
            "wall, and "
            f"that nobody would be let through before then.\n\n{background}",
            "Vellin Echo", "2031-05-08",
        ),
    )  # fmt: skip
    assert [(w.version_of, w.copy_of) for w in edition.witnesses] == [(None, None)] * 2
    assert all(w.shares_text_with for w in edition.witnesses)


def test_a_press_release_quoted_by_all_is_no_common_text() -> None:
    said = (
        "“The board regrets that the plan to strengthen the spillway was put off twice and will pay for every night "
        "that families spend away from home,” the water board said in a statement."
    )
    texts = [
        f"Hundreds slept in a gymnasium after a crack opened in the dam above Corvo.\n\n{said}\n\nFarmers were angry.",
        f"The owner of the Corvo dam has said sorry.\n\n{said}\n\nIt did not say how much it had put aside.",
    ]
    edition = variorum.collate([variorum.article(t) for t in texts])
    assert [(w.copy_of, w.shares_text_with) for w in edition.witnesses] == [(None, ())] * 2


def test_the_order_of_the_files_makes_no_difference() -> None:
    articles = [
        article(WIRE, "Vellin Echo"), article(LATER, "Vellin Echo", "2031-05-08"), article(BRIEF, "Hollin Post"),
        article(TRIMMED, "Corvo Herald", "2031-05-07"), article(REWRITTEN, "Kingsway Post"),
    ]  # fmt: skip
    assert variorum.collate(articles) == variorum.collate(articles[::-1])


def test_a_wire_text_under_more_mastheads_than_are_compared_each_with_each() -> None:
    copies = [article(f"{WIRE}\n{n} people liked this.", f"Paper {n}") for n in range(60)]
    edition = variorum.collate(copies)
    assert [w.copy_of is None for w in edition.witnesses].count(True) == 1
    assert max(len(w.shares_text_with) for w in edition.witnesses) < 10 * len(copies)


def test_an_address_is_one_with_and_without_what_tells_visits_apart() -> None:
    assert address("https://m.echo.example/dam/?x=1") == address("http://www.echo.example/dam#top")
    assert address("https://echo.example/dam") != address("https://echo.example/dam-2")


def test_a_report_given_twice_does_not_outvote_itself() -> None:
    text = (
        "The suit says “the dam was never safe for anyone below it”, and “nobody was told of the crack”, the suit says."
    )
    articles = [variorum.article(text, id=name) for name in ("one", "two")]
    assert {q.rule for q in variorum.collate(articles).quotations}.isdisjoint({"outvoted"})
