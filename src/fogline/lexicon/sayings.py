"""Sayings: the words that open an attribution of any kind, loaded from data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Lemmas by the shape of the content that they open (see `data/sayings.toml`)."""

    clause: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    label: frozenset[str]
    prepositions: dict[str, frozenset[str]]
    according: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


@cache
def load_saying_words() -> SayingWords:
    """Read the packaged lists once."""
    raw = tomllib.loads(files("fogline.lexicon").joinpath("data/sayings.toml").read_text(encoding="utf-8"))
    verbs, phrases = raw["verbs"], raw["phrases"]
    return SayingWords(
        frozenset(verbs["clause"]),
        frozenset(verbs["infinitive"]),
        frozenset(verbs["object"]),
        frozenset(verbs["label"]),
        {verb: frozenset(words) for verb, words in raw["prepositions"].items()},
        frozenset(phrases["according"]),
        frozenset(phrases["nouns"]),
        frozenset(phrases["adjectives"]),
    )
