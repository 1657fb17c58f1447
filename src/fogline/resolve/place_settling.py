"""Place settling: what is known before any sentence is resolved: anchors, countries, and what bare names stand for."""

from __future__ import annotations

from collections import Counter

from fogline.lexicon.place_matches import EXACT, is_own
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_context import FEW_ANCHORS
from fogline.resolve.place_countries import find_home, is_capital
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_scores import SITES

LARGE = frozenset({"country", "province", "district", "region", "sea", "river", "road"})
LIKELY = 0.25
"""Least weight of a country whose well-known places are meant by their names."""
CITY_LEAN, PROVINCE_LEAN = -0.3, 0.3
"""What a bare name's province gains over the city of the name: by default, and where the report calls it a province."""


def settle_known(reading: Reading) -> None:
    """First pass: well-known names become anchors and add to their countries' weights; the report's way of calling
    a name (city or province) is noted."""
    said: Counter[tuple[str, str]] = Counter()
    for phrases in reading.phrases.values():
        for phrase in phrases:
            said[fold_name(phrase.name.text), _side_of(phrase)] += 1
    for folded in {name for name, _ in said}:
        province, city = said[folded, "province"], said[folded, "city"]
        reading.leans[folded] = PROVINCE_LEAN if province > 1 and not city else CITY_LEAN
    chooser, context = reading.chooser, reading.chooser.context
    settled: dict[str, Place] = {}
    spelt: dict[str, Place] = {}
    capitals: Counter[str] = Counter()
    for _ in range(2):
        settled, spelt, capitals = {}, {}, Counter()
        context.divisions.clear()
        for phrases in reading.phrases.values():
            for phrase in phrases:
                if phrase.name.sure and chooser.is_plain(phrase.name.text):
                    choice = chooser.choose(phrase.name.text, find_asked_kind(phrase), lean=CITY_LEAN)
                    if choice and choice.place.kind != "country":
                        settled[choice.place.id] = choice.place
                        if choice.how.endswith("name"):
                            spelt[choice.place.id] = choice.place
                        if choice.place.admin1 and not is_capital(choice.place):
                            context.divisions[choice.place.admin1] += 1
                        if choice.place.country and is_capital(choice.place):
                            capitals[choice.place.country] += 1
        for place in settled.values():
            if place.country:
                context.countries[place.country] += 1 if is_capital(place) else 2
        anchors = [place for place in settled.values() if context.weigh(place.country) > LIKELY]
        local = [place for place in anchors if not is_capital(place)]
        context.anchors.update((place.id, place) for place in (local if len(local) >= FEW_ANCHORS else anchors))
    told = {**spelt, **_find_curated(reading)}
    reading.home = find_home(reading.words_for, told.values(), capitals, reading.report.dating.day)


def _find_curated(reading: Reading) -> dict[str, Place]:
    """The smaller places of our own table that the report names, by id: each is known for a war."""
    names = {phrase.name.text for phrases in reading.phrases.values() for phrase in phrases if phrase.name.sure}
    firsts = (match for name in names for match in reading.gazetteer.find_candidates(name, limit=1))
    places = (match.place for match in firsts if match.score == EXACT and match.place.kind != "country")
    return {place.id: place for place in places if is_own(place)}


def _side_of(phrase: PlacePhrase) -> str:
    """Whether a phrase calls its name a city or a province."""
    kind = phrase.kind or phrase.hint
    if kind in ("province", "region"):
        return "province"
    if kind in ("city", "town", "quarter"):
        return "city"
    if any(layer.op in ("centre", "facility") for layer in phrase.layers):
        return "city"
    return "open"


def find_asked_kind(phrase: PlacePhrase) -> str:
    """The kind of place that a phrase asks of its name; empty where it leaves it open."""
    if phrase.kind:
        return "site" if phrase.kind in SITES else phrase.kind
    if phrase.layers and phrase.layers[0].op in ("centre",):
        return "city"
    return phrase.hint
