"""What must hold of every comparison, whatever the texts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import variorum
from variorum.collation.draft import draft_of
from variorum.collation.drafts import collate_drafts
from variorum.collation.revision import in_place, matched, rising
from variorum.comparison import sigla_of
from variorum.model import Article, Comparison, Origin

WORDS = st.sampled_from(
    ["the", "ship", "sailed", "at", "six", "not", "harbour", "I'm", "am", "[they]", "…", "2", "two-part"]
)
GAPS = st.sampled_from([" ", " ", ", ", ". ", "\n", "\n\n", " – ", '" '])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=40).map(lambda parts: "".join(w + g for w, g in parts))
ANY = st.text(max_size=40)


def check(comparison: Comparison) -> None:
    """The passages tile the base's text, every place is what its version prints, and changes stand where they say."""
    texts = {v.siglum: v.text for v in comparison.versions}
    assert comparison.text == texts[comparison.base]
    ends = [p.at.start for p in comparison.passages] + [len(comparison.text)]
    assert all(p.at.end == following for p, following in zip(comparison.passages, ends[1:], strict=True))
    assert not comparison.passages or ends[0] == 0
    for passage in comparison.passages:
        assert passage.readings
        assert passage.readings[0].kind == "verbatim"
        sigla = [p.siglum for reading in passage.readings for p in reading.places]
        assert set(sigla) == set(texts)
        for place in (p for reading in passage.readings for p in reading.places):
            assert texts[place.siglum][place.start : place.end] == place.text
    for revision in comparison.revisions:
        for change in revision.changes:
            for siglum, extent in ((revision.before, change.before), (revision.after, change.after)):
                assert texts[siglum][extent.start : extent.end] == extent.text
            assert change.before != change.after or change.kind in ("moved", "layout")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_versions(texts: list[str]) -> None:
    check(variorum.redline({f"v{n}": text for n, text in enumerate(texts)}))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ANY, min_size=2, max_size=3), st.integers(0, 1))
def test_any_text_at_all(texts: list[str], base: int) -> None:
    check(variorum.redline({f"v{n}": text for n, text in enumerate(texts)}, base=f"v{base}"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_a_text_against_itself_has_no_change(text: str) -> None:
    comparison = variorum.redline({"one": text, "two": text})
    assert comparison.revisions[0].changes == ()
    assert comparison.revisions[0].kept == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_a_patched_text_is_the_other(one: str, two: str) -> None:
    """Outside its changes the later version says, word by word, what the earlier one says."""
    (revision,) = variorum.redline({"one": one, "two": two}).revisions
    if any(c.kind == "moved" for c in revision.changes):
        return
    out, at = [], 0
    for change in sorted(revision.changes, key=lambda c: (c.before.start, c.before.end, c.after.start)):
        out += [one[at : change.before.start], change.after.text]
        at = change.before.end
    patched = "".join([*out, one[at:]])
    assert "".join(patched.split()) == "".join(two.split())


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
def test_matches_are_of_equal_words_and_of_each_once(one: str, two: str) -> None:
    numbers: dict[str, int] = {}
    old, new = draft_of("A", one, numbers), draft_of("B", two, numbers)
    found = matched(old, new)
    partners = [i for i in found if i >= 0]
    assert len(set(partners)) == len(partners)
    assert all(old.keys[i] == new.keys[j] for j, i in enumerate(found) if i >= 0)
    stayed = [i for low, high, kept in in_place(found) if kept for i in found[low:high] if i >= 0]
    assert stayed == sorted(stayed)
    assert sum(high - low for low, high in rising(found)) <= len(found)


def test_a_paragraph_that_moved_is_said_to_have_moved_and_nothing_else() -> None:
    paragraphs = [f"{n}. The {w} of the harbour is kept by the {w} master and by nobody else." for n, w in enumerate(
        ("light", "wall", "crane", "ferry", "chapel"), 1)]  # fmt: skip
    unnumbered = [p.partition(" ")[2] for p in paragraphs]
    before = "\n\n".join(unnumbered)
    after = "\n\n".join([unnumbered[1], unnumbered[2], unnumbered[3], unnumbered[0], unnumbered[4]])
    (revision,) = variorum.redline({"one": before, "two": after}).revisions
    assert [(c.kind, c.before.text, c.after.text) for c in revision.changes] == [
        ("moved", unnumbered[0], unnumbered[0])
    ]
    assert revision.kept == 1


def test_words_taken_out_and_put_back_are_one_change_each() -> None:
    texts = {
        "one": "We will not sell the pier.",
        "two": "We will sell the pier.",
        "three": "We will not sell the pier.",
    }
    comparison = variorum.redline(texts)
    assert [[(c.kind, c.before.text, c.after.text) for c in r.changes] for r in comparison.revisions] == [
        [("removed", "not", "")],
        [],
        [("added", "", "not")],
    ]
    assert [r.text for p in comparison.passages for r in p.readings] == ["We will", "not", "", "sell the pier."]


def test_sigla_come_from_names_and_do_not_hang_on_the_others() -> None:
    two = variorum.redline({"Draft 1": "a b", "Draft 2": "a c"})
    three = variorum.redline({"Draft 0": "b", "Draft 1": "a b", "Draft 2": "a c"})
    assert [v.siglum for v in two.versions] == ["draft-1", "draft-2"]
    assert [v.siglum for v in three.versions][1:] == ["draft-1", "draft-2"]


def test_the_base_is_a_version_or_it_is_said_which_there_are() -> None:
    texts = {"first": "one", "second": "two"}
    assert variorum.redline(texts, base="first").text == "one"
    with pytest.raises(variorum.NothingToDo, match="first, second"):
        variorum.redline(texts, base="third")
    with pytest.raises(variorum.NothingToDo, match="two or more"):
        variorum.redline({"first": "one"})


def test_the_apparatus_agrees_with_its_contract() -> None:
    apparatus, _ = collate_drafts({"A": "One. Two three. Four.", "B": "One. Two four three. Four."}, "B")
    assert [p.at.start for p in apparatus.passages] == sorted(p.at.start for p in apparatus.passages)
    for passage, following in pairwise(apparatus.passages):
        assert passage.at.end == following.at.start


def test_words_at_the_end_are_added_before_the_full_stop_whatever_white_space_follows() -> None:
    (revision,) = variorum.redline({"one": "We go.\n", "two": "We go now."}).revisions
    assert [(c.kind, c.before.text, c.after.text) for c in revision.changes] == [("added", "", "now")]


def test_a_paragraph_break_stands_after_the_full_stop() -> None:
    (revision,) = variorum.redline({"one": "We go. They stay.", "two": "We go.\n\nThey stay."}).revisions
    assert [(c.kind, c.before.start, c.after.start) for c in revision.changes] == [("layout", 6, 6)]


def test_standard_input_has_a_name() -> None:
    sigla = sigla_of([Article("a", "x", origin=Origin("-", "", "plain")), Article("b", "y", title="The 2nd")])
    assert sigla == ("stdin", "the-2nd")


def test_a_sentence_that_moved_in_other_words_has_moved_but_a_formula_has_not() -> None:
    stays = "The lamps along the harbour were lit by hand until the gas came, and old men speak of it still.\n\n"
    own = "Carpenters from Westing mended the tower roof with slate and copper nails.\n\n"
    reworded = "Masons and carpenters from Westing mended the tower with slate and nails.\n\n"
    formula = "The board may refuse any boat that smokes. "
    again = "The board must refuse any guest who smokes. The board shall refuse any dog which smokes. "
    before = f"Order.\n\n{own}{formula}Nets dry here.\n\n{stays}Gulls nest above."
    after = f"Order.\n\n{stays}Gulls nest above.\n\n{reworded}{again}"
    changes = variorum.redline({"a": before, "b": after}).revisions[0].changes
    moved = [c for c in changes if c.kind == "moved"]
    assert [c.before.text.split()[0] for c in moved] == ["Carpenters"]
    assert not any("board" in c.before.text for c in moved)


def test_words_added_inside_a_moved_stretch_are_told_once() -> None:
    block = "Nobody shall climb the lighthouse stairs after dusk without a lamp and a rope."
    rest = "Boats are moored by their owners at the old quay, and the harbour master keeps a list of all of them."
    before, after = f"{block}\n\n{rest}\n", f"{rest}\n\n{block.replace('dusk', 'dusk or before the dawn has come')}\n"
    changes = variorum.redline({"a": before, "b": after}).revisions[0].changes
    assert [(c.kind, c.after.text) for c in changes if c.kind != "moved"] == [("added", "or before the dawn has come")]
