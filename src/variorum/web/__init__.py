"""The local page: what `writers.html` writes, served on 127.0.0.1 with buttons for every correction.

`desk` holds what is shown, `work` makes editions in a process of its own, `guard` lets nobody else in, `pages` answers.
"""
