"""Agreement between reviewers who decided on the same claims: percent, and Krippendorff's alpha for nominal data.

Alpha is 1 minus observed over expected disagreement, computed from the coincidence matrix of all pairable values
(Krippendorff, Content Analysis, 2004, ch. 11): any number of reviewers, gaps allowed. 1 is perfect, 0 what chance
gives; where only one value was ever given, chance alone explains everything and alpha is not defined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from fogline.models.decision import SLOTS

VERDICT = "verdict"
Opinions = Mapping[str, Mapping[str, Hashable]]
"""What each reviewer made of each claim's slot: claim id to reviewer to value."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far reviewers agree on one slot (or on the verdict): claims that at least two judged, pairs of judgements
    on them, how many agree, alpha (None where it is not defined), and some claims on which they differ."""

    slot: str
    claims: int
    pairs: int
    agreeing: int
    alpha: float | None
    differing: tuple[str, ...] = ()

    @property
    def percent(self) -> float | None:
        """Pairs that agree, in percent; None where there is no pair."""
        return 100.0 * self.agreeing / self.pairs if self.pairs else None


def derive_agreement(opinions: Mapping[str, Opinions], most: int = 20) -> list[Agreement]:
    """One line for the verdict and each slot that two judged, in the order of the slots. `opinions` is by slot."""
    shared = [slot for slot in (VERDICT, *SLOTS) if any(len(by) > 1 for by in opinions.get(slot, {}).values())]
    return [_measure(slot, opinions[slot], most) for slot in shared]


def _measure(slot: str, opinions: Opinions, most: int) -> Agreement:
    shared = {claim: list(by.values()) for claim, by in opinions.items() if len(by) > 1}
    pairs = agreeing = 0
    differing = []
    for claim, values in sorted(shared.items()):
        same = sum(a == b for a, b in combinations(values, 2))
        count = len(values) * (len(values) - 1) // 2
        pairs, agreeing = pairs + count, agreeing + same
        if same < count:
            differing.append(claim)
    return Agreement(slot, len(shared), pairs, agreeing, find_alpha(shared.values()), tuple(differing[:most]))


def find_alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal values: each unit is the values that it was given; None where undefined."""
    matrix: dict[tuple[Hashable, Hashable], float] = defaultdict(float)
    totals: Counter[Hashable] = Counter()
    for values in units:
        if len(values) < 2:
            continue
        for one, value in enumerate(values):
            totals[value] += 1
            for other, rival in enumerate(values):
                if one != other:
                    matrix[value, rival] += 1 / (len(values) - 1)
    count = sum(totals.values())
    expected = sum(totals[a] * totals[b] for a in totals for b in totals if a != b)
    if count < 2 or not expected:
        return None
    observed = sum(weight for (a, b), weight in matrix.items() if a != b)
    return 1 - (count - 1) * observed / expected
