"""Map: places as points with a status, as inline SVG. No front line is drawn; borders are for orientation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fogline.lexicon.boundaries import Boundary
from fogline.present.labels import Box, Label, measure_text, place_labels
from fogline.present.orientation import render_orientation
from fogline.present.outlines import Drawn, cut_outlines
from fogline.present.possession import Possession
from fogline.present.projection import Projection, fit_projection, split_far
from fogline.present.safe_text import anchor, for_terminal
from fogline.present.symbols import Symbol, render_symbol

_AREA = Markup('<text class="area b{}" x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="{:.1f}">{}</text>')
_SCALES_KM = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a map shows and what it cannot: rows on it, rows too far off, rows without a position or with an area."""

    shown: tuple[Possession, ...]
    far: tuple[Possession, ...]
    unplaced: tuple[Possession, ...]


def plan_map(rows: Sequence[Possession]) -> Plan:
    """Sort places by whether they can be drawn as points on one map."""
    placed = [row for row in rows if row.point and row.lat is not None and row.lon is not None]
    far = split_far([(row.lat or 0.0, row.lon or 0.0) for row in placed])
    return Plan(
        tuple(row for index, row in enumerate(placed) if index not in far),
        tuple(placed[index] for index in sorted(far)),
        tuple(row for row in rows if row not in placed),
    )


def render_map(
    plan: Plan, symbols: dict[str, Symbol], boundaries: Sequence[Boundary], width: int, height: int, *, size: float = 12
) -> Markup:
    """SVG of the places of a plan; empty where none has a position. `size` is that of the letters in pixels."""
    if not plan.shown:
        return Markup("")
    projection = fit_projection([(row.lat or 0.0, row.lon or 0.0) for row in plan.shown], width, height)
    pixels = [projection.to_pixels(row.lat or 0.0, row.lon or 0.0) for row in plan.shown]
    radius = size * 0.52
    frame = Box(4, 4, width - 4, height - 4)
    bar = Box(0, height - 34, 190, height)
    names = [for_terminal(row.name) for row in plan.shown]
    order = sorted(
        range(len(names)), key=lambda i: (plan.shown[i].movement, plan.shown[i].status == "unknown", len(names[i]))
    )
    labels, homeless = place_labels(pixels, names, order, frame, size=size, radius=radius + 1, taken=[bar])
    borders = cut_outlines(boundaries, projection)
    areas, taken = render_area_names(borders, labels, pixels, frame, size)
    orientation, _ = render_orientation(projection, pixels, names, [*taken, bar], size)
    parts = [
        Markup('<svg class="map{}" viewBox="0 0 {} {}" role="img" aria-label="Map: who holds each place">')
        .format("" if borders else " bare", width, height),
        Markup("").join(Markup('<path class="border b{}" d="{}"/>').format(one.level, one.path) for one in borders),
        orientation,
        areas,
        Markup("").join(render_leader(label, pixels[label.index]) for label in labels if label.leader),
        Markup("").join(_point(plan.shown[i], symbols, pixels[i], radius) for i in reversed(order)),
        Markup("").join(_name(label, names[label.index], plan.shown[label.index], size) for label in labels),
        render_scale_bar(projection),
        Markup("</svg>"),
    ]  # fmt: skip
    note = Markup("")
    if homeless:
        note = Markup('<p class="note">No room for a name on the map: {}.</p>').format(
            ", ".join(names[i] for i in homeless)
        )
    return Markup("").join(parts) + note


def _point(row: Possession, symbols: dict[str, Symbol], at: tuple[float, float], radius: float) -> Markup:
    title = f"{row.name}: {row.shown}" + (f", last evidence {row.last}" if row.last else "")
    size = radius * (0.8 if row.movement else 1)
    drawn = render_symbol(symbols[row.status], at[0], at[1], size)
    return Markup('<a href="#{}"><g{}><title>{}</title>{}</g></a>').format(
        anchor("p", row.place), Markup(' class="stale"') if row.stale else "", for_terminal(title), drawn
    )


def _name(label: Label, name: str, row: Possession, size: float) -> Markup:
    return Markup('<text class="name{}" x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{}">{}</text>').format(
        " minor" if row.movement or row.status == "unknown" else "", label.x, label.y, label.anchor, size, name
    )


def render_leader(label: Label, at: tuple[float, float]) -> Markup:
    """The line from a point to a name that stands away from it."""
    box = label.box
    x = min(max(at[0], box.left), box.right)
    y = min(max(at[1], box.top), box.bottom)
    return Markup('<line class="leader" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>').format(at[0], at[1], x, y)


def render_area_names(
    borders: Sequence[Drawn], labels: Sequence[Label], pixels: Sequence[tuple[float, float]], frame: Box, size: float
) -> tuple[Markup, list[Box]]:
    """Names of countries and areas where nothing else stands, and every box that is taken then."""
    taken = [label.box for label in labels] + [Box(x - 7, y - 7, x + 7, y + 7) for x, y in pixels]
    named: list[Markup] = []
    for border in sorted(borders, key=lambda one: one.level):
        name = for_terminal(border.name).upper()
        spot = _free_spot(border, measure_text(name, size * 0.92) + len(name) * 1.5, frame, taken, size)
        if spot:
            taken.append(spot)
            x, y = (spot.left + spot.right) / 2, spot.bottom - size * 0.3
            named.append(_AREA.format(border.level, x, y, size * 0.92, name))
    return Markup("").join(named), taken


def _free_spot(border: Drawn, width: float, frame: Box, taken: Sequence[Box], size: float) -> Box | None:
    if border.middle is None:
        return None
    for step in (0, -22, 22, -44, 44, -70, 70):
        x, y = border.middle[0], border.middle[1] + step
        box = Box(x - width / 2, y - size * 0.7, x + width / 2, y + size * 0.7)
        inside = (
            frame.left <= box.left and box.right <= frame.right and frame.top <= box.top and box.bottom <= frame.bottom
        )
        if inside and not any(box.meets(other) for other in taken):
            return box
    return None


def render_scale_bar(projection: Projection) -> Markup:
    """A bar of a round length, and the length."""
    per_pixel = projection.km_per_pixel()
    length_km = max((km for km in _SCALES_KM if km / per_pixel <= 150), default=_SCALES_KM[0])
    pixels, y = length_km / per_pixel, projection.height - 12
    return Markup(
        '<path class="scale" d="M12 {a:.0f}V{b:.0f}H{c:.1f}V{a:.0f}"/>'
        '<text class="scale" x="{d:.1f}" y="{b:.0f}">{km:g} km</text>'
    ).format(a=y - 6, b=y, c=12 + pixels, d=18 + pixels, km=length_km)
