"""An invented edition for the writers: six reports of a bell founder's voice message, with every kind of reading.

The edition is put together by hand (nothing of the pipeline is used), but every offset is counted, so that each place
gives back its text. One of the reports is hostile: it prints a script, a bidi override, emoji, Arabic and a word of
200 letters.
"""

from __future__ import annotations

from variorum.ids import digest, quotation_id
from variorum.model import (
    Edition,
    Fidelity,
    Furniture,
    Passage,
    Place,
    Quoted,
    Reading,
    SetAside,
    Share,
    SharedText,
    Span,
    Speaker,
    Tally,
    TallyPlace,
    TallyValue,
    Utterance,
    Witness,
)

LONG_WORD = "Glockengiess" + "erei" * 47

# Each passage: the words of the reading text (with what follows them), then what each witness prints and how it stands
# to them. "=" is the reading text's own words; a witness that is not named does not reach this far.
PASSAGES: list[tuple[str, dict[str, tuple[str, str]]]] = [
    ("Good evening, Father Teo, ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("=", "")}),
    ("it’s late, ", {"HC": ("=", ""), "NL": ("it is late,", "contraction"), "TEP": ("", "omission")}),
    ("and I ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("", "omission")}),
    ("really ", {"HC": ("=", ""), "NL": ("very", "substitution"), "TEP": ("", "omission")}),
    ("hope this doesn’t wake you. ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("", "omission")}),
    ("The ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("=", ""), "W3K": ("[The", "bracket")}),
    ("big ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("", "omission"), "W3K": ("", "omission")}),
    ("bell ", {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("=", ""), "W3K": ("bell]", "bracket")}),
    ("", {"TEP": ("of Saint Orso", "insertion")}),
    (
        "is not cracked. ",
        {"HC": ("=", ""), "NL": ("=", ""), "TEP": ("is now cracked.", "substitution"), "W3K": ("=", "")},
    ),
    (
        "I checked it myself, twice. ",
        {"HC": ("=", ""), "NL": ("I went over it two times.", "paraphrase"), "W3K": ("", "splice")},
    ),
    ("We f–ked up ", {"HC": ("We f***ed up", "masked"), "NL": ("=", ""), "W3K": ("We f----d up", "masked")}),
    ("the frame, ", {"HC": ("=", ""), "NL": ("=", ""), "W3K": ("=", "")}),
    ("you know, ", {"HC": ("=", ""), "NL": ("", "cleaned"), "W3K": ("", "cleaned")}),
    ("and the colour ", {"HC": ("=", ""), "NL": ("and the color", "spelling"), "W3K": ("=", "")}),
    ("of the bronze are ", {"HC": ("=", ""), "NL": ("of the bronze is", "grammar"), "W3K": ("=", "")}),
    ("wrong. ", {"HC": ("=", ""), "NL": ("=", ""), "W3K": ("=", "")}),
    ("But the ", {"HC": ("=", ""), "XR": ("=", "")}),
    ("clapper ", {"HC": ("=", ""), "XR": ("dapper", "disputed")}),
    ("is sound, and it will ring ", {"HC": ("=", ""), "XR": ("=", "")}),
    ("on the ninth of May. ", {"HC": ("=", ""), "XR": ("", "ellipsis")}),
    (f"<script>alert(1)</script> \u202egnir lliw ti\u202c 🔔👨‍👩‍👧 الجرس جميل {LONG_WORD}. ", {"XR": ("=", "")}),
    ("Give my love to Inés. ", {"HC": ("=", ""), "NL": ("=", ""), "W3K": ("=", ""), "XR": ("=", "")}),
    ("Good night.", {"HC": ("=", ""), "NL": ("=", ""), "W3K": ("=", ""), "XR": ("=", "")}),
]  # fmt: skip

OUTLETS = {
    "HC": ("harbour-courier.txt", "The Harbour Courier", "2031-05-02", "A founder’s apology, left on a priest’s phone"),
    "NL": (
        "northern-ledger.txt",
        "The Northern Ledger",
        "2031-05-02",
        "“We got the frame wrong”: bell maker says sorry",
    ),
    "TEP": ("evening-post.html", "Tallis Evening Post", "2031-05-03", "Bell ‘now cracked’, says maker"),
    "W3K": ("reports/unnamed.txt", None, None, None),
    "XR": ("x-ring.txt", "<b>X</b>-Ring & Co", "2031-05-~04", "<script>alert('title')</script>"),
    "HCC": ("courier-copy.txt", "Valley Wire", "2031-05-03", "A founder’s apology"),
}
"""Siglum: path, outlet, date, headline."""

FURNITURE = ("Share this",)

Part = str | tuple[int, ...]

REPORTS: dict[str, list[Part]] = {
    "HC": [
        "By Odile Marchetti-Nwosu\n\nShare this\n\nThe bell founder Amara Castellanos left a four-minute message for a "
        "parish priest on Thursday night, in which she said sorry.\n\n“",
        (0, 1, 2, 3, 4),
        "” she began. “",
        (5, 6, 7, 9, 10),
        "”\n\nShe went on: “",
        (11, 12, 13, 14, 15, 16),
        "\n\n“",
        (17, 18, 19, 20),
        "”\n\nCastellanos, 58, ended: “",
        (22, 23),
        "”\n\nThe parish said in a statement: “We are grateful for the candour.”\n",
    ],
    "NL": [
        '"',
        (0, 1, 2, 3, 4, 5, 6, 7, 9),
        '" Amara Castellanos says in the recording.\n\n"',
        (10, 11, 12, 13, 14, 15, 16),
        '"\n\n"',
        (22, 23),
        '" she ends. The film "The Ninth Bell" was shot at her foundry.\n',
    ],
    "TEP": [
        "‘",
        (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
        "’ the founder told Father Teo, of what some call a ‘disaster’.\n",
    ],
    "W3K": [
        "Castellanos is heard to say: “",
        (5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16),
        "”\n\n“",
        (22, 23),
        "”\n\n“It will ring,” someone said.\n",
    ],
    "XR": [
        "<img src=x onerror=alert(2)> reports: “",
        (17, 18, 19, 20),
        "” and then “",
        (21,),
        "”.\n\nAt last: “",
        (22, 23),
        "”\n",
    ],
    "HCC": [
        "The bell founder Amara Castellanos left a four-minute message for a parish priest on Thursday night, in which "
        "she said sorry. “",
        (0, 1, 2, 3, 4),
        "” she began.\n",
    ],
}

OTHER = {
    "HC": (("We are grateful for the candour.", "direct", "parish", "statement"),),
    "NL": (("The Ninth Bell", "title", None, None),),
    "TEP": (("disaster", "scare", None, None),),
    "W3K": (("It will ring,", "direct", None, None),),
}
"""Quotations of other utterances or of none: words, kind, speaker, title of the utterance."""


def edition() -> Edition:
    """The invented edition."""
    texts: dict[str, str] = {}
    places: dict[int, list[tuple[str, Place]]] = {n: [] for n in range(len(PASSAGES))}
    quotations: list[Quoted] = []
    for siglum, parts in REPORTS.items():
        texts[siglum], quoted = printed(siglum, parts, places)
        quotations += quoted
    utterances = [voice_message(places)]
    for siglum, rest in OTHER.items():
        for words, kind, speaker, title in rest:
            quoted, utterance = another(siglum, texts[siglum], words, kind, speaker, title)
            quotations.append(quoted)
            utterances += [utterance] if utterance else []
    quotations.sort(key=lambda q: (list(REPORTS).index(q.witness), q.start))
    return Edition(
        variorum="0.1.0",
        version=1,
        witnesses=tuple(witness(siglum, text) for siglum, text in texts.items()),
        speakers=(
            Speaker(
                "s-amara-castellanos",
                "Amara Castellanos",
                "person",
                ("Amara Castellanos", "Castellanos", "the founder"),
            ),
            Speaker("s-parish", "The parish", "organisation", ("The parish",)),
        ),
        quotations=tuple(quotations),
        utterances=tuple(utterances),
        tallies=(tally(texts),),
        notes=("One report, x-ring.txt, may be in another language.",),
        set_aside=(SetAside("notes/empty.txt", "there is no text in it"),),
    )


def printed(siglum: str, parts: list[Part], places: dict[int, list[tuple[str, Place]]]) -> tuple[str, list[Quoted]]:
    """A report's text, and its quotations of the voice message; `places` is filled for the passages it prints."""
    text, quoted = "", []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        start, mine = len(text), []
        for n in part:
            lemma = PASSAGES[n][0].rstrip()
            words, kind = PASSAGES[n][1].get(siglum) or PASSAGES[n][1]["HC"]
            words = lemma if words == "=" else "…" if kind == "ellipsis" else words
            gap = " " if len(text) > start and words and not text.endswith(" ") else ""
            text += gap + words
            mine.append((n, kind or "verbatim", len(text) - len(words), len(text), words))
        name = quotation_id("a" + siglum, (Span(start, len(text)),))
        for n, kind, a, b, words in mine:
            places[n].append((kind, Place(siglum, name, a, b, words, punctuation=siglum == "NL" and n == 9)))
        reordered = ("reordered",) if siglum == "XR" and part[0] == 17 else ()
        quoted.append(
            Quoted(
                id=name,
                witness=siglum,
                start=start,
                end=len(text),
                spans=(Span(start, len(text)),),
                text=text[start:],
                kind="direct",
                within=None,
                speaker="s-amara-castellanos",
                mention=None,
                rule="subject of the cue",
                score=0.42 if siglum == "XR" else 0.97,
                cue=None,
                addressee="Father Teo",
                utterance="u-bell",
                fragment=reordered,
            )
        )
    return text, quoted


def voice_message(places: dict[int, list[tuple[str, Place]]]) -> Utterance:
    """The utterance that all six reports quote."""
    passages, at = [], 0
    for n, (words, _) in enumerate(PASSAGES):
        by_reading: dict[tuple[str, str], list[Place]] = {}
        for kind, place in places[n]:
            by_reading.setdefault((kind, place.text), []).append(place)
        readings = [Reading(text, kind, tuple(where)) for (kind, text), where in by_reading.items()]  # type: ignore[arg-type]
        readings.sort(key=lambda r: (r.text != words.rstrip(), r.kind, r.text))
        disputed = any(r.kind == "disputed" for r in readings)
        passages.append(Passage(Span(at, at + len(words)), disputed, n == 16, tuple(readings)))
        at += len(words)
    text = "".join(words for words, _ in PASSAGES)
    return Utterance("u-bell", "s-amara-castellanos", "voice message", text, True, tuple(passages), shares(places))


def shares(places: dict[int, list[tuple[str, Place]]]) -> tuple[Share, ...]:
    counts: dict[str, dict[str, int]] = {siglum: {} for siglum in REPORTS}
    words = dict.fromkeys(REPORTS, 0)
    for n, here in places.items():
        for kind, place in here:
            counts[place.siglum][kind] = counts[place.siglum].get(kind, 0) + 1
            words[place.siglum] += len(PASSAGES[n][0].split()) if place.text and kind != "ellipsis" else 0
    total = sum(len(lemma.split()) for lemma, _ in PASSAGES)
    tested = {"HC": Fidelity(0.98, 0.93, 0.995, 60, 1)}
    return tuple(
        Share(s, round(words[s] / total, 3), dict(sorted(counts[s].items())), tested.get(s)) for s in sorted(REPORTS)
    )


def another(
    siglum: str, text: str, words: str, kind: str, speaker: str | None, title: str | None
) -> tuple[Quoted, Utterance | None]:
    """A quotation outside the voice message, and the utterance that it alone reports (none where it is not speech)."""
    start = text.index(words)
    name, end = quotation_id("a" + siglum, (Span(start, start + len(words)),)), start + len(words)
    utterance = None
    if kind == "direct":
        reading = Reading(words, "verbatim", (Place(siglum, name, start, end, words),))
        passage = Passage(Span(0, len(words)), False, False, (reading,))
        share = Share(siglum, 1.0, {"verbatim": 1})
        who = f"s-{speaker}" if speaker else None
        utterance = Utterance("u" + digest(words), who, title, words, True, (passage,), (share,))
    named = "the cue beside it" if speaker else "no one is named near it"
    quoted = Quoted(
        id=name,
        witness=siglum,
        start=start,
        end=end,
        spans=(Span(start, end),),
        text=words,
        kind=kind,  # type: ignore[arg-type]
        within=None,
        speaker=utterance.speaker if utterance else None,
        mention=None,
        rule=named if kind == "direct" else "not speech",
        score=0.9,
        cue=None,
        addressee=None,
        utterance=utterance.id if utterance else None,
    )
    return quoted, utterance


def witness(siglum: str, text: str) -> Witness:
    path, outlet, published, title = OUTLETS[siglum]
    furniture = tuple(
        Furniture(at := text.index(words), at + len(words), "share") for words in FURNITURE if words in text
    )
    urls = {"XR": "javascript:alert(3)", "HC": "https://courier.example/bell"}
    return Witness(
        siglum=siglum,
        path=path,
        sha256=digest(text, length=64),
        chars=len(text),
        kind="report",
        outlet=outlet,
        outlet_rule="named in the text" if outlet else None,
        published=published,
        published_rule="date line" if published else None,
        title=title,
        byline="Odile Marchetti-Nwosu" if siglum == "HC" else None,
        url=urls.get(siglum),
        language="en",
        text=text,
        furniture=furniture,
        copy_of="HC" if siglum == "HCC" else None,
        shares_text_with=(SharedText("HC", 0, 120),) if siglum == "HCC" else (),
    )


def tally(texts: dict[str, str]) -> Tally:
    at = {siglum: text.index("four-minute") for siglum, text in texts.items() if "four-minute" in text}
    places = tuple(TallyPlace(siglum, n, n + 11) for siglum, n in at.items())
    return Tally(
        id="t1",
        type="duration",
        subject="message",
        attribute="length",
        verdict="differ",
        note="One says three minutes where the rest say four.",
        values=(TallyValue("four-minute", "PT4M", 1, places),),
    )
