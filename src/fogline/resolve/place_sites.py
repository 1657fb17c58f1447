"""Place sites: "the airport", "the military academy in Aleppo": told before, or that of the city in view."""

from __future__ import annotations

from collections.abc import Mapping

from fogline.lexicon.place_words import PlaceWords
from fogline.models.entity import Grounding, Place
from fogline.models.report import Sentence
from fogline.resolve.place_definite import Definite
from fogline.resolve.place_discourse import FITTING, GENERAL, HOMES, VAGUE, Discourse
from fogline.resolve.place_parts import find_label, make_facility
from fogline.resolve.place_seats import Seats

Antecedent = tuple[Place, Grounding | None]
"""A place, and the grounding that told of it; None where none did."""

LEAST_NAMED = 2
LOCATING = frozenset({"in", "at", "near", "outside"})
"""Prepositions by which a name right behind a site tells which it is."""


class Sites:
    """Finds the sites of one discourse; `starts` are the report's groundings by their start."""

    def __init__(self, discourse: Discourse, words: PlaceWords, seats: Seats, starts: Mapping[int, Grounding]) -> None:
        self._discourse = discourse
        self._words = words
        self._seats = seats
        self._starts = starts

    def find(self, sentence: Sentence, definite: Definite) -> list[Antecedent]:
        """ "the airport", "the military academy in Aleppo": told before, or that of the city in view."""
        index, start = sentence.index, sentence.tokens[definite.first].start
        city = self._find_home(sentence, definite)
        if city is None and definite.fresh:
            return []
        if city is None:
            kind = "facility" if definite.word in GENERAL and not definite.modifiers else definite.kind
            kind = "airfield" if definite.word == "base" else "site" if kind == "quarter" else kind
            found = self._discourse.find(kind if kind in FITTING else "site", index, start, definite.word)
            if found and not self._is_other(definite, found) and _agrees(definite, found):
                return [found]
            city = self._discourse.find("city", index, start, pointed=True)
            if city is None or (self._is_abroad(city[0]) and city[1].start < sentence.start):
                city = self._find_scene()
        vague = definite.word in VAGUE and not definite.specific
        if city is None and (not vague or _is_named(sentence, definite)):
            return self._make(definite)
        if city is None or vague or city[0].kind not in HOMES:
            return []
        known = self._seats.find_exact(f"{find_label(city[0], self._words)} {definite.said}")
        return [(known or make_facility(city[0], definite.kind, definite.said, self._words), city[1])]

    def keep(self, definite: Definite) -> list[Antecedent]:
        """What no place told before is, by its country, where its words tell it apart ("the coast road")."""
        return self._make(definite) if definite.specific else []

    def _make(self, definite: Definite) -> list[Antecedent]:
        country = self._seats.get_country()
        return [(make_facility(country, definite.kind, definite.said, self._words), None)] if country else []

    def _find_home(self, sentence: Sentence, definite: Definite) -> tuple[Place, Grounding] | None:
        """The place that a site is said to be in or by ("the power station at Newton")."""
        tokens, behind = sentence.tokens, definite.noun + 1
        if behind >= len(tokens) or tokens[behind].text.lower() not in LOCATING:
            return None
        for start in range(behind + 1, min(behind + 3, len(tokens))):
            here = self._starts.get(tokens[start].start)
            if here is not None:
                return self._discourse.records[here.id], here
        return None

    def _is_other(self, definite: Definite, found: tuple[Place, Grounding]) -> bool:
        """Whether both are buildings of unlike kinds by one noun ("the pumping station" after "the bus station")."""
        ours, theirs = definite.said.lower().split()[-2:], found[1].text.lower().split()[-2:]
        kinds = self._words.kinds
        told = all(len(said) > 1 and " ".join(said) in kinds for said in (ours, theirs))
        return told and ours != theirs and ours[-1] == theirs[-1]

    def _is_abroad(self, place: Place) -> bool:
        return place.country not in (None, self._discourse.main)

    def _find_scene(self) -> tuple[Place, Grounding] | None:
        """The town that the whole report names most, where it was told of before and no other is named as often."""
        counts = self._discourse.counts
        records = self._discourse.records.items()
        towns = [(counts[i], i) for i, p in records if p.kind in HOMES - {"quarter"} and not self._is_abroad(p)]
        ranked = sorted(towns, reverse=True)[:2]
        if not ranked or ranked[0][0] < LEAST_NAMED or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
            return None
        told = next((g for _, g in reversed(self._discourse.told) if g.id == ranked[0][1]), None)
        return (self._discourse.records[ranked[0][1]], told) if told else None


def _is_named(sentence: Sentence, definite: Definite) -> bool:
    """Whether a name stands before the noun ("the Newton post")."""
    return any(token.text[0].isupper() for token in sentence.tokens[definite.first + 1 : definite.noun])


def _agrees(definite: Definite, found: tuple[Place, Grounding]) -> bool:
    """Whether the phrase's own modifiers speak of the antecedent ("the military airport" of a civil one does not)."""
    said = f"{found[1].text} {found[0].name}".lower()
    return all(word in said or word in ("main", "same", "nearby", "local", "key") for word in definite.modifiers)
