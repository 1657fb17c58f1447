"""Dated reports: those nearest to a report by the names they share, with their passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from math import log
from typing import NamedTuple

from fogline.lexicon.countries import get_countries_by_word
from fogline.resolve.passages import Passage, find_passages

NEIGHBOURS = 24
"""Dated reports that an undated one is compared with, the nearest by names."""
_LEAST_SHARE = 0.02
_OPENING = 20_000
_MARKS = ".,;:!?()[]\"'“”‘’—–-"


class Neighbour(NamedTuple):
    """A dated report, its passages, and the share (0..1) of another report's names that it holds."""

    doc: str
    day: date
    passages: list[Passage]
    share: float


class DatedReports:
    """Dated reports, found by name; their passages are read when first needed."""

    def __init__(self, reports: Iterable[tuple[str, str, date]]) -> None:
        self._reports: list[tuple[str, str, date]] = []
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._countries: list[frozenset[str]] = []
        self._passages: dict[int, list[Passage]] = {}
        self.extend(reports)

    def extend(self, reports: Iterable[tuple[str, str, date]]) -> None:
        """Add reports: document, text, day."""
        for report in reports:
            for name in _find_names(report[1]):
                self._holders[name].append(len(self._reports))
            self._reports.append(report)
            self._countries.append(frozenset(_count_countries(report[1])))

    def find_neighbours(self, text: str) -> list[Neighbour]:
        """The nearest reports, nearest first. Names that a fifth of many reports share do not count, nor reports that
        never name the country that the text names most."""
        home = _find_home(text)
        weights: dict[int, float] = defaultdict(float)
        total = 0.0
        for name in sorted(_find_names(text)):
            holders = self._holders.get(name, ())
            weight = log(1 + (1 + len(self._reports)) / (1 + len(holders)))
            total += weight
            if len(holders) <= max(50, len(self._reports) // 5):
                for index in holders:
                    weights[index] += weight
        near = [index for index in weights if home is None or home in self._countries[index]]
        nearest = sorted(near, key=lambda index: (-weights[index], index))[:NEIGHBOURS]
        return [self._get(index, weights[index] / total) for index in nearest if weights[index] > _LEAST_SHARE * total]

    def _get(self, index: int, share: float) -> Neighbour:
        doc, text, day = self._reports[index]
        if index not in self._passages:
            self._passages[index] = find_passages(text)
        return Neighbour(doc, day, self._passages[index], share)


def _find_home(text: str) -> str | None:
    """The country that a text names most, None where it names none or two alike."""
    counts = _count_countries(text).most_common(2)
    return counts[0][0] if counts and (len(counts) == 1 or counts[0][1] > counts[1][1]) else None


def _count_countries(text: str) -> Counter[str]:
    known = get_countries_by_word()
    words = (word.strip(_MARKS).removesuffix("'s").removesuffix("’s") for word in text[:_OPENING].split())
    return Counter(code for word in words if word[:1].isupper() for code in known.get(word.lower(), ()))


def _find_names(text: str) -> set[str]:
    return {name for word in text[:_OPENING].split() if (name := _read_name(word))}


def _read_name(word: str) -> str:
    core = word.strip(_MARKS)
    return core.lower()[:7] if len(core) > 2 and core[0].isupper() else ""
