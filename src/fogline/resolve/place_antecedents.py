"""Place antecedents: the place, told before or known of one told, that a definite phrase stands for."""

from __future__ import annotations

from collections.abc import Mapping

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import find_distance
from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Grounding, Place
from fogline.models.report import Sentence
from fogline.resolve.place_backward import HEADS
from fogline.resolve.place_countries import is_capital
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_discourse import FAR, FITTING, Discourse
from fogline.resolve.place_parts import find_label, make_direction, make_surroundings
from fogline.resolve.place_scores import SITES
from fogline.resolve.place_seats import Seats
from fogline.resolve.place_sites import Antecedent, Sites

TOWNS = frozenset({"city", "town", "village"})
SITE_KM = 30.0
"""How far from a city a site lies that bears its name."""
COMPOSED_REACH = 40
"""How many sentences back a name may stand that a word for its land takes up."""


class Antecedents:
    """Finds antecedents among the places of one discourse; `starts` are the report's groundings by their start."""

    def __init__(
        self,
        discourse: Discourse,
        words: PlaceWords,
        gazetteer: Gazetteer | None,
        seats: Seats,
        starts: Mapping[int, Grounding],
    ) -> None:
        self._discourse = discourse
        self._words = words
        self._gazetteer = gazetteer
        self._seats = seats
        self._sites = Sites(discourse, words, seats, starts)

    def find(self, sentence: Sentence, definite: Definite) -> list[Antecedent]:
        start = sentence.tokens[definite.first].start
        wanted, index = definite.wanted, sentence.index
        if definite.number > 1:
            return self._find_several(definite, index, start)
        if wanted == "capital":
            return self._find_capital(sentence, definite)
        if wanted == "owner":
            return _one(self._discourse.find("there", index, start) or self._discourse.find("city", index, start))
        if wanted == "compass":
            return self._find_compass(definite, index, start)
        if wanted == "surroundings":
            base = self._discourse.find("area", index, start)
            return [(make_surroundings(base[0], self._words), base[1])] if base else []
        if wanted == "countryside":
            return self._find_countryside(definite, index, start)
        if wanted == "site":
            return self._sites.find(sentence, definite)
        pointed = sentence.tokens[definite.first].text.lower() in ("that", "this")
        found = self._discourse.find(wanted, index, start, definite.word, pointed)
        if found is None and wanted == "region":
            return self._find_composed(definite.word, index, start)
        if (found is None or is_capital(found[0])) and wanted in TOWNS:
            head = self._discourse.report.block_of(sentence).kind in HEADS
            main = self._discourse.find_main(wanted) if head else None
            if main is not None:
                return [(main, None)]
        if found is None:
            return self._find_unnamed(wanted) or self._sites.keep(definite)
        place, antecedent = found
        if wanted == "province" and place.kind != "province":
            place = self._seats.get_province(place) or place
        if wanted == "province" and (
            place.kind != "province" or (definite.word == "state" and not place.name.lower().endswith("state"))
        ):
            return []
        return [(place, antecedent)]

    def _find_several(self, definite: Definite, index: int, start: int) -> list[Antecedent]:
        """ "the two neighbourhoods", "both cities": the last so many places of the kind."""
        fitting = FITTING.get(definite.wanted, {})
        found: dict[str, tuple[Place, Grounding | None]] = {}
        for told, grounding in reversed(self._discourse.told):
            place = self._discourse.records[grounding.id]
            if index - told > 3:
                break
            if grounding.start < start and fitting.get(place.kind, 0) >= 0.7:
                found.setdefault(place.id, (place, grounding))
            if len(found) == definite.number:
                return list(found.values())[::-1]
        return []

    def _find_capital(self, sentence: Sentence, definite: Definite) -> list[Antecedent]:
        start = sentence.tokens[definite.first].start
        if definite.country:
            return self._seats.get_capital(definite.country)
        if definite.provincial:
            found = self._discourse.find("seat", sentence.index, start)
            province = self._seats.get_province(found[0]) if found else None
            seat = self._seats.get_seat(province) if province else None
            return [(seat, found[1] if found else None)] if seat else []
        return self._seats.get_capital(self._discourse.main) if self._discourse.main else []

    def _find_compass(self, definite: Definite, index: int, start: int) -> list[Antecedent]:
        """ "the north": of the enclave or country that the report is about."""
        found = self._discourse.find("country", index, start)
        base = found[0] if found and found[0].country == self._discourse.main else self._seats.get_homeland()
        if base is None:
            return []
        extent = self._gazetteer.get_extent(base.country) if self._gazetteer and base.country else (1.0, 1.0)
        return [(place, found[1] if found else None) for place in make_direction(base, definite.points, extent)]

    def _find_countryside(self, definite: Definite, index: int, start: int) -> list[Antecedent]:
        """ "the northern countryside": of the province that one was told of, else of the place in view."""
        for _, grounding in self._discourse.told[: -1 - FAR : -1]:
            place = self._discourse.records[grounding.id]
            same = any(f"/{point}-countryside" in place.id for layer in definite.layers for point in layer.points)
            if same and grounding.start < start:
                province = self._seats.get(place.within)
                return [(province, grounding)] if province else []
        base = self._discourse.find("countryside", index, start)
        return [(self._seats.get_province(base[0]) or base[0], base[1])] if base else []

    def _find_unnamed(self, wanted: str) -> list[Antecedent]:
        """The country, or the seat of the only province, of a report that has not named it."""
        if wanted == "country":
            country = self._seats.get_country()
            return [(country, None)] if country else []
        if wanted == "border":
            return self._seats.find_main_border()
        if wanted == "city":
            provinces = {g.id for _, g in self._discourse.told if self._discourse.records[g.id].kind == "province"}
            if len(provinces) == 1:
                seat = self._seats.get_seat(self._discourse.records[provinces.pop()])
                return [(seat, None)] if seat else []
            return self._find_namesake()
        return []

    def _find_namesake(self) -> list[Antecedent]:
        """The city that the last site told of is named after ("Newton international airport")."""
        for _, grounding in reversed(self._discourse.told):
            site = self._discourse.records[grounding.id]
            if site.kind not in SITES or site.country != self._discourse.main:
                continue
            words = site.name.split()
            while words and (words[-1].lower() in self._words.kinds or words[-1].lower() in self._words.between):
                words.pop()
            city = self._seats.find_exact(" ".join(words)) if words else None
            near = city and city.lat is not None and find_distance(site, city.lat, city.lon or 0.0) <= SITE_KM
            if city is not None and near and city.kind in ("city", "town"):
                return [(city, grounding)]
        return []

    def _find_composed(self, word: str, index: int, start: int) -> list[Antecedent]:
        """ "the strip" where Gaza was told of, "the valley" where Panjshir was: what both words name together."""
        for told, grounding in reversed(self._discourse.told):
            if index - told > COMPOSED_REACH:
                return []
            if grounding.start >= start:
                continue
            label = find_label(self._discourse.records[grounding.id], self._words)
            for name in dict.fromkeys((label, grounding.text)):
                place = self._seats.find_exact(f"{name} {word}")
                if place is not None and place.kind in ("region", "province", "district", "hill"):
                    return [(place, grounding)]
        return []


def _one(found: tuple[Place, Grounding] | None) -> list[Antecedent]:
    return [found] if found else []
