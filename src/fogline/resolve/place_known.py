"""Place known: how far a stretch of words is a name that the gazetteer has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fogline.lexicon.gazetteer import Gazetteer
from fogline.lexicon.place_matches import EXACT, is_own
from fogline.models.report import Mention, Report, Sentence
from fogline.resolve.name_runs import is_glued

LONGEST = 7
NOTABLE_POPULATION = 8_000
GENERIC = frozenset({"airport", "airbase", "crossing", "camp", "base", "building"})
"""Kinds whose own words are dropped from a key, so that another spelling says little."""


class KnownNames:
    """Looks up the names of one report, whose places lie in `countries` for the most part."""

    def __init__(self, report: Report, gazetteer: Gazetteer, countries: frozenset[str]) -> None:
        self._report = report
        self._gazetteer = gazetteer
        self._countries = countries
        self.is_known = cache(self._look_up)
        self.is_notable = cache(self._look_up_notable)

    def has(self, text: str) -> bool:
        """Whether any place bears the name in some spelling."""
        return bool(self._gazetteer.find_candidates(text))

    def find_longest(
        self, sentence: Sentence, index: int, last: int, labels: Mapping[int, Mention], least: int
    ) -> int | None:
        """The last token of the longest known name from `index` on that takes in token `least`."""
        for stop in range(min(last, index + LONGEST - 1), least - 1, -1):
            over = labels.get(stop)
            if over is not None and over.last > stop:
                continue
            if is_glued(sentence.tokens, stop) and stop < last:
                continue
            text = self._report.text[sentence.tokens[index].start : sentence.tokens[stop].end]
            if self.is_known(text):
                return stop
        return None

    def find_joint(self, sentence: Sentence, first: int, last: int) -> int:
        """Where the first of several towns ends that a text without commas runs together ("Damascus Homs Aleppo");
        `last` where the stretch is one name."""
        tokens = sentence.tokens
        if last == first or any(not t.text[:1].isalpha() for t in tokens[first : last + 1]):
            return last
        if self._is_town(sentence, first, last):
            return last
        for stop in range(last - 1, first - 1, -1):
            if self._is_town(sentence, first, stop) and (
                self._is_town(sentence, stop + 1, last) or self.find_joint(sentence, stop + 1, last) != last
            ):
                return stop
        return last

    def _is_town(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the stretch is as it stands the name of a large town or a province of a country in the report."""
        text = self._report.text[sentence.tokens[first].start : sentence.tokens[last].end]
        places = (m.place for m in self._gazetteer.find_candidates(text, limit=6) if m.score == EXACT)
        large = (p for p in places if p.kind == "province" or (p.population or 0) >= NOTABLE_POPULATION)
        return any(place.country in self._countries for place in large)

    def _look_up(self, text: str) -> bool:
        matches = self._gazetteer.find_candidates(text, limit=3)
        return any(m.score == EXACT for m in matches) or self.is_notable(text)

    def _look_up_notable(self, text: str) -> bool:
        """Whether the name, in any spelling, is of our own table or a town of a country that the report names."""
        for match in self._gazetteer.find_candidates(text, limit=4):
            place = match.place
            if is_own(place):
                if match.score == EXACT or (place.country in self._countries and place.kind not in GENERIC):
                    return True
            elif (place.population or 0) >= NOTABLE_POPULATION and place.country in self._countries:
                return True
        return False
