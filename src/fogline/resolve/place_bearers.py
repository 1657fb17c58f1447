"""Place bearers: which of the places that bear a name are weighed at all."""

from __future__ import annotations

from fogline.lexicon.place_matches import EXACT, PlaceMatch, find_distance, is_own
from fogline.lexicon.placekey import find_key, fold_words
from fogline.models.entity import Place
from fogline.resolve.place_scores import SETTLEMENTS, WORLD_CITY

TIMES_LARGER = 20
TIMES_NAMED = 10
"""How many times the people of a place of another name a city has of which the name is its own."""
LARGE = 200_000
"""How many people live in a city whose name is first of all its own."""


def merge_matches(first: list[PlaceMatch], second: list[PlaceMatch]) -> list[PlaceMatch]:
    """Both lists; of a place that is in both, the better match."""
    best: dict[str, PlaceMatch] = {}
    for match in (*first, *second):
        if match.place.id not in best or best[match.place.id].score < match.score:
            best[match.place.id] = match
    return list(best.values())


def is_known(place: Place) -> bool:
    """Whether a place is of our own table or has 100,000 people."""
    return is_own(place) or (place.population or 0) >= 100_000


def drop_soundalikes(matches: list[PlaceMatch]) -> list[PlaceMatch]:
    """Where a name is that of a city that the world knows, leave out what is only spelt like it ("Riyadh")."""
    if not any(m.score == EXACT and (m.place.population or 0) >= WORLD_CITY for m in matches):
        return matches
    return [m for m in matches if m.score == EXACT or m.place.kind in ("city", "province")]


def drop_bynames(matches: list[PlaceMatch], key: str) -> list[PlaceMatch]:
    """Where a name is a large city's own, leave out much smaller places of which it is but another name; where it is a
    province's, other provinces of which it was ("West Darfur", of which Central Darfur once was a part)."""
    own = {m.place.country for m in matches if _is_named_province(m, key)}
    matches = [
        m for m in matches if m.place.country not in own or m.place.kind != "province" or _is_named_province(m, key)
    ]
    named = {m.place.id: m.place for m in matches if m.score == EXACT and find_key(m.place.name) == key}
    people = max((place.population or 0 for place in named.values()), default=0) // TIMES_NAMED
    if people * TIMES_NAMED < LARGE:
        return matches
    return [m for m in matches if m.place.id in named or (m.place.population or 0) > people or is_own(m.place)]


def _is_named_province(match: PlaceMatch, key: str) -> bool:
    place = match.place
    return match.score == EXACT and place.kind == "province" and is_own(place) and find_key(place.name) == key


def drop_shorter(name: str, matches: list[PlaceMatch]) -> list[PlaceMatch]:
    """Where a name of several words is known as it stands, leave out what only matches without some of them."""
    size = len(fold_words(name))
    if size < 2 or not any(m.score == EXACT for m in matches):
        return matches
    return [m for m in matches if m.score == EXACT or len(fold_words(m.place.name)) >= size]


def is_own_twin(pair: tuple[float, PlaceMatch], top: tuple[float, PlaceMatch]) -> bool:
    """Whether a bearer is our own row for the very place that came out on top."""
    mine, theirs = pair[1].place, top[1].place
    if mine.id == theirs.id or not is_own(mine) or is_own(theirs) or not {mine.kind, theirs.kind} <= SETTLEMENTS:
        return False
    if theirs.lat is None or theirs.lon is None:
        return False
    return pair[0] > top[0] - 0.8 and find_distance(mine, theirs.lat, theirs.lon) < 8


def is_twin(place: Place, other: Place) -> bool:
    """Whether one is the province of the same name as the other, its seat."""
    kinds = {place.kind, other.kind}
    if "province" not in kinds or not kinds & {"city", "town"}:
        return False
    return place.admin1 is not None and place.admin1 == other.admin1
