from __future__ import annotations

from variorum.finding.article import find
from variorum.model import Article

TEXT = "Jo Vale left the harbour in May.\n\n“We sail at nine,” Vale said in a voice memo."


def test_find_gives_everything_of_one_article() -> None:
    found = find(Article(id="a", text=TEXT))
    assert found.article_id == "a"
    assert [q.text for q in found.quotations] == ["We sail at nine,"]
    assert [a.mention.name for a in found.attributions if a.mention] == ["Jo Vale"]
    assert [o.medium for o in found.occasions] == ["voice message"]
    assert {m.name for m in found.mentions} == {"Jo Vale"}


def test_the_language_that_is_known_is_kept() -> None:
    assert find(Article(id="a", text=TEXT, language="en-GB")).language == "en-GB"


def test_an_empty_article_has_nothing() -> None:
    found = find(Article(id="a", text=""))
    assert found.quotations == found.attributions == found.mentions == ()
