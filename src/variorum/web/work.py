"""The background process of the local page: `python -P -m variorum.web.work` reads what to do, and says how far it is.

For each line of JSON that comes in (the paths to read, the folder to write to) it does the work and waits for the next,
with everything warm, and what it found in the articles, most of which are the same the next time. Lines of JSON go out:
`{"done": n, "of": n}` while it works, at the end `{"stories": […], "set_aside": […]}`, or `{"error": "…"}`. A process
of its own can be stopped at any time, and takes nobody with it when a report makes a library fail.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from variorum.errors import VariorumError
from variorum.model import Article, Edition, Findings

__all__ = ["made", "main"]

EVERY = 0.2
"""Seconds between two lines that say how far it is."""


def main() -> None:
    """Reads requests from standard input, does each, and says so on standard output; ends with its input."""
    for line in sys.stdin:
        try:
            say(made(json.loads(line)))
        except VariorumError as error:
            say({"error": str(error)})
        except Exception as error:  # the page must say that something failed, whatever it was
            say({"error": f"The edition could not be made ({type(error).__name__}: {error}). This is a defect."})


@lru_cache(maxsize=2000)
def found(article: Article) -> Findings:
    """What is found in an article, remembered."""
    from variorum.finding.article import find

    return find(article)


def say(message: dict[str, Any]) -> None:
    """A line for the page's process."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def made(request: dict[str, Any]) -> dict[str, Any]:
    """Makes the editions, writes them to the folder `out`, and gives what the page needs to know of each."""
    from variorum.engines import local
    from variorum.web.editions import editions
    from variorum.writers.json import to_json

    articles = local.read(
        request["paths"],
        max_bytes=request["max_bytes"],
        manifest=request["manifest"],
        transcripts=request["transcripts"],
        corrections=request["corrections"],
    )
    out = Path(request["out"])
    stories = []
    total = len(articles)
    if articles:
        for number, edition in enumerate(editions(articles, watch=Watch(total), finder=found)):
            name = f"{number}.json"
            (out / name).write_text(to_json(edition), encoding="utf-8")
            stories.append(told(edition, number, name))
    return {"stories": stories, "set_aside": [[s.path, s.reason] for s in articles.set_aside]}


def told(edition: Edition, number: int, name: str) -> dict[str, Any]:
    """What the list of stories says of one."""
    from variorum.ids import digest
    from variorum.writers.review import review
    from variorum.writers.variants import shared_utterances
    from variorum.writers.wording import sentence, story_title, witnesses_counted

    least = min((w.sha256 + w.path for w in edition.witnesses), default="")
    return {
        "key": "main" if number == 0 else digest(least, length=6),
        "file": name,
        "title": sentence(story_title(edition, shared_utterances(edition))),
        "reports": witnesses_counted(edition.witnesses),
        "utterances": len(edition.utterances),
        "concerns": len(review(edition)),
        "decisions": sum(d.state == "applied" for d in edition.corrections),
        "unfit": [[d.id, d.note] for d in edition.corrections if d.state == "unfit"],
    }


class Watch:
    """Passes the articles on and says how many are read, over all stories."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.last = total, 0, 0.0

    def __call__(self, articles: Sequence[Article]) -> Iterator[Article]:
        from time import monotonic

        for article in articles:
            yield article
            self.done += 1
            if monotonic() - self.last > EVERY or self.done == self.total:
                self.last = monotonic()
                say({"done": self.done, "of": self.total})


if __name__ == "__main__":
    main()
