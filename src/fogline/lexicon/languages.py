"""Languages: the words that give English away, and the abbreviations that do not end its sentences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words, without their full stop, after which a sentence goes on: before a name, a number, anything, a day."""

    titles: frozenset[str]
    before_number: frozenset[str]
    before_any: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]


@cache
def _load_table() -> dict[str, Any]:
    return tomllib.loads((files("fogline.lexicon") / "data" / "language.toml").read_text(encoding="utf-8"))


@cache
def load_english_words() -> tuple[frozenset[str], float]:
    """Lower-case function words, and the share of a text's words that makes it English."""
    table = _load_table()
    return frozenset(table["english"]), float(table["share"])


@cache
def load_abbreviations() -> Abbreviations:
    """The abbreviations of English-language press."""
    return Abbreviations(**{name: frozenset(words) for name, words in _load_table()["abbreviations"].items()})
