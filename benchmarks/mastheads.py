"""What reports say of themselves: outlet and date as found in the text, against the key of the stories.

    python benchmarks/mastheads.py [FOLDER]

Prints for outlets and dates how many files say it, how many were found, how many wrong, and every error. A file
names its outlet where the name stands in it at all; whether as its own or as another's source ("told X") only a reader
can tell, so that "outlet named" is an upper bound of what can be found.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import variorum

STORIES = Path(__file__).resolve().parents[2] / "shared/data/stories"


def squashed(name: str) -> str:
    """A name as it is compared: no article, no case, no marks, no word that every outlet has."""
    plain = re.sub(r"\b(?:the|online|digital|news|com|magazine|newspaper)\b", " ", name.lower().replace(".", " "))
    return "".join(c for c in plain if c.isalnum())


def same(found: str, true: str) -> bool:
    """Whether a name found is one of those the key gives ("Daily Mail / MailOnline")."""
    return any(squashed(found) == squashed(t) for t in re.split(r"\s*/\s*|\s*\(|\)", true) if t.strip())


def names(text: str, true: str) -> bool:
    """Whether a text holds the outlet's name at all."""
    return any(
        re.search(rf"(?<!\w){re.escape(t.strip())}(?!\w)", text)
        for t in re.split(r"\s*/\s*|\s*\(|\)", true)
        if t.strip()
    )


def main(folder: Path) -> None:
    """Prints the figures."""
    tally = dict.fromkeys(("files", "outlet named", "outlet", "outlet wrong", "date said", "date", "date wrong"), 0)
    errors = []
    for key in sorted(folder.glob("*/meta.json")):
        for report in json.loads(key.read_text("utf-8"))["reports"]:
            path = key.parent / report["file"]
            (article,) = variorum.read([str(path)])
            head = variorum.find(article).masthead
            where = f"{key.parent.name}/{report['file']}"
            tally["files"] += 1
            tally["outlet named"] += names(article.text, report["outlet"])
            if head.outlet is not None:
                right = same(head.outlet, report["outlet"])
                tally["outlet" if right else "outlet wrong"] += 1
                if not right:
                    errors.append(f"{where}: {head.outlet!r} ({head.outlet_rule}), is {report['outlet']!r}")
            elif names(article.text, report["outlet"]):
                errors.append(f"{where}: nothing found, is {report['outlet']!r}, which is named in it")
            said = re.match(r"\s*date (\d{4}-\d\d-\d\d)", article.text)
            tally["date said"] += said is not None
            if head.published is not None:
                right = head.published == report["date"] or (said is not None and head.published == said[1])
                tally["date" if right else "date wrong"] += 1
                if not right:
                    errors.append(f"{where}: {head.published} ({head.published_rule}), is {report['date']}")
    for name, count in tally.items():
        print(f"{name:14} {count}")
    print(*errors, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
