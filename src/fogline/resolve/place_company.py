"""Place company: little-known names that are named together, settled by lying together.

Each bearer of each name is weighed by how near it lies to the bearers of the others; where one cluster stands out, its
places are what the names mean. Bounded: at most NAMES names with BEARERS bearers each.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, exp, hypot, radians

from fogline.lexicon.gazetteer import KM_PER_DEGREE, SPELLING, Gazetteer
from fogline.models.entity import Place
from fogline.resolve.place_context import PlaceContext

NAMES, BEARERS = 12, 40
REACH_KM = 30.0
"""Distance over which company fades."""
LEAST = 0.3
"""Least company of a place that is settled by it: a neighbour within some 36 km."""


def find_company(names: Sequence[str], context: PlaceContext, gazetteer: Gazetteer) -> list[Place]:
    """The bearers of the names that lie together, in countries that the report speaks of; anchors count as company."""
    bearers = [_find_bearers(name, context, gazetteer) for name in dict.fromkeys(names)]
    bearers = [found for found in bearers if found][:NAMES]
    anchors = [p for p in context.anchors.values() if p.kind not in ("country", "province", "region", "sea")]
    settled = []
    for index, found in enumerate(bearers):
        others = [other for i, other in enumerate(bearers) if i != index]
        weighed = [(_weigh(place, others, anchors), place) for place in found]
        best, place = max(weighed, key=lambda pair: (pair[0], pair[1].population or 0, pair[1].id))
        if best >= LEAST:
            settled.append(place)
    return settled


def _find_bearers(name: str, context: PlaceContext, gazetteer: Gazetteer) -> list[Place]:
    matches = gazetteer.find_candidates(name, limit=400)
    places = [
        m.place
        for m in matches
        if m.score >= SPELLING and m.place.lat is not None and context.weigh(m.place.country) > 0.25
    ]
    if any(place.kind in ("country", "province") for place in places):
        return []
    return places[:BEARERS]


def _weigh(place: Place, others: Sequence[Sequence[Place]], anchors: Sequence[Place]) -> float:
    """Sum over the other names of how near their nearest bearer lies, each 0..1."""
    groups = [*others, *([anchors] if anchors else [])]
    return sum(exp(-min(_measure(place, other) for other in group) / REACH_KM) for group in groups)


def _measure(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None or one.id == other.id:
        return 1e4
    return hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians(one.lat))) * KM_PER_DEGREE
