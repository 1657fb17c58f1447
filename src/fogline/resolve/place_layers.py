"""Place layers: what a layer of words ("northern", "countryside of", "international airport") makes of a place."""

from __future__ import annotations

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.word_sets import load_words
from fogline.models.entity import Place
from fogline.resolve.place_choice import Choice
from fogline.resolve.place_parts import (
    find_label,
    make_centre,
    make_countryside,
    make_direction,
    make_facility,
    make_offset,
)
from fogline.resolve.place_phrase import Layer
from fogline.resolve.place_scores import SITES

SETTLED = frozenset({"city", "town", "village"})
ROUTES = frozenset({"road", "river"})

Applied = tuple[list[Place] | None, bool]
"""The places made (None where the layer makes nothing), and whether those inside are places of their own."""


def apply_layer(
    layer: Layer, places: list[Place], choice: Choice, gazetteer: Gazetteer | None, words: PlaceWords
) -> Applied:
    """Apply one layer to the places inside it. `choice.twin` is the province of a city's name, or the other way."""
    base, twin = places[0], choice.twin
    abroad = layer.op == "facility" and base.kind == "country" and layer.words.split()[-1] in load_words("missions")
    if layer.op == "owned" or abroad:  # "France's embassy" is not in France
        return None, False
    if layer.op == "offset":
        return [make_offset(_city_of(base, twin), layer.points[0], float(layer.words), words)], True
    if layer.op == "kind" and layer.kind in ROUTES and base.kind in SETTLED | {"district"}:
        return [make_facility(base, layer.kind, layer.kind, words)], True
    if layer.op in ("kind", "same", "part"):
        return places, False
    if layer.op == "facility":
        if base.kind in SITES:
            return places, False
        if base.kind == "sea":
            return None, False
        return [_find_facility(layer, _city_of(base, twin), gazetteer, words)], True
    if layer.op == "centre":
        city = _city_of(base, twin)
        return ([make_centre(city)] if city.kind in SETTLED else places), True
    if base.kind == "countryside" or (base.kind in SITES and layer.op in ("countryside", "around")):
        return places, False
    return _apply_compass(layer, places, twin, gazetteer, words)


def _apply_compass(
    layer: Layer, places: list[Place], twin: Place | None, gazetteer: Gazetteer | None, words: PlaceWords
) -> Applied:
    base = places[0]
    province = base if base.kind == "province" else twin if twin and twin.kind == "province" else None
    seat = twin if base.kind == "province" else base
    if layer.op in ("countryside", "around"):
        known = gazetteer.find_candidates(f"{find_label(base, words)} countryside", limit=2) if gazetteer else []
        if not layer.points and known and known[0].score == EXACT:
            return [known[0].place], True
        return make_countryside(province or base, seat, layer.points, words), True
    if base.kind in ("country", "region", "sea", "river") or (base.kind == "province" and base.name.endswith("Strip")):
        extent = gazetteer.get_extent(base.country) if gazetteer and base.kind == "country" and base.country else None
        return make_direction(base, layer.points, extent or (0.4, 0.4)), True
    if province is not None:
        return make_countryside(province, seat, layer.points, words), True
    return places, False


def _city_of(base: Place, twin: Place | None) -> Place:
    return twin if twin is not None and base.kind == "province" else base


def _find_facility(layer: Layer, home: Place, gazetteer: Gazetteer | None, words: PlaceWords) -> Place:
    """The town's site of this name in the gazetteer, else one made for it."""
    if gazetteer is not None:
        for match in gazetteer.find_candidates(f"{find_label(home, words)} {layer.words}", limit=8):
            flying = match.place.kind in ("airport", "airbase") and layer.kind in ("airport", "airbase")
            same = match.place.country == home.country
            if same and ((match.score == EXACT and match.place.kind in (*SITES, "quarter")) or flying):
                return match.place
    return make_facility(home, layer.kind, layer.words, words)
