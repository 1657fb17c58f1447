"""Place offsets: so many kilometres from a place in a direction ("20 km south of", "12 miles to the west of")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.lexicon.number_lexicon import load_number_lexicon
from fogline.models.report import Token
from fogline.resolve.numerals import read_numeral

UNITS = {"km": 1.0, "kms": 1.0, "kilometre": 1.0, "kilometer": 1.0, "kilometres": 1.0, "kilometers": 1.0,
         "mile": 1.609, "miles": 1.609, "mi": 1.609, "metres": 0.001, "meters": 0.001}  # fmt: skip
GLUED = ("kms", "km", "mi")
"""Units that may stand right behind their figures ("20km")."""
NAUTICAL, NAUTICAL_KM = "nautical", 1.852
FARTHEST_KM = 500.0
LEADING = frozenset({"to", "the", "due", "just", "further", "away"})
"""Words between a distance and its direction."""
LONGEST = 14
LONGEST_BRACKET, LONGEST_DIGITS = 6, 8


@dataclass(frozen=True, slots=True)
class Offset:
    """Tokens `first` (the number) and `unit`; `km` as digits, `point` one of the eight of the compass."""

    first: int
    unit: int
    km: str
    point: str


def find_offset(tokens: tuple[Token, ...], name: int, directions: Mapping[str, str]) -> Offset | None:
    """The distance and direction that end right before the name at token `name`; None where there are none."""
    stop = name - 1 if name and tokens[name - 1].text.lower() == "the" else name
    opening = max(0, stop - LONGEST)
    said = [token.text.lower() for token in tokens[opening:stop]]
    if not said or said[-1] not in ("of", "from"):
        return None
    for start in range(len(said) - 3 + (len(said) == 2), -1, -1):
        km, after = read_distance(said, start)
        if km is None:
            continue
        point, end = read_point(said, skip_words(said, after, LEADING), directions)
        if not point or end != len(said) - 1:
            continue
        first = _find_first(said, start)
        km = read_distance(said, first)[0] or km
        return Offset(opening + first, opening + _find_unit(said, start, after), f"{km:g}", point)
    return None


def _find_first(said: Sequence[str], start: int) -> int:
    """Where a number of several words begins ("twenty - five")."""
    while start > 0 and read_distance(said, start - 1)[0] is not None:
        start -= 1
    return start


def _find_unit(said: Sequence[str], start: int, after: int) -> int:
    return next((i for i in range(start, after) if said[i] in UNITS), start)


def read_distance(said: Sequence[str], index: int) -> tuple[float | None, int]:
    """Kilometres told from `index` on ("20 km", "20km", "twenty kilometres (12 miles)"), and where the words for them
    end; None where there are none. `said` is in lower case."""
    for end in range(index + 1, min(index + 4, len(said))):
        if said[end] in UNITS:
            told = end - 1 if said[end - 1] in ("-", NAUTICAL) and end > index + 1 else end
            factor = NAUTICAL_KM if said[end - 1] == NAUTICAL else UNITS[said[end]]
            return _bound(_read_number(said[index:told]), factor), _skip_bracket(said, end + 1)
    word = said[index] if index < len(said) else ""
    unit = next((unit for unit in GLUED if word.endswith(unit) and word[:1].isdigit()), None)
    if unit is None:
        return None, index
    return _bound(_read_number([word.removesuffix(unit)]), UNITS[unit]), _skip_bracket(said, index + 1)


def read_point(said: Sequence[str], index: int, directions: Mapping[str, str]) -> tuple[str, int]:
    """The direction that stands at `index` ("south", "north - east"), and where it ends; empty where there is none."""
    point = directions.get(said[index], "") if index < len(said) else ""
    if point and index + 2 < len(said) and said[index + 1] == "-" and said[index + 2] in directions:
        return directions.get(said[index] + said[index + 2], point), index + 3
    return ("", index) if point == "centre" else (point, index + 1 if point else index)


def skip_words(said: Sequence[str], index: int, words: frozenset[str]) -> int:
    """The first place from `index` on that none of the words stands at."""
    while index < len(said) and said[index] in words:
        index += 1
    return index


def _bound(number: float | None, factor: float) -> float | None:
    return round(number * factor, 1) if number is not None and 0 < number * factor <= FARTHEST_KM else None


def _read_number(said: Sequence[str]) -> float | None:
    word = said[0].replace(",", "") if len(said) == 1 else ""
    if word[:1].isdigit():
        plain = len(word) <= LONGEST_DIGITS and word.isascii() and word.replace(".", "", 1).isdecimal()
        return float(word) if plain else None
    return read_numeral(said, load_number_lexicon().numerals)


def _skip_bracket(said: Sequence[str], index: int) -> int:
    """Behind a bracket that says the same in another measure."""
    if index < len(said) and said[index] == "(" and ")" in said[index : index + LONGEST_BRACKET]:
        return said.index(")", index) + 1
    return index
