"""Place words: nouns that say what kind of place a name is, parts of places, directions, prepositions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files


@dataclass(frozen=True)
class PlaceWords:
    """The tables of `place_words.toml`.

    `kinds` maps a singular noun, or nouns joined by blanks ("air base"), to a kind of Place. `same` are nouns whose
    "of X" is X itself, `group` plural nouns for unnamed places, `directions` words to one of the eight points or
    "centre". `division` names the usual word for a first-level division by country code. `taking` are verbs whose
    object, where it is a name, is a place; `ground` are those of them whose object no body can be, `held` nouns whose
    "of X" makes a name X a place ("the fall of X"), `dwelling` those whose "its X" speaks of a place,
    `persons` verbs whose object, where it is a name, is somebody. `openers` begin names of places alone, a number
    belongs to the name behind those `numbered`, `bearers` are what no place is called in an apposition,
    nor, unless something is set there, `speakers`.
    """

    kinds: dict[str, str]
    same: frozenset[str]
    holdout: frozenset[str]
    rank: frozenset[str]
    centre: frozenset[str]
    countryside: frozenset[str]
    group: frozenset[str]
    between: frozenset[str]
    directions: dict[str, str]
    prepositions: frozenset[str]
    lists: frozenset[str]
    division: dict[str, str]
    taking: frozenset[str]
    ground: frozenset[str]
    held: frozenset[str]
    dwelling: frozenset[str]
    persons: frozenset[str]
    openers: frozenset[str]
    numbered: frozenset[str]
    bearers: frozenset[str]
    speakers: frozenset[str]

    @cached_property
    def longest(self) -> int:
        """Words in the longest kind ("nuclear power plant": 3)."""
        return max(kind.count(" ") + 1 for kind in self.kinds)


@cache
def load_place_words() -> PlaceWords:
    """Read the tables once."""
    raw = tomllib.loads((files("fogline.lexicon") / "data" / "place_words.toml").read_text(encoding="utf-8"))

    def words(entry: str) -> frozenset[str]:
        return frozenset(word.replace("_", " ") for word in entry.split())

    return PlaceWords(
        kinds={noun: kind for kind, nouns in raw["kinds"].items() for noun in words(nouns)},
        same=words(raw["parts"]["same"]),
        holdout=words(raw["parts"]["holdout"]),
        rank=words(raw["parts"]["rank"]),
        centre=words(raw["parts"]["centre"]),
        countryside=words(raw["parts"]["countryside"]),
        group=words(raw["parts"]["group"]),
        between=words(raw["between"]["words"]),
        directions={word: point for point, entry in raw["directions"].items() for word in words(entry)},
        prepositions=words(raw["locative"]["prepositions"]),
        lists=words(raw["locative"]["lists"]),
        division=raw["division"],
        taking=words(raw["taking"]["verbs"]),
        ground=words(raw["taking"]["ground"]),
        held=words(raw["taking"]["nouns"]),
        dwelling=words(raw["parts"]["dwelling"]),
        persons=words(raw["taking"]["persons"]),
        openers=words(raw["naming"]["openers"]),
        numbered=words(raw["naming"]["numbered"]),
        bearers=words(raw["naming"]["bearers"]),
        speakers=words(raw["naming"]["speakers"]),
    )
