"""Toponyms: ties place names that somebody else has marked in a text to places, by the choice that reports use.

Nothing is tagged or parsed: the countries that the text speaks of come from its words, the rest from the names
themselves. "X, Y" puts X inside Y where Y is a country or a division ("Ga.", "Texas"); an adjective or demonym
("Syrian") is its country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.divisions import get_divisions_by_short
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import load_place_words
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_bearers import is_known
from fogline.resolve.place_choice import CLOSE_KM, Choice, Chooser
from fogline.resolve.place_company import find_company
from fogline.resolve.place_containers import find_container
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.place_scores import WORLD_CITY

_WORD = re.compile(r"[A-Z][\w’'-]{1,40}")
_LAST_WORD = re.compile(r"(\w+)\W*$")
STREETS = frozenset(
    {"street", "road", "avenue", "st", "ave", "rd", "drive", "boulevard", "bypass", "highway", "colony"}
)
DIVISIONS = frozenset({"province", "district", "region"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Characters `start` to `end` of a text that name a place."""

    start: int
    end: int


CITY_LEAN, DIVISION_LEAN = -0.3, 0.5
"""What a division gains over the city of its name where that city is well known, and where it is not."""
WELL_KNOWN = 100_000
TOWN = 10_000
RENOWN = 0.2
LOCAL = 1.5
INSIDE = 0.4
FELLOW, HEARD = 0.6, 0.8
"""Score of a place settled by its company alone; least likeness by which a longer name is a place's as a whole."""
FOREIGN = 0.2
"""What a place loses whose country the text does not speak of: little, as the name is known to be a place's."""


def resolve_toponyms(text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Choice | None]:
    """The place of each marked name, None where the gazetteer has none that fits. Pure; one choice a toponym."""
    chooser = Chooser(gazetteer, PlaceContext(foreign=FOREIGN, renown=RENOWN, local=LOCAL, inside=INSIDE))
    names = [_clean(text[t.start : t.end]) for t in toponyms]
    containers: dict[str, Place] = {}
    for name, toponym in zip(names, toponyms, strict=True):
        container = find_container(text, toponym.start, toponym.end, gazetteer)
        if container is not None:
            containers.setdefault(name, container)
    shared = _weigh(text, names, containers, chooser, gazetteer)
    _settle(names, containers, shared, chooser, gazetteer)
    free = [name for name in names if name not in containers]
    known = [name for name in free if chooser.is_plain(name)]
    company = find_company([name for name in free if name not in known], chooser.context, gazetteer, known)
    chooser.context.anchors.update((place.id, place) for place in company.values())
    return [_resolve(name, containers.get(name), company.get(name), chooser, gazetteer) for name in names]


def _clean(name: str) -> str:
    return re.sub(r"(?:'s|’s|['’])$", "", name.strip()).strip(' ,;:"“”()')


def _weigh(
    text: str, names: Sequence[str], containers: dict[str, Place], chooser: Chooser, gazetteer: Gazetteer
) -> dict[str, set[str]]:
    """Countries by their names and adjectives in the text; countries and divisions by what contains a name. A name
    that a country shares with a division or town elsewhere counts for neither: returned, with those other countries."""
    countries, by_word = chooser.context.countries, get_countries_by_word()
    shared: dict[str, set[str]] = {}
    for word in (*_WORD.findall(text), *(name for name in names if " " in name)):
        for code in by_word.get(word.casefold(), ()):
            others = _find_namesakes(word, code, gazetteer)
            if others:
                shared.setdefault(code, set()).update(others)
            else:
                countries[code] += 1
    for place in containers.values():
        if place.country and place.id not in shared:
            countries[place.country] += 2
            if place.admin1:
                chooser.context.divisions[place.admin1] += 2
    for name in dict.fromkeys(names):
        division = _find_division(name, gazetteer)
        if division is not None and division.country and division.admin1:
            countries[division.country] += 1
            chooser.context.divisions[division.admin1] += 1
    return shared


def _find_namesakes(word: str, code: str, gazetteer: Gazetteer) -> set[str]:
    """Other countries with a division or town of a country's name."""
    found = gazetteer.find_candidates(word, limit=12)
    if not any(m.place.kind == "country" for m in found):
        return set()
    return {
        m.place.country
        for m in found
        if m.score == EXACT and m.place.country not in (None, code) and fold_name(m.place.name) == fold_name(word)
        if m.place.kind == "province" or (m.place.population or 0) >= TOWN
    } - {None}


def _find_division(name: str, gazetteer: Gazetteer) -> Place | None:
    """The division that a name or abbreviation means where no country is called so."""
    short = get_divisions_by_short().get(name.replace(". ", "."))
    if short is not None:
        return short
    matches = [m.place for m in gazetteer.find_candidates(name, limit=12) if m.score == EXACT]
    if any(p.kind == "country" or (p.kind == "city" and (p.population or 0) >= WELL_KNOWN) for p in matches):
        return None
    return next((place for place in matches if place.kind == "province"), None)


def _lean(name: str, gazetteer: Gazetteer) -> float:
    found = [m.place for m in gazetteer.find_candidates(name, limit=12) if m.score == EXACT]
    largest = max((p.population or 0 for p in found if p.kind == "province"), default=0)
    cities = [p.population or 0 for p in found if p.kind == "city" and fold_name(p.name).startswith(fold_name(name))]
    known = any(people >= max(WELL_KNOWN, largest / 20) for people in cities)
    return CITY_LEAN if known else DIVISION_LEAN


def _settle(
    names: Sequence[str],
    containers: dict[str, Place],
    shared: dict[str, set[str]],
    chooser: Chooser,
    gazetteer: Gazetteer,
) -> None:
    """Well-known names first, twice over: they anchor the rest."""
    context = chooser.context
    for _ in range(2):
        settled: dict[str, Place] = {}
        for name in dict.fromkeys(names):
            container = containers.get(name)
            choice = (
                chooser.choose(name, within=container, lean=_lean(name, gazetteer))
                if container or chooser.is_plain(name)
                else None
            )
            if choice is not None and choice.place.kind != "country":
                settled[choice.place.id] = choice.place
        for place in settled.values():
            if place.country:
                context.countries[place.country] += 1
            if place.admin1 and place.kind != "province":
                context.divisions[place.admin1] += 1
        for code, others in shared.items():
            if not context.countries[code] and any(context.countries[other] for other in others):
                context.doubtful.add(code)
            elif code not in context.doubtful:
                context.countries[code] += 1
        context.anchors.update((place.id, place) for place in settled.values() if context.weigh(place.country) > 0.25)


def _resolve(
    name: str, container: Place | None, fellow: Place | None, chooser: Chooser, gazetteer: Gazetteer
) -> Choice | None:
    """The choice for one name; `fellow` is the place that the company of the other names makes of it."""
    short = get_divisions_by_short().get(name.replace(". ", "."))
    if short is not None and chooser.context.weigh(short.country):
        return Choice(short, 1.0, "abbreviation", ())
    code = _pick_country(chooser, get_countries_by_word().get(name.casefold(), ()))
    known = any(m.score == EXACT and (not code or is_known(m.place)) for m in gazetteer.find_candidates(name, limit=4))
    if code and not known:
        return Choice(gazetteer.get_place(code.lower()), 1.0, "nationality", ())
    last = _LAST_WORD.search(name)
    kind = load_place_words().kinds.get(last.group(1).lower(), "") if last and " " in name else ""
    if not known and " " in name and kind != "district" and not _is_heard(name, chooser, gazetteer):
        inner = _find_inner(name, chooser, gazetteer)
        if inner is not None:
            return Choice(inner, 0.6, "named inside", ())
    choice = chooser.choose(name, kind if kind in DIVISIONS else "", within=container, lean=_lean(name, gazetteer))
    if choice is not None and kind == "district" and choice.place.kind not in (*DIVISIONS, "country"):
        choice = choice if choice.how.endswith("name") else None
    if fellow is not None and choice is None and (chooser.context.find_least_distance(fellow) or CLOSE_KM) < CLOSE_KM:
        choice = Choice(fellow, FELLOW, "gazetteer: by its company", ())
    if choice is not None:
        chooser.context.anchors.setdefault(choice.place.id, choice.place)
    return choice


def _is_heard(name: str, chooser: Chooser, gazetteer: Gazetteer) -> bool:
    """Whether something by the settled places sounds like the whole of a longer name."""
    near = gazetteer.find_local(name, chooser.context.points(), limit=1)
    return bool(near) and near[0].score >= HEARD


def _pick_country(chooser: Chooser, codes: Sequence[str]) -> str | None:
    """The only country of a word, or the one that the text speaks of most; None where that is a draw."""
    if len(codes) < 2:
        return codes[0] if codes else None
    first, second = sorted(codes, key=lambda code: -chooser.context.countries[code])[:2]
    return first if chooser.context.countries[first] > chooser.context.countries[second] else None


def _is_likely(division: Place, chooser: Chooser) -> bool:
    return chooser.context.weigh(division.country) > 0 or (division.population or 0) >= WORLD_CITY


def _is_great(name: str, gazetteer: Gazetteer) -> bool:
    matches = gazetteer.find_candidates(name, limit=4)
    cities = [m.place for m in matches if m.score == EXACT and m.place.kind == "city"]
    return any(
        (city.population or 0) >= WORLD_CITY and fold_name(city.name).startswith(fold_name(name)) and len(name) > 3
        for city in cities
    )


def _find_inner(name: str, chooser: Chooser, gazetteer: Gazetteer) -> Place | None:
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
            code = _pick_country(chooser, get_countries_by_word().get(part.casefold(), ()))
            place = gazetteer.get_place(code.lower()) if code else _find_division(part, gazetteer)
            if place is not None and (code or _is_likely(place, chooser)):
                return place
            city = chooser.choose(part) if not place and _is_great(part, gazetteer) else None
            if city is not None:
                return city.place
    return None
