from variorum.ids import article_id
from variorum.linking.copies import copies
from variorum.linking.narrations import coverage, narration, shared_narration
from variorum.linking.stories import BLOCK, stories
from variorum.model import Article, Findings, Span

DAM = (
    "The Corvo dam was inspected on Monday by engineers from Vellin. Inspector Marta Hale found a crack in the "
    "northern spillway. The Corvo council closed the valley road while Hale and her engineers measured it once more."
)
DAM_AGAIN = (
    "Engineers have found a crack in the spillway of the Corvo dam, inspector Marta Hale told the Corvo council. The "
    "valley road below the dam stays closed until Hale has measured the northern spillway."
)
REGATTA = (
    "Rowers from Lindmere won the autumn regatta after Otto Brandt caught the leading boat at the last bridge. Brandt "
    "and the Lindmere eight had trained through the flood, said coach Priya Nair of the Lindmere rowing club."
)


def article(text: str, **fields: str) -> Article:
    return Article(id=article_id(text), text=text, **fields)  # type: ignore[arg-type]


def found(a: Article) -> Findings:
    return Findings(a.id)


def test_reports_of_one_story_are_one_story() -> None:
    assert stories([article(DAM), article(DAM_AGAIN)]) == (0, 0)


def test_an_unrelated_report_is_another_story_whatever_the_order() -> None:
    a, b, c = article(DAM), article(DAM_AGAIN), article(REGATTA)
    assert stories([a, b, c]) == (0, 0, 1)
    assert stories([c, a, b]) == (1, 0, 0)


def test_more_reports_than_are_compared_each_with_each() -> None:
    many = [article(f"{text} Page {n}.") for n in range(BLOCK) for text in (DAM, REGATTA, DAM_AGAIN)]
    assert stories(many) == (0, 1, 0) * BLOCK


def test_no_articles_have_no_stories() -> None:
    assert stories([]) == ()


def test_narration_that_two_reports_share_is_found_at_its_place() -> None:
    shared = "engineers from the ministry walked the whole length of the northern wall before noon"
    a, b = article(f"On Monday {shared}. Rain fell."), article(f"Witnesses say that {shared}, and then left.")
    (run,) = shared_narration([narration(a, found(a)), narration(b, found(b))])
    assert a.text[slice(*run.span)] == b.text[slice(*run.other)] == shared
    assert run.words == 14


def test_a_quotation_is_no_shared_narration() -> None:
    said = "we walked the whole length of the northern wall before noon and found nothing at all"
    a, b = article(f"“{said}”"), article(f"She told us: “{said}”")
    inside = [Span(1, 1 + len(said)), Span(14, 14 + len(said))]
    from variorum.model import Quotation

    findings = [
        Findings(x.id, quotations=(Quotation(f"q{n}", x.id, (s,), said, "direct"),))
        for n, (x, s) in enumerate(zip((a, b), inside, strict=True))
    ]
    assert shared_narration([narration(x, f) for x, f in zip((a, b), findings, strict=True)]) == ()


def test_the_earlier_of_two_like_texts_is_the_original() -> None:
    text = " ".join(f"word{n}" for n in range(80))
    first, second = article(text, published="2031-05-01"), article(text + " again", published="2031-05-02")
    for order in ([first, second], [second, first]):
        narrations = [narration(a, found(a)) for a in order]
        covered = coverage(narrations, shared_narration(narrations))
        (pair,) = copies(order, [len(words) for words in narrations], covered, {}).items()
        assert [order[n].published for n in pair] == ["2031-05-02", "2031-05-01"]
