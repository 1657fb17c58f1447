"""Toponym countries: of which countries and divisions a text speaks whose place names somebody else has marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.lexicon.countries import get_countries_by_word
from fogline.lexicon.divisions import get_divisions_by_short
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_choice import Chooser

_WORD = re.compile(r"[A-Z][\w’'-]{1,40}")
TOWN, WELL_KNOWN = 10_000, 100_000
"""How many people a namesake of a country has, and a city whose name is sooner its own than a division's."""


def weigh_text(
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
        division = find_division(name, gazetteer)
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


def find_division(name: str, gazetteer: Gazetteer) -> Place | None:
    """The division that a name or abbreviation means where no country is called so."""
    short = get_divisions_by_short().get(name.replace(". ", "."))
    if short is not None:
        return short
    matches = [m.place for m in gazetteer.find_candidates(name, limit=12) if m.score == EXACT]
    if any(p.kind == "country" or (p.kind == "city" and (p.population or 0) >= WELL_KNOWN) for p in matches):
        return None
    return next((place for place in matches if place.kind == "province"), None)


def pick_country(chooser: Chooser, codes: Sequence[str]) -> str | None:
    """The only country of a word, or the one that the text speaks of most; None where that is a draw."""
    if len(codes) < 2:
        return codes[0] if codes else None
    first, second = sorted(codes, key=lambda code: -chooser.context.countries[code])[:2]
    return first if chooser.context.countries[first] > chooser.context.countries[second] else None
