"""Steps: a number as the name of the range that it falls in."""

from __future__ import annotations

from bisect import bisect_left

EDGES = (0, 1, 2, 3, 5, 8, 13, 20)
NAMES = (*map(str, EDGES), "more")


def step(number: int) -> str:
    """The least of 0, 1, 2, 3, 5, 8, 13, 20 that is not below the number, or "more"."""
    return NAMES[bisect_left(EDGES, number)]
