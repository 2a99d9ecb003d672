"""The language of a text."""

import pytest

from variorum.text.language import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The captain told the council that the ferry would stay, and that nobody had asked him to leave.", "en"),
        ("Der Kapitän sagte dem Rat, dass die Fähre bleiben werde und ihn niemand gebeten habe zu gehen.", "de"),
        ("Le capitaine a dit au conseil que le bac resterait et que personne ne lui avait demandé de partir.", "fr"),
        ("Капитан сказал совету, что паром останется и что никто не просил его уйти.", "ru"),
        ("", None),
        ("No.", None),
        ("12 345 678 – 90!", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code


def test_english_does_not_load_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def never() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("variorum.text.language.identifier", never)
    assert language("The mayor said that she would not sign the order before the council had met.") == "en"
