"""Numerals: the value of a number written in figures, words, or both ("1.2 million", "four hundred and twelve")."""

import re
from collections.abc import Mapping, Sequence

_FIGURES = re.compile(r"\d{1,3}(?:,\d{3}){1,4}|\d{1,2}(?:,\d\d){1,4},\d{3}|\d{1,15}(?:\.\d{1,9})?")
_LARGEST = 10**15


def read_numeral(words: Sequence[str], values: Mapping[str, Mapping[str, int]]) -> int | None:
    """The whole number that `words` (lower case) write, or None where they write none, or a broken one.

    `values` holds the classes ONES, TENS, SCALE and DOZEN of the number words. "a", "an" count as one,
    "half" as a half: "half a million" is 500,000. Hyphens and "and" are passed over.
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        if word in ("-", "and", "a", "an", "of"):
            continue
        if word == "half":
            current, seen = current + 0.5, True
        elif word in values["ONES"] or word in values["TENS"]:
            current, seen = current + (values["ONES"].get(word) or values["TENS"][word]), True
        elif word in values["SCALE"] or word in values["DOZEN"]:
            factor = values["SCALE"].get(word) or values["DOZEN"][word]
            current, seen = (current or 1) * factor, True
            if factor >= 1000:
                total, current = total + current, 0.0
        elif (figure := read_figures(word)) is not None:
            current, seen = current + figure, True
        else:
            return None
    value = total + current
    return int(value) if seen and value == int(value) and value < _LARGEST else None


def read_figures(word: str) -> float | None:
    """The value of a number in figures ("1,690", "12,50,000", "1.4"), or None."""
    if not _FIGURES.fullmatch(word):
        return None
    return float(word.replace(",", ""))
