"""Lets the tests of every room import what they share: `properties` here, and the scorers in `benchmarks/`."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parent / "benchmarks"):
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
