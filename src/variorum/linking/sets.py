"""Disjoint sets of row numbers (union-find)."""

from __future__ import annotations

from collections import defaultdict

__all__ = ["Sets"]


class Sets:
    """Numbers in disjoint sets; a set is known by its smallest number, so that the order of joining plays no part.

    >>> sets = Sets(4)
    >>> sets.join(3, 1)
    >>> sets.all(), sets.find(3)
    ([[0], [1, 3], [2]], 1)
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, n: int) -> int:
        """The smallest number of the set that `n` is in."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, a: int, b: int) -> None:
        """Makes one set of the sets of `a` and `b`."""
        a, b = sorted((self.find(a), self.find(b)))
        self._parent[b] = a

    def all(self) -> list[list[int]]:
        """The sets, each sorted, in the order of their smallest numbers."""
        out: defaultdict[int, list[int]] = defaultdict(list)
        for n in range(len(self._parent)):
            out[self.find(n)].append(n)
        return [out[k] for k in sorted(out)]
