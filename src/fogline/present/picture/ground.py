"""Ground: the map's window, borders and names, the same on every day, and the sign of each status and layer on it.

The window holds every place that ever had a status and is not far off the rest, so that the map does not jump while
the days go by. Borders are for orientation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from fogline.lexicon.boundaries import Boundary
from fogline.models.dossier import Dossier
from fogline.models.entity import Place
from fogline.present.labels import Box, Label, place_labels
from fogline.present.map import render_area_names, render_leader, render_scale_bar
from fogline.present.orientation import render_orientation
from fogline.present.outlines import cut_outlines
from fogline.present.possession import AREAS, OPEN, name_status
from fogline.present.projection import Projection, fit_projection, split_far
from fogline.present.safe_text import for_terminal
from fogline.present.symbols import Symbol, assign_symbols, render_symbol

WIDTH, HEIGHT, SIZE = 1000, 640, 13
MOST_LABELS = 70
LAYERS = {
    "airstrike": "strikes", "shell": "strikes", "blast": "strikes", "clash": "clashes", "attack": "clashes",
    "displace": "displacement",
}  # fmt: skip
"""Which layer of the map an event type is on; the others are on none."""
KINDS = {"strikes": "strike", "clashes": "clash", "displacement": "displacement"}
"""Each layer's sign by name."""
SIGNS = {
    "strikes": "M0 -7L1.6 -2.4L6.7 -2.2L2.6 .9L4.1 5.7L0 2.8L-4.1 5.7L-2.6 .9L-6.7 -2.2L-1.6 -2.4Z",
    "clashes": "M-5 -5L5 5M5 -5L-5 5",
    "displacement": "M-7 0H5M1 -4L5 0L1 4",
}
_FLAG = Markup(
    '<g class="flag" transform="translate({:.1f} {:.1f})"><path d="M-4 -4H4V4H-4Z"/>'
    '<path class="unequal" d="M-2.3 -1.2H2.3M-2.3 1.2H2.3M1.5 -2.9L-1.5 2.9"/></g>'
)
"""Disputed: a small square with an unequal sign, so that colour is not needed to see it."""
_OFFSETS = {"strikes": (9, -9), "clashes": (-9, -9), "displacement": (0, 12)}
"""Beside the place's own sign, so that none hides another."""


@dataclass
class Ground:
    """The window and everything that is drawn alike on every day."""

    projection: Projection | None
    symbols: dict[str, Symbol]
    labels: dict[str, tuple[Label, str]] = field(default_factory=dict)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    base: str = ""

    def mark(
        self, place: Place, name: str, status: str, shown: str, *, minor: bool, disputed: bool = False
    ) -> str | None:
        """SVG of a place's sign with its name, flagged where several hold it by some word; None for one off the map."""
        if place.id not in self.points:
            return None
        x, y = self.points[place.id]
        drawn = render_symbol(self.symbols[status], x, y, SIZE * 0.52 * (0.8 if minor else 1))
        label = self._label(place.id, minor=minor)
        title = for_terminal(f"{name}: {shown}" + (", disputed" if disputed else ""))
        flag = _FLAG.format(x + SIZE * 0.5, y - SIZE * 0.55) if disputed else Markup("")
        return str(Markup("<title>{}</title>{}{}{}").format(title, drawn, flag, label))

    def sign(self, place: str, layer: str) -> str | None:
        """SVG of an event's sign beside its place; None off the map."""
        if place not in self.points:
            return None
        (x, y), (across, down) = self.points[place], _OFFSETS[layer]
        return str(
            Markup('<path class="sign {}" transform="translate({:.1f} {:.1f})" d="{}"/>').format(
                layer, x + across, y + down, SIGNS[layer]
            )
        )

    def _label(self, place: str, *, minor: bool) -> Markup:
        if place not in self.labels:
            return Markup("")
        label, name = self.labels[place]
        leader = render_leader(label, self.points[place]) if label.leader else Markup("")
        shown = Markup('<text class="name{}" x="{:.1f}" y="{:.1f}" text-anchor="{}" font-size="{}">{}</text>')
        return leader + shown.format(" minor" if minor else "", label.x, label.y, label.anchor, SIZE, name)


def is_point(place: Place | None) -> bool:
    """Whether a place can stand on the map as a point: no area, and its position is known well enough."""
    if place is None or place.lat is None or place.lon is None:
        return False
    return place.kind not in AREAS and place.precision < 4


def derive_ground(
    dossier: Dossier, statuses: Sequence[tuple[str, str]], extra: Sequence[str], boundaries: Sequence[Boundary]
) -> Ground:
    """The ground for all `(place, status)` pairs that any day shows, and for the places of events (`extra`)."""
    counts = Counter(status for _, status in statuses)
    order = sorted({*counts, "unknown", "contested"}, key=lambda one: (one in OPEN, -counts[one], one))
    symbols = assign_symbols(order)
    named = Counter(slot.id for claim in dossier.claims.values() for slot in claim.place)
    held = dict.fromkeys(place for place, _ in statuses)
    places = [ident for ident in dict.fromkeys([*held, *extra]) if is_point(dossier.places.get(ident))]
    points = [(dossier.places[ident].lat or 0.0, dossier.places[ident].lon or 0.0) for ident in places]
    far = split_far(points)
    places = [ident for index, ident in enumerate(places) if index not in far]
    if not places:
        return Ground(None, symbols)
    points = [point for index, point in enumerate(points) if index not in far]
    projection = fit_projection(points, WIDTH, HEIGHT)
    pixels = [projection.to_pixels(*point) for point in points]
    solid = {place for place, status in statuses if status != "unknown"}
    ranked = sorted(places, key=lambda one: (one not in solid, one not in held, -named[one]))[:MOST_LABELS]
    labels = _place(dossier, places, pixels, [places.index(one) for one in ranked])
    ground = Ground(projection, symbols, points=dict(zip(places, pixels, strict=True)))
    ground.labels = {places[one.index]: (one, for_terminal(dossier.place_name(places[one.index]))) for one in labels}
    names = [for_terminal(dossier.place_name(ident)) for ident in places]
    ground.base = _base(projection, labels, pixels, boundaries, names)
    return ground


def _place(
    dossier: Dossier, places: Sequence[str], pixels: Sequence[tuple[float, float]], chosen: Sequence[int]
) -> list[Label]:
    names = [for_terminal(dossier.place_name(ident)) for ident in places]
    frame, bar = Box(4, 4, WIDTH - 4, HEIGHT - 4), Box(0, HEIGHT - 34, 190, HEIGHT)
    shown = [pixels[i] for i in chosen]
    labels, _ = place_labels(
        shown, [names[i] for i in chosen], range(len(chosen)), frame, size=SIZE, radius=SIZE * 0.52 + 1, taken=[bar]
    )
    return [Label(chosen[one.index], one.x, one.y, one.anchor, one.leader, one.box) for one in labels]


def _base(
    projection: Projection,
    labels: Sequence[Label],
    pixels: Sequence[tuple[float, float]],
    boundaries: Sequence[Boundary],
    names: Sequence[str],
) -> str:
    borders = cut_outlines(boundaries, projection)
    frame = Box(4, 4, WIDTH - 4, HEIGHT - 4)
    paths = [Markup('<path class="border b{}" d="{}"/>').format(one.level, one.path) for one in borders]
    areas, taken = render_area_names(borders, labels, pixels[:400], frame, SIZE)
    bar = Box(0, HEIGHT - 34, 190, HEIGHT)
    orientation, _ = render_orientation(projection, pixels, names, [*taken, bar], SIZE)
    return str(Markup("").join([*paths, orientation, areas, render_scale_bar(projection)]))


def name_legend(ground: Ground, dossier: Dossier) -> list[dict[str, str]]:
    """Each status with its shape, colour class and words."""
    return [
        {"status": status, "label": name_status(status, dossier), "shape": symbol.shape, "colour": symbol.colour}
        for status, symbol in ground.symbols.items()
    ]
