"""Place company: little-known names that are named together, settled by lying together.

Each bearer of each name is weighed by how near it lies to the bearers of the others; where one cluster stands out, its
places are what the names mean. Bounded: at most NAMES names with BEARERS bearers each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, exp, floor, hypot, radians

from fogline.lexicon.gazetteer import KM_PER_DEGREE, SPELLING, Gazetteer
from fogline.models.entity import Place
from fogline.resolve.place_context import PlaceContext

NAMES, BEARERS = 12, 400
CELL = 0.6
"""Degrees of the cells that bearers are filed by: what lies beyond the next cell is no company."""
REACH_KM = 30.0
"""Distance over which company fades."""
Filed = dict[tuple[int, int], list[Place]]
LEAST = 0.3
"""Least company of a place that is settled by it: a neighbour within some 36 km."""


def find_company(names: Sequence[str], context: PlaceContext, gazetteer: Gazetteer) -> list[Place]:
    """The bearers of the names that lie together, in countries that the report speaks of; anchors count as company."""
    bearers = [_find_bearers(name, context, gazetteer) for name in dict.fromkeys(names)]
    bearers = [found for found in bearers if found][:NAMES]
    anchors = [p for p in context.anchors.values() if p.kind not in ("country", "province", "region", "sea")]
    groups = [*(_file(found) for found in bearers), *([_file(anchors)] if anchors else [])]
    settled = []
    for index, found in enumerate(bearers):
        others = [group for i, group in enumerate(groups) if i != index]
        weighed = [(_weigh(place, others), place) for place in found]
        best, place = max(weighed, key=lambda pair: (pair[0], pair[1].population or 0, pair[1].id))
        if best >= LEAST:
            settled.append(place)
    return settled


def _find_bearers(name: str, context: PlaceContext, gazetteer: Gazetteer) -> list[Place]:
    matches = gazetteer.find_candidates(name, limit=1000)
    places = [
        m.place
        for m in matches
        if m.score >= SPELLING and m.place.lat is not None and context.weigh(m.place.country) > 0.25
    ]
    if any(place.kind in ("country", "province") for place in places):
        return []
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
