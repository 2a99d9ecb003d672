"""Correcting: what did a person decide? `corrections.toml` → corrections → what is done to articles, findings, tallies.

`written` reads and writes the file's text; `force` says which corrections count; `reports`, `findings` and `tallies`
apply them where the walk comes by (the linking room applies those that say which things are the same); `decisions` says
of each what came of it. Nothing here opens a file.
"""
