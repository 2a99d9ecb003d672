"""Decisions on quotations: what they are, and who said them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from variorum.correcting.force import OVERRULED, overruling
from variorum.model import Article, Attribution, Correction, Findings, Mention, Outcome, Quotation, QuotationKind
from variorum.spans import hull

__all__ = ["DECIDED", "DECIDED_NOBODY", "with_speakers_and_kinds"]

DECIDED = "decided"
DECIDED_NOBODY = "none: decided"
"""The rules of attributions that a person made. The linking room lets nothing overrule them."""

NOT_SPEECH = ("title", "scare", "nickname")
SHOWN_WORDS = 8


def with_speakers_and_kinds(
    articles: Sequence[Article], findings: Sequence[Findings], corrections: Sequence[Correction]
) -> tuple[list[Findings], tuple[Outcome, ...]]:
    """The findings with what people decided of quotations, and what came of those corrections, which come in force and
    the earliest first."""
    spoken = {q.id for a, f in zip(articles, findings, strict=True) if a.kind == "transcript" for q in f.quotations}
    at = {q.id: n for n, f in enumerate(findings) for q in f.quotations}
    out = list(findings)
    outcomes: list[Outcome] = []
    for what, apply in (("kind", of_kind), ("speaker", of_speaker)):
        mine = [(q, c) for c in corrections if c.what == what for q in c.quotations]
        last, gone = overruling(mine)
        by_report: defaultdict[int, dict[str, Correction]] = defaultdict(dict)
        for q, c in mine:
            if last[q] is c:
                if what == "kind" and q in spoken:
                    outcomes.append(Outcome(c.id, False, f"{q} is a turn of a transcript, and stays one"))
                elif q in at:
                    by_report[at[q]][q] = c
                else:
                    outcomes.append(Outcome(c.id, False, missing(q, c, findings)))
        for n, decided in sorted(by_report.items()):
            out[n], told = apply(out[n], decided)
            outcomes += told
        outcomes += [Outcome(c, True, OVERRULED) for c in sorted(gone)]
    return out, tuple(outcomes)


def missing(quotation: str, correction: Correction, findings: Sequence[Findings]) -> str:
    """What to say of a correction whose quotation is not there; where its words stand, if they still do."""
    words = " ".join((correction.words or "").split())
    same = [q.id for f in findings for q in f.quotations if words and " ".join(q.text.split()) == words]
    now = f"; its words stand in {same[0]}: if they are the ones, name it" if len(same) == 1 else ""
    return f"there is no quotation {quotation} in these reports; was the report's text changed?{now}"


def of_kind(found: Findings, decided: Mapping[str, Correction]) -> tuple[Findings, list[Outcome]]:
    """What people decided that quotations are; `none` takes them out."""
    gone = {q for q, c in decided.items() if c.kind == "none"}
    was = {q.id: q.kind for q in found.quotations}
    quotations: list[Quotation] = []
    for q in found.quotations:
        c = decided.get(q.id)
        kind: QuotationKind = c.kind if c is not None and c.kind not in (None, "none") else q.kind  # type: ignore[assignment]
        if q.id not in gone:
            quotations.append(replace(q, kind=kind, within=None if q.within in gone else q.within))
    silent = {q for q, c in decided.items() if c.kind in NOT_SPEECH}
    loud = {q for q, c in decided.items() if c.kind not in (*NOT_SPEECH, "none") and was[q] in NOT_SPEECH}
    said = {a.quotation_id: a for a in found.attributions if a.quotation_id not in gone}
    said |= {name: Attribution(name, None, DECIDED, 1.0) for name in sorted(silent)}
    said |= {name: Attribution(name, None, "none: nobody near", 0.0) for name in sorted(loud)}
    outcomes = [
        Outcome(c.id, True, f"it was found as {was[q]}" if was[q] != c.kind else "", () if q in gone else (q,))
        for q, c in sorted(decided.items())
    ]
    corrected = replace(
        found,
        quotations=tuple(quotations),
        attributions=tuple(said.values()),
        occasions=tuple(o for o in found.occasions if o.quotation_id not in gone | silent),
    )
    return corrected, outcomes


def of_speaker(found: Findings, decided: Mapping[str, Correction]) -> tuple[Findings, list[Outcome]]:
    """Whom people decided to have said quotations."""
    said = {a.quotation_id: a for a in found.attributions}
    outcomes = []
    for q in found.quotations:
        c = decided.get(q.id)
        if c is None:
            continue
        if q.kind in NOT_SPEECH:
            outcomes.append(Outcome(c.id, False, f"{q.id} is a {q.kind}, which nobody speaks; decide its kind too"))
            continue
        before = said.get(q.id)
        mention = mention_of(c, q)
        rule = DECIDED if mention is not None else DECIDED_NOBODY
        said[q.id] = Attribution(q.id, mention, rule, 1.0, before.addressee if before else None)
        was = before.mention.name or before.mention.text if before and before.mention else "nobody"
        outcomes.append(Outcome(c.id, True, f"it was given to {was}", (q.id,)))
    gone = set(decided) - {q.id for q in found.quotations}
    outcomes += [Outcome(decided[q].id, False, f"{q} was decided to be no quotation") for q in sorted(gone)]
    return replace(found, attributions=tuple(said.values())), outcomes


def mention_of(correction: Correction, quotation: Quotation) -> Mention | None:
    """The decided speaker as a mention; it has no place of its own, and the edition shows none."""
    span = hull(quotation.spans)
    if correction.document:
        return Mention(span, correction.document, "document", correction.document)
    if correction.organisation:
        return Mention(span, correction.organisation, "organisation", correction.organisation)
    if correction.speaker:
        return Mention(span, correction.speaker, "name", correction.speaker)
    return None
