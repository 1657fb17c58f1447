"""Place roads: the road between two towns, and the road to one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, radians

from fogline.lexicon.countries import load_countries
from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_name import PlaceName, make_name
from fogline.resolve.place_parts import KM_PER_DEGREE, make_slug
from fogline.resolve.place_spans import find_start, make_grounding

SETTLED = frozenset({"city", "town", "village"})
ROADS = frozenset({"road", "highway", "motorway", "route", "railway", "corridor"})
ROAD_KM = 15.0
DASHES = frozenset({"-", "–"})
ALONG = frozenset({"on", "along", "up", "down"})
"""Prepositions whose road to a town only says where the town's neighbourhood is: the town is what is told."""
LEADING = frozenset({"to", "into", "toward", "towards"})


def split_route(
    report: Report, sentence: Sentence, name: PlaceName, is_known: Callable[[str], bool]
) -> list[PlaceName]:
    """Both towns of "the A-B road", where each is known and no place is called by both; else the name itself."""
    tokens, last = sentence.tokens, name.last
    if last + 1 >= len(tokens) or not _is_road(tokens[last + 1].lemma) or is_known(name.text):
        return [name]
    for dash in range(name.first + 1, last):
        if tokens[dash].text in DASHES:
            parts = [(name.first, dash - 1), (dash + 1, last)]
            split = [make_name(report, sentence, *part, sure=name.sure) for part in parts]
            if all(is_known(part.text) for part in split):
                return split
    return [name]


def is_route(sentence: Sentence, one: PlaceName, other: PlaceName) -> bool:
    """Whether two names name a road together ("the A-B road")."""
    tokens = sentence.tokens
    dashed = 0 <= other.first - one.last - 1 <= 1 and tokens[other.first - 1].text in DASHES
    return dashed and other.last + 1 < len(tokens) and _is_road(tokens[other.last + 1].lemma)


def find_roads(
    report: Report,
    sentence: Sentence,
    here: list[Grounding],
    records: dict[str, Place],
    kept: list[Grounding],
) -> Iterator[Grounding]:
    """ "the highway between A and B", "the road linking A to B"; plain "between A and B" of two towns."""
    towns = [g for g in here if records[g.id].kind in SETTLED | {"unknown"}]
    if len(towns) < 2:
        return
    tokens = sentence.tokens
    at = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    for one, other in pairwise(towns):
        first, last, second = at.get(one.start), ends.get(other.end), at.get(other.start)
        end = ends.get(one.end)
        if None in (first, last, second, end) or first is None or last is None or second is None or end is None:
            continue
        if second != end + 2 or tokens[end + 1].text.lower() not in ("and", "to", "with", *DASHES):
            continue
        opener = tokens[first - 1].text.lower() if first else ""
        road = opener in ("between", "linking", "connecting", "joining", "from") and first > 1
        noun = next((i for i in range(first - 2, max(-1, first - 5), -1) if _is_road(tokens[i].lemma)), None)
        after = tokens[last + 1].lemma if last + 1 < len(tokens) else ""
        if noun is None and tokens[end + 1].text in DASHES and _is_road(after):
            noun, last = last + 1, last + 1
        elif noun is None and opener == "between" and tokens[end + 1].text == "and" and not _are_capitals(one, other):
            noun = first
            kept[:] = [g for g in kept if g is not one and g is not other]
        elif noun is None or not road:
            continue
        start = find_start(sentence, noun) if noun < first else first - (first > 0 and tokens[first - 1].upos == "DET")
        kept[:] = [replace(g, inside=tokens[start].start) if g is one or g is other else g for g in kept]
        place = make_road(records[one.id], records[other.id])
        records[place.id] = place
        yield make_grounding(report, sentence, start, last, noun, place, None, how="road between two towns")


def _are_capitals(one: Grounding, other: Grounding) -> bool:
    """Whether both names are capitals, that is, rather governments than towns."""
    capitals = {capital for country in load_countries() for capital in country.capitals}
    return one.name in capitals and other.name in capitals


def _is_road(lemma: str) -> bool:
    return lemma.lower() in ROADS


def find_ways(
    report: Report, sentence: Sentence, here: list[Grounding], records: dict[str, Place], kept: list[Grounding]
) -> Iterator[Grounding]:
    """ "The supply road to Newton": a road of its own; the town stays, as a part of the phrase."""
    tokens = sentence.tokens
    at = {token.start: index for index, token in enumerate(tokens)}
    for grounding in here:
        first = at.get(grounding.start)
        if first is None or first < 2 or records[grounding.id].kind not in SETTLED:
            continue
        noun = first - 2
        if tokens[first - 1].text.lower() not in LEADING or not _is_road(tokens[noun].lemma):
            continue
        start = find_start(sentence, noun)
        if start == noun and tokens[noun].text[0].islower():
            continue
        if start > 0 and tokens[start - 1].text.lower() in ALONG:
            continue
        place = make_road_to(records[grounding.id])
        records[place.id] = place
        last = max(index for index, token in enumerate(tokens) if token.end <= grounding.end)
        kept[:] = [replace(g, inside=tokens[start].start) if g is grounding else g for g in kept]
        yield make_grounding(report, sentence, start, last, noun, place, None, how="road to a town")


def make_road(one: Place, other: Place) -> Place:
    """The road between two towns, drawn half-way."""
    first, second = sorted((one, other), key=lambda place: place.name)
    known = None not in (one.lat, one.lon, other.lat, other.lon)
    return Place(
        id=f"road:{make_slug(first.id)}--{make_slug(second.id)}",
        name=f"{first.name}-{second.name} road",
        kind="road",
        lat=round((one.lat + other.lat) / 2, 3) if known and one.lat and other.lat else None,
        lon=round((one.lon + other.lon) / 2, 3) if known and one.lon and other.lon else None,
        country=one.country,
        admin1=one.admin1 if one.admin1 == other.admin1 else None,
        within=one.country.lower() if one.country else None,
        precision=5,
        radius_km=_find_half_way(one, other),
    )


def make_road_to(town: Place) -> Place:
    """The road to a town, drawn at the town."""
    return replace(
        town, id=f"road:to-{make_slug(town.id)}", name=f"road to {town.name}", kind="road", precision=5,
        radius_km=ROAD_KM, population=None, geonames=None,
    )  # fmt: skip


def _find_half_way(one: Place, other: Place) -> float | None:
    """Half the distance of two places in kilometres, on a local plane."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    wide = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return round(hypot(one.lat - other.lat, wide) * KM_PER_DEGREE / 2, 1)
