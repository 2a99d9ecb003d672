import variorum


def test_her_lawyers_are_those_of_whom_the_report_names_the_team() -> None:
    text = (
        "Okoro’s legal team filed a motion on Monday. “It speaks for itself,” Dana Okoro’s team said.\n\n"
        "Mary Lane met the mayor in spring. “We shall see him in court,” her lawyers said.\n"
    )
    found = variorum.find(variorum.article(text))
    last = found.attributions[-1].mention
    assert last is not None
    assert (last.text, last.name) == ("her lawyers", "Dana Okoro’s lawyers")
