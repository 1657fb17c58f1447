"""Labels: names set beside their points so that none covers another name or a point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

_NARROW = frozenset("iljtfrI.,:;'’|!() -")
_WIDE = frozenset("mwMWÆŒ@%")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: `x`, `y` its baseline's start, middle or end (`anchor`); `leader`: with a line."""

    index: int
    x: float
    y: float
    anchor: str
    leader: bool
    box: Box


def measure_text(text: str, size: float) -> float:
    """Width of a text in pixels in a sans-serif font of `size` pixels, estimated a little too wide."""
    units = sum(0.34 if c in _NARROW else 0.92 if c in _WIDE else 0.7 if c.isupper() else 0.575 for c in text)
    return units * size


def place_labels(
    points: Sequence[tuple[float, float]],
    names: Sequence[str],
    order: Sequence[int],
    frame: Box,
    *,
    size: float = 12,
    radius: float = 7,
    taken: Sequence[Box] = (),
) -> tuple[list[Label], list[int]]:
    """Set names beside their points, the first of `order` first.

    Gives the labels and the indexes for which no free spot was found. Every point keeps its own spot free;
    `taken` are other boxes to keep clear of.
    """
    blocked = [*taken, *(Box(x - radius, y - radius, x + radius, y + radius) for x, y in points)]
    labels: list[Label] = []
    homeless: list[int] = []
    for index in order:
        spot = _find_spot(index, points[index], names[index], frame, size, radius, blocked)
        if spot is None:
            homeless.append(index)
        else:
            labels.append(spot)
            blocked.append(spot.box)
    return labels, homeless


def _find_spot(
    index: int, point: tuple[float, float], name: str, frame: Box, size: float, radius: float, blocked: list[Box]
) -> Label | None:
    width = measure_text(name, size)
    for reach in (radius + 4, radius + 9, radius + 20, radius + 34, radius + 50):
        for angle in (0, pi, -pi / 2, pi / 2, -pi / 4, pi / 4, -3 * pi / 4, 3 * pi / 4, -pi / 8, pi / 8, 7 * pi / 8):
            label = _spot(index, point, width, size, reach, angle, leader=reach > radius + 9)
            if _inside(label.box, frame) and not any(label.box.meets(box) for box in blocked):
                return label
    return None


def _spot(
    index: int, point: tuple[float, float], width: float, size: float, reach: float, angle: float, *, leader: bool
) -> Label:
    across, down = cos(angle), sin(angle)
    x, y = point[0] + reach * across, point[1] + reach * down
    anchor = "middle" if abs(across) < 0.3 else "start" if across > 0 else "end"
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    middle = y + (down * size / 2 if anchor == "middle" else 0)
    box = Box(left - 1, middle - size * 0.62, left + width + 1, middle + size * 0.62)
    return Label(index, x, middle + size * 0.35, anchor, leader, box)


def _inside(box: Box, frame: Box) -> bool:
    return frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
