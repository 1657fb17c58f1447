"""Projection: degrees to pixels in Mercator's projection, fitted to a set of points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, degrees, hypot, log, pi, radians, sinh, tan
from statistics import median

EARTH_KM = 40_075.017
"""Length of the equator (WGS84)."""
_WIDEST = 85.0


@dataclass(frozen=True, slots=True)
class Projection:
    """A window on the spherical Mercator map. `left`, `top` are projected units (0..1), `scale` pixels a unit."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def to_pixels(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixel position of a point in degrees WGS84; x to the right, y down."""
        x, y = _project(lat, lon)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def extent(self) -> tuple[float, float, float, float]:
        """West, south, east and north of the window in degrees."""
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        return self.left * 360 - 180, _latitude(bottom), right * 360 - 180, _latitude(self.top)

    def km_per_pixel(self) -> float:
        """Kilometres a pixel at the middle of the window."""
        middle = self.top + self.height / self.scale / 2
        return EARTH_KM * cos(radians(_latitude(middle))) / self.scale


def fit_projection(
    points: Sequence[tuple[float, float]], width: float, height: float, margin: float = 46, least_km: float = 30
) -> Projection:
    """The window that shows all `(lat, lon)` points with a margin in pixels; at least `least_km` wide."""
    projected = [_project(lat, lon) for lat, lon in points]
    xs, ys = [x for x, _ in projected], [y for _, y in projected]
    middle_lat = median(lat for lat, _ in points)
    least = least_km / (EARTH_KM * max(0.05, cos(radians(middle_lat))))
    wide, high = max(max(xs) - min(xs), least), max(max(ys) - min(ys), least)
    scale = min((width - 2 * margin) / wide, (height - 2 * margin) / high)
    left = (min(xs) + max(xs)) / 2 - width / scale / 2
    top = (min(ys) + max(ys)) / 2 - height / scale / 2
    return Projection(left, top, scale, width, height)


def split_far(points: Sequence[tuple[float, float]], factor: float = 4.0, least_km: float = 80) -> set[int]:
    """Indexes of points so far from the rest that they would shrink the map: beyond `factor` times the middle
    distance from the middle point, and beyond `least_km`."""
    if len(points) < 4:
        return set()
    centre = median(lat for lat, _ in points), median(lon for _, lon in points)
    distances = [_distance_km(point, centre) for point in points]
    limit = max(least_km, factor * median(distances))
    return {index for index, distance in enumerate(distances) if distance > limit}


def _project(lat: float, lon: float) -> tuple[float, float]:
    lat = max(-_WIDEST, min(_WIDEST, lat))
    return (lon + 180) / 360, (1 - log(tan(pi / 4 + radians(lat) / 2)) / pi) / 2


def _latitude(y: float) -> float:
    """The latitude of a projected unit from the top."""
    return degrees(atan(sinh(pi * (1 - 2 * y))))


def _distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    per_degree = EARTH_KM / 360
    east = (a[1] - b[1]) * cos(radians((a[0] + b[0]) / 2))
    return per_degree * hypot(east, a[0] - b[0])
