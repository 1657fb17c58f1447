"""Outlines: borders of countries and provinces, cut to the map's window and thinned to what its pixels can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

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
    """A ring without points closer than `least` to the one before, then without those that lie within `least` of the
    line between their neighbours (Ramer, 1972; Douglas and Peucker, 1973)."""
    near: list[Pixel] = []
    for point in ring:
        if not near or abs(point[0] - near[-1][0]) + abs(point[1] - near[-1][1]) >= least:
            near.append(point)
    if len(near) < 4:
        return near
    kept = {0, len(near) // 2, len(near) - 1}
    waiting = [(0, len(near) // 2), (len(near) // 2, len(near) - 1)]
    while waiting:
        first, last = waiting.pop()
        middle, off = _farthest(near, first, last)
        if off > least:
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [near[index] for index in sorted(kept)]


def _farthest(ring: list[Pixel], first: int, last: int) -> tuple[int, float]:
    """The point between two of a ring that is farthest off the line through them, and how far."""
    (x1, y1), (x2, y2) = ring[first], ring[last]
    across, down = x2 - x1, y2 - y1
    length = hypot(across, down)
    best, farthest = first, 0.0
    for index in range(first + 1, last):
        x, y = ring[index]
        off = abs(across * (y1 - y) - (x1 - x) * down) / length if length else hypot(x - x1, y - y1)
        if off > farthest:
            best, farthest = index, off
    return best, farthest


def _path(ring: list[Pixel]) -> str:
    """A ring as steps from point to point, in tenths of a pixel."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths)]
    drawn = " ".join(f"{_tenth(across)} {_tenth(down)}" for across, down in steps)
    return f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{drawn}z"


def _tenth(number: int) -> str:
    """A number of tenths, as short as can be: "12", "-.5", "3.1"."""
    whole, rest = divmod(abs(number), 10)
    text = (str(whole) if whole or not rest else "") + (f".{rest}" if rest else "")
    return f"-{text}" if number < 0 else text


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
