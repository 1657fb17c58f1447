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
ROOTS_TRIED = 4


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
    """Heads of the best tree with one root. ``scores[child, head]``; head 0 is the root, word ``i`` is head ``i+1``.

    Where the best spanning tree has several roots, each of the ROOTS_TRIED best of
    them is tried as the only one.
    """
    count = scores.shape[0]
    square = np.full((count + 1, count + 1), NEVER)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads = _span(square)
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1:
        return heads[1:]
    tried = sorted(roots.tolist(), key=lambda root: -square[root, 0])[:ROOTS_TRIED]
    trees = [_span(_with_root(square, root)) for root in tried]
    words = np.arange(1, count + 1)
    best = max(trees, key=lambda tree: float(square[words, tree[1:]].sum()))
    return best[1:]


def _with_root(scores: Scores, root: int) -> Scores:
    rooted = scores.copy()
    rooted[:, 0] = NEVER
    rooted[root] = NEVER
    rooted[root, 0] = 0.0
    return rooted


def _span(scores: Scores) -> Heads:
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not cycle:
        return heads
    outside = np.ones(len(heads), bool)
    outside[cycle] = False
    rest = np.flatnonzero(outside)
    leaving = scores[rest[:, None], cycle]
    gains = scores[np.array(cycle)[:, None], rest] - scores[cycle, heads[cycle]][:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    small[:-1, :-1] = scores[rest[:, None], rest]
    small[:-1, -1] = leaving.max(1)
    small[-1, :-1] = gains.max(0)
    small[0] = NEVER
    inner = _span(small)
    answer: Heads = heads.copy()
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
