#!/usr/bin/env python3
"""Times each stage of the walk, from files to page, and CollateX on the same quotations in the same run.

    benchmarks/walk.py [PATH...] [--rounds 5] [--without-peer]

PATH are the reports of one story (default: `../shared/data/memo`, else the example story). Each figure is the best of
the rounds, in milliseconds: what the machine can do when nothing else disturbs it. CollateX 2.3 runs in an
environment of its own, made in a temporary folder; where it cannot be had, that is said. It is given, as its input
format wants it, one text a witness: the witness's quotations of the largest utterance, joined."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peer import collatex_python

ROOT = Path(__file__).resolve().parents[1]
MEMO = ROOT / "../shared/data/memo"
PEER_SECONDS = 120
"""After this CollateX is given up on; it takes 8 to 14 seconds for the memo."""

COLLATEX = """
import json, sys, time
import collatex
witnesses = json.load(sys.stdin)
collation = collatex.Collation()
for siglum, text in witnesses.items():
    collation.add_plain_witness(siglum, text)
began = time.perf_counter()
collatex.collate(collation, output="json", segmentation=False)
print(time.perf_counter() - began)
"""


def best(rounds: int, do: Callable[[], Any]) -> tuple[float, Any]:
    """The shortest of several runs, in milliseconds, and what the last one gave."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        out = do()
        times.append(1000 * (time.perf_counter() - began))
    return min(times), out


def stages(paths: list[str], rounds: int) -> tuple[list[tuple[str, float]], Any]:
    """(stage, milliseconds) in the order of the walk, and the edition."""
    import variorum
    from variorum import collation, linking
    from variorum.edition import edition, fragments, sigla

    rows = []

    def timed(name: str, do: Callable[[], Any]) -> Any:
        milliseconds, out = best(rounds, do)
        rows.append((name, milliseconds))
        return out

    articles = timed("read", lambda: variorum.read(paths))
    reports = sorted(articles, key=lambda a: a.id)
    findings = timed("find", lambda: [variorum.find(a) for a in reports])
    links = timed("link", lambda: linking.link(reports, findings))
    names = sigla(reports, findings)
    printed = fragments(reports, findings, links, names)
    apparatuses = timed("collate", lambda: {act: collation.collate(p) for act, p in printed.items()})
    made = timed("edit", lambda: edition(reports, findings, links, names, apparatuses))
    for format_ in ("json", "text", "html"):
        timed(f"write {format_}", lambda f=format_: variorum.write(made, f))
    largest = made.utterances[0].id
    rows.append(
        ("(collate: the largest utterance alone)", best(rounds, lambda: collation.collate(printed[largest]))[0])
    )
    return rows, printed[largest]


def whole(paths: list[str], rounds: int) -> float:
    """Milliseconds for the whole process: files in, page out."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "variorum", "collate", *paths, "-o", f"{folder}/edition.html"]
        return best(rounds, lambda: subprocess.run(command, check=True, capture_output=True))[0]


def help_alone(rounds: int) -> float:
    """Milliseconds for `variorum --help`."""
    return best(rounds, lambda: subprocess.run([sys.executable, "-m", "variorum", "--help"], capture_output=True))[0]


def collatex(printed: Any) -> float | str:
    """Milliseconds that CollateX takes for the same quotations, or why there is no figure."""
    texts: dict[str, list[str]] = {}
    for fragment in printed:
        texts.setdefault(fragment.siglum, []).extend(fragment.text[s:e] for s, e in fragment.spans)
    python = collatex_python(Path(tempfile.gettempdir()) / "variorum-collatex-2.3")
    if python is None:
        return "not to be had here; skipped"
    witnesses = json.dumps({siglum: " ".join(parts) for siglum, parts in texts.items()})
    command = [str(python), "-c", COLLATEX]
    try:
        done = subprocess.run(
            command, input=witnesses, text=True, capture_output=True, check=True, timeout=PEER_SECONDS
        )
    except subprocess.TimeoutExpired:
        return f"not done in {PEER_SECONDS} s"
    return 1000 * float(done.stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--without-peer", action="store_true")
    options = parser.parse_args()
    paths = options.paths or ([str(MEMO)] if MEMO.is_dir() else [])
    if not paths:
        from variorum import example

        paths = [str(p) for p in example.paths()]
    rows, printed = stages(paths, options.rounds)
    rows.append(("whole process, page written", whole(paths, options.rounds)))
    rows.append(("variorum --help", help_alone(options.rounds)))
    for name, milliseconds in rows:
        print(f"{name:44} {milliseconds:9.1f} ms")
    if not options.without_peer:
        peer = collatex(printed)
        shown = peer if isinstance(peer, str) else f"{peer:9.1f} ms"
        print(f"{'CollateX 2.3, the largest utterance':44} {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
