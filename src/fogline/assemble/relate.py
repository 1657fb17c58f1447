"""Relate: how two claims stand to each other, for the pairs that a careful analyst would show.

Scope, time and place are compared before a conflict is named: a later state of one voice's toll supersedes; counts of
different people, places or windows differ in scope; only counts of one scope that cannot both hold conflict in value.
Copied passages and headlines stand in no relation: the passage that they repeat does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from fogline.assemble.facets import Facet
from fogline.assemble.figures import relate_figures
from fogline.assemble.refine import find_refinements
from fogline.models.event import Event, Relation
from fogline.models.holdings import OUTLET

_COMPARED = 60
_STAY = frozenset({"seize", "hold"})
_FIRE = frozenset({"airstrike", "shell", "blast"})


def relate_claims(events: Sequence[Event], facets: Mapping[str, Facet], chains: Mapping[str, int]) -> list[Relation]:
    """Relations between claims, each unordered pair once (the first found of the order below), sorted. Claims of the
    events that `facets` lacks are passed over. `chains` says how many voices each claim goes through."""
    clusters = [[facets[i] for i in event.claims if i in facets and _stands(facets[i])] for event in events]
    rows = [f for f in facets.values() if _stands(f)]
    several = [cluster for cluster in clusters if len(cluster) > 1]
    found: dict[tuple[str, str], Relation] = {}
    for relation in (
        *(r for cluster in several for r in _denials(cluster, chains)),
        *_holders(rows, chains),
        *relate_figures(rows, clusters),
        *(r for cluster in several for r in _times(cluster)),
        *_actors(rows),
        *find_refinements(several, rows, chains),
        *(r for event in events for r in _supports(event, facets)),
    ):
        found.setdefault((min(relation.a, relation.b), max(relation.a, relation.b)), relation)
    return sorted(found.values(), key=lambda r: (r.kind, r.a, r.b))


def _stands(facet: Facet) -> bool:
    return facet.origin == facet.doc and not facet.display


def _when(facet: Facet) -> tuple[int, str, int, str]:
    return facet.said or 0, facet.doc, facet.start, facet.id


def _denials(rows: Sequence[Facet], chains: Mapping[str, int]) -> Iterator[Relation]:
    """Each denial with the claim that it answers best; a voice's denial told again on one day by others only once."""
    affirmed = sorted((f for f in rows if not f.denied), key=_when)[:_COMPARED]
    told: dict[tuple[str, int | None, str], str] = {}
    for denial in sorted((f for f in rows if f.denied), key=_when):
        others = [f for f in affirmed if f.house != denial.house and not _agrees(f, denial)]
        if not others:
            continue
        best = min(others, key=lambda f: _answer_rank(f, denial, chains))
        key = (denial.house, denial.said, best.id)
        if told.setdefault(key, denial.doc) == denial.doc:
            yield Relation(best.id, denial.id, "denies", "the second says that the first is not so")


def _agrees(claim: Facet, denial: Facet) -> bool:
    """Whether a denial bears the claim out: no soldiers left in a place that the other side took."""
    return denial.type == "hold" and claim.type == "seize" and not claim.actor_sides & denial.actor_sides


def _answer_rank(claim: Facet, denial: Facet, chains: Mapping[str, int]) -> tuple[object, ...]:
    second_hand = chains.get(claim.id, 0) > 1
    part = any(f.measure in ("forces", "taken") for f in claim.figures)
    late = claim.said is not None and denial.said is not None and claim.said > denial.said
    other_kind = claim.type != denial.type and not (denial.type == "withdraw" and claim.type == "seize")
    return second_hand, claim.doc != denial.doc, late, other_kind, part, claim.first is None, _when(claim)


def _holders(rows: Sequence[Facet], chains: Mapping[str, int]) -> Iterator[Relation]:
    """Two holders of one place for one time, by different houses."""
    by_place: dict[str, list[Facet]] = defaultdict(list)
    for facet in rows:
        if facet.type in ("seize", "hold", "withdraw", "clash") and facet.core and not facet.planned:
            for place in facet.places:
                by_place[place].append(facet)
    for place in sorted(by_place):
        here = sorted(by_place[place], key=_when)
        holds = [f for f in here if f.type in _STAY and not f.denied and f.actors]
        firm: dict[str, Facet] = {}
        for facet in sorted(holds, key=lambda f: (chains.get(f.id, 0) > 1, f.first is None, _when(f))):
            firm.setdefault(_side(facet), facet)
        seen: set[tuple[str, str]] = set()
        for other in here:
            now = [h for h in firm.values() if (_day(h) or 0) <= (other.last or other.said or 0)]
            latest = max(now, key=lambda h: (_day(h) or 0, h.id), default=None)
            for holder in firm.values():
                if other.type == "clash" and holder is not latest:
                    continue
                why = _rival(holder, other)
                if why and (holder.id, other.house) not in seen:
                    seen.add((holder.id, other.house))
                    yield Relation(holder.id, other.id, "conflicts_holder", why)


def _side(facet: Facet) -> str:
    return min(facet.actor_sides)


def _rival(holder: Facet, other: Facet) -> str | None:
    """Why another claim speaks of another holder at the time of the first, None where it does not."""
    if other.id == holder.id or other.house == holder.house or not other.actor_sides:
        return None
    day, until = _day(holder), other.last if other.last is not None else other.said
    if day is None or until is None or until < day or until - day > 2:
        return None
    apart = not other.actor_sides & holder.actor_sides
    if other.type == "withdraw" and other.denied and apart:
        return "one says that it took the place, the other that it never left"
    if other.type == "clash" and other.first is not None and len(other.actor_sides | other.recipient_sides) > 1:
        return "one says that it holds the place, the other tells of both sides fighting in it"
    same_day = other.first is not None and holder.first is not None and other.first == holder.first
    if other.type not in _STAY or other.denied or not apart:
        return None
    if same_day:
        return "two sides are said to hold the place on one day"
    part = any(f.measure == "taken" and len(g.places) < 2 for g in (holder, other) for f in g.figures)
    if holder.first is None and other.first is None and not part:
        return "two sides are said to hold the place, and neither claim gives a day"
    return None


def _day(facet: Facet) -> int | None:
    return facet.first if facet.first is not None else facet.said


def _times(cluster: Sequence[Facet]) -> Iterator[Relation]:
    """One occurrence with days that do not meet, by different houses."""
    dated = [f for f in sorted(cluster, key=_when) if f.first is not None and not f.denied and not f.planned]
    for index, a in enumerate(dated):
        for b in dated[index + 1 : index + 8]:
            if a.type == b.type and a.house != b.house and _apart(a, b) and a.type not in ("casualties", "displace"):
                days = " and ".join(_iso(f) for f in (a, b))
                yield Relation(a.id, b.id, "conflicts_time", f"they give different days, {days}")
                return


def _apart(a: Facet, b: Facet) -> bool:
    return bool(a.first and b.last and b.first and a.last) and (a.first > b.last or b.first > a.last)  # type: ignore[operator]


def _iso(facet: Facet) -> str:
    return date.fromordinal(facet.first).isoformat() if facet.first else "none"


def _actors(rows: Iterable[Facet]) -> Iterator[Relation]:
    """One strike on one place and day laid to different sides by different houses."""
    groups: dict[tuple[object, ...], list[Facet]] = defaultdict(list)
    for facet in rows:
        one_day = facet.first is not None and facet.first == facet.last
        if facet.type in _FIRE and one_day and facet.actors and not facet.denied and len(facet.places) == 1:
            groups[facet.type, facet.places, facet.first].append(facet)
    for key in sorted(groups, key=str):
        first, *others = sorted(groups[key], key=_when)
        for other in others:
            if other.house != first.house and not other.actor_sides & first.actor_sides:
                yield Relation(first.id, other.id, "conflicts_actor", "they lay it to different sides")


def _supports(event: Event, facets: Mapping[str, Facet]) -> Iterator[Relation]:
    """The first claim of each further independent house that affirms the event, with the first of all."""
    first: dict[str, Facet] = {}
    for informant in event.informants:
        claims = [facets[i] for i in informant.claims if informant.affirms and _stands(facets[i])]
        for facet in sorted(claims, key=_when)[:1]:
            house = f"{OUTLET}{facet.origin}" if informant.id.startswith(OUTLET) else facet.house
            if house not in first or _when(facet) < _when(first[house]):
                first[house] = facet
    rows = sorted(first.values(), key=_when)
    for other in rows[1:]:
        if other.type == rows[0].type:
            yield Relation(rows[0].id, other.id, "supports", "an independent voice says the same")
