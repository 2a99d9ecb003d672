"""Indirect speech points to the utterance it tells of, and has no say in anything else."""

from __future__ import annotations

from msgspec.structs import replace

from variorum import linking
from variorum.finding.article import find
from variorum.model import Article, Findings, Links

QUOTING = (
    "Ana Ruiz spoke to the harbour board.\n\n“I will stay on the pier until the last ferry is repaired,” Ruiz said.\n\n"
    "“Nobody warned me about the crane,” said Tom Okafor, the pilot."
)
TELLING = "Ana Ruiz told the harbour board that she would be staying on the pier until the ferry had been repaired."


def linked(*texts: str) -> tuple[list[Findings], Links]:
    articles = [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]
    findings = [find(a) for a in articles]
    return findings, linking.link(articles, findings)


def retold(*texts: str) -> list[str | None]:
    """For each passage of indirect speech the speaker of the utterance it points to."""
    findings, links = linked(*texts)
    to = {x.row_id: x.thing_id for x in links.retold}
    speakers = {act.id: act.speaker for act in links.acts}
    indirect = [q.id for f in findings for q in f.quotations if q.kind == "indirect"]
    return [speakers[to[q]] if q in to else None for q in indirect]


def test_it_points_to_what_it_tells_of() -> None:
    assert retold(QUOTING, TELLING) == ["ana-ruiz"]


def test_another_speaker_is_not_told_of() -> None:
    assert retold(QUOTING, TELLING.replace("Ana Ruiz", "Tom Okafor")) == [None]


def test_other_words_are_not_told_of() -> None:
    assert retold(
        QUOTING, "Ana Ruiz told the harbour board that the budget had grown by a third since the spring."
    ) == [None]


def test_two_that_fit_alike_are_left_alone() -> None:
    letter = "“I stay on the pier beside my ferry,” Ana Ruiz wrote in a letter to the board."
    speech = "“My ferry needs me, and the pier is where I stay,” Ana Ruiz said in a speech to the crew."
    told = "Ana Ruiz told the harbour board that she was staying on the pier with the ferry."
    assert retold(letter, told) == ["ana-ruiz"]
    assert retold(letter, speech, told) == [None]


def test_it_has_no_say_in_anything_else() -> None:
    texts = (QUOTING, TELLING, QUOTING.replace("last ferry", "old ferry"))
    articles = [Article(id=f"a{n}", text=text) for n, text in enumerate(texts)]
    findings = [find(a) for a in articles]
    without = [replace(f, quotations=tuple(q for q in f.quotations if q.kind != "indirect")) for f in findings]
    kept = {q.id for f in without for q in f.quotations}
    without = [replace(f, attributions=tuple(a for a in f.attributions if a.quotation_id in kept)) for f in without]
    one, other = linking.link(articles, findings), linking.link(articles, without)
    assert one.retold
    assert not other.retold
    for part in ("stories", "copies", "shared", "acts", "reports_of", "sources", "topics", "notes"):
        assert getattr(one, part) == getattr(other, part)
    assert [x for x in one.said_by if x.row_id in kept] == list(other.said_by)
