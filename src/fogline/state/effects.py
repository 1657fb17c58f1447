"""Effects: what would change in the picture if one claim were not there.

For the map, the rule of control is applied to a place's evidence with and without the claim. For the ledger, the best
figure of a policy is taken with and without it. Nothing else of the store is looked at again, so that it stays cheap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fogline.lexicon.counted import find_class
from fogline.lexicon.rulebook import load_rulebook
from fogline.models.event import Assembly
from fogline.models.holdings import Holdings
from fogline.models.state import LedgerLine
from fogline.state.control_rule import apply_rule
from fogline.state.estimates import POLICIES
from fogline.state.evidence import Evidence, draw_from_region, find_evidence, find_inner, lift_from_parts
from fogline.state.ledger import derive_ledger

POLICY = "ucdp-best"
"""Whose best figure is looked at (`fogline.state.estimates`)."""
MOST_TRIED = 150
"""Claims tried on one place, or lines of one toll: the latest."""


@dataclass(frozen=True, slots=True)
class MapEffect:
    """Without the claim, the assessment of `place` would be `after`, no longer `before`."""

    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TollEffect:
    """Without the claim, the best figure would be `after` (None: there would be none), no longer `before`."""

    measure: str
    who: str
    place: tuple[str, ...]
    before: int
    after: int | None

    @property
    def share(self) -> float:
        """By which part of itself the figure would change, 0..1; 1 where none would be left."""
        if self.after is None:
            return 1.0
        return min(1.0, abs(self.after - self.before) / max(1, self.before))


def find_map_effects(assembly: Assembly, holdings: Holdings) -> dict[str, list[MapEffect]]:
    """By claim id, the places whose assessment hangs on it alone; another actor of the same side is no change."""
    rules = load_rulebook("control")
    evidence, _ = find_evidence(assembly, holdings, None, rules)
    inner = find_inner(evidence, holdings, rules)
    found: dict[str, list[MapEffect]] = defaultdict(list)
    for place in sorted(evidence):
        rows = [
            *evidence[place], *draw_from_region(place, evidence, holdings, rules),
            *lift_from_parts(place, inner.get(place, ()), evidence, holdings),
        ]  # fmt: skip
        rows.sort(key=lambda e: (e.day or date.min, not e.within, e.at, e.claim, e.voice))
        for claim, effect in _try_place(place, rows, assembly, holdings, rules):
            found[claim].append(effect)
    return found


def _try_place(
    place: str, rows: Sequence[Evidence], assembly: Assembly, holdings: Holdings, rules: Mapping[str, Any]
) -> Iterator[tuple[str, MapEffect]]:
    known = holdings.places.get(place)
    kind = known.kind if known else ""
    verdict = apply_rule(rows, kind, assembly.side_of, holdings, rules)
    deciding = [e.claim for e in verdict.deciding]
    latest = [e.claim for e in reversed(rows) if e.counts][:MOST_TRIED]
    for claim in dict.fromkeys([*deciding, *latest]):
        rest = [e for e in rows if e.claim != claim]
        after = apply_rule(rest, kind, assembly.side_of, holdings, rules).status
        if assembly.side_of(after) != assembly.side_of(verdict.status):
            yield claim, MapEffect(place, verdict.status, after)


def find_toll_effects(assembly: Assembly, holdings: Holdings) -> dict[str, list[TollEffect]]:
    """By claim id, the best figures that hang on that claim alone."""
    parties = frozenset(i.id for e in assembly.events for i in e.informants if i.party)
    scopes: dict[tuple[object, ...], list[tuple[int, LedgerLine]]] = defaultdict(list)
    for number, line in enumerate(derive_ledger(assembly, holdings)):
        if line.current:
            scopes[line.measure, find_class(line.who), tuple(sorted(line.place))].append((number, line))
    found: dict[str, list[TollEffect]] = defaultdict(list)
    for lines in scopes.values():
        for claim, effect in _try_lines(lines, parties):
            found[claim].append(effect)
    return found


def _try_lines(lines: Sequence[tuple[int, LedgerLine]], parties: frozenset[str]) -> Iterator[tuple[str, TollEffect]]:
    best = POLICIES[POLICY](lines, parties)[0]
    latest = sorted(lines, key=lambda pair: pair[1].as_of or date.min, reverse=True)[:MOST_TRIED]
    for pair in latest if best is not None else ():
        line = pair[1]
        if len(line.claims) != 1:
            continue
        rest = [other for other in lines if other is not pair]
        after = POLICIES[POLICY](rest, parties)[0] if rest else None
        if after != best:
            yield line.claims[0], TollEffect(line.measure, line.who, line.place, best or 0, after)
