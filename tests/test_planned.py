"""Invented stories of everyday shape, each with disagreements that were planned and traps beside them."""

import pytest
from planned import Case, cases, found

CASES = cases()
KNOWN = {("aviation", "five hours | eight hours")}
"""What is planned and not found: "eight hours before another plane" is read as a time, not as a length."""


@pytest.mark.parametrize("case", [c for c in CASES if not c.held_out], ids=lambda c: c.name)
def test_what_was_planned_is_flagged_and_nothing_else(case: Case) -> None:
    here = found(case)
    assert [line for line in here.missed if (case.name, " | ".join(line)) not in KNOWN] == []
    assert here.unplanned == ()


def test_nothing_else_is_flagged_where_nobody_tuned() -> None:
    rows = [found(case) for case in CASES if case.held_out]
    met, missed = (sum(map(len, side)) for side in ([r.met for r in rows], [r.missed for r in rows]))
    assert [t.subject for r in rows for t in r.unplanned] == []
    assert met >= missed
