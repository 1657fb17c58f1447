"""Outlines: borders of countries and provinces, cut to the map's window and thinned to what its pixels can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.lexicon.boundaries import Boundary
from fogline.present.labels import Box
from fogline.present.projection import Projection

Pixel = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A border as drawn, `level` 0 for a country and 1 for an area of one: an SVG path, and where its name may stand
    (None where too little is in sight)."""

    name: str
    level: int
    path: str
    middle: Pixel | None


def cut_outlines(boundaries: Iterable[Boundary], projection: Projection, spare: float = 8) -> list[Drawn]:
    """Borders that show in the window, `spare` pixels beyond its edge included; areas before countries."""
    window = Box(-spare, -spare, projection.width + spare, projection.height + spare)
    drawn = []
    for area in boundaries:
        rings = [_cut([projection.to_pixels(lat, lon) for lon, lat in ring], window) for ring in area.rings]
        kept = [thin for thin in (_thin(ring) for ring in rings) if len(thin) > 2]
        if kept:
            drawn.append(
                Drawn(
                    area.name,
                    0 if area.kind == "country" else 1,
                    "".join(map(_path, kept)),
                    _middle(max(kept, key=_area)),
                )
            )
    return sorted(drawn, key=lambda one: -one.level)


def _cut(ring: list[Pixel], window: Box) -> list[Pixel]:
    """Sutherland and Hodgman's clipping of a ring to a rectangle."""
    if not _near(ring, window):
        return []
    for axis, limit, sign in ((0, window.left, 1), (0, window.right, -1), (1, window.top, 1), (1, window.bottom, -1)):
        ring = _cut_side(ring, axis, limit, sign)
        if not ring:
            return []
    return ring


def _cut_side(ring: list[Pixel], axis: int, limit: float, sign: int) -> list[Pixel]:
    kept: list[Pixel] = []
    before = ring[-1]
    for point in ring:
        inside, was_inside = sign * (point[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
        if inside:
            kept.append(point)
        before = point
    return kept


def _near(ring: Sequence[Pixel], window: Box) -> bool:
    if not ring:
        return False
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Box(min(xs), min(ys), max(xs), max(ys)).meets(window)


def _thin(ring: list[Pixel], least: float = 0.7) -> list[Pixel]:
    thin: list[Pixel] = []
    for point in ring:
        if not thin or abs(point[0] - thin[-1][0]) + abs(point[1] - thin[-1][1]) >= least:
            thin.append(point)
    return thin


def _path(ring: list[Pixel]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"


def _area(ring: list[Pixel]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _middle(ring: list[Pixel]) -> Pixel | None:
    if _area(ring) < 6000:
        return None
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    total = sum(crosses)
    x = sum((a[0] + b[0]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (3 * total)
    y = sum((a[1] + b[1]) * c for (a, b), c in zip(pairs, crosses, strict=True)) / (3 * total)
    return x, y
