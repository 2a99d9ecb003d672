"""What must hold of every edition, whatever the story: `problems(edition)` names each breach.

The edition is read as other programs read it: as JSON.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

Json = Mapping[str, Any]
WORD = re.compile(r"[^\s]*\w[^\s]*")


def words(text: str) -> str:
    """The letters and digits of a text, in one case: what is left when punctuation and case are no matter."""
    return "".join(c for c in text.casefold() if c.isalnum())


def schema(edition: Json) -> Iterator[str]:
    """The edition is what the printed JSON Schema says."""
    import jsonschema

    from variorum.writers.schema import schema as printed_schema

    validator = jsonschema.Draft202012Validator(json.loads(printed_schema()))
    for error in validator.iter_errors(edition):
        yield f"schema: {error.json_path}: {error.message[:120]}"


def unique_ids(edition: Json) -> Iterator[str]:
    """No id stands for two things."""
    for kind, key in (
        ("witnesses", "siglum"),
        *((k, "id") for k in ("speakers", "quotations", "utterances", "tallies")),
    ):
        for name, n in Counter(row[key] for row in edition[kind]).items():
            if n > 1:
                yield f"{kind}: {name} stands for {n} things"


def spans_of_quotations(edition: Json) -> Iterator[str]:
    """A quotation gives back its text, its spans follow one another, and cue and mention stand in the text."""
    texts = {w["siglum"]: w["text"] for w in edition["witnesses"]}
    for q in edition["quotations"]:
        text, spans = texts[q["witness"]], q["spans"]
        if " ".join(text[s:e] for s, e in spans) != q["text"]:
            yield f"quotation {q['id']}: the spans give back other words than {q['text'][:60]!r}"
        if any(s >= e for s, e in spans) or any(a[1] > b[0] for a, b in pairwise(spans)):
            yield f"quotation {q['id']}: spans empty or out of order: {spans}"
        if (q["start"], q["end"]) != (spans[0][0], spans[-1][1]):
            yield f"quotation {q['id']}: start and end are not the hull of {spans}"
        for name in ("cue", "mention"):
            if q[name] and not 0 <= q[name][0] < q[name][1] <= len(text):
                yield f"quotation {q['id']}: {name} {q[name]} is not in the text"


def nesting(edition: Json) -> Iterator[str]:
    """`within` names a quotation of the same witness that holds it; it joins no utterance of the outer speaker."""
    by_id = {q["id"]: q for q in edition["quotations"]}
    said_by = {u["id"]: u["speaker"] for u in edition["utterances"]}
    for q in edition["quotations"]:
        if q["within"] is None:
            continue
        outer = by_id.get(q["within"])
        if outer is None:
            yield f"quotation {q['id']}: within {q['within']}, which is no quotation"
            continue
        if outer["witness"] != q["witness"] or not (outer["start"] <= q["start"] and q["end"] <= outer["end"]):
            yield f"quotation {q['id']}: not inside {outer['id']}"
        speaker = said_by.get(q["utterance"])
        if q["utterance"] is not None and (
            q["utterance"] == outer["utterance"] or speaker == outer["speaker"] is not None
        ):
            yield f"quotation {q['id']}: nested, and in an utterance of the outer speaker"


def kinds(edition: Json) -> Iterator[str]:
    """Speech has an utterance; titles, scare quotes and nicknames have neither utterance nor speaker."""
    for q in edition["quotations"]:
        if q["kind"] in {"direct", "mixed"} and q["utterance"] is None:
            yield f"quotation {q['id']}: {q['kind']}, and in no utterance"
        if q["kind"] in {"title", "scare", "nickname"} and (q["utterance"] or q["speaker"]):
            yield f"quotation {q['id']}: a {q['kind']} with an utterance or a speaker"


def references(edition: Json) -> Iterator[str]:
    """Whatever is named is there."""
    sigla = {w["siglum"] for w in edition["witnesses"]}
    people, acts = {s["id"] for s in edition["speakers"]}, {u["id"] for u in edition["utterances"]}
    for q in edition["quotations"]:
        for key, known in (("witness", sigla), ("speaker", people | {None}), ("utterance", acts | {None})):
            if q[key] not in known:
                yield f"quotation {q['id']}: {key} {q[key]} is not there"
    for u in edition["utterances"]:
        if u["speaker"] not in people | {None}:
            yield f"utterance {u['id']}: speaker {u['speaker']} is not there"
    for kind in ("claims", "credits", "hedges", "outreach", "dates"):
        for row in edition[kind]:
            if row["witness"] not in sigla:
                yield f"{kind}: witness {row['witness']} is not there"


def one_speaker(edition: Json) -> Iterator[str]:
    """An utterance has one speaker: every quotation of it that has one has the same."""
    said_by = {u["id"]: u["speaker"] for u in edition["utterances"]}
    for q in edition["quotations"]:
        if q["utterance"] and q["speaker"] and q["kind"] != "indirect" and said_by.get(q["utterance"]) != q["speaker"]:
            yield f"quotation {q['id']}: {q['speaker']} in an utterance of {said_by.get(q['utterance'])}"


def tiles(edition: Json) -> Iterator[str]:
    """Passages tile the reading text, and the lemma holds the words that stand there."""
    for u in edition["utterances"]:
        at = 0
        for n, passage in enumerate(u["passages"]):
            start, end = passage["at"]
            if start != at or end < start:
                yield f"utterance {u['id']}: passage {n} at {passage['at']}, expected from {at}"
            at = end
            if not passage["readings"]:
                yield f"utterance {u['id']}: passage {n} without a reading"
            elif end > start and words(u["text"][start:end]) != words(passage["readings"][0]["text"]):
                lemma = passage["readings"][0]["text"]
                yield f"utterance {u['id']}: {u['text'][start:end]!r} stands in the text, the lemma is {lemma!r}"
        if at != len(u["text"]):
            yield f"utterance {u['id']}: passages end at {at} of {len(u['text'])}"
        if not u["order_known"] and "\n\n" not in u["text"]:
            yield f"utterance {u['id']}: order not known, and no blank line says where"


SENTENCE_END = re.compile(r"[a-z]{4,}[.!?][”’\"')]*\s+[“‘\"]*[A-Z]")
"""A sentence end that no abbreviation could be; what only looks like one is left to the program."""


def lemmas(edition: Json) -> Iterator[str]:
    """The lemma comes first and is verbatim unless masked or bracketed; no passage crosses a sentence end."""
    for u in edition["utterances"]:
        for n, passage in enumerate(u["passages"]):
            start, end = passage["at"]
            first = passage["readings"][0]["kind"] if passage["readings"] else None
            if end > start and first not in {"verbatim", "masked", "bracket"}:
                yield f"utterance {u['id']}: the lemma of passage {n} is {first}"
            if SENTENCE_END.search(u["text"][start:end]):
                yield f"utterance {u['id']}: passage {n} crosses a sentence end: {u['text'][start:end]!r}"


def one_reading_a_wording(edition: Json) -> Iterator[str]:
    """Readings are grouped: none stands twice in a passage, and where they differ they hold only what differs."""
    for u in edition["utterances"]:
        for n, passage in enumerate(u["passages"]):
            count = Counter((r["kind"], words(r["text"])) for r in passage["readings"] if words(r["text"]))
            for (kind, wording), times in count.items():
                if times > 1:
                    yield f"utterance {u['id']}: passage {n} has {wording!r} ({kind}) {times} times"
            wordings = sorted({tuple(map(words, WORD.findall(r["text"]))) for r in passage["readings"]} - {()})
            whole = passage["disputed"] or any(r["kind"] == "paraphrase" for r in passage["readings"])
            if len(wordings) > 1 and not whole and len({w[0] for w in wordings}) == 1:
                yield f"utterance {u['id']}: the readings of passage {n} begin alike: {wordings}"


def places(edition: Json) -> Iterator[str]:
    """A place gives back its text and lies in a quotation of its witness; every quotation of an utterance has one."""
    texts = {w["siglum"]: w["text"] for w in edition["witnesses"]}
    by_id = {q["id"]: q for q in edition["quotations"]}
    placed: set[tuple[str, str]] = set()
    for u in edition["utterances"]:
        for place in (p for passage in u["passages"] for reading in passage["readings"] for p in reading["places"]):
            q, start, end = by_id.get(place["quotation"]), place["start"], place["end"]
            if texts[place["witness"]][start:end] != place["text"]:
                yield f"utterance {u['id']}: {place['witness']} {start}:{end} is not {place['text']!r}"
            if q is None or q["witness"] != place["witness"] or not (q["start"] <= start and end <= q["end"]):
                yield f"utterance {u['id']}: {place['witness']} {start}:{end} is not in quotation {place['quotation']}"
            placed.add((place["quotation"], u["id"]))
    for q in edition["quotations"]:
        if q["utterance"] and q["kind"] in {"direct", "mixed"} and (q["id"], q["utterance"]) not in placed:
            yield f"quotation {q['id']}: in utterance {q['utterance']}, and no place of it there"


def every_word(edition: Json) -> Iterator[str]:
    """No printed word is lost, and none is placed twice: the places of a quotation hold each of its letters once."""
    texts = {w["siglum"]: w["text"] for w in edition["witnesses"]}
    held: dict[str, list[tuple[int, int]]] = {}
    for u in edition["utterances"]:
        for place in (p for passage in u["passages"] for reading in passage["readings"] for p in reading["places"]):
            held.setdefault(place["quotation"], []).append((place["start"], place["end"]))
    for q in edition["quotations"]:
        if not q["utterance"] or q["kind"] == "indirect":
            continue
        text, rows = texts[q["witness"]], sorted(set(held.get(q["id"], [])))
        if any(a[1] > b[0] for a, b in pairwise(rows)):
            yield f"quotation {q['id']}: places overlap"
        got = words("".join(text[s:e] for s, e in rows))
        if got != words("".join(text[s:e] for s, e in q["spans"])):
            yield f"quotation {q['id']}: its places hold {got[:60]!r}… instead of {q['text'][:60]!r}…"


def furniture(edition: Json) -> Iterator[str]:
    """Furniture stands in the text of its page, and no speech is found in it."""
    for w in edition["witnesses"]:
        for piece in w["furniture"]:
            if not 0 <= piece["start"] < piece["end"] <= len(w["text"]):
                yield f"witness {w['siglum']}: {piece['kind']} {piece['start']}:{piece['end']} is not in the text"


def indirect_speech(edition: Json) -> Iterator[str]:
    """Indirect speech is no witness of any words: in no passage, and none of it stands between marks of speech."""
    placed = {
        p["quotation"] for u in edition["utterances"] for x in u["passages"] for r in x["readings"] for p in r["places"]
    }
    marked = [q for q in edition["quotations"] if q["kind"] in {"direct", "mixed"}]
    for q in edition["quotations"]:
        if q["kind"] != "indirect" or q["rule"] in {"turn", "no turn"}:
            continue
        if q["id"] in placed:
            yield f"quotation {q['id']}: indirect, and a place of it in a passage"
        for other in marked:
            if other["witness"] == q["witness"] and any(
                a < f and e < b for a, b in q["spans"] for e, f in other["spans"]
            ):
                yield f"quotation {q['id']}: indirect, and stands in the words of {other['id']}"


def shares(edition: Json) -> Iterator[str]:
    """A witness's share lies between nothing and all, and fidelity's score inside its interval."""
    for u in edition["utterances"]:
        for share in u["witnesses"]:
            if not 0 <= share["coverage"] <= 1:
                yield f"utterance {u['id']}: {share['siglum']} covers {share['coverage']}"
            f = share["fidelity"]
            if f and not 0 <= f["low"] <= f["score"] <= f["high"] <= 1:
                yield f"utterance {u['id']}: fidelity of {share['siglum']} is {f}"


CHECKS: tuple[Callable[[Json], Iterator[str]], ...] = (
    schema, unique_ids, spans_of_quotations, nesting, kinds, references, one_speaker, tiles, lemmas,
    one_reading_a_wording, places, every_word, furniture, shares, indirect_speech,
)  # fmt: skip


def problems(edition: Json) -> list[str]:
    """Every breach, in words that name the place; empty when all is well."""
    return [breach for check in CHECKS for breach in check(edition)]


def collated(paths: Sequence[Any]) -> tuple[str, dict[str, Any]]:
    """The edition of these files, as bytes other programs get and as what they hold."""
    import variorum

    text = variorum.write(variorum.collate(variorum.read(paths)), "json")
    return text, json.loads(text)
