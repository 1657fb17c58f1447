"""Place company: little-known names that are named together, settled by lying together.

Each bearer of each name is weighed by how near it lies to the bearers of the others; where one cluster stands out, its
places are what the names mean. Where several clusters do as well (there is a Fedorivka by a Mykhailivka in every
province), that is meant by which the other names are found too, in whatever spelling. Bounded: at most NAMES names with
BEARERS bearers each, and CLUSTERS clusters compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import cos, exp, floor, hypot, radians

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import KM_PER_DEGREE, SPELLING
from fogline.models.entity import Place
from fogline.resolve.place_context import PlaceContext

NAMES, BEARERS, CLUSTERS = 12, 400, 6
CELL = 0.6
"""Degrees of the cells that bearers are filed by: what lies beyond the next cell is no company."""
REACH_KM = 30.0
"""Distance over which company fades."""
Filed = dict[tuple[int, int], list[Place]]
LEAST, CLOSE = 0.3, 0.7
"""Least company of a place that is settled by it: a neighbour within some 36 km; and of a namesake of a well-known
place: within some 10 km."""
SETTLED = frozenset({"city", "town", "village", "quarter"})
RIVAL, APART_KM = 0.6, 40.0
"""How much less company a rival may have, and how far off it lies."""
SOUND = 0.5
"""Least likeness of another spelling that speaks for a cluster."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that a name may mean, and the company that it keeps with the bearers of the other names."""

    company: float
    place: Place


def find_company(
    names: Sequence[str], context: PlaceContext, gazetteer: Gazetteer, known: Collection[str] = ()
) -> dict[str, Place]:
    """What the names mean that lie together, in countries that the report speaks of; anchors count as company. A name
    that one place alone bears is that place.

    `known` are names that well-known places bear too: they keep company as others do, and are themselves told only
    where they lie close by a name that is not.
    """
    told = [*dict.fromkeys((*names, *known))][:NAMES]
    bearers = {name: _find_bearers(name, context, gazetteer) for name in told}
    anchors = [p for p in context.anchors.values() if p.kind not in ("country", "province", "region", "sea")]
    groups = {name: _file(found) for name, found in bearers.items() if found}
    settled = {}
    for name, found in bearers.items():
        others = [group for other, group in groups.items() if other != name and not (name in known and other in known)]
        ranked = _rank(found, [*others, _file(anchors)] if anchors and name not in known else others)
        if not ranked or ranked[0].company < (CLOSE if name in known else LEAST):
            if len(found) == 1 and name not in known:
                settled[name] = found[0]
            continue
        rivals = _find_rivals(ranked)
        if len(rivals) > 1:
            heard = {id(b): b.company + _hear(b.place, bearers, name, gazetteer) for b in rivals}
            rivals.sort(key=lambda b: -heard[id(b)])
        settled[name] = rivals[0].place
    return settled


def _rank(found: Sequence[Place], groups: Sequence[Filed]) -> list[Bearer]:
    """A name's bearers, those of most company first."""
    ranked = [Bearer(_weigh(place, groups), place) for place in found]
    ranked.sort(key=lambda b: (-b.company, -(b.place.population or 0), b.place.id))
    return ranked


def _find_rivals(ranked: Sequence[Bearer]) -> list[Bearer]:
    """The best bearer, and those of other neighbourhoods that keep nearly as much company."""
    rivals: list[Bearer] = []
    for bearer in ranked:
        if bearer.company < max(LEAST, ranked[0].company - RIVAL) or len(rivals) == CLUSTERS:
            break
        if all(_measure(bearer.place, other.place) > APART_KM for other in rivals):
            rivals.append(bearer)
    return rivals


def _hear(place: Place, bearers: dict[str, list[Place]], own: str, gazetteer: Gazetteer) -> float:
    """How many of the names without a bearer in the neighbourhood of a place sound like something there, each 0..1."""
    total = 0.0
    point = (place.lat or 0.0, place.lon or 0.0)
    for name, found in bearers.items():
        if name != own and all(_measure(place, other) > REACH_KM for other in found):
            near = gazetteer.find_local(name, [point], limit=1)
            total += near[0].score if near and near[0].score >= SOUND else 0.0
    return total


def _find_bearers(name: str, context: PlaceContext, gazetteer: Gazetteer) -> list[Place]:
    matches = gazetteer.find_candidates(name, limit=1000)
    likely = [m for m in matches if m.place.lat is not None and context.weigh(m.place.country) > 0.25]
    places = [m.place for m in likely if m.score >= SPELLING and m.place.kind in SETTLED]
    return places[:BEARERS]


def _file(places: Iterable[Place]) -> Filed:
    filed: Filed = defaultdict(list)
    for place in places:
        if place.lat is not None and place.lon is not None:
            filed[floor(place.lat / CELL), floor(place.lon / CELL)].append(place)
    return filed


def _weigh(place: Place, groups: Sequence[Filed]) -> float:
    """Sum over the other names of how near their nearest bearer lies, each 0..1; nothing for what lies cells away."""
    lat, lon = floor((place.lat or 0.0) / CELL), floor((place.lon or 0.0) / CELL)
    cells = [(lat + i, lon + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    total = 0.0
    for filed in groups:
        near = [_measure(place, other) for cell in cells for other in filed.get(cell, ())]
        total += exp(-min(near) / REACH_KM) if near else 0.0
    return total


def _measure(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or one.id == other.id:
        return 1e4
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))) * KM_PER_DEGREE
