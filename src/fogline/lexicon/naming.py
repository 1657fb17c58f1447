"""Naming: words that end the names of facilities, and the names of peoples, creeds and nationalities."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from fogline.lexicon.countries import load_countries


@cache
def _load_table() -> dict[str, list[str]]:
    return tomllib.loads((files("fogline.lexicon") / "data" / "mentions.toml").read_text(encoding="utf-8"))


@cache
def load_facility_words() -> tuple[frozenset[str], frozenset[str]]:
    """Lower-case last words of facilities' names, and words that may stand before them."""
    table = _load_table()
    return frozenset(table["facilities"]), frozenset(table["between"])


@cache
def load_peoples() -> frozenset[str]:
    """Adjectives and nouns of nationality, people and creed, with their capitals ("Syrian", "Syrians", "Kurdish")."""
    words = set(_load_table()["peoples"])
    for country in load_countries():
        plural = country.demonyms
        singular = tuple(d[:-1] for d in plural if d.endswith("s") and not d.endswith("ss"))
        words.update((*country.adjectives, *plural, *singular))
    return frozenset(word for word in words if " " not in word and "-" not in word)
