"""Inner names: the country, division or great city that a longer name holds ("University of Alberta")."""

from __future__ import annotations

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import load_place_words
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_choice import Chooser
from fogline.resolve.place_scores import WORLD_CITY
from fogline.resolve.toponym_countries import find_division, pick_country

STREETS = frozenset(
    {"street", "road", "avenue", "st", "ave", "rd", "drive", "boulevard", "bypass", "highway", "colony"}
)


def find_inner(name: str, chooser: Chooser, gazetteer: Gazetteer) -> Place | None:
    """The country or division that a longer name holds ("Mexican Senate", "University of Alberta")."""
    words, place_words = name.split(), load_place_words()
    last = words[-1].lower().rstrip(".")
    if place_words.kinds.get(last, "building") not in ("building", "province") or last in STREETS or last.isdigit():
        return None
    for size in range(min(4, len(words) - 1), 0, -1):
        for first in range(len(words) - size + 1):
            part = " ".join(words[first : first + size])
            if not part[0].isupper() or words[first - 1 : first] == ["New"]:
                continue
            if part.lower() in place_words.directions or part.lower() in place_words.centre:
                continue
            code = pick_country(chooser, get_countries_by_word().get(part.casefold(), ()))
            place = gazetteer.get_place(code.lower()) if code else find_division(part, gazetteer)
            if place is not None and (code or _is_likely(place, chooser)):
                return place
            city = chooser.choose(part) if not place and _is_great(part, gazetteer) else None
            if city is not None:
                return city.place
    return None


def _is_likely(division: Place, chooser: Chooser) -> bool:
    return chooser.context.weigh(division.country) > 0 or (division.population or 0) >= WORLD_CITY


def _is_great(name: str, gazetteer: Gazetteer) -> bool:
    matches = gazetteer.find_candidates(name, limit=4)
    cities = [m.place for m in matches if m.score == EXACT and m.place.kind == "city"]
    return any(
        (city.population or 0) >= WORLD_CITY and fold_name(city.name).startswith(fold_name(name)) and len(name) > 3
        for city in cities
    )
