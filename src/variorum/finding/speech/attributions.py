"""Who is said to have said each quotation.

Among the mentions near a quotation, the trees of `speaker.json` weigh what the cue, the order and the page say; a plain
cue next to the marks needs no weighing. Each attribution names the rule it came from and a score: the share of such
choices that were right on articles the trees had not seen. Where nobody can be named the mention is None, and the rule
says why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from variorum.finding.speech.cues import Cue
from variorum.finding.speech.features import choices, segment_features, speaker_features
from variorum.finding.speech.joint import joint_subject
from variorum.finding.speech.labels import labels
from variorum.finding.speech.licences import Licence
from variorum.finding.speech.mentions import Candidate
from variorum.finding.speech.quotations import SPEECH, Group
from variorum.finding.speech.references import References
from variorum.finding.speech.repairs import MENDED
from variorum.finding.speech.speakers import Scene
from variorum.finding.speech.trees import trees
from variorum.model import Mention
from variorum.text.lexicon import words

__all__ = ["Verdict", "attributions", "mention_of", "weighed"]

ABSTAIN = 0.47
"""Below about even odds nobody is named. In five folds over the 505 articles this leaves 3 of 100 speakers unnamed and
takes those right where one is named from 94.2 to 95.1; at 0.6 they are 96.5, and 7 are left unnamed."""
PLACE = 0.55
"""… and a place must be as sure as this to speak ("Downing Street said"): below it half of them are wrong."""
SURE = 0.98
"""What a cue clause right behind the marks ("…," Poe said) is worth: 1,786 of 1,821 are right on the 505 articles."""

LABELLED = 0.9
"""What a label inside the marks is worth ("VALE: The boat …"): few of the 505 articles have any, all right."""

Last = tuple[int | None, int | None]
"""Who spoke the last two quotations, the later first."""


class Choice(NamedTuple):
    """The candidate (by index) chosen for a segment, how, and how sure. For whoever asks why: the `segment`, and where
    candidates were weighed, what they were weighed by (the last speakers, and whose cue the segment shares)."""

    candidate: int | None
    rule: str
    score: float
    cue: Cue | None
    segment: int = -1
    weighed_by: tuple[Last, int | None] | None = None


class Verdict(NamedTuple):
    """What is concluded of one group: the mention (or None), the rule, the score, who is spoken to, and the cue; the
    `choice` it was made from, and the verdict that it would have been `but_for` the threshold."""

    mention: Mention | None
    rule: str
    score: float
    addressee: str | None = None
    cue: Cue | None = None
    choice: Choice | None = None
    but_for: Verdict | None = None


def attributions(
    scene: Scene, found: Sequence[Group], references: References, least: float | None = None
) -> tuple[Verdict, ...]:
    """A verdict for every group. `least` is the score below which nobody is named (None: `ABSTAIN` and `PLACE`);
    whom the others name does not depend on it."""
    out: list[Verdict] = []
    chosen: dict[int, int | None] = {}
    last: Last = (None, None)
    labelled = labels(scene.page, scene.licences)
    for g in found:
        if g.kind not in SPEECH:
            out.append(Verdict(None, f"none: {g.kind}", 1.0))
            continue
        if g.parent >= 0:
            out.append(Verdict(None, "none: inside another quotation", 0.5))
            continue
        label = next((labelled[i] for i in g.segments if i in labelled), None)
        if label is not None:
            out.append(Verdict(label, "label", LABELLED))
            continue
        options = [_chant(scene, i) or _question(scene, i) or _choose(scene, i, last, chosen) for i in g.segments]
        best = max(options, key=lambda c: c.score)
        for i in g.segments:
            chosen[i] = best.candidate
        last = (best.candidate, last[0]) if best.candidate is not None else last
        verdict = _verdict(scene, best, references, _whole(scene, g))
        alone = verdict.mention is not None and (
            verdict.mention.form != "description" or verdict.mention.name is not None
        )
        person = references.whose(best.candidate) if alone and best.candidate is not None else -1
        references.spoke(scene.page.segments[g.segments[-1]].outer_end, person)
        out.append(verdict if least is None else _above(least, verdict))
    return tuple(out)


def _above(least: float, verdict: Verdict) -> Verdict:
    """The verdict where the threshold is the user's."""
    if verdict.mention is not None and verdict.score < least:
        return _unsure(verdict, verdict.score)
    if verdict.but_for is not None and verdict.but_for.score >= least:
        return verdict.but_for
    return verdict


def _unsure(named: Verdict, score: float) -> Verdict:
    return Verdict(None, "none: unsure", round(1 - score, 3), None, named.cue, named.choice, named)


_BODIES = words("en", "names", "heads", "body")
_CHANTS = re.compile(r"\bchants?(?: of)?[,:]? $")
CHANTED = 0.8
"""What the nearest crowd of the sentence is worth for a chant: a chant is named after those who shout it."""


def _chant(scene: Scene, i: int) -> Choice | None:
    """For a chant (“chants of “Out!””) the nearest group of the sentence, or nobody: whoever else is named there hears
    it, or is meant by it. None where it is no chant."""
    page, start = scene.page, scene.page.segments[i].outer_start
    if not _CHANTS.search(page.hidden[max(0, start - 15) : start].replace("\xa0", " ")):
        return None
    sentence, k = page.at[i]
    crowds = [item.ref for item in page.rows[sentence][:k] if item.kind == "M" and _is_crowd(page.candidates[item.ref])]
    cue = scene.licences[i].chosen
    return Choice(crowds[-1], "chant", CHANTED, cue) if crowds else Choice(None, "chant", 0.5, cue)


def _question(scene: Scene, i: int) -> Choice | None:
    """Nobody, for a question put to someone by nobody knows whom («Asked, “Is that you?” Blake smiled»)."""
    page, cue = scene.page, scene.licences[i].chosen
    if cue is None or cue.side not in {"before", "colon"} or page.hidden[slice(*cue.span)].lower() != "asked":
        return None
    if not page.text[page.segments[i].start : page.segments[i].end].endswith("?"):
        return None
    before = page.hidden[max(0, cue.span.start - 20) : cue.span.start].split()
    passive = cue.span.start == page.sentences[page.at[i][0]].start or (before and before[-1].lower() in _PASSIVE)
    return Choice(None, "question", 0.5, cue) if passive else None


_PASSIVE = frozenset({"is", "was", "were", "been", "being", "be", "when", "if"})


def _is_crowd(c: Candidate) -> bool:
    return c.form == "description" and c.gender == "p" and not c.possessive and c.head not in _BODIES


def _choose(scene: Scene, i: int, last: Last, chosen: dict[int, int | None]) -> Choice:
    """The candidate for one segment: the subject of a plain cue behind it, else what the trees prefer."""
    licence = scene.licences[i]
    cue = licence.chosen
    if cue is not None and cue.subject is not None and _plain(scene, licence, cue):
        return Choice(cue.subject, _rule(cue), SURE, cue, i)
    by = (last, chosen.get(licence.carried))
    options, rows = weighed(scene, i, *by)
    shares = trees("speaker").shares(rows)
    score, k = max(((share, -k) for k, share in enumerate(shares)), default=(0.0, 1))
    best = options[-k] if k <= 0 else None
    own = next((x for x in (cue, licence.after, licence.before, licence.colon) if x and x.subject == best), None)
    carried = best is not None and best in (by[1], last[0])
    rule = _rule(own) if own else "carried on" if carried else "nearest likely"
    return Choice(best, rule, trees("speaker").calibrated(score), own or cue or _shared_cue(scene, i), i, by)


def weighed(
    scene: Scene, i: int, last: Last, carried: int | None
) -> tuple[list[int], list[tuple[int, ...]]]:  # fmt: skip
    """The candidates that may have spoken a segment, and the features of each. `last`: who spoke the two
    quotations before, the later first; `carried`: who spoke the segment whose cue this one shares."""
    licence, candidates = scene.licences[i], scene.page.candidates
    cues = (licence.chosen, licence.after, licence.before, licence.colon)
    subjects = {x.subject for x in cues if x}  # a place speaks ("Downing Street said") only as the subject of a cue
    options = [c for c in choices(scene.page, i, last[0]) if not candidates[c].place or c in subjects]
    shared = segment_features(scene.page, i, licence, last[0])
    return options, [
        speaker_features(
            scene.page, i, licence, c, last[0], carried, scene.counts, scene.beside, scene.where, shared, last[1]
        ) for c in options
    ]  # fmt: skip


def _shared_cue(scene: Scene, i: int) -> Cue | None:
    """The cue of an earlier segment in the same sentence, where this one has none: «said it was “a” and “b”»."""
    carried = scene.licences[i].carried
    same = carried >= 0 and scene.page.at[carried][0] == scene.page.at[i][0]
    return scene.licences[carried].chosen if same else None


def _plain(scene: Scene, licence: Licence, cue: Cue) -> bool:
    """A cue clause right behind the marks, its subject next to its verb."""
    if cue.side == "according":
        return cue is licence.after
    if licence.before is not None and licence.before.participle and licence.before.gap <= 2:
        return False  # «Poe, citing “the weather”, said the fair was off»
    near = cue.side == "after" and cue.strength == "strong" and cue.gap <= PLAIN_GAP and cue is licence.after
    return near and cue.rule not in {"closing", "agent"}


PLAIN_GAP = 4
"""Items between marks and verb: with more, other things stand between and the trees decide."""


def _rule(cue: Cue) -> str:
    return "according to" if cue.side == "according" else f"{cue.side}: {cue.rule}"


_NOBODY = {"chant": "none: a chant", "question": "none: put to someone"}


def _whole(scene: Scene, g: Group) -> float:
    """How surely the marks of a group stand where the report printed them."""
    return min(MENDED.get(scene.page.segments[i].closed, 1.0) for i in g.segments)


def _verdict(scene: Scene, choice: Choice, references: References, whole: float) -> Verdict:
    if choice.candidate is None:
        return Verdict(None, _NOBODY.get(choice.rule, "none: nobody near"), 0.5, None, choice.cue, choice)
    addressee = None
    if choice.cue is not None and choice.cue.addressee is not None and choice.cue.addressee != choice.candidate:
        addressee = scene.page.candidates[choice.cue.addressee].text
    known = references.known()
    mention = mention_of(scene, choice.candidate, references)
    sure = whole * (references.sureness(choice.candidate) if mention.name is not None else 1.0)
    named = Verdict(mention, choice.rule, round(choice.score * sure, 3), addressee, choice.cue, choice)
    if choice.score < (PLACE if scene.page.candidates[choice.candidate].place else ABSTAIN):
        references.forget(known)  # whom nobody is said to be shall not decide whom the next pronoun means
        return _unsure(named, choice.score)
    return named


def mention_of(scene: Scene, i: int, references: References) -> Mention:
    """The mention of the model; for a description with the name right behind it, the name."""
    c = scene.page.candidates[i]
    together = joint_subject(scene.page, scene.where, i)
    if together is not None:
        return Mention(together, scene.page.printed[together.start : together.end], "description", None)
    name = scene.beside.get(i)
    if name is not None and 0 < scene.page.candidates[name].span.start - c.span.end <= 2:
        c = scene.page.candidates[name]
    return Mention(c.span, scene.page.printed[c.span.start : c.span.end], c.form, references.name(i))
