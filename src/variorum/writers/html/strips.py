"""The strip of outlets against an utterance: what each prints, cuts with a sign, and cuts without one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from variorum.model import Share, Utterance
from variorum.writers.kinds import KINDS, SUBSTANCE
from variorum.writers.variants import differences, done_by, is_cut, sigla_of, words_in
from variorum.writers.wording import counted, listed, sentence

__all__ = ["Block", "Strip", "strips"]


class Block(Struct, frozen=True):
    """A stretch of a strip in percent of the utterance's words: `on other gap cut`."""

    left: float
    width: float
    state: str


class Strip(Struct, frozen=True):
    """One outlet's strip, and what it says in words."""

    siglum: str
    outlet: str
    coverage: str
    blocks: tuple[Block, ...]
    told: str
    does: tuple[str, ...]
    fidelity: str


def strips(utterance: Utterance, names: Mapping[str, str], spoken: Collection[str] = ()) -> tuple[Strip, ...]:
    """A strip for each report of the utterance, in their own order: this is no league table. The transcripts `spoken`
    have all of it and no strip."""
    sizes = [words_in(utterance.text[p.at.start : p.at.end]) for p in utterance.passages]
    total = max(1, sum(sizes))
    done = done_by(differences(utterance))
    states = states_of(utterance)
    out = []
    for share in utterance.witnesses:
        if share.siglum in spoken:
            continue
        mine = states.get(share.siglum, [""] * len(sizes))
        does = tuple(f"{KINDS[k].name}{f' ×{n}' if n > 1 else ''}" for k, n in done.get(share.siglum, {}).items())
        outlet = names.get(share.siglum, share.siglum)
        told = f"{sentence(outlet)} prints {share.coverage:.0%} of the words"
        told += f"; {listed(does)}." if does else "."
        out.append(
            Strip(share.siglum, outlet, f"{share.coverage:.0%}", blocks(mine, sizes, total), told, does, faith(share))
        )
    return tuple(out)


def faith(share: Share) -> str:
    """How faithful an outlet is, in words; empty where too little can be tested."""
    f = share.fidelity
    if f is None:
        return ""
    wrong = counted(f.errors, "difference")
    return f"{f.score:.0%} of {f.words} words that others can vouch for ({wrong}; between {f.low:.0%} and {f.high:.0%})"


def states_of(utterance: Utterance) -> dict[str, list[str]]:
    """Siglum to what it does at each passage; empty where it does not reach so far."""
    held: dict[str, list[str]] = {siglum: [""] * len(utterance.passages) for siglum in sigla_of(utterance)}
    for n, passage in enumerate(utterance.passages):
        for reading in passage.readings:
            cut = is_cut(reading, passage)
            what = ("gap" if reading.kind == "ellipsis" else "cut") if cut else "on"
            what = "other" if what == "on" and reading.kind in SUBSTANCE else what
            for place in reading.places:
                held[place.siglum][n] = held[place.siglum][n] or what
    return held


def blocks(states: list[str], sizes: list[int], total: int) -> tuple[Block, ...]:
    """Passages of one state that follow one another, as one stretch."""
    out: list[Block] = []
    at = 0
    for what, size in zip(states, sizes, strict=True):
        left, width = 100 * at / total, 100 * size / total
        at += size
        if not what or not size:
            continue
        last = out[-1] if out else None
        if last and last.state == what and abs(last.left + last.width - left) < 0.001:
            out[-1] = Block(last.left, last.width + width, what)
        else:
            out.append(Block(left, width, what))
    return tuple(Block(round(b.left, 2), round(b.width, 2), b.state) for b in out)
