"""Orientation: what a map shows besides what was read: degrees, well-known towns, countries without an outline."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from fogline.lexicon.landmarks import Landmark, find_landmarks
from fogline.present.graticule import render_graticule
from fogline.present.labels import Box, measure_text, place_labels
from fogline.present.projection import Projection
from fogline.present.safe_text import for_terminal

_TOWN = Markup('<circle class="town" cx="{:.1f}" cy="{:.1f}" r="2"/>')
_NAME = Markup('<text class="town" x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{:.1f}">{}</text>')
_COUNTRY = Markup('<text class="area b0" x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{:.1f}">{}</text>')
_CLEAR = 10.0
"""Pixels that a town keeps off the places that were read."""


def render_orientation(
    projection: Projection, points: Sequence[tuple[float, float]], names: Sequence[str], taken: Sequence[Box],
    size: float,
) -> tuple[Markup, list[Box]]:  # fmt: skip
    """The graticule and the landmarks that have room beside what was read (`points` in pixels, `names`, and the boxes
    that are `taken`), and the boxes that they take themselves."""
    known = set(names)
    near = [Box(x - _CLEAR, y - _CLEAR, x + _CLEAR, y + _CLEAR) for x, y in points]
    towns = [(one, projection.to_pixels(one.lat, one.lon)) for one in find_landmarks(*projection.extent())]
    free = [(one, at) for one, at in towns if one.name not in known and not any(_holds(box, at) for box in near)]
    countries, boxes = _name_countries(free, [*taken, *near], projection, size)
    towns = [(one, at) for one, at in free if one.kind == "town"]
    frame = Box(4, 16, projection.width - 4, projection.height - 4)
    shown = [for_terminal(one.name) for one, _ in towns]
    labels, _ = place_labels(
        [at for _, at in towns], shown, range(len(towns)), frame, size=size * 0.82, radius=3,
        taken=[*taken, *near, *boxes],
    )  # fmt: skip
    labels = [label for label in labels if not label.leader]
    drawn = [
        _TOWN.format(*towns[label.index][1])
        + _NAME.format(label.x, label.y, label.anchor, size * 0.82, shown[label.index])
        for label in labels
    ]
    boxes += [label.box for label in labels]
    return render_graticule(projection) + countries + Markup("").join(drawn), boxes


def _holds(box: Box, at: tuple[float, float]) -> bool:
    return box.left <= at[0] <= box.right and box.top <= at[1] <= box.bottom


def _name_countries(
    found: Sequence[tuple[Landmark, tuple[float, float]]], taken: Sequence[Box], projection: Projection, size: float
) -> tuple[Markup, list[Box]]:
    parts, boxes = [], list[Box]()
    for one, (x, y) in found:
        name = for_terminal(one.name).upper()
        half = (measure_text(name, size * 0.92) + len(name) * 1.5) / 2
        box = Box(x - half, y - size * 0.7, x + half, y + size * 0.7)
        inside = box.left > 0 and box.right < projection.width and box.top > 16 and box.bottom < projection.height
        if one.kind == "country" and inside and not any(box.meets(other) for other in [*taken, *boxes]):
            boxes.append(box)
            parts.append(_COUNTRY.format(x, box.bottom - size * 0.3, size * 0.92, name))
    return Markup("").join(parts), boxes
