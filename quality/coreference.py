"""Coreference scores of clusterings: MUC, B-cubed and CEAF-e, and their mean (the CoNLL score).

Definitions: Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005 (phi 4), with the assignment solved exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Clusters = Sequence[frozenset[str]]


def f1(precision: float, recall: float) -> float:
    """Harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_muc(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Precision and recall of links; 1 where there are no links to find."""
    return _muc(found, gold), _muc(gold, found)


def _muc(key: Clusters, response: Clusters) -> float:
    of = {i: n for n, cluster in enumerate(response) for i in cluster}
    right = total = 0
    for cluster in key:
        parts = {of.get(i, f"alone {i}") for i in cluster}
        right += len(cluster) - len(parts)
        total += len(cluster) - 1
    return right / total if total else 1.0


def score_b_cubed(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Precision and recall averaged over items."""
    return _b_cubed(found, gold), _b_cubed(gold, found)


def _b_cubed(key: Clusters, response: Clusters) -> float:
    of = {i: cluster for cluster in response for i in cluster}
    items = [(i, cluster) for cluster in key for i in cluster]
    return sum(len(c & of.get(i, frozenset((i,)))) / len(c) for i, c in items) / len(items) if items else 1.0


def score_ceaf_e(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Precision and recall of the best one-to-one alignment of clusters by phi 4 (the Dice coefficient)."""
    if not gold or not found:
        return 0.0, 0.0
    total = 0.0
    for ours, theirs in _tie(gold, found):
        gains = [[2 * len(g & f) / (len(g) + len(f)) for f in theirs] for g in ours]
        total += sum(gains[g][f] for g, f in assign(gains))
    return total / len(found), total / len(gold)


def _tie(gold: Clusters, found: Clusters) -> Iterable[tuple[Clusters, Clusters]]:
    """The parts of the two clusterings that overlap nowhere with the rest: they can be aligned each by itself."""
    holders: dict[str, list[int]] = {}
    for number, cluster in enumerate((*gold, *found)):
        for item in cluster:
            holders.setdefault(item, []).append(number)
    sides, seen = (*gold, *found), set[int]()
    for first in range(len(gold)):
        part, waiting = set[int](), [first]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                part.add(number)
                waiting += [n for item in sides[number] for n in holders[item]]
        one = [sides[n] for n in sorted(part) if n < len(gold)]
        two = [sides[n] for n in sorted(part) if n >= len(gold)]
        if one and two:
            yield one, two


def score_conll(gold: Iterable[Iterable[str]], found: Iterable[Iterable[str]]) -> dict[str, float]:
    """F1 of the three and their mean."""
    one, two = [frozenset(c) for c in gold], [frozenset(c) for c in found]
    scores = {
        "muc": f1(*score_muc(one, two)),
        "b3": f1(*score_b_cubed(one, two)),
        "ceafe": f1(*score_ceaf_e(one, two)),
    }
    return {**scores, "conll": sum(scores.values()) / 3}


def assign(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The assignment of rows to columns with the greatest sum (Hungarian method, shortest augmenting paths, O(n^3))."""
    turned = len(gains) > len(gains[0])
    table = [list(row) for row in zip(*gains, strict=True)] if turned else [list(row) for row in gains]
    n, m = len(table), len(table[0])
    u, v, match = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        match[0], column = row, 0
        least, used, way = [float("inf")] * (m + 1), [False] * (m + 1), [0] * (m + 1)
        while True:
            used[column] = True
            current, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -table[current - 1][j - 1] - u[current] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column], column = match[way[column]], way[column]
    pairs = [(match[j] - 1, j - 1) for j in range(1, m + 1) if match[j]]
    return sorted((j, i) if turned else (i, j) for i, j in pairs)
