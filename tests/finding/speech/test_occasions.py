import pytest

import variorum


def media(text: str) -> list[str | None]:
    """What the narration beside each quotation says it is from."""
    found = variorum.find(variorum.article(text))
    named = {o.quotation_id: o.medium for o in found.occasions}
    return [named.get(q.id) for q in found.quotations]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("“We leave at nine,” Ana Ruiz said in a leaked voice memo.\n", "voice message"),
        ("In a letter to the council, Ana Ruiz wrote: “We leave at nine.”\n", "letter"),
        ("“We leave at nine,” Ana Ruiz tweeted.\n", "tweet"),
        ("“We leave at nine,” Ana Ruiz said in an emailed statement.\n", "statement"),
        ("Ana Ruiz told a residents’ meeting: “We leave at nine.”\n", "meeting"),
        ("“We leave at nine,” according to the complaint.\n", "court filing"),
        ("“We leave at nine,” Ana Ruiz said.\n", None),
        ("Ana Ruiz, who once set a fashion in motion, said “we leave at nine”.\n", None),
    ],
)
def test_the_medium_is_what_the_sentence_names(text: str, medium: str | None) -> None:
    assert media(text) == [medium]


def test_the_message_is_the_one_the_article_named_last() -> None:
    text = (
        "Ana Ruiz sent a voice note on Monday.\n\n“We leave at nine,” she said in the message.\n\n"
        "Ben Stone sent a text message.\n\n“Not me,” he said in the message.\n"
    )
    assert media(text) == ["voice message", "text message"]


def test_words_inside_marks_name_no_occasion() -> None:
    assert media("“I said it in a voice memo, and I say it again,” Ana Ruiz said.\n") == [None]


def test_nothing_is_read_from_the_next_sentence() -> None:
    assert media("“We leave at nine.” Ben Stone wrote that in a letter once.\n") == [None]
