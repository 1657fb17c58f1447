"""Place context: what a report has told so far of where it happens, by which its names are weighed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import cos, radians, sqrt

from fogline.lexicon.place_matches import KM_PER_DEGREE
from fogline.models.entity import Place

FEW_ANCHORS, COMPANY_KM, WELL_PEOPLED = 3, 40.0, 5_000
"""In a report with so many settled places, a smaller place anchors others only within some way of an anchor."""


@dataclass
class PlaceContext:
    """What a report has told so far: weights of countries (the top one is 1), settled places, divisions named.

    `doubtful` are countries that only a name shared with another place speaks for ("Georgia" among towns of that
    state); `foreign` is what a place loses whose country the report does not speak of, `renown` what a city of a
    million gains, `local` what a place gains that lies within some 10 km of a settled one, `inside` what it gains in
    the division that the report is most about.
    """

    countries: Counter[str] = field(default_factory=Counter)
    anchors: dict[str, Place] = field(default_factory=dict)
    divisions: Counter[str] = field(default_factory=Counter)
    doubtful: set[str] = field(default_factory=set)
    foreign: float = 0.9
    renown: float = 0.0
    local: float = 0.0
    inside: float = 0.15
    _least: dict[str, float | None] = field(default_factory=dict, repr=False)
    _points: list[tuple[float, float, str]] = field(default_factory=list, repr=False)
    _measured_for: int = -1

    def weigh_divisions(self) -> dict[str, float]:
        """How much (0..1) the report is about each first-level division that it names around its places."""
        return _share(self.divisions)

    def weigh_countries(self) -> dict[str, float]:
        """How much (0..1) the report is about each country."""
        return _share(self.countries)

    def weigh(self, country: str | None) -> float:
        """0..1: how much the report is about a country."""
        top = max(self.countries.values(), default=0)
        return self.countries[country] / top if country and top else 0.0

    def find_least_distance(self, place: Place) -> float | None:
        """Kilometres to the nearest settled place other than itself, on a local plane; None where there is none."""
        if place.lat is None or place.lon is None:
            return None
        if self._measured_for != len(self.anchors):
            self._measured_for = len(self.anchors)
            self._least.clear()
            self._points = [
                (p.lat, p.lon, p.id) for p in self.anchors.values() if p.lat is not None and p.lon is not None
            ]
        if place.id not in self._least:
            self._least[place.id] = self._measure(place, place.lat, place.lon)
        return self._least[place.id]

    def _measure(self, place: Place, lat: float, lon: float) -> float | None:
        shrink = cos(radians(lat))
        own = place.id
        squares = [(y - lat) ** 2 + ((x - lon) * shrink) ** 2 for y, x, other in self._points if other != own]
        return sqrt(min(squares)) * KM_PER_DEGREE if squares else None

    def points(self) -> list[tuple[float, float]]:
        """Coordinates of the settled places below the size of a country."""
        return [(p.lat, p.lon) for p in self.anchors.values() if p.lat is not None and p.lon is not None]

    def is_apart(self, place: Place, km: float) -> bool:
        """Whether a place of no renown lies farther than `km` from every one of a few settled places."""
        least = self.find_least_distance(place)
        named = not place.id.rpartition("-")[2].isdigit()
        return not named and least is not None and least > km and len(self.anchors) >= FEW_ANCHORS

    def vouches(self, place: Place) -> bool:
        """Whether a place may anchor others: it is well known, or lies by one that does."""
        return (place.population or 0) >= WELL_PEOPLED or not self.is_apart(place, COMPANY_KM)


def _share(counts: Counter[str]) -> dict[str, float]:
    """Counts as shares of the greatest; nothing where all are nought."""
    top = max(counts.values(), default=0)
    return {key: count / top for key, count in counts.items()} if top else {}
