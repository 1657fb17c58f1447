"""Place scores: how well a place that bears a name fits what a report asks of it and has told so far."""

from __future__ import annotations

from math import exp, log10
from typing import NamedTuple

from fogline.lexicon.place_matches import EXACT, PlaceMatch, is_own
from fogline.lexicon.placekey import find_key
from fogline.models.entity import Place
from fogline.resolve.place_context import PlaceContext, Shares

SETTLEMENTS = frozenset({"city", "town", "village", "quarter", "camp"})
SITES = frozenset({"airport", "airbase", "base", "building", "crossing", "camp", "dam"})
FIT: dict[str, dict[str, float]] = {
    "": {"district": -0.6, "quarter": -0.1},
    "province": {"province": 0.9, "region": 0.7, "country": -0.5, "district": -0.5},
    "district": {"district": 0.6, "quarter": 0.6, "city": -0.5, "town": -0.6, "village": -0.6, "province": -0.5},
    "city": {"city": 0.5, "town": 0.4, "village": 0.0, "province": -0.6, "district": -0.6},
    "town": {"town": 0.5, "city": 0.3, "village": 0.3, "province": -0.6, "district": -0.5},
    "village": {"village": 0.5, "town": 0.4, "city": -0.2, "province": -0.6, "district": -0.5},
    "quarter": {
        "quarter": 0.7,
        "village": -0.3,
        "town": -0.2,
        "district": 0.3,
        "camp": 0.2,
        "province": -0.6,
        "city": -0.6,
        "country": -3.0,
    },
    "region": {"region": 0.7, "province": 0.6, "hill": 0.3, "district": 0.1},
    "hill": {
        "hill": 0.8,
        "region": 0.4,
        "village": -0.3,
        "building": -0.2,
        "city": -0.8,
        "town": -0.5,
        "province": -0.8,
    },
    "river": {"river": 0.9, "country": -1.0, "city": -0.8, "town": -0.8, "village": -0.8, "province": -0.8},
    "sea": {"sea": 0.9, "country": -1.0, "city": -0.8, "town": -0.8, "village": -0.8},
    "road": {"road": 0.9, "district": -0.6, "province": -0.6},
    "site": {"airport": 0.5, "airbase": 0.5, "base": 0.5, "building": 0.5, "crossing": 0.5, "camp": 0.5, "dam": 0.5},
}
"""What each kind of place gains or loses where the words ask for a kind; a kind not listed gains nothing."""

UNLIKE_COUNTRIES = SETTLEMENTS | {"river", "sea", "hill"}
"""Kinds asked for that no country is meant by."""
WORLD_CITY, RENOWNED = 1_000_000, 200_000
"""People of a city that the world knows, and of one that is meant by its name in news of any country."""
NEXT_KM = 4.0
APART_KM, PEOPLED, DOUBT = 25.0, 1_000, 0.5
"""How far from all settled places a hamlet is in doubt, how many people make it none, and what it then loses."""
HAMLETS = frozenset({"village", "quarter", "hill", "building"})
BYNAME = 0.3
"""What a place loses whose own name is another ("Chernorechye", a quarter's village, an old name of Dzerzhinsk)."""


class Asked(NamedTuple):
    """What a name is weighed by: its key, the kind asked for, what favours a province, the places of its sentence, and
    how much the report is about each country and division."""

    key: str
    kind: str
    lean: float
    nearby: tuple[Place, ...]
    countries: Shares
    divisions: Shares


def score_match(match: PlaceMatch, asked: Asked, context: PlaceContext) -> float:
    """How well a bearer of a name fits what is asked of it, in what the report has told so far."""
    place, kind, lean = match.place, asked.kind, asked.lean
    population = place.population or 0
    score = match.score + FIT.get(kind, FIT[""]).get(place.kind, 0.0)
    if place.country is None:
        score += 0.4
    else:
        weight = asked.countries.get(place.country)
        score += 0.5 * weight + context.inside * asked.divisions.get(place.admin1 or "")
        if weight == 0 and (match.score < EXACT or population < RENOWNED):
            score -= context.foreign
    score += 0.3 * log10(1 + population) / 7
    own = is_own(place)
    if own:
        score += 0.2
    elif match.score == EXACT and find_key(place.name) != asked.key:
        score -= BYNAME
    if match.score == EXACT and place.kind != "province" and population >= 100_000:
        score += 0.2 if population < WORLD_CITY else 0.2 + context.renown
    if place.kind in ("country", "province", "region", "sea", "river", "road"):
        score += 0.1
    if not kind and place.kind == "province":
        score += lean if own else max(lean, 0.0) + 1.5 * min(lean, 0.0)
    if place.kind == "province" and match.score < EXACT and lean > 0 and not kind:
        score -= lean
    if kind == "" and place.kind in SITES and match.score < EXACT:
        score -= 1.0
    if place.kind == "country" and match.score == EXACT and kind not in UNLIKE_COUNTRIES:
        score += 2.0 if place.country not in context.doubtful else -0.6
    return score + _find_nearness(place, asked.nearby, context) - _find_doubt(match, context)


def _find_doubt(match: PlaceMatch, context: PlaceContext) -> float:
    """What a hamlet loses that is only spelt like the name and lies apart from the settled places."""
    doubtful = is_hamlet(match.place) or match.place.kind == "district"
    apart = match.score < EXACT and doubtful and context.is_apart(match.place, APART_KM)
    return DOUBT if apart else 0.0


def _find_nearness(place: Place, nearby: tuple[Place, ...], context: PlaceContext) -> float:
    if place.kind in ("country", "sea") or place.lat is None:
        return 0.0
    bonus = 0.25 if any(place.admin1 and place.admin1 == n.admin1 for n in nearby) else 0.0
    least = context.find_least_distance(place)
    if least is None:
        return bonus
    bonus += 0.45 * exp(-least / 120) + context.local * exp(-least / NEXT_KM)
    if place.kind in ("province", "region", "river", "road"):
        return bonus
    if (place.population or 0) >= 50_000:
        great = not context.renown and (place.population or 0) >= WORLD_CITY
        return bonus - (0.25 if least > 400 and not great else 0.0)
    unpeopled = 0.25 if not place.population and place.kind in ("village", "quarter", "district") else 0.0
    return bonus - unpeopled - (0.7 if least > 400 else 0.2 if least > 150 else unpeopled if least > 60 else 0.0)


def is_hamlet(place: Place) -> bool:
    """Whether a place is a village or less with few people."""
    return place.kind in HAMLETS and (place.population or 0) < PEOPLED
