"""Place discourse: the places told so far in a report, and which of them a definite phrase stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from math import log

from fogline.models.entity import Grounding, Place
from fogline.models.report import Report, Sentence
from fogline.resolve.place_countries import is_capital
from fogline.resolve.place_mastheads import is_dateline
from fogline.resolve.place_scores import SITES

FITTING: dict[str, dict[str, float]] = {
    "city": {"city": 1.0, "town": 0.75, "unknown": 0.5, "quarter": 0.05},
    "town": {"town": 1.0, "village": 0.75, "unknown": 0.8, "city": 0.65},
    "village": {"village": 1.0, "unknown": 0.9, "town": 0.7},
    "province": {"province": 1.0, "countryside": 0.95, "city": 0.7, "town": 0.6, "village": 0.4},
    "countryside": {"province": 1.0, "countryside": 0.9, "city": 0.95, "town": 0.5},
    "seat": {"province": 1.0, "countryside": 0.9, "city": 0.3, "town": 0.3},
    "airfield": {"airbase": 1.0, "base": 1.0, "building": 0.3},
    "facility": {"base": 1.0, "building": 1.0, "airbase": 0.9, "airport": 0.7, "camp": 0.6},
    "scene": {"city": 1.0, "town": 1.0, "village": 1.0, "unknown": 0.9, "quarter": 1.0, "hill": 0.9, "base": 1.0,
              "airbase": 1.0, "airport": 1.0, "camp": 1.0, "crossing": 0.9, "district": 0.7, "building": 1.0},
    "fenced": {"base": 1.0, "building": 1.0, "airbase": 1.0, "airport": 1.0, "camp": 1.0},
    "district": {"district": 1.0, "quarter": 0.9, "town": 0.4, "unknown": 0.4, "city": 0.2},
    "quarter": {"quarter": 1.0, "unknown": 0.7, "district": 0.5, "village": 0.3},
    "country": {"country": 1.0},
    "area": {"countryside": 1.0, "province": 0.9, "region": 0.9, "district": 0.8, "city": 0.7, "town": 0.7,
             "village": 0.6, "quarter": 0.7, "unknown": 0.6, "hill": 0.6},
    "region": {"region": 1.0, "province": 0.9},
    "hill": {"hill": 1.0, "unknown": 0.2},
    "river": {"river": 1.0},
    "road": {"road": 1.0},
    "sea": {"sea": 1.0},
    "border": {"region": 1.0},
    "airport": {"airport": 1.0, "airbase": 0.7},
    "airbase": {"airbase": 1.0, "airport": 0.4, "base": 0.4},
    "base": {"airbase": 1.0, "base": 1.0, "building": 0.2},
    "held": {"city": 1.0, "town": 1.0, "village": 1.0, "unknown": 0.9, "quarter": 0.9, "hill": 0.9, "base": 0.9,
             "airbase": 0.9, "airport": 0.9, "camp": 0.8, "crossing": 0.9, "district": 0.7, "region": 0.7,
             "province": 0.6, "building": 0.9},
    "there": {"city": 1.0, "town": 1.0, "village": 1.0, "province": 0.8, "unknown": 0.8, "region": 0.8,
              "country": 0.6, "countryside": 0.8, "quarter": 0.9, "camp": 0.9, "airport": 0.9, "airbase": 0.9,
              "building": 0.8, "base": 0.8, "crossing": 0.8},
}  # fmt: skip
"""How well a place's kind fits what a phrase asks for; a kind not listed does not fit."""

REACH = {"area": 2, "there": 1, "held": 1, "hill": 6, "countryside": 6, "facility": 6, "fenced": 3, "scene": 4,
         "site": 40, "region": 40, "province": 40, "country": 40}  # fmt: skip
"""How many sentences back a phrase may point; 14 for the rest."""
LEAST = 0.33
SAME_BLOCK = 0.25
"""What an earlier place of the same paragraph or list item gains."""
AMONG = 0.85
"""How likely a place abroad is meant in the paragraph that tells of it."""
TOWNLY = frozenset({"city", "town", "province", "seat", "there", "area"})
"""What a capital that stands for its government is no antecedent of."""
SETTING = frozenset({"in", "at", "near", "around", "outside", "into", "inside", "across", "within", "over", "on",
                     "from", "leave", "reach", "enter"})  # fmt: skip
ORIGIN = 0.4
"""How much less a place is meant by "the city" from which somebody only came."""
FAR = 120
"""How many places back an earlier countryside is looked for."""
COMING = frozenset({"came", "come", "comes", "coming", "arrived", "arriving", "marched", "flew", "drove", "crossed"})
NEAR_VERB = 5
"""How many words before a place its verb stands at most."""
ENDING = frozenset({"base", "field", "works", "yard", "house"})
"""Nouns that may close a longer word for the same site."""
HOMES = frozenset({"city", "town", "village", "quarter", "unknown"})
VAGUE = frozenset({"post", "building", "site", "complex", "field", "station", "garden", "square"})
"""Site nouns that say nothing of which, where no such site was told of."""
GENERAL = frozenset({"building", "site", "compound", "complex", "base", "headquarters", "garrison"})
"""Site nouns that can take up any earlier site."""


@dataclass
class Discourse:
    """Places told so far in the report, in text order; `ends` tells where the phrase from a character on ends."""

    report: Report
    records: dict[str, Place]
    told: list[tuple[int, Grounding]]
    counts: Counter[str]
    main: str | None
    ends: dict[int, int] = field(default_factory=dict)

    def add(self, sentence: Sentence, grounding: Grounding) -> None:
        if grounding.inside is None:
            self.ends[grounding.start] = max(grounding.end, self.ends.get(grounding.start, 0))
        if not is_dateline(self.report, sentence, grounding):
            self.told.append((sentence.index, grounding))

    def find(
        self, wanted: str, sentence: int, start: int, noun: str = "", pointed: bool = False
    ) -> tuple[Place, Grounding] | None:
        """The best place told before character `start`; for a site its noun must be in the text or name.

        `pointed` ("that town"): the nearest counts, not the one most spoken of.
        """
        fitting = FITTING.get(wanted)
        best: tuple[float, Place, Grounding] | None = None
        reach = REACH.get(wanted, 14)
        for index, grounding in reversed(self.told):
            if sentence - index > reach:
                break
            if grounding.start >= start:
                continue
            place = self.records[grounding.id]
            if fitting is not None:
                fit = fitting.get(place.kind, 0.0)
            else:
                said = f"{grounding.text} {place.name}".lower()
                fit = 1.0 if _bears(noun, said) and place.kind in (*SITES, "quarter", "unknown") else 0.0
            if wanted == "border" and not place.id.startswith("border:"):
                fit = 0.0
            elif wanted == "region":
                fit = _fit_region(noun, place, grounding)
            elif wanted == "town" and (place.population or 0) > 300_000:
                fit = 0.2
            if not fit:
                continue
            beside = sentence != index and self.report.sentences[sentence].block == self.report.sentences[index].block
            home = 1.0 if place.country in (None, self.main) else 0.3 if wanted == "country" else 0.55
            if home < 1 and wanted != "country" and (beside or sentence == index):
                home = AMONG
            if wanted in TOWNLY and is_capital(place):
                home *= 0.5 if not self._is_set(index, grounding) else 0.7 if wanted == "city" and not pointed else 1.0
            if grounding.inside is not None and grounding.start < self.ends.get(grounding.inside, 0):
                home *= 0.6
            origin = wanted in TOWNLY and self._is_origin(index, grounding, wanted == "there")
            if origin or (wanted == "there" and self._only_tells(index, grounding)):
                home *= ORIGIN
            salience = 0.0 if pointed else 0.2 * log(max(1, self.counts[place.id]))
            near = 1.2 if sentence == index else 1 / (1 + 0.45 * (sentence - index))
            if beside:
                near += SAME_BLOCK
            score = fit * home * (near + salience)
            if best is None or score > best[0]:
                best = (score, place, grounding)
        if best is None or best[0] < LEAST * (1.0 if reach < 14 else 0.4 if reach == 14 else 0.2):
            return None
        return best[1], best[2]

    def find_main(self, wanted: str) -> Place | None:
        """The place of a kind in the main country that the whole report names most, no capital; None where it names
        none twice."""
        fitting = FITTING.get(wanted, {})
        ranked = [
            (count * fitting.get(self.records[i].kind, 0.0), i)
            for i, count in self.counts.items()
            if count > 1 and i in self.records and self.records[i].country == self.main
            if not is_capital(self.records[i])
        ]
        score, place_id = max(ranked, default=(0.0, ""))
        return self.records[place_id] if score >= 1 else None

    def _is_origin(self, index: int, grounding: Grounding, always: bool = False) -> bool:
        """Whether somebody or something only came from a place ("they came down from Newton"); who leaves a place
        tells of it ("is retreating from Newton"). `always`: whatever came from there."""
        tokens = self.report.sentences[index].tokens
        at = bisect_left([token.start for token in tokens], grounding.start)
        if at == 0 or tokens[at - 1].text.lower() != "from":
            return False
        verb = next((t for t in reversed(tokens[max(0, at - NEAR_VERB) : at - 1]) if t.upos == "VERB"), None)
        return always or (verb is not None and verb.text.lower() in COMING)

    def _only_tells(self, index: int, grounding: Grounding) -> bool:
        """Whether a place only says whose somebody is ("Newton's general staff") or where another lies ("Newton, a
        village 4 km to the east")."""
        text = self.report.text
        if text[grounding.end : grounding.end + 2] in ("'s", "’s"):
            return True
        direction = self.records[grounding.id].direction is not None and grounding.text.startswith("the ")
        return direction and text[max(0, grounding.start - 3) : grounding.start].lower() == "to "

    def _is_set(self, index: int, grounding: Grounding) -> bool:
        """Whether the words before a name say that something happens there, or it stands by itself."""
        tokens = self.report.sentences[index].tokens
        at = bisect_left([token.start for token in tokens], grounding.start)
        if at == 0:
            return len(tokens) < 2 or tokens[1].text in (".", ":", "-", "–")
        return tokens[at - 1].text.lower() in SETTING or tokens[at - 1].lemma.lower() in SETTING


def _bears(noun: str, said: str) -> bool:
    """Whether a site's name has a noun: "the base" may be an airbase, "the port" is no airport."""
    return bool(noun) and (f" {noun}" in f" {said}" or (noun in ENDING and noun in said))


def _fit_region(noun: str, place: Place, grounding: Grounding) -> float:
    """ "the region" takes up what was called one, "the strip" and the like only what bears the word."""
    said = f"{grounding.text} {place.name}".lower()
    if noun in said:
        return 1.0
    if noun in ("enclave", "pocket"):
        besieged = place.kind in ("village", "town", "city") and not is_capital(place)
        return 0.8 if place.kind == "region" or is_strip(place) else 0.5 if besieged else 0.0
    return 0.6 if noun == "region" and place.kind == "region" and not place.id.startswith("border:") else 0.0


def is_strip(place: Place) -> bool:
    return place.kind == "province" and place.name.endswith("Strip")
