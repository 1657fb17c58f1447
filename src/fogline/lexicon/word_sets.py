"""Word sets: named sets of words that the reader's rules ask for, loaded from data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def load_words(name: str) -> frozenset[str]:
    """A named set of words: a class of `data/word_classes.toml` (air, guns, forces, people, things, ...), or what a
    single rule asks for, of `data/rule_words.toml`.

    Raises `KeyError` for a name that neither file has.
    """
    return _words()[name]


@cache
def _words() -> dict[str, frozenset[str]]:
    data = files("fogline.lexicon").joinpath("data")
    classes = tomllib.loads(data.joinpath("word_classes.toml").read_text(encoding="utf-8"))
    rules = tomllib.loads(data.joinpath("rule_words.toml").read_text(encoding="utf-8"))
    tables = [classes["class"], *rules.values()]
    return {name: frozenset(str(w) for w in words) for table in tables for name, words in table.items()}
