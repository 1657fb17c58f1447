"""Place context: what a report has told so far of where it happens, by which its names are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import cos, inf, radians, sqrt
from typing import NamedTuple

from fogline.lexicon.place_matches import KM_PER_DEGREE, is_own
from fogline.models.entity import Place

FEW_ANCHORS, COMPANY_KM, WELL_PEOPLED = 3, 40.0, 5_000
"""In a report with so many settled places, a smaller place anchors others only within some way of an anchor."""


class Shares(NamedTuple):
    """Counts as shares of the greatest; all are nought where that is."""

    counts: Counter[str]
    top: int

    @classmethod
    def of(cls, counts: Counter[str]) -> Shares:
        """The shares of some counts, to be asked for before the counts change."""
        return cls(counts, max(counts.values(), default=0))

    def get(self, key: str) -> float:
        """The share (0..1) of a key."""
        return self.counts.get(key, 0) / self.top if self.top else 0.0


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
    _points: list[tuple[float, float, str]] = field(default_factory=list, repr=False)
    _pointed: int = 0
    """how many of the anchors have their points in `_points`: they only grow"""
    _least: dict[str, tuple[float, int]] = field(default_factory=dict, repr=False)
    """the least square of a place's distance in degrees, and how many points that is measured to"""

    def weigh_divisions(self) -> Shares:
        """How much (0..1) the report is about each first-level division that it names around its places."""
        return Shares.of(self.divisions)

    def weigh_countries(self) -> Shares:
        """How much (0..1) the report is about each country."""
        return Shares.of(self.countries)

    def weigh(self, country: str | None) -> float:
        """0..1: how much the report is about a country."""
        return self.weigh_countries().get(country) if country else 0.0

    def find_least_distance(self, place: Place) -> float | None:
        """Kilometres to the nearest settled place other than itself, on a local plane; None where there is none."""
        if place.lat is None or place.lon is None:
            return None
        if self._pointed < len(self.anchors):
            fresh = islice(self.anchors.values(), self._pointed, None)
            self._points += [(p.lat, p.lon, p.id) for p in fresh if p.lat is not None and p.lon is not None]
            self._pointed = len(self.anchors)
        square, measured = self._least.get(place.id, (inf, 0))
        if measured < len(self._points):
            square = min(square, _measure(place.lat, place.lon, place.id, self._points[measured:]))
            self._least[place.id] = square, len(self._points)
        return sqrt(square) * KM_PER_DEGREE if square < inf else None

    def points(self) -> list[tuple[float, float]]:
        """Coordinates of the settled places below the size of a country."""
        return [(p.lat, p.lon) for p in self.anchors.values() if p.lat is not None and p.lon is not None]

    def is_apart(self, place: Place, km: float) -> bool:
        """Whether a place of no renown lies farther than `km` from every one of a few settled places."""
        least = self.find_least_distance(place)
        return not is_own(place) and least is not None and least > km and len(self.anchors) >= FEW_ANCHORS

    def vouches(self, place: Place) -> bool:
        """Whether a place may anchor others: it is well known, or lies by one that does."""
        return (place.population or 0) >= WELL_PEOPLED or not self.is_apart(place, COMPANY_KM)


def _measure(lat: float, lon: float, own: str, points: Sequence[tuple[float, float, str]]) -> float:
    """The square of the degrees to the nearest of some points but the place's own; inf where there is none."""
    shrink = cos(radians(lat))
    squares = [(y - lat) ** 2 + ((x - lon) * shrink) ** 2 for y, x, other in points if other != own]
    return min(squares, default=inf)
