"""Borders: outlines of countries and areas around the places read, and well-known towns there, as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache

from fogline.lexicon.boundaries import Boundary, load_boundaries
from fogline.lexicon.landmarks import Landmark, find_landmarks

Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
_SPARE = 0.6


@lru_cache(maxsize=8)
def render_borders(extent: Extent | None) -> str:
    """A feature collection of what lies in an extent and a margin around it; empty for None."""
    if extent is None:
        return '{"type":"FeatureCollection","features":[]}'
    west, south, east, north = extent
    spare = max(_SPARE, (east - west) * 0.5, (north - south) * 0.5)
    box = (west - spare, south - spare, east + spare, north + spare)
    found = [made for one in load_boundaries() if (made := _feature(one, box))]
    found += [_point(one) for one in find_landmarks(*extent)]
    return json.dumps({"type": "FeatureCollection", "features": found}, separators=(",", ":"), ensure_ascii=False)


def _feature(area: Boundary, box: Extent) -> dict[str, object] | None:
    rings = [_round(ring) for ring in area.rings if _meets(ring, box)]
    rings = [ring for ring in rings if len(ring) > 3]
    if not rings:
        return None
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
        "properties": {"name": area.name, "kind": area.kind, "level": 0 if area.kind == "country" else 1},
    }


def _point(one: Landmark) -> dict[str, object]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(one.lon, 3), round(one.lat, 3)]},
        "properties": {"name": one.name, "kind": one.kind},
    }


def _meets(ring: Sequence[tuple[float, float]], box: Extent) -> bool:
    west, south, east, north = box
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons) <= east and max(lons) >= west and min(lats) <= north and max(lats) >= south


def _round(ring: Sequence[tuple[float, float]]) -> list[list[float]]:
    """Points to three decimals (some 100 m), those that fall together once, closed."""
    thin: list[list[float]] = []
    for lon, lat in ring:
        point = [round(lon, 3), round(lat, 3)]
        if not thin or thin[-1] != point:
            thin.append(point)
    if thin and thin[0] != thin[-1]:
        thin.append(thin[0])
    return thin
