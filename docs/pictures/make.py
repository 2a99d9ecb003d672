#!/usr/bin/env python3
"""Makes the pictures of the documentation from the example story, so that they stay true.

    .venv/bin/python docs/pictures/make.py

Needs Chromium (Debian's package `chromium`); the page is opened from a file, without a network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import variorum
from variorum import example

HERE = Path(__file__).parent
CHROMIUM = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURES = (("edition", 1280, 1500, False), ("edition-dark", 1280, 1500, True), ("edition-phone", 500, 1500, False))
"""Name, width and height in pixels, and whether it is dark. Chromium's narrowest window is 500 pixels wide."""


def main() -> int:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium here: install it (Debian: chromium) and run this again.", file=sys.stderr)
        return 1
    page = variorum.write(variorum.collate(variorum.read(example.paths())), "html")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "edition.html"
        path.write_text(page, encoding="utf-8")
        for name, width, height, dark in PICTURES:
            out = HERE / f"{name}.png"
            flags = [f"--user-data-dir={folder}/{name}", f"--window-size={width},{height}", f"--screenshot={out}"]
            mood = ["--blink-settings=preferredColorScheme=0"] if dark else []
            subprocess.run(
                [chromium, *CHROMIUM, *flags, *mood, path.as_uri()], check=True, capture_output=True, timeout=120
            )
            print(out.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
