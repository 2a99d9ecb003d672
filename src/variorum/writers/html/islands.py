"""What the page's script knows beside the page itself: every printing of every passage, as data that nothing runs.

The values are arrays and not objects, the outlets and quotations numbers, since a page of two hundred reports has fifty
thousand places. The script is the only reader; other programs take the edition's JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from variorum.model import Edition, Passage, Utterance
from variorum.writers.html.manner import PUNCTUATION, family
from variorum.writers.html.reports import WEB
from variorum.writers.kinds import KINDS
from variorum.writers.shown import shown
from variorum.writers.variants import is_cut
from variorum.writers.wording import day, sentence

__all__ = ["of_edition", "of_utterance"]

SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""JSON stands in a script element: nothing in it may look like the end of one."""


def of_edition(edition: Edition, names: Mapping[str, str], whole: frozenset[str]) -> str:
    """Each report (siglum, name, date, address, digest, file, whether its text is on the page) and each kind (sign,
    name, meaning, colour)."""
    kinds = {**KINDS, "punctuation": PUNCTUATION}
    return encoded(
        {
            "variorum": edition.variorum,
            "witnesses": [
                [
                    w.siglum, sentence(names.get(w.siglum, w.siglum)), day(w.published), address(w.url), w.sha256,
                    shown(w.path), w.siglum in whole,
                ]
                for w in edition.witnesses
            ],
            "kinds": {k: [v.sign, v.name, v.meaning, family(k)] for k, v in kinds.items()},
        }
    )  # fmt: skip


def address(url: str | None) -> str | None:
    """An address that may become a link: `javascript:` and the like may not."""
    return url if url and url.startswith(WEB) else None


def of_utterance(utterance: Utterance, order: Mapping[str, int]) -> str:
    """The passages of an utterance: where each stands in the reading text, its words, its readings with every place.

    `order` is the number of each witness in `of_edition`. A reading is kind, text (0: the words), whether it leaves
    words out, and places (witness, quotation, start, end, and its own text where that differs in marks or capitals).
    """
    quotations: dict[str, int] = {}
    return encoded(
        {
            "passages": [passage(utterance, p, order, quotations) for p in utterance.passages],
            "quotations": list(quotations),
        }
    )


def passage(whole: Utterance, of: Passage, order: Mapping[str, int], quotations: dict[str, int]) -> list[Any]:
    """One passage."""
    words = whole.text[of.at.start : of.at.end]
    readings = []
    for reading in of.readings:
        places = []
        for p in reading.places:
            n = quotations.setdefault(str(p.fragment), len(quotations))
            own = [shown(p.text)] if p.text != reading.text and p.end > p.start else []
            places.append([order[p.siglum], n, p.start, p.end, *own])
        text = 0 if reading.text == words.strip() else shown(reading.text)
        readings.append([reading.kind, text, int(is_cut(reading, of)), places])
    return [of.at.start, of.at.end, shown(words), readings]


def encoded(value: Any) -> str:
    """JSON that can stand inside a script element."""
    return msgspec.json.encode(value).decode("utf-8").translate(SAFE)
