"""Verdicts: what reviewers decided on events (one or two), as judgements on pairs of claims for the clustering."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product

from fogline.assemble.standing import find_outcome, find_standing
from fogline.models.decision import Anchored, Conflict, Decision
from fogline.models.event import Judgement

_MOST = 40
"""Claims of one event whose pairs are all judged; of more, each with the first."""
_Pair = tuple[str, str]


def derive_judgements(
    decisions: Iterable[Decision], anchored: Iterable[Anchored]
) -> tuple[list[Judgement], list[Conflict]]:
    """Judgements in force on pairs of claim ids, in order of pairs, and the conflicts among them.

    `anchored` says which claim each anchor of the decisions stands on now; anchors that stand on none are left out.
    """
    where = {(a.decision, a.place): a.claim for a in anchored if a.claim is not None}
    about: dict[_Pair, list[Decision]] = defaultdict(list)
    says: dict[tuple[str, _Pair], str] = {}
    for decision in find_standing(decisions):
        for pair, verdict in _find_pairs(decision, where):
            about[pair].append(decision)
            says[decision.id, pair] = verdict
    judgements: list[Judgement] = []
    clashes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for pair in sorted(about):
        outcome = find_outcome(about[pair], lambda d, pair=pair: says[d.id, pair])  # type: ignore[misc]
        one = outcome.decision
        judgements.append(Judgement(*pair, says[one.id, pair], 1.0, (one.why or f"decided by {one.by}",), one.by))
        if outcome.rivals:
            clashes[tuple(d.id for d in (one, *outcome.rivals))] |= set(pair)
    return judgements, [Conflict("event", idents, tuple(sorted(c))) for idents, c in sorted(clashes.items())]


def _find_pairs(decision: Decision, where: Mapping[tuple[str, int], str]) -> Iterable[tuple[_Pair, str]]:
    """Pairs that a decision speaks of, each once."""
    if decision.action not in ("same", "different"):
        return
    count = len(decision.targets)
    ones = [where[decision.id, n] for n in range(count) if (decision.id, n) in where]
    others = [where[decision.id, n] for n in range(count, len(decision.anchors)) if (decision.id, n) in where]
    ones, others = list(dict.fromkeys(ones)), list(dict.fromkeys(others))
    joined = combinations(ones, 2) if len(ones) <= _MOST else ((ones[0], one) for one in ones[1:])
    for a, b in joined:
        yield (min(a, b), max(a, b)), "same"
    for a, b in product(ones, others) if decision.action == "different" else ():
        if a != b:
            yield (min(a, b), max(a, b)), "different"
