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
from fogline.resolve.inner_names import find_inner
from fogline.resolve.place_bearers import is_known
from fogline.resolve.place_choice import CLOSE_KM, Choice, Chooser
from fogline.resolve.place_company import find_company
from fogline.resolve.place_containers import find_container
from fogline.resolve.place_context import PlaceContext
from fogline.resolve.toponym_countries import WELL_KNOWN, pick_country, weigh_text

_LAST_WORD = re.compile(r"(\w+)\W*$")
DIVISIONS = frozenset({"province", "district", "region"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Characters `start` to `end` of a text that name a place."""

    start: int
    end: int


CITY_LEAN, DIVISION_LEAN = -0.3, 0.5
"""What a division gains over the city of its name where that city is well known, and where it is not."""
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
    shared = weigh_text(text, names, containers, chooser, gazetteer)
    _settle(names, containers, shared, chooser, gazetteer)
    free = [name for name in names if name not in containers]
    known = [name for name in free if chooser.is_plain(name)]
    company = find_company([name for name in free if name not in known], chooser.context, gazetteer, known)
    chooser.context.anchors.update((place.id, place) for place in company.values())
    return [_resolve(name, containers.get(name), company.get(name), chooser, gazetteer) for name in names]


def _clean(name: str) -> str:
    return re.sub(r"(?:'s|’s|['’])$", "", name.strip()).strip(' ,;:"“”()')


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
    code = pick_country(chooser, get_countries_by_word().get(name.casefold(), ()))
    known = any(m.score == EXACT and (not code or is_known(m.place)) for m in gazetteer.find_candidates(name, limit=4))
    if code and not known:
        return Choice(gazetteer.get_place(code.lower()), 1.0, "nationality", ())
    last = _LAST_WORD.search(name)
    kind = load_place_words().kinds.get(last.group(1).lower(), "") if last and " " in name else ""
    if not known and " " in name and kind != "district" and not _is_heard(name, chooser, gazetteer):
        inner = find_inner(name, chooser, gazetteer)
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
