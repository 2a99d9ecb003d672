"""What the reports of a story agree and disagree on."""

from itertools import permutations

import variorum
from variorum.model import Tally

LUND = "Jo Lund runs the Harbour ferry. "


def tallies(*texts: str, dates: tuple[str, ...] = ()) -> dict[str, Tally]:
    days = dates or ("2031-05-06",) * len(texts)
    made = [
        variorum.article(f"{text} “We go, {n} times,” said Ivo Moss.", published=day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    return {f"{t.attribute} of {t.subject}": t for t in variorum.collate(made).tallies}


def test_two_ages_of_one_person_are_a_conflict_with_who_says_which() -> None:
    found = tallies(LUND + "Lund, 41, left.", LUND + "Lund, 40, went.", LUND + "Lund, 41, was gone.")["age of Jo Lund"]
    assert (found.verdict, [(v.text, v.independent) for v in found.values]) == ("conflict", [("41", 2), ("40", 1)])
    assert found.note == "2 reports say “41”, one says “40”; a person has one age"


def test_a_birthday_may_lie_between_two_reports() -> None:
    both = (LUND + "Lund, 41, left.", LUND + "Lund, 40, went.")
    assert tallies(*both, dates=("2031-06-20", "2031-05-06"))["age of Jo Lund"].verdict == "compatible"


def test_a_bound_that_holds_a_figure_is_compatible_with_it() -> None:
    found = tallies(
        "Jo Lund filed a $400 million lawsuit against Pia Roe.",
        "Jo Lund sued Pia Roe, seeking at least $400 million in damages.",
    )
    assert found["amount of lawsuit of Jo Lund against Pia Roe"].verdict == "compatible"


def test_two_suits_of_one_person_are_two() -> None:
    found = tallies(
        "Jo Lund filed a $400 million lawsuit against Pia Roe.",
        "Jo Lund filed a $250 million lawsuit against Ada Moss.",
    )
    assert not any(t.verdict in ("conflict", "differ") for t in found.values())


def test_one_more_defendant_differs() -> None:
    found = tallies("Jo Lund filed a lawsuit against Pia Roe.", "Jo Lund filed a lawsuit against Pia Roe and Ada Moss.")
    assert found["defendants of lawsuit of Jo Lund"].verdict == "differ"


def test_somebody_unnamed_may_be_the_one_named() -> None:
    found = tallies("Jo Lund sued Pia Roe and her husband.", "Jo Lund sued Pia Roe and Ivo Roe-Lind.")
    assert found["defendants of lawsuit of Jo Lund"].verdict == "compatible"


def test_a_later_and_greater_toll_is_an_update() -> None:
    found = tallies("The crash killed 12 people.", "The crash killed 15 people.", dates=("2031-05-06", "2031-05-08"))
    assert found["number of dead"].verdict == "update"


def test_at_least_five_is_an_earlier_count_where_others_have_seven() -> None:
    found = tallies("At least five people are dead.", "Seven people have died.")["number of dead"]
    assert (found.verdict, "earlier count" in found.note) == ("update", True)


def test_the_order_of_the_reports_makes_no_difference() -> None:
    texts = (LUND + "Lund, 41, left.", LUND + "Lund, 40, went.", LUND + "Lund, 41, was gone.")
    assert len({str(sorted(tallies(*order).items())) for order in permutations(texts)}) <= 6
    verdicts = {tallies(*order)["age of Jo Lund"].note for order in permutations(texts)}
    assert len(verdicts) == 1


def test_a_year_one_digit_off_is_likely_a_slip() -> None:
    found = tallies(
        "The trial is set for March 9, 2032.",
        "The trial is due to begin on March 9, 2032.",
        "The trial will begin on March 9, 2012.",
    )["date of trial"]
    assert (found.verdict, "one character off" in found.note) == ("conflict", True)


def test_a_day_and_its_month_are_compatible() -> None:
    assert tallies("The trial is set for March 9, 2032.", "The trial is in March 2032.")["date of trial"].verdict == (
        "compatible"
    )


def test_a_count_that_falls_is_a_conflict_and_one_of_the_same_day_differs() -> None:
    texts = ("The crash killed 15 people.", "The crash killed 12 people.")
    assert tallies(*texts, dates=("2031-05-06", "2031-05-09"))["number of dead"].verdict == "conflict"
    assert tallies(*texts)["number of dead"].verdict == "differ"


def test_who_had_it_first_and_how_firmly_it_is_told() -> None:
    found = tallies(
        "Jo Lund sent a voice memo first published by the Harbour Post.",
        "Jo Lund allegedly sent a voice note, which was obtained by the Harbour Echo.",
    )
    assert found["first holder of voice message"].verdict == "differ"
    firm = found["firmness of voice message"]
    assert (firm.verdict, [v.text for v in firm.values]) == ("differ", ["allegedly", "asserted"])


def test_what_all_tell_plainly_is_no_tally() -> None:
    assert tallies("Jo Lund sent a voice memo.", "Jo Lund left a voice memo.") == {}


def test_a_toll_that_grows_through_the_night_is_an_update_though_pages_keep_their_first_date() -> None:
    texts = (f"The crash killed {n} people." for n in ("12", "15", "14"))
    found = tallies(*texts, dates=("2031-05-06", "2031-05-06", "2031-05-07"))["number of dead"]
    assert found.verdict == "update"


def test_a_count_in_millions_is_as_exact_as_it_is_printed() -> None:
    told = "The breach exposed the data of {} customers."
    assert (
        tallies(told.format("145 million"), told.format("145.5 million"))["number of affected"].verdict == "compatible"
    )
    assert tallies(told.format("143 million"), told.format("145.5 million"))["number of affected"].verdict == "differ"


def test_the_age_of_the_boy_whom_a_report_introduces() -> None:
    told = "A {}-year-old boy fell off the pier. The boy swam. A boat took the boy home."
    found = tallies(told.format("four"), told.format("3"))["age of the boy"]
    assert (found.verdict, [v.text for v in found.values]) == ("conflict", ["3-year-old", "four-year-old"])


def test_a_weight_in_two_systems_is_one_and_another_weight_differs() -> None:
    told = "The guards shot the {} bear."
    assert tallies(told.format("400-pound"), told.format("181-kg"))["weight of bear"].verdict == "compatible"
    assert tallies(told.format("19-ton"), told.format("25-tonne"))["weight of bear"].verdict == "differ"


def test_two_towns_differ_and_a_town_and_its_country_do_not() -> None:
    told = "Jo Lund, 41, from {}, was aboard."
    found = tallies(told.format("Kallow"), told.format("New Vestby"))["home of Jo Lund"]
    assert (found.verdict, found.note.endswith("one of the two may lie in the other")) == ("differ", True)
    assert tallies(told.format("Kallow"), told.format("Norway"))["home of Jo Lund"].verdict == "compatible"


def test_two_times_of_one_event_are_a_conflict_and_a_rounded_one_is_none() -> None:
    told = "The train derailed at {} on Monday."
    assert tallies(told.format("6.13am"), told.format("6.41am"))["time of incident"].verdict == "conflict"
    assert tallies(told.format("6.13am"), told.format("about 6am"))["time of incident"].verdict == "compatible"


def test_a_slip_of_one_report_alone() -> None:
    (found,) = tallies("The hearing was on Saturday, May 4, 2031.", "The hearing is over.").values()
    assert (found.verdict, found.note) == (
        "conflict",
        "One report says “Saturday, May 4, 2031”; 4 May 2031 was a Sunday: likely a slip",
    )


def test_those_affected_in_two_countries_are_two_counts() -> None:
    found = tallies(
        "The breach exposed the data of 143 million Americans.", "The breach exposed the data of 15 million Britons."
    )
    assert not found


def test_a_speech_has_one_length() -> None:
    found = tallies("Jo Lund spoke for 77 minutes.", "The speech lasted an extraordinary 76 minutes.")
    assert found["length of speech of Jo Lund"].verdict == "differ"


def test_one_who_was_never_asked_and_gave_no_answer() -> None:
    found = tallies(
        "Jo Lund did not respond to a request for comment.", "Jo Lund said he was never contacted by the writer."
    )
    assert found["request of comment of Jo Lund"].verdict == "differ"


def test_the_price_of_a_deal_and_what_a_court_awards() -> None:
    found = tallies(
        "Lund Foods agreed to buy Moss Dairy for $4.2 billion.", "Moss Dairy will be sold in a $4.3 billion deal."
    )
    assert (found["amount of deal"].verdict, [v.text for v in found["amount of deal"].values]) == (
        "differ",
        ["$4.2 billion", "$4.3 billion"],
    )
    paid = tallies("A jury ordered Jo Lund to pay $5 million.", "Jo Lund must pay $5.5 million in damages.")
    assert paid["amount of damages"].verdict == "differ"


def test_two_deals_of_one_story_are_two() -> None:
    told = "Lund Foods agreed to buy Moss Dairy for {}."
    assert tallies(told.format("$4.2 billion"), told.format("$31 million")) == {}
