"""An edition or a comparison as TEI P5: the parallel segmentation of its apparatus (Guidelines, chapter 13).

A passage in which all agree is plain text; one in which they do not is an `app` with its `lem` and `rdg`s, the kind
of each reading as its `type` (and, as `ana`, the category that explains it). Readings that differ in marks or
capitals only are of the type `punctuation`. Words left out are a `gap`, words in an editor's brackets are `supplied`.
A line break is an `lb`, a blank line a new paragraph. What moved between the base of a comparison and another version
lies between two anchors, with a `span` that says from where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from variorum.model import Comparison, Edition, Passage, Place, Utterance
from variorum.writers.compared.places import Lines
from variorum.writers.decided import decided
from variorum.writers.kinds import CUTS, KINDS, gravest
from variorum.writers.wording import labels

__all__ = ["to_tei"]

ILLEGAL: Mapping[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    **dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
}
"""Characters that XML cannot hold, each with the sign that stands for it."""

BLANK = re.compile(r"(?:\r?\n[^\S\n]*){2,}")
LINE = re.compile(r"\r?\n")
PUNCTUATION = "Only marks or capitals differ."

Anchor = tuple[int, str]
"""An offset into the base's text, and the name of the anchor there."""


def to_tei(whole: Edition | Comparison) -> str:
    """The edition or comparison as a TEI document, with a final line break. Every utterance of an edition is a `said`.

    Characters that XML cannot hold are shown as signs (␛).

    >>> to_tei(Edition("0.1.0", 1)).splitlines()[1]
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    """
    title, witnesses, speakers, body = comparison(whole) if isinstance(whole, Comparison) else edition(whole)
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
            *header(title, witnesses, speakers, whole.variorum),
            *changes(whole),
            "</teiHeader>",
            "<text><body>",
            *body,
            "</body></text>",
            "</TEI>\n",
        )
    )


Parts = tuple[str, list[tuple[str, str]], list[tuple[str, str]], list[str]]
"""A title, the witnesses and the speakers (each an id and a name), the body."""


def comparison(found: Comparison) -> Parts:
    """The parts of a comparison: one division, the text of the base."""
    anchors, spans = moves(found)
    body = ['<div type="text">', *paragraphs(found.text, found.passages, anchors), *spans, "</div>"]
    versions = [(v.siglum, f"{v.name} (sha256 {v.sha256})") for v in found.versions]
    return f"{len(found.versions)} versions of one text, against {found.base}", versions, [], body


def edition(found: Edition) -> Parts:
    """The parts of an edition: a division for each utterance."""
    names = labels(found.witnesses)
    witnesses = [
        (w.siglum, f"{names[w.siglum]}{f', {w.published}' if w.published else ''} (sha256 {w.sha256})")
        for w in found.witnesses
    ]
    speakers = [(s.id, s.name) for s in found.speakers]
    body = [line for utterance in found.utterances for line in said(utterance)]
    return f"An edition of {len(found.witnesses)} reports", witnesses, speakers, body or ["<div><p/></div>"]


def said(utterance: Utterance) -> Iterator[str]:
    """One utterance."""
    who = f' who="#speaker.{utterance.speaker}"' if utterance.speaker else ""
    yield f'<div type="utterance" xml:id="utterance.{utterance.id}">'
    if utterance.title:
        yield f"<head>{text_of(utterance.title)}</head>"
    yield f"<said{who}>"
    yield from paragraphs(utterance.text, utterance.passages, [])
    yield "</said></div>"


def header(
    title: str,
    witnesses: Sequence[tuple[str, str]],
    speakers: Sequence[tuple[str, str]],
    version: str,
) -> Iterator[str]:
    """The TEI header: what this is, the witnesses, how it is encoded, the kinds of reading."""
    yield f"<teiHeader><fileDesc><titleStmt><title>{text_of(title)}</title></titleStmt>"
    yield f"<publicationStmt><p>Made by Variorum {text_of(version)}.</p></publicationStmt>"
    yield "<sourceDesc>"
    if witnesses:
        yield "<listWit>"
        yield from (f'<witness xml:id="{siglum}">{text_of(name)}</witness>' for siglum, name in witnesses)
        yield "</listWit>"
    else:
        yield "<p>No witness.</p>"
    yield "</sourceDesc></fileDesc>"
    yield '<encodingDesc><variantEncoding method="parallel-segmentation" location="internal"/>'
    yield '<classDecl><taxonomy xml:id="kind.all">'
    meanings = {**{kind: v.meaning for kind, v in KINDS.items()}, "punctuation": PUNCTUATION}
    yield from (
        f'<category xml:id="kind.{kind}"><catDesc>{text_of(meaning)}</catDesc></category>'
        for kind, meaning in meanings.items()
    )
    yield "</taxonomy></classDecl></encodingDesc>"
    if speakers:
        yield "<profileDesc><particDesc><listPerson>"
        yield from (
            f'<person xml:id="speaker.{id_}"><persName>{text_of(name)}</persName></person>' for id_, name in speakers
        )
        yield "</listPerson></particDesc></profileDesc>"


def changes(whole: Edition | Comparison) -> Iterator[str]:
    """What people decided of an edition, as the revisions of its header."""
    told = decided(whole) if isinstance(whole, Edition) else ()
    when = {d.id: d.on[:10] for d in whole.corrections} if isinstance(whole, Edition) else {}
    if told:
        yield "<revisionDesc>"
        for d in told:
            said = text_of(" ".join(x for x in (d.what, d.by, d.note) if x))
            yield f'<change when="{when[d.id]}" n={quoteattr(d.id)} type="{d.state}">{said}</change>'
        yield "</revisionDesc>"


def paragraphs(text: str, passages: Sequence[Passage], anchors: Sequence[Anchor]) -> Iterator[str]:
    """The text in paragraphs, with an `app` wherever a passage has more than one reading."""
    out: list[str] = ["<p>"]
    waiting = list(anchors)[::-1]
    for passage in passages:
        start, end = passage.at
        while waiting and waiting[-1][0] <= start:
            out.append(f'<anchor xml:id="{waiting.pop()[1]}"/>')
        words = text[start:end]
        if agreed(passage):
            out.append(broken(words))
        else:
            kept = words.rstrip()
            out.append(app(passage, kept))
            out.append(broken(words[len(kept) :]))
    out += [f'<anchor xml:id="{name}"/>' for _, name in waiting[::-1]]
    out.append("</p>")
    yield "".join(out)


def broken(words: str) -> str:
    """Text outside any `app`: a blank line begins a new paragraph."""
    return "</p>\n<p>".join(text_of(part) for part in BLANK.split(words))


def agreed(passage: Passage) -> bool:
    """Whether all who have the passage have it alike."""
    places = [place for reading in passage.readings for place in reading.places]
    return len(passage.readings) < 2 and len({p.text for p in places}) < 2 and not any(p.punctuation for p in places)


def app(passage: Passage, words: str) -> str:
    """The entry of one passage."""
    lemma, *rest = passage.readings
    kinds = [r.kind for r in rest]
    carried = wit([p for p in lemma.places if not p.punctuation])
    found = [f"<lem{carried}{type_of(lemma.kind)}>{marked_up(lemma.kind, words, '')}</lem>"]
    found += [rdg("punctuation", places, words) for places in by_text([p for p in lemma.places if p.punctuation])]
    found += [rdg(reading.kind, places, words) for reading in rest for places in by_text(reading.places)]
    kind = gravest([k for k in kinds if k != "verbatim"] or ["verbatim"]) if kinds else "punctuation"
    return f'<app type="{kind}">{"".join(found)}</app>'


def by_text(places: Sequence[Place]) -> list[list[Place]]:
    """The places that print the same characters, together."""
    held: dict[str, list[Place]] = {}
    for place in places:
        held.setdefault(place.text, []).append(place)
    return list(held.values())


def rdg(kind: str, places: Sequence[Place], lemma: str) -> str:
    """One reading and who carries it."""
    return f'<rdg{wit(places)} type="{kind}" ana="#kind.{kind}">{marked_up(kind, places[0].text, lemma)}</rdg>'


def marked_up(kind: str, words: str, lemma: str) -> str:
    """What stands in a reading: an editor's words in brackets are `supplied`; where words of the lemma are left out
    there is a `gap` that says how many, before the dots that show it (if any do)."""
    if kind == "bracket" and words:
        return f"<supplied>{text_of(words)}</supplied>"
    left_out = len(lemma.split())
    if left_out and (kind == "ellipsis" or (kind in CUTS and not words)):
        return f'<gap reason="{kind}" unit="word" quantity="{left_out}"/>{text_of(words)}'
    return text_of(words)


def type_of(kind: str) -> str:
    return "" if kind == "verbatim" else f' type="{kind}"'


def wit(places: Sequence[Place]) -> str:
    """Who carries a reading, as an attribute."""
    sigla = dict.fromkeys(f"#{p.siglum}" for p in places)
    return f" wit={quoteattr(' '.join(sigla))}" if sigla else ""


def text_of(text: str) -> str:
    """Text for XML: escaped, what XML cannot hold as a sign, and a line break as `lb`."""
    legal = text.translate(ILLEGAL)
    return "<lb/>".join(escape(part, {"\r": "&#13;"}) for part in LINE.split(legal))


def moves(found: Comparison) -> tuple[list[Anchor], list[str]]:
    """The anchors in the base's text for what moved between it and the versions before it, and what is said of them."""
    anchors: list[Anchor] = []
    spans: list[str] = []
    texts = {v.siglum: v.text for v in found.versions}
    for revision in found.revisions:
        if revision.after != found.base:
            continue
        lines = Lines(texts[revision.before])
        for change in (c for c in revision.changes if c.kind == "moved"):
            name = f"moved.{len(spans) + 1}"
            anchors += [(change.after.start, f"{name}.from"), (change.after.end, f"{name}.to")]
            line = lines.where(change.before.start).line
            spans.append(
                f'<span type="moved" from="#{name}.from" to="#{name}.to" corresp="#{revision.before}">'
                f"line {line} of {text_of(revision.before)}</span>"
            )
    return sorted(anchors), ["<spanGrp>", *spans, "</spanGrp>"] if spans else []
