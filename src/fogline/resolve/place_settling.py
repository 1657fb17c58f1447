"""Place settling: what is known before any sentence is resolved: anchors, countries, and what bare names stand for."""

from __future__ import annotations

from collections import Counter

from fogline.lexicon.place_matches import EXACT, is_own
from fogline.lexicon.placekey import fold_name
from fogline.models.entity import Place
from fogline.resolve.place_context import FEW_ANCHORS
from fogline.resolve.place_countries import find_home, is_capital
from fogline.resolve.place_phrase import PlacePhrase
from fogline.resolve.place_positions import make_position
from fogline.resolve.place_reading import Reading
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_ties import find_bonds

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


def settle_positions(reading: Reading) -> None:
    """What the words beside names say of where they lie: the first telling of each name holds for the whole report.

    A name that everybody knows is not moved by it, unless it is called a village.
    """
    for sentence in reading.report.sentences:
        phrases = reading.phrases.get(sentence.index, [])
        for bond in find_bonds(sentence, phrases, reading.words):
            phrase, anchor = phrases[bond.name], _find_anchor(reading, phrases[bond.anchor])
            other = _find_anchor(reading, phrases[bond.other]) if bond.other is not None else None
            whole = anchor is not None and (bond.other is None or other is not None)
            position = make_position(bond.tie, anchor, other) if anchor is not None and whole else None
            if bond.tie.kind != "village" and _is_famous(reading, phrase):
                continue
            if bond.tie.how != "inside" and (position is not None or anchor is None):
                told_from = reading.bonds.setdefault(sentence.index, {})
                told_from |= {end: bond.name for end in (bond.anchor, bond.other) if end is not None}
            if position is None:
                continue
            told = reading.positions.setdefault(fold_name(phrase.name.text), [])
            if all((p.tie.how == "inside") != (position.tie.how == "inside") for p in told):
                told.append(position)
                phrase.hint = phrase.hint or bond.tie.kind


def _find_anchor(reading: Reading, phrase: PlacePhrase) -> Place | None:
    """The place that another is told from: one of the gazetteer's."""
    name = phrase.name.text
    lean = reading.leans.get(fold_name(name), CITY_LEAN)
    told = tuple(reading.positions.get(fold_name(name), ()))
    choice = reading.chooser.choose(name, find_asked_kind(phrase), sure=phrase.name.sure, lean=lean, positions=told)
    return choice.place if choice else None


def _is_famous(reading: Reading, phrase: PlacePhrase) -> bool:
    """Whether a name is that of something too large to lie at a point, or, bare, has a well-known bearer in a country
    that the report speaks of."""
    if phrase.kind in LARGE:
        return True
    first = next(iter(reading.gazetteer.find_candidates(phrase.name.text, limit=1)), None)
    if first is not None and first.score == EXACT and first.place.kind in LARGE - {"province", "country"}:
        return True
    if not reading.chooser.is_plain(phrase.name.text) or find_asked_kind(phrase) in ("village", "quarter", "camp"):
        return False
    choice = reading.chooser.choose(phrase.name.text, find_asked_kind(phrase), lean=CITY_LEAN)
    return choice is not None and reading.chooser.context.weigh(choice.place.country) > LIKELY
