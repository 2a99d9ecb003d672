from __future__ import annotations

import pytest

import variorum
from variorum.finding.speech.names import Name, names
from variorum.finding.speech.people import people
from variorum.finding.speech.surnames import with_surnames
from variorum.model import Span
from variorum.text.paragraphs import paragraphs
from variorum.text.sentences import sentences


def read(text: str) -> tuple[Name, ...]:
    cut = paragraphs(text)
    return names(text, cut, frozenset(s.start for s in sentences(text, cut)))


def printed(text: str) -> list[str]:
    return [n.text for n in read(text)]


def test_titles_particles_initials_hyphens_and_suffixes_belong_to_a_name() -> None:
    text = "They saw Dr. Ana de Souza, J. P. O'Hara, Jean-Luc Moreau, Sen. Al Vance Jr. and Mrs. Poe."
    assert printed(text) == ["Dr. Ana de Souza", "J. P. O'Hara", "Jean-Luc Moreau", "Sen. Al Vance Jr.", "Mrs. Poe"]


def test_a_capital_at_the_start_of_a_sentence_is_not_enough() -> None:
    assert printed("Contrary to plan, Vale left. Boats lay idle. On Monday the boats sailed.") == ["Vale"]


def test_a_possessive_ends_the_name() -> None:
    (name,) = read("He saw Vale’s boat.")
    assert (name.text, name.possessive) == ("Vale", True)


def test_of_joins_an_office_or_a_body_but_not_a_person_and_a_place() -> None:
    assert printed("Here Lena Brandt of Kiel met the University of Kiel.") == [
        "Lena Brandt",
        "Kiel",
        "University of Kiel",
    ]


def test_the_office_before_a_name_is_no_part_of_it() -> None:
    (name,) = read("He met Secretary of State Jo Vale.")
    assert name.bare == ("Jo", "Vale")


def test_a_headline_in_title_case_has_no_names() -> None:
    assert printed("Mayor Opens Bridge Over Troubled River\n\nMayor Jo Vale opened it.") == ["Mayor Jo Vale"]


def whose(text: str) -> list[str]:
    found = read(text)
    persons, owner = people(found, text)
    return [persons[i].name for i in owner]


def test_a_surname_is_the_one_whose_full_name_ends_with_it() -> None:
    assert whose("Here Jo Vale met Ed Stone. Then Vale left, and Stone.") == [
        "Jo Vale",
        "Ed Stone",
        "Jo Vale",
        "Ed Stone",
    ]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    text = "Here Mark Vale met Anna Vale. Then Mrs. Vale left."
    assert whose(text)[-1] == "Anna Vale"


def test_a_middle_name_more_or_less_is_the_same_person() -> None:
    assert set(whose("Here Jo Ann Vale met Jo Vale.")) == {"Jo Ann Vale"}


def test_pronouns_tell_the_gender_of_a_name_in_no_list() -> None:
    text = "Here Quill Varga said that she had left. Then Quill Varga wrote that she was back."
    persons, _ = people(read(text), text)
    assert persons[0].gender == "f"


def test_one_pronoun_alone_tells_no_gender() -> None:
    text = "Here Quill Varga said that she had left."
    persons, _ = people(read(text), text)
    assert persons[0].gender == ""


def test_a_surname_that_is_a_month_is_a_name_behind_the_full_name() -> None:
    text = (
        "Here Anna May spoke. Then May said that in May the boats, with no crew, sail; May's crew, too. May they sail."
    )
    found = with_surnames(text, read(text))
    assert [(n.text, n.possessive) for n in found] == [("Anna May", False), ("May", False), ("May", True)]
    assert with_surnames("The boats sail in May. Then May came.", ()) == ()


def test_offsets_give_back_the_name() -> None:
    text = "They saw Ana Ruiz."
    (name,) = read(text)
    assert name.span == Span(9, 17)
    assert text[slice(*name.span)] == name.text


def test_the_fullest_name_begins_with_a_given_name() -> None:
    assert whose("They met Harbour Ed Stone. Then Ed Stone left, and Stone.")[-1] == "Ed Stone"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then US President Jo Blake left.", "Jo Blake"),
        ("Then Zoo Director Jo Blake left.", "Jo Blake"),
        ("Then Norland Sen. Jo Blake left.", "Jo Blake"),
        ("Then Prime Minister Jo Blake left.", "Jo Blake"),
        ("Actress Quill Varga left.", "Quill Varga"),
        ("The Oscar-nominated Quill Varga left.", "Quill Varga"),
        ("Then Theresa May left.", "Theresa May"),
        ("Then the New York Courier wrote.", "New York Courier"),
        ("Then British Transport Police came.", "British Transport Police"),
        ("SET UP ALERTS Anna Vale left.", "Anna Vale"),
    ],
)
def test_what_stands_before_a_name_is_not_of_it(text: str, name: str) -> None:
    assert whose(text) == [name]


def test_a_name_in_a_headline_counts_where_the_report_prints_it() -> None:
    text = "Blake Signals Openness to a New Deal.\n\nHere Jo Blake said yes, and Blake left."
    split = text.index("\n\n")
    found = names(text, (Span(0, split), Span(split + 2, len(text))))
    assert [n.text for n in found] == ["Blake", "Jo Blake", "Blake"]


def test_a_surname_that_stands_first_is_not_a_namesakes_named_later() -> None:
    text = (
        "Here President Varga said he would go, and he went. Later Mrs. Anna Varga left, and Varga said that he knew."
    )
    assert whose(text) == ["Varga", "Anna Varga", "Varga"]


def test_a_name_printed_behind_in_is_a_place() -> None:
    assert [n.kind for n in read("They live in Larkfield. Then Larkfield slept.")] == ["place", "place"]


@pytest.mark.parametrize(
    ("first", "speaker", "told"),
    [
        ("Kranz said: “He gives us pace.”", "Kranz", None),
        ("Kranz told reporters: “He gives us pace.”", "Kranz", "reporters"),
        ("Jones asked reporters: “Who gives us pace?”", "Jones", "reporters"),
        ("Woods told the Harbour Herald: “He gives us pace.”", "Woods", "Harbour Herald"),
        ("Rivals told reporters: “He gives us pace.”", "Rivals", "reporters"),
    ],
)
def test_a_surname_that_is_printed_once_speaks(first: str, speaker: str, told: str | None) -> None:
    """In a short report the surname may stand once, at the start of its sentence; who is told never speaks."""
    found = variorum.find(variorum.article(f"The deal is done.\n\n{first} The rest is not known."))
    mention = found.attributions[0].mention
    assert mention is not None
    assert (mention.text, found.attributions[0].addressee) == (speaker, told)
