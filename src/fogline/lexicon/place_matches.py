"""Place matches: what a look-up gives, how it ranks, and distances between places and points."""

from __future__ import annotations

from functools import lru_cache
from math import cos, floor, hypot, radians
from typing import NamedTuple

from fogline.models.entity import Place

EXACT, SPELLING, SOUND, FUZZY = 1.0, 0.85, 0.6, 0.5
"""Scores of the tiers: same folded name, same transliteration key, same consonants nearby, alike nearby."""

KM_PER_DEGREE = 111.2


class PlaceMatch(NamedTuple):
    """A place that a name may mean; `score` is its tier's (0..1), `why` names the tier."""

    place: Place
    score: float
    why: str


def is_own(place: Place) -> bool:
    """Whether a place is of our own tables: the ids of the others end in their sources' numbers."""
    return not _is_numbered(place.id)


@lru_cache(maxsize=8192)
def _is_numbered(place_id: str) -> bool:
    return place_id.rpartition("-")[2].isdigit()


def keep_best(best: dict[str, PlaceMatch], place: Place, score: float) -> None:
    """Keep the better of two matches of one place."""
    why = "name" if score == EXACT else "spelling" if score == SPELLING else "sounds alike nearby"
    if place.id not in best or best[place.id].score < score:
        best[place.id] = PlaceMatch(place, score, why)


def find_distance(place: Place, lat: float, lon: float) -> float:
    """Kilometres between a place and a point on a local plane (good to 1 % under 500 km); inf without coordinates."""
    if place.lat is None or place.lon is None:
        return float("inf")
    return hypot(place.lat - lat, (place.lon - lon) * cos(radians((place.lat + lat) / 2))) * KM_PER_DEGREE


@lru_cache(maxsize=64)
def find_cells(points: tuple[tuple[float, float], ...], radius_km: float) -> tuple[int, ...]:
    """Numbers of the one-degree cells within a way of the points."""
    reach = radius_km / KM_PER_DEGREE
    cells = set()
    for lat, lon in points:
        wide = reach / max(0.2, cos(radians(lat)))
        for y in range(floor(lat - reach), floor(lat + reach) + 1):
            for x in range(floor(lon - wide), floor(lon + wide) + 1):
                cells.add((y + 90) * 360 + x + 180)
    return tuple(sorted(cells))
