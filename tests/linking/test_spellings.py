"""One speaker under two spellings, and two who only seem one."""

import variorum

SAID = "“We let our customers down and we are sorry for it,” said {}, who runs the bank.\n\n{}"


def speakers(*reports: tuple[str, str]) -> tuple[set[str], str]:
    articles = [variorum.article(SAID.format(name, rest), id=f"r{n}") for n, (name, rest) in enumerate(reports)]
    edition = variorum.collate(articles)
    return {s.name for s in edition.speakers}, variorum.write(edition, "text")


def test_the_same_words_under_two_spellings_are_one_speakers() -> None:
    names, text = speakers(("Priya Anand", ""), ("Pria Anand", ""), ("Priya Anand", "It opened in May."))
    assert names == {"Priya Anand"}
    assert "One speaker under two spellings: Priya Anand and Pria Anand" in " ".join(text.split())
    assert "different speakers" not in text


def test_any_order_gives_the_same_speaker() -> None:
    assert speakers(("Pria Anand", ""), ("Priya Anand", ""))[0] == speakers(("Priya Anand", ""), ("Pria Anand", ""))[0]


def test_a_report_that_names_both_keeps_them_apart() -> None:
    names, text = speakers(
        ("Jan Anand", "Her sister Jon Anand left. “It is over for me,” said Jon Anand."), ("Jon Anand", "")
    )
    assert len(names) == 2
    assert "two spellings" not in text


def test_more_than_a_letter_is_another_person() -> None:
    names, text = speakers(("Priya Anand", ""), ("Pavel Anand", ""))
    assert len(names) == 2
    assert "different speakers" in text
