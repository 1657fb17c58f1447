"""Landmarks: the best-known towns of a window of the map, and the countries, for orientation where no border is drawn.

From the packaged gazetteer (Who's On First, GeoNames), by population. Where a country's towns are among our own places,
which are named as the English-language press does, none but these are shown.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from fogline.lexicon.boundaries import load_boundaries
from fogline.lexicon.countries import load_countries
from fogline.lexicon.curated_places import read_curated

TOWNS = 28
"""Towns of one window at most."""
_ACROSS, _DOWN = 11, 14
"""Into how many columns and rows a window is parted: no two towns are closer to each other than one of these."""
_LOOKED_AT = 600
_TOWN = (
    "SELECT id, cc, name, lat, lon FROM place WHERE pop > 0 AND kind IN (2, 3) "
    "AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? "
    "ORDER BY pop DESC, id LIMIT ?"
)
_COUNTRY = "SELECT cc, lat, lon FROM country WHERE lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY cc"
_UNIT = 10_000
"""Positions in the gazetteer are in ten-thousandths of a degree."""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A town, or a country at the middle of its land (`kind`), in degrees WGS84."""

    name: str
    kind: str
    lat: float
    lon: float


@lru_cache(maxsize=32)
def find_landmarks(west: float, south: float, east: float, north: float) -> tuple[Landmark, ...]:
    """Landmarks of a window, towns by population, well apart; then countries of which no outline is drawn."""
    path = Path(str(files("fogline.lexicon"))) / "data" / "gazetteer.sqlite"
    box = (south, north, west, east)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as gazetteer:
        rows = gazetteer.execute(_TOWN, (*(round(side * _UNIT) for side in box), _LOOKED_AT)).fetchall()
        countries = gazetteer.execute(_COUNTRY, box).fetchall()
    own, covered = _name_towns()
    towns = (
        Landmark(own.get(number, name), "town", lat / _UNIT, lon / _UNIT)
        for number, cc, name, lat, lon in rows
        if number in own or cc not in covered
    )
    return (*_spread(towns, (east - west) / _ACROSS, (north - south) / _DOWN), *_name_countries(countries))


@cache
def _name_towns() -> tuple[dict[int, str], set[str]]:
    """Our own names of towns, by the gazetteer's number; and the countries that have any."""
    own = [one for one in read_curated() if one.same_as and one.kind in ("city", "town")]
    return {one.same_as: one.name for one in own if one.same_as}, {one.country for one in own if one.country}


def _spread(towns: Iterable[Landmark], across: float, down: float) -> list[Landmark]:
    """The first towns that are apart from all before them."""
    kept: list[Landmark] = []
    for town in towns:
        if len(kept) == TOWNS:
            break
        if not any(abs(one.lon - town.lon) < across and abs(one.lat - town.lat) < down for one in kept):
            kept.append(town)
    return kept


def _name_countries(rows: Iterable[tuple[str, float, float]]) -> list[Landmark]:
    drawn = {area.country for area in load_boundaries() if area.kind == "country"}
    names = {country.iso2: country.name for country in load_countries()}
    return [Landmark(names[cc], "country", lat, lon) for cc, lat, lon in rows if cc in names and cc not in drawn]
