"""`python -m variorum.cli` is the same as `variorum`."""

from variorum.cli import main

main(prog_name="variorum")
