"""Parts of places: countrysides, directions, centres, facilities, borders, and names that no gazetteer knows.

Their ids hang on the place that they are a part of and can be read: `sy:hama-province/north-countryside`,
`sy/northwest`, `sy:aleppo/centre`, `border:iq-sy`, `place:zour-balhussin~sy:hama-province`.
"""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians

from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place

ADJECTIVES = {"north": "northern", "south": "southern", "east": "eastern", "west": "western"}
SHIFTS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1), "northeast": (0.7, 0.7),
          "northwest": (0.7, -0.7), "southeast": (-0.7, 0.7), "southwest": (-0.7, -0.7)}  # fmt: skip
BEARINGS = {"north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
            "west": 270.0, "northwest": 315.0}  # fmt: skip
NEAR_KM = 25.0
"""UCDP calls what lies up to about 25 km from a known point near it (where_prec 2)."""
SURROUNDINGS_KM = 10.0
KM_PER_DEGREE = 111.2
COUNTRYSIDE_DEGREES = 0.22
"""How far a countryside's point is drawn from its town: about 24 km."""


def make_slug(text: str) -> str:
    """Folded words joined by hyphens."""
    return fold_name(text).replace(" ", "-")


def find_label(place: Place, words: PlaceWords) -> str:
    """The bare name of a province or city: "Hama" of "Hama province"."""
    head, _, last = place.name.rpartition(" ")
    is_kind = last.lower() in words.kinds or last.lower() in words.division.values()
    return head if head and is_kind and place.kind in ("province", "district") else place.name


def make_countryside(base: Place, seat: Place | None, points: tuple[str, ...], words: PlaceWords) -> list[Place]:
    """The countryside of a province or town, one place a direction. `seat` lends the point to draw it by."""
    label, centre = find_label(base, words), seat or base
    made = []
    for point in points or ("",):
        if point == "centre":
            point = ""
        lat, lon = _shift(centre, point, COUNTRYSIDE_DEGREES, COUNTRYSIDE_DEGREES)
        adjective = ADJECTIVES.get(point, point)
        made.append(
            Place(
                id=f"{base.id}/{point}-countryside" if point else f"{base.id}/countryside",
                name=f"{adjective} {label} countryside".strip(),
                kind="countryside",
                lat=lat,
                lon=lon,
                country=base.country,
                admin1=base.admin1,
                within=base.id,
                precision=3,
                direction=adjective or None,
                radius_km=float(round(COUNTRYSIDE_DEGREES * KM_PER_DEGREE)),
                bearing=BEARINGS.get(point),
                distance_km=float(round(COUNTRYSIDE_DEGREES * KM_PER_DEGREE)) if point else None,
            )
        )
    return made


def make_offset(base: Place, point: str, distance_km: float, words: PlaceWords) -> Place:
    """A point some way from a town: "20 km south of Homs". It may lie a quarter of the way around, 2 km at least."""
    told = f"{distance_km:g}km-{point}"
    lat, lon = shift_place(base, point, distance_km)
    return Place(
        id=f"{base.id}/{told}",
        name=f"{distance_km:g} km {point} of {find_label(base, words)}",
        kind="region",
        lat=lat,
        lon=lon,
        country=base.country,
        admin1=base.admin1,
        within=base.id,
        precision=2 if distance_km <= NEAR_KM else 3,
        direction=ADJECTIVES.get(point, point),
        radius_km=round(max(2.0, distance_km / 4), 1),
        bearing=BEARINGS[point],
        distance_km=distance_km,
    )


def make_direction(base: Place, points: tuple[str, ...], extent: tuple[float, float]) -> list[Place]:
    """A part of a country, region or sea by the compass: "northwest Syria". `extent`: half its height and width."""
    high, wide = extent
    made = []
    for point in points:
        if point == "centre":
            adjective, (lat, lon) = "central", (base.lat, base.lon)
        else:
            adjective, (lat, lon) = ADJECTIVES.get(point, point), _shift(base, point, high * 0.6, wide * 0.6)
        made.append(
            Place(
                id=f"{base.id}/{point}",
                name=f"{adjective} {base.name}",
                kind="region",
                lat=lat,
                lon=lon,
                country=base.country,
                admin1=base.admin1,
                within=base.id,
                precision=5,
                direction=adjective,
            )
        )
    return made


def make_centre(base: Place) -> Place:
    """The centre of a city."""
    return replace(
        base, id=f"{base.id}/centre", name=f"{base.name} city centre", kind="quarter", within=base.id, population=None
    )


def make_facility(base: Place, kind: str, said: str, words: PlaceWords) -> Place:
    """An airport, dam or building that only its town is known of; drawn at the town with precision 2."""
    return Place(
        id=f"{base.id}/{make_slug(said)}",
        name=f"{find_label(base, words)} {said}",
        kind=kind,
        lat=base.lat,
        lon=base.lon,
        country=base.country,
        admin1=base.admin1,
        within=base.id,
        precision=2 if base.kind not in ("country", "province") else 4,
        learned=True,
    )


def make_surroundings(base: Place, words: PlaceWords) -> Place:
    """The towns around a place."""
    return replace(
        base, id=f"{base.id}/surroundings", name=f"towns around {find_label(base, words)}", kind="region",
        within=base.admin1 or base.within, precision=2, population=None, radius_km=SURROUNDINGS_KM,
    )  # fmt: skip


def make_border(one: Place, other: Place) -> Place:
    """The border of two countries, named in alphabetical order; its point is not known."""
    first, second = sorted((one, other), key=lambda place: place.name)
    codes = sorted((one.id, other.id))
    return Place(
        id=f"border:{codes[0]}-{codes[1]}",
        name=f"{first.name}-{second.name} border",
        kind="region",
        country=one.country,
        within=one.id,
        precision=5,
    )


def make_learned(name: str, kind: str, parent: Place | None) -> Place:
    """A place that no gazetteer knows, kept by name under the province or country that the text speaks of."""
    return Place(
        id=f"place:{make_slug(name)}" + (f"~{parent.id}" if parent else ""),
        name=name,
        kind=kind or "unknown",
        country=parent.country if parent else None,
        admin1=parent.admin1 if parent else None,
        within=parent.id if parent else None,
        lat=parent.lat if parent and parent.kind in ("city", "town") else None,
        lon=parent.lon if parent and parent.kind in ("city", "town") else None,
        precision={"city": 2, "town": 2, "province": 4}.get(parent.kind, 6) if parent else 6,
        learned=True,
    )


def shift_place(place: Place, point: str, distance_km: float) -> tuple[float | None, float | None]:
    """The point so many kilometres from a place in a direction, in degrees; None where the place has none."""
    high = distance_km / KM_PER_DEGREE
    return _shift(place, point, high, high / max(0.2, cos(radians(place.lat or 0.0))))


def _shift(place: Place, point: str, high: float, wide: float) -> tuple[float | None, float | None]:
    if place.lat is None or place.lon is None:
        return None, None
    up, right = SHIFTS.get(point, (0, 0))
    return round(place.lat + up * high, 3), round(place.lon + right * wide, 3)
