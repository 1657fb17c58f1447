"""Place containers: the country or division named right after a place ("Paris, Texas"; "Tyre (Lebanon)")."""

from __future__ import annotations

import re

from fogline.lexicon.divisions import get_divisions_by_short
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.models.entity import Place

_WORD = r"[A-Z][\w’'-]{0,30}"
_AFTER = re.compile(
    rf"[ ]?(?:,|\()[ ]?(?P<name>(?:[A-Z]\.[ ]?){{2,3}}|{_WORD}\.(?=[\s,;)])|{_WORD}(?:[ ](?:and[ ])?{_WORD}){{0,3}})"
)
GREAT_CITY = 1_000_000
CONTAINING = frozenset({"country", "province", "region"})


def find_container(text: str, start: int, end: int, gazetteer: Gazetteer) -> Place | None:
    """The country or division named after a comma or bracket behind the name at `start` to `end`, or one step further
    ("X, Y County, Texas"); None where the names are a list."""
    found = _AFTER.match(text, end)
    if found is None:
        return None
    container = _find_division(found["name"], gazetteer)
    if container is None:
        further = _AFTER.match(text, found.end())
        if further is None:
            return None
        container = _find_division(further["name"], gazetteer)
        if container is None or _find_inside(found["name"], container, gazetteer):
            return None
        found = further
    name = text[start:end].strip()
    if _find_inside(name, container, gazetteer) or found["name"].strip() in get_divisions_by_short():
        return container
    fellows = (name, container.name)
    if any(_is_great(fellow, gazetteer) for fellow in fellows) or _is_division(name, gazetteer):
        return None
    return container


def is_within(place: Place, container: Place) -> bool:
    """Whether a place lies in a country or division, by its own record."""
    if container.kind == "country":
        return place.country == container.country
    return container.id in (place.admin1, place.within, place.id)


def _find_inside(name: str, container: Place, gazetteer: Gazetteer) -> bool:
    matches = gazetteer.find_candidates(name, limit=1000)
    return any(m.score == EXACT and m.place.kind != "country" and is_within(m.place, container) for m in matches)


def _is_great(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a great city's, as often a fellow in a list as a whole or a part ("Miami, New York")."""
    matches = [m.place for m in gazetteer.find_candidates(name, limit=1000) if m.score == EXACT]
    return any((place.population or 0) >= GREAT_CITY for place in matches if place.kind not in CONTAINING)


def _is_division(name: str, gazetteer: Gazetteer) -> bool:
    matches = gazetteer.find_candidates(name, limit=1000)
    return any(m.score == EXACT and m.place.kind in ("country", "province") for m in matches)


def _find_division(name: str, gazetteer: Gazetteer) -> Place | None:
    short = get_divisions_by_short().get(name.strip().replace(". ", "."))
    if short is not None:
        return short
    words = name.strip().split()
    for size in range(len(words), 0, -1):
        for match in gazetteer.find_candidates(" ".join(words[:size]), limit=6):
            if match.score == EXACT and match.place.kind in CONTAINING:
                return match.place
    return None
