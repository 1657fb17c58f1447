"""Graticule: lines of latitude and longitude under a map, with their degrees at its edge."""

from __future__ import annotations

from math import ceil, floor

from markupsafe import Markup

from fogline.present.projection import Projection

_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_MOST = 7
"""Lines in each direction at most."""
_LINE = Markup('<path class="graticule" d="{}"/>')
_DEGREES = Markup('<text class="degrees" x="{:.0f}" y="{:.0f}" text-anchor="{}">{}</text>')


def render_graticule(projection: Projection) -> Markup:
    """The lines and their degrees, the finest round step that gives no more than a few of them."""
    west, south, east, north = projection.extent()
    wide, high = projection.width, projection.height
    lines, told = [], []
    for lon, name in _find_lines(west, east, "E", "W"):
        x = projection.to_pixels(0.0, lon)[0]
        lines.append(f"M{x:.0f} 0V{high:.0f}")
        told.append(_DEGREES.format(x + 3, 11, "start", name))
    for lat, name in _find_lines(south, north, "N", "S"):
        y = projection.to_pixels(lat, 0.0)[1]
        lines.append(f"M0 {y:.0f}H{wide:.0f}")
        told.append(_DEGREES.format(wide - 3, y - 3, "end", name))
    return _LINE.format("".join(lines)) + Markup("").join(told)


def _find_lines(first: float, last: float, positive: str, negative: str) -> list[tuple[float, str]]:
    """Degrees on which a line is drawn between two, and their names."""
    step = next((one for one in _STEPS if (last - first) / one <= _MOST), _STEPS[-1])
    found = []
    for number in range(ceil(first / step), floor(last / step) + 1):
        degrees = round(number * step, 2)
        side = positive if degrees > 0 else negative if degrees < 0 else ""
        found.append((degrees, f"{abs(degrees):g}°{side}"))
    return found
