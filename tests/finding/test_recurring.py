"""What several pages have word for word: furniture, but not what outlets share in telling one story."""

from variorum import article, collate
from variorum.finding.recurring import with_recurring
from variorum.model import Article

HOUSE = "We bring the news of the coast to your door, and always have."
DAM = (
    "Engineers from Vellin inspected the Corvo dam on Monday and found a crack in the northern spillway.\n\n"
    "Inspector Marta Hale closed the valley road below the Corvo dam while her engineers measured the spillway.\n\n"
    "The Corvo council will meet tonight."
)
DAM_AGAIN = (
    "The valley road below the Corvo dam stays closed, inspector Marta Hale has told the Corvo council.\n\n"
    "Hale and her engineers from Vellin will measure the crack in the northern spillway once more on Monday."
)
REGATTA = (
    "Rowers from Lindmere won the autumn regatta after Otto Brandt caught the leading boat at the last bridge.\n\n"
    "Brandt and the Lindmere eight had trained through the flood, said coach Priya Nair of the rowing club.\n\n"
    "The Lindmere regatta is a hundred years old."
)


def marked(*articles: Article) -> list[list[str]]:
    edition = collate(articles)
    by_text = {w.text: w for w in edition.witnesses}
    return [[a.text[f.start : f.end] for f in by_text[a.text].furniture] for a in articles]


def test_what_reports_of_different_stories_repeat_is_furniture_and_no_common_source() -> None:
    one, other = article(f"{DAM}\n\n{HOUSE}"), article(f"{REGATTA}\n\n{HOUSE}")
    assert marked(one, other) == [[HOUSE], [HOUSE]]
    assert [w.shares_text_with for w in collate([one, other]).witnesses] == [(), ()]


def test_what_an_outlet_repeats_in_one_story_is_furniture_where_it_names_nothing() -> None:
    one = article(f"{DAM}\n\n{HOUSE}", outlet="Vellin Echo")
    again = article(f"{DAM_AGAIN}\n\n{HOUSE}", outlet="Vellin Echo")
    assert marked(one, again) == [[HOUSE], [HOUSE]]
    background = "The Corvo dam was built sixty years ago."
    with_names = [article(f"{text}\n\n{background}", outlet="Vellin Echo") for text in (DAM, DAM_AGAIN)]
    assert marked(*with_names) == [[], []]


def test_what_outlets_share_in_one_story_is_not() -> None:
    line = "The crack is longer than it was in the spring, and it grows."
    assert marked(*(article(f"{t}\n\n{line}", outlet=f"{n} Echo") for n, t in enumerate((DAM, DAM_AGAIN)))) == [[], []]


def test_a_copy_and_a_version_repeat_what_is_theirs() -> None:
    plain = "\n\n".join(f"Water ran over the wall at the {n}th gate and into the fields." for n in range(5))
    plain = plain.replace("th gate", " gate").translate(str.maketrans("01234", "abcde"))
    texts = [
        article(f"{DAM}\n\n{plain}", outlet="Vellin Echo"),
        article(f"{plain}\n\nMore soon.", outlet="Vellin Echo"),
    ]
    assert marked(*texts) == [[], []]


def test_quotations_are_never_taken_for_furniture() -> None:
    said = "“We will open the road when the wall is safe,” the board said."
    assert marked(article(f"{DAM}\n\n{said}"), article(f"{REGATTA}\n\n{said}")) == [[], []]


def test_reports_that_repeat_nothing_are_as_they_were() -> None:
    articles = [article(DAM), article(REGATTA)]
    assert with_recurring(articles, lambda found: range(len(found))) == articles
