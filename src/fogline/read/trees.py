"""Dependency trees out of arc scores.

Nearly always the best head of each word makes a tree by itself; where it does
not, the maximum spanning tree with a single root is found (Chu and Liu 1965,
Edmonds 1967).
"""

import numpy as np
from numpy.typing import NDArray

Heads = NDArray[np.int64]
Scores = NDArray[np.float64]

NEVER = -1e30
_ONE_ROOT = 1e6
"""Cost of an arc from the root: dearer than any tree's scores, so that one is taken and no more."""


def find_broken(heads: Heads, counts: Heads) -> list[int]:
    """Rows of a padded batch whose heads are not a tree with one root.

    ``heads[row, word]`` is 0 for the root, else the head's number from 1;
    ``counts[row]`` is the number of words of the row.
    """
    rows, width = heads.shape
    real = np.arange(width) < counts[:, None]
    roots = ((heads == 0) & real).sum(1)
    climbing = np.zeros((rows, width + 1), np.int64)
    climbing[:, 1:] = np.where(real, heads, 0)
    for _ in range(max(1, int(width).bit_length())):
        climbing = np.take_along_axis(climbing, climbing, 1)
    loops = climbing.any(1)
    return [int(row) for row in np.flatnonzero((roots != 1) | loops) if counts[row]]


def find_tree(scores: NDArray[np.floating]) -> Heads:
    """Heads of the best tree with one root. ``scores[child, head]``; head 0 is the root, word ``i`` is head ``i+1``."""
    count = scores.shape[0]
    square = np.full((count + 1, count + 1), NEVER)
    square[1:] = scores
    square[:, 0] -= _ONE_ROOT
    np.fill_diagonal(square, NEVER)
    return _span(square)[1:]


def _span(scores: Scores) -> Heads:
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    leaving = scores[np.ix_(rest, cycle)]
    gains = scores[np.ix_(cycle, rest)] - scores[cycle, heads[cycle]][:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1] = leaving.max(1)
    small[-1, :-1] = gains.max(0)
    small[0] = NEVER
    inner = _span(small)
    answer = heads.copy()
    into_cycle = inner[:-1] == len(rest)
    answer[rest] = np.where(into_cycle, np.array(cycle)[leaving.argmax(1)], rest[np.minimum(inner[:-1], len(rest) - 1)])
    broken = cycle[int(gains[:, inner[-1]].argmax())]
    answer[broken] = rest[inner[-1]]
    answer[0] = 0
    return answer


def _find_cycle(heads: Heads) -> list[int]:
    """The words of one cycle, or none."""
    state = [0] * len(heads)
    state[0] = 2
    chain = heads.tolist()
    for start in range(1, len(chain)):
        path = []
        word = start
        while state[word] == 0:
            state[word] = 1
            path.append(word)
            word = chain[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for seen in path:
            state[seen] = 2
    return []
