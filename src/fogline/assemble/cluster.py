"""Cluster: pair scores and judgements to groups of claims.

Pairs are taken best first; two clusters are joined when the mean of the pairs between them speaks for it and no pair
forbids it. An analyst's judgement (`by` other than "machine") wins over any score: "same" joins, "different" keeps
apart, also across what others would join. Taking a judgement back and assembling again undoes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fogline.assemble.compare import Comparer, Comparison
from fogline.assemble.facets import Facet
from fogline.models.event import Judgement

_COPY = 8.0


Pair = tuple[str, str]


@dataclass(frozen=True)
class Joined:
    """Clusters of claim ids (each sorted, in a fixed order), the pairs by which they were joined, and the comparison of
    every pair that was looked at."""

    clusters: list[tuple[str, ...]]
    joins: list[Pair]
    scores: Mapping[Pair, Comparison]


def judge_pairs(
    facets: Mapping[str, Facet],
    pairs: Iterable[Pair],
    comparer: Comparer,
    judgements: Sequence[Judgement] = (),
) -> tuple[list[tuple[str, ...]], list[Judgement]]:
    """Clusters of claim ids and the judgements that they rest on.

    Machine judgements handed in are made anew; an analyst's come back as given, the last on a pair counting.
    """
    given = find_given(judgements, facets)
    joined = join_pairs(facets, pairs, comparer, given)
    return joined.clusters, tell_judgements(joined, given, comparer.rules)


def join_pairs(
    facets: Mapping[str, Facet], pairs: Iterable[Pair], comparer: Comparer, given: Mapping[Pair, Judgement]
) -> Joined:
    """Clusters by the scores of pairs, and by an analyst's judgements before these."""
    scores = {pair: comparer.compare(facets[pair[0]], facets[pair[1]]) for pair in pairs}
    clusters = _Clusters(facets, scores, given, comparer)
    for pair in sorted(p for p, j in given.items() if j.verdict == "same"):
        clusters.join(*pair)
    for pair in sorted(scores, key=lambda p: (-scores[p].points, p)):
        if scores[pair].points < comparer.rules["same"]:
            break
        if pair not in given and not scores[pair].vetoed:
            clusters.consider(*pair)
    return Joined(clusters.groups(), clusters.joins, scores)


def tell_judgements(joined: Joined, given: Mapping[Pair, Judgement], rules: Mapping[str, Any]) -> list[Judgement]:
    """The judgements to keep: an analyst's, and of the machine's those worth keeping."""
    home = find_homes(joined.clusters)
    points = {pair: c.points for pair, c in joined.scores.items() if c.points >= rules["unsure"]}
    kept = find_worth_keeping(points, joined.joins, home, rules)
    made = [tell_judgement(pair, joined.scores[pair], home) for pair in kept]
    return [*given.values(), *(j for j in made if (j.a, j.b) not in given)]


def find_homes(clusters: Iterable[Sequence[str]]) -> dict[str, int]:
    """The number of each claim's cluster."""
    return {ident: number for number, cluster in enumerate(clusters) for ident in cluster}


def find_worth_keeping(
    points: Mapping[Pair, float], joins: Iterable[Pair], home: Mapping[str, Any], rules: Mapping[str, Any]
) -> list[Pair]:
    """The pairs by which clusters were joined, and for each claim the few best pairs that stayed apart."""
    kept, count = set(joins), Counter[str]()
    near = [p for p, value in points.items() if value >= rules["unsure"] and home[p[0]] != home[p[1]]]
    for pair in sorted(near, key=lambda p: (-points[p], p)):
        if max(count[pair[0]], count[pair[1]]) < rules["kept_apart"]:
            kept.add(pair)
            count.update(pair)
    return sorted(kept)


def tell_judgement(pair: Pair, comparison: Comparison, home: Mapping[str, Any]) -> Judgement:
    """The machine's judgement on a pair."""
    same = home[pair[0]] == home[pair[1]]
    verdict = "same" if same else "different" if comparison.vetoed else "unsure"
    return Judgement(*pair, verdict, comparison.probability, comparison.reasons)


def find_given(judgements: Sequence[Judgement], facets: Mapping[str, Facet]) -> dict[Pair, Judgement]:
    """An analyst's judgements on pairs of these claims, the last on a pair."""
    kept: dict[tuple[str, str], Judgement] = {}
    for j in judgements:
        if j.by != "machine" and j.a in facets and j.b in facets:
            kept[(j.a, j.b) if j.a < j.b else (j.b, j.a)] = j
    return {pair: kept[pair] for pair in sorted(kept)}


class _Clusters:
    """Groups of claims that grow by joining; a join is refused where pairs between the two speak against it."""

    def __init__(
        self,
        facets: Mapping[str, Facet],
        scores: dict[tuple[str, str], Comparison],
        given: Mapping[tuple[str, str], Judgement],
        comparer: Comparer,
    ) -> None:
        rules = comparer.rules
        self.comparer = comparer
        self.facets, self.scores = facets, scores
        self.checks, self.floor = int(rules["cluster_checks"]), float(rules["cluster_floor"])
        self.parent = {i: i for i in facets}
        self.members = {i: [i] for i in facets}
        self.joins: list[tuple[str, str]] = []
        self.apart: dict[str, set[str]] = {}
        for (a, b), judgement in given.items():
            if judgement.verdict == "different":
                self.apart.setdefault(a, set()).add(b)
                self.apart.setdefault(b, set()).add(a)

    def find(self, ident: str) -> str:
        while self.parent[ident] != ident:
            self.parent[ident] = self.parent[self.parent[ident]]
            ident = self.parent[ident]
        return ident

    def join(self, a: str, b: str) -> bool:
        one, two = sorted((self.find(a), self.find(b)))
        if one == two or self._kept_apart(one, two):
            return False
        self.parent[two] = one
        self.members[one] += self.members.pop(two)
        return True

    def consider(self, a: str, b: str) -> None:
        one, two = self.find(a), self.find(b)
        if one == two:
            return
        copied = self.scores[a, b].points >= _COPY
        if (copied or self._agree(one, two)) and self.join(one, two):
            self.joins.append((a, b))

    def _kept_apart(self, one: str, two: str) -> bool:
        if not self.apart:
            return False
        other = set(self.members[two])
        return any(self.apart.get(i, set()) & other for i in self.members[one])

    def _agree(self, one: str, two: str) -> bool:
        """Whether the pairs between two clusters, up to a number of them, speak for a join on the whole."""
        left, right = self.members[one], self.members[two]
        total = count = 0.0
        for a in left[: self.checks]:
            for b in right[: self.checks]:
                comparison = self._compare(a, b)
                if comparison.vetoed and self.facets[a].type == self.facets[b].type:
                    return False
                if self.facets[a].type == self.facets[b].type or not comparison.vetoed:
                    total, count = total + comparison.points, count + 1
                if count >= self.checks:
                    break
        return count == 0 or total / count >= self.floor

    def _compare(self, a: str, b: str) -> Comparison:
        pair = (a, b) if a < b else (b, a)
        if pair not in self.scores:
            self.scores[pair] = self.comparer.compare(self.facets[pair[0]], self.facets[pair[1]])
        return self.scores[pair]

    def groups(self) -> list[tuple[str, ...]]:
        return sorted(tuple(sorted(group)) for group in self.members.values())
