"""Symbols: for each status on the map a shape and a colour class, so that neither is needed to tell them apart.

The colours are Okabe and Ito's set for all kinds of colour vision (jfly.uni-koeln.de/color), set in the style
sheet as `--h0` to `--h5`; more holders than that share the last colour and differ by shape.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from fogline.present.possession import OPEN

COLOURS = 6
_SHAPES = ("circle", "square", "triangle", "pentagon", "down", "hexagon")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A status as drawn: `shape` names the outline, `colour` the class that colours it."""

    shape: str
    colour: str


def assign_symbols(statuses: Iterable[str]) -> dict[str, Symbol]:
    """A symbol for each status; holders take shapes and colours in the order given."""
    symbols: dict[str, Symbol] = {}
    holders = 0
    for status in dict.fromkeys(statuses):
        if status in OPEN:
            symbols[status] = Symbol(status, status)
            continue
        symbols[status] = Symbol(_SHAPES[holders % len(_SHAPES)], f"h{min(holders, COLOURS - 1)}")
        holders += 1
    return symbols


def render_symbol(symbol: Symbol, x: float, y: float, size: float) -> Markup:
    """SVG of a symbol centred on a point; `size` is its radius in pixels."""
    shape, colour = symbol.shape, symbol.colour
    if shape == "circle":
        return _circle(x, y, size, f"mark {colour}")
    if shape == "contested":
        half = f"M{x:.1f} {y - size * 1.25:.1f}L{x + size * 1.25:.1f} {y:.1f}L{x:.1f} {y + size * 1.25:.1f}Z"
        return Markup('<path class="mark open" d="{}"/><path class="mark solid" d="{}"/>').format(
            _polygon(x, y, size * 1.25, 4, -pi / 2), half
        )
    if shape == "besieged":
        return _circle(x, y, size * 1.1, "mark open") + _circle(x, y, size * 0.45, "mark solid")
    if shape == "unknown":
        return _circle(x, y, size * 0.85, "mark unknown") + _query(x, y, size * 0.85)
    corners = {"square": 4, "triangle": 3, "down": 3, "pentagon": 5, "hexagon": 6}[shape]
    turn = {"square": -pi / 4, "down": pi / 2}.get(shape, -pi / 2)
    return Markup('<path class="mark {}" d="{}"/>').format(colour, _polygon(x, y, size * 1.18, corners, turn))


def _circle(x: float, y: float, radius: float, classes: str) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(classes, x, y, radius)


def _query(x: float, y: float, radius: float) -> Markup:
    """A question mark within a circle of that radius."""
    r = radius
    return Markup(
        '<path class="query" d="M{:.1f} {:.1f}a{b:.1f} {b:.1f} 0 1 1 {:.1f} {:.1f}q{:.1f} {:.1f} {:.1f} {:.1f}'
        'm0 {:.1f}v.1"/>'
    ).format(x - 0.36 * r, y - 0.25 * r, 0.52 * r, 0.32 * r, -0.16 * r, 0.1 * r, -0.16 * r, 0.25 * r, 0.3 * r,
             b=0.36 * r)  # fmt: skip


def _polygon(x: float, y: float, radius: float, corners: int, turn: float) -> str:
    angles = [turn + 2 * pi * index / corners for index in range(corners)]
    return "M" + "L".join(f"{x + radius * cos(a):.1f} {y + radius * sin(a):.1f}" for a in angles) + "Z"
