"""Place positions: where the words beside a name say that it lies, which bearers of the name lie there, and how a
place that no gazetteer knows is drawn by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians

from fogline.lexicon.place_matches import EXACT, PlaceMatch, find_distance, is_own
from fogline.models.entity import Place
from fogline.resolve.place_containers import is_within
from fogline.resolve.place_parts import BEARINGS, NEAR_KM, SURROUNDINGS_KM, shift_place
from fogline.resolve.place_ties import Tie

SLACK_KM, SHARE = 12.0, 0.4
"""How far off a told distance a place may lie: so many kilometres, and this share of the distance."""
NEAR_REACH_KM, FAR_REACH_KM = 35.0, 75.0
"""What is near a place, or in a direction of it, with no distance told."""
CITY_FACTOR, CITY = 2.5, 20_000
"""How much farther off a place of so many people may lie: reports speak loosely of what everybody knows."""
LEAST_KM, ANGLE = 8.0, 70.0
"""Within so many kilometres no direction is asked for; beyond, one so many degrees off is another."""
BEARING_KM, COUNTRYSIDE_KM = 15.0, 24.0
"""How far off a place is drawn of which the direction alone is told, and one in the countryside of a town."""
HOLDING = frozenset({"country", "province", "region", "district", "countryside"})
SETTLED = frozenset({"city", "town"})
WIDE = frozenset({"country", "province", "region", "sea", "river", "road", "countryside"})
"""Kinds of places that their points say little of."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a name lies by one tie: `anchor` is the place that it is told from, `other` the second one of "between"."""

    tie: Tie
    anchor: Place
    other: Place | None = None

    def fits(self, place: Place) -> bool:
        """Whether a place may lie where the words say; one without a point, where nothing speaks against it."""
        tie, anchor = self.tie, self.anchor
        if tie.how == "inside":
            return self._is_inside(place)
        if place.id == anchor.id or place.kind in WIDE:
            return place.id != anchor.id
        lat, lon = self.point
        if place.lat is None or lat is None or lon is None:
            return place.country in (None, anchor.country)
        loose = CITY_FACTOR if (place.population or 0) >= CITY or is_own(place) else 1.0
        off = find_distance(place, lat, lon)
        if tie.how == "distance":
            return abs(off - tie.km) <= loose * (SLACK_KM + SHARE * tie.km)
        if tie.how == "bearing":
            turned = abs((_find_bearing(anchor, place) - BEARINGS[tie.point] + 180) % 360 - 180)
            off = find_distance(place, anchor.lat or 0.0, anchor.lon or 0.0)
            return off <= LEAST_KM or (off <= loose * FAR_REACH_KM and turned <= ANGLE)
        return off <= loose * self.reach_km

    @property
    def reach_km(self) -> float:
        """How far from the told point the place may lie."""
        if self.tie.how == "offset":
            return SLACK_KM + SHARE * self.tie.km
        if self.tie.how == "between":
            return SLACK_KM + (self._half_way or 0.0)
        return FAR_REACH_KM if self.tie.how == "bearing" else NEAR_REACH_KM + self.tie.km

    @property
    def point(self) -> tuple[float | None, float | None]:
        """The told point in degrees: that of the anchor where no direction and distance lead on from it."""
        anchor, other = self.anchor, self.other
        if other is not None and None not in (anchor.lat, anchor.lon, other.lat, other.lon):
            return ((anchor.lat or 0) + (other.lat or 0)) / 2, ((anchor.lon or 0) + (other.lon or 0)) / 2
        if self.tie.point:
            off = self.tie.km or (COUNTRYSIDE_KM if self.tie.how == "inside" else BEARING_KM)
            return shift_place(anchor, self.tie.point, off)
        return anchor.lat, anchor.lon

    @property
    def draws(self) -> bool:
        """Whether a point is told: that of a town, or a way from it."""
        told = self.anchor.lat is not None and self.anchor.kind not in WIDE
        return told and (self.tie.how != "inside" or self.tie.wide)

    @property
    def _half_way(self) -> float | None:
        if self.other is None or self.other.lat is None or self.other.lon is None:
            return None
        return find_distance(self.anchor, self.other.lat, self.other.lon) / 2

    def _is_inside(self, place: Place) -> bool:
        anchor = self.anchor
        if anchor.kind == "country" or anchor.admin1 is None:
            return place.country in (None, anchor.country)
        if place.country != anchor.country:
            return place.country is None
        near = (
            anchor.kind not in HOLDING and find_distance(place, anchor.lat or 0.0, anchor.lon or 0.0) <= NEAR_REACH_KM
        )
        return near or place.admin1 in (None, anchor.admin1) or is_within(place, anchor)


def make_position(tie: Tie, anchor: Place, other: Place | None = None) -> Position | None:
    """The position that a tie tells; None where it tells nothing: nothing lies inside a village,
    and a town and a country with a comma between them are fellows of a list as often as not."""
    if tie.how == "inside" and anchor.kind not in HOLDING:
        holds = anchor.kind in SETTLED or (tie.wide and anchor.kind == "village")
        return Position(tie, anchor) if tie.governed and holds else None
    if tie.how == "inside" and anchor.kind == "country" and not tie.governed:
        return None
    if tie.how != "inside" and (anchor.lat is None or anchor.kind in WIDE):
        return None
    return Position(tie, anchor, other)


def keep_fitting(matches: Sequence[PlaceMatch], positions: Sequence[Position]) -> list[PlaceMatch]:
    """The matches that lie where the words say.

    What lies in another division than told is kept where it bears the name itself and is a town or of our own table:
    divisions are cut anew, and sentences misread, sooner than towns are moved.
    """
    kept = []
    for match in matches:
        town = match.score == EXACT and ((match.place.population or 0) >= CITY or is_own(match.place))
        if all(p.fits(match.place) or (p.tie.how == "inside" and town) for p in positions):
            kept.append(match)
    return kept


def find_points(positions: Sequence[Position]) -> tuple[list[tuple[float, float]], float]:
    """The told points to look around for a name, and how far in kilometres; no points where only a holder is told."""
    for position in positions:
        lat, lon = position.point
        if position.tie.how != "inside" and lat is not None and lon is not None:
            return [(lat, lon)], position.reach_km
    return [], 0.0


def draw_place(place: Place, positions: Sequence[Position]) -> Place:
    """An unknown place at the told point, with how far around it it may lie; unchanged where no point is told."""
    position = next((p for p in positions if p.draws), None)
    if position is None:
        return place
    tie, (lat, lon) = position.tie, position.point
    if tie.how == "offset":
        radius, precision = max(2.0, tie.km / 4), 2 if tie.km <= NEAR_KM else 3
    elif tie.how == "distance":
        radius, precision = max(2.0, tie.km * 1.25), 2 if tie.km <= NEAR_KM else 3
    elif tie.how == "between":
        radius = max(2.0, position._half_way or 0.0)
        precision = 2 if radius <= NEAR_KM else 3
    elif tie.how in ("bearing", "inside"):
        radius, precision = (BEARING_KM if tie.how == "bearing" else COUNTRYSIDE_KM), 3
    else:
        radius, precision = SURROUNDINGS_KM, 2
    return replace(
        place, lat=lat, lon=lon, precision=precision, radius_km=round(radius, 1), bearing=BEARINGS.get(tie.point),
        distance_km=tie.km or None, measured_from=position.anchor.id if position.other is None else None,
    )  # fmt: skip


def _find_bearing(anchor: Place, place: Place) -> float:
    """Degrees clockwise from north, on a local plane."""
    up = (place.lat or 0.0) - (anchor.lat or 0.0)
    right = ((place.lon or 0.0) - (anchor.lon or 0.0)) * cos(radians(anchor.lat or 0.0))
    return degrees(atan2(right, up)) % 360 if hypot(up, right) else 0.0
