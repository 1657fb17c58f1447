"""Place seats: provinces, capitals, seats and borders that a report means without naming them."""

from __future__ import annotations

from collections import Counter

from fogline.lexicon.countries import load_countries
from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT
from fogline.lexicon.place_words import PlaceWords
from fogline.lexicon.seats import get_seats
from fogline.models.entity import Grounding, Place
from fogline.resolve.place_discourse import Discourse, is_strip
from fogline.resolve.place_parts import find_label, make_border


class Seats:
    """Looks up what stands above, in or beside the places told so far; `gazetteer` None leaves it to those told."""

    def __init__(self, discourse: Discourse, words: PlaceWords, gazetteer: Gazetteer | None) -> None:
        self._discourse = discourse
        self._words = words
        self._gazetteer = gazetteer

    def find_main_border(self) -> list[tuple[Place, Grounding | None]]:
        """The border of the two countries that the report names most, where no third is named half as often."""
        countries: Counter[str] = Counter()
        for place_id, count in self._discourse.counts.items():
            place = self._discourse.records[place_id]
            if place.country:
                countries[place.country] += count
        ranked = [*countries.most_common(3), ("", 0), ("", 0), ("", 0)]
        one, other = self.get(ranked[0][0].lower()), self.get(ranked[1][0].lower())
        if one is None or other is None or ranked[1][1] < max(2, 2 * ranked[2][1]):
            return []
        return [(make_border(one, other), None)]

    def find_exact(self, name: str) -> Place | None:
        """The first place of exactly this name, None without a gazetteer."""
        if self._gazetteer is None:
            return None
        matches = self._gazetteer.find_candidates(name, limit=4)
        return next((m.place for m in matches if m.score == EXACT), None)

    def get(self, place_id: str | None) -> Place | None:
        """The place of an id, told or known; None where there is none."""
        if place_id is None:
            return None
        if place_id in self._discourse.records:
            return self._discourse.records[place_id]
        try:
            return self._gazetteer.get_place(place_id) if self._gazetteer else None
        except KeyError:
            return None

    def get_province(self, place: Place) -> Place | None:
        """The province that a place lies in, or is."""
        return place if place.kind == "province" else self.get(place.admin1)

    def get_country(self) -> Place | None:
        """The main country of the report."""
        return self.get(self._discourse.main.lower()) if self._discourse.main else None

    def get_homeland(self) -> Place | None:
        """The main country, or its one territory that is told of where the country is not (the Gaza Strip)."""
        told = Counter({i: n for i, n in self._discourse.counts.items() if i in self._discourse.records})
        country = self.get_country()
        if country is not None and not told[country.id]:
            for place_id, _ in told.most_common():
                place = self._discourse.records[place_id]
                if place.country == self._discourse.main and is_strip(place):
                    return place
        return country

    def get_capital(self, country: str) -> list[tuple[Place, Grounding | None]]:
        """The capital of a country: the one told, else the first that the gazetteer knows."""
        names = next((c.capitals for c in load_countries() if c.iso2 == country), ())
        for place_id, _ in self._discourse.counts.most_common():
            told = self._discourse.records.get(place_id)
            if told is not None and told.kind == "city" and told.country == country and told.name in names:
                return [(told, None)]
        name = names[0] if names else ""
        if not name or self._gazetteer is None:
            return []
        matches = self._gazetteer.find_candidates(name, limit=8)
        capital = next((m.place for m in matches if m.place.country == country and m.place.kind == "city"), None)
        return [(capital, None)] if capital else []

    def get_seat(self, province: Place) -> Place | None:
        """The seat that our table gives a province, else the city of its name, told or known."""
        if (seat := self.get(get_seats().get(province.id))) is not None:
            return seat
        label = find_label(province, self._words)
        for place in self._discourse.records.values():
            if place.kind in ("city", "town") and place.name == label and place.admin1 == province.id:
                return place
        if self._gazetteer is None:
            return None
        matches = self._gazetteer.find_candidates(label, limit=8)
        seats = (m.place for m in matches if m.place.admin1 == province.id and m.place.kind in ("city", "town"))
        return next(seats, None) or self._find_main_town(province)

    def _find_main_town(self, province: Place) -> Place | None:
        """The city of a province that the report names most."""
        for place_id, _ in self._discourse.counts.most_common():
            place = self._discourse.records.get(place_id)
            if place is not None and place.kind == "city" and place.admin1 == province.id:
                return place
        return None
