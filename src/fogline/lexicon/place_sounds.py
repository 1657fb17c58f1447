"""Place sounds: places close to some points whose names sound or look like a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

from rapidfuzz import fuzz

from fogline.lexicon.place_matches import FUZZY, SOUND, PlaceMatch, find_cells, find_distance, keep_best
from fogline.lexicon.placekey import (
    blur,
    drop_opener,
    find_key,
    find_opener,
    find_openings,
    find_plain_key,
    find_qualifiers,
    find_skeleton,
    find_skeletons,
    load_key_rules,
)
from fogline.models.entity import Place

LEAST_ALIKE = 80.0
"""Least likeness (0..100) of two skeletons within a day's drive of a settled place."""
LEAST_SOUND, LEAST_CLOSE = 66.0, 70.0
"""Least likeness (0..100) of blurred skeletons, and of skeletons and keys together, close to a settled place."""
SOUNDS, BLURRED, LETTERS = 0.45, 0.45, 0.1
"""Shares of likeness by blurred consonants, by blurred keys and by the keys as they are."""
OTHER_OPENER = 6.0
"""What two names lose of their likeness where a generic word stands before one of them alone ("Tell")."""
OTHER_QUALIFIER = 8.0
"""What they lose where one is called upper, eastern or great, and the other lower, western or small."""


class Rows(Protocol):
    """Where the places are filed."""

    def find_numbered(self, numbers: Iterable[int]) -> dict[int, Place]:
        """The places of some numbers, by number, without those that are not known."""

    def find_filed(self, cells: Sequence[int], opening: str) -> Iterator[tuple[str, int]]:
        """(skeleton, number) of the places of the cells whose skeletons begin so."""


class PlaceSounds:
    """Searches among the places filed by cell and skeleton; look-ups are pure, but for reading the files."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find_near(self, name: str, points: tuple[tuple[float, float], ...], radius_km: float) -> tuple[PlaceMatch, ...]:
        """Places within some way of one of the points whose names have the same or like consonants."""
        key, skeleton = find_key(name), find_skeleton(name)
        if len(key) < 4 or len(skeleton) < 2:
            return ()
        prefix = skeleton[:2]
        filed = self._rows.find_filed(find_cells(points, radius_km), prefix)
        alike = [(s, number) for s, number in filed if fuzz.ratio(s, skeleton, score_cutoff=LEAST_ALIKE)]
        places = self._find_within({number for _, number in alike}, points, radius_km)
        best: dict[str, PlaceMatch] = {}
        for spelled, number in alike:
            place = places.get(number)
            if place is None:
                continue
            close = fuzz.ratio(key, find_key(place.name))
            if spelled == skeleton and close >= (78 if len(key) > 6 else 88):
                keep_best(best, place, SOUND * (0.5 + close / 200))
            elif close >= 84 and len(key) > 5:
                keep_best(best, place, FUZZY * (0.5 + close / 200))
        return tuple(sorted(best.values(), key=lambda m: (-m.score, m.place.id)))

    def find_local(
        self, name: str, points: tuple[tuple[float, float], ...], radius_km: float
    ) -> tuple[PlaceMatch, ...]:
        """Places within a short way whose names are a likely misspelling or other romanisation."""
        bare, opener = drop_opener(name), find_opener(name)
        key, qualifiers = find_plain_key(bare), find_qualifiers(name)
        if len(key) < 3:
            return ()
        best: dict[str, PlaceMatch] = {}
        alike = self._find_alike(find_skeletons(name), find_cells(points, radius_km))
        for number, place in self._find_within(alike, points, radius_km).items():
            if place.kind in ("province", "district") or place.country not in load_key_rules().romanised:
                continue
            other = find_plain_key(drop_opener(place.name))
            letters = fuzz.ratio(key, other)
            close = SOUNDS * alike[number] + BLURRED * _compare_blurred(blur(key), blur(other)) + LETTERS * letters
            if opener != find_opener(place.name):
                close -= OTHER_OPENER
            others = find_qualifiers(place.name) if qualifiers else ""
            if others and others != qualifiers:
                close -= OTHER_QUALIFIER
            if close >= LEAST_CLOSE:
                best[place.id] = PlaceMatch(place, 0.95 * (close - 55) / 45, "much alike nearby")
        return tuple(sorted(best.values(), key=lambda m: (-m.score, m.place.id)))

    def _find_within(
        self, numbers: Collection[int], points: tuple[tuple[float, float], ...], radius_km: float
    ) -> dict[int, Place]:
        """Those of some places, by number, that lie within some way of one of the points."""
        found = self._rows.find_numbered(numbers) if numbers else {}
        return {n: p for n, p in found.items() if any(find_distance(p, *point) <= radius_km for point in points)}

    def _find_alike(self, skeletons: set[str], cells: Sequence[int]) -> dict[int, float]:
        """Places of the cells by number whose skeletons are like one of these, with how much (0..100)."""
        alike: dict[int, float] = {}
        for skeleton in sorted(skeletons - {""}):
            sound = blur(skeleton)
            for opening in find_openings(skeleton):
                for spelled, number in self._rows.find_filed(cells, opening):
                    ratio = fuzz.ratio(sound, blur(spelled), score_cutoff=LEAST_SOUND)
                    if ratio > alike.get(number, 0.0):
                        alike[number] = ratio
        return alike


def _compare_blurred(one: str, other: str) -> float:
    """Likeness 0..100; a long name inside the other, where a source puts a word before it, is nearly the same."""
    within = 0.92 * fuzz.partial_ratio(one, other) if min(len(one), len(other)) > 4 else 0.0
    return max(fuzz.ratio(one, other), within)
